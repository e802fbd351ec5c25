#pragma once
#include "casework/house.h"
#include "casework/recent.h"

/// What the ledger told when it had so many entries: from what the house keeps where that is now,
/// else read anew. `upto` is at most the size of the snapshot, which is a committed one. Problems
/// of all here: damaged, unavailable. Safe to use from several threads.
namespace holdfast::casework {

[[nodiscard]] base::Result<FoldedFamilyPtr> folded_as_of(const House& house,
                                                         const ledger::Snapshot& snapshot,
                                                         const base::FamilyId& family,
                                                         std::uint64_t upto);

/// nullopt: not recorded.
[[nodiscard]] base::Result<std::optional<KnownPractitioner>> practitioner_as_of(
    const House& house, const ledger::Snapshot& snapshot, const base::PractitionerId& id,
    std::uint64_t upto);

[[nodiscard]] base::Result<PolicyBookPtr> policy_as_of(const House& house,
                                                       const ledger::Snapshot& snapshot,
                                                       std::uint64_t upto);

/// Who works here, as it is folded of the register and what goes with it, without any family.
[[nodiscard]] base::Result<FactsPtr> workforce_as_of(const House& house,
                                                     const ledger::Snapshot& snapshot,
                                                     std::uint64_t upto);

[[nodiscard]] base::Result<AgencyNamesPtr> agencies_as_of(const House& house,
                                                          const ledger::Snapshot& snapshot,
                                                          std::uint64_t upto);

}  // namespace holdfast::casework
