#pragma once
#include "casefile/authority_series.h"
#include "guardrails/gate.h"
#include "ledger/snapshot.h"
#include "records/policy_book.h"

/// What an authority counts and says of itself, read from its ledger, and what rules find in it.
/// Problems of all: damaged, unavailable.
namespace holdfast::casework {

/// Goes through the entries that count once, and then through what is new. Not thread-safe.
class AuthorityReading {
public:
    /// Reads what came since the last time, up to but not including `upto`; where the ledger is
    /// asked as of an earlier moment than before, or words were removed by order meanwhile, it
    /// begins anew.
    [[nodiscard]] base::Result<base::Done> read(const ledger::Snapshot& snapshot,
                                                std::uint64_t upto);
    [[nodiscard]] const casefile::AuthoritySeries& series() const { return series_; }

private:
    [[nodiscard]] base::Result<base::Done> read_new(const ledger::Snapshot& snapshot,
                                                    std::uint64_t upto);

    casefile::AuthoritySeries series_;
    std::uint64_t upto_ = 0;
};

/// What the findings are drawn from: which part of the ledger, by which policy, on which day.
struct AskedOf {
    const ledger::Snapshot& snapshot;
    std::uint64_t upto;
    const records::PolicyBook& policy;
    base::Date today;
};

/// Every finding about the authority as a whole. `reading` may have read some of it before.
[[nodiscard]] base::Result<std::vector<guardrails::Finding>> authority_findings(
    AuthorityReading& reading, const AskedOf& asked, const base::WorkingDays& working_days);

}  // namespace holdfast::casework
