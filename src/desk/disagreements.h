#pragma once
#include "desk/family_frame.h"
#include "duties/duties.h"

/// Where professionals see something differently, as the page of decisions tells it. Private to
/// this room.
namespace holdfast::desk {

/// Each overrule with both judgements side by side, and each challenge with its stage, who answers
/// it by when, what was answered and what the reader can do next. `owed` is everything that the
/// family is owed. Empty where nobody disagrees.
[[nodiscard]] web::Html disagreements_of(const FamilyPage& page,
                                         const std::vector<duties::Duty>& owed);

/// Each challenge of the reader's own agency, with its stage, who answers it by when, what was
/// answered, and how it goes to the next stage. Empty where there is none.
[[nodiscard]] web::Html own_challenges(const FamilyPage& page,
                                       const std::vector<duties::Duty>& owed);

/// What somebody can do who sees an entry otherwise: challenge it, or say that they were pressed.
/// Empty for whoever may not.
[[nodiscard]] std::vector<web::Html> ways_to_disagree(const FamilyPage& page,
                                                      const casefile::AnyFact& fact);

/// What is challenged, answered or told to have been pressed, above the form in which that is
/// written; and for a challenge first of all whether a child is in danger now. Empty for any other
/// record.
[[nodiscard]] web::Html what_is_disputed(const Reader& reader, const FamilyPage& page,
                                         const records::RecordType& type, const web::Fields& links);

}  // namespace holdfast::desk
