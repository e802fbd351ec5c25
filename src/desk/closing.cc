#include "desk/drafts.h"
#include "desk/filing.h"
#include "desk/gate_page.h"
#include "desk/pages.h"
#include "desk/record_form.h"
#include "records/types/closing_proposal.h"

/// Closing: propose it, and meet its gate on the same page; what the gate's forms do is in
/// gates.cc.
namespace holdfast::desk {

using base::Problem;
using base::Problems;
using web::Request;
using web::Response;

namespace {

constexpr std::string_view propose_step = "propose";

/// About every child whose episode is open.
casework::Doing doing_here(const Request& request, const Reader& reader, const FamilyPage& page)
{
    casework::Doing doing = doing_of(request, reader, page.family);
    for (const casefile::Episode& episode : page.open->scene->episodes)
        if (!episode.closed_by) add_subject(doing, base::Subject::of(episode.child));
    return doing;
}

base::Checked<ledger::Filed> file_proposal(const Request& request, const Reader& reader,
                                           const FamilyPage& page)
{
    const records::RecordType& type = records::ClosingProposal::declaration;
    const base::Date today = reader.authority->house.today();
    const auto written = records::read_input(type,
                                             input_of(type, proposal_fields, request.form, today),
                                             {"", {}, base::When::day(today)});
    Problems problems = unknown_fields(request.form, {proposal_fields});
    if (!written) problems.insert(problems.end(), written.error().begin(), written.error().end());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return as_told(
        casework::file(reader.authority->house, doing_here(request, reader, page), type, *written));
}

Response propose(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "close");
    if (!page.open) return std::move(page.instead);
    const auto done = file_proposal(request, reader, page);
    if (!done)
        return closing_page(request, reader, page, {propose_step, request.form, done.error()});
    forget_draft(reader, closing_draft, page.family);
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
    router.post("/families/{family}/close/propose", signed_in_form(site, propose));
}

}  // namespace holdfast::desk
