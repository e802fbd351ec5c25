#include "desk/gate_forms.h"

#include "desk/answer_form.h"
#include "desk/components/button.h"
#include "desk/components/details.h"
#include "desk/components/radios.h"
#include "desk/components/textarea.h"
#include "desk/components/warning_text.h"
#include "desk/drafts.h"
#include "desk/entry_words.h"
#include "desk/filing.h"
#include "desk/findings.h"
#include "desk/gate_words.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "guardrails/gates.h"
#include "records/types/closing_proposal.h"
#include "records/types/decision_proposal.h"
#include "records/types/signature.h"

#include <algorithm>

namespace holdfast::desk {

using base::Problems;
using casework::OpenFamily;
using guardrails::AtGate;
using web::Fields;
using web::Html;
using web::Url;

bool is_done(const casework::SeenGateItem& item)
{
    return item.state == AtGate::answered || item.state == AtGate::overridden;
}

namespace {

const records::RecordType& proposal_type = records::ClosingProposal::declaration;
const records::RecordType& signature_type = records::Signature::declaration;

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
                                    std::string{"concernReason"},
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

/// The closing that waits, as it may be said better: by a visit instead of a letter, with how
/// worried somebody is. What was agreed to before is then asked anew.
Html again_form(const DrawnGate& drawn)
{
    const OpenFamily& open = *drawn.page.open;
    if (drawn.pending == nullptr || drawn.pending->kind != records::Gate::close
        || !open.may(access::Act::propose_closing))
        return {};
    const auto* waits = open.scene->facts.find<records::ClosingProposal>(drawn.pending->proposal);
    if (waits == nullptr) return {};
    Fields fields = drawn.typed_in("again");
    // What was meant for a proposal that waits no more is nobody's words for another one.
    if (!fields.empty() && fields.value("anchor") != drawn.pending->proposal.text()) return {};
    Details fold;
    fold.summary = "Write the proposal again";
    fold.is_open = !fields.empty();
    if (fields.empty()) add_said(proposal_type, waits->written(), fields);
    const Problems& wrong = drawn.wrong_in("again");
    fold.content = drawn.kept_banner("again")
                 + form_of(drawn,
                           "again",
                           wrong,
                           hidden_input("anchor", drawn.pending->proposal.text())
                               + controls({proposal_type, proposal_fields, fields, wrong})
                               + submit("Propose it so instead"));
    return details(fold);
}

// --- At the gate --------------------------------------------------------------------------------

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

constexpr std::array<Form, gate_steps.size()> forms = {{
    {"propose", propose_form},
    {"again", again_form},
    {"answer", answer_forms},
    {"decide", decide_form},
    {"override", override_form},
    {"sign", sign_form},
}};

}  // namespace

Html gate_form(const DrawnGate& drawn, std::string_view step)
{
    const auto form = std::ranges::find(forms, step, &Form::step);
    const Html content = form->draw(drawn);
    return content.empty() ? words_to_copy(drawn, step) : content;
}

}  // namespace holdfast::desk
