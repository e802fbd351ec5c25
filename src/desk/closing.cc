#include "desk/components/button.h"
#include "desk/components/inset_text.h"
#include "desk/components/panel.h"
#include "desk/components/radios.h"
#include "desk/components/textarea.h"
#include "desk/components/warning_text.h"
#include "desk/drafts.h"
#include "desk/filing.h"
#include "desk/findings.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "guardrails/closings.h"

#include <algorithm>
#include <array>

/// Closing: propose, meet the gate, answer what it asks, agree or disagree, override, decide. One
/// page, which shows what the file's state and the reader's role ask for and nothing else.
namespace holdfast::desk {

using base::Problem;
using base::Problems;
using casework::OpenFamily;
using guardrails::AtGate;
using web::Fields;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

constexpr std::string_view draft_name = "closingProposal";
constexpr std::array<std::string_view, 5> proposal_fields = {
    "means", "reason", "whySafe", "agreementWithdrawn", "harmSuspected"};
constexpr std::array<std::string_view, 1> agree_fields = {"reasons"};
constexpr std::array<std::string_view, 3> override_fields = {"overrides", "reasons", "expires"};

const records::RecordType& proposal_type = records::ClosingProposal::declaration;
const records::RecordType& signature_type = records::Signature::declaration;

/// What was typed in one of the forms of the page, and what is wrong with it.
struct Typed {
    std::string form;  // "propose", "sign", "override", "decide", "answer"; "": none.
    Fields fields;
    Problems problems;

