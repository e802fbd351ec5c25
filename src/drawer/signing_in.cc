#include "drawer/accounts.h"
#include "drawer/password_rules.h"
#include "drawer/sign_in_name.h"

namespace holdfast::drawer {

using base::problem;
using base::Problem;
using base::Result;
using Comparison = Passwords::Comparison;

namespace {

/// One answer for every reason, so that nobody learns which names there are.
std::unexpected<Problem> does_not_fit()
{
    return problem(Problem::Kind::refused,
                   "",
                   "The name and the password do not fit. Try again, or ask whoever looks after "
                   "accounts for a new password.");
}

}  // namespace

bool Accounts::is_too_old(const Account& account) const
{
    return account.password_for == PasswordFor::one_sign_in
        && clock_() >= account.password_given + one_sign_in_within;
}

Result<Accounts::Proved> Accounts::prove(const std::string& name, std::string_view password) const
{
    const auto account = find(name);
    if (!account) return std::unexpected(account.error());
    const PasswordHash& hash = *account ? (*account)->password : passwords_->nobodys();
    const auto compared = passwords_->compare(password, hash);
    if (!compared) return std::unexpected(compared.error());
    if (!*account || *compared == Comparison::differs || is_too_old(**account))
        return does_not_fit();
    Proved proved{hash, std::nullopt};
    if (*compared == Comparison::fits_at_another_cost) {
        // Where it cannot be hashed now, the old hash is still good.
        auto anew = passwords_->hash(password);
        if (anew) proved.anew = std::move(*anew);
    }
    return proved;
}

Result<std::optional<PasswordHash>> Accounts::chosen(const Account& account,
                                                     const SigningIn& typed) const
{
    if (account.password_for != PasswordFor::one_sign_in) return std::nullopt;
    if (typed.own_password.empty())
        return problem(Problem::Kind::missing,
                       "ownPassword",
                       "This password was given to you for one sign-in. Type it once more, and "
                       "choose your own: at least "
                           + std::to_string(least_password_characters) + " characters.");
    if (same_however_typed(typed.own_password) == same_however_typed(typed.password))
        return problem(Problem::Kind::invalid,
                       "ownPassword",
                       "Choose another password than the one that you were given.");
    const base::Problems wrong = check_password(typed.own_password, account.sign_in_name);
    if (!wrong.empty()) return problem(wrong.front().kind, "ownPassword", wrong.front().message);
    auto hash = passwords_->hash(typed.own_password);
    if (!hash) return std::unexpected(hash.error());
    return std::optional<PasswordHash>{std::move(*hash)};
}

std::unexpected<Problem> Accounts::forget_proved(const std::string& name, const Problem& told)
{
    const Writing writing = rows_->writing();
    const Change proved = attempts_->forgetting(name);
    const auto done = rows_->change({&proved, 1});
    return std::unexpected(done ? told : done.error());
}

Result<SignedIn> Accounts::sign_in(const SigningIn& typed)
{
    const std::string name = in_lower_case(typed.name);
    const auto counted = attempts_->begin(name);
    if (!counted) return std::unexpected(counted.error());
    const auto proved = prove(name, typed.password);
    if (!proved) return std::unexpected(proved.error());
    // Nobody waits while the own password is hashed; whether the account is still as it was is
    // looked at below.
    const auto before = find(name);
    if (!before) return std::unexpected(before.error());
    const auto own = *before && (*before)->state == AccountState::active
                       ? chosen(**before, typed)
                       : Result<std::optional<PasswordHash>>{};
    if (!own) return forget_proved(name, own.error());

    const Writing writing = rows_->writing();
    auto account = find(name);
    if (!account) return std::unexpected(account.error());
    // It may have been disabled, or given another password, while this one was compared.
    if (!*account || (*account)->state == AccountState::disabled
        || (*account)->password != proved->fits
        || (!*own && (*account)->password_for == PasswordFor::one_sign_in))
        return does_not_fit();
    auto beginning = sessions_->beginning(writing, (*account)->practitioner, name, typed.purpose);
    if (!beginning) return std::unexpected(beginning.error());
    beginning->changes.push_back(attempts_->forgetting(name));
    if (*own || proved->anew) {
        (*account)->password = *own ? **own : *proved->anew;
        (*account)->password_for = PasswordFor::as_long_as_it_stands;
        beginning->changes.push_back(putting(**account));
    }
    const auto done = rows_->change(beginning->changes);
    if (!done) return std::unexpected(done.error());
    return std::move(beginning->signed_in);
}

}  // namespace holdfast::drawer
