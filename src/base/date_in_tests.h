// For tests alone.
#pragma once
#include "base/date.h"

namespace holdfast::base {

/// The day that a test writes as "2026-11-23"; a slip in it ends the test.
[[nodiscard]] inline Date date(std::string_view iso)
{
    return Date::parse(iso).value();
}

}  // namespace holdfast::base
