#include "casefile/contacts.h"
#include "casefile/each_fact.h"
#include "desk/components/button.h"
#include "desk/components/marks.h"
#include "desk/components/summary_list.h"
#include "desk/components/tag.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/written_pages.h"
#include "guardrails/closings.h"
#include "records/read.h"
#include "records/restricted.h"

#include <algorithm>

/// The record: everything written down that the reader may see, the newest first, each as its
/// declaration says it.
namespace holdfast::desk {

using casework::OpenFamily;
using web::Html;
using web::Request;
using web::Response;

namespace {

/// A fact of any type, as it is listed.
struct Listed {
    std::uint64_t order;
    base::EntryId id;
    const records::RecordType* type;
    bool corrected;
    bool restricted;
    base::When happened;
    base::Instant recorded;
    ledger::Author by;
    records::Written written;
};

bool is_decided(const casefile::Facts& facts, const base::EntryId& id)
{
    const auto& decisions = facts.all<records::Decision>();
    return std::any_of(decisions.begin(), decisions.end(), [&](const auto& decision) {
        return decision.links_to(ledger::LinkKind::answers, id);
    });
}

std::vector<Listed> list_of(const casefile::Facts& facts)
{
    std::vector<Listed> listed;
    casefile::each_fact(facts, [&](const records::RecordType& type, const auto& fact) {
        records::Written written = records::written(fact.record);
        const bool restricted = records::is_restricted(written.body);
        listed.push_back({fact.order,
                          fact.id,
                          &type,
                          fact.id != fact.standing,
                          restricted,
                          fact.happened,
                          fact.recorded,
                          fact.by,
                          std::move(written)});
    });
    std::sort(listed.begin(), listed.end(), [](const Listed& a, const Listed& b) {
        return a.order > b.order;
    });
    return listed;
}

std::string_view label_of(const records::CodeSet& codes, std::string_view value)
{
    const records::CodeValue* code = codes.find(value);
    return code != nullptr ? code->label : value;
}

/// A value as a person reads it.
Html value_words(const records::Field& field, const std::string& value,
                 const casefile::Facts& facts)
{
    using records::FieldKind;
    switch (field.slot.kind) {
    case FieldKind::flag: return Html::text(value == "true" ? "Yes" : "No");
    case FieldKind::code: return Html::text(label_of(*field.slot.codes, value));
    case FieldKind::codes: {
        std::vector<Html> labels;
        for (const std::string& code : records::kept_codes(value))
            labels.push_back(Html::text(label_of(*field.slot.codes, code)));
        return bullets(labels);
    }
    case FieldKind::when: {
        const auto when = base::When::parse(value);
        std::string words = when ? guardrails::dated(*when, facts) : value;
        // Beside a label, "26 July 2020" reads better than "on 26 July 2020".
        if (words.starts_with("on ")) words.erase(0, 3);
        return Html::text(words);
    }
    case FieldKind::date: {
        const auto date = base::Date::parse(value);
        return Html::text(date ? base::words(*date) : value);
    }
    case FieldKind::prose: return web::element("span", classed({"desk-words"}), Html::text(value));
    case FieldKind::line:
    case FieldKind::count: return Html::text(value);
    }
    return {};
}

Html fields_of(const Listed& each, const casefile::Facts& facts)
{
    SummaryList list;
    list.classes = "govuk-summary-list--no-border";
    for (const records::Field& field : each.type->fields) {
        if (field.happened || field.id == records::restricted_id) continue;
        const std::string* value = each.written.body.value_of(field.id);
        if (value == nullptr) continue;
        list.rows.push_back({std::string{field.label}, value_words(field, *value, facts), {}});
    }
    return list.rows.empty() ? Html{} : summary_list(list);
}

Html marks_of(const Listed& each)
{
    Html marks;
    if (each.restricted) {
        Tag tag;
        tag.text = "Restricted";
        marks += Html::raw(" ") + desk::tag(tag);
    }
    if (each.corrected) {
        Tag tag;
        tag.text = "Corrected";
        tag.classes = "govuk-tag--grey";
        marks += Html::raw(" ") + desk::tag(tag);
    }
    return marks;
}

/// A record whose newest word stands may be said again, from what it says now.
Html say_again(const FamilyPage& page, const Listed& each)
{
    const Written* written = written_page(each.type->key);
    const bool is_worded_by_hand = written != nullptr && written->about == AskAbout::children;
    if (written == nullptr || is_worded_by_hand || !page.open->may(written->act)) return {};
    return paragraph(link((family_url(page.family) / "write")
                              .with_segment(each.type->key)
                              .with("supersedes", each.id.text()),
                          "Say what is different now"));
}

/// What can be done about an entry from here.
Html ways_of(const FamilyPage& page, const Listed& each)
{
    using casefile::ContactState;
    const casefile::Facts& facts = page.open->scene->facts;
    const web::Url write = family_url(page.family) / "write";
    const auto way = [&](std::string_view what, access::Act act, std::string_view words) {
        if (!page.open->may(act)) return Html{};
        return paragraph(link((write.with_segment(what)).with("answers", each.id.text()), words));
    };
    if (each.type->key == "referral" && !is_decided(facts, each.id))
        return way("decision", access::Act::decide, "Decide what becomes of this referral");
    const auto* contact = facts.find<records::Contact>(each.id);
    if (contact == nullptr) return say_again(page, each);
    switch (casefile::state_of(*contact, facts)) {
    case ContactState::waits_for_decision:
        return way("decision", access::Act::decide, "Decide what becomes of this contact");
    case ContactState::waits_for_referral:
        return way("referral", access::Act::accept_referral, "Write the referral that comes of it");
    case ContactState::settled: return {};
    }
    return {};
}

Html entry_of(const FamilyPage& page, const Listed& each)
{
    const OpenFamily& open = *page.open;
    const auto& facts = open.scene->facts;
    const Html what = web::element("h2",
                                   classed({"govuk-heading-s", "desk-story__what"}),
                                   Html::text(each.type->name) + marks_of(each));
    std::string source;
    if (each.happened != base::When::unknown())
        source = "Happened " + guardrails::dated(each.happened, facts) + ". ";
    source += author_words(open, each.by) + ", written on "
            + base::words(base::London::date_of(each.recorded)) + ".";
    return web::element("li",
                        classed({"desk-story__entry"}).set("id", each.id.text()),
                        what + source_line(source) + fields_of(each, facts) + ways_of(page, each));
}

Response record(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "record");
    if (!page.open) return std::move(page.instead);
    const auto listed = list_of(page.open->scene->facts);
    Html items;
    for (const Listed& each : listed) items += entry_of(page, each);
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
                 + paragraph(counted(listed.size(), "entry", "entries") + ", the newest first.")
                 + add + web::element("ol", classed({"desk-story"}), items);
    return shown(request, reader, page, std::move(content));
}

}  // namespace

void add_record(web::Router& router, const Site& site)
{
    router.get("/families/{family}/record", signed_in(site, record));
}

}  // namespace holdfast::desk
