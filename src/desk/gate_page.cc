#include "desk/gate_page.h"

#include "desk/answer_form.h"
#include "desk/components/button.h"
#include "desk/components/radios.h"
#include "desk/components/textarea.h"
#include "desk/components/warning_text.h"
#include "desk/drafts.h"
#include "desk/entry_words.h"
#include "desk/filing.h"
#include "desk/findings.h"
#include "desk/gate_words.h"
#include "desk/kept_sent.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "desk/steps.h"
#include "guardrails/closings.h"
#include "records/types/closing_proposal.h"
#include "records/types/decision_proposal.h"
#include "records/types/signature.h"

#include <algorithm>
#include <map>

namespace holdfast::desk {

using base::Problems;
using casework::OpenFamily;
using guardrails::AtGate;
using web::Fields;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

const records::RecordType& proposal_type = records::ClosingProposal::declaration;
const records::RecordType& signature_type = records::Signature::declaration;

/// What the page is drawn from.
struct DrawnGate {
    const Request& request;
    const Reader& reader;
    const FamilyPage& page;
    const GateAttempt& attempt;
    const casework::PendingDecision* pending;  // nullptr: nothing is proposed.
    /// By step: what was sent before and could not be taken. Empty where a form was sent just now.
    const std::map<std::string_view, KeptSentForm>& kept;

