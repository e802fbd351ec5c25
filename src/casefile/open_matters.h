#pragma once
#include "casefile/facts.h"
#include "records/types/worry_answered.h"

namespace holdfast::casefile {

/// The newest word on a worry, whichever version of it was answered; nullptr: nobody answered. The
/// Facts must outlive it.
[[nodiscard]] const Fact<records::WorryAnswered>* newest_answer(const Facts& facts,
                                                                const AnyFact& worry);

/// Does the newest word settle it? What was settled may be open again.
[[nodiscard]] bool is_settled(const Facts& facts, const AnyFact& worry);

/// What was raised about a family's children and nobody has settled: worries whose newest answer
/// does not settle them, children who are missing, challenges that wait for an answer at the stage
/// at which they are. In the order of the ledger. The Facts must outlive them.
[[nodiscard]] std::vector<const AnyFact*> open_matters(const Facts& facts);

}  // namespace holdfast::casefile
