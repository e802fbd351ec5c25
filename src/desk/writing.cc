#include "desk/components/button.h"
#include "desk/components/checkboxes.h"
#include "desk/components/inset_text.h"
#include "desk/components/radios.h"
#include "desk/drafts.h"
#include "desk/filing.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/record_form.h"
#include "desk/steps.h"
#include "desk/written_pages.h"
#include "records/types/contact.h"

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

/// What a form sends beside the fields of its record: whom it is about, and what it is linked to.
struct LinkField {
    std::string_view name;
    ledger::LinkKind kind;
};
constexpr std::array<LinkField, 4> link_fields = {{{"answers", ledger::LinkKind::answers},
                                                   {"partOf", ledger::LinkKind::part_of},
                                                   {"supersedes", ledger::LinkKind::supersedes},
                                                   {"restsOn", ledger::LinkKind::rests_on}}};
constexpr std::array<std::string_view, 8> beside_fields = {
    "child", "mentioned", "sentTo", "aboutAsked", "answers", "partOf", "supersedes", "restsOn"};

/// The links among what was sent or asked for.
Fields links_in(const Fields& fields)
{
    Fields links;
    for (const LinkField& each : link_fields)
        if (base::EntryId::parse(fields.value(each.name)))
            links.add(std::string{each.name}, fields.value(each.name));
    return links;
}

/// What the form shows: typed just now, kept as a draft, or empty but for the day.
struct Shown {
    Fields typed;
    Problems problems;
    Html draft;    // What is said about a draft; empty where there is nothing to say.
    Fields links;  // The entries that this is linked to, by how.
};

bool is_ticked(const Fields& typed, std::string_view name, const std::string& id, bool by_default)
{
    const auto all = typed.all(name);
    if (!typed.has("aboutAsked")) return by_default;
    return std::find(all.begin(), all.end(), id) != all.end();
}

/// Those of the family who may be chosen, as they were ticked or are ticked beforehand.
std::vector<Choice> members_of(const FamilyPage& page, const Shown& shown_form,
                               std::string_view name, bool children_only, bool all_children)
{
    std::vector<Choice> choices;
    for (const casefile::Member& member : page.open->scene->members) {
        if (children_only && !member.is_child()) continue;
        Choice choice;
        choice.text = page.open->scene->name_of(member.person);
        choice.value = member.person.text();
        choice.is_chosen =
            is_ticked(shown_form.typed, name, choice.value, all_children && member.is_child());
        choices.push_back(std::move(choice));
    }
    return choices;
}

Html choose_one(std::string_view name, std::string_view question, const std::string& error,
                std::vector<Choice> choices)
{
    Radios one;
    one.name = std::string{name};
    one.legend = Legend{std::string{question}, "govuk-fieldset__legend--s", false};
    one.error = error;
    one.classes = "govuk-radios--small";
    one.choices = std::move(choices);
    return radios(one);
}

Html choose_any(std::string_view name, std::string_view question, const std::string& error,
                std::vector<Choice> choices, std::string hint = "")
{
    Checkboxes any;
    any.name = std::string{name};
    any.legend = Legend{std::string{question}, "govuk-fieldset__legend--s", false};
    any.hint = std::move(hint);
    any.error = error;
    any.classes = "govuk-checkboxes--small";
    any.choices = std::move(choices);
    return checkboxes(any);
}

bool is_about_one(const records::RecordType& type)
{
    using records::Concerns;
    return type.concerns == Concerns::one_of_family || type.concerns == Concerns::one_person
        || type.concerns == Concerns::two_persons;
}

/// Children are ticked where a record is usually about all of them; nobody, where it is about one
/// person: an injury of one child is no injury of the others.
Html about_question(const FamilyPage& page, const Written& written, const Shown& shown_form)
{
    const bool all_children =
        written.about == AskAbout::children || written.type->concerns == records::Concerns::family;
    std::string error = error_of(shown_form.problems, "child");
    if (error.empty()) error = error_of(shown_form.problems, "about");
    auto choices =
        members_of(page, shown_form, "child", written.about == AskAbout::children, all_children);
    constexpr std::string_view question = "Who is it about?";
    return hidden_input("aboutAsked", "yes")
         + (is_about_one(*written.type) ? choose_one("child", question, error, std::move(choices))
                                        : choose_any("child", question, error, std::move(choices)));
}

