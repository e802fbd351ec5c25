#pragma once
#include "casework/house.h"

#include <string_view>

namespace holdfast::casework {

/// Was the request with this idempotency key filed already? No, where it cannot be told now.
[[nodiscard]] bool is_answered(const House& house, std::string_view idempotency_key);

}  // namespace holdfast::casework
