#pragma once
#include "records/policy_book.h"

namespace holdfast::records {

/// May this value be what the key says?
[[nodiscard]] constexpr bool is_allowed(const PolicyKey& key, int value)
{
    return value >= key.least && value <= key.most;
}
/// What may be, to whoever gave another value: "Give a number from 1 to 45: more is against Working
/// Together to Safeguard Children 2023."
[[nodiscard]] inline std::string what_is_allowed(const PolicyKey& key)
{
    return "Give a number from " + std::to_string(key.least) + " to " + std::to_string(key.most)
         + (key.limited_by.empty() ? "."
                                   : ": more is against " + std::string{key.limited_by} + ".");
}

}  // namespace holdfast::records
