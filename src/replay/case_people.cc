#include "replay/case_people.h"

#include "records/record_types.h"
#include "records/types/agency.h"
#include "records/types/family_member.h"
#include "records/types/person.h"
#include "records/types/practitioner.h"
#include "replay/present_days.h"

namespace holdfast::replay {

using base::Problem;
namespace json = base::json;

namespace {

void read_agencies(const ObjectReader& file, CaseReading& reading)
{
    const auto& type = records::Agency::declaration;
    file.each_object("agencies", [&](const std::string& key, const ObjectReader& agency) {
        json::object details = in_the_present(type, agency.members(), reading.today);
        (void)reading.check_record(type, details, agency.place(), base::When::unknown());
        const auto id = base::AgencyId::random(reading.entropy);
        reading.agencies.emplace(key, id);
        reading.file.agencies.push_back({id, std::move(details)});
    });
}

bool has_role(const ObjectReader& who, const std::string& role)
{
    if (records::practitioner_roles.find(role) != nullptr) return true;
    if (role.empty()) return false;
    std::string all;
    for (const records::CodeValue& each : records::practitioner_roles.values)
        all += (all.empty() ? "" : ", ") + std::string{each.code};
    who.report(
        Problem::Kind::unknown, "role", "There is no such role. The roles are: " + all + ".");
    return false;
}

base::AgencyId agency_of(const ObjectReader& who, const CaseReading& reading)
{
    const std::string agency = who.text("agency");
    const auto found = reading.agencies.find(agency);
    if (found != reading.agencies.end()) return found->second;
    if (!agency.empty())
        who.report(Problem::Kind::not_found,
                   "agency",
                   "This agency is not among the agencies of the file.");
    return {};
}

/// What is recorded of a practitioner who has a name; nothing of one who has none.
json::object details_of(const ObjectReader& who, const std::string& role, CaseReading& reading)
{
    const std::string name = who.optional_text("name");
    const std::string team = who.optional_text("team");
    if (name.empty()) {
        if (!team.empty())
            who.report(Problem::Kind::missing,
                       "name",
                       "Give the name as well: a team is recorded of somebody with a name.");
        return {};
    }
    json::object details{{"name", name}, {"role", role}};
    if (!team.empty()) details["team"] = team;
    (void)reading.check_record(
        records::Practitioner::declaration, details, who.place(), base::When::unknown());
    return details;
}

void read_practitioner(const std::string& key, const ObjectReader& who, CaseReading& reading)
{
    who.allow_only({"role", "agency", "said", "name", "team"});
    const std::string role = who.text("role");
    CasePractitioner read{{base::PractitionerId::random(reading.entropy), role, {}}, {}};
    const bool is_role = has_role(who, role);
    read.author.agency = agency_of(who, reading);
    if (is_role) read.details = details_of(who, role, reading);
    reading.file.practitioners.insert_or_assign(key, std::move(read));
}

void read_persons(const ObjectReader& file, CaseReading& reading)
{
    const auto& type = records::Person::declaration;
    file.each_object("persons", [&](const std::string& key, const ObjectReader& person) {
        json::object details = in_the_present(type, person.members(), reading.today);
        (void)reading.check_record(type, details, person.place(), {});
        reading.file.persons.emplace(
            key, CasePerson{base::PersonId::random(reading.entropy), std::move(details)});
    });
}

void read_member(const json::key_value_pair& member, const std::string& place, CaseReading& reading,
                 CaseFamily& family)
{
    const auto& type = records::FamilyMember::declaration;
    const std::string key{member.key()};
    if (!reading.file.persons.contains(key))
        reading.problems.push_back(
            {Problem::Kind::not_found, place, "This person is not among the persons of the file."});
    if (!member.value().is_object()) {
        reading.problems.push_back(
            {Problem::Kind::invalid, place, "Give an object here, in braces."});
        return;
    }
    json::object said = in_the_present(type, member.value().get_object(), reading.today);
    (void)reading.check_record(type, said, place, base::When::unknown());
    family.members.push_back({key, std::move(said)});
}

/// Only a replay is of a published review, whose author then writes in it.
void add_teller(CaseReading& reading)
{
    if (reading.file.ledger == LedgerFor::demonstration) {
        reading.file.teller = {{}, "system", {}};
        return;
    }
    reading.file.teller = {base::PractitionerId::random(reading.entropy),
                           "reviewer",
                           base::AgencyId::random(reading.entropy)};
    reading.file.practitioners.emplace(reviewer_key, CasePractitioner{reading.file.teller, {}});
}

}  // namespace

void read_practitioners(const ObjectReader& file, CaseReading& reading)
{
    read_agencies(file, reading);
    add_teller(reading);
    file.each_object("practitioners", [&](const std::string& key, const ObjectReader& who) {
        read_practitioner(key, who, reading);
    });
}

void read_families(const ObjectReader& file, CaseReading& reading)
{
    read_persons(file, reading);
    file.each_object("families", [&](const std::string& key, const ObjectReader& members) {
        CaseFamily family{base::FamilyId::random(reading.entropy), {}};
        for (const json::key_value_pair& member : members.members())
            read_member(member, members.place_of(member.key()), reading, family);
        reading.file.families.emplace(key, std::move(family));
    });
}

}  // namespace holdfast::replay
