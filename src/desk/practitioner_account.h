#pragma once
#include "desk/administration.h"

/// What somebody signs in with. Private to this room.
namespace holdfast::desk {

/// The accounts of a practitioner: how each stands, and the forms to make one, to disable it, to
/// let it sign in again and to give it a new password. Empty for whoever keeps no accounts.
/// `request` is of the form that `problems` are about. Problems: damaged, unavailable.
[[nodiscard]] base::Result<web::Html> accounts_of(const web::Request& request, const Reader& reader,
                                                  const base::PractitionerId& id,
                                                  const base::Problems& problems);

/// What one of these forms asks: "new", "disable", "enable" or "password". Problems: as
/// drawer::Accounts; not_found, for another word, and for an account of somebody else.
[[nodiscard]] base::Checked<base::Done> do_with_account(const web::Request& request,
                                                        const Reader& reader,
                                                        const base::PractitionerId& id,
                                                        std::string_view step);

}  // namespace holdfast::desk
