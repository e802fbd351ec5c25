#include "drawer/accounts.h"

#include "drawer/password_rules.h"
#include "drawer/sign_in_name.h"
#include "drawer/stored.h"

#include <algorithm>

namespace holdfast::drawer {

using base::Checked;
using base::Done;
using base::problem;
using base::Problem;
using base::Problems;
using base::Result;

namespace {

namespace json = base::json;

json::object object_of(const Account& account)
{
    return {{"name", account.sign_in_name},
            {"practitioner", account.practitioner.text()},
            {"password", account.password.text},
            {"state", account.state == AccountState::active ? "active" : "disabled"},
            {"demonstration", account.demonstration_password},
            {"once", account.password_for == PasswordFor::one_sign_in ? "true" : ""},
            {"given", stored_instant(account.password_given)}};
}

Result<Account> account_of(const json::object& object)
{
    StoredMembers members(object);
    Account account;
    account.sign_in_name = members.text("name");
    account.practitioner = members.id<base::PractitionerId>("practitioner");
    account.password = {members.text("password")};
    const std::string state = members.text("state");
    account.state = state == "active" ? AccountState::active : AccountState::disabled;
    account.demonstration_password = members.text("demonstration");
    // Rows of before know no password for one sign-in.
    if (members.has("once") && !members.text("once").empty())
        account.password_for = PasswordFor::one_sign_in;
    // Rows of before do not say when: one for one sign-in is then too old.
    if (members.has("given")) account.password_given = members.instant("given");
    if (members.damaged() || (state != "active" && state != "disabled")) return damaged_row();
    return account;
}

}  // namespace

Change Accounts::putting(const Account& account) const
{
    return rows_->putting(
        List::accounts, rows_->key_of(List::accounts, account.sign_in_name), object_of(account));
}

Result<std::optional<Account>> Accounts::find(std::string_view name) const
{
    const auto object =
        rows_->find(List::accounts, rows_->key_of(List::accounts, in_lower_case(name)));
    if (!object) return std::unexpected(object.error());
    if (!*object) return std::optional<Account>{};
    auto account = account_of(**object);
    if (!account) return std::unexpected(account.error());
    return std::optional<Account>{std::move(*account)};
}

Result<Account> Accounts::existing(std::string_view name) const
{
    auto found = find(name);
    if (!found) return std::unexpected(found.error());
    if (*found) return std::move(**found);
    return problem(Problem::Kind::not_found, "signInName", "There is no account of this name.");
}

Result<std::vector<Account>> Accounts::all() const
{
    const auto rows = rows_->all(List::accounts);
    if (!rows) return std::unexpected(rows.error());
    std::vector<Account> accounts;
    for (const OpenRow& row : *rows) {
        auto account = account_of(row.object);
        if (!account) return std::unexpected(account.error());
        accounts.push_back(std::move(*account));
    }
    std::ranges::sort(accounts, {}, &Account::sign_in_name);
    return accounts;
}

Result<Done> Accounts::check_is_only(std::string_view name,
                                     const base::PractitionerId& practitioner) const
{
    const auto accounts = all();
    if (!accounts) return std::unexpected(accounts.error());
    for (const Account& each : *accounts)
        if (each.practitioner == practitioner)
            return problem(Problem::Kind::conflict,
                           "signInName",
                           "They have an account already, and nobody has two. Give that one a new "
                           "password, or let them sign in with it again.");
    if (std::ranges::find(*accounts, name, &Account::sign_in_name) != accounts->end())
        return problem(Problem::Kind::conflict,
                       "signInName",
                       "There is an account of this name. Choose another.");
    return Done{};
}

namespace {

/// What is wrong whoever else has an account.
Problems check_alone(const NewAccount& account, const std::string& name)
{
    Problems problems = check_password(account.password, name);
    if (!is_sign_in_name(name))
        problems.insert(problems.begin(),
                        {Problem::Kind::invalid,
                         "signInName",
                         "A sign-in name has 3 to 64 letters from a to z, digits, or the signs "
                         ". - _ @ and no others."});
    return problems;
}

}  // namespace

Problems Accounts::check(const NewAccount& account) const
{
    const std::string name = in_lower_case(account.sign_in_name);
    Problems problems = check_alone(account, name);
    if (const auto only = check_is_only(name, account.practitioner); !only)
        problems.push_back(only.error());
    return problems;
}

Checked<Account> Accounts::add(const NewAccount& account)
{
    const std::string name = in_lower_case(account.sign_in_name);
    Problems problems = check_alone(account, name);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    auto hash = passwords_->hash(account.password);
    if (!hash) return std::unexpected(Problems{hash.error()});

    const Writing writing = rows_->writing();
    if (const auto only = check_is_only(name, account.practitioner); !only)
        return std::unexpected(Problems{only.error()});
    const bool shown = account.shown == NewAccount::Shown::on_the_sign_in_page;
    Account added{name,
                  account.practitioner,
                  std::move(*hash),
                  AccountState::active,
                  shown ? account.password : "",
                  account.password_for,
                  clock_()};
    const Change change = putting(added);
    auto done = rows_->change({&change, 1});
    if (!done) return std::unexpected(Problems{done.error()});
    return added;
}

Checked<Done> Accounts::renew(std::string_view name, const Renewed& renewed)
{
    Problems problems = check_password(renewed.password, name);
    if (!problems.empty()) return std::unexpected(std::move(problems));
    auto hash = passwords_->hash(renewed.password);
    if (!hash) return std::unexpected(Problems{hash.error()});

    const Writing writing = rows_->writing();
    auto account = existing(name);
    if (!account) return std::unexpected(Problems{account.error()});
    account->password = std::move(*hash);
    account->demonstration_password.clear();
    account->password_for = renewed.password_for;
    account->password_given = clock_();
    account->state = renewed.state.value_or(account->state);
    auto changes = sessions_->ending(writing, account->sign_in_name);
    if (!changes) return std::unexpected(Problems{changes.error()});
    changes->push_back(attempts_->forgetting(account->sign_in_name));
    changes->push_back(putting(*account));
    auto done = rows_->change(*changes);
    if (!done) return std::unexpected(Problems{done.error()});
    return Done{};
}

Checked<Done> Accounts::set_password(std::string_view name, std::string_view password,
                                     PasswordFor password_for)
{
    return renew(name, {password, password_for});
}

Checked<Done> Accounts::enable(std::string_view name, std::string_view password)
{
    return renew(name, {password, PasswordFor::one_sign_in, AccountState::active});
}

Result<Done> Accounts::disable(std::string_view name)
{
    const Writing writing = rows_->writing();
    auto account = existing(name);
    if (!account) return std::unexpected(account.error());
    account->state = AccountState::disabled;
    auto changes = sessions_->ending(writing, account->sign_in_name);
    if (!changes) return std::unexpected(changes.error());
    auto tokens = api_tokens_->revoking(writing, account->practitioner);
    if (!tokens) return std::unexpected(tokens.error());
    changes->insert(changes->end(), tokens->begin(), tokens->end());
    changes->push_back(putting(*account));
    return rows_->change(*changes);
}

}  // namespace holdfast::drawer
