#include "casework/leaving.h"

#include "casework/accounts.h"
#include "casework/practitioners.h"

namespace holdfast::casework {

using base::Problem;
using base::Problems;

namespace {

/// Every account of somebody whom `doing` is about. nullopt: each is disabled.
std::optional<Problem> disable_accounts(Authority& authority, const Doing& doing)
{
    const auto all = authority.drawer.accounts().all();
    if (!all) return all.error();
    std::optional<Problem> stays;
    for (const drawer::Account& account : *all) {
        const auto whose = base::Subject::of(account.practitioner);
        for (const ledger::About& about : doing.about) {
            if (about.subject != whose || account.state == drawer::AccountState::disabled) continue;
            const auto disabled = disable_leavers_account(authority, doing, account);
            if (!disabled) stays = disabled.error().front();
        }
    }
    return stays;
}

}  // namespace

Checked<Left> leave(Authority& authority, const Doing& doing, const records::Practitioner& record)
{
    if (!record.until)
        return std::unexpected(
            Problems{{Problem::Kind::missing, "until", "Say from which day on they are gone."}});
    auto filed = file(authority.house, doing, record);
    if (!filed) return std::unexpected(filed.error());
    Left left{std::move(*filed), std::nullopt};
    if (has_left(record.until, authority.house.today()))
        left.account_stays = disable_accounts(authority, doing);
    return left;
}

}  // namespace holdfast::casework
