#pragma once
#include "desk/family_frame.h"
#include "desk/gate_words.h"

namespace holdfast::desk {

/// One finding with its evidence for and against, what is missing, and the way to why.
[[nodiscard]] web::Html finding_body(const FamilyPage& page, const casework::SeenFinding& finding);

/// "answered", "is owed", "is not met": a finding's standing as a worker reads it.
[[nodiscard]] std::string standing_words(const casework::SeenFinding& finding);

/// The findings that somebody has to do something about, as a list; a sentence when there are none.
[[nodiscard]] web::Html findings_list(const FamilyPage& page);

/// What stands at the gate, under a heading for each state: what stops first, what the record
/// answers last.
[[nodiscard]] web::Html gate_list(const FamilyPage& page, const casework::SeenGate& gate,
                                  const GateWords& words);

}  // namespace holdfast::desk
