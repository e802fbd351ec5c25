#pragma once
#include "casefile/facts.h"

namespace holdfast::guardrails {

/// What moves work on, of each type in the order of the ledger: something was decided, visited,
/// planned or reviewed. Not what others tell us, a letter, or that it was talked of in supervision.
/// The Facts must outlive them. Pure.
[[nodiscard]] std::vector<const casefile::AnyFact*> steps_of_work(const casefile::Facts& facts);

}  // namespace holdfast::guardrails
