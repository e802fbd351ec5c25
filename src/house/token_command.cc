#include "house/served_authority.h"
#include "house/serving_commands.h"

namespace holdfast::house {

using base::Problem;
namespace json = base::json;

namespace {

constexpr int most_days = 366;

base::Result<std::string> make(casework::Authority& authority, const TokenNewOptions& options)
{
    if (options.days < 1 || options.days > most_days)
        return base::problem(
            Problem::Kind::invalid, "--days", "Give 1 to " + std::to_string(most_days) + " days.");
    const auto account = authority.drawer.accounts().find(options.user);
    if (!account) return std::unexpected(account.error());
    if (!*account)
        return base::problem(
            Problem::Kind::not_found, "--user", "There is no account of this name.");
    if ((*account)->state == drawer::AccountState::disabled)
        return base::problem(
            Problem::Kind::refused, "--user", "This account is disabled; enable it first.");
    return authority.drawer.api_tokens().make(
        options.name, (*account)->practitioner, machine_time() + std::chrono::days{options.days});
}

}  // namespace

Ended new_token(const TokenNewOptions& options)
{
    const auto served = ServedAuthority::open(options.data, options.authority);
    if (!served) return report(served.error(), options.form);
    const auto token = make((*served)->authority(), options);
    if (!token) return report(token.error(), options.form);
    if (options.form == Form::json) print_json(json::object{{"token", *token}});
    else print(*token + "\n");
    return Ended::ok;
}

}  // namespace holdfast::house
