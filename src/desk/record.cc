#include "casefile/contacts.h"
#include "casefile/dated.h"
#include "desk/components/button.h"
#include "desk/components/marks.h"
#include "desk/components/tag.h"
#include "desk/document_words.h"
#include "desk/entry_words.h"
#include "desk/gate_page.h"
#include "desk/named.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/record_filter.h"
#include "desk/record_form.h"
#include "desk/steps.h"
#include "records/restricted.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/letter.h"

#include <algorithm>
#include <charconv>

/// The record: everything written down that the reader may see, the newest first, each as its
/// declaration says it.
namespace holdfast::desk {

using casefile::AnyFact;
using casework::OpenFamily;
using web::Html;
using web::Request;
using web::Response;

namespace {

bool is_decided(const casefile::Facts& facts, const base::EntryId& id)
{
    const auto& decisions = facts.all<records::Decision>();
    return std::any_of(decisions.begin(), decisions.end(), [&](const auto& decision) {
        return decision.links_to(ledger::LinkKind::answers, id);
    });
}

Html marks_of(const AnyFact& fact)
{
    Html marks = restricted_mark(fact);
    if (fact.id != fact.standing) {
        Tag tag;
        tag.text = "Corrected";
        tag.classes = "govuk-tag--grey";
        marks += Html::raw(" ") + desk::tag(tag);
    }
    return marks;
}

/// Was whoever made a referral told what became of it?
bool is_told(const casefile::Facts& facts, const base::EntryId& referral)
{
    const auto letters = facts.all<records::Letter>();
    return std::any_of(letters.begin(), letters.end(), [&](const auto& letter) {
        return letter.links_to(ledger::LinkKind::answers, referral);
    });
}

/// Does it ask for a decision that nobody has taken yet?
bool is_pending(const FamilyPage& page, const AnyFact& fact)
{
    return std::any_of(page.open->pending.begin(),
                       page.open->pending.end(),
                       [&](const auto& pending) { return pending.proposal == fact.id; });
}

/// What can be done about an entry from here.
Html ways_of(const FamilyPage& page, const AnyFact& fact)
{
    using casefile::ContactState;
    const casefile::Facts& facts = page.open->scene->facts;
    const web::Url write = family_url(page.family) / "write";
    const auto way = [&](std::string_view what, access::Act act, std::string_view words) {
        if (!page.open->may(act)) return Html{};
        return paragraph(link((write.with_segment(what)).with("answers", fact.id.text()), words));
    };
    if (fact.type->key == "referral") {
        if (!is_decided(facts, fact.id))
            return way("decision", access::Act::decide, "Decide what becomes of this referral");
        if (!is_told(facts, fact.id))
            return way(
                "letter", access::Act::send_letter, "Tell whoever made it what became of it");
    }
    if (const auto* document = facts.find<records::Document>(fact.id)) {
        const Html download = download_link(page, *document);
        return download.empty() ? Html{} : paragraph(download);
    }
    const auto* contact = facts.find<records::Contact>(fact.id);
    if (is_pending(page, fact))
        return paragraph(link(gate_url(page.family, fact.id),
                              "It waits for a decision: see what stands before it"));
    if (contact == nullptr) {
        const auto again = again_url(page, fact);
        return again ? paragraph(link(*again, "Write what is different now")) : Html{};
    }
    switch (casefile::state_of(*contact, facts)) {
    case ContactState::waits_for_decision:
        return way("decision", access::Act::decide, "Decide what becomes of this contact");
    case ContactState::waits_for_referral:
        return way("referral", access::Act::accept_referral, "Write the referral that comes of it");
    case ContactState::settled: return {};
    }
    return {};
}

Html entry_of(const FamilyPage& page, const AnyFact& fact)
{
    const OpenFamily& open = *page.open;
    const auto& facts = open.scene->facts;
    const records::Written written = fact.written();
    const Html what = web::element("h2",
                                   classed({"govuk-heading-s", "desk-story__what"}),
                                   Html::text(fact.type->name) + marks_of(fact));
    std::string source;
    for (const std::string& told : {named_words(open, fact), happened_words(fact, facts)})
        if (!told.empty()) source += told + " ";
    source += author_words(open, fact.by) + ", written on "
            + base::words(base::London::date_of(fact.recorded)) + ".";
    return web::element("li",
                        classed({"desk-story__entry"}).set("id", fact.id.text()),
                        what + source_line(source) + said_in(fact, written, facts)
                            + ways_of(page, fact));
}

/// So many entries stand on one page; who looks for words is shown the first of them likewise.
constexpr std::size_t entries_on_a_page = 25;
constexpr std::size_t found_most = 100;

using Entries = std::vector<const AnyFact*>;

Entries asked_for(const FamilyPage& page, const RecordFilter& filter)
{
    const casefile::Facts& facts = page.open->scene->facts;
    Entries entries = facts.every();
    std::erase_if(entries,
                  [&](const AnyFact* fact) { return !is_asked_for(*fact, filter, facts); });
    std::reverse(entries.begin(), entries.end());
    return entries;
}

/// Which of the entries stand on the page.
struct Part {
    std::size_t number = 0;  // From 0 on.
    std::size_t first = 0;
    std::size_t end = 0;
};

/// The part that was asked for, or the one with the entry to which somebody was led; all of them,
/// to print.
Part part_of(const Request& request, const Entries& entries)
{
    if (request.query.has("all")) return {0, 0, entries.size()};
    std::size_t number = 0;
    const std::string& typed = request.query.value("part");
    std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (number > 0) --number;
    const auto led = base::EntryId::parse(request.query.value("entry"));
    for (std::size_t i = 0; led && i < entries.size(); ++i)
        if (entries[i]->id == *led || entries[i]->standing == *led) number = i / entries_on_a_page;
    const std::size_t last = entries.empty() ? 0 : (entries.size() - 1) / entries_on_a_page;
    number = std::min(number, last);
    const std::size_t first = number * entries_on_a_page;
    return {number, first, std::min(first + entries_on_a_page, entries.size())};
}

/// The ways to what is newer and older, and to the whole.
Html ways_between(const Request& request, const FamilyPage& page, const RecordFilter& filter,
                  const Entries& entries, const Part& part)
{
    if (part.end - part.first == entries.size()) return {};
    const web::Url here =
        with_known_on(with_filter(family_url(page.family) / "record", filter), request, page);
    const auto to = [&](std::size_t number) {
        return here.with("part", std::to_string(number + 1));
    };
    std::vector<Html> ways;
    if (part.number > 0) ways.push_back(link(to(part.number - 1), "Newer entries"));
    if (part.end < entries.size()) ways.push_back(link(to(part.number + 1), "Older entries"));
    ways.push_back(link(here.with("all", "yes"), "All on one page, to print or read through"));
    return web::element(
        "nav", web::Attributes{}.set("aria-label", "Parts of the record"), bullets(ways));
}

std::string count_words(const Entries& entries, const Part& part, const RecordFilter& filter)
{
    std::string words = counted(entries.size(), "entry", "entries");
    words += filter.asks_for_all() ? ", the newest first." : " found, the newest first.";
    if (part.end - part.first < entries.size())
        words += " These are " + std::to_string(part.first + 1) + " to " + std::to_string(part.end)
               + ".";
    return words;
}

Html note_button(const FamilyPage& page)
{
    if (!page.open->may(access::Act::write_note)) return {};
    Button note;
    note.text = "Write a note";
    note.href = family_url(page.family) / "write" / "note";
    return button(note);
}

Response record(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "record");
    if (!page.open) return std::move(page.instead);
    const bool is_search = request.method == web::Method::post;
    const RecordFilter filter = filter_in(fields_asked(request), page);
    const Entries entries = asked_for(page, filter);
    const Part part =
        is_search ? Part{0, 0, std::min(entries.size(), found_most)} : part_of(request, entries);
    Html items;
    for (std::size_t i = part.first; i < part.end; ++i) items += entry_of(page, *entries[i]);
    Content content;
    content.title = "Record";
    content.place = "record";
    content.errors = errors_of(filter.problems);
    const Html ways = is_search ? Html{} : ways_between(request, page, filter, entries, part);
    const web::Url whole = family_url(page.family) / "record";
    content.body = heading(1, "Record") + known_then(request, page, with_filter(whole, filter))
                 + note_button(page) + filter_forms(request, reader, page, filter)
                 + paragraph(count_words(entries, part, filter));
    if (!filter.asks_for_all())
        content.body += paragraph(link(with_known_on(whole, request, page), "Show everything"));
    if (is_search && part.end < entries.size())
        content.body += paragraph("Type one more word to find the others.");
    content.body += web::element("ol", classed({"desk-story"}), items) + ways;
    return shown(request, reader, page, std::move(content));
}

}  // namespace

void add_record(web::Router& router, const Site& site)
{
    router.get("/families/{family}/record", signed_in(site, record));
    // Changes nothing; it is a form only to keep the words out of the address.
    router.post("/families/{family}/record", signed_in_form(site, record));
}

}  // namespace holdfast::desk