Html recipients_question(const FamilyPage& page, const Shown& shown_form)
{
    auto choices = members_of(page, shown_form, "sentTo", false, false);
    if (choices.empty()) return {};
    return choose_any("sentTo",
                      "Who was it sent to?",
                      error_of(shown_form.problems, "sentTo"),
                      std::move(choices),
                      "Members of the family. A letter to an agency is about the children alone.");
}

/// Who else is named: somebody's mother is the mother of somebody.
Html other_question(const FamilyPage& page, const records::RecordType& type,
                    const Shown& shown_form)
{
    auto choices = members_of(page, shown_form, "mentioned", false, false);
    if (type.other.empty() || choices.empty()) return {};
    const std::string error = error_of(shown_form.problems, "mentioned");
    return type.concerns == records::Concerns::two_persons
             ? choose_one("mentioned", type.other, error, std::move(choices))
             : choose_any("mentioned", type.other, error, std::move(choices));
}

/// What stands in the way of beginning this at all, told before anything is typed.
Html in_the_way_of(const FamilyPage& page, const records::RecordType& type)
{
    const auto lines =
        in_the_way_lines(page, moves::in_the_way_of_beginning(*page.open->scene, type));
    if (lines.empty()) return {};
    InsetText inset;
    inset.content = bullets(lines);
    return inset_text(inset);
}