    /// What was typed in the form of this step, now or before, and what is wrong with it; nothing
    /// in every other.
    [[nodiscard]] const Fields& typed_in(std::string_view step) const
    {
        static const Fields none;
        if (attempt.step == step) return attempt.typed;
        const auto before = kept.find(step);
        return before == kept.end() ? none : *before->second.draft.typed;
    }
    /// That what stands in the form of this step was typed before, with the way to be rid of it.
    [[nodiscard]] Html kept_banner(std::string_view step) const
    {
        const auto before = kept.find(step);
        return before == kept.end() ? Html{} : before->second.draft.banner;
    }
    [[nodiscard]] const Problems& wrong_in(std::string_view step) const
    {
        static const Problems none;
        return attempt.step == step ? attempt.problems : none;
    }
};

Html submit(std::string words, std::string classes = "")
{
    Button control;
    control.text = std::move(words);
    control.classes = std::move(classes);
    control.once = true;
    return button(control);
}

/// A form of this page: which of them it is stands in its address. `wrong` is what is wrong with
/// this very form.
Html form_of(const DrawnGate& drawn, std::string_view step, const Problems& wrong,
             const Html& content)
{
    std::optional<Url> draft;
    if (step == "propose") draft = draft_url(closing_draft, drawn.page.family);
    const bool closes = drawn.pending == nullptr || drawn.pending->kind == records::Gate::close;
    const Url page =
        closes ? close_url(drawn.page) : gate_url(drawn.page.family, drawn.pending->proposal);
    return form(drawn.reader,
                {page.with_segment(step), std::move(draft)},
                hidden_of(drawn.request, wrong, drawn.page.open->seen) + content);
}

/// What was typed in the form of this step, which is no more, because the file has changed
/// meanwhile.
Html words_to_copy(const DrawnGate& drawn, std::string_view step)
{
    if (const auto before = drawn.kept.find(step); before != drawn.kept.end())
        return before->second.to_copy;
    if (drawn.attempt.step != step) return {};
    Html words;
    const Fields& sent = drawn.attempt.typed;
    for (const std::string& name : {std::string{"whySafe"},
                                    std::string{"reasons"},
                                    answer_name("reasons", sent.value("anchor"))})
        if (const std::string& typed = sent.value(name); !typed.empty()) words += prose(typed);
    if (words.empty()) return {};
    return heading(2, "What you typed")
         + paragraph("It was not filed, and cannot be sent from here any more. Copy what you still "
                     "need.")
         + words;
}

// --- Nothing proposed yet -----------------------------------------------------------------------

Html propose_form(const DrawnGate& drawn)
{
    const OpenFamily& open = *drawn.page.open;
    if (drawn.pending != nullptr || !open.scene->has_open_episode()
        || !open.may(access::Act::propose_closing))
        return {};
    Fields fields = drawn.typed_in("propose");
    Html banner;
    if (fields.empty()) {
        KeptDraft draft = kept_draft(drawn.reader, closing_draft, drawn.page.family);
        banner = std::move(draft.banner);
        if (draft.typed) fields = std::move(*draft.typed);
    }
    const Problems& wrong = drawn.wrong_in("propose");
    return heading(2, "Propose to close")
         + paragraph("The proposal is always filed. What the record answers by itself is shown "
                     "then; you are asked only for the rest.")
         + banner
         + form_of(drawn,
                   "propose",
                   wrong,
                   controls({proposal_type, proposal_fields, fields, wrong})
                       + submit("Propose to close"));
}

Html state_words(const OpenFamily& open)
{
    if (open.scene->has_open_episode())
        return paragraph("Work with this family is open, and nobody has proposed to close it.");
    if (open.scene->episodes.empty())
        return paragraph("No referral has been accepted, so there is nothing to close.");
    return paragraph("Work with this family is closed. Anybody may still ask or tell something at "
                     "any time: a contact, a referral and a note are always taken.");
}

// --- At the gate --------------------------------------------------------------------------------

bool is_done(const casework::SeenGateItem& item)
{
    return item.state == AtGate::answered || item.state == AtGate::overridden;
}

/// The guardrails that still stop it, as an override names them.
std::string stopping(const casework::SeenGate& gate)
{
    std::string ids;
    for (const auto& item : gate.items) {
        if (is_done(item)) continue;
        const std::string id{item.finding.guardrail->id};
        if (ids.find(id) == std::string::npos) ids += (ids.empty() ? "" : " ") + id;
    }
    return ids;
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

/// The question of one finding that can be answered here, in words.
Html answer_form(const DrawnGate& drawn, const casework::SeenFinding& finding)
{
    const std::string anchor = finding.anchor->text();
    const bool was_sent = drawn.typed_in("answer").value("anchor") == anchor;
    const Problems wrong = was_sent ? drawn.wrong_in("answer") : Problems{};
    const Fields typed = was_sent ? drawn.typed_in("answer") : Fields{};
    const Html banner = was_sent ? drawn.kept_banner("answer") : Html{};
    return banner
         + form_of(drawn,
                   "answer",
                   wrong,
                   hidden_input("anchor", anchor) + hidden_input("guardrail", finding.guardrail->id)
                       + answer_fields_at_gate(finding, {typed, wrong})
                       + submit("File this answer"));
}

Html answer_forms(const DrawnGate& drawn)
{
    if (drawn.pending == nullptr || !drawn.page.open->may(access::Act::answer_finding)) return {};
    Html forms;
    bool has_sent_one = drawn.typed_in("answer").empty();
    for (const auto& item : drawn.pending->gate.items) {
        if (is_done(item) || !item.finding.anchor) continue;
        if (!item.finding.guardrail->answered_in_words) continue;
        forms += answer_form(drawn, item.finding);
        if (drawn.typed_in("answer").value("anchor") == item.finding.anchor->text())
            has_sent_one = true;
    }
    if (!forms.empty()) forms = heading(2, "Answer what it asks") + forms;
    return has_sent_one ? forms : forms + words_to_copy(drawn, "answer");
}

Radios question(std::string name, std::string words, const Fields& typed, const Problems& wrong,
                std::span<const std::pair<std::string_view, std::string_view>> answers)
{
    Radios radios;
    radios.legend = Legend{std::move(words), "govuk-fieldset__legend--s", false};
    radios.error = error_of(wrong, name);
    for (const auto& [text, value] : answers) {
        Choice choice;
        choice.text = text;
        choice.value = value;
        choice.is_chosen = typed.value(name) == value;
        radios.choices.push_back(std::move(choice));
    }
    radios.name = std::move(name);
    return radios;
}

/// The act by which this is decided.
access::Act deciding(records::Gate gate)
{
    if (gate == records::Gate::close) return access::Act::close;
    if (gate == records::Gate::no_further_action) return access::Act::decide;
    return access::Act::decide_on_proposal;
}

/// What can be decided: what is proposed, where nothing stops it; and what needs no gate.
std::vector<std::pair<std::string_view, std::string_view>> outcomes_of(const DrawnGate& drawn)
{
    const guardrails::GateRow& row = guardrails::row_of(drawn.pending->kind);
    const auto* proposal =
        drawn.page.open->scene->facts.find<records::DecisionProposal>(drawn.pending->proposal);
    std::vector<std::pair<std::string_view, std::string_view>> outcomes;
    for (const std::string_view outcome : row.passes) {
        const bool is_proposed = row.passes.size() == 1 || proposal == nullptr
                              || !proposal->record.outcome
                              || proposal->record.outcome->code == outcome;
        if (drawn.pending->may_pass() && is_proposed)
            outcomes.emplace_back(outcome_words(outcome), outcome);
    }
    for (const std::string_view outcome : row.otherwise)
        outcomes.emplace_back(outcome_words(outcome), outcome);
    return outcomes;
}

Html decide_form(const DrawnGate& drawn)
{
    if (drawn.pending == nullptr || !drawn.page.open->may(deciding(drawn.pending->kind))) return {};
    const GateWords& said = words_of(drawn.pending->kind);
    const Fields& typed = drawn.typed_in("decide");
    const Problems& wrong = drawn.wrong_in("decide");
    const Radios outcome =
        question("outcome", std::string{said.asks}, typed, wrong, outcomes_of(drawn));
    Textarea reasons;
    reasons.name = "reasons";
    reasons.id = "decide-reasons";
    reasons.label = {"Reasons", "govuk-label--s", false, ""};
    reasons.hint = "What has changed for each child. Written so that the family can read it.";
    reasons.value = typed.value("reasons");
    reasons.error = error_of(wrong, "reasons");
    const Html stays = drawn.pending->may_pass() ? Html{} : paragraph(said.stays);
    return heading(2, "Decide") + stays + drawn.kept_banner("decide")
         + form_of(drawn,
                   "decide",
                   wrong,
                   radios(outcome) + textarea(reasons) + submit("File the decision"));
}

Html override_form(const DrawnGate& drawn)
{
    const OpenFamily& open = *drawn.page.open;
    if (drawn.pending == nullptr || drawn.pending->gate.open
        || !open.may(access::Act::override_gate))
        return {};
    Fields fields = drawn.typed_in("override");
    if (fields.empty()) fields.add("overrides", stopping(drawn.pending->gate));
    const Problems& wrong = drawn.wrong_in("override");
    WarningText warning;
    warning.content = Html::raw("You take this on yourself: your name, your reasons and the last "
                                "day stay on the file, and overrides are counted.");
    return heading(2, "Override what stops it") + warning_text(warning)
         + drawn.kept_banner("override")
         + form_of(drawn,
                   "override",
                   wrong,
                   controls({.type = signature_type,
                             .fields = override_fields,
                             .typed = fields,
                             .problems = wrong,
                             .needed = override_fields})
                       + submit("Sign the override", "govuk-button--warning"));
}

/// Agreeing and disagreeing is everybody's who works on it, but for whoever proposed.
Html sign_form(const DrawnGate& drawn)
{
    const OpenFamily& open = *drawn.page.open;
    if (drawn.pending == nullptr || !open.may(access::Act::sign)) return {};
    const casefile::AnyFact* proposal = open.scene->facts.find_any(drawn.pending->proposal);
    if (proposal != nullptr && proposal->by.practitioner == drawn.reader.viewer.practitioner)
        return {};
    constexpr std::pair<std::string_view, std::string_view> answers[] = {
        {"I agree", "agree"}, {"I disagree", "disagree"}};
    const Fields& typed = drawn.typed_in("sign");
    const Problems& wrong = drawn.wrong_in("sign");
    return heading(2, "Say what you think")
         + paragraph("A disagreement stays on the file, and shows at every later decision.")
         + drawn.kept_banner("sign")
         + form_of(drawn,
                   "sign",
                   wrong,
                   radios(question("stance",
                                   std::string{words_of(drawn.pending->kind).whether},
                                   typed,
                                   wrong,
                                   answers))
                       + controls({signature_type, agree_fields, typed, wrong})
                       + submit("Sign", "govuk-button--secondary"));
}

// --- All of it ----------------------------------------------------------------------------------

/// A form of the page; nothing where the file's state or the reader's role does not ask for it.
struct Form {
    std::string_view step;
    Html (*draw)(const DrawnGate&);
};

constexpr std::array<Form, 5> forms = {{
    {"propose", propose_form},
    {"answer", answer_forms},
    {"decide", decide_form},
    {"override", override_form},
    {"sign", sign_form},
}};

/// What the small forms sent before that could not be taken; nothing where one was sent just now.
/// The proposal to close has a draft of its own.
std::map<std::string_view, KeptSentForm> kept_for(const Reader& reader, const FamilyPage& page,
                                                  const Url& gate, const GateAttempt& attempt)
{
    std::map<std::string_view, KeptSentForm> kept;
    if (!attempt.step.empty()) return kept;
    for (const Form& each : forms) {
        if (each.step == "propose") continue;
        KeptSentForm one = kept_sent_for(reader, gate.with_segment(each.step), page.family);
        if (one.draft.typed) kept.emplace(each.step, std::move(one));
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

namespace {

Response draw(const DrawnGate& drawn, records::Gate gate)
{
    Content content;
    content.title = std::string{words_of(gate).heading};
    content.place = gate == records::Gate::close ? "close" : "decisions";
    content.body = heading(1, content.title)
                 + (drawn.pending != nullptr ? gate_words(drawn) : state_words(*drawn.page.open));
    for (const Form& each : forms) {
        const Html form = each.draw(drawn);
        content.body += form.empty() ? words_to_copy(drawn, each.step) : form;
    }
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
