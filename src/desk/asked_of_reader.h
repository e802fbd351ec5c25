#pragma once
#include "casework/asking.h"
#include "desk/reader.h"

#include <span>

/// What rules ask of the reader. Private to this room.
namespace holdfast::desk {

/// What the reader must answer in these families, under a heading: what presses most first, one
/// line for each entry, and folded behind its number what only waits. Nothing that is asked of
/// somebody else; empty where nothing is asked of the reader. What presses and was told to the
/// reader on no day before is marked as new, and told only then.
[[nodiscard]] web::Html asked_of_reader(const Reader& reader,
                                        std::span<const casework::OpenFamily* const> families);

}  // namespace holdfast::desk
