#include "casefile/allocations.h"
#include "casefile/supervisions.h"
#include "casework/reasons.h"
#include "casework/workforce.h"
#include "casework/worklists.h"
#include "desk/child_lines.h"
#include "desk/components/button.h"
#include "desk/components/marks.h"
#include "desk/components/select.h"
#include "desk/components/table.h"
#include "desk/entry_words.h"
#include "desk/family_frame.h"
#include "desk/findings.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/reason_words.h"

#include <algorithm>

/// A team's list: every family that the team works with, first those where somebody should look,
/// each with why. It ranks families by how long a reason has stood, and people not at all.
namespace holdfast::desk {

using base::PractitionerId;
using base::Problem;
using casework::AddressedTeam;
using casework::OpenFamily;
using casework::Reason;
using casework::Why;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

/// At most so many families with a reason stand on the page; those that wait longest are on it.
constexpr std::size_t rows_most = 200;

struct Row {
    const OpenFamily* open;
    std::vector<Reason> reasons;
    std::vector<casework::Question> waiting;
    std::size_t dismissed;
};

/// What the reader asked for; each absent where they did not.
struct Chosen {
    std::optional<Why> why;
    std::optional<PractitionerId> worker;
};

struct Worker {
    PractitionerId id;
    std::string name;
    std::size_t families = 0;
    std::size_t children = 0;
};

std::string name_in(const OpenFamily& open, const PractitionerId& id)
{
    const auto known = open.authors.find(id);
    const bool named = known != open.authors.end() && !known->second.name.empty();
    return named ? known->second.name : "Name not recorded";
}

bool has_worker(const OpenFamily& open, const PractitionerId& worker)
{
    const auto current = casefile::current_allocations(*open.scene, open.today);
    return std::any_of(current.begin(), current.end(), [&](const auto* allocation) {
        return casefile::practitioner_of(*allocation) == worker;
    });
}

/// The team's own people and whoever else leads one of its families, in the order of their names.
std::vector<Worker> workers_of(const AddressedTeam& team, const std::vector<OpenFamily>& families,
                               const std::vector<casework::Registered>& people)
{
    std::vector<Worker> workers;
    const auto worker = [&](const PractitionerId& id, const std::string& name) -> Worker& {
        const auto found = std::find_if(
            workers.begin(), workers.end(), [&](const Worker& each) { return each.id == id; });
        return found != workers.end() ? *found : workers.emplace_back(Worker{id, name, 0, 0});
    };
    for (const casework::Registered& each : people)
        if (each.known.team == team.name && each.known.role == "social_worker")
            worker(each.id, each.known.name);
    for (const OpenFamily& open : families) {
        const auto* lead = casefile::lead_allocation(*open.scene, open.today);
        const auto who = lead != nullptr ? casefile::practitioner_of(*lead) : std::nullopt;
        if (!who) continue;
        Worker& leads = worker(*who, name_in(open, *who));
        ++leads.families;
        leads.children += open.scene->children().size();
    }
    std::sort(workers.begin(), workers.end(), [](const Worker& one, const Worker& other) {
        return std::tie(one.name, one.id) < std::tie(other.name, other.id);
    });
    return workers;
}

base::Result<std::vector<Row>> rows_of(const Reader& reader,
                                       const std::vector<OpenFamily>& families)
{
    const casework::House& house = reader.authority->house;
    const auto away = casework::who_is_away(house, reader.viewer);
    if (!away) return std::unexpected(away.error());
    std::vector<Row> rows;
    for (const OpenFamily& open : families) {
        const auto owed = casework::owed(house, open);
        if (!owed) return std::unexpected(owed.error());
        casework::Questions questions = casework::questions_of(open);
        rows.push_back({&open,
                        casework::reasons_of(open, *owed, *away),
                        std::move(questions.waiting),
                        questions.dismissed.size()});
    }
    // In the order of the first of their reasons, as within a family.
    std::stable_sort(rows.begin(), rows.end(), [](const Row& one, const Row& other) {
        if (one.reasons.empty() || other.reasons.empty())
            return !one.reasons.empty() && other.reasons.empty();
        return casework::comes_before(one.reasons.front(), other.reasons.front());
    });
    return rows;
}

bool is_chosen(const Row& row, const Chosen& chosen)
{
    const bool by_why =
        !chosen.why || std::any_of(row.reasons.begin(), row.reasons.end(), [&](const Reason& each) {
            return each.why == *chosen.why || (chosen.why == Why::finding && each.asked);
        });
    return by_why && (!chosen.worker || has_worker(*row.open, *chosen.worker));
}

// --- What is shown ------------------------------------------------------------------------------

Html whose(const OpenFamily& open)
{
    const auto* talked = casefile::last_supervision(*open.scene);
    const std::string last =
        talked != nullptr ? plain_date(talked->happened, open.scene->facts) : "not yet";
    const Html name = link(family_url(open.scene->family), children_named(*open.scene));
    Html content = web::element("h3", classed({"govuk-heading-s", "desk-team__name"}), name)
                 + source_line(lead_words(open));
    if (const std::string seen = seen_line(*open.scene); !seen.empty())
        content += source_line(seen);
    return content + source_line("Last talked through in supervision: " + last);
}

/// What rules ask and nobody is late with.
Html waiting_of(const Row& row)
{
    if (row.waiting.empty()) return {};
    std::vector<Html> items;
    for (const casework::Question& question : row.waiting)
        items.push_back(question_words(question, *row.open));
    return folded(waiting_words(casework::count_asked(row.waiting)), bullets(items));
}

/// How many were dismissed, so that a manager sees that somebody did.
Html dismissed_of(const Row& row)
{
    if (row.dismissed == 0) return {};
    return source_line(counted(row.dismissed, "question was", "questions were")
                       + " dismissed, with reasons that stand on the family's page.");
}

/// Whose file it is beside why somebody should look; on a telephone the one above the other.
Html families_list(const std::vector<Row>& rows)
{
    Html items;
    for (const Row& row : rows) {
        std::vector<Html> reasons;
        for (const Reason& reason : row.reasons) reasons.push_back(reason_words(reason, *row.open));
        items +=
            web::element("li",
                         classed({"desk-team__family"}),
                         div({}, whose(*row.open))
                             + div({}, bullets(reasons) + waiting_of(row) + dismissed_of(row)));
    }
    return web::element("ul", classed({"desk-team"}), items);
}

Html quiet_list(const std::vector<Row>& rows)
{
    std::vector<Html> items;
    for (const Row& row : rows)
        items.push_back(link(family_url(row.open->scene->family), children_named(*row.open->scene))
                        + Html::text(". " + lead_words(*row.open) + "."));
    return items.empty()
             ? Html{}
             : folded("Nothing is late or open: " + counted(items.size(), "family", "families"),
                      bullets(items));
}

/// What the team itself lacks: each with the question, what makes it so and what can be done.
Html lacks_of(const casework::TeamLook& look)
{
    std::vector<Html> items;
    for (const guardrails::WorkforceFinding& finding : look.findings) {
        const guardrails::Verdict& verdict = finding.found.verdict;
        std::string words;
        for (const guardrails::Evidence& each : verdict.because) words += " " + each.says;
        for (const std::string& missing : verdict.missing) words += " " + missing;
        if (verdict.standing == guardrails::Standing::pending && verdict.due)
            words += " By " + base::words(*verdict.due) + ".";
        items.push_back(Html::text(std::string{finding.guardrail->asks} + words));
    }
    if (items.empty()) return {};
    return heading(2, "What the team lacks") + bullets(items);
}

/// Figures about work, by name, for everybody in the team.
Html load_line(const casework::TeamLook& look)
{
    if (look.most == 0) return {};
    return source_line("Families and children are those of whoever leads the work. Points are "
                       "counted by children and their levels, conferences, and work "
                       "beside somebody else. Nobody is given more than "
                       + std::to_string(look.most) + " without a reason.");
}

Html points_of(const casework::TeamLook& look, const PractitionerId& who)
{
    const auto found = look.loads.find(who);
    const bool counted = look.most != 0 && found != look.loads.end();
    return Html::text(counted ? std::to_string(found->second.points) : "not counted");
}

Html workers_table(const std::vector<Worker>& workers, const casework::TeamLook& look)
{
    if (workers.empty()) return paragraph("Nobody in the register is in this team.");
    Table table;
    table.first_cell_is_header = true;
    using Format = Table::Format;
    table.head = {{Html::raw("Name")},
                  {Html::raw("Families (children)"), Format::numeric},
                  {Html::raw("Points"), Format::numeric}};
    for (const Worker& each : workers)
        table.rows.push_back({{Html::text(each.name)},
                              {Html::text(std::to_string(each.families) + " ("
                                          + std::to_string(each.children) + ")"),
                               Format::numeric},
                              {points_of(look, each.id), Format::numeric}});
    return desk::table(table);
}

Select select_of(web::Literal name, std::string_view label)
{
    Select select;
    select.name = name.text();
    select.label = {std::string{label}, "govuk-label--s", false, ""};
    return select;
}

/// A form of the address, so it needs no token and changes nothing.
Html filters(const AddressedTeam& team, const std::vector<Worker>& workers, const Chosen& chosen)
{
    Select why = select_of("reason", "Reason");
    why.options.push_back({"", "Every reason"});
    for (std::size_t i = 0; i < casework::why_count; ++i) {
        const Why each = static_cast<Why>(i);
        why.options.push_back({std::string{casework::code_of(each)},
                               std::string{casework::words_for(each)},
                               chosen.why == each});
    }
    Select worker = select_of("worker", "Who works with them");
    worker.options.push_back({"", "Anybody"});
    for (const Worker& each : workers)
        worker.options.push_back({each.id.text(), each.name, chosen.worker == each.id});
    Button show;
    show.text = "Show";
    show.classes = "govuk-button--secondary";
    web::Attributes attributes = web::Attributes{}.set("class", "desk-team__filters");
    attributes.set("method", "get").set("action", Url::to("/team"));
    return web::element("form",
                        attributes,
                        hidden_input("team", team.code) + select(why) + select(worker)
                            + button(show));
}

/// The rows that were chosen: with a reason to look, and without one.
Html families_part(const std::vector<Row>& rows, const Chosen& chosen, const Url& all)
{
    std::vector<Row> with_reason;
    std::vector<Row> quiet;
    for (const Row& row : rows)
        if (is_chosen(row, chosen)) (row.reasons.empty() ? quiet : with_reason).push_back(row);
    Html content =
        heading(2, "Somebody should look: " + counted(with_reason.size(), "family", "families"));
    const bool cut = with_reason.size() > rows_most;
    if (cut) with_reason.resize(rows_most);
    if (chosen.why || chosen.worker)
        content += paragraph(Html::text("Only what you chose is shown. ") + link(all, "Show all"));
    content += with_reason.empty() ? paragraph("Nothing is late or open in any of these families. "
                                               "The list sees only what is written down.")
                                   : families_list(with_reason);
    if (cut)
        content += paragraph("There are more than this page shows at once. Those that have waited "
                             "longest are here; choose a reason or a worker to see the others.");
    return content + quiet_list(quiet);
}

Chosen chosen_in(const Request& request)
{
    const auto worker = PractitionerId::parse(request.query.value("worker"));
    return {casework::why_of(request.query.value("reason")),
            worker ? std::optional{*worker} : std::nullopt};
}

Html choice_of_team(const std::vector<AddressedTeam>& teams)
{
    std::vector<Html> items;
    for (const AddressedTeam& each : teams)
        items.push_back(link(Url::to("/team").with("team", each.code), each.name));
    if (items.empty()) return paragraph("Nobody in the register is in a team.");
    return paragraph("Whose list do you want to see?") + bullets(items);
}

Response team_list(const Request& request, const Reader& reader, const AddressedTeam& team,
                   Content content)
{
    const casework::House& house = reader.authority->house;
    casework::Asking asking = reader.asking("team");
    asking.purpose = "Team list: what somebody should look at";
    const auto families = casework::families_of_team(house, asking, team.name);
    if (!families) return told(request, reader, families.error());
    const auto people = casework::practitioners(house);
    if (!people) return told(request, reader, people.error());
    const auto rows = rows_of(reader, *families);
    if (!rows) return told(request, reader, rows.error());
    const auto look = casework::look_at_team(house, reader.viewer, team.name, *families);
    if (!look) return told(request, reader, look.error());
    const std::vector<Worker> workers = workers_of(team, *families, *people);
    std::size_t children = 0;
    for (const OpenFamily& open : *families) children += open.scene->children().size();
    content.body =
        heading(1, "Team list: " + team.name)
        + source_line(counted(families->size(), "family", "families") + ", "
                      + counted(children, "child", "children") + ". " + base::words(house.today())
                      + ".")
        + filters(team, workers, chosen_in(request)) + lacks_of(*look)
        + families_part(*rows, chosen_in(request), Url::to("/team").with("team", team.code))
        + heading(2, "Who works here") + workers_table(workers, *look) + load_line(*look);
    return shown(request, reader, std::move(content));
}

Response team(const Request& request, const Reader& reader)
{
    if (!access::may(reader.viewer.role, access::Act::look_at_team))
        return told(request,
                    reader,
                    {Problem::Kind::refused,
                     "",
                     "Your role has no team list; social workers and their managers do."});
    const auto teams = casework::teams_for(reader.authority->house, reader.viewer);
    if (!teams) return told(request, reader, teams.error());
    Content content;
    content.title = "Team list";
    content.place = "team";
    const bool any = access::may(reader.viewer.role, access::Act::look_at_any_team);
    const std::string& code = request.query.value("team");
    const auto asked = std::find_if(teams->begin(), teams->end(), [&](const AddressedTeam& each) {
        return code.empty() ? !any : each.code == code;
    });
    if (asked != teams->end()) {
        if (any) content.way_back = BackLink{Url::to("/team"), "Choose another team"};
        return team_list(request, reader, *asked, std::move(content));
    }
    if (!code.empty())
        return told(request,
                    reader,
                    {Problem::Kind::not_found, "", "There is no such team that is yours to see."});
    content.body = heading(1, "Team list");
    content.body += any ? choice_of_team(*teams)
                        : paragraph("The register says of no team that you are in it. Ask the "
                                    "administrator.");
    return shown(request, reader, std::move(content));
}

}  // namespace

void add_team(web::Router& router, const Site& site)
{
    router.get(
        "/team",
        signed_in(site, [](const Request& request, const web::Places&, const Reader& reader) {
            return team(request, reader);
        }));
}

}  // namespace holdfast::desk
