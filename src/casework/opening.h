#pragma once
#include "casework/asking.h"
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

/// What the viewer is to the family now. Problem: not_found, when there is no such family.
[[nodiscard]] base::Result<access::Standing> standing_of(const House& house, const Asking& asking,
                                                         const ledger::Snapshot& snapshot,
                                                         const base::FamilyId& family);

/// Folds what this standing may read. It must have been permitted and logged before.
[[nodiscard]] base::Result<OpenFamily> open_as(const House& house, const ledger::Snapshot& snapshot,
                                               const AsOf& as, access::Standing standing,
                                               const base::FamilyId& family);

}  // namespace holdfast::casework
