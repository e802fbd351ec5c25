#pragma once
#include "ledger/ledger.h"

#include <string>

namespace holdfast::house {

/// What was known, and on which day that is.
struct AsOf {
    std::uint64_t upto;
    base::Date today;
};

/// By what was recorded by the end of that day; "": everything, and today by the ledger's clock,
/// which in a replay is the day that it reached.
/// Problems: invalid, when it is no day; damaged, unavailable.
[[nodiscard]] base::Result<AsOf> as_of(const ledger::Ledger& ledger,
                                       const ledger::Snapshot& snapshot,
                                       const std::string& as_known_on);

}  // namespace holdfast::house
