#pragma once
#include "base/date.h"

namespace holdfast::base {

/// The instant at which the clock in London shows so many minutes after midnight on a day. Of a
/// time that it shows twice (in October) the first; for one that it skips (in March), as if it had
/// not been put forward yet: an hour later by the clock.
[[nodiscard]] Instant at_clock_time(Date date, std::chrono::minutes after_midnight);

}  // namespace holdfast::base
