#pragma once
#include "desk/family_frame.h"

/// The way from what a rule asks for to the page on which it is written. Private to this room.
namespace holdfast::desk {

/// A link to the page of the record that answers this rule best, with what it is linked to already
/// in its address: a view is part of the proposal, a chronology rests on the past events that
/// nobody has weighed. Empty where nothing is missing, where the rule is answered on its own page,
/// or where the reader may not write the record.
[[nodiscard]] web::Html way_to_write(const FamilyPage& page, const casework::SeenFinding& finding);

}  // namespace holdfast::desk
