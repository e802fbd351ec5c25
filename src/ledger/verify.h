#pragma once
#include "ledger/keys.h"
#include "ledger/shelf.h"

namespace holdfast::ledger {

/// What a ledger that holds says.
struct Verified {
    std::uint64_t entries = 0;
    std::uint64_t removed = 0;      // Of these, how many were removed by order.
    base::Digest root{};            // Of the tree of all entries.
    std::uint64_t checkpoints = 0;  // How many signatures were checked.
};

/// Verifies every row of one moment of a ledger: each entry's digest, index, time and leaf, that a
/// removed one names a later entry and has neither sealed bytes nor key left, each kept subtree,
/// each checkpoint's root, time and signature, that the last one covers the last entry, and the
/// head. Needs no key, because what is stored is what is hashed.
///
/// With `keys` (nullptr: without) also opens every entry, finds it in the list of ids under its own
/// id and nowhere else, and finds each order to remove an entry carried out, and each removal
/// ordered. An order whose own words were removed later can no longer be asked what it ordered.
///
/// Memory does not grow with the ledger, but for the numbers of removed entries with `keys`.
/// Problems: damaged at the first place that is wrong: "entry 17" (counted from 0), "entries 12 to
/// 17" where it shows only that one of them is wrong, "head"; newer_format, for an entry written
/// by a later version; unavailable. Nothing within the rows shows that the end of a ledger was cut
/// off together with its head: compare `entries` with a checkpoint that was given away before.
[[nodiscard]] base::Result<Verified> verify_ledger(ShelfView& rows, const Identity& identity,
                                                   const Keys* keys = nullptr);

/// Rows are read in runs of at most so many entries, so that none is asked for inside a reading.
inline constexpr std::uint64_t entries_of_run = 4'096;

/// The checkpoints with a size above `from` and at most `upto`, in order. Problems: damaged, when
/// the shelf gives them in no order; unavailable.
[[nodiscard]] base::Result<std::vector<Checkpoint>> checkpoints_of_run(ShelfView& rows,
                                                                       std::uint64_t from,
                                                                       std::uint64_t upto);

}  // namespace holdfast::ledger
