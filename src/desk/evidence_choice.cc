#include "desk/evidence_choice.h"

#include "desk/components/checkboxes.h"
#include "desk/components/details.h"
#include "desk/entry_words.h"
#include "desk/links.h"
#include "desk/pieces.h"

#include <algorithm>
#include <array>
#include <ranges>

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

/// The newest first; nothing in whose place another stands.
std::vector<const AnyFact*> bearing(const casefile::Facts& facts)
{
    const auto every = facts.every();
    const auto is_replaced = [&](const AnyFact& fact) {
        return std::ranges::any_of(every, [&](const AnyFact* other) {
            return other->links_to(ledger::LinkKind::supersedes, fact.id);
        });
    };
    std::vector<const AnyFact*> found;
    for (const AnyFact* fact : every | std::views::reverse)
        if (may_bear_it(*fact) && !is_replaced(*fact)) found.push_back(fact);
    return found;
}

bool is_ticked(const ShownForm& shown_form, const AnyFact& fact)
{
    const auto holds = [&](const web::Fields& fields) {
        const auto all = fields.all(rests_on_name);
        return std::ranges::find(all, fact.id.text()) != all.end();
    };
    return holds(shown_form.links) || holds(shown_form.typed);
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
    bool any_ticked = false;
    for (const AnyFact* fact : bearing(facts)) {
        const bool ticked = is_ticked(shown_form, *fact);
        if (boxes.choices.size() >= newest_most && !ticked) continue;
        any_ticked = any_ticked || ticked;
        boxes.choices.push_back(choice_of(*fact, facts, ticked));
    }
    if (boxes.choices.empty()) return {};
    const auto* asks = std::ranges::find(asking_types, type.key, &Asks::type);
    constexpr std::string_view question = "On what does it rest? (optional)";
    boxes.legend = Legend{std::string{question}, "govuk-fieldset__legend--s", false};
    if (asks->stands_open) return checkboxes(boxes);
    Details fold;
    fold.summary = std::string{question};
    fold.content = checkboxes(boxes);
    fold.is_open = any_ticked;
    return details(fold);
}

}  // namespace holdfast::desk
