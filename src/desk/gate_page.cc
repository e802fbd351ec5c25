#include "desk/gate_page.h"

#include "desk/entry_words.h"
#include "desk/filing.h"
#include "desk/findings.h"
#include "desk/gate_forms.h"
#include "desk/gate_words.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "desk/steps.h"
#include "guardrails/closings.h"
#include "records/types/closing_proposal.h"
#include "records/types/signature.h"

#include <algorithm>

namespace holdfast::desk {

using casework::OpenFamily;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

Html state_words(const OpenFamily& open)
{
    if (open.scene->has_open_episode())
        return paragraph("Work with this family is open, and nobody has proposed to close it.");
    if (open.scene->episodes.empty())
        return paragraph("No referral has been accepted, so there is nothing to close.");
    return paragraph("Work with this family is closed. Anybody may still ask or tell something at "
                     "any time: a contact, a referral and a note are always taken.");
}

std::size_t count_done(const casework::SeenGate& gate)
{
    return static_cast<std::size_t>(std::count_if(gate.items.begin(), gate.items.end(), is_done));
}

Html proposal_of(const DrawnGate& drawn)
{
    const OpenFamily& open = *drawn.page.open;
    const casefile::Facts& facts = open.scene->facts;
    const casefile::AnyFact* fact = facts.find_any(drawn.pending->proposal);
    if (fact == nullptr) return paragraph("You may not read the proposal itself.");
    Html content;
    if (const auto* closing = facts.find<records::ClosingProposal>(fact->id)) {
        content += paragraph(guardrails::closing_sentence(*open.scene, *closing));
        if (closing->record.why_safe) content += prose(closing->record.why_safe->text);
    } else {
        content += said_in(*fact, fact->written(), facts);
    }
    return content
         + source_line(author_words(open, fact->by) + ", written on "
                       + base::words(base::London::date_of(fact->recorded)) + ".");
}

Html signatures_of(const DrawnGate& drawn)
{
    const OpenFamily& open = *drawn.page.open;
    Html content;
    for (const auto& signature : open.scene->facts.all<records::Signature>()) {
        if (!signature.links_to(ledger::LinkKind::answers, drawn.pending->proposal)) continue;
        const std::string stance{signature.record.stance ? signature.record.stance->label()
                                                         : "Signed"};
        content += paragraph(stance + ": " + author_words(open, signature.by));
        if (signature.record.reasons) content += prose(signature.record.reasons->text);
    }
    return content.empty() ? content : heading(2, "Who signed") + content;
}

/// What can be said better is written again; nothing that was typed is lost by it.
Html ways_of(const DrawnGate& drawn)
{
    const casefile::AnyFact* fact = drawn.page.open->scene->facts.find_any(drawn.pending->proposal);
    const auto again = fact != nullptr ? again_url(drawn.page, *fact) : std::nullopt;
    return again ? paragraph(link(*again, "Write the proposal again, with more or better reasons"))
                 : Html{};
}

/// What goes on still and must end first, each with the page on which its end is written.
Html left_open_of(const DrawnGate& drawn)
{
    const casework::LeftOpen& left = drawn.pending->left_open;
    if (left.is_nothing()) return {};
    std::vector<Html> lines = in_the_way_lines(drawn.page, left.told);
    if (left.rests_on_hidden) lines.push_back(Html::text(casework::left_open_unseen));
    return heading(2, "What must end first") + bullets(lines);
}

Html gate_words(const DrawnGate& drawn)
{
    const casework::SeenGate& gate = drawn.pending->gate;
    const std::size_t done = count_done(gate);
    std::string summary{words_of(drawn.pending->kind).stopped};
    if (drawn.pending->may_pass())
        summary = "Nothing stands in the way: " + counted(done, "check is", "checks are")
                + " answered by the record.";
    else if (!gate.open)
        summary +=
            " " + counted(gate.items.size() - done, "check needs", "checks need") + " somebody.";
    return paragraph(summary) + left_open_of(drawn) + heading(2, "What is proposed")
         + proposal_of(drawn) + ways_of(drawn) + heading(2, "The gate")
         + gate_list(drawn.page, gate, words_of(drawn.pending->kind)) + signatures_of(drawn);
}

/// What the small forms sent before that could not be taken; nothing where one was sent just now.
/// The proposal to close has a draft of its own.
std::map<std::string_view, KeptSentForm> kept_for(const Reader& reader, const FamilyPage& page,
                                                  const Url& gate, const GateAttempt& attempt)
{
    std::map<std::string_view, KeptSentForm> kept;
    if (!attempt.step.empty()) return kept;
    for (const std::string_view step : gate_steps) {
        if (step == "propose") continue;
        KeptSentForm one = kept_sent_for(reader, gate.with_segment(step), page.family);
        if (one.draft.typed) kept.emplace(step, std::move(one));
    }
    return kept;
}

}  // namespace

Url close_url(const FamilyPage& page)
{
    return family_url(page.family) / "close";
}

Url gate_url(const base::FamilyId& family, const base::EntryId& proposal)
{
    return (family_url(family) / "gates").with_segment(proposal.text());
}

Url gate_url(const FamilyPage& page, const casework::PendingDecision& pending)
{
    return pending.kind == records::Gate::close ? close_url(page)
                                                : gate_url(page.family, pending.proposal);
}

namespace {

Response draw(const DrawnGate& drawn, records::Gate gate)
{
    Content content;
    content.title = std::string{words_of(gate).heading};
    content.place = gate == records::Gate::close ? "close" : "decisions";
    content.body = heading(1, content.title)
                 + (drawn.pending != nullptr ? gate_words(drawn) : state_words(*drawn.page.open));
    for (const std::string_view step : gate_steps) content.body += gate_form(drawn, step);
    content.errors = errors_of(drawn.attempt.problems);
    if (!drawn.attempt.problems.empty()) content.status = status_of(drawn.attempt.problems);
    return shown(drawn.request, drawn.reader, drawn.page, std::move(content));
}

}  // namespace

Response closing_page(const Request& request, const Reader& reader, const FamilyPage& page,
                      const GateAttempt& attempt)
{
    const auto kept = kept_for(reader, page, close_url(page), attempt);
    return draw({request, reader, page, attempt, page.open->closing(), kept}, records::Gate::close);
}

Response gate_page(const Request& request, const Reader& reader, const FamilyPage& page,
                   const casework::PendingDecision& pending, const GateAttempt& attempt)
{
    const auto kept = kept_for(reader, page, gate_url(page.family, pending.proposal), attempt);
    return draw({request, reader, page, attempt, &pending, kept}, pending.kind);
}

}  // namespace holdfast::desk
