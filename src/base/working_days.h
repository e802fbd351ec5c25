#pragma once
#include "base/date.h"

#include <set>
#include <span>
#include <string_view>

namespace holdfast::base {

/// The working days of England: not Saturday, not Sunday, not Christmas Day, not Good Friday, not a
/// bank holiday under the Banking and Financial Dealings Act 1971. The dates are data
/// (law/bank_holidays.csv), because each year depends on proclamation; no formula is the authority.
///
/// Day 0 is the day of the event; a duty of N working days falls due at the end of the Nth working
/// day after it.
class WorkingDays {
public:
    /// The calendar that ships with Holdfast, with its first and last confirmed years.
    [[nodiscard]] static const WorkingDays& england();

    /// The same calendar with an authority's additions (a day of national mourning proclaimed at
    /// short notice). Additions outside the confirmed years are kept and change nothing.
    [[nodiscard]] WorkingDays with(std::span<const Date> additions) const;

    [[nodiscard]] int first_confirmed_year() const { return first_year_; }
    [[nodiscard]] int last_confirmed_year() const { return last_year_; }

    /// Problem: unavailable, for a year whose bank holidays are not confirmed here.
    [[nodiscard]] Result<bool> is_working_day(Date date) const;

    /// The Nth working day after `day_0`; `working_days` is 1 or more. Problem: unavailable, where
    /// the answer would need a year that is not confirmed; never a guess.
    [[nodiscard]] Result<Date> due(Date day_0, int working_days) const;

    /// How many working days lie after `after`, up to and including `upto`; 0 when `upto` is not
    /// later. Problem: unavailable, as above.
    [[nodiscard]] Result<int> count(Date after, Date upto) const;

private:
    WorkingDays(int first_year, int last_year, std::set<Date> holidays);
    int first_year_;
    int last_year_;
    std::set<Date> holidays_;
};

}  // namespace holdfast::base
