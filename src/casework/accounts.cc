#include "casework/accounts.h"

#include "casework/filing.h"
#include "drawer/password_rules.h"
#include "records/types/account_change.h"

namespace holdfast::casework {

using access::Act;
using base::Done;
using base::Problem;
using base::Problems;

namespace {

/// What is done, to whose account.
struct Change {
    const char* what;  // A code of account_acts.
    base::PractitionerId whose;
    std::string sign_in_name;
    Act act = Act::keep_accounts;
};

Checked<Filed> file_change(Authority& authority, const Doing& doing, const Change& change)
{
    Doing filing = doing;
    filing.about = {{base::Subject::of(change.whose), ledger::Part::subject}};
    filing.newest.reset();
    records::AccountChange record;
    record.done = base::When::time(authority.house.ledger.now());
    record.what = {change.what};
    record.sign_in_name = change.sign_in_name;
    const Part part{filing,
                    {change.act, &records::AccountChange::declaration, records::written(record)}};
    return append_all(authority.house, {&part, 1});
}

Checked<drawer::Account> existing(Authority& authority, std::string_view name)
{
    auto found = authority.drawer.accounts().find(name);
    if (!found) return std::unexpected(Problems{found.error()});
    if (*found) return std::move(**found);
    return std::unexpected(
        Problems{{Problem::Kind::not_found, "signInName", "There is no account of this name."}});
}

/// Files a change of an account that is there.
Checked<drawer::Account> file_known(Authority& authority, const Doing& doing, std::string_view name,
                                    const char* what)
{
    auto account = existing(authority, name);
    if (!account) return account;
    const auto filed =
        file_change(authority, doing, {what, account->practitioner, account->sign_in_name});
    if (!filed) return std::unexpected(filed.error());
    return account;
}

Checked<Done> checked(const base::Result<Done>& answer)
{
    if (!answer) return std::unexpected(Problems{answer.error()});
    return Done{};
}

}  // namespace

Checked<Done> make_account(Authority& authority, const Doing& doing,
                           const drawer::NewAccount& account)
{
    drawer::Accounts& accounts = authority.drawer.accounts();
    Problems problems = accounts.check(account);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    const auto filed =
        file_change(authority, doing, {"made", account.practitioner, account.sign_in_name});
    if (!filed) return std::unexpected(filed.error());
    const auto added = accounts.add(account);
    if (!added) return std::unexpected(added.error());
    return Done{};
}

Checked<Done> give_password(Authority& authority, const Doing& doing, std::string_view name,
                            std::string_view password)
{
    Problems problems = drawer::check_password(password, name);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    const auto account = file_known(authority, doing, name, "new_password");
    if (!account) return std::unexpected(account.error());
    return authority.drawer.accounts().set_password(
        name, password, drawer::PasswordFor::one_sign_in);
}

Checked<Done> enable_account(Authority& authority, const Doing& doing, std::string_view name,
                             std::string_view password)
{
    Problems problems = drawer::check_password(password, name);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    const auto account = file_known(authority, doing, name, "enabled");
    if (!account) return std::unexpected(account.error());
    return authority.drawer.accounts().enable(name, password);
}

Checked<Done> disable_account(Authority& authority, const Doing& doing, std::string_view name)
{
    const auto account = file_known(authority, doing, name, "disabled");
    if (!account) return std::unexpected(account.error());
    return checked(authority.drawer.accounts().disable(name));
}

Checked<Done> disable_leavers_account(Authority& authority, const Doing& doing,
                                      const drawer::Account& account)
{
    // The key of the request is the leaving's own.
    Doing filing = doing;
    filing.idempotency.reset();
    const auto filed = file_change(
        authority,
        filing,
        {"disabled", account.practitioner, account.sign_in_name, Act::record_practitioner});
    if (!filed) return std::unexpected(filed.error());
    return checked(authority.drawer.accounts().disable(account.sign_in_name));
}

}  // namespace holdfast::casework
