#pragma once
#include "casework/asking.h"
#include "casework/recent.h"
#include "ledger/snapshot.h"

/// How a file is opened for one viewer: private to this room.
namespace holdfast::casework {

/// How much of the ledger counts, and the day to reckon from.
struct AsOf {
    std::uint64_t upto;
    base::Date today;
};
[[nodiscard]] base::Result<AsOf> as_of(const House& house, const Asking& asking,
                                       const ledger::Snapshot& snapshot);

/// A family of which something is known, now, and what the viewer is to it.
struct Found {
    FoldedFamilyPtr now;
    access::Standing standing;
};
/// Problem: not_found, when there is no such family.
[[nodiscard]] base::Result<Found> find_family(const House& house, const Asking& asking,
                                              const ledger::Snapshot& snapshot,
                                              const base::FamilyId& family);

/// Folds what this standing may read. It must have been permitted and logged before.
[[nodiscard]] base::Result<OpenFamily> open_as(const House& house, const ledger::Snapshot& snapshot,
                                               const AsOf& as, Found found);

/// The families in which something may wait, the longest first.
[[nodiscard]] base::Result<std::vector<base::FamilyId>> waiting_families(
    const House& house, const ledger::Snapshot& snapshot, Waits waits);

/// Every name that a team ever had.
[[nodiscard]] base::Result<std::set<std::string>> every_team(const House& house,
                                                             const ledger::Snapshot& snapshot);

}  // namespace holdfast::casework
