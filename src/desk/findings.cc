#include "desk/findings.h"

#include "desk/components/marks.h"
#include "desk/pieces.h"
#include "desk/way_to_write.h"

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

Html finding_body(const FamilyPage& page, const SeenFinding& finding)
{
    Html content = evidence("Because:", finding.because);
    content += evidence("On the other side:", finding.against);
    std::vector<Html> missing;
    for (const std::string& each : finding.missing) missing.push_back(Html::text(each));
    if (!missing.empty()) content += paragraph("What can still be done:") + bullets(missing);
    content += way_to_write(page, finding);
    if (finding.rests_on_hidden)
        content += paragraph("Something that you cannot see stands here. Ask the head of service.");
    content += paragraph(
        link((family_url(page.family) / "why").with_segment(finding.guardrail->id),
             "Why, and where this rule comes from (" + std::string{finding.guardrail->id} + ")"));
    return content;
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
    Html items;
    for (const casework::SeenGateItem& item : gate.items) {
        const Html standing = web::element(
            "strong", classed({"desk-gate__standing"}), Html::text(state_words(item.state, words)));
        items += web::element("li",
                              classed({"desk-gate__item", gate_class(item.state)}),
                              standing + paragraph(item.finding.guardrail->asks)
                                  + finding_body(page, item.finding));
    }
    return web::element("ul", classed({"desk-gate"}), items);
}

}  // namespace holdfast::desk
