#pragma once
#include "casework/acts.h"

namespace holdfast::casework {

/// Why several records that were to be filed together were not.
struct BatchProblems {
    std::vector<base::Problems> each;  // Of each record, by its place.
    base::Problems all;                // Of all of them, such as a key that was used before.

    /// Every problem, without whose it is. At least one.
    [[nodiscard]] base::Problems flat() const;
};
using CheckedBatch = std::expected<Filed, BatchProblems>;

/// Files as `file_together` does, and tells each problem beside the record that it is of.
[[nodiscard]] CheckedBatch file_batch(House& house, std::span<const Together> records);

}  // namespace holdfast::casework