Response form_page(const Request& request, const Reader& reader, const FamilyPage& page,
                   const Written& written, Shown shown_form)
{
    const records::RecordType& type = *written.type;
    Button file;
    file.text = std::string{written.button};
    file.once = true;
    Html fields = hidden_of(request, shown_form.problems, page.open->seen);
    for (const auto& [name, value] : shown_form.links) fields += hidden_input(name, value);
    fields += about_question(page, written, shown_form);
    fields += other_question(page, type, shown_form);
    if (written.type->key == "letter") fields += recipients_question(page, shown_form);
    fields += controls({type, written.fields, shown_form.typed, shown_form.problems});
    const std::optional<Url> draft = written.type->key == "decision"
                                       ? std::nullopt
                                       : std::optional{draft_url(written.type->key, page.family)};
    Content content;
    content.title = std::string{written.heading};
    content.body = heading(1, written.heading) + shown_form.draft;
    if (shown_form.links.value("supersedes").empty()) content.body += in_the_way_of(page, type);
    content.body +=
        form(reader,
             {(family_url(page.family) / "write").with_segment(written.type->key), draft},
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
    Opened opened{written_page(places.at("type")), {}};
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

/// What is said again begins as it was said before.
Fields said_before(const FamilyPage& page, const Written& written, const base::EntryId& id)
{
    Fields typed;
    const casefile::Facts& facts = page.open->scene->facts;
    for (const casefile::SharedFact& fact : facts.of(written.type->number)) {
        if (fact->id != facts.root_of(id)) continue;
        const records::Written said = fact->written();
        for (const records::Field& field : written.type->fields) {
            const std::string* value = said.body.value_of(field.id);
            if (field.happened) typed.add(std::string{field.key}, said.happened.text());
            else if (value != nullptr && field.slot.kind == records::FieldKind::codes)
                for (const std::string& code : records::kept_codes(*value))
                    typed.add(std::string{field.key}, code);
            else if (value != nullptr) typed.add(std::string{field.key}, *value);
        }
        typed.add("aboutAsked", "yes");
        for (const ledger::About& about : fact->about)
            if (const auto person = about.subject.person();
                person && about.part == ledger::Part::subject)
                typed.add("child", person->text());
        for (const ledger::About& about : fact->about)
            if (const auto person = about.subject.person();
                person && about.part == ledger::Part::mentioned)
                typed.add("mentioned", person->text());
    }
    return typed;
}

Response show_form(const Request& request, const web::Places& places, const Reader& reader)
{
    Opened opened = open_for(request, places, reader);
    if (!opened.page.open) return std::move(opened.page.instead);
    Shown shown_form;
    shown_form.links = links_in(request.query);
    KeptDraft draft = kept_draft(reader, opened.written->type->key, opened.page.family);
    shown_form.draft = std::move(draft.banner);
    const auto again = base::EntryId::parse(shown_form.links.value("supersedes"));
    if (draft.typed) shown_form.typed = std::move(*draft.typed);
    else if (again) shown_form.typed = said_before(opened.page, *opened.written, *again);
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
    const records::RecordType& type = *opened.written->type;
    const auto& scene = *opened.page.open->scene;
    casework::Doing doing = doing_of(request, reader, opened.page.family);
    add_ticked(request.form, "child", ledger::Part::subject, scene, doing);
    add_ticked(request.form, "mentioned", ledger::Part::mentioned, scene, doing);
    add_ticked(request.form, "sentTo", ledger::Part::recipient, scene, doing);
    for (const LinkField& each : link_fields)
        if (const auto to = base::EntryId::parse(request.form.value(each.name)))
            doing.links.push_back({each.kind, *to});

    base::Date today = reader.authority->house.today();
    auto input = input_of(type, opened.written->fields, request.form, today);
    std::optional<base::When> happened;
    if (opened.written->type->key == "decision") {
        happened = base::When::day(today);
        const auto answers = base::EntryId::parse(request.form.value("answers"));
        if (answers) input["question"] = question_for(scene, *answers);
    }
    auto written = records::read_input(type, input, {"", {}, happened});
    Problems problems = unknown_fields(request.form, {opened.written->fields, beside_fields});
    if (!written) problems.insert(problems.end(), written.error().begin(), written.error().end());
    const bool is_about_somebody =
        std::any_of(doing.about.begin(), doing.about.end(), [](const ledger::About& about) {
            return about.part == ledger::Part::subject && about.subject.person();
        });
    if (!is_about_somebody)
        problems.push_back({Problem::Kind::missing, "/child", "Say who it is about."});
    if (!problems.empty()) return std::unexpected(problems);
    return as_told(casework::file(reader.authority->house, doing, type, *written));
}

Response file_form(const Request& request, const web::Places& places, const Reader& reader)
{
    Opened opened = open_for(request, places, reader);
    if (!opened.page.open) return std::move(opened.page.instead);
    const auto done = file_typed(request, reader, opened);
    if (done) {
        forget_draft(reader, opened.written->type->key, opened.page.family);
        return filed((family_url(opened.page.family) / "record").at(done->entries.front().text()));
    }
    Shown again;
    again.typed = request.form;
    again.problems = done.error();
    again.links = links_in(request.form);
    return form_page(request, reader, opened.page, *opened.written, std::move(again));
}

/// Everything that the reader may write down about the family, by what they do.
Response choose(const Request& request, const web::Places& places, const Reader& reader)
{
    const FamilyPage page = open_family(request, places, reader, "write");
    if (!page.open) return page.instead;
    Content content;
    content.title = "Write something down";
    content.body = heading(1, "What do you want to write down?");
    for (const access::ActRow& act : access::all_acts()) {
        std::vector<Html> items;
        for (const Written& written : written_pages())
            if (written.act == act.act && page.open->may(act.act))
                items.push_back(
                    link((family_url(page.family) / "write").with_segment(written.type->key),
                         written.type->name)
                    + source_line(written.type->purpose));
        if (items.empty()) continue;
        std::string words{act.words};
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
        content.body += heading(2, words) + bullets(items);
    }
    content.way_back = BackLink{family_url(page.family)};
    return shown(request, reader, page, std::move(content));
}

}  // namespace

void add_writing(web::Router& router, const Site& site)
{
    router.get("/families/{family}/write", signed_in(site, choose));
    router.get("/families/{family}/write/{type}", signed_in(site, show_form));
    router.post("/families/{family}/write/{type}", signed_in_form(site, file_form));
}

}  // namespace holdfast::desk
