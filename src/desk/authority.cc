#include "casework/authority_look.h"
#include "desk/authority_pages.h"
#include "desk/components/details.h"
#include "desk/components/marks.h"
#include "desk/entry_words.h"
#include "desk/family_frame.h"
#include "desk/findings.h"
#include "desk/links.h"
#include "desk/pages.h"
#include "desk/pieces.h"

#include <algorithm>
#include <set>

/// The authority as a whole, for whoever answers for it: what rules ask, each with the way to
/// answer, and what the authority has said of itself. It counts what happened, and names nobody who
/// decided.
namespace holdfast::desk {

using casework::AuthorityLook;
using casework::SeenFinding;
using guardrails::Evidence;
using guardrails::Standing;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

constexpr std::string_view why_opened = "The authority as a whole: what rules ask of it";

/// The way to where an entry stands; nullopt: it stands in no file that the reader may read.
std::optional<Url> place_of(const AuthorityLook& look, const base::EntryId& entry)
{
    if (look.said(entry) != nullptr) return Url::to("/authority").at(entry.text());
    const auto* open = look.family_of(entry);
    if (open == nullptr) return std::nullopt;
    return record_url(open->scene->family, open->scene->facts.root_of(entry));
}

Html evidence(const AuthorityLook& look, std::string_view word, std::span<const Evidence> all)
{
    std::vector<Html> items;
    for (const Evidence& each : all) {
        Html item = Html::text(each.says);
        if (const auto place = place_of(look, each.entry))
            item += Html::raw(" ") + link(*place, "Look at it");
        items.push_back(std::move(item));
    }
    return items.empty() ? Html{} : paragraph(word) + bullets(items);
}

Url answering(std::string_view type, const base::EntryId& entry)
{
    return authority_write_url(type).with("answers", entry.text());
}

/// The pages on which what a rule asks for is written.
std::vector<Html> ways_to_write(const AuthorityLook& look, const SeenFinding& finding)
{
    const std::string_view rule = finding.guardrail->id;
    const base::EntryId& anchor = *finding.anchor;
    std::vector<Html> ways;
    if (rule == "G56" || rule == "G57")
        ways.push_back(link(answering("boardAccount", anchor), "Write an account to the board"));
    if (rule == "G57") {
        ways.push_back(link(answering("figure", anchor), "Write a figure that stands beside it"));
        ways.push_back(
            link(answering("answer", anchor).with("guardrail", rule), "Answer with your reasons"));
    }
    if (const auto* said = look.said(anchor))
        ways.push_back(
            link(authority_write_url(said->type->key).with("supersedes", said->id.text()),
                 "Write it again, with what is missing"));
    const auto* open = look.family_of(anchor);
    if (rule == "G58" && open != nullptr && open->may(access::Act::audit))
        ways.push_back(link(
            (family_url(open->scene->family) / "write" / "audit").with("answers", anchor.text()),
            "Record what was found when it was read again"));
    return ways;
}

/// What one rule found once.
Html words_of(const AuthorityLook& look, const SeenFinding& finding)
{
    std::vector<Html> missing;
    for (const std::string& each : finding.missing) missing.push_back(Html::text(each));
    Html content = paragraph(standing_words(finding) + ".")
                 + evidence(look, "Because:", finding.because)
                 + evidence(look, "On the other side:", finding.against);
    if (finding.rests_on_hidden)
        content += paragraph("It rests on something in a file that you may not read.");
    if (!missing.empty()) content += paragraph("What can still be done:") + bullets(missing);
    return div({"desk-gate__asked"}, content + bullets(ways_to_write(look, finding)));
}

/// Where a rule comes from, and what it goes by.
Html why_of(const SeenFinding& finding)
{
    std::vector<Html> policy;
    for (const std::string& each : finding.policy) policy.push_back(Html::text(each));
    Details fold;
    fold.summary = "Where this rule comes from (" + std::string{finding.guardrail->id} + " "
                 + std::string{finding.guardrail->name} + ")";
    fold.content = paragraph(finding.guardrail->rule)
                 + paragraph("From: " + guardrails::sources_in_full(*finding.guardrail) + ".")
                 + (policy.empty() ? Html{} : paragraph("It goes by:") + bullets(policy));
    return details(fold);
}

/// What each rule asks, once, above everything that it found.
Html list_of(const AuthorityLook& look, std::span<const SeenFinding> findings, bool wait)
{
    const auto is_listed = [&](const SeenFinding& finding) {
        return (finding.standing == Standing::pending) == wait;
    };
    std::set<const guardrails::Guardrail*> told;
    Html items;
    for (const SeenFinding& first : findings) {
        if (!is_listed(first) || !told.insert(first.guardrail).second) continue;
        Html content =
            web::element("h3", classed({"govuk-heading-s"}), Html::text(first.guardrail->asks));
        for (const SeenFinding& each : findings)
            if (is_listed(each) && each.guardrail == first.guardrail)
                content += words_of(look, each);
        items +=
            web::element("li",
                         classed({"desk-gate__item",
                                  wait ? "desk-gate__item--needs-you" : "desk-gate__item--stops"}),
                         content + why_of(first));
    }
    return items.empty() ? Html{} : web::element("ul", classed({"desk-gate"}), items);
}

Html findings_of(const AuthorityLook& look)
{
    if (look.findings.empty())
        return paragraph("Nothing is asked. Rules see only what is recorded.");
    const auto waiting = static_cast<std::size_t>(
        std::ranges::count(look.findings, Standing::pending, &SeenFinding::standing));
    Html content = list_of(look, look.findings, false);
    if (waiting == 0) return content;
    Details fold;
    fold.summary = waiting_words(waiting);
    fold.content = list_of(look, look.findings, true);
    return content + details(fold);
}

/// What was said, the newest first, each with the way to write it again.
template <class R>
Html said_of(const std::vector<casefile::Fact<R>>& facts)
{
    const records::RecordType& type = R::declaration;
    Html content = heading(2, type.name) + source_line(type.purpose)
                 + paragraph(link(authority_write_url(type.key), "Write one"));
    const casefile::Facts none;
    for (auto fact = facts.rbegin(); fact != facts.rend(); ++fact)
        content += web::element(
            "section",
            web::Attributes{}.set("id", fact->id.text()),
            heading(3, plain_date(fact->happened, none)) + said_in(*fact, fact->written(), none)
                + source_line("Written down on " + base::London::words(fact->recorded) + ".")
                + paragraph(link(authority_write_url(type.key).with("supersedes", fact->id.text()),
                                 "Write it again")));
    return content;
}

Response show_authority(const Request& request, const web::Places&, const Reader& reader)
{
    casework::Asking asking = reader.asking("authority");
    asking.purpose = why_opened;
    const auto look = casework::look_at_authority(reader.authority->house, asking);
    if (!look) return told(request, reader, look.error());
    Content content;
    content.title = "The authority as a whole";
    content.place = "authority";
    content.body = heading(1, content.title)
                 + paragraph("What rules ask of the authority and of whoever answers for it, and "
                             "what it has said of itself. It counts what happened, and ranks "
                             "nobody.")
                 + heading(2, "What is asked") + findings_of(*look) + said_of(look->events)
                 + said_of(look->recommendations) + said_of(look->figures) + said_of(look->accounts)
                 + heading(2, "Where time goes")
                 + paragraph(link(authority_write_url("timeSpent"), "Write one"));
    return shown(request, reader, std::move(content));
}

}  // namespace

Url authority_write_url(std::string_view type)
{
    return (Url::to("/authority") / "write").with_segment(type);
}

void add_authority(web::Router& router, const Site& site)
{
    router.get("/authority", signed_in(site, show_authority));
    add_authority_writing(router, site);
}

}  // namespace holdfast::desk
