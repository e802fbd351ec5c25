#include "casework/worklists.h"
#include "desk/components/button.h"
#include "desk/components/summary_list.h"
#include "desk/components/table.h"
#include "desk/components/tag.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "records/record_types.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"

#include <algorithm>

/// Home: what do I owe, and to whom? In a fixed order: what waits for my decision, my families with
/// what they are owed, what I was writing.
namespace holdfast::desk {

using casework::OpenFamily;
using guardrails::Standing;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

constexpr std::size_t most_waiting = 30;

/// Does a contact of this family wait for somebody to decide what becomes of it?
bool has_undecided_contact(const OpenFamily& open)
{
    const auto& facts = open.scene->facts;
    const auto& contacts = facts.all<records::Contact>();
    return std::any_of(contacts.begin(), contacts.end(), [&](const auto& contact) {
        const auto& decisions = facts.all<records::Decision>();
        return std::none_of(decisions.begin(), decisions.end(), [&](const auto& decision) {
            return decision.links_to(ledger::LinkKind::answers, contact.id);
        });
    });
}

bool is_owed_something(const OpenFamily& open)
{
    return std::any_of(open.findings.begin(), open.findings.end(), [](const auto& finding) {
        return finding.standing != Standing::met;
    });
}

std::size_t count_owed(const OpenFamily& open)
{
    return static_cast<std::size_t>(
        std::count_if(open.findings.begin(), open.findings.end(), [](const auto& finding) {
            return finding.standing != Standing::met;
        }));
}

/// When anything was last written down about the family.
std::string last_written(const OpenFamily& open)
{
    base::Instant last{};
    const auto look = [&](const auto& facts) {
        for (const auto& fact : facts) last = std::max(last, fact.recorded);
    };
    const auto& facts = open.scene->facts;
    look(facts.all<records::Note>());
    look(facts.all<records::Contact>());
    look(facts.all<records::Referral>());
    look(facts.all<records::Letter>());
    look(facts.all<records::Decision>());
    look(facts.all<records::ClosingProposal>());
    if (last == base::Instant{}) return "Nothing yet";
    return base::words(base::London::date_of(last));
}

std::string_view standing_of(const OpenFamily& open)
{
    if (open.closing) return "Closing proposed";
    if (open.scene->has_open_episode()) return "Open";
    return open.scene->episodes.empty() ? "Not a referral yet" : "Closed";
}

Html family_row_name(const OpenFamily& open)
{
    return link(family_url(open.scene->family), children_named(*open.scene));
}

Html families_table(std::string_view caption, const std::vector<const OpenFamily*>& families)
{
    Table table;
    table.caption = std::string{caption};
    table.caption_classes = "govuk-table__caption--m";
    table.first_cell_is_header = true;
    table.head = {{Html::raw("Children")},
                  {Html::raw("Where it stands")},
                  {Html::raw("To look at")},
                  {Html::raw("Last written")}};
    for (const OpenFamily* open : families) {
        const std::size_t owed = count_owed(*open);
        table.rows.push_back({{family_row_name(*open)},
                              {Html::text(standing_of(*open))},
                              {owed == 0 ? Html::raw("Nothing")
                                         : Html::text(counted(owed, "question", "questions"))},
                              {Html::text(last_written(*open))}});
    }
    return scrolling(caption, desk::table(table));
}

/// One thing that waits for the reader, with the way to it.
struct Waiting {
    std::string_view what;
    Url where;
    const OpenFamily* open;
};

Html waiting_list(const std::vector<Waiting>& waiting)
{
    if (waiting.empty()) return paragraph("Nothing waits for you to decide.");
    std::vector<Html> items;
    for (const Waiting& each : waiting)
        items.push_back(link(each.where, children_named(*each.open->scene))
                        + Html::text(": " + std::string{each.what}));
    return bullets(items);
}

/// Everything of a role's own list, without what is among the reader's families already.
base::Result<std::vector<OpenFamily>> others_of(const Reader& reader,
                                                const records::RecordType& type,
                                                std::string purpose)
{
    casework::Asking asking = reader.asking("home");
    asking.purpose = std::move(purpose);
    return casework::families_with_newest(reader.authority->house, asking, type, most_waiting);
}

void add_closings(const std::vector<OpenFamily>& families, const Reader& reader,
                  std::vector<Waiting>& waiting)
{
    const bool second_signer = access::may(reader.viewer.role, access::Act::override_gate);
    for (const OpenFamily& open : families) {
        if (!open.closing) continue;
        const Url where = family_url(open.scene->family) / "close";
        if (open.may(access::Act::close) && open.closing->gate.open)
            waiting.push_back({"a closing is ready to be decided", where, &open});
        else if (open.may(access::Act::close) || second_signer)
            waiting.push_back({"a closing is stopped, and waits", where, &open});
    }
}

void add_contacts(const std::vector<OpenFamily>& families, std::vector<Waiting>& waiting)
{
    for (const OpenFamily& open : families)
        if (has_undecided_contact(open))
            waiting.push_back({"a contact waits for a decision",
                               family_url(open.scene->family) / "record",
                               &open});
}

Html drafts_of(const Reader& reader)
{
    const auto drafts = reader.authority->drawer.drafts().of(reader.viewer.practitioner);
    constexpr std::string_view title = "What you were writing";
    if (!drafts)
        return heading(2, title)
             + paragraph("Your drafts cannot be read just now. Load this page again in a few "
                         "minutes; if it goes on, ring the service desk.");
    if (drafts->empty()) return {};
    std::vector<Html> items;
    for (const drawer::Draft& draft : *drafts) {
        const records::RecordType* type = nullptr;
        for (const records::RecordType* each : records::record_types())
            if (each->key == draft.what) type = each;
        const std::string what = type != nullptr ? std::string{type->name} : "First contact";
        Url where = Url::to("/contacts/new");
        if (draft.family && draft.what == "closingProposal")
            where = family_url(*draft.family) / "close";
        else if (draft.family)
            where = (family_url(*draft.family) / "write").with_segment(draft.what);
        items.push_back(link(where, what)
                        + Html::text(", saved on " + base::London::words(draft.saved)));
    }
    return heading(2, title) + bullets(items);
}

Response home(const Request& request, const Reader& reader)
{
    Content content;
    content.title = "Home";
    content.place = "home";
    if (reader.viewer.role == "administrator") return web::see_other(Url::to("/accounts"));

    const auto mine = casework::my_families(reader.authority->house, reader.asking("home"));
    if (!mine) return told(request, reader, mine.error());
    std::vector<OpenFamily> others;
    std::vector<Waiting> waiting;
    add_closings(*mine, reader, waiting);
    const bool front_door =
        reader.viewer.role == "screener" || reader.viewer.role == "out_of_hours";
    const bool second_signer = access::may(reader.viewer.role, access::Act::override_gate);
    if (front_door || second_signer) {
        auto found = front_door ? others_of(reader,
                                            records::Contact::declaration,
                                            "Work list: contacts that wait for a decision")
                                : others_of(reader,
                                            records::ClosingProposal::declaration,
                                            "Work list: closings that wait for a second signer");
        if (!found) return told(request, reader, found.error());
        others = std::move(*found);
        if (front_door) add_contacts(others, waiting);
        else add_closings(others, reader, waiting);
    }

    const base::Date today = reader.authority->house.today();
    content.body = heading(1, "What is owed, and to whom")
                 + source_line(reader.viewer.name + ", " + role_words(reader.viewer.role) + ". "
                               + base::words(today) + ".")
                 + heading(2, "Waiting for you") + waiting_list(waiting) + drafts_of(reader);

    std::vector<const OpenFamily*> own;
    std::vector<const OpenFamily*> teams;
    for (const OpenFamily& open : *mine) {
        const bool is_own = open.standing.relation == access::Relation::allocated
                         || open.standing.relation == access::Relation::co_worker;
        (is_own ? own : teams).push_back(&open);
    }
    const auto by_need = [](const OpenFamily* a, const OpenFamily* b) {
        return is_owed_something(*a) && !is_owed_something(*b);
    };
    std::stable_sort(own.begin(), own.end(), by_need);
    std::stable_sort(teams.begin(), teams.end(), by_need);
    if (!own.empty()) content.body += families_table("Your families", own);
    if (!teams.empty()) content.body += families_table("Families of " + reader.viewer.team, teams);
    if (own.empty() && teams.empty() && !front_door && !second_signer)
        content.body += paragraph("No family is allocated to you or to your team. Whoever "
                                  "allocates work can see that too; ask them if it is a surprise.");
    return shown(request, reader, std::move(content));
}

}  // namespace

void add_home(web::Router& router, const Site& site)
{
    router.get(
        "/", signed_in(site, [](const Request& request, const web::Places&, const Reader& reader) {
            return home(request, reader);
        }));
}

}  // namespace holdfast::desk
