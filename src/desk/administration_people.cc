#include "desk/components/button.h"
#include "desk/components/table.h"
#include "desk/filing.h"
#include "desk/pages.h"
#include "desk/pieces.h"
#include "desk/practitioner_account.h"
#include "desk/practitioner_form.h"
#include "desk/record_form.h"

#include <algorithm>

/// The register of practitioners: everybody in it, and somebody new.
namespace holdfast::desk {

using access::Act;
using base::PractitionerId;
using base::Problems;
using casework::WordsOnPractitioner;
using web::Fields;
using web::Html;
using web::Request;
using web::Response;
using web::Url;

namespace {

constexpr std::string_view owner = "the administrator";

/// "Active", "Disabled", "None", by practitioner; empty for whoever keeps no accounts.
base::Result<std::map<PractitionerId, std::string>> account_states(const Reader& reader)
{
    std::map<PractitionerId, std::string> states;
    if (!access::may(reader.viewer.role, Act::keep_accounts)) return states;
    const auto all = reader.authority->drawer.accounts().all();
    if (!all) return std::unexpected(all.error());
    for (const drawer::Account& each : *all) {
        std::string& state = states[each.practitioner];
        if (state != "Active")
            state = each.state == drawer::AccountState::active ? "Active" : "Disabled";
    }
    return states;
}

/// What the rows of the list are made from.
struct Listed {
    std::vector<WordsOnPractitioner> people;
    std::vector<casework::WordsOnAgency> agencies;
    casework::FamiliesHeld held;
    std::map<PractitionerId, std::string> accounts;
};

base::Result<Listed> listed(const Reader& reader)
{
    const casework::House& house = reader.authority->house;
    auto people = casework::register_of_practitioners(house);
    if (!people) return std::unexpected(people.error());
    auto agencies = casework::register_of_agencies(house);
    if (!agencies) return std::unexpected(agencies.error());
    auto held = casework::families_held(house);
    if (!held) return std::unexpected(held.error());
    auto accounts = account_states(reader);
    if (!accounts) return std::unexpected(accounts.error());
    return Listed{std::move(*people), std::move(*agencies), std::move(*held), std::move(*accounts)};
}

enum class Which { here, left };

Html people_table(const Reader& reader, const Listed& all, Which which)
{
    const bool keeps_accounts = access::may(reader.viewer.role, Act::keep_accounts);
    Table table;
    table.first_cell_is_header = true;
    table.head = {{Html::raw("Name")},
                  {Html::raw("Role")},
                  {Html::raw("Team")},
                  {Html::raw("Agency")},
                  {which == Which::here ? Html::raw("Since") : Html::raw("Left")},
                  {Html::raw("Families"), Table::Format::numeric}};
    if (keeps_accounts) table.head.push_back({Html::raw("Account")});
    for (const WordsOnPractitioner& each : all.people) {
        if (casework::has_left(each.newest().record.until, reader.authority->house.today())
            != (which == Which::left))
            continue;
        const records::Practitioner& record = each.newest().record;
        const auto account = all.accounts.find(each.id);
        std::vector<Table::Cell> row = {
            {link(Url::to("/admin/people") / each.id, record.name.value_or("Name not recorded"))},
            {Html::text(record.role ? record.role->label() : "")},
            {Html::text(record.team.value_or(""))},
            {Html::text(agency_words(reader, all.agencies, agency_of(each.newest().about)))},
            {Html::text(day_words(which == Which::here ? record.since : record.until))},
            {Html::text(std::to_string(all.held.of(each.id))), Table::Format::numeric}};
        if (keeps_accounts)
            row.push_back({Html::text(account != all.accounts.end() ? account->second : "None")});
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) return {};
    const std::string_view called = which == Which::here ? "Who works here" : "Who has left";
    table.caption = std::string{called} + ": " + counted(table.rows.size(), "person", "people");
    table.caption_classes = "govuk-table__caption--m";
    return scrolling(called, desk::table(table));
}

Response people_page(const Request& request, const web::Places&, const Reader& reader)
{
    const auto all = listed(reader);
    if (!all) return told(request, reader, all.error());
    // An administrator's home is this page.
    const auto account = account_news(reader);
    if (!account) return told(request, reader, account.error());
    std::optional<base::Instant> reviewed;
    for (const WordsOnPractitioner& each : all->people)
        reviewed = std::max(reviewed.value_or(base::Instant{}), each.newest().recorded);
    Button add;
    add.text = "Add somebody";
    add.href = Url::to("/admin/people/new");
    Content content;
    content.title = "People";
    content.body = heading(1, "People") + kept_by(owner, reviewed)
                 + (reader.viewer.role == "administrator" ? *account : Html{})
                 + paragraph("Everybody who works with children and is known here. What somebody "
                             "wrote keeps the role that they had then.")
                 + button(add) + people_table(reader, *all, Which::here)
                 + people_table(reader, *all, Which::left);
    return shown_in_administration(request, reader, "people", std::move(content));
}

Response new_page(const Request& request, const Reader& reader, const RegisterChoices& choices,
                  const Problems& problems)
{
    Fields typed = request.form;
    if (request.method == web::Method::get)
        typed.add("since", base::words(reader.authority->house.today()));
    Button add;
    add.text = "Add them";
    add.once = true;
    Content content;
    content.title = "Add somebody";
    content.body =
        heading(1, "Add somebody")
        + form(reader,
               {Url::to("/admin/people/new"), {}},
               hidden_of(request, problems, "")
                   + practitioner_questions(reader, choices, typed, problems) + button(add));
    content.errors = errors_of(problems);
    if (!problems.empty()) content.status = status_of(problems);
    content.way_back = BackLink{Url::to("/admin/people"), "Back to people"};
    return shown_in_administration(request, reader, "people", std::move(content));
}

Response ask_new(const Request& request, const web::Places&, const Reader& reader)
{
    const auto choices = register_choices(reader);
    if (!choices) return told(request, reader, choices.error());
    return new_page(request, reader, *choices, {});
}

Response add(const Request& request, const web::Places&, const Reader& reader)
{
    const auto choices = register_choices(reader);
    if (!choices) return told(request, reader, choices.error());
    const auto read = read_practitioner_form(reader, *choices, request.form);
    if (!read) return new_page(request, reader, *choices, read.error());
    const PractitionerId id{id_made_by(request)};
    casework::Doing doing = doing_of(request, reader, std::nullopt);
    doing.about = {{base::Subject::of(id), ledger::Part::subject},
                   {base::Subject::of(read->agency), ledger::Part::subject}};
    const auto done = as_told(casework::file(reader.authority->house, doing, read->record));
    if (!done) return new_page(request, reader, *choices, done.error());
    return filed(Url::to("/admin/people") / id);
}

}  // namespace

void add_administration_people(web::Router& router, const Site& site)
{
    router.get("/admin/people", signed_in(site, only_for(Act::record_practitioner, people_page)));
    router.get("/admin/people/new", signed_in(site, only_for(Act::record_practitioner, ask_new)));
    router.post("/admin/people/new", signed_in_form(site, only_for(Act::record_practitioner, add)));
}

}  // namespace holdfast::desk
