#include "casework/worklists.h"
#include "desk/asked_of_reader.h"
#include "desk/pages.h"
#include "desk/pieces.h"

/// What rules ask of somebody outside the teams' lines, in whatever family: what was theirs from
/// the beginning, and what has climbed to them.
namespace holdfast::desk {

using casework::OpenFamily;
using web::Html;
using web::Request;
using web::Response;

namespace {

constexpr std::string_view purpose_here = "What is asked of somebody outside the team's line";

Response show(const Request& request, const web::Places&, const Reader& reader)
{
    casework::Asking asking = reader.asking("past the line");
    asking.purpose = purpose_here;
    const auto asked = casework::asked_past_the_line(reader.authority->house, asking);
    if (!asked) return told(request, reader, asked.error());
    std::vector<const OpenFamily*> families;
    for (const OpenFamily& open : asked->families) families.push_back(&open);
    Content content;
    content.title = "Asked of you";
    content.place = "asked";
    content.body = heading(1, content.title)
                 + paragraph("What rules ask of whoever stands outside a team's line, and what "
                             "has climbed because its day has passed, in every family that you "
                             "may read.")
                 + (families.empty() ? paragraph("Nothing is asked of you.")
                                     : asked_of_reader(reader, families));
    if (asked->cut)
        content.body += paragraph("There are more families than this page shows at once. Those "
                                  "where it presses most are here.");
    return shown(request, reader, std::move(content));
}

}  // namespace

void add_past_the_line(web::Router& router, const Site& site)
{
    router.get("/asked", signed_in(site, show));
}

}  // namespace holdfast::desk
