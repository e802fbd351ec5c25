#include "casefile/allocations.h"
#include "casefile/contacts.h"
#include "casefile/dangers.h"
#include "casework/how_it_stands.h"
#include "casework/role_lists.h"
#include "desk/asked_of_reader.h"
#include "desk/components/table.h"
#include "desk/drafts.h"
#include "desk/gate_page.h"
#include "desk/kept_sent.h"
#include "desk/links.h"
#include "desk/owed.h"
#include "desk/pages.h"
#include "desk/partner_pages.h"
#include "desk/pieces.h"
#include "desk/practitioner_account.h"
#include "desk/written_pages.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"

#include <algorithm>

/// Home: what do I owe, and to whom? In a fixed order: what waits for my decision, what I was
/// writing, what my families are owed, what rules ask of me, my families.
namespace holdfast::desk {

using casework::OpenFamily;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

std::string last_words(const OpenFamily& open)
{
    const auto day = casework::last_written(open);
    return day ? base::words(*day) : "Nothing yet";
}

std::string_view standing_in_a_row(const OpenFamily& open)
{
    using casework::WorkState;
    switch (casework::state_of(open)) {
    case WorkState::closing_proposed: return "Closing proposed";
    case WorkState::open: return "Open";
    case WorkState::not_referred: return "Not a referral yet";
    case WorkState::closed: return "Closed";
    }
    return "";
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
    // Two columns, so that a telephone shows all of it.
    table.head = {{Html::raw("Children")}, {Html::raw("Where it stands")}};
    for (const OpenFamily* open : families) {
        const std::size_t owed = casework::count_questions(*open);
        std::string words{standing_in_a_row(*open)};
        if (owed > 0) words += ", " + counted(owed, "question", "questions") + " to look at";
        table.rows.push_back(
            {{family_row_name(*open)},
             {Html::text(words) + source_line("Last written: " + last_words(*open))}});
    }
    return scrolling(caption, desk::table(table));
}

/// One thing that waits for the reader, with the way to it.
struct Waiting {
    std::string who;
    std::string_view what;
    Url where;
};

void add_contacts(const OpenFamily& open, std::vector<Waiting>& waiting)
{
    using casefile::ContactState;
    const casefile::Facts& facts = open.scene->facts;
    const Url record = family_url(open.scene->family) / "record";
    for (const auto& contact : facts.all<records::Contact>()) {
        const ContactState state = casefile::state_of(contact, facts);
        if (state == ContactState::settled) continue;
        waiting.push_back({children_named(*open.scene),
                           state == ContactState::waits_for_decision
                               ? "a contact waits for a decision"
                               : "a contact was accepted, and no referral has come of it",
                           record.at(contact.id.text())});
    }
}

void add_closing(const OpenFamily& open, std::vector<Waiting>& waiting)
{
    if (!casework::closing_waits_for_viewer(open)) return;
    const bool closes = open.may(access::Act::close);
    waiting.push_back({children_named(*open.scene),
                       closes && open.closing()->may_pass() ? "a closing is ready to be decided"
                                                            : "a closing is stopped, and waits",
                       family_url(open.scene->family) / "close"});
}

void add_without_a_worker(const OpenFamily& open, std::vector<Waiting>& waiting)
{
    const bool nobody = casefile::current_allocations(*open.scene, open.today).empty();
    waiting.push_back({children_named(*open.scene),
                       nobody ? "work is open, and nobody is allocated"
                              : "work is open, and whoever has it has left or is of no team",
                       family_url(open.scene->family) / "workers"});
}

void add_danger(const OpenFamily& open, std::vector<Waiting>& waiting)
{
    waiting.push_back({children_named(*open.scene),
                       "a child is said to be in danger now, and nobody wrote what was done",
                       family_url(open.scene->family) / "danger"});
}

struct AddOf {
    std::string_view list;
    void (*add)(const OpenFamily&, std::vector<Waiting>&);
};

constexpr AddOf adds[] = {{"dangers", add_danger},
                          {"contacts", add_contacts},
                          {"closings", add_closing},
                          {"unallocated", add_without_a_worker}};

void add_all(const casework::RoleList& list, const casework::WorkList& found,
             std::vector<Waiting>& waiting)
{
    for (const AddOf& row : adds)
        for (const OpenFamily& open : found.families)
            if (row.list == list.key) row.add(open, waiting);
}

struct AllWaiting {
    std::vector<Waiting> waiting;
    std::vector<OpenFamily> families;  // That it is about.
    bool cut = false;
};

base::Result<AllWaiting> all_waiting(const Reader& reader)
{
    AllWaiting all;
    for (const casework::RoleList& list : casework::role_lists_of(reader.viewer.role)) {
        auto found = casework::read_list(reader.authority->house, reader.asking("home"), list);
        if (!found) return std::unexpected(found.error());
        add_all(list, *found, all.waiting);
        all.cut = all.cut || found->cut;
        std::ranges::move(found->families, std::back_inserter(all.families));
    }
    return all;
}

/// Whoever works with a family sees that a child of it is in danger; whoever decides has it in a
/// list of their own.
void put_own_dangers_first(const Reader& reader, const std::vector<OpenFamily>& mine,
                           std::vector<Waiting>& waiting)
{
    if (access::may(reader.viewer.role, access::Act::decide)) return;
    std::vector<Waiting> dangers;
    for (const OpenFamily& open : mine)
        if (!casefile::open_dangers(open.scene->facts).empty()) add_danger(open, dangers);
    waiting.insert(waiting.begin(), dangers.begin(), dangers.end());
}

Html waiting_list(const AllWaiting& all)
{
    if (all.waiting.empty()) return paragraph("Nothing waits for you to decide.");
    std::vector<Html> items;
    for (const Waiting& each : all.waiting)
        items.push_back(link(each.where, each.who) + Html::text(": " + std::string{each.what}));
    Html list = bullets(items);
    if (all.cut)
        list += paragraph("There are more than this page shows at once. Those that have waited "
                          "longest are here; the others follow when these are dealt with.");
    return list;
}

/// Something with a date that a family of the reader's is owed.
struct Owed {
    std::optional<base::Date> due;  // nullopt: nobody can tell, and somebody must find out.
    Html line;
};

constexpr int days_ahead = 14;
constexpr std::size_t owed_open_most = 12;

/// What is late, due within two weeks, or due on a day that cannot be told, the first first.
base::Result<std::vector<Owed>> owed_in(const Reader& reader,
                                        const std::vector<const OpenFamily*>& families)
{
    std::vector<Owed> all;
    for (const OpenFamily* open : families) {
        const auto owed = casework::owed(reader.authority->house, *open);
        if (!owed) return std::unexpected(owed.error());
        for (const casework::OwedTogether& each : casework::still_owed(*owed, *open)) {
            const auto due = casework::first_day(*each.duty);
            if (due && *due > open->today.plus_days(days_ahead)) continue;
            all.push_back(
                {due, family_row_name(*open) + Html::text(": ") + owed_words(each, *open)});
        }
    }
    std::sort(all.begin(), all.end(), [](const Owed& a, const Owed& b) { return a.due < b.due; });
    return all;
}

Html lines_of(std::span<const Owed> owed)
{
    std::vector<Html> items;
    for (const Owed& each : owed) items.push_back(each.line);
    return bullets(items);
}

/// Behind its number; empty where there is nothing.
Html counted_fold(std::span<const Owed> owed, std::string_view words)
{
    return owed.empty() ? Html{}
                        : folded(std::to_string(owed.size()) + std::string{words}, lines_of(owed));
}

/// What is late or due today stands open, as much of it as one look takes in; what is due later is
/// folded behind its number, so that the first screen says what to do next.
base::Result<Html> owed_by(const Reader& reader, const std::vector<const OpenFamily*>& families)
{
    const auto all = owed_in(reader, families);
    if (!all) return std::unexpected(all.error());
    if (all->empty()) return paragraph("Nothing is late, and nothing is due within two weeks.");
    const base::Date today = reader.authority->house.today();
    const auto later =
        std::ranges::find_if(*all, [&](const Owed& each) { return each.due && *each.due > today; });
    const std::span<const Owed> pressing{all->begin(), later};
    const std::size_t open = std::min(pressing.size(), owed_open_most);
    return (pressing.empty() ? paragraph("Nothing is late.") : lines_of(pressing.first(open)))
         + counted_fold(pressing.subspan(open), " more late or due today")
         + counted_fold({later, all->end()}, " due within two weeks");
}

/// Each family once: one may be the reader's and wait for their decision as well.
std::vector<const OpenFamily*> each_once(const std::vector<OpenFamily>& mine,
                                         const std::vector<OpenFamily>& waiting)
{
    std::vector<const OpenFamily*> families;
    for (const auto* list : {&mine, &waiting})
        for (const OpenFamily& open : *list)
            if (std::ranges::none_of(families, [&](const OpenFamily* other) {
                    return other->scene->family == open.scene->family;
                }))
                families.push_back(&open);
    return families;
}

/// Those whose work is the reader's, or of the team that the reader manages; what a colleague owes
/// stands on the team's list and on the family's own pages.
std::vector<const OpenFamily*> without_colleagues(std::vector<const OpenFamily*> families)
{
    std::erase_if(families, [](const OpenFamily* open) {
        return open->standing.relation == access::Relation::team;
    });
    return families;
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
        const Written* written = written_page(type_of_draft(draft.what));
        const std::string what = is_kept_sent(draft.what)    ? "Something that was not filed"
                               : draft.what == "document"    ? "Document"
                               : draft.what == closing_draft ? "Closing proposal"
                               : written != nullptr          ? std::string{written->type->name}
                                                             : "First contact";
        items.push_back(link(draft_page(draft), what)
                        + Html::text(", saved on " + base::London::words(draft.saved)));
    }
    return heading(2, title) + bullets(items);
}

