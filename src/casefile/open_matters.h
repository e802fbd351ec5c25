#pragma once
#include "casefile/facts.h"

namespace holdfast::casefile {

/// What was raised about a family's children and nobody has settled: worries whose newest answer
/// does not settle them, children who are missing, challenges that nobody answered. In the order of
/// the ledger. The Facts must outlive them.
[[nodiscard]] std::vector<const AnyFact*> open_matters(const Facts& facts);

}  // namespace holdfast::casefile
