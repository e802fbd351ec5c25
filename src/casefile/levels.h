#pragma once
#include "casefile/facts.h"
#include "records/types/decision.h"
#include "records/types/threshold.h"

/// At which level of help or protection a child is. Somebody judges it in a record (`threshold`).
/// As high as before or higher, it holds from then on; lower and chosen by us, it is a proposal
/// until a decision agrees, so that no child is moved down by the stroke of one pen. What a
/// conference or a court decided, a section 47 enquiry did not substantiate, or a family declined,
/// is not ours to choose: it holds at once. All pure; the pointers are into the Facts.
namespace holdfast::casefile {

using LevelFact = Fact<records::Threshold>;

/// The level that holds for the child; nullptr: nobody has judged it.
[[nodiscard]] const LevelFact* level_of(const Facts& facts, const base::PersonId& child);

/// The level that held for the child when this was written down; nullptr: there was none.
[[nodiscard]] const LevelFact* level_before(const Facts& facts, const LevelFact& judged,
                                            const base::PersonId& child);

/// Those children of a level for whom it is lower than what held before it, or than the child
/// protection plan that goes on.
[[nodiscard]] std::vector<base::PersonId> lowered_by(const Facts& facts, const LevelFact& judged);

/// Is it a step-down that we chose: lower for some child, and not decided by a conference or a
/// court, nor by an enquiry or the family's own no? Whether anybody agreed to it is not asked.
[[nodiscard]] bool is_step_down(const Facts& facts, const LevelFact& judged);

/// Does the decision let pass what it answers?
[[nodiscard]] bool agrees(const records::Decision& decision);

}  // namespace holdfast::casefile
