#include "casework/teams.h"
#include "desk/administration.h"
#include "desk/components/table.h"
#include "desk/pages.h"
#include "desk/pieces.h"

/// Each team: its managers, its people, and how much work it holds.
namespace holdfast::desk {

using casework::Registered;
using casework::Team;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

/// Names, each leading to that person's page.
Html people_of(const Team& team, bool (*wanted)(const Registered&))
{
    std::vector<Html> people;
    for (const Registered& each : team.people)
        if (wanted(each))
            people.push_back(link(Url::to("/admin/people") / each.id,
                                  each.known.name.empty() ? "Name not recorded" : each.known.name)
                             + Html::text(", " + role_words(each.known.role)));
    return people.empty() ? Html::raw("Nobody") : bullets(people);
}

bool manages(const Registered& each)
{
    return each.known.role == "team_manager";
}

Response teams_page(const Request& request, const web::Places&, const Reader& reader)
{
    const auto teams = casework::teams(reader.authority->house);
    if (!teams) return told(request, reader, teams.error());
    Table table;
    table.caption = counted(teams->size(), "team", "teams");
    table.caption_classes = "govuk-table__caption--m";
    table.first_cell_is_header = true;
    table.head = {{Html::raw("Team")},
                  {Html::raw("Managers")},
                  {Html::raw("People")},
                  {Html::raw("Families"), Table::Format::numeric}};
    for (const Team& team : *teams)
        table.rows.push_back(
            {{Html::text(team.name)},
             {people_of(team, manages)},
             {people_of(team, [](const Registered& each) { return !manages(each); })},
             {Html::text(std::to_string(team.families)), Table::Format::numeric}});
    Content content;
    content.title = "Teams";
    content.body = heading(1, "Teams")
                 + paragraph("A team is a name that its people and its families carry. Its manager "
                             "and its members may read the files of its families.")
                 + (teams->empty() ? paragraph("Nobody is in a team, and no family is given to "
                                               "one.")
                                   : scrolling("Teams", desk::table(table)));
    return shown_in_administration(request, reader, "teams", std::move(content));
}

}  // namespace

void add_administration_teams(web::Router& router, const Site& site)
{
    router.get("/admin/teams",
               signed_in(site, only_for(access::Act::record_practitioner, teams_page)));
}

}  // namespace holdfast::desk
