#include "casework/accounts.h"
#include "casework/acts.h"
#include "casework/asking.h"
#include "drawer/password_rules.h"
#include "drawer/sign_in_name.h"
#include "house/secret_input.h"
#include "house/served_authority.h"
#include "house/serving_commands.h"
#include "records/types/practitioner.h"

namespace holdfast::house {

using base::Checked;
using base::Done;
using base::Problem;
using base::Problems;
using base::Subject;
using casework::Authority;
using ledger::Part;
namespace json = base::json;

namespace {

/// The agency of an authority's own people goes by the authority's own id.
base::AgencyId agency_of(const Authority& authority)
{
    return base::AgencyId{authority.house.ledger.keys().authority().bytes};
}

/// What can be known to be wrong before anything is recorded.
Problems check(Authority& authority, const UserAddOptions& options, std::string_view password)
{
    Problems problems;
    const std::string name = drawer::in_lower_case(options.name);
    if (!drawer::is_sign_in_name(name))
        problems.push_back(
            {Problem::Kind::invalid, "--name", "Give 3 to 64 of a-z, 0-9, '.', '-', '_' and '@'."});
    const auto taken = authority.drawer.accounts().find(name);
    if (!taken) problems.push_back(taken.error());
    else if (*taken)
        problems.push_back({Problem::Kind::conflict,
                            "--name",
                            "There is an account of this name; choose another."});
    const bool works_here = options.role != "system" && options.role != "reviewer";
    if (!works_here || records::practitioner_roles.find(options.role) == nullptr)
        problems.push_back({Problem::Kind::unknown,
                            "--role",
                            "There is no such role; see codesets/practitioner_roles.csv."});
    for (const Problem& problem : drawer::check_password(password, name))
        problems.push_back(problem);
    return problems;
}

records::Practitioner practitioner_of(const UserAddOptions& options, base::Date today)
{
    records::Practitioner practitioner;
    practitioner.since = base::When::day(today);
    practitioner.name = options.shown_name;
    practitioner.role = {options.role};
    if (!options.team.empty()) practitioner.team = options.team;
    return practitioner;
}

Checked<base::PractitionerId> add(Authority& authority, const UserAddOptions& options,
                                  const std::string& password)
{
    const Problems problems = check(authority, options, password);
    if (!problems.empty()) return std::unexpected(problems);
    const auto id = base::PractitionerId::random(base::system_entropy());
    casework::Doing doing;
    doing.by.role = "system";
    doing.about = {{Subject::of(id), Part::subject},
                   {Subject::of(agency_of(authority)), Part::subject}};
    const auto filed =
        casework::file(authority.house, doing, practitioner_of(options, authority.house.today()));
    if (!filed) return std::unexpected(filed.error());
    casework::Doing making;
    making.by.role = "system";
    const auto added = casework::make_account(
        authority, making, {options.name, id, password, drawer::NewAccount::Shown::never});
    if (!added) return std::unexpected(added.error());
    return id;
}

json::object show(const drawer::Account& account, const casework::KnownPractitioner& known)
{
    return {{"name", account.sign_in_name},
            {"practitioner", account.practitioner.text()},
            {"shownName", known.name},
            {"role", known.role},
            {"team", known.team},
            {"state", account.state == drawer::AccountState::active ? "active" : "disabled"}};
}

std::string words(const json::object& user)
{
    std::string text;
    for (const char* member : {"name", "shownName", "role", "team", "state"}) {
        const std::string_view value = user.at(member).as_string();
        if (!value.empty()) text += (text.empty() ? "" : ", ") + std::string{value};
    }
    return text + "\n";
}

}  // namespace

Ended add_user(const UserAddOptions& options)
{
    const auto password = read_password(options.password_file);
    if (!password) return report(password.error(), options.form);
    const auto served = ServedAuthority::open(options.data, options.authority);
    if (!served) return report(served.error(), options.form);
    const auto added = add((*served)->authority(), options, *password);
    if (!added) return report(added.error(), options.form);
    if (options.form == Form::json) print_json(json::object{{"practitioner", added->text()}});
    else print("Added. The practitioner is recorded, and can sign in.\n");
    return Ended::ok;
}

Ended list_users(const UserListOptions& options)
{
    const auto served = ServedAuthority::open(options.data, options.authority);
    if (!served) return report(served.error(), options.form);
    const Authority& authority = (*served)->authority();
    const auto accounts = authority.drawer.accounts().all();
    if (!accounts) return report(accounts.error(), options.form);
    const auto snapshot = authority.house.ledger.read();
    if (!snapshot) return report(snapshot.error(), options.form);
    json::array users;
    for (const drawer::Account& account : *accounts) {
        const auto known =
            casework::practitioner(*snapshot, account.practitioner, snapshot->size());
        if (!known) return report(known.error(), options.form);
        users.push_back(show(account, known->value_or(casework::KnownPractitioner{})));
    }
    if (options.form == Form::json) print_json(json::object{{"users", std::move(users)}});
    else
        for (const json::value& user : users) print(words(user.as_object()));
    return Ended::ok;
}

Ended disable_user(const UserDisableOptions& options)
{
    const auto served = ServedAuthority::open(options.data, options.authority);
    if (!served) return report(served.error(), options.form);
    casework::Doing doing;
    doing.by.role = "system";
    const auto disabled = casework::disable_account((*served)->authority(), doing, options.name);
    if (!disabled) return report(disabled.error(), options.form);
    if (options.form == Form::json) print_json(json::object{{"disabled", true}});
    else
        print("Disabled. Nobody signs in with this account; its sessions and tokens have ended.\n");
    return Ended::ok;
}

}  // namespace holdfast::house
