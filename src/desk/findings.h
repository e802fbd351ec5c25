#pragma once
#include "casework/questions.h"
#include "desk/family_frame.h"
#include "desk/gate_words.h"

namespace holdfast::desk {

/// One finding with its evidence for and against, and what is missing.
[[nodiscard]] web::Html finding_body(const FamilyPage& page, const casework::SeenFinding& finding);

/// "Answered by the record", "Owed by 9 March 2026", "Not met": a finding's standing as a worker
/// reads it.
[[nodiscard]] std::string standing_words(const casework::SeenFinding& finding);

/// "For Amina Example, who leads the work.": who must answer, and to whom it has climbed.
[[nodiscard]] std::string owner_words(const casework::SeenFinding& finding,
                                      const casework::OpenFamily& open);

/// Why it was dismissed, by whom and when; empty where it stands.
[[nodiscard]] web::Html dismissal_words(const casework::SeenFinding& finding,
                                        const casework::OpenFamily& open);

/// "2 questions wait, and none is late": what stands on the fold above them.
[[nodiscard]] std::string waiting_words(std::size_t count);

/// The findings that somebody has to do something about, those about one entry together; a sentence
/// when there are none. Folded behind their number: what waits, and what was dismissed.
[[nodiscard]] web::Html findings_list(const FamilyPage& page);

/// What stands at the gate, under a heading for each state: what stops first, what the record
/// answers last.
[[nodiscard]] web::Html gate_list(const FamilyPage& page, const casework::SeenGate& gate,
                                  const GateWords& words);

}  // namespace holdfast::desk
