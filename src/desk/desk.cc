#include "desk/desk.h"

#include "desk/assets.h"
#include "desk/pages.h"
#include "desk/pieces.h"

namespace holdfast::desk {

namespace {

web::Response missing(const web::Request& request, const Site& site, int status)
{
    Content content;
    content.title = "Page not found";
    content.body = heading(1, "Page not found")
                 + paragraph("If you typed the address, check it. If you followed a link, the page "
                             "may not be there any more.")
                 + paragraph(link(web::Url::to("/"), "Go to your home page"));
    content.status = status;
    const auto reader = reader_of(site, request);
    return reader && *reader ? shown(request, **reader, std::move(content))
                             : shown_to_anybody(request, site, std::move(content));
}

}  // namespace

void add_pages(web::Router& router, const Site& site)
{
    add_sign_in(router, site);
    add_home(router, site);
    add_pressure_reports(router, site);
    add_authority(router, site);
    add_past_the_line(router, site);
    add_team(router, site);
    add_search(router, site);
    add_story(router, site);
    add_record(router, site);
    add_documents(router, site);
    add_why(router, site);
    add_reason(router, site);
    add_writing(router, site);
    add_contacts(router, site);
    add_first_contact(router, site);
    add_danger(router, site);
    add_chapters(router, site);
    add_people(router, site);
    add_workers(router, site);
    add_closing(router, site);
    add_gates(router, site);
    add_drafts(router, site);
    add_accounts(router, site);
    add_administration_people(router, site);
    add_administration_person(router, site);
    add_administration_teams(router, site);
    add_administration_agencies(router, site);
    add_administration_policy(router, site);
    router.get("/assets/{name}", [site](const web::Request& request, const web::Places& places) {
        for (const Asset& each : assets())
            if (each.path == "/assets/" + places.at("name"))
                return web::asset(each.content_type, each.bytes);
        return missing(request, site, 404);
    });
    router.otherwise(
        [site](const web::Request& request, int status) { return missing(request, site, status); });
}

}  // namespace holdfast::desk
