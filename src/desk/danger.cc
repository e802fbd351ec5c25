#include "casefile/dangers.h"
#include "desk/components/button.h"
#include "desk/components/marks.h"
#include "desk/filing.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "records/types/worry.h"

/// A child is in danger now: one press and no question, on any family's file, open or closed. What
/// raises protection is never refused and never waits for a form.
namespace holdfast::desk {

using casework::OpenFamily;
using web::Html;
using web::Request;
using web::Response;

namespace {

/// What the press says; whoever pressed it adds the words when there is time.
records::Written danger_now(base::Instant now)
{
    records::Worry worry;
    worry.said = base::When::parse(base::instant_text(now)).value();
    worry.what = records::Prose{"A child is in danger now. Written down by one press."};
    worry.immediate_danger = true;
    return records::written(worry);
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
    content.body = heading(1, "A child in danger")
                 + paragraph("If nobody has rung 999 yet and a child may be hurt, ring now. Then "
                             "ring the manager on duty.");
    const auto open = casefile::open_dangers(page.open->scene->facts);
    for (const auto* each : open) content.body += danger_item(page, *each);
    if (open.empty())
        content.body += paragraph("Nothing stands open: whatever was written down has an answer.");
    content.way_back = BackLink{family_url(page.family)};
    return shown(request, reader, page, std::move(content));
}

Response raise(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "danger");
    if (!page.open) return std::move(page.instead);
    casework::Doing doing = doing_of(request, reader, page.family);
    const casefile::FamilyScene& scene = *page.open->scene;
    // Where no child is recorded yet, it is about everybody who is: it is never refused for that.
    const bool has_child = !scene.children().empty();
    for (const casefile::Member& member : scene.members)
        if (member.is_child() || !has_child)
            doing.about.push_back({base::Subject::of(member.person), ledger::Part::subject});
    const auto done = as_told(casework::file(reader.authority->house,
                                             doing,
                                             records::Worry::declaration,
                                             danger_now(reader.authority->house.ledger.now())));
    if (!done) return told(request, reader, done.error().front());
    return filed(family_url(page.family) / "danger");
}

}  // namespace

Html danger_button(const Reader& reader, const FamilyPage& page)
{
    const bool is_of_now = page.open->today == reader.authority->house.today();
    if (!is_of_now || !page.open->may(access::Act::tell_what_happened)) return {};
    Button press;
    press.text = "A child is in danger now";
    press.classes = "govuk-button--warning desk-danger__button";
    press.once = true;
    return web::element("div",
                        classed({"desk-danger"}),
                        form(reader,
                             {family_url(page.family) / "danger", {}},
                             hidden_of(Request{}, {}, page.open->seen) + button(press)));
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
}

}  // namespace holdfast::desk
