#include "desk/findings.h"

#include "casefile/allocations.h"
#include "desk/components/marks.h"
#include "desk/entry_words.h"
#include "desk/pieces.h"
#include "desk/way_to_write.h"
#include "records/types/answer.h"

#include <algorithm>

namespace holdfast::desk {

using casework::SeenFinding;
using guardrails::AtGate;
using guardrails::Standing;
using web::Html;

namespace {

Html evidence(std::string_view word, std::span<const guardrails::Evidence> all)
{
    std::vector<Html> items;
    for (const guardrails::Evidence& each : all) items.push_back(Html::text(each.says));
    if (items.empty()) return {};
    return paragraph(word) + bullets(items);
}

std::string_view gate_class(AtGate state)
{
    switch (state) {
    case AtGate::answered:
    case AtGate::overridden: return "";
    case AtGate::needs_you: return "desk-gate__item--needs-you";
    case AtGate::stops: return "desk-gate__item--stops";
    }
    return "";
}

std::string_view state_words(AtGate state, const GateWords& words)
{
    switch (state) {
    case AtGate::answered: return "Answered by the record";
    case AtGate::overridden: return "Overridden by a second signer";
    case AtGate::needs_you: return "Needs you";
    case AtGate::stops: return words.stops;
    }
    return "";
}

}  // namespace

std::string standing_words(const SeenFinding& finding)
{
    switch (finding.standing) {
    case Standing::met: return "Answered by the record";
    case Standing::pending: return finding.due ? "Owed by " + base::words(*finding.due) : "Owed";
    case Standing::breached: return "Not met";
    case Standing::cannot_tell: return "Cannot be told from the record yet";
    }
    return "";
}

namespace {

/// What can be done comes first: that is what the page is opened for.
Html body_of(const FamilyPage& page, const SeenFinding& finding,
             const std::vector<guardrails::Evidence>& because)
{
    std::vector<Html> missing;
    for (const std::string& each : finding.missing) missing.push_back(Html::text(each));
    Html content;
    if (!missing.empty()) content += paragraph("What can still be done:") + bullets(missing);
    content += way_to_write(page, finding);
    content += evidence("Because:", because);
    content += evidence("On the other side:", finding.against);
    if (finding.rests_on_hidden)
        content += paragraph("Something that you cannot see stands here. Ask the head of service.");
    return content;
}

Html way_to_why(const FamilyPage& page, const SeenFinding& finding)
{
    return paragraph(
        link((family_url(page.family) / "why").with_segment(finding.guardrail->id),
             "Why, and where this rule comes from (" + std::string{finding.guardrail->id} + ")"));
}

/// What a finding at a gate rests on, without what was said there already of the same entry in the
/// same words: a proposal's own words are what many rules rest on, and are read once.
std::vector<guardrails::Evidence> not_yet_said(const SeenFinding& finding,
                                               std::vector<guardrails::Evidence>& said)
{
    std::vector<guardrails::Evidence> fresh;
    for (const guardrails::Evidence& each : finding.because)
        if (std::ranges::find(said, each) == said.end()) fresh.push_back(each);
    said.insert(said.end(), fresh.begin(), fresh.end());
    return fresh;
}

Html asked(const SeenFinding& finding)
{
    return web::element(
        "strong", classed({"desk-gate__standing"}), Html::text(finding.guardrail->asks));
}

}  // namespace

Html finding_body(const FamilyPage& page, const SeenFinding& finding)
{
    return body_of(page, finding, finding.because);
}

namespace {

/// "Referral, 2 March 2026", which leads to the record.
Html entry_words(const FamilyPage& page, const casework::Question& question)
{
    const casefile::Facts& facts = page.open->scene->facts;
    const auto* fact = question.entry ? facts.find_any(*question.entry) : nullptr;
    if (fact == nullptr) return Html::text("Something that you cannot see");
    return link(record_url(page.family, fact->id),
                std::string{fact->type->name} + ", " + plain_date(fact->happened, facts));
}

Html asked_of(const FamilyPage& page, const SeenFinding& finding)
{
    return div({"desk-gate__asked"},
               asked(finding) + paragraph(standing_words(finding) + ".")
                   + source_line(owner_words(finding, *page.open)) + finding_body(page, finding)
                   + way_to_why(page, finding));
}

Html entries_list(const FamilyPage& page, const std::vector<casework::Question>& questions)
{
    Html items;
    for (const casework::Question& question : questions) {
        Html content =
            web::element("h3", classed({"govuk-heading-s"}), entry_words(page, question));
        for (const SeenFinding& finding : question.asked) content += asked_of(page, finding);
        const bool presses = question.press == casework::Press::now;
        items += web::element(
            "li",
            classed({"desk-gate__item",
                     presses ? "desk-gate__item--stops" : "desk-gate__item--needs-you"}),
            content);
    }
    return web::element("ul", classed({"desk-gate"}), items);
}

Html dismissed_list(const FamilyPage& page, const std::vector<SeenFinding>& dismissed)
{
    Html items;
    for (const SeenFinding& finding : dismissed)
        items += web::element("li",
                              classed({"desk-gate__item"}),
                              asked(finding) + dismissal_words(finding, *page.open)
                                  + way_to_why(page, finding));
    return folded("Dismissed (" + std::to_string(dismissed.size()) + ")",
                  web::element("ul", classed({"desk-gate"}), items));
}

}  // namespace

std::string owner_words(const SeenFinding& finding, const casework::OpenFamily& open)
{
    const access::Standing& reader = open.standing;
    const auto named = [&](guardrails::Owner owner) -> std::string {
        if (owner == guardrails::Owner::team_manager
            && casefile::current_allocations(*open.scene, open.today).empty())
            return "whoever gives out work, because nobody has this family";
        if (owner == guardrails::Owner::team_manager
            && reader.relation == access::Relation::manager_of)
            return "you";
        const auto* lead = casefile::lead_allocation(*open.scene, open.today);
        const auto who = lead != nullptr ? casefile::practitioner_of(*lead) : std::nullopt;
        const auto known = who ? open.authors.find(*who) : open.authors.end();
        if (owner != guardrails::Owner::lead_worker || known == open.authors.end())
            return std::string{word_of(owner)};
        if (who == reader.viewer.practitioner) return "you";
        return known->second.name + ", who leads the work";
    };
    const casework::Owned owned = casework::owner_of(finding, open);
    std::string words = "For " + named(owned.by);
    if (owned.now != owned.by) words += "; its day has passed, so also for " + named(owned.now);
    return words + ".";
}

Html dismissal_words(const SeenFinding& finding, const casework::OpenFamily& open)
{
    const casefile::Facts& facts = open.scene->facts;
    const auto* answer =
        finding.dismissed_by ? facts.find<records::Answer>(*finding.dismissed_by) : nullptr;
    if (answer == nullptr) return {};
    const Html reasons = answer->record.reasons ? prose(answer->record.reasons->text) : Html{};
    return reasons
         + source_line(
               "Dismissed: it does not apply here. " + author_words(open, answer->by) + ", "
               + base::words(base::London::date_of(answer->recorded))
               + ". It comes back when what it rests on changes"
               + (finding.due && !finding.day_has_passed ? ", or when its day has passed." : "."));
}

std::string waiting_words(std::size_t count)
{
    return counted(count, "question waits", "questions wait") + ", and none is late";
}

Html findings_list(const FamilyPage& page)
{
    const casework::Questions questions = casework::questions_of(*page.open);
    Html lists;
    if (questions.standing.empty())
        lists = paragraph("No rule asks anything that presses just now. The rules see only what "
                          "is written down.");
    else lists = entries_list(page, questions.standing);
    if (!questions.waiting.empty())
        lists += folded(waiting_words(casework::count_asked(questions.waiting)),
                        entries_list(page, questions.waiting));
    if (!questions.dismissed.empty()) lists += dismissed_list(page, questions.dismissed);
    return lists;
}

Html gate_list(const FamilyPage& page, const casework::SeenGate& gate, const GateWords& words)
{
    Html lists;
    std::vector<guardrails::Evidence> said;
    for (const AtGate state :
         {AtGate::stops, AtGate::needs_you, AtGate::overridden, AtGate::answered}) {
        Html items;
        std::size_t count = 0;
        for (const casework::SeenGateItem& item : gate.items) {
            if (item.state != state) continue;
            ++count;
            items += web::element(
                "li",
                classed({"desk-gate__item", gate_class(state)}),
                asked(item.finding) + body_of(page, item.finding, not_yet_said(item.finding, said))
                    + way_to_why(page, item.finding));
        }
        if (count == 0) continue;
        lists +=
            heading(3, std::string{state_words(state, words)} + " (" + std::to_string(count) + ")")
            + web::element("ul", classed({"desk-gate"}), items);
    }
    return lists;
}

}  // namespace holdfast::desk
