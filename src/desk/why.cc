#include "desk/answer_form.h"
#include "desk/components/button.h"
#include "desk/components/inset_text.h"
#include "desk/components/summary_list.h"
#include "desk/filing.h"
#include "desk/findings.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "records/types/answer.h"

/// Why a guardrail speaks about this family, or why it does not; and the answer of somebody who has
/// looked.
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

/// An answer that was sent, and what is wrong with it.
struct Attempt {
    web::Fields typed;
    base::Problems problems;
};

web::Url why_url(const FamilyPage& page, const guardrails::Guardrail& guardrail)
{
    return (family_url(page.family) / "why").with_segment(guardrail.id);
}

/// For whoever may answer what stands, or take back that it was dismissed.
Html answer_form(const Request& request, const Reader& reader, const FamilyPage& page,
                 const SeenFinding& finding, const Attempt& attempt)
{
    if (!finding.anchor || finding.standing == guardrails::Standing::met
        || !page.open->may(access::Act::answer_finding))
        return {};
    const std::string anchor = finding.anchor->text();
    const bool was_sent = attempt.typed.value("anchor") == anchor;
    const base::Problems problems = was_sent ? attempt.problems : base::Problems{};
    const web::Fields typed = was_sent ? attempt.typed : web::Fields{};
    Button file;
    file.text = "File this answer";
    file.once = true;
    const Html asks = answer_fields(finding, reader.viewer.role, {typed, problems});
    const Html by_facts = finding.guardrail->answered_in_words
                            ? Html{}
                            : paragraph("What is done and written down answers this. An answer in "
                                        "words stays beside it, and opens no gate.");
    return by_facts
         + form(reader,
                {why_url(page, *finding.guardrail), {}},
                hidden_of(request, problems, page.open->seen) + hidden_input("anchor", anchor)
                    + asks + button(file));
}

/// What somebody answered already, the newest first.
Html answers_of(const FamilyPage& page, const SeenFinding& finding)
{
    if (finding.dismissed_by) return dismissal_words(finding, *page.open);
    Html told;
    for (const auto& answer :
         page.open->scene->facts.all<records::Answer>() | std::views::reverse) {
        const bool is_of_it = finding.anchor && answer.record.guardrail == finding.guardrail->id
                           && answer.links_to(ledger::LinkKind::answers, *finding.anchor);
        if (!is_of_it) continue;
        if (answer.record.reasons) told += prose(answer.record.reasons->text);
        const std::string_view kind = answer.record.dismisses.value_or(false)
                                        ? "Dismissed then, which does not hold any more: "
                                        : "Answered: ";
        told += source_line(std::string{kind} + author_words(*page.open, answer.by) + ", "
                            + base::words(base::London::date_of(answer.recorded)) + ".");
    }
    return told;
}

Response why_page(const Request& request, const Reader& reader, const FamilyPage& page,
                  const guardrails::Guardrail& guardrail, const Attempt& attempt)
{
    Content content;
    content.title = "Why " + std::string{guardrail.id};
    content.body = heading(1, guardrail.asks);
    std::size_t spoken = 0;
    const auto add = [&](const SeenFinding& finding) {
        if (finding.guardrail->id != guardrail.id) return;
        content.body += heading(2, "Finding " + std::to_string(++spoken))
                      + verdict_of(page, finding) + answers_of(page, finding)
                      + answer_form(request, reader, page, finding, attempt);
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
    content.errors = errors_of(attempt.problems);
    if (!attempt.problems.empty()) content.status = status_of(attempt.problems);
    return shown(request, reader, page, std::move(content));
}

/// Who answers about the entry on which the finding stands.
casework::Doing answering(const Request& request, const Reader& reader, const FamilyPage& page,
                          const base::EntryId& anchor)
{
    casework::Doing doing = doing_of(request, reader, page.family);
    if (const casefile::AnyFact* fact = page.open->scene->facts.find_any(anchor))
        for (const ledger::About& about : fact->about)
            if (about.subject.person() && about.part == ledger::Part::subject)
                add_subject(doing, about.subject);
    doing.links = {{ledger::LinkKind::answers, anchor}};
    return doing;
}

base::Checked<ledger::Filed> file_answer(const Request& request, const Reader& reader,
                                         const FamilyPage& page,
                                         const guardrails::Guardrail& guardrail)
{
    const auto sent = answer_in(request.form, guardrail.id, reader.authority->house.today());
    if (!sent) return std::unexpected(sent.error());
    return as_told(casework::file(reader.authority->house,
                                  answering(request, reader, page, sent->anchor),
                                  records::Answer::declaration,
                                  sent->written));
}

using Then = Response (*)(const Request&, const Reader&, const FamilyPage&,
                          const guardrails::Guardrail&);

/// The rule that the address names and the family, or the answer to give instead.
Response with_rule(const Request& request, const web::Places& places, const Reader& reader,
                   Then then)
{
    const guardrails::Rule* rule = guardrails::find_rule(places.at("guardrail"));
    if (rule == nullptr)
        return told(request,
                    reader,
                    {base::Problem::Kind::not_found, "", "There is no guardrail of this number."});
    FamilyPage page = open_family(request, places, reader, "why");
    if (!page.open) return std::move(page.instead);
    return then(request, reader, page, *rule->guardrail);
}

Response show_why(const Request& request, const web::Places& places, const Reader& reader)
{
    return with_rule(request,
                     places,
                     reader,
                     [](const Request& asked,
                        const Reader& by,
                        const FamilyPage& page,
                        const guardrails::Guardrail& guardrail) {
                         return why_page(asked, by, page, guardrail, {});
                     });
}

Response answer_why(const Request& request, const web::Places& places, const Reader& reader)
{
    return with_rule(request,
                     places,
                     reader,
                     [](const Request& sent,
                        const Reader& by,
                        const FamilyPage& page,
                        const guardrails::Guardrail& guardrail) {
                         const auto done = file_answer(sent, by, page, guardrail);
                         if (!done)
                             return why_page(sent, by, page, guardrail, {sent.form, done.error()});
                         return filed(why_url(page, guardrail));
                     });
}

}  // namespace

void add_why(web::Router& router, const Site& site)
{
    router.get("/families/{family}/why/{guardrail}", signed_in(site, show_why));
    router.post("/families/{family}/why/{guardrail}", signed_in_form(site, answer_why));
}

}  // namespace holdfast::desk
