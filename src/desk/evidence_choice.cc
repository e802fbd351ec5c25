#include "desk/evidence_choice.h"

#include "desk/components/checkboxes.h"
#include "desk/components/details.h"
#include "desk/entry_words.h"
#include "desk/links.h"
#include "desk/pieces.h"

#include <algorithm>
#include <array>
#include <ranges>
#include <set>

namespace holdfast::desk {

using casefile::AnyFact;
using web::Html;

namespace {

/// As many as one look takes in.
constexpr std::size_t newest_most = 12;
constexpr std::size_t words_most = 90;

/// Where a rule asks for it before the record is whole, the question stands open.
struct Asks {
    std::string_view type;
    bool stands_open = false;
};
constexpr std::array asking_types = {Asks{"threshold", true},
                                     Asks{"decisionProposal", true},
                                     Asks{"returnHome", true},
                                     Asks{"informationSharing", true},
                                     Asks{"assessment"},
                                     Asks{"strategyDiscussion"},
                                     Asks{"section47Enquiry"},
                                     Asks{"preProceedings"},
                                     Asks{"panelDecision"},
                                     Asks{"childProtectionPlan"}};

/// What happened, was seen or was said; not who somebody is, and no decision or its steps.
bool may_bear_it(const AnyFact& fact)
{
    constexpr std::string_view others[] = {"person",
                                           "familyMember",
                                           "networkMember",
                                           "identifier",
                                           "alias",
                                           "address",
                                           "characteristics",
                                           "relationship",
                                           "parentalResponsibility",
                                           "samePerson",
                                           "allocation",
                                           "letter",
                                           "notification",
                                           "threshold",
                                           "decision",
                                           "decisionProposal",
                                           "closingProposal",
                                           "signature",
                                           "answer",
                                           "challenge",
                                           "challengeAnswer",
                                           "pressureReport",
                                           "audit"};
    return std::ranges::find(others, fact.type->key) == std::end(others);
}

/// What the form says that it rests on already: what led here, what was ticked, and what stood in
/// the record that is written again. Ids, each once.
std::vector<std::string> ticked_in(const ShownForm& shown_form)
{
    std::vector<std::string> ids;
    for (const web::Fields* fields : {&shown_form.links, &shown_form.typed})
        for (const std::string& id : fields->all(rests_on_name))
            if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
    return ids;
}

const AnyFact* fact_of(const casefile::Facts& facts, const std::string& id)
{
    const auto entry = base::EntryId::parse(id);
    return entry ? facts.find_any(*entry) : nullptr;
}

/// The newest of those on which something may rest, the newest first; nothing in whose place
/// another stands.
std::vector<const AnyFact*> newest_bearing(const casefile::Facts& facts)
{
    const auto every = facts.every();
    std::set<base::EntryId> replaced;
    for (const AnyFact* fact : every)
        for (const ledger::Link& link : fact->links)
            if (link.kind == ledger::LinkKind::supersedes) replaced.insert(link.to);
    std::vector<const AnyFact*> found;
    for (const AnyFact* fact : every | std::views::reverse)
        if (found.size() < newest_most && may_bear_it(*fact) && !replaced.contains(fact->id))
            found.push_back(fact);
    return found;
}

Choice choice_of(const AnyFact& fact, const casefile::Facts& facts, bool is_chosen)
{
    Choice choice;
    choice.text = std::string{fact.type->name};
    if (const std::string day = plain_date(fact.happened, facts); !day.empty())
        choice.text += ", " + day;
    choice.hint = first_words(fact, words_most);
    choice.value = fact.id.text();
    choice.is_chosen = is_chosen;
    return choice;
}

}  // namespace

bool asks_on_what_it_rests(const records::RecordType& type)
{
    return std::ranges::find(asking_types, type.key, &Asks::type) != asking_types.end();
}

Html rests_on_question(const FamilyPage& page, const records::RecordType& type,
                       const ShownForm& shown_form)
{
    const casefile::Facts& facts = page.open->scene->facts;
    Checkboxes boxes;
    boxes.name = std::string{rests_on_name};
    boxes.hint = "The newest come first. What is ticked stands beside what you write, for whoever "
                 "decides on it.";
    boxes.classes = "govuk-checkboxes--small";
    std::vector<const AnyFact*> offered = newest_bearing(facts);
    std::vector<const AnyFact*> ticked;
    Html unread;  // What the reader may not read stays as it was.
    for (const std::string& id : ticked_in(shown_form)) {
        const AnyFact* fact = fact_of(facts, id);
        if (fact == nullptr) {
            unread += hidden_input(std::string{rests_on_name}, id);
            continue;
        }
        ticked.push_back(fact);
        if (std::ranges::find(offered, fact) == offered.end()) offered.push_back(fact);
    }
    if (offered.empty()) return unread;
    for (const AnyFact* fact : offered)
        boxes.choices.push_back(
            choice_of(*fact, facts, std::ranges::find(ticked, fact) != ticked.end()));
    const auto* asks = std::ranges::find(asking_types, type.key, &Asks::type);
    constexpr std::string_view question = "On what does it rest? (optional)";
    boxes.legend = Legend{std::string{question}, "govuk-fieldset__legend--s", false};
    if (asks->stands_open) return unread + checkboxes(boxes);
    Details fold;
    fold.summary = std::string{question};
    fold.content = checkboxes(boxes);
    fold.is_open = !ticked.empty();
    return unread + details(fold);
}

}  // namespace holdfast::desk
