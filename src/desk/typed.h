#pragma once
#include "base/date.h"

#include <string>
#include <string_view>

namespace holdfast::desk {

/// The text form of a When for what a person in England types: "22/11/2026", "22 Nov 2026",
/// "22nd November 2026", "Nov 2026", "late November 2026", "today", "yesterday", any of these days
/// with a time in London ("today 14:30", "22/11/2026 9:05"). The text forms themselves and anything
/// else pass unchanged: whoever reads a When says what is wrong. Day before month, always. Pure.
[[nodiscard]] std::string when_as_typed(std::string_view typed, base::Date today);

}  // namespace holdfast::desk
