#include "base/clock_time.h"

#include <gtest/gtest.h>

namespace holdfast::base {
namespace {

TEST(AtClockTime, IsWhatTheClockInLondonShows)
{
    struct Row {
        Date date;
        int minutes;
        std::string_view instant;
    };
    const Row rows[] = {
        {Date::of(2026, 1, 5), 0, "2026-01-05T00:00:00Z"},
        {Date::of(2026, 1, 5), 14 * 60 + 30, "2026-01-05T14:30:00Z"},
        {Date::of(2026, 7, 5), 0, "2026-07-04T23:00:00Z"},
        {Date::of(2026, 7, 5), 14 * 60 + 30, "2026-07-05T13:30:00Z"},
        // The clocks go forward at 1 on 29 March 2026: half past one is not shown.
        {Date::of(2026, 3, 29), 59, "2026-03-29T00:59:00Z"},
        {Date::of(2026, 3, 29), 90, "2026-03-29T01:30:00Z"},
        {Date::of(2026, 3, 29), 120, "2026-03-29T01:00:00Z"},
        // They go back at 2 on 25 October 2026: half past one is shown twice.
        {Date::of(2026, 10, 25), 90, "2026-10-25T00:30:00Z"},
        {Date::of(2026, 10, 25), 150, "2026-10-25T02:30:00Z"},
    };
    for (const Row& row : rows)
        EXPECT_EQ(instant_text(at_clock_time(row.date, std::chrono::minutes{row.minutes})),
                  row.instant);
}

}  // namespace
}  // namespace holdfast::base