    [[nodiscard]] const Fields& in(std::string_view name) const
    {
        static const Fields none;
        return form == name ? fields : none;
    }
    [[nodiscard]] const Problems& wrong_in(std::string_view name) const
    {
        static const Problems none;
        return form == name ? problems : none;
    }
};

Url close_url(const FamilyPage& page)
{
    return family_url(page.family) / "close";
}

Html submit(std::string words, std::string classes = "")
{
    Button control;
    control.text = std::move(words);
    control.classes = std::move(classes);
    control.once = true;
    return button(control);
}

/// A form of this page: which of them it is stands in its address.
Html form_of(const Request& request, const Reader& reader, const FamilyPage& page, Url to,
             std::optional<Url> draft, const Html& content)
{
    return form(
        reader, {std::move(to), std::move(draft)}, hidden_of(request, page.open->seen) + content);
}

// --- Nothing proposed yet -----------------------------------------------------------------------

Html propose_form(const Request& request, const Reader& reader, const FamilyPage& page,
                  const Typed& typed)
{
    Fields fields = typed.in("propose");
    Html banner;
    if (fields.empty())
        if (const auto draft = kept_draft(reader, draft_name, page.family)) {
            fields = draft->typed;
            banner = draft_banner(reader, *draft, draft_name, page.family);
        }
    return heading(2, "Propose to close")
         + paragraph("The proposal is always filed. What the record answers by itself is shown "
                     "then; you are asked only for the rest.")
         + banner
         + form_of(request,
                   reader,
                   page,
                   close_url(page) / "propose",
                   draft_url(draft_name, page.family),
                   controls({proposal_type, proposal_fields, fields, typed.wrong_in("propose")})
                       + submit("Propose to close"));
}

// --- At the gate --------------------------------------------------------------------------------

/// The guardrails that still stop it, as an override names them.
std::string stopping(const casework::SeenGate& gate)
{
    std::string ids;
    for (const auto& item : gate.items) {
        if (item.state == AtGate::answered || item.state == AtGate::overridden) continue;
        const std::string id{item.finding.guardrail->id};
        if (ids.find(id) == std::string::npos) ids += (ids.empty() ? "" : " ") + id;
    }
    return ids;
}

std::size_t count_of(const casework::SeenGate& gate, bool answered)
{
    return static_cast<std::size_t>(
        std::count_if(gate.items.begin(), gate.items.end(), [&](const auto& item) {
            const bool is = item.state == AtGate::answered || item.state == AtGate::overridden;
            return is == answered;
        }));
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

/// The question of a guardrail whose finding can be answered here, in words.
Html answer_forms(const Request& request, const Reader& reader, const FamilyPage& page,
                  const Typed& typed)
{
    Html content;
    if (!page.open->may(access::Act::answer_finding)) return content;
    for (const auto& item : page.open->closing->gate.items) {
        if (item.state != AtGate::needs_you || !item.finding.anchor) continue;
        if (item.finding.guardrail->id != "G03") continue;
        const std::string name = "reasons-" + item.finding.anchor->text();
        Textarea answer;
        answer.name = "reasons";
        answer.id = name;
        answer.label = {std::string{item.finding.guardrail->asks}, "govuk-label--s", false, ""};
        const bool this_one = typed.in("answer").value("anchor") == item.finding.anchor->text();
        if (this_one) {
            answer.value = typed.in("answer").value("reasons");
            answer.error = error_of(typed.wrong_in("answer"), "reasons");
        }
        content += form_of(request,
                           reader,
                           page,
                           close_url(page) / "answer",
                           std::nullopt,
                           hidden_input("anchor", item.finding.anchor->text())
                               + hidden_input("guardrail", item.finding.guardrail->id)
                               + textarea(answer) + submit("File this answer"));
    }
    return content.empty() ? content : heading(2, "Answer what it asks") + content;
}

Html decide_form(const Request& request, const Reader& reader, const FamilyPage& page,
                 const Typed& typed)
{
    if (!page.open->may(access::Act::close)) return {};
    const bool can_close = page.open->closing->gate.open;
    Radios outcome;
    outcome.name = "outcome";
    outcome.legend =
        Legend{"May the work with this family end?", "govuk-fieldset__legend--s", false};
    outcome.error = error_of(typed.wrong_in("decide"), "outcome");
    const auto add = [&](std::string words, std::string value) {
        Choice choice;
        choice.text = std::move(words);
        choice.value = std::move(value);
        choice.is_chosen = typed.in("decide").value("outcome") == choice.value;
        outcome.choices.push_back(std::move(choice));
    };
    if (can_close) add("Yes, close it", "closed");
    add("No, it stays open", "stays_open");
    Textarea reasons;
    reasons.name = "reasons";
    reasons.id = "decide-reasons";
    reasons.label = {"Reasons", "govuk-label--s", false, ""};
    reasons.hint = "What has changed for each child. Written so that the family can read it.";
    reasons.value = typed.in("decide").value("reasons");
    reasons.error = error_of(typed.wrong_in("decide"), "reasons");
    Html words = can_close
                   ? Html{}
                   : paragraph("It cannot be closed while the gate stops it. It can stay open "
                               "without anybody's leave.");
    return heading(2, "Decide") + words
         + form_of(request,
                   reader,
                   page,
                   close_url(page) / "decide",
                   std::nullopt,
                   radios(outcome) + textarea(reasons) + submit("File the decision"));
}

Html override_form(const Request& request, const Reader& reader, const FamilyPage& page,
                   const Typed& typed)
{
    if (page.open->closing->gate.open || !page.open->may(access::Act::override_gate)) return {};
    Fields fields = typed.in("override");
    if (fields.empty()) fields.add("overrides", stopping(page.open->closing->gate));
    WarningText warning;
    warning.content = Html::raw("You take this on yourself: your name, your reasons and the last "
                                "day stay on the file, and overrides are counted.");
    return heading(2, "Override what stops it") + warning_text(warning)
         + form_of(request,
                   reader,
                   page,
                   close_url(page) / "override",
                   std::nullopt,
                   controls({signature_type, override_fields, fields, typed.wrong_in("override")})
                       + submit("Sign the override", "govuk-button--warning"));
}

/// Agreeing and disagreeing is everybody's who works on it, but for whoever proposed.
Html sign_form(const Request& request, const Reader& reader, const FamilyPage& page,
               const Typed& typed)
{
    const auto* proposal =
        page.open->scene->facts.find<records::ClosingProposal>(page.open->closing->proposal);
    const bool own = proposal != nullptr && proposal->by.practitioner == reader.viewer.practitioner;
    if (own || !page.open->may(access::Act::sign)) return {};
    Radios stance;
    stance.name = "stance";
    stance.legend = Legend{"Do you agree with closing?", "govuk-fieldset__legend--s", false};
    stance.error = error_of(typed.wrong_in("sign"), "stance");
    for (const auto& [words, value] : {std::pair{"I agree", "agree"}, {"I disagree", "disagree"}}) {
        Choice choice;
        choice.text = words;
        choice.value = value;
        choice.is_chosen = typed.in("sign").value("stance") == choice.value;
        stance.choices.push_back(std::move(choice));
    }
    return heading(2, "Say what you think")
         + paragraph("A disagreement stays on the file, and shows at every later decision.")
         + form_of(request,
                   reader,
                   page,
                   close_url(page) / "sign",
                   std::nullopt,
                   radios(stance)
                       + controls(
                           {signature_type, agree_fields, typed.in("sign"), typed.wrong_in("sign")})
                       + submit("Sign", "govuk-button--secondary"));
}

Html gate_page(const Request& request, const Reader& reader, const FamilyPage& page,
               const Typed& typed)
{
    const OpenFamily& open = *page.open;
    const casework::SeenGate& gate = open.closing->gate;
    const std::size_t left = count_of(gate, false);
    const std::string summary =
        gate.open ? "Nothing stands in the way: "
                        + counted(count_of(gate, true), "check is", "checks are")
                        + " answered by the record."
                  : "The closing is stopped. " + counted(left, "check needs", "checks need")
                        + " somebody.";
    return paragraph(summary) + heading(2, "What is proposed") + proposal_of(open)
         + heading(2, "The gate") + gate_list(page, gate) + signatures_of(open)
         + answer_forms(request, reader, page, typed) + decide_form(request, reader, page, typed)
         + override_form(request, reader, page, typed) + sign_form(request, reader, page, typed);
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

Response close_page(const Request& request, const Reader& reader, const FamilyPage& page,
                    const Typed& typed)
{
    Content content;
    content.title = "Closing";
    content.place = "close";
    content.body = heading(1, "Closing");
    if (page.open->closing) {
        content.body += gate_page(request, reader, page, typed);
    } else {
        content.body += state_words(*page.open);
        if (page.open->scene->has_open_episode() && page.open->may(access::Act::propose_closing))
            content.body += propose_form(request, reader, page, typed);
    }
    content.errors = errors_of(typed.problems);
    if (!typed.problems.empty()) content.status = status_of(typed.problems);
    return shown(request, reader, page, std::move(content));
}

// --- What the forms do --------------------------------------------------------------------------

/// Everything a form of this page does: about every child whose episode is open.
casework::Doing doing_here(const Request& request, const Reader& reader, const FamilyPage& page)
{
    casework::Doing doing = doing_of(request, reader, page.family);
    std::vector<base::PersonId> children;
    for (const casefile::Episode& episode : page.open->scene->episodes)
        if (!episode.closed_by
            && std::find(children.begin(), children.end(), episode.child) == children.end())
            children.push_back(episode.child);
    for (const base::PersonId& child : children)
        doing.about.push_back({base::Subject::of(child), ledger::Part::subject});
    return doing;
}

using Filed = base::Checked<ledger::Filed>;

Filed propose(const Request& request, const Reader& reader, const FamilyPage& page)
{
    const base::Date today = reader.authority->house.today();
    const auto written = read_form(proposal_type, proposal_fields, request.form, today);
    if (!written) return std::unexpected(written.error());
    return casework::file(
        reader.authority->house, doing_here(request, reader, page), proposal_type, *written);
}

/// Files a record that answers an entry, made of the values given and the fields typed.
Filed answer_with(const Request& request, const Reader& reader, const FamilyPage& page,
                  const records::RecordType& type, base::json::object input,
                  const base::EntryId& answers)
{
    const auto written = records::read_input(
        type, input, {"", {}, base::When::day(reader.authority->house.today())});
    if (!written) return std::unexpected(written.error());
    casework::Doing doing = doing_here(request, reader, page);
    doing.links.push_back({ledger::LinkKind::answers, answers});
    return casework::file(reader.authority->house, doing, type, *written);
}

Filed nothing_proposed()
{
    return std::unexpected(Problems{{Problem::Kind::conflict,
                                     "",
                                     "There is no proposal to close any more. Somebody may have "
                                     "decided meanwhile: read the record."}});
}

/// Reads the typed fields of a signature and adds what the form itself says.
Filed sign_as(const Request& request, const Reader& reader, const FamilyPage& page,
              std::span<const std::string_view> fields, const std::string& stance)
{
    if (!page.open->closing) return nothing_proposed();
    auto input = input_of(signature_type, fields, request.form, reader.authority->house.today());
    if (!stance.empty()) input["stance"] = stance;
    return answer_with(
        request, reader, page, signature_type, std::move(input), page.open->closing->proposal);
}

Filed sign(const Request& request, const Reader& reader, const FamilyPage& page)
{
    return sign_as(request, reader, page, agree_fields, request.form.value("stance"));
}

Filed override_gate(const Request& request, const Reader& reader, const FamilyPage& page)
{
    return sign_as(request, reader, page, override_fields, "override");
}

Filed decide(const Request& request, const Reader& reader, const FamilyPage& page)
{
    if (!page.open->closing) return nothing_proposed();
    constexpr std::array<std::string_view, 2> fields = {"outcome", "reasons"};
    auto input = input_of(
        records::Decision::declaration, fields, request.form, reader.authority->house.today());
    input["question"] = "close";
    return answer_with(request,
                       reader,
                       page,
                       records::Decision::declaration,
                       std::move(input),
                       page.open->closing->proposal);
}

Filed answer(const Request& request, const Reader& reader, const FamilyPage& page)
{
    const auto anchor = base::EntryId::parse(request.form.value("anchor"));
    if (!anchor) return std::unexpected(Problems{anchor.error()});
    constexpr std::array<std::string_view, 2> fields = {"guardrail", "reasons"};
    return answer_with(
        request,
        reader,
        page,
        records::Answer::declaration,
        input_of(
            records::Answer::declaration, fields, request.form, reader.authority->house.today()),
        *anchor);
}

struct Step {
    std::string_view form;
    Filed (*act)(const Request&, const Reader&, const FamilyPage&);
};

constexpr std::array<Step, 5> steps = {{
    {"propose", propose},
    {"sign", sign},
    {"override", override_gate},
    {"decide", decide},
    {"answer", answer},
}};

Response do_step(const Request& request, const web::Places& places, const Reader& reader)
{
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step& each) {
        return each.form == places.at("step");
    });
    if (step == steps.end())
        return told(request, reader, {Problem::Kind::not_found, "", "There is no such page."});
    FamilyPage page = open_family(request, places, reader, "close");
    if (!page.open) return std::move(page.instead);
    const Filed done = step->act(request, reader, page);
    if (!done)
        return close_page(
            request, reader, page, {std::string{step->form}, request.form, done.error()});
    if (step->form == "propose") forget_draft(reader, draft_name, page.family);
    return filed(close_url(page));
}

Response show(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "close");
    if (!page.open) return std::move(page.instead);
    return close_page(request, reader, page, {});
}

}  // namespace

void add_closing(web::Router& router, const Site& site)
{
    router.get("/families/{family}/close", signed_in(site, show));
    router.post("/families/{family}/close/{step}", signed_in_form(site, do_step));
}

}  // namespace holdfast::desk
