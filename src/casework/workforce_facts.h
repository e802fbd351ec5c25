#pragma once
#include "casefile/facts.h"
#include "ledger/snapshot.h"

/// What the register of people and what goes with it tell (records/records_of_workforce.h).
/// Problems of both: damaged, unavailable.
namespace holdfast::casework {

/// Read from the first `upto` entries.
[[nodiscard]] base::Result<casefile::Facts> workforce_facts(const ledger::Snapshot& snapshot,
                                                            std::uint64_t upto);

/// Was anything of it written since the ledger had `from` entries?
[[nodiscard]] base::Result<bool> has_newer_workforce(const ledger::Snapshot& snapshot,
                                                     std::uint64_t from);

}  // namespace holdfast::casework
