#include "desk/findings.h"

#include "desk/components/marks.h"
#include "desk/pieces.h"
#include "desk/way_to_write.h"

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

bool wants_somebody(const SeenFinding& finding)
{
    return finding.standing != Standing::met;
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
    content += paragraph(
        link((family_url(page.family) / "why").with_segment(finding.guardrail->id),
             "Why, and where this rule comes from (" + std::string{finding.guardrail->id} + ")"));
    return content;
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

Html findings_list(const FamilyPage& page)
{
    Html items;
    for (const SeenFinding& finding : page.open->findings) {
        if (!wants_somebody(finding)) continue;
        const Html standing = web::element(
            "strong", classed({"desk-gate__standing"}), Html::text(standing_words(finding)));
        items += web::element("li",
                              classed({"desk-gate__item", "desk-gate__item--needs-you"}),
                              standing + paragraph(finding.guardrail->asks)
                                  + finding_body(page, finding));
    }
    if (items.empty())
        return paragraph("No rule asks anything just now. The rules see only what is written "
                         "down.");
    return web::element("ul", classed({"desk-gate"}), items);
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
            items +=
                web::element("li",
                             classed({"desk-gate__item", gate_class(state)}),
                             asked(item.finding)
                                 + body_of(page, item.finding, not_yet_said(item.finding, said)));
        }
        if (count == 0) continue;
        lists +=
            heading(3, std::string{state_words(state, words)} + " (" + std::to_string(count) + ")")
            + web::element("ul", classed({"desk-gate"}), items);
    }
    return lists;
}

}  // namespace holdfast::desk