Response home(const Request& request, const Reader& reader)
{
    Content content;
    content.title = "Home";
    content.place = "home";
    if (reader.viewer.role == "administrator") return web::see_other(Url::to("/admin/people"));
    if (access::is_partner(reader.viewer.role)) return partner_home(request, reader);

    const auto mine = casework::my_families(reader.authority->house, reader.asking("home"));
    if (!mine) return told(request, reader, mine.error());
    auto waiting = all_waiting(reader);
    if (!waiting) return told(request, reader, waiting.error());
    put_own_dangers_first(reader, *mine, waiting->waiting);

    const auto account = account_news(reader);
    if (!account) return told(request, reader, account.error());

    const base::Date today = reader.authority->house.today();
    content.body = heading(1, "What is owed, and to whom")
                 + source_line(reader.viewer.name + ", " + role_words(reader.viewer.role) + ". "
                               + base::words(today) + ".")
                 + *account + heading(2, "Waiting for you") + waiting_list(*waiting)
                 + drafts_of(reader);

    const auto families = each_once(*mine, waiting->families);
    const auto own_work = without_colleagues(families);
    if (!own_work.empty()) {
        const auto owed = owed_by(reader, own_work);
        if (!owed) return told(request, reader, owed.error());
        content.body += heading(2, "What is owed, and by when") + *owed;
    }

    content.body += asked_of_reader(reader, families);

    std::vector<const OpenFamily*> own;
    std::vector<const OpenFamily*> teams;
    // Those with something to look at come before the others; else the order stays.
    for (const bool owed : {true, false})
        for (const OpenFamily& open : *mine) {
            if ((casework::count_questions(open) > 0) != owed) continue;
            const bool is_own = open.standing.relation == access::Relation::allocated
                             || open.standing.relation == access::Relation::co_worker;
            (is_own ? own : teams).push_back(&open);
        }
    if (!own.empty()) content.body += families_table("Your families", own);
    if (!teams.empty()) content.body += families_table("Families of " + reader.viewer.team, teams);
    const bool works_with_families =
        reader.viewer.role == "social_worker" || reader.viewer.role == "team_manager";
    if (own.empty() && teams.empty() && works_with_families)
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
