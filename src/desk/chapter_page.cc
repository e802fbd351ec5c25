#include "casefile/open_work.h"
#include "casework/chapters.h"
#include "desk/components/details.h"
#include "desk/components/marks.h"
#include "desk/components/tag.h"
#include "desk/disagreements.h"
#include "desk/entry_words.h"
#include "desk/gate_page.h"
#include "desk/named.h"
#include "desk/owed.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/steps.h"
#include "desk/written_pages.h"
#include "records/types/challenge.h"
#include "records/types/plan_step.h"

#include <algorithm>

/// A chapter of a family's file: what goes on before what is over, each with its parts beneath it
/// and the way to say what is different now.
namespace holdfast::desk {

using casefile::AnyFact;
using casework::Chapter;
using casework::ChapterEntry;
using casework::OpenFamily;
using casework::Told;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

constexpr std::size_t gist_most = 3;

/// What a chapter is drawn from.
struct Drawn {
    const FamilyPage& page;
    const Chapter& chapter;

    [[nodiscard]] const OpenFamily& open() const { return *page.open; }
    [[nodiscard]] const casefile::Facts& facts() const { return page.open->scene->facts; }
};

Html tagged(std::string words, std::string classes)
{
    Tag mark;
    mark.text = std::move(words);
    mark.classes = std::move(classes);
    return Html::raw(" ") + tag(mark);
}

/// "Goes on", "Ended", for what has an end.
Html standing_mark(const AnyFact& fact)
{
    if (fact.type->ending_field() == nullptr) return {};
    return casefile::goes_on(fact) ? tagged("Goes on", "govuk-tag--blue")
                                   : tagged("Ended", "govuk-tag--grey");
}

/// An action that nobody has ended by its day is late.
Html step_mark(const Drawn& drawn, const AnyFact& fact)
{
    const auto* step = drawn.facts().find<records::PlanStep>(fact.id);
    if (step == nullptr) return standing_mark(fact);
    if (step->record.outcome)
        return tagged(std::string{step->record.outcome->label()}, "govuk-tag--grey");
    if (!casefile::goes_on(fact)) return standing_mark(fact);
    if (step->record.by_when && *step->record.by_when < drawn.open().today)
        return tagged("Late", "govuk-tag--red");
    return tagged("To do", "govuk-tag--blue");
}

/// Whom it is about, when it happened, and who wrote it when.
std::string source_words(const Drawn& drawn, const AnyFact& fact)
{
    std::string words = named_words(drawn.open(), fact);
    if (!words.empty()) words += " ";
    const std::string happened = happened_words(fact, drawn.facts());
    if (!happened.empty()) words += happened + " ";
    return words + "Written by " + author_words(drawn.open(), fact.by) + " on "
         + base::words(base::London::date_of(fact.recorded)) + ".";
}

Html again_link(const Drawn& drawn, const AnyFact& fact)
{
    const auto again = again_url(drawn.page, fact);
    return again
             ? div({"desk-chapter__ways"}, paragraph(link(*again, "Write what is different now")))
             : Html{};
}

/// One that is written beneath another: a line or two, and everything else folded away.
Html part_of(const Drawn& drawn, const AnyFact& part)
{
    const Html head =
        web::element("p",
                     classed({"desk-story__what"}),
                     Html::text(part.type->name) + step_mark(drawn, part) + restricted_mark(part));
    Details all;
    all.summary = "Everything that it says";
    all.content = said_in(part, part.written(), drawn.facts()) + again_link(drawn, part);
    return web::element("li",
                        classed({"desk-chapter__part"}),
                        head + div({"desk-chapter__gist"}, gist_of(part, drawn.facts(), 1))
                            + source_line(source_words(drawn, part)) + details(all));
}

Html parts_beneath(const Drawn& drawn, const ChapterEntry& entry)
{
    Html items;
    for (const AnyFact* part : entry.beneath) items += part_of(drawn, *part);
    return items.empty()
             ? items
             : web::element("ul", classed({"govuk-list", "desk-chapter__parts"}), items);
}

bool holds_decisions(const Chapter& chapter)
{
    return chapter.name == "decisions";
}

/// "Add an action", and what else may be written beneath it.
Html ways_beneath(const Drawn& drawn, const AnyFact& fact, const Told& told)
{
    std::vector<Html> ways;
    const auto add = [&](std::string_view key, web::Literal link_name) {
        const Written* written = key.empty() ? nullptr : written_page(key);
        if (written == nullptr || !drawn.open().may(written->act)) return;
        ways.push_back(link((family_url(drawn.page.family) / "write")
                                .with_segment(key)
                                .with(link_name, fact.id.text()),
                            "Add: " + in_a_sentence(written->type->name)));
    };
    for (const std::string_view key : told.parts) add(key, "partOf");
    add(told.answer, "answers");
    if (holds_decisions(drawn.chapter))
        for (Html& way : ways_to_disagree(drawn.page, fact)) ways.push_back(std::move(way));
    return ways.empty() ? Html{} : div({"desk-chapter__ways"}, bullets(ways));
}

Html entry_of(const Drawn& drawn, const ChapterEntry& entry)
{
    const AnyFact& fact = *entry.fact;
    const Html head =
        web::element("h3",
                     classed({"govuk-heading-s", "desk-story__what"}),
                     Html::text(fact.type->name) + step_mark(drawn, fact) + restricted_mark(fact));
    const Html source = source_line(source_words(drawn, fact));
    // What goes on is read whole; of what is over, the gist.
    Html body;
    if (entry.goes_on) {
        body = said_in(fact, fact.written(), drawn.facts());
    } else {
        Details all;
        all.summary = "Everything that it says";
        all.content = said_in(fact, fact.written(), drawn.facts());
        body = div({"desk-chapter__gist"}, gist_of(fact, drawn.facts(), gist_most)) + details(all);
    }
    return web::element("li",
                        classed({"desk-story__entry"}).set("id", fact.id.text()),
                        head + source + body + again_link(drawn, fact) + parts_beneath(drawn, entry)
                            + ways_beneath(drawn, fact, *entry.told));
}

/// Those of the chapter, what goes on first, and of each the newest first. Challenges stand by
/// themselves, with their answers.
Html entries_of(const Drawn& drawn)
{
    Html now;
    Html before;
    for (const ChapterEntry& entry : casework::entries_of(drawn.chapter, drawn.facts()))
        if (entry.fact->type != &records::Challenge::declaration)
            (entry.goes_on ? now : before) += entry_of(drawn, entry);
    const auto listed = [](std::string_view title, const Html& items) {
        return items.empty()
                 ? Html{}
                 : heading(2, title) + web::element("ol", classed({"desk-story"}), items);
    };
    if (now.empty() && before.empty()) return {};
    if (now.empty()) return listed("The newest first", before);
    return listed("What goes on", now) + listed("What is over", before);
}

/// What somebody has asked to be decided, each with what stands before it.
Html waiting_of(const FamilyPage& page)
{
    const casefile::Facts& facts = page.open->scene->facts;
    std::vector<Html> items;
    for (const casework::PendingDecision& pending : page.open->pending) {
        const AnyFact* proposal = facts.find_any(pending.proposal);
        const std::string what =
            proposal == nullptr
                ? std::string{"Something that you may not read"}
                : std::string{proposal->type->name} + ", " + plain_date(proposal->happened, facts);
        items.push_back(
            link(gate_url(page, pending), what + ": see what stands before it")
            + Html::text(pending.may_pass() ? " Nothing stands in the way." : " It is stopped."));
    }
    return items.empty() ? Html{} : heading(2, "What waits to be decided") + bullets(items);
}

Html owed_of(const OpenFamily& open, const std::vector<duties::Duty>& owed, const Chapter& chapter)
{
    const auto own = casework::owed_of(chapter, owed);
    if (casework::still_owed(own, open).empty()) return {};
    return heading(2, "What is owed, and by when") + owed_list(own, open);
}

Html beginnings_of(const FamilyPage& page, const Chapter& chapter)
{
    std::vector<Html> ways;
    for (const Told& told : chapter.told) {
        const Written* written = written_page(told.key);
        // A decision is written beneath what it decides.
        if (written == nullptr || told.key == "decision" || !page.open->may(written->act)) continue;
        ways.push_back(
            link((family_url(page.family) / "write").with_segment(told.key), written->type->name));
    }
    return ways.empty() ? Html{} : heading(2, "Write down") + bullets(ways);
}

Response chapter_page(const Request& request, const web::Places& places, const Reader& reader,
                      const Chapter& chapter)
{
    FamilyPage page = open_family(request, places, reader, chapter.name);
    if (!page.open) return std::move(page.instead);
    const auto owed = casework::owed(reader.authority->house, *page.open);
    if (!owed) return desk::told(request, reader, owed.error());
    const Drawn drawn{page, chapter};
    const Html told =
        (holds_decisions(chapter) ? waiting_of(page) + disagreements_of(page, *owed) : Html{})
        + entries_of(drawn);
    Content content;
    content.title = std::string{chapter.title};
    content.place = std::string{chapter.name};
    const Html main = paragraph(chapter.purpose) + owed_of(*page.open, *owed, chapter)
                    + (told.empty() ? paragraph(chapter.nothing) : told);
    content.body = heading(1, chapter.title)
                 + div({"desk-with-aside"},
                       div({}, main) + div({"desk-aside"}, beginnings_of(page, chapter)));
    return shown(request, reader, page, std::move(content));
}

}  // namespace

void add_chapters(web::Router& router, const Site& site)
{
    struct ChapterPage {
        web::Literal address;
        std::string_view chapter;
    };
    static constexpr ChapterPage all[] = {{"/families/{family}/plan", "plan"},
                                          {"/families/{family}/assessments", "assessments"},
                                          {"/families/{family}/meetings", "meetings"},
                                          {"/families/{family}/decisions", "decisions"}};
    for (const ChapterPage& each : all)
        router.get(
            each.address,
            signed_in(site,
                      [chapter = casework::find_chapter(each.chapter)](
                          const Request& request, const web::Places& places, const Reader& reader) {
                          return chapter_page(request, places, reader, *chapter);
                      }));
}

}  // namespace holdfast::desk
