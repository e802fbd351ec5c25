#pragma once
#include "ledger/ledger.h"

namespace holdfast::house {

/// Today by the ledger's clock: in a replay, the day that its clock reached. Problems: damaged,
/// unavailable.
[[nodiscard]] base::Result<base::Date> today_of(const ledger::Ledger& ledger,
                                                const ledger::Snapshot& snapshot);

}  // namespace holdfast::house
