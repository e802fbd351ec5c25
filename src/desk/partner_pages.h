#pragma once
#include "desk/family_frame.h"

/// What somebody of another agency sees: what their agency told us, what became of it, what we told
/// them, and their challenges. Private to this room.
namespace holdfast::desk {

/// May this address be opened by somebody of another agency? Every other one is to them as one that
/// there is not.
[[nodiscard]] bool is_for_partners(std::string_view path);

/// Everything of their agency's side, a family at a time, the newest first.
[[nodiscard]] web::Response partner_home(const web::Request& request, const Reader& reader);

/// One family's, in place of its story. The page was opened for a partner agency.
[[nodiscard]] web::Response partner_family(const web::Request& request, const Reader& reader,
                                           const FamilyPage& page);

/// May a record of this type (its key) be written by them?
[[nodiscard]] bool is_written_by_partners(std::string_view type);

}  // namespace holdfast::desk
