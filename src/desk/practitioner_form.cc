#include "desk/practitioner_form.h"

#include "desk/components/select.h"
#include "desk/filing.h"
#include "desk/record_form.h"

#include <algorithm>
#include <array>

namespace holdfast::desk {

using base::AgencyId;
using base::Problem;
using base::Problems;
using casework::WordsOnAgency;
using web::Fields;
using web::Html;

namespace {

const records::RecordType& practitioner_type = records::Practitioner::declaration;
constexpr std::array<std::string_view, 4> record_fields = {"name", "role", "team", "since"};
constexpr std::array<std::string_view, 1> name_field = {"name"};
constexpr std::array<std::string_view, 1> since_field = {"since"};
constexpr std::array<std::string_view, 1> agency_field = {"agency"};

/// Nobody signs in as Holdfast, or writes as the author of a review.
bool is_somebodys(std::string_view role)
{
    return role != "system" && role != "reviewer"
        && records::practitioner_roles.find(role) != nullptr;
}

bool is_listed(const RegisterChoices& choices, const AgencyId& agency)
{
    return std::any_of(choices.agencies.begin(),
                       choices.agencies.end(),
                       [&](const WordsOnAgency& each) { return each.id == agency; });
}

Html role_question(const std::string& chosen, const Problems& problems)
{
    Select role;
    role.name = "role";
    role.label = {"Role", "govuk-label--s", false, ""};
    role.error = error_of(problems, "role");
    role.options.push_back({"", "Choose a role"});
    for (const records::CodeValue& each : records::practitioner_roles.values)
        if (each.last_year == 0 && is_somebodys(each.code))
            role.options.push_back(
                {std::string{each.code}, std::string{each.label}, chosen == each.code});
    return select(role);
}

Html team_question(const RegisterChoices& choices, const Fields& typed, const Problems& problems)
{
    constexpr std::array<std::string_view, 1> team_field = {"team"};
    std::string names;
    for (const casework::Team& team : choices.teams)
        names += (names.empty() ? "" : ", ") + team.name;
    Html question = controls({practitioner_type, team_field, typed, problems});
    if (names.empty()) return question;
    return question
         + web::element("p",
                        web::Attributes{}.set("class", "govuk-hint"),
                        Html::text("Teams there are now: " + names + "."));
}

Html agency_question(const Reader& reader, const RegisterChoices& choices,
                     const std::string& chosen, const Problems& problems)
{
    const AgencyId own = own_agency(reader);
    Select agency;
    agency.name = "agency";
    agency.label = {"Agency", "govuk-label--s", false, ""};
    agency.error = error_of(problems, "agency");
    agency.options.push_back(
        {own.text(), agency_words(reader, choices.agencies, own), chosen == own.text()});
    if (choices.now != own && !is_listed(choices, choices.now) && choices.now != AgencyId{})
        agency.options.push_back(
            {choices.now.text(), "As it is now", chosen == choices.now.text()});
    for (const WordsOnAgency& each : choices.agencies)
        if (each.id != own
            && (casework::goes_on(each, reader.authority->house.today()) || each.id == choices.now))
            agency.options.push_back(
                {each.id.text(), each.newest().record.name.value_or(""), chosen == each.id.text()});
    return select(agency);
}

bool is_to_come(const records::Practitioner& record, base::Date today)
{
    const auto first = record.since ? base::earliest_date(*record.since, {}) : std::nullopt;
    return first && *first > today;
}

}  // namespace

base::Result<RegisterChoices> register_choices(const Reader& reader)
{
    auto agencies = casework::register_of_agencies(reader.authority->house);
    if (!agencies) return std::unexpected(agencies.error());
    auto teams = casework::teams(reader.authority->house);
    if (!teams) return std::unexpected(teams.error());
    return RegisterChoices{std::move(*agencies), std::move(*teams)};
}

AgencyId own_agency(const Reader& reader)
{
    if (reader.viewer.agency != AgencyId{}) return reader.viewer.agency;
    return AgencyId{reader.authority->house.ledger.keys().authority().bytes};
}

AgencyId agency_of(std::span<const ledger::About> about)
{
    for (const ledger::About& each : about)
        if (each.subject.kind == base::SubjectKind::agency) return AgencyId{each.subject.id};
    return {};
}

std::string agency_words(const Reader& reader, std::span<const WordsOnAgency> agencies,
                         const AgencyId& agency)
{
    for (const WordsOnAgency& each : agencies)
        if (each.id == agency) return each.newest().record.name.value_or("");
    if (agency == AgencyId{}) return "Not said";
    return agency == own_agency(reader) ? reader.authority->name : "Not in the list of agencies";
}

Html practitioner_questions(const Reader& reader, const RegisterChoices& choices,
                            const Fields& typed, const Problems& problems)
{
    return controls({practitioner_type, name_field, typed, problems})
         + role_question(typed.value("role"), problems) + team_question(choices, typed, problems)
         + agency_question(reader, choices, typed.value("agency"), problems)
         + controls({practitioner_type, since_field, typed, problems});
}

base::Checked<ReadPractitioner> read_practitioner_form(const Reader& reader,
                                                       const RegisterChoices& choices,
                                                       const Fields& typed)
{
    Problems problems = unknown_fields(typed, {record_fields, agency_field, again_fields});
    const base::Date today = reader.authority->house.today();
    const auto said = records::read_record<records::Practitioner>(
        input_of(practitioner_type, record_fields, typed, today), {});
    if (!said) problems.insert(problems.end(), said.error().begin(), said.error().end());
    const std::string& role = typed.value("role");
    if (!role.empty() && !is_somebodys(role))
        problems.push_back({Problem::Kind::unknown, "/role", "Choose a role of the list."});
    const std::string other = casework::same_but_for_spelling(choices.teams, typed.value("team"));
    if (!other.empty())
        problems.push_back({Problem::Kind::invalid,
                            "/team",
                            "There is a team “" + other
                                + "” already. Write its name the same, or give this one a name "
                                  "that nobody takes for it."});
    const auto agency = AgencyId::parse(typed.value("agency"));
    if (!agency
        || (*agency != own_agency(reader) && *agency != choices.now
            && !is_listed(choices, *agency)))
        problems.push_back({Problem::Kind::unknown, "/agency", "Choose an agency of the list."});
    if (said && is_to_come(*said, today))
        problems.push_back({Problem::Kind::invalid,
                            "/since",
                            "What is written here stands at once. Give today or a day before, or "
                            "write it down when the day has come."});
    if (!problems.empty()) return std::unexpected(problems);
    return ReadPractitioner{*said, *agency};
}

}  // namespace holdfast::desk
