#include "casework/leaving.h"
#include "desk/components/button.h"
#include "desk/components/summary_list.h"
#include "desk/components/table.h"
#include "desk/components/warning_text.h"
#include "desk/filing.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/practitioner_account.h"
#include "desk/practitioner_form.h"
#include "desk/record_form.h"

#include <algorithm>
#include <array>

/// One person of the register: who they are, what they sign in with, and every word on them; what
/// changes, and that they leave.
namespace holdfast::desk {

using access::Act;
using base::PractitionerId;
using base::Problem;
using base::Problems;
using casework::WordsOnPractitioner;
using web::Fields;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

constexpr std::array<std::string_view, 1> leave_fields = {"until"};
constexpr std::array<std::string_view, 4> change_fields = {"name", "role", "team", "since"};

/// What was sent in one of the forms, and what is wrong with it.
struct Sent {
    std::string form;  // "change", "leave", "account"; "": none.
    Problems problems;

    [[nodiscard]] Problems of(std::string_view name) const
    {
        return form == name ? problems : Problems{};
    }
};

/// One person, and what their page is made from.
struct Person {
    WordsOnPractitioner words;
    RegisterChoices choices;
    Names names;
    std::size_t families = 0;

    [[nodiscard]] const records::Practitioner& record() const { return words.newest().record; }
};

Url page_url(const PractitionerId& id)
{
    return Url::to("/admin/people") / id;
}

base::Result<Person> find_person(const web::Places& places, const Reader& reader)
{
    const casework::House& house = reader.authority->house;
    auto people = casework::register_of_practitioners(house);
    if (!people) return std::unexpected(people.error());
    const auto found = std::find_if(people->begin(), people->end(), [&](const auto& each) {
        return each.id.text() == places.at("practitioner");
    });
    if (found == people->end())
        return base::problem(Problem::Kind::not_found, "", "There is nobody of this kind here.");
    auto choices = register_choices(reader);
    if (!choices) return std::unexpected(choices.error());
    auto names = names_in_register(reader);
    if (!names) return std::unexpected(names.error());
    const auto held = casework::families_held(house);
    if (!held) return std::unexpected(held.error());
    choices->now = agency_of(found->newest().about);
    const std::size_t families = held->of(found->id);
    return Person{std::move(*found), std::move(*choices), std::move(*names), families};
}

Html summary(const Reader& reader, const Person& person)
{
    const records::Practitioner& record = person.record();
    SummaryList list;
    const auto row = [&](std::string key, std::string_view words) {
        list.rows.push_back({std::move(key), Html::text(words.empty() ? "Not said" : words)});
    };
    row("Role", record.role ? record.role->label() : "");
    row("Team", record.team.value_or("None"));
    row("Agency", agency_words(reader, person.choices.agencies, person.choices.now));
    row("Since", day_words(record.since));
    if (record.until) row("Until", day_words(record.until));
    row("Families given to them", std::to_string(person.families));
    return summary_list(list);
}

/// Whoever keeps the register sees how many families, and not which.
Html families_told(const Reader& reader, const Person& person)
{
    if (person.families == 0 || !person.record().until) return {};
    const bool gone = casework::has_left(person.record().until, reader.authority->house.today());
    return warning_text(
        {Html::text((gone ? "They have left, and " : "They leave, and ")
                    + counted(person.families, "family is", "families are")
                    + " still given to them. Tell their team's manager, who sees which: each needs "
                      "somebody else, and this allocation must end.")});
}

Html change_form(const Request& request, const Reader& reader, const Person& person,
                 const Sent& sent)
{
    Fields typed;
    if (sent.form == "change") {
        typed = request.form;
    } else {
        for (const auto& [name, value] :
             typed_before(records::Practitioner::declaration, records::written(person.record())))
            if (name != "since") typed.add(name, value);
        typed.add("since", base::words(reader.authority->house.today()));
        typed.add("agency", person.choices.now.text());
    }
    Button change;
    change.text = "Change it";
    change.once = true;
    return heading(2,
                   person.record().until ? "They are back, or something changes"
                                         : "Change role, team or agency")
         + form(reader,
                {page_url(person.words.id) / "change", {}},
                hidden_of(request, sent.of("change"), seen_of(person.words))
                    + practitioner_questions(reader, person.choices, typed, sent.of("change"))
                    + again_question("They work here again", person.record().until, typed)
                    + button(change));
}

Html leave_form(const Request& request, const Reader& reader, const Person& person,
                const Sent& sent)
{
    if (person.record().until) return {};
    Fields typed;
    if (sent.form == "leave") typed = request.form;
    else typed.add("until", base::words(reader.authority->house.today()));
    Button leave;
    leave.text = "They leave";
    leave.classes = "govuk-button--warning";
    leave.once = true;
    const std::string families =
        person.families == 0
            ? ""
            : " " + counted(person.families, "family is", "families are")
                  + " given to them: agree with their team's manager who takes over.";
    return heading(2, "They leave")
         + paragraph("From that day on nobody signs in as them and they are not offered for work. "
                     "Their name stays in what they wrote."
                     + families)
         + form(reader,
                {page_url(person.words.id) / "leave", {}},
                hidden_of(request, sent.of("leave"), seen_of(person.words))
                    + controls(
                        {records::Practitioner::declaration, leave_fields, typed, sent.of("leave")})
                    + button(leave));
}

Html history(const Reader& reader, const Person& person)
{
    Table table;
    table.head = {{Html::raw("Written down")},
                  {Html::raw("By")},
                  {Html::raw("Name")},
                  {Html::raw("Role")},
                  {Html::raw("Team")},
                  {Html::raw("Agency")},
                  {Html::raw("Since")},
                  {Html::raw("Until")}};
    for (auto word = person.words.words.rbegin(); word != person.words.words.rend(); ++word) {
        const records::Practitioner& record = word->record;
        table.rows.push_back(
            {{Html::text(base::words(base::London::date_of(word->recorded)))},
             {Html::text(writer_words(person.names, word->by))},
             {Html::text(record.name.value_or(""))},
             {Html::text(record.role ? record.role->label() : "")},
             {Html::text(record.team.value_or(""))},
             {Html::text(agency_words(reader, person.choices.agencies, agency_of(word->about)))},
             {Html::text(day_words(record.since))},
             {Html::text(day_words(record.until))}});
    }
    return heading(2, "What was said of them")
         + scrolling("What was said of them", desk::table(table));
}

Response person_page(const Request& request, const Reader& reader, const Person& person,
                     const Sent& sent)
{
    const auto accounts = accounts_of(request, reader, person.words.id, sent.of("account"));
    if (!accounts) return told(request, reader, accounts.error());
    const auto done_to_account = account_history(reader, person.words.id, person.names);
    if (!done_to_account) return told(request, reader, done_to_account.error());
    const bool is_own = person.words.id == reader.viewer.practitioner;
    Content content;
    content.title = "Somebody of the register";
    content.body =
        heading(1, person.record().name.value_or("Name not recorded"))
        + kept_by("the administrator", person.words.newest().recorded)
        + news(
            sent.problems, person.names, person.words.newest().by, person.words.newest().recorded)
        + would_change(
            sent.of("change"),
            {records::Practitioner::declaration,
             change_fields,
             request.form,
             typed_before(records::Practitioner::declaration, records::written(person.record()))})
        + families_told(reader, person) + summary(reader, person) + *accounts;
    content.body += is_own ? paragraph("This is you. Somebody else who keeps the register changes "
                                       "what it says of you.")
                           : change_form(request, reader, person, sent)
                                 + leave_form(request, reader, person, sent);
    content.body += *done_to_account + history(reader, person);
    content.errors = errors_of(sent.problems);
    if (!sent.problems.empty()) content.status = status_of(sent.problems);
    content.way_back = BackLink{Url::to("/admin/people"), "Back to people"};
    return shown_in_administration(request, reader, "people", std::move(content));
}

// --- What the forms do --------------------------------------------------------------------------

casework::Doing doing_about(const Request& request, const Reader& reader, const Person& person,
                            const base::AgencyId& agency)
{
    casework::Doing doing = doing_on_register(request, reader);
    doing.about = {{base::Subject::of(person.words.id), ledger::Part::subject}};
    if (agency != base::AgencyId{})
        doing.about.push_back({base::Subject::of(agency), ledger::Part::subject});
    return doing;
}

Response change(const Request& request, const Reader& reader, const Person& person)
{
    auto read = read_practitioner_form(reader, person.choices, request.form);
    if (!read) return person_page(request, reader, person, {"change", read.error()});
    read->record.until = end_kept(person.record().until, request.form);
    const auto done = as_told(casework::file(
        reader.authority->house, doing_about(request, reader, person, read->agency), read->record));
    if (!done) return person_page(request, reader, person, {"change", done.error()});
    return filed(page_url(person.words.id));
}

/// The register says it, whatever became of the account; what is left to do is told.
Response account_stays(const Request& request, const Reader& reader, const Person& person)
{
    Content content;
    content.title = "Their account could not be disabled";
    content.body = heading(1, content.title)
                 + paragraph("The register says that they left, so the account opens nothing any "
                             "more. Whoever keeps accounts disables it all the same, on their "
                             "page.")
                 + paragraph(link(page_url(person.words.id), "Go to their page"));
    content.status = 503;
    return shown_in_administration(request, reader, "people", std::move(content));
}

Response leave(const Request& request, const Reader& reader, const Person& person)
{
    const auto until = read_until(records::Practitioner::declaration,
                                  request,
                                  reader,
                                  "Say from which day on they are gone.");
    if (!until) return person_page(request, reader, person, {"leave", until.error()});
    records::Practitioner record = person.record();
    record.until = *until;
    const auto left = casework::leave(
        *reader.authority, doing_about(request, reader, person, person.choices.now), record);
    if (!left) {
        const auto words = as_told(std::unexpected(left.error()));
        return person_page(request, reader, person, {"leave", words.error()});
    }
    return left->account_stays ? account_stays(request, reader, person)
                               : filed(page_url(person.words.id));
}

Response show(const Request& request, const web::Places& places, const Reader& reader)
{
    const auto person = find_person(places, reader);
    if (!person) return told(request, reader, person.error());
    return person_page(request, reader, *person, {});
}

Response do_step(const Request& request, const web::Places& places, const Reader& reader)
{
    const auto person = find_person(places, reader);
    if (!person) return told(request, reader, person.error());
    if (places.at("step") == "change") return change(request, reader, *person);
    if (places.at("step") == "leave") return leave(request, reader, *person);
    return told(request, reader, {Problem::Kind::not_found, "", "There is no such page."});
}

Response do_account(const Request& request, const web::Places& places, const Reader& reader)
{
    const auto person = find_person(places, reader);
    if (!person) return told(request, reader, person.error());
    const auto done = do_with_account(request, reader, person->words.id, places.at("step"));
    if (!done) return person_page(request, reader, *person, {"account", done.error()});
    return *done ? password_page(request, reader, person->words, **done)
                 : filed(page_url(person->words.id));
}

}  // namespace

void add_administration_person(web::Router& router, const Site& site)
{
    router.get("/admin/people/{practitioner}",
               signed_in(site, only_for(Act::record_practitioner, show)));
    router.post("/admin/people/{practitioner}/{step}",
                signed_in_form(site, only_for(Act::record_practitioner, do_step)));
    router.post("/admin/people/{practitioner}/account/{step}",
                signed_in_form(site, only_for(Act::keep_accounts, do_account)));
}

}  // namespace holdfast::desk
