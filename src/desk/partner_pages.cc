#include "desk/partner_pages.h"

#include "access/agency_side.h"
#include "casefile/disagreements.h"
#include "casefile/plans_that_go_on.h"
#include "casework/owed.h"
#include "casework/worklists.h"
#include "desk/components/details.h"
#include "desk/components/marks.h"
#include "desk/disagreements.h"
#include "desk/entry_words.h"
#include "desk/links.h"
#include "desk/pieces.h"

#include <algorithm>
#include <array>
#include <ranges>

/// What happened to my referral, why do I hear nothing, and whom do I tell that I see it
/// differently: the other side of the door. Nothing here rests on what the agency did not tell us
/// or hear from us, but that it was decided, when, and how.
namespace holdfast::desk {

using casefile::AnyFact;
using casework::Became;
using casework::OpenFamily;
using web::Html;
using web::Response;
using web::Url;

namespace {

constexpr std::array<std::string_view, 4> written_types = {
    "challenge", "challengeAnswer", "note", "worry"};

bool is_told_by(const AnyFact& fact, const base::AgencyId& agency)
{
    return fact.is_about(base::Subject::of(agency), ledger::Part::source);
}

/// Challenges and their answers stand in a part of their own; who somebody is, above everything.
bool stands_elsewhere(const AnyFact& fact)
{
    constexpr std::array<std::string_view, 4> elsewhere = {
        "challenge", "challengeAnswer", "person", "familyMember"};
    return std::ranges::find(elsewhere, fact.type->key) != elsewhere.end();
}

const Became* became_of(const OpenFamily& open, const AnyFact& fact)
{
    const auto found = std::ranges::find(open.became, fact.id, &Became::told);
    return found == open.became.end() ? nullptr : &*found;
}

/// Where it is now, in a sentence.
std::string became_words(const OpenFamily& open, const Became& became)
{
    if (!became.decision)
        return "It is being looked at: nobody has decided yet what becomes of it.";
    const std::string when = plain_date(became.decided, open.scene->facts);
    if (became.outcome.empty())
        return "It was decided on " + when + ". Ask whoever works with the child how.";
    return "It was decided on " + when + ": " + in_a_sentence(became.outcome) + ".";
}

Url write_url(const OpenFamily& open, std::string_view type, const AnyFact* about)
{
    Url url = (family_url(open.scene->family) / "write").with_segment(type);
    if (about != nullptr)
        for (const base::PersonId& child : casefile::children_of(*about, *open.scene))
            url = url.with("child", child.text());
    return url;
}

/// What can be done about it: add to it, or say that one sees the decision differently.
Html ways_of(const OpenFamily& open, const AnyFact& fact, const Became* became)
{
    std::vector<Html> ways;
    if (became != nullptr && became->decision)
        ways.push_back(
            link(write_url(open, "challenge", &fact).with("answers", became->decision->text()),
                 "Challenge this decision"));
    ways.push_back(link(write_url(open, "note", &fact).with("partOf", fact.id.text()),
                        "Tell us more about it"));
    return bullets(ways);
}

Html line_of(const OpenFamily& open, const AnyFact& fact)
{
    return web::element("p",
                        classed({"desk-story__what"}),
                        Html::text(std::string{fact.type->name} + ", "
                                   + plain_date(fact.happened, open.scene->facts)));
}

Html told_by_them(const OpenFamily& open, const AnyFact& fact)
{
    const Became* became = became_of(open, fact);
    Html content = line_of(open, fact);
    if (became != nullptr) content += paragraph(became_words(open, *became));
    Details all;
    all.summary = "What you told us";
    all.content = said_in(fact, fact.written(), open.scene->facts);
    return div({"desk-story__entry"}, content + details(all) + ways_of(open, fact, became));
}

Html told_to_them(const OpenFamily& open, const AnyFact& fact)
{
    return div({"desk-story__entry"},
               line_of(open, fact) + said_in(fact, fact.written(), open.scene->facts)
                   + source_line("From " + author_words(open, fact.by) + ", "
                                 + base::words(base::London::date_of(fact.recorded)) + "."));
}

/// What passed in one direction, the newest first.
enum class Direction { by_them, to_them };

Html all_of(const OpenFamily& open, Direction way)
{
    Html content;
    const auto every = open.scene->facts.every();
    for (const AnyFact* fact : every | std::views::reverse) {
        const bool is_theirs = is_told_by(*fact, open.standing.viewer.agency);
        if (stands_elsewhere(*fact) || is_theirs != (way == Direction::by_them)) continue;
        content +=
            way == Direction::by_them ? told_by_them(open, *fact) : told_to_them(open, *fact);
    }
    return content;
}

/// "Ash Example, 9 · Bo Example, 4".
std::string children_with_ages(const OpenFamily& open)
{
    std::string words;
    for (const base::PersonId& child : open.scene->children()) {
        const std::string name = open.scene->name_of(child);
        words += (words.empty() ? "" : " · ")
               + (name.empty() ? "A child whose name is not recorded" : name) + ", "
               + age_of(*open.scene, child, open.today);
    }
    return words.empty() ? "A child whose name you did not tell us" : words;
}

/// One line for each thing that they told and that we told, and what became of it.
Html family_block(const OpenFamily& open)
{
    std::vector<Html> lines;
    for (const AnyFact* fact : open.scene->facts.every()) {
        if (stands_elsewhere(*fact)) continue;
        const Became* became = became_of(open, *fact);
        const bool is_theirs = is_told_by(*fact, open.standing.viewer.agency);
        std::string line = is_theirs ? "You told us: " : "We told you: ";
        line += in_a_sentence(fact->type->name) + ", "
              + plain_date(fact->happened, open.scene->facts) + ".";
        if (became != nullptr) line += " " + became_words(open, *became);
        lines.push_back(Html::text(line));
    }
    for (const auto& told : casefile::disagreements_in(open.scene->facts))
        lines.push_back(Html::text(told.waits() ? "Your challenge waits for an answer."
                                                : "Your challenge was answered."));
    return heading(2, children_with_ages(open)) + bullets(lines)
         + paragraph(link(family_url(open.scene->family),
                          "Read it, add to it, or challenge what was decided"));
}

constexpr std::string_view ring =
    "Is a child in danger now? Ring 999 where a child may be hurt, and then the duty number. "
    "Nothing here is read at once.";

}  // namespace

bool is_for_partners(std::string_view path)
{
    if (path == "/" || path == "/sign-out" || path == "/stay") return true;
    for (const std::string_view drafts : {"/drafts/", "/discard/"})
        if (path.starts_with(drafts))
            return is_written_by_partners(type_of_draft(path.substr(drafts.size())));
    constexpr std::string_view families = "/families/";
    if (!path.starts_with(families)) return false;
    path.remove_prefix(families.size());
    const std::size_t end = path.find('/');
    if (end == std::string_view::npos) return true;
    path.remove_prefix(end);
    constexpr std::string_view write = "/write/";
    return path == "/danger" || path == "/danger/written"
        || (path.starts_with(write) && is_written_by_partners(path.substr(write.size())));
}

bool is_written_by_partners(std::string_view type)
{
    return std::ranges::find(written_types, type) != written_types.end();
}

Response partner_home(const web::Request& request, const Reader& reader)
{
    const auto list = casework::of_agency(reader.authority->house, reader.asking("home"));
    if (!list) return told(request, reader, list.error());
    Content content;
    content.title = "What you told us, and what became of it";
    content.place = "home";
    content.body = heading(1, content.title)
                 + source_line(reader.viewer.name + ", " + role_words(reader.viewer.role) + ". "
                               + base::words(reader.authority->house.today()) + ".")
                 + paragraph(ring);
    if (list->families.empty())
        content.body += paragraph("Your agency has told us of no child here, and we have told it "
                                  "of none. To tell us of a child, ring the front door.");
    for (const OpenFamily& open : list->families) content.body += family_block(open);
    if (list->cut)
        content.body += paragraph("There are older ones that are not shown. Ring the front door "
                                  "to ask about a child who is not here.");
    return shown(request, reader, std::move(content));
}

Response partner_family(const web::Request& request, const Reader& reader, const FamilyPage& page)
{
    const OpenFamily& open = *page.open;
    const auto owed = casework::owed(reader.authority->house, open);
    if (!owed) return told(request, reader, owed.error());
    const Html to_them = all_of(open, Direction::to_them);
    const Html challenges = own_challenges(page, *owed);
    Content content;
    content.title = "What passed between us";
    content.body = heading(1, content.title) + paragraph(ring) + heading(2, "What you told us")
                 + all_of(open, Direction::by_them)
                 + paragraph(link(write_url(open, "worry", nullptr), "Tell us of a new worry"))
                 + heading(2, "What we told you")
                 + (to_them.empty() ? paragraph("Nothing yet. If you were promised an answer, "
                                                "challenge that you have none.")
                                    : to_them)
                 + heading(2, "Your challenges")
                 + (challenges.empty() ? paragraph("None.") : challenges);
    content.way_back = BackLink{Url::to("/")};
    return shown(request, reader, page, std::move(content));
}

}  // namespace holdfast::desk
