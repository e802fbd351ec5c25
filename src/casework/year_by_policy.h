#pragma once
#include "guardrails/tried_policy.h"
#include "ledger/snapshot.h"

/// What a year would have looked like by another policy, read from a ledger as it is. Whole, like a
/// whole scene: it is for whoever keeps the ledger, and names nobody.
namespace holdfast::casework {

struct PolicyTrial {
    std::string key;
    int value = 0;
    base::Date upto;  // The last day of the year that is looked at.

    /// The first: a year and a day before the one after the last.
    [[nodiscard]] base::Date from() const { return upto.plus_months(-12).plus_days(1); }
};

struct Tried {
    std::string unit;
    std::optional<int> now;                           // The value in force on the last day.
    std::size_t families = 0;                         // How many were looked at.
    std::vector<guardrails::Difference> differences;  // A family at a time.
};

/// Problems: those of `with_tried`, damaged, unavailable.
[[nodiscard]] base::Result<Tried> try_policy(const ledger::Snapshot& snapshot,
                                             const base::WorkingDays& working_days,
                                             const PolicyTrial& trial);

}  // namespace holdfast::casework
