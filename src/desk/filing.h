#pragma once
#include "casework/acts.h"
#include "desk/family_frame.h"

#include <initializer_list>
#include <span>

namespace holdfast::desk {

/// Who acts and how often, from a form: the reader as author and viewer, the key that makes a
/// double press one act, and the token of what was shown.
[[nodiscard]] casework::Doing doing_of(const web::Request& request, const Reader& reader,
                                       const std::optional<base::FamilyId>& family);
/// Adds those of the family who were ticked under this name; anybody else's id is passed over.
void add_ticked(const web::Fields& typed, std::string_view name, ledger::Part part,
                const casefile::FamilyScene& scene, casework::Doing& doing);
/// Adds a subject, once.
void add_subject(casework::Doing& doing, const base::Subject& subject);
/// Does a field of a form belong to its page and not to whoever writes? The session's token, and
/// what `hidden_of` adds.
[[nodiscard]] bool belongs_to_page(std::string_view name);

/// A form that sends a field which none of the lists knows, nor every page: what it holds would be
/// in no record, so nothing may be filed. Empty: there is none. What was sent is not told.
[[nodiscard]] base::Problems unknown_fields(
    const web::Fields& form, std::initializer_list<std::span<const std::string_view>> known);

/// The hidden fields that `doing_of` reads, for a form that is shown: a key made for it, and
/// `seen`, the token of what the page shows. Where it is shown again because of `problems` with
/// what was sent, both stay as they were sent: a double press is still one act, and news that came
/// while the form was open is still told before anybody signs or decides. A conflict has told it,
/// so both are fresh after one, and sending the form once more can succeed. Each form of a page has
/// its own.
[[nodiscard]] web::Html hidden_of(const web::Request& request, const base::Problems& problems,
                                  const std::string& seen);

/// What an act answered, in words for whoever sent the form: the ledger speaks of a key that no
/// page shows when a form that was filed is sent again with other content.
[[nodiscard]] base::Checked<ledger::Filed> as_told(base::Checked<ledger::Filed> answer);

/// The status of a page that tells these problems.
[[nodiscard]] int status_of(const base::Problems& problems);

/// Where a page that did something leads to, and says so there.
[[nodiscard]] web::Response filed(const web::Url& url);

}  // namespace holdfast::desk
