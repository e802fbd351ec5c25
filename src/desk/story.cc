#include "casefile/dated.h"
#include "casefile/open_matters.h"
#include "desk/components/button.h"
#include "desk/components/details.h"
#include "desk/components/input.h"
#include "desk/components/marks.h"
#include "desk/components/summary_list.h"
#include "desk/entry_words.h"
#include "desk/findings.h"
#include "desk/named.h"
#include "desk/owed.h"
#include "desk/pages.h"
#include "desk/partner_pages.h"
#include "desk/pieces.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/note.h"
#include "records/types/referral.h"
#include "records/types/signature.h"

#include <algorithm>

/// The story: somebody new understands at once who this is about, why we are involved, what is
/// owed, and what was decided. Every line names its source.
namespace holdfast::desk {

using casework::OpenFamily;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

constexpr std::size_t newest_entries = 4;
constexpr std::size_t fields_most = 3;

std::string part_words(const casefile::Member& member)
{
    const records::CodeValue* value = records::family_parts.find(member.part);
    std::string words{value != nullptr ? value->label : std::string_view{member.part}};
    if (member.until) words += " (until a later date: see the record)";
    return words;
}

Html who(const FamilyPage& page)
{
    const auto& scene = *page.open->scene;
    SummaryList list;
    for (const casefile::Member& member : scene.members) {
        const std::string name = scene.name_of(member.person);
        std::string words = part_words(member);
        if (member.is_child()) words += ", " + age_of(scene, member.person, page.open->today);
        list.rows.push_back({name.empty() ? "Name not recorded" : name, Html::text(words), {}});
    }
    return heading(2, "Who") + summary_list(list);
}

/// Whom it names, who wrote it, and when it happened and was written.
Html source_of(const OpenFamily& open, const casefile::AnyFact& fact)
{
    const std::string happened = casefile::dated(fact.happened, open.scene->facts);
    const base::Date written = base::London::date_of(fact.recorded);
    std::string words = named_words(open, fact);
    if (!words.empty()) words += " ";
    words += "Happened " + happened + ". " + author_words(open, fact.by);
    words += ", written on " + base::words(written) + ".";
    return source_line(words);
}

Html why_involved(const OpenFamily& open)
{
    Html content = heading(2, "Why we are involved");
    const auto& referrals = open.scene->facts.all<records::Referral>();
    const auto& contacts = open.scene->facts.all<records::Contact>();
    if (!referrals.empty()) {
        const auto& latest = referrals.back();
        if (latest.record.concern) content += prose(latest.record.concern->text);
        content += source_of(open, latest);
        if (referrals.size() > 1)
            content += paragraph("Referred " + counted(referrals.size(), "time", "times")
                                 + " in all; the record has each.");
        return content;
    }
    if (!contacts.empty()) {
        const auto& latest = contacts.back();
        if (latest.record.concern) content += prose(latest.record.concern->text);
        return content + source_of(open, latest);
    }
    return content + paragraph("No contact and no referral is recorded.");
}

/// Who somebody is, and what was decided, have places of their own on this page.
bool is_told_elsewhere(const casefile::AnyFact& fact)
{
    constexpr std::string_view elsewhere[] = {"person",
                                              "familyMember",
                                              "samePerson",
                                              "allocation",
                                              "referral",
                                              "decision",
                                              "closingProposal",
                                              "signature",
                                              "answer"};
    return std::find(std::begin(elsewhere), std::end(elsewhere), fact.type->key)
        != std::end(elsewhere);
}

/// A note goes by what it is about, anything else by what it is.
std::string_view kind_words(const casefile::AnyFact& fact, const casefile::Facts& facts)
{
    const auto* note =
        fact.type == &records::Note::declaration ? facts.find<records::Note>(fact.id) : nullptr;
    if (note != nullptr && note->record.topic) return note->record.topic->label();
    return fact.type->name;
}

Html lately(const Request& request, const FamilyPage& page)
{
    const OpenFamily& open = *page.open;
    const casefile::Facts& facts = open.scene->facts;
    Html content = heading(2, "Written lately");
    std::size_t shown = 0;
    const auto every = facts.every();
    for (const casefile::AnyFact* fact : every | std::views::reverse) {
        if (is_told_elsewhere(*fact)) continue;
        if (shown++ == newest_entries) break;
        const Html entry =
            web::element("p",
                         classed({"desk-story__what"}),
                         Html::text(kind_words(*fact, facts)) + restricted_mark(*fact));
        content += div({"desk-story__entry"},
                       entry + gist_of(*fact, facts, fields_most) + source_of(open, *fact));
    }
    if (shown == 0)
        return content
             + paragraph("Nothing is written. This may mean that nothing happened, or that it is "
                         "not written up yet.");
    return content
         + paragraph(link(with_known_on(family_url(page.family) / "record", request, page),
                          "The whole record"));
}

std::string_view label_or(const auto& code)
{
    return code ? code->label() : std::string_view{"Not said"};
}

Html decisions(const OpenFamily& open)
{
    const auto& all = open.scene->facts.all<records::Decision>();
    Html content = heading(2, "Decisions that brought us here");
    if (all.empty()) return content + paragraph("No decision is recorded.");
    for (const auto& decision : all | std::views::reverse) {
        Html entry = web::element(
            "p", classed({"desk-story__what"}), Html::text(label_or(decision.record.outcome)));
        entry += paragraph(label_or(decision.record.question));
        if (decision.record.reasons) entry += prose(decision.record.reasons->text);
        content += div({"desk-story__entry"}, entry + source_of(open, decision));
    }
    return content;
}

/// Who disagreed, and was not lost for it.
Html dissent(const OpenFamily& open)
{
    Html content;
    for (const auto& signature : open.scene->facts.all<records::Signature>()) {
        if (!signature.record.stance || signature.record.stance->code != "disagree") continue;
        if (content.empty()) content = heading(2, "Who disagreed");
        if (signature.record.reasons) content += prose(signature.record.reasons->text);
        content += source_of(open, signature);
    }
    return content;
}

/// Worries, missing children and challenges that nobody has settled.
Html matters_of(const FamilyPage& page)
{
    const casefile::Facts& facts = page.open->scene->facts;
    const web::Url record = family_url(page.family) / "record";
    std::vector<Html> lines;
    for (const casefile::AnyFact* matter : casefile::open_matters(facts))
        lines.push_back(link(record.at(matter->id.text()), matter->type->name)
                        + restricted_mark(*matter) + gist_of(*matter, facts, 1)
                        + source_of(*page.open, *matter));
    return bullets(lines);
}

Html write_links(const FamilyPage& page)
{
    const Url write = family_url(page.family) / "write";
    struct Way {
        access::Act act;
        std::string_view words;
        Url url;
    };
    const Way ways[] = {
        {access::Act::write_note, "Write a note", write / "note"},
        {access::Act::receive_contact, "Write down a contact", write / "contact"},
        {access::Act::accept_referral, "Accept a referral", write / "referral"},
        {access::Act::send_letter, "Record a letter", write / "letter"},
        {access::Act::propose_closing, "Closing", family_url(page.family) / "close"},
        {access::Act::challenge, "I was pressed to decide", write / "pressureReport"},
    };
    Html items;
    for (const Way& way : ways)
        if (page.open->may(way.act)) items += web::element("li", {}, link(way.url, way.words));
    items += web::element(
        "li", {}, link(family_url(page.family) / "write", "Everything that can be written down"));
    return heading(2, "Add what changed")
         + web::element("ul", classed({"govuk-list", "govuk-list--spaced"}), items);
}

/// A form of the address, so it needs no token and changes nothing.
Html as_known_on(const FamilyPage& page)
{
    Input day;
    day.name = "on";
    day.label = {"Day", "", false, ""};
    day.hint = "For example 3 March 2026. It shows what had been written down by the end of that "
               "day.";
    day.classes = "govuk-input--width-10";
    Button show;
    show.text = "Show as known on that day";
    show.classes = "govuk-button--secondary";
    web::Attributes attributes;
    attributes.set("method", "get").set("action", family_url(page.family));
    Details details;
    details.summary = "What was known on an earlier day?";
    details.content = web::element("form", attributes, input(day) + button(show));
    return desk::details(details);
}

Response story(const Request& request, const web::Places& places, const Reader& reader)
{
    FamilyPage page = open_family(request, places, reader, "story");
    if (!page.open) return std::move(page.instead);
    const OpenFamily& open = *page.open;
    if (open.standing.relation == access::Relation::partner_agency)
        return partner_family(request, reader, page);
    const auto owed = casework::owed(reader.authority->house, open);
    if (!owed) return told(request, reader, owed.error());
    Content content;
    content.title = "Story";
    content.place = "story";
    const Html main = known_then(request, page, family_url(page.family)) + who(page)
                    + why_involved(open) + heading(2, "What is owed, and by when")
                    + owed_list(*owed, open) + heading(2, "What stands open") + matters_of(page)
                    + findings_list(page) + lately(request, page) + decisions(open) + dissent(open);
    const Html aside = write_links(page) + as_known_on(page);
    content.body =
        heading(1, "Story") + div({"desk-with-aside"}, div({}, main) + div({"desk-aside"}, aside));
    return shown(request, reader, page, std::move(content));
}

}  // namespace

void add_story(web::Router& router, const Site& site)
{
    router.get("/families/{family}", signed_in(site, story));
}

}  // namespace holdfast::desk
