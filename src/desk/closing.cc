#include "desk/closing_page.h"
#include "desk/drafts.h"
#include "desk/filing.h"
#include "desk/pages.h"
#include "desk/record_form.h"
#include "records/types/answer.h"
#include "records/types/closing_proposal.h"
#include "records/types/decision.h"
#include "records/types/signature.h"

#include <algorithm>

/// Closing: propose, meet the gate, answer what it asks, agree or disagree, override, decide. One
/// page, closing_page.h; here is what its forms do.
namespace holdfast::desk {

using base::EntryId;
using base::Problem;
using base::Problems;
using web::Request;
using web::Response;

namespace {

constexpr std::array<std::string_view, 2> sign_fields = {"stance", "reasons"};
constexpr std::array<std::string_view, 2> decide_fields = {"outcome", "reasons"};
constexpr std::array<std::string_view, 2> answer_fields = {"guardrail", "reasons"};
constexpr std::array<std::string_view, 1> anchor_field = {"anchor"};

/// What the record of a form answers.
enum class Answers { nothing, the_proposal, the_anchor };

/// One form of the page: the record that it makes.
struct Step {
    std::string_view name;  // The last word of its address.
    const records::RecordType* type;
    std::span<const std::string_view> fields;  // Of the record, as they are typed.
    Answers answers = Answers::nothing;
    std::span<const std::string_view> beside = {};  // What else the form sends.
    /// What the form itself says: a field's key and its value; "" when nothing.
    std::string_view says_key = {};
    std::string_view says = {};
};

constexpr std::array<Step, 5> steps = {{
    {.name = "propose", .type = &records::ClosingProposal::declaration, .fields = proposal_fields},
    {.name = "sign",
     .type = &records::Signature::declaration,
     .fields = sign_fields,
     .answers = Answers::the_proposal},
    {.name = "override",
     .type = &records::Signature::declaration,
     .fields = override_fields,
     .answers = Answers::the_proposal,
     .says_key = "stance",
     .says = "override"},
    {.name = "decide",
     .type = &records::Decision::declaration,
     .fields = decide_fields,
     .answers = Answers::the_proposal,
     .says_key = "question",
     .says = "close"},
    {.name = "answer",
     .type = &records::Answer::declaration,
     .fields = answer_fields,
     .answers = Answers::the_anchor,
     .beside = anchor_field},
}};

/// The links of the record.
base::Result<std::vector<ledger::Link>> links_of(const Step& step, const Request& request,
                                                 const FamilyPage& page)
{
    std::vector<ledger::Link> links;
    switch (step.answers) {
    case Answers::nothing: break;
    case Answers::the_proposal:
        if (!page.open->closing)
            return base::problem(Problem::Kind::conflict,
                                 "proposal",
                                 "There is no proposal to close any more. Somebody may have "
                                 "decided meanwhile: read the record.");
        links.push_back({ledger::LinkKind::answers, page.open->closing->proposal});
        break;
    case Answers::the_anchor: {
        const auto anchor = EntryId::parse(request.form.value("anchor"));
        if (!anchor) return std::unexpected(anchor.error());
        links.push_back({ledger::LinkKind::answers, *anchor});
        break;
    }
    }
    return links;
}

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

base::Checked<ledger::Filed> file_step(const Step& step, const Request& request,
                                       const Reader& reader, const FamilyPage& page)
{
    const base::Date today = reader.authority->house.today();
    auto input = input_of(*step.type, step.fields, request.form, today);
    if (!step.says.empty()) input[step.says_key] = step.says;
    const auto written = records::read_input(*step.type, input, {"", {}, base::When::day(today)});
    const auto links = links_of(step, request, page);
    Problems problems = unknown_fields(request.form, {step.fields, step.beside});
    if (!written) problems.insert(problems.end(), written.error().begin(), written.error().end());
    if (!links) problems.push_back(links.error());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    casework::Doing doing = doing_here(request, reader, page);
    doing.links = *links;
    return as_told(casework::file(reader.authority->house, doing, *step.type, *written));
}

Response do_step(const Request& request, const web::Places& places, const Reader& reader)
{
    const auto step = std::find_if(steps.begin(), steps.end(), [&](const Step& each) {
        return each.name == places.at("step");
    });
    if (step == steps.end())
        return told(request, reader, {Problem::Kind::not_found, "", "There is no such page."});
    FamilyPage page = open_family(request, places, reader, "close");
    if (!page.open) return std::move(page.instead);
    const auto done = file_step(*step, request, reader, page);
    if (!done) return closing_page(request, reader, page, {step->name, request.form, done.error()});
    if (step->name == "propose") forget_draft(reader, closing_draft, page.family);
    return filed(close_url(page));
}

Response show(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "close");
    if (!page.open) return std::move(page.instead);
    return closing_page(request, reader, page, {});
}

}  // namespace

void add_closing(web::Router& router, const Site& site)
{
    router.get("/families/{family}/close", signed_in(site, show));
    router.post("/families/{family}/close/{step}", signed_in_form(site, do_step));
}

}  // namespace holdfast::desk
