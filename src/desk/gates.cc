#include "guardrails/gates.h"

#include "desk/answer_form.h"
#include "desk/filing.h"
#include "desk/gate_page.h"
#include "desk/pages.h"
#include "desk/record_form.h"
#include "records/types/answer.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/referral.h"
#include "records/types/signature.h"

#include <algorithm>

/// What waits to be decided: answer what its gate asks, agree or disagree, override, decide. One
/// page for each proposal, gate_page.h; here is what its forms do.
namespace holdfast::desk {

using base::EntryId;
using base::Problem;
using base::Problems;
using casework::PendingDecision;
using web::Request;
using web::Response;

namespace {

constexpr std::array<std::string_view, 2> sign_fields = {"stance", "reasons"};
constexpr std::array<std::string_view, 2> decide_fields = {"outcome", "reasons"};
constexpr std::array<std::string_view, 1> of_the_rule = {"guardrail"};

/// One form of the page: the record that it makes.
struct Step {
    std::string_view name;  // The last word of its address.
    const records::RecordType* type;
    std::span<const std::string_view> fields = {};  // Of the record, as they are typed.
    /// What the form itself says: a field's key and its value; "" when nothing.
    std::string_view says_key = {};
    std::string_view says = {};
};

constexpr std::array<Step, 4> steps = {{
    {.name = "sign", .type = &records::Signature::declaration, .fields = sign_fields},
    {.name = "override",
     .type = &records::Signature::declaration,
     .fields = override_fields,
     .says_key = "stance",
     .says = "override"},
    {.name = "decide", .type = &records::Decision::declaration, .fields = decide_fields},
    // Its fields are those of `answer_form.h`.
    {.name = "answer", .type = &records::Answer::declaration},
}};

/// What a proposal about a contact or a referral is about; nullptr: it is about no such thing.
const casefile::AnyFact* matter_of(const FamilyPage& page, const PendingDecision& pending)
{
    const casefile::Facts& facts = page.open->scene->facts;
    const casefile::AnyFact* proposal = facts.find_any(pending.proposal);
    if (proposal == nullptr || pending.kind != records::Gate::no_further_action) return nullptr;
    for (const ledger::Link& link : proposal->links) {
        if (link.kind != ledger::LinkKind::answers) continue;
        const casefile::AnyFact* matter = facts.find_any(link.to);
        if (matter != nullptr) return matter;
    }
    return nullptr;
}

/// The question that a decision here decides.
std::string_view question_of(const FamilyPage& page, const PendingDecision& pending)
{
    const casefile::AnyFact* matter = matter_of(page, pending);
    if (matter != nullptr && matter->type == &records::Contact::declaration) return "contact";
    if (matter != nullptr && matter->type == &records::Referral::declaration) return "referral";
    return guardrails::row_of(pending.kind).questions.front();
}

std::vector<ledger::Link> links_of(const Step& step, const FamilyPage& page,
                                   const PendingDecision& pending)
{
    using ledger::LinkKind;
    std::vector<ledger::Link> links = {{LinkKind::answers, pending.proposal}};
    const casefile::AnyFact* matter = matter_of(page, pending);
    if (step.type == &records::Decision::declaration && matter != nullptr)
        links.push_back({LinkKind::answers, matter->id});
    return links;
}

/// About those whom the proposal is about; of a hidden one, about the children with open work.
casework::Doing doing_here(const Request& request, const Reader& reader, const FamilyPage& page,
                           const PendingDecision& pending)
{
    casework::Doing doing = doing_of(request, reader, page.family);
    const casefile::AnyFact* proposal = page.open->scene->facts.find_any(pending.proposal);
    if (proposal != nullptr) {
        for (const ledger::About& about : proposal->about)
            if (about.subject.person() && about.part == ledger::Part::subject)
                add_subject(doing, about.subject);
        return doing;
    }
    for (const casefile::Episode& episode : page.open->scene->episodes)
        if (!episode.closed_by) add_subject(doing, base::Subject::of(episode.child));
    return doing;
}

base::Checked<ledger::Filed> file_step(const Step& step, const Request& request,
                                       const Reader& reader, const FamilyPage& page,
                                       const PendingDecision& pending)
{
    const base::Date today = reader.authority->house.today();
    auto input = input_of(*step.type, step.fields, request.form, today);
    if (!step.says.empty()) input[step.says_key] = step.says;
    if (step.type == &records::Decision::declaration)
        input["question"] = question_of(page, pending);
    const auto written = records::read_input(*step.type, input, {"", {}, base::When::day(today)});
    Problems problems = unknown_fields(request.form, {step.fields});
    if (!written) problems.insert(problems.end(), written.error().begin(), written.error().end());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    casework::Doing doing = doing_here(request, reader, page, pending);
    doing.links = links_of(step, page, pending);
    return as_told(casework::file(reader.authority->house, doing, *step.type, *written));
}

base::Checked<ledger::Filed> file_answer(const Request& request, const Reader& reader,
                                         const FamilyPage& page, const PendingDecision& pending)
{
    const auto sent = answer_in(request.form,
                                request.form.value("guardrail"),
                                reader.authority->house.today(),
                                of_the_rule);
    if (!sent) return std::unexpected(sent.error());
    casework::Doing doing = doing_here(request, reader, page, pending);
    doing.links = {{ledger::LinkKind::answers, sent->anchor}};
    return as_told(casework::file(
        reader.authority->house, doing, records::Answer::declaration, sent->written));
}

/// The proposal that the address names; nullptr: it waits no more, or is none.
const PendingDecision* pending_of(const FamilyPage& page, const web::Places& places)
{
    const auto id = EntryId::parse(places.at("proposal"));
    if (!id) return nullptr;
    const EntryId root = page.open->scene->facts.root_of(*id);
    for (const PendingDecision& pending : page.open->pending)
        if (pending.proposal == root) return &pending;
    return nullptr;
}

/// The closing that waits; nullptr: none does.
const PendingDecision* closing_of(const FamilyPage& page, const web::Places&)
{
    return page.open->closing();
}

using Find = const PendingDecision* (*)(const FamilyPage& page, const web::Places& places);

Response drawn(const Request& request, const Reader& reader, const FamilyPage& page,
               const PendingDecision& pending, const GateAttempt& attempt)
{
    return pending.kind == records::Gate::close
             ? closing_page(request, reader, page, attempt)
             : gate_page(request, reader, page, pending, attempt);
}

Response do_step(const Request& request, const web::Places& places, const Reader& reader, Find find)
{
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step& each) {
        return each.name == places.at("step");
    });
    if (step == steps.end())
        return told(request, reader, {Problem::Kind::not_found, "", "There is no such page."});
    FamilyPage page = open_family(request, places, reader, "gates");
    if (!page.open) return std::move(page.instead);
    const PendingDecision* pending = find(page, places);
    // The page of closing keeps what was typed, to copy.
    if (pending == nullptr)
        return closing_page(request, reader, page, {step->name, request.form, {waits_no_more}});
    const auto done = step->type == &records::Answer::declaration
                        ? file_answer(request, reader, page, *pending)
                        : file_step(*step, request, reader, page, *pending);
    if (!done)
        return drawn(request, reader, page, *pending, {step->name, request.form, done.error()});
    if (step->type == &records::Decision::declaration && pending->kind != records::Gate::close)
        return filed(record_url(page.family, done->entries.front()));
    return filed(gate_url(page, *pending));
}

