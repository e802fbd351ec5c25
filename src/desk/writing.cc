#include "desk/components/button.h"
#include "desk/components/checkboxes.h"
#include "desk/components/inset_text.h"
#include "desk/drafts.h"
#include "desk/filing.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "records/record_types.h"

#include <algorithm>
#include <array>

/// The pages on which something is written about a family: one for each record type that is
/// written by hand, drawn from its declaration. The order of the questions is the page's.
namespace holdfast::desk {

using base::FamilyId;
using base::PersonId;
using base::Problem;
using base::Problems;
using web::Fields;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

constexpr std::array<std::string_view, 4> note_fields = {
    "happenedOn", "topic", "text", "restricted"};
constexpr std::array<std::string_view, 5> contact_fields = {
    "received", "source", "route", "concern", "restricted"};
constexpr std::array<std::string_view, 5> referral_fields = {
    "received", "source", "concern", "childProtection", "restricted"};
constexpr std::array<std::string_view, 7> letter_fields = {"sent",
                                                           "purpose",
                                                           "text",
                                                           "namesDomesticAbuse",
                                                           "safeContactChecked",
                                                           "fitsSafetyPlan",
                                                           "restricted"};
constexpr std::array<std::string_view, 4> decision_fields = {
    "outcome", "reasons", "known", "options"};

/// What such a form asks beside the fields of its record.
constexpr std::array<std::string_view, 4> about_fields = {
    "aboutAsked", "child", "recipient", "answers"};

struct Written {
    std::string_view key;  // Of the record type, and the word in the address.
    std::string_view heading;
    std::string_view button;
    access::Act act;
    std::span<const std::string_view> fields;
    std::string_view starts_with_today;  // The field that begins as today; "": none.
};

constexpr std::array<Written, 5> pages = {{
    {"note", "Write a note", "File the note", access::Act::write_note, note_fields, "happenedOn"},
    {"contact",
     "Write down a contact",
     "File the contact",
     access::Act::receive_contact,
     contact_fields,
     "received"},
    {"referral",
     "Accept a referral",
     "Accept the referral",
     access::Act::accept_referral,
     referral_fields,
     "received"},
    {"letter",
     "Record a letter",
     "File the letter",
     access::Act::send_letter,
     letter_fields,
     "sent"},
    {"decision",
     "Decide what becomes of it",
     "File the decision",
     access::Act::decide,
     decision_fields,
     ""},
}};

const Written* find_page(std::string_view key)
{
    for (const Written& page : pages)
        if (page.key == key) return &page;
    return nullptr;
}

/// What the form shows: typed just now, kept as a draft, or empty but for the day.
struct Shown {
    Fields typed;
    Problems problems;
    Html draft;           // What is said about a draft; empty where there is nothing to say.
    std::string answers;  // The entry that this answers; "" when it answers none.
};

bool is_ticked(const Fields& typed, std::string_view name, const std::string& id, bool by_default)
{
    const auto all = typed.all(name);
    if (!typed.has("aboutAsked")) return by_default;
    return std::find(all.begin(), all.end(), id) != all.end();
}

Html about_question(const FamilyPage& page, const Shown& shown_form)
{
    Checkboxes boxes;
    boxes.name = "child";
    boxes.legend = Legend{"Who is it about?", "govuk-fieldset__legend--s", false};
    boxes.error = error_of(shown_form.problems, "about");
    boxes.classes = "govuk-checkboxes--small";
    for (const PersonId& child : page.open->scene->children()) {
        Choice choice;
        choice.text = page.open->scene->name_of(child);
        choice.value = child.text();
        choice.is_chosen = is_ticked(shown_form.typed, "child", choice.value, true);
        boxes.choices.push_back(std::move(choice));
    }
    return hidden_input("aboutAsked", "yes") + checkboxes(boxes);
}

Html recipients_question(const FamilyPage& page, const Shown& shown_form)
{
    Checkboxes boxes;
    boxes.name = "recipient";
    boxes.legend = Legend{"Who was it sent to?", "govuk-fieldset__legend--s", false};
    boxes.hint = "Members of the family. A letter to an agency is about the children alone.";
    boxes.classes = "govuk-checkboxes--small";
    for (const casefile::Member& member : page.open->scene->members) {
        Choice choice;
        choice.text = page.open->scene->name_of(member.person);
        choice.value = member.person.text();
        choice.is_chosen = is_ticked(shown_form.typed, "recipient", choice.value, false);
        boxes.choices.push_back(std::move(choice));
    }
    return boxes.choices.empty() ? Html{} : checkboxes(boxes);
}

Response form_page(const Request& request, const Reader& reader, const FamilyPage& page,
                   const Written& written, Shown shown_form)
{
    const records::RecordType& type = *records::record_type(written.key);
    Button file;
    file.text = std::string{written.button};
    file.once = true;
    Html fields = hidden_of(request, shown_form.problems, page.open->seen);
    if (!shown_form.answers.empty()) fields += hidden_input("answers", shown_form.answers);
    fields += about_question(page, shown_form);
    if (written.key == "letter") fields += recipients_question(page, shown_form);
    fields += controls({type, written.fields, shown_form.typed, shown_form.problems});
    const std::optional<Url> draft = written.key == "decision"
                                       ? std::nullopt
                                       : std::optional{draft_url(written.key, page.family)};
    Content content;
    content.title = std::string{written.heading};
    content.body = heading(1, written.heading) + shown_form.draft;
    content.body += form(reader,
                         {(family_url(page.family) / "write").with_segment(written.key), draft},
                         fields + button(file));
    content.errors = errors_of(shown_form.problems);
    content.way_back = BackLink{family_url(page.family)};
    if (!shown_form.problems.empty()) content.status = status_of(shown_form.problems);
    return shown(request, reader, page, std::move(content));
}

/// The family and the kind of page that the address names, or the answer to give instead.
struct Opened {
    const Written* written = nullptr;
    FamilyPage page;
};

Opened open_for(const Request& request, const web::Places& places, const Reader& reader)
{
    Opened opened{find_page(places.at("type")), {}};
    if (opened.written == nullptr) {
        opened.page.instead =
            told(request, reader, {Problem::Kind::not_found, "", "There is no such page."});
        return opened;
    }
    opened.page = open_family(request, places, reader, "write");
    if (opened.page.open && !opened.page.open->may(opened.written->act)) {
        opened.page.open.reset();
        opened.page.instead =
            told(request,
                 reader,
                 {Problem::Kind::refused,
                  "",
                  "You may not " + std::string{access::words_for(opened.written->act)}
                      + " here. Ask the family's worker or the team's "
                        "manager."});
    }
    return opened;
}

Response show_form(const Request& request, const web::Places& places, const Reader& reader)
{
    Opened opened = open_for(request, places, reader);
    if (!opened.page.open) return std::move(opened.page.instead);
    Shown shown_form;
    shown_form.answers = request.query.value("answers");
    KeptDraft draft = kept_draft(reader, opened.written->key, opened.page.family);
    shown_form.draft = std::move(draft.banner);
    if (draft.typed) shown_form.typed = std::move(*draft.typed);
    else if (!opened.written->starts_with_today.empty())
        shown_form.typed.add(std::string{opened.written->starts_with_today},
                             base::words(opened.page.open->today));
    return form_page(request, reader, opened.page, *opened.written, std::move(shown_form));
}

/// Adds those of the family who were ticked; anybody else's id is passed over.
void add_ticked(const Fields& typed, std::string_view name, ledger::Part part,
                const casefile::FamilyScene& scene, casework::Doing& doing)
{
    for (const std::string& text : typed.all(name)) {
        const auto person = PersonId::parse(text);
        if (!person) continue;
        const bool belongs =
            std::any_of(scene.members.begin(),
                        scene.members.end(),
                        [&](const casefile::Member& member) { return member.person == *person; });
        if (belongs) doing.about.push_back({base::Subject::of(*person), part});
    }
}

/// A decision answers a contact or a referral, and which of them says which question it decides.
std::string_view question_for(const casefile::FamilyScene& scene, const base::EntryId& answers)
{
    return scene.facts.find<records::Contact>(answers) != nullptr ? "contact" : "referral";
}

base::Checked<ledger::Filed> file_typed(const Request& request, const Reader& reader,
                                        const Opened& opened)
{
    const records::RecordType& type = *records::record_type(opened.written->key);
    const auto& scene = *opened.page.open->scene;
    casework::Doing doing = doing_of(request, reader, opened.page.family);
    add_ticked(request.form, "child", ledger::Part::subject, scene, doing);
    add_ticked(request.form, "recipient", ledger::Part::recipient, scene, doing);
    const auto answers = base::EntryId::parse(request.form.value("answers"));
    if (answers) doing.links.push_back({ledger::LinkKind::answers, *answers});

    base::Date today = reader.authority->house.today();
    auto input = input_of(type, opened.written->fields, request.form, today);
    std::optional<base::When> happened;
    if (opened.written->key == "decision") {
        happened = base::When::day(today);
        if (answers) input["question"] = question_for(scene, *answers);
    }
    auto written = records::read_input(type, input, {"", {}, happened});
    Problems problems = unknown_fields(request.form, {opened.written->fields, about_fields});
    if (!written) problems.insert(problems.end(), written.error().begin(), written.error().end());
    if (doing.about.size() < 2)
        problems.push_back({Problem::Kind::missing, "/child", "Say which child it is about."});
    if (!problems.empty()) return std::unexpected(problems);
    return as_told(casework::file(reader.authority->house, doing, type, *written));
}

Response file_form(const Request& request, const web::Places& places, const Reader& reader)
{
    Opened opened = open_for(request, places, reader);
    if (!opened.page.open) return std::move(opened.page.instead);
    const auto done = file_typed(request, reader, opened);
    if (done) {
        forget_draft(reader, opened.written->key, opened.page.family);
        return filed((family_url(opened.page.family) / "record").at(done->entries.front().text()));
    }
    Shown again;
    again.typed = request.form;
    again.problems = done.error();
    again.answers = request.form.value("answers");
    return form_page(request, reader, opened.page, *opened.written, std::move(again));
}

}  // namespace

void add_writing(web::Router& router, const Site& site)
{
    router.get("/families/{family}/write/{type}", signed_in(site, show_form));
    router.post("/families/{family}/write/{type}", signed_in_form(site, file_form));
}

}  // namespace holdfast::desk
