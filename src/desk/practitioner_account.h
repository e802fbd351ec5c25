#pragma once
#include "casework/registers.h"
#include "desk/administration.h"

/// What somebody signs in with. Private to this room.
namespace holdfast::desk {

/// The account of a practitioner: how it stands, and the forms to make one, to disable it, to let
/// it sign in again and to give it a new password. Empty for whoever keeps no accounts. `request`
/// is of the form that `problems` are about. Problems: damaged, unavailable.
[[nodiscard]] base::Result<web::Html> accounts_of(const web::Request& request, const Reader& reader,
                                                  const base::PractitionerId& id,
                                                  const base::Problems& problems);

/// A password that was just set, to be shown once.
struct GivenPassword {
    std::string sign_in_name;
    std::string password;
};

/// What one of these forms asks: "new", "disable", "enable" or "password". nullopt: it gave no
/// password. Problems: as casework/accounts.h; not_found, for another word, and for an account of
/// somebody else.
[[nodiscard]] base::Checked<std::optional<GivenPassword>> do_with_account(
    const web::Request& request, const Reader& reader, const base::PractitionerId& id,
    std::string_view step);

/// The password that stands now, and what to do with it. It is the answer to the form itself: a
/// page that is led to could only show another.
[[nodiscard]] web::Response password_page(const web::Request& request, const Reader& reader,
                                          const casework::WordsOnPractitioner& whose,
                                          const GivenPassword& given);

/// What was done to their account, the newest first; empty where nothing was written down.
/// Problems: damaged, unavailable.
[[nodiscard]] base::Result<web::Html> account_history(const Reader& reader,
                                                      const base::PractitionerId& id,
                                                      const Names& names);

/// What others did to the reader's own account in the last 14 days; empty: nothing. Problems:
/// damaged, unavailable.
[[nodiscard]] base::Result<web::Html> account_news(const Reader& reader);

}  // namespace holdfast::desk
