#pragma once
#include "casework/asking.h"
#include "duties/duties.h"

namespace holdfast::casework {

/// What a family is owed, as far as the viewer may see: of the viewed scene alone, so that a duty
/// which something hidden has met is still shown as owed, and nothing tells of what is hidden.
/// By the policy as it is now, of which each duty takes the period in force when it began.
/// Problems: damaged, unavailable.
[[nodiscard]] base::Result<std::vector<duties::Duty>> owed(const House& house,
                                                           const OpenFamily& open);

}  // namespace holdfast::casework
