#pragma once
#include "desk/family_frame.h"

/// Steps that law or the census forbid, as a page tells of them before anything is typed.
namespace holdfast::desk {

/// The page on which a record is written again, from what it says now; nullopt where the reader may
/// not, or where it has no such page.
[[nodiscard]] std::optional<web::Url> again_url(const FamilyPage& page,
                                                const casefile::AnyFact& fact);

/// What stands in the way, a line for each kind of thing, with the names of the children and the
/// way to what can be done about it.
[[nodiscard]] std::vector<web::Html> in_the_way_lines(const FamilyPage& page,
                                                      std::span<const moves::InTheWay> all);

}  // namespace holdfast::desk
