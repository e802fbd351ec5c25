#pragma once
#include "casefile/family_scene.h"
#include "ledger/snapshot.h"
#include "records/policy_book.h"

#include <set>

/// Reads files and scenes from a ledger, by the lists drawn from it.
/// Problems of all: damaged, unavailable.
namespace holdfast::casework {

/// A family as it was known to the first `upto` entries of the ledger: everything about the family
/// and everything about those who were recorded as its members by then.
[[nodiscard]] base::Result<casefile::FamilyScene> family_scene(const ledger::Snapshot& snapshot,
                                                               const base::FamilyId& family,
                                                               std::uint64_t upto);

/// The same, with the entries that it is folded from.
[[nodiscard]] base::Result<casefile::FoldedFamily> folded_family(const ledger::Snapshot& snapshot,
                                                                 const base::FamilyId& family,
                                                                 std::uint64_t upto);

/// Whom these entries place in the family.
[[nodiscard]] std::vector<base::PersonId> placed_in(const base::FamilyId& family,
                                                    std::span<const ledger::Kept> entries);

/// The entries that such a scene is folded from, in the order of the ledger.
[[nodiscard]] base::Result<std::vector<ledger::Kept>> family_entries(
    const ledger::Snapshot& snapshot, const base::FamilyId& family, std::uint64_t upto);

/// One person's file, likewise.
[[nodiscard]] base::Result<casefile::File> person_file(const ledger::Snapshot& snapshot,
                                                       const base::PersonId& person,
                                                       std::uint64_t upto);

/// Every family that anybody was ever placed in by then, also one that was left again.
[[nodiscard]] base::Result<std::set<base::FamilyId>> every_family(const ledger::Snapshot& snapshot,
                                                                  std::uint64_t upto);

/// The families that a person was recorded in by then.
[[nodiscard]] base::Result<std::vector<base::FamilyId>> families_of(
    const ledger::Snapshot& snapshot, const base::PersonId& person, std::uint64_t upto);

/// The authority's policy as recorded by then.
[[nodiscard]] base::Result<records::PolicyBook> policy_book(const ledger::Snapshot& snapshot,
                                                            std::uint64_t upto);

/// What the ledger is for, by its first entry: a code of codesets/ledger_modes.csv. Problem:
/// damaged, when the first entry does not say so.
[[nodiscard]] base::Result<std::string> ledger_mode(const ledger::Snapshot& snapshot);

}  // namespace holdfast::casework