Response do_step_here(const Request& request, const web::Places& places, const Reader& reader)
{
    return do_step(request, places, reader, pending_of);
}

Response do_step_of_closing(const Request& request, const web::Places& places, const Reader& reader)
{
    return do_step(request, places, reader, closing_of);
}

/// One that waits no more is read where it stands.
Response show_gate(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "gates");
    if (!page.open) return std::move(page.instead);
    if (const PendingDecision* pending = pending_of(page, places))
        return pending->kind == records::Gate::close
                 ? web::see_other(close_url(page))
                 : gate_page(request, reader, page, *pending, {});
    const auto id = EntryId::parse(places.at("proposal"));
    const casefile::AnyFact* fact = id ? page.open->scene->facts.find_any(*id) : nullptr;
    if (fact != nullptr) return web::see_other(record_url(page.family, fact->id));
    return told(request, reader, {Problem::Kind::not_found, "", "There is no such page."});
}

}  // namespace

void add_gates(web::Router& router, const Site& site)
{
    router.get("/families/{family}/gates/{proposal}", signed_in(site, show_gate));
    router.post("/families/{family}/gates/{proposal}/{step}", signed_in_form(site, do_step_here));
    router.post("/families/{family}/close/{step}", signed_in_form(site, do_step_of_closing));
}

}  // namespace holdfast::desk
