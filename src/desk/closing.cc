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
constexpr std::string_view again_step = "again";
constexpr std::array<std::string_view, 1> anchor_field = {"anchor"};

/// About every child whose episode is open.
casework::Doing doing_here(const Request& request, const Reader& reader, const FamilyPage& page)
{
    casework::Doing doing = doing_of(request, reader, page.family);
    for (const casefile::Episode& episode : page.open->scene->episodes)
        if (!episode.closed_by) add_subject(doing, base::Subject::of(episode.child));
    return doing;
}

/// In place of the proposal that waits, and resting on all that it rests on: a letter that was sent
/// stays in the gate's sight however the work is to end now.
std::vector<ledger::Link> links_again(const FamilyPage& page, const base::EntryId& again)
{
    std::vector<ledger::Link> links = {{ledger::LinkKind::corrects, again}};
    const casefile::AnyFact* waits = page.open->scene->facts.find_any(again);
    if (waits == nullptr) return links;
    for (const ledger::Link& link : waits->links)
        if (link.kind != ledger::LinkKind::corrects) links.push_back(link);
    return links;
}

/// `again`: the proposal in whose place it stands; nullopt: it is the first.
base::Checked<ledger::Filed> file_proposal(const Request& request, const Reader& reader,
                                           const FamilyPage& page,
                                           const std::optional<base::EntryId>& again)
{
    const records::RecordType& type = records::ClosingProposal::declaration;
    const base::Date today = reader.authority->house.today();
    const auto written = records::read_input(type,
                                             input_of(type, proposal_fields, request.form, today),
                                             {"", {}, base::When::day(today)});
    Problems problems = again ? unknown_fields(request.form, {proposal_fields, anchor_field})
                              : unknown_fields(request.form, {proposal_fields});
    if (!written) problems.insert(problems.end(), written.error().begin(), written.error().end());
    if (!problems.empty()) return std::unexpected(std::move(problems));
    casework::Doing doing = doing_here(request, reader, page);
    if (again) doing.links = links_again(page, *again);
    return as_told(casework::file(reader.authority->house, doing, type, *written));
}

Response propose(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "close");
    if (!page.open) return std::move(page.instead);
    const auto done = file_proposal(request, reader, page, std::nullopt);
    if (!done)
        return closing_page(request, reader, page, {propose_step, request.form, done.error()});
    forget_draft(reader, closing_draft, page.family);
    return filed(close_url(page));
}

/// What waits is said better. One that waits no more is left as it was decided on.
Response propose_again(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "close");
    if (!page.open) return std::move(page.instead);
    const casework::PendingDecision* waits = page.open->closing();
    const auto again = base::EntryId::parse(request.form.value("anchor"));
    if (waits == nullptr || !again || *again != waits->proposal)
        return closing_page(request, reader, page, {again_step, request.form, {waits_no_more}});
    const auto done = file_proposal(request, reader, page, *again);
    if (!done) return closing_page(request, reader, page, {again_step, request.form, done.error()});
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
    router.post("/families/{family}/close/again", signed_in_form(site, propose_again));
}

}  // namespace holdfast::desk
