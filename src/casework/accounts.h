#pragma once
#include "casework/acts.h"
#include "casework/authority.h"

/// What is done to the accounts that people sign in with. Each act is filed first, as an entry
/// about the practitioner whose account it is, by whoever does it, and takes effect in the drawer
/// after: nobody gets a way in, or loses theirs, and nobody can say by whom. Where the drawer then
/// fails, the entry says what somebody set out to do, and the Problem that it was not done.
///
/// `doing` says who acts; whom it is about is taken from the account. A password is for one sign-in
/// and for the hours that drawer/accounts.h says. Problems of all: as `file`, for a role that keeps
/// no accounts; as drawer::Accounts.
namespace holdfast::casework {

/// Problems also: conflict, where the practitioner has an account or the name is taken.
[[nodiscard]] Checked<base::Done> make_account(Authority& authority, const Doing& doing,
                                               const drawer::NewAccount& account);
[[nodiscard]] Checked<base::Done> give_password(Authority& authority, const Doing& doing,
                                                std::string_view name, std::string_view password);
/// Lets somebody sign in again whose account was disabled.
[[nodiscard]] Checked<base::Done> enable_account(Authority& authority, const Doing& doing,
                                                 std::string_view name, std::string_view password);
[[nodiscard]] Checked<base::Done> disable_account(Authority& authority, const Doing& doing,
                                                  std::string_view name);
/// The same for the account of somebody who leaves, by whoever may say that they do.
[[nodiscard]] Checked<base::Done> disable_leavers_account(Authority& authority, const Doing& doing,
                                                          const drawer::Account& account);

}  // namespace holdfast::casework
