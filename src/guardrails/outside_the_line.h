#pragma once
#include <string_view>

namespace holdfast::guardrails {

/// Who may sign as the second person, from outside the line of the team that asks.
[[nodiscard]] bool is_outside_the_line(std::string_view role);

}  // namespace holdfast::guardrails
