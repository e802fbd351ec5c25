#include "drawer/accounts.h"
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

Result<Accounts::Proved> Accounts::prove(const std::string& name, std::string_view password) const
{
    const auto account = find(name);
    if (!account) return std::unexpected(account.error());
    const PasswordHash& hash = *account ? (*account)->password : passwords_->nobodys();
    const auto compared = passwords_->compare(password, hash);
    if (!compared) return std::unexpected(compared.error());
    if (!*account || *compared == Comparison::differs) return does_not_fit();
    Proved proved{hash, std::nullopt};
    if (*compared == Comparison::fits_at_another_cost) {
        // Where it cannot be hashed now, the old hash is still good.
        auto anew = passwords_->hash(password);
        if (anew) proved.anew = std::move(*anew);
    }
    return proved;
}

Result<SignedIn> Accounts::sign_in(const SigningIn& typed)
{
    const std::string name = in_lower_case(typed.name);
    const auto counted = attempts_->begin(name);
    if (!counted) return std::unexpected(counted.error());
    const auto proved = prove(name, typed.password);
    if (!proved) return std::unexpected(proved.error());

    const Writing writing = rows_->writing();
    auto account = find(name);
    if (!account) return std::unexpected(account.error());
    // It may have been disabled, or given another password, while this one was compared.
    if (!*account || (*account)->state == AccountState::disabled
        || (*account)->password != proved->fits)
        return does_not_fit();
    auto beginning = sessions_->beginning(writing, (*account)->practitioner, name, typed.purpose);
    if (!beginning) return std::unexpected(beginning.error());
    beginning->changes.push_back(attempts_->forgetting(name));
    if (proved->anew) {
        (*account)->password = *proved->anew;
        beginning->changes.push_back(putting(**account));
    }
    const auto done = rows_->change(beginning->changes);
    if (!done) return std::unexpected(done.error());
    return std::move(beginning->signed_in);
}

}  // namespace holdfast::drawer
