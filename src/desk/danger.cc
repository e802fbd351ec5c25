#include "casework/danger.h"

#include "casefile/dangers.h"
#include "casework/worklists.h"
#include "desk/components/button.h"
#include "desk/components/marks.h"
#include "desk/filing.h"
#include "desk/pages.h"
#include "desk/pieces.h"

/// A child is in danger now: one press and no question, on any family's file, open or closed. What
/// raises protection is never refused and never waits for a form.
namespace holdfast::desk {

using casework::OpenFamily;
using web::Html;
using web::Request;
using web::Response;

namespace {

constexpr std::string_view ring =
    "If nobody has rung 999 yet and a child may be hurt, ring now. Then ring the manager on duty.";

std::optional<base::FamilyId> family_of(const web::Places& places)
{
    const auto family = base::FamilyId::parse(places.at("family"));
    return family ? std::optional{*family} : std::nullopt;
}

Html danger_item(const FamilyPage& page, const casefile::Fact<records::Worry>& danger)
{
    const web::Url write = family_url(page.family) / "write";
    const std::string id = danger.id.text();
    Html item = paragraph("Written down on " + base::London::words(danger.recorded) + " by "
                          + author_words(*page.open, danger.by) + ".");
    std::vector<Html> ways;
    ways.push_back(link(write.with_segment("strategyDiscussion").with("answers", id),
                        "Write down the strategy discussion"));
    ways.push_back(link(write.with_segment("worryAnswered").with("answers", id),
                        "Write down what was done, or that it was a mistake"));
    return item + bullets(ways);
}

Response danger(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "danger");
    if (!page.open) return std::move(page.instead);
    Content content;
    content.title = "A child in danger";
    content.body = heading(1, "A child in danger") + paragraph(ring);
    const auto open = casefile::open_dangers(page.open->scene->facts);
    for (const auto* each : open) content.body += danger_item(page, *each);
    if (open.empty())
        content.body += paragraph("Nothing stands open: whatever was written down has an answer.");
    content.way_back = BackLink{family_url(page.family)};
    return shown(request, reader, page, std::move(content));
}

/// For whoever does not work with the family: that it is kept, and who sees it, without a word of
/// the file.
Response written_down(const Request& request, const web::Places& places, const Reader& reader)
{
    const auto family = family_of(places);
    if (!family)
        return told(
            request, reader, {base::Problem::Kind::not_found, "", "There is no such page."});
    Content content;
    content.title = "A child in danger";
    content.body =
        heading(1, "It is written down")
        + paragraph("It stands first on the lists of the family's worker, of the team's manager "
                    "and of the front door, until somebody writes what was done.")
        + paragraph(ring);
    if (!access::is_partner(reader.viewer.role))
        content.body +=
            paragraph(link(family_url(*family) / "reason", "Say why you need the family's file"));
    content.body += paragraph(link(web::Url::to("/"), "Go to your home page"));
    return shown(request, reader, std::move(content));
}

/// Written first, whoever presses; only then is it asked whether they may read the file.
Response raise(const Request& request, const web::Places& places, const Reader& reader)
{
    const auto family = family_of(places);
    if (!family)
        return told(
            request, reader, {base::Problem::Kind::not_found, "", "There is no such page."});
    const auto done = as_told(casework::raise_danger(
        reader.authority->house, doing_of(request, reader, family), *family));
    if (!done) return told(request, reader, done.error().front());
    const FamilyPage page = open_family(request, places, reader, "danger");
    const web::Url danger_page = family_url(*family) / "danger";
    const bool reads = page.open && !access::is_partner(reader.viewer.role);
    return filed(reads ? danger_page : danger_page / "written");
}

/// Where no family's page is open: which child is it? The reader's own families first.
Response which_child(const Request& request, const Reader& reader)
{
    const auto mine = casework::my_families(reader.authority->house, reader.asking("danger"));
    if (!mine) return told(request, reader, mine.error());
    Content content;
    content.title = "A child in danger";
    content.place = "danger";
    content.body = heading(1, "Which child is in danger?") + paragraph(ring)
                 + paragraph(link(web::Url::to("/search"), "Search for the child")
                             + Html::text("; every file has the same press, also where you must "
                                          "first say why you need it."))
                 + paragraph(link(web::Url::to("/contacts/new"),
                                  "Write down a contact about a child who is not known here"));
    if (!mine->empty()) content.body += heading(2, "Families that you work with");
    for (const OpenFamily& open : *mine)
        content.body += heading(3, children_named(*open.scene))
                      + danger_press(reader, open.scene->family, open.seen);
    return shown(request, reader, std::move(content));
}

}  // namespace

Html danger_press(const Reader& reader, const base::FamilyId& family, const std::string& seen)
{
    if (!access::may(reader.viewer.role, access::Act::tell_what_happened)) return {};
    Button press;
    press.text = "A child is in danger now";
    press.classes = "govuk-button--warning desk-danger__button";
    press.once = true;
    return web::element("div",
                        classed({"desk-danger"}),
                        form(reader,
                             {family_url(family) / "danger", {}},
                             hidden_of(Request{}, {}, seen) + button(press)));
}

Html danger_button(const Reader& reader, const FamilyPage& page)
{
    const bool is_of_now = page.open->today == reader.authority->house.today();
    if (!is_of_now || !page.open->may(access::Act::tell_what_happened)) return {};
    return danger_press(reader, page.family, page.open->seen);
}

Html danger_notice(const FamilyPage& page)
{
    const auto open = casefile::open_dangers(page.open->scene->facts);
    if (open.empty()) return {};
    return web::element("p",
                        classed({"desk-danger__notice", "govuk-body"}),
                        link(family_url(page.family) / "danger",
                             "A child was said to be in danger on "
                                 + base::London::words(open.back()->recorded)
                                 + ", and nobody wrote what was done"));
}

void add_danger(web::Router& router, const Site& site)
{
    router.get("/families/{family}/danger", signed_in(site, danger));
    router.post("/families/{family}/danger", signed_in_form(site, raise));
    router.get("/families/{family}/danger/written", signed_in(site, written_down));
    router.get(
        "/danger",
        signed_in(site, [](const Request& request, const web::Places&, const Reader& reader) {
            return which_child(request, reader);
        }));
}

}  // namespace holdfast::desk
