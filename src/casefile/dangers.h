#pragma once
#include "casefile/facts.h"
#include "records/types/worry.h"

namespace holdfast::casefile {

/// Worries that say that a child is in danger now, and that nothing answers yet: no word of what
/// was done, no strategy discussion, no decision. In the order of the ledger. The Facts must
/// outlive them.
[[nodiscard]] std::vector<const Fact<records::Worry>*> open_dangers(const Facts& facts);

}  // namespace holdfast::casefile
