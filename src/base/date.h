#pragma once
#include "base/problem.h"

#include <chrono>
#include <compare>
#include <string>
#include <string_view>

namespace holdfast::base {

/// A civil date in England: no time of day, no time zone. Always a real date, of the years 1800 to
/// 2399; the only ways in are `parse` and `of`.
class Date {
public:
    /// Accepts "2026-03-09" and nothing else. Problem: invalid.
    [[nodiscard]] static Result<Date> parse(std::string_view iso);

    /// The caller promises that it is a real date (asserted).
    [[nodiscard]] static Date of(int year, unsigned month, unsigned day);

    [[nodiscard]] std::string iso() const;
    [[nodiscard]] std::chrono::year_month_day parts() const { return days_; }
    [[nodiscard]] std::chrono::weekday weekday() const { return std::chrono::weekday{days_}; }
    [[nodiscard]] Date plus_days(int days) const { return Date{days_ + std::chrono::days{days}}; }

    /// The same day of the month, so many months on; the last day of a shorter month.
    [[nodiscard]] Date plus_months(int months) const;

    /// Days from `earlier` to this one; negative when this one comes first.
    [[nodiscard]] int days_since(Date earlier) const
    {
        return static_cast<int>((days_ - earlier.days_).count());
    }

    auto operator<=>(const Date&) const = default;

private:
    explicit Date(std::chrono::sys_days days) : days_(days) {}
    std::chrono::sys_days days_;
    friend class London;
};

/// A moment in UTC, to the microsecond. The ledger's time; never used for a duty, which falls on
/// a Date.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// "2015-02-28T23:59:59Z", with a fraction of three or six digits only when there is one.
[[nodiscard]] std::string instant_text(Instant instant);

/// Accepts a date, "T", hours and minutes, optionally seconds and a fraction of up to six digits,
/// and "Z" or an offset such as "+01:00". Problem: invalid.
[[nodiscard]] Result<Instant> parse_instant(std::string_view text);

/// Europe/London by the machine's time zone database.
class London {
public:
    [[nodiscard]] static Date date_of(Instant instant);
    /// The last second of that day, by the clock in London.
    [[nodiscard]] static Instant end_of(Date date);
    [[nodiscard]] static Instant start_of(Date date);
    /// "9 March 2026 at 14:05", by the clock in London.
    [[nodiscard]] static std::string words(Instant instant);
};

/// "9 March 2026".
[[nodiscard]] std::string words(Date date);

}  // namespace holdfast::base
