#include "base/working_days.h"

#include "base/bank_holidays.gen.h"

#include <cassert>

namespace holdfast::base {

WorkingDays::WorkingDays(int first_year, int last_year, std::set<Date> holidays)
    : first_year_(first_year), last_year_(last_year), holidays_(std::move(holidays))
{}

const WorkingDays& WorkingDays::england()
{
    static const WorkingDays calendar = [] {
        std::set<Date> holidays;
        for (const BankHoliday& each : bank_holidays) {
            holidays.insert(Date::of(each.year, each.month, each.day));
        }
        return WorkingDays{bank_holidays_first_year, bank_holidays_last_year, std::move(holidays)};
    }();
    return calendar;
}

WorkingDays WorkingDays::with(std::span<const Date> additions) const
{
    WorkingDays calendar = *this;
    calendar.holidays_.insert(additions.begin(), additions.end());
    return calendar;
}

Result<bool> WorkingDays::is_working_day(Date date) const
{
    const int year = static_cast<int>(date.parts().year());
    if (year < first_year_ || year > last_year_) {
        return problem(Problem::Kind::unavailable,
                       "",
                       "Working days cannot be counted in a year whose bank holidays are not yet "
                       "confirmed here. They are confirmed for "
                           + std::to_string(first_year_) + " to " + std::to_string(last_year_)
                           + ": ask your administrator for a newer list.");
    }
    const auto weekday = date.weekday();
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) return false;
    return !holidays_.contains(date);
}

Result<Date> WorkingDays::due(Date day_0, int working_days) const
{
    assert(working_days >= 1);
    Date date = day_0;
    for (int counted = 0; counted < working_days;) {
        date = date.plus_days(1);
        const auto works = is_working_day(date);
        if (!works) return std::unexpected(works.error());
        if (*works) ++counted;
    }
    return date;
}

Result<int> WorkingDays::count(Date after, Date upto) const
{
    int counted = 0;
    for (Date date = after.plus_days(1); date <= upto; date = date.plus_days(1)) {
        const auto works = is_working_day(date);
        if (!works) return std::unexpected(works.error());
        if (*works) ++counted;
    }
    return counted;
}

}  // namespace holdfast::base
