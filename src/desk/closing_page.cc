#include "desk/closing_page.h"

#include "desk/components/button.h"
#include "desk/components/radios.h"
#include "desk/components/textarea.h"
#include "desk/components/warning_text.h"
#include "desk/drafts.h"
#include "desk/filing.h"
#include "desk/findings.h"
#include "desk/kept_sent.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "desk/steps.h"
#include "guardrails/closings.h"
#include "records/types/closing_proposal.h"
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
struct DrawnClosing {
    const Request& request;
    const Reader& reader;
    const FamilyPage& page;
    const ClosingAttempt& attempt;
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
Html form_of(const DrawnClosing& drawn, std::string_view step, const Problems& wrong,
             const Html& content)
{
    std::optional<Url> draft;
    if (step == "propose") draft = draft_url(closing_draft, drawn.page.family);
    return form(drawn.reader,
                {close_url(drawn.page).with_segment(step), std::move(draft)},
                hidden_of(drawn.request, wrong, drawn.page.open->seen) + content);
}

/// What was typed in the form of this step, which is no more, because the file has changed
/// meanwhile.
Html words_to_copy(const DrawnClosing& drawn, std::string_view step)
{
    if (const auto before = drawn.kept.find(step); before != drawn.kept.end())
        return before->second.to_copy;
    if (drawn.attempt.step != step) return {};
    Html words;
    for (const std::string_view name : {"whySafe", "reasons"})
        if (const std::string& typed = drawn.attempt.typed.value(name); !typed.empty())
            words += prose(typed);
    if (words.empty()) return {};
    return heading(2, "What you typed")
         + paragraph("It was not filed, and cannot be sent from here any more. Copy what you still "
                     "need.")
         + words;
}

// --- Nothing proposed yet -----------------------------------------------------------------------

Html propose_form(const DrawnClosing& drawn)
{
    const OpenFamily& open = *drawn.page.open;
    if (open.closing || !open.scene->has_open_episode() || !open.may(access::Act::propose_closing))
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

Html proposal_of(const OpenFamily& open)
{
    const auto* fact = open.scene->facts.find<records::ClosingProposal>(open.closing->proposal);
    if (fact == nullptr) return paragraph("You may not read the proposal itself.");
    Html content = paragraph(guardrails::closing_sentence(*open.scene, *fact));
    if (fact->record.why_safe) content += prose(fact->record.why_safe->text);
    return content
         + source_line(author_words(open, fact->by) + ", written on "
                       + base::words(base::London::date_of(fact->recorded)) + ".");
}

Html signatures_of(const OpenFamily& open)
{
    Html content;
    for (const auto& signature : open.scene->facts.all<records::Signature>()) {
        if (!signature.links_to(ledger::LinkKind::answers, open.closing->proposal)) continue;
        const std::string stance{signature.record.stance ? signature.record.stance->label()
                                                         : "Signed"};
        content += paragraph(stance + ": " + author_words(open, signature.by));
        if (signature.record.reasons) content += prose(signature.record.reasons->text);
    }
    return content.empty() ? content : heading(2, "Who signed") + content;
}

/// What goes on still and must end first, each with the page on which its end is written.
Html left_open_of(const DrawnClosing& drawn)
{
    const OpenFamily& open = *drawn.page.open;
    const casework::LeftOpen& left = open.closing->left_open;
    if (left.is_nothing()) return {};
    std::vector<Html> lines = in_the_way_lines(drawn.page, left.told);
    if (left.rests_on_hidden) lines.push_back(Html::text(casework::left_open_unseen));
    return heading(2, "What must end first") + bullets(lines);
}

Html gate_words(const DrawnClosing& drawn)
{
    const OpenFamily& open = *drawn.page.open;
    const casework::SeenGate& gate = open.closing->gate;
    const std::size_t done = count_done(gate);
    std::string summary = "The closing is stopped.";
    if (open.closing->may_close())
        summary = "Nothing stands in the way: " + counted(done, "check is", "checks are")
                + " answered by the record.";
    else if (!gate.open)
        summary +=
            " " + counted(gate.items.size() - done, "check needs", "checks need") + " somebody.";
    return paragraph(summary) + left_open_of(drawn) + heading(2, "What is proposed")
         + proposal_of(open) + heading(2, "The gate") + gate_list(drawn.page, gate)
         + signatures_of(open);
}

/// The question of one finding that can be answered here, in words.
Html answer_form(const DrawnClosing& drawn, const casework::SeenFinding& finding)
{
    const std::string anchor = finding.anchor->text();
    const bool was_sent = drawn.typed_in("answer").value("anchor") == anchor;
    const Problems wrong = was_sent ? drawn.wrong_in("answer") : Problems{};
    Textarea answer;
    answer.name = "reasons";
    answer.id = "reasons-" + anchor;
    answer.label = {std::string{finding.guardrail->asks}, "govuk-label--s", false, ""};
    answer.value = was_sent ? drawn.typed_in("answer").value("reasons") : "";
    answer.error = error_of(wrong, "reasons");
    const Html banner = was_sent ? drawn.kept_banner("answer") : Html{};
    return banner
         + form_of(drawn,
                   "answer",
                   wrong,
                   hidden_input("anchor", anchor) + hidden_input("guardrail", finding.guardrail->id)
                       + textarea(answer) + submit("File this answer"));
}

Html answer_forms(const DrawnClosing& drawn)
{
    if (!drawn.page.open->closing || !drawn.page.open->may(access::Act::answer_finding)) return {};
    Html forms;
    bool has_sent_one = drawn.typed_in("answer").empty();
    for (const auto& item : drawn.page.open->closing->gate.items) {
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

Html decide_form(const DrawnClosing& drawn)
{
    if (!drawn.page.open->closing || !drawn.page.open->may(access::Act::close)) return {};
    const bool can_close = drawn.page.open->closing->may_close();
    const Fields& typed = drawn.typed_in("decide");
    const Problems& wrong = drawn.wrong_in("decide");
    std::vector<std::pair<std::string_view, std::string_view>> answers;
    if (can_close) answers.emplace_back("Yes, close it", "closed");
    answers.emplace_back("No, it stays open", "stays_open");
    const Radios outcome =
        question("outcome", "May the work with this family end?", typed, wrong, answers);
    Textarea reasons;
    reasons.name = "reasons";
    reasons.id = "decide-reasons";
    reasons.label = {"Reasons", "govuk-label--s", false, ""};
    reasons.hint = "What has changed for each child. Written so that the family can read it.";
    reasons.value = typed.value("reasons");
    reasons.error = error_of(wrong, "reasons");
    const Html words = can_close
                         ? Html{}
                         : paragraph("It cannot be closed while something stops it. It can stay "
                                     "open without anybody's leave.");
    return heading(2, "Decide") + words + drawn.kept_banner("decide")
         + form_of(drawn,
                   "decide",
                   wrong,
                   radios(outcome) + textarea(reasons) + submit("File the decision"));
}

Html override_form(const DrawnClosing& drawn)
{
    const OpenFamily& open = *drawn.page.open;
    if (!open.closing || open.closing->gate.open || !open.may(access::Act::override_gate))
        return {};
    Fields fields = drawn.typed_in("override");
    if (fields.empty()) fields.add("overrides", stopping(open.closing->gate));
    const Problems& wrong = drawn.wrong_in("override");
    WarningText warning;
    warning.content = Html::raw("You take this on yourself: your name, your reasons and the last "
                                "day stay on the file, and overrides are counted.");
    return heading(2, "Override what stops it") + warning_text(warning)
         + drawn.kept_banner("override")
         + form_of(drawn,
                   "override",
                   wrong,
                   controls({signature_type, override_fields, fields, wrong})
                       + submit("Sign the override", "govuk-button--warning"));
}

/// Agreeing and disagreeing is everybody's who works on it, but for whoever proposed.
Html sign_form(const DrawnClosing& drawn)
{
    const OpenFamily& open = *drawn.page.open;
    if (!open.closing || !open.may(access::Act::sign)) return {};
    const auto* proposal = open.scene->facts.find<records::ClosingProposal>(open.closing->proposal);
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
                   radios(question("stance", "Do you agree with closing?", typed, wrong, answers))
                       + controls({signature_type, agree_fields, typed, wrong})
                       + submit("Sign", "govuk-button--secondary"));
}

// --- All of it ----------------------------------------------------------------------------------

/// A form of the page; nothing where the file's state or the reader's role does not ask for it.
struct Form {
    std::string_view step;
    Html (*draw)(const DrawnClosing&);
};

constexpr std::array<Form, 5> forms = {{
    {"propose", propose_form},
    {"answer", answer_forms},
    {"decide", decide_form},
    {"override", override_form},
    {"sign", sign_form},
}};

/// What the small forms sent before that could not be taken. The proposal has a draft of its own.
std::map<std::string_view, KeptSentForm> kept_for_forms(const Reader& reader,
                                                        const FamilyPage& page)
{
    std::map<std::string_view, KeptSentForm> kept;
    for (const Form& each : forms) {
        if (each.step == "propose") continue;
        KeptSentForm one =
            kept_sent_for(reader, close_url(page).with_segment(each.step), page.family);
        if (one.draft.typed) kept.emplace(each.step, std::move(one));
    }
    return kept;
}

}  // namespace

Url close_url(const FamilyPage& page)
{
    return family_url(page.family) / "close";
}

Response closing_page(const Request& request, const Reader& reader, const FamilyPage& page,
                      const ClosingAttempt& attempt)
{
    const auto kept = attempt.step.empty() ? kept_for_forms(reader, page)
                                           : std::map<std::string_view, KeptSentForm>{};
    const DrawnClosing drawn{request, reader, page, attempt, kept};
    Content content;
    content.title = "Closing";
    content.place = "close";
    content.body =
        heading(1, "Closing") + (page.open->closing ? gate_words(drawn) : state_words(*page.open));
    for (const Form& each : forms) {
        const Html form = each.draw(drawn);
        content.body += form.empty() ? words_to_copy(drawn, each.step) : form;
    }
    content.errors = errors_of(attempt.problems);
    if (!attempt.problems.empty()) content.status = status_of(attempt.problems);
    return shown(request, reader, page, std::move(content));
}

}  // namespace holdfast::desk
