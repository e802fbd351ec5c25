// For tests alone.
#pragma once
#include "base/id.h"

namespace holdfast::base {

/// Entries of tests go by the numbers 1 to 99, as in a case file.
[[nodiscard]] inline EntryId entry(int number)
{
    EntryId id;
    id.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}

}  // namespace holdfast::base
