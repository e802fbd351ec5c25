#include "desk/components/inset_text.h"
#include "desk/components/summary_list.h"
#include "desk/findings.h"
#include "desk/pages.h"
#include "desk/pieces.h"

/// Why a guardrail speaks about this family, or why it does not.
namespace holdfast::desk {

using casework::SeenFinding;
using web::Html;
using web::Request;
using web::Response;

namespace {

Html verdict_of(const FamilyPage& page, const SeenFinding& finding)
{
    SummaryList list;
    list.rows.push_back({"How it stands", Html::text(standing_words(finding)), {}});
    if (finding.changes_on)
        list.rows.push_back(
            {"Could change by itself on", Html::text(base::words(*finding.changes_on)), {}});
    for (const std::string& policy : finding.policy)
        list.rows.push_back({"By this policy", Html::text(policy), {}});
    return summary_list(list) + finding_body(page, finding);
}

Html rule_of(const guardrails::Guardrail& guardrail)
{
    InsetText inset;
    inset.content = paragraph(guardrail.rule)
                  + source_line("Source: " + guardrails::sources_in_full(guardrail));
    return heading(2, "The rule") + inset_text(inset)
         + paragraph("What it does: " + guardrails::words_for(guardrail.mode) + ".");
}

Response why(const Request& request, const web::Places& places, const Reader& reader)
{
    const guardrails::Rule* rule = guardrails::find_rule(places.at("guardrail"));
    if (rule == nullptr)
        return told(request,
                    reader,
                    {base::Problem::Kind::not_found, "", "There is no guardrail of this number."});
    FamilyPage page = open_family(request, places, reader, "why");
    if (!page.open) return std::move(page.instead);
    const guardrails::Guardrail& guardrail = *rule->guardrail;
    Content content;
    content.title = "Why " + std::string{guardrail.id};
    content.body = heading(1, guardrail.asks);
    std::size_t spoken = 0;
    const auto add = [&](const SeenFinding& finding) {
        if (finding.guardrail->id != guardrail.id) return;
        content.body +=
            heading(2, "Finding " + std::to_string(++spoken)) + verdict_of(page, finding);
    };
    for (const SeenFinding& finding : page.open->findings) add(finding);
    // A gate also says what the record has answered, which a sweep of the file need not.
    if (spoken == 0)
        for (const casework::PendingDecision& pending : page.open->pending)
            for (const auto& item : pending.gate.items) add(item.finding);
    if (spoken == 0)
        content.body += paragraph("It says nothing about this family: nothing that is written "
                                  "down is what it looks for.");
    content.body += rule_of(guardrail);
    content.way_back = BackLink{family_url(page.family), "Back to the story"};
    return shown(request, reader, page, std::move(content));
}

}  // namespace

void add_why(web::Router& router, const Site& site)
{
    router.get("/families/{family}/why/{guardrail}", signed_in(site, why));
}

}  // namespace holdfast::desk
