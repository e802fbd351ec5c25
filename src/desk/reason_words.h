#pragma once
#include "casework/reasons.h"
#include "web/html.h"

/// Why somebody should look at a family, in words. Private to this room.
namespace holdfast::desk {

/// "See the child, for Ash Example, which was due 3 March 2026 (12 days ago)"; without names where
/// it is about all of the children. The first words lead to where something can be done about it,
/// or to where it stands in the record.
[[nodiscard]] web::Html reason_words(const casework::Reason& reason,
                                     const casework::OpenFamily& open);
/// What rules ask about one entry, in the same words; several questions are folded beneath the
/// first.
[[nodiscard]] web::Html question_words(const casework::Question& question,
                                       const casework::OpenFamily& open);

}  // namespace holdfast::desk
