#include "casefile/contacts.h"
#include "casefile/dated.h"
#include "desk/components/button.h"
#include "desk/components/marks.h"
#include "desk/components/tag.h"
#include "desk/entry_words.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/steps.h"
#include "records/restricted.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/letter.h"

#include <algorithm>
#include <ranges>

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
    const auto* contact = facts.find<records::Contact>(fact.id);
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
    std::string source = happened_words(fact, facts);
    if (!source.empty()) source += " ";
    source += author_words(open, fact.by) + ", written on "
            + base::words(base::London::date_of(fact.recorded)) + ".";
    return web::element("li",
                        classed({"desk-story__entry"}).set("id", fact.id.text()),
                        what + source_line(source) + said_in(fact, written, facts)
                            + ways_of(page, fact));
}

Response record(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "record");
    if (!page.open) return std::move(page.instead);
    const auto facts = page.open->scene->facts.every();
    Html items;
    for (const AnyFact* fact : facts | std::views::reverse) items += entry_of(page, *fact);
    Content content;
    content.title = "Record";
    content.place = "record";
    Html add;
    if (page.open->may(access::Act::write_note)) {
        Button note;
        note.text = "Write a note";
        note.href = family_url(page.family) / "write" / "note";
        add = button(note);
    }
    content.body = heading(1, "Record")
                 + paragraph(counted(facts.size(), "entry", "entries") + ", the newest first.")
                 + add + web::element("ol", classed({"desk-story"}), items);
    return shown(request, reader, page, std::move(content));
}

}  // namespace

void add_record(web::Router& router, const Site& site)
{
    router.get("/families/{family}/record", signed_in(site, record));
}

}  // namespace holdfast::desk
