#pragma once
#include "casework/acts.h"
#include "desk/family_frame.h"

namespace holdfast::desk {

/// Who acts and how often, from a form: the reader as author and viewer, the key that makes a
/// double press one act, and the token of what was shown.
[[nodiscard]] casework::Doing doing_of(const web::Request& request, const Reader& reader,
                                       const std::optional<base::FamilyId>& family);
/// The hidden fields that `doing_of` reads: a key made for this page, and the token. Where the form
/// is shown again after a problem, the key stays.
[[nodiscard]] web::Html hidden_of(const web::Request& request, const std::string& seen);

/// What the page tells when an act was refused, in the words of the refusal. A conflict says what
/// to do: nothing that was typed is lost.
[[nodiscard]] int status_of(const base::Problems& problems);

/// Where a page that did something leads to, and says so there.
[[nodiscard]] web::Response filed(const web::Url& url);

}  // namespace holdfast::desk
