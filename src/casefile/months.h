#pragma once
#include "base/when.h"

namespace holdfast::casefile {

/// One month of the calendar.
struct Month {
    int number = 0;  // Twelve for each year.

    [[nodiscard]] static Month of(base::Date date)
    {
        const auto parts = date.parts();
        const auto month = static_cast<unsigned>(parts.month());
        return {static_cast<int>(parts.year()) * 12 + static_cast<int>(month) - 1};
    }
    [[nodiscard]] Month plus(int months) const { return {number + months}; }
    [[nodiscard]] base::Date first_day() const
    {
        return base::Date::of(number / 12, static_cast<unsigned>(number % 12) + 1, 1);
    }
    [[nodiscard]] base::Date last_day() const { return plus(1).first_day().plus_days(-1); }
    /// "March 2026".
    [[nodiscard]] std::string words() const
    {
        const base::When::Month month{number / 12, static_cast<unsigned>(number % 12) + 1, {}};
        return base::When{month}.words({});
    }

    auto operator<=>(const Month&) const = default;
};

}  // namespace holdfast::casefile
