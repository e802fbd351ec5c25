#include "base/date_in_tests.h"
#include "base/working_days.h"

#include <gtest/gtest.h>

#include <map>

namespace holdfast::base {
namespace {

const WorkingDays& england()
{
    return WorkingDays::england();
}

TEST(WorkingDays, FallDueAtTheNthWorkingDayAfterDay0)
{
    const struct {
        const char* day_0;
        int working_days;
        const char* due;
    } rows[] = {
        {"2026-03-02", 1, "2026-03-03"},
        {"2026-03-02", 15, "2026-03-23"},
        {"2026-03-06", 1, "2026-03-09"},  // Friday to Monday.
        {"2026-03-07", 1, "2026-03-09"},  // Saturday is day 0, and Monday the first day after it.
        {"2026-03-08", 10, "2026-03-20"},
        {"2026-04-02", 1, "2026-04-07"},  // Over Good Friday and Easter Monday.
        {"2026-03-30", 15, "2026-04-22"},
        {"2026-12-24", 1, "2026-12-29"},  // Christmas Day, the weekend, Boxing Day's substitute.
        {"2026-12-24", 4, "2027-01-04"},  // New Year's Day and the weekend too.
        {"2011-04-21", 5, "2011-05-04"},  // Easter, the royal wedding, early May.
        {"2012-06-01", 1, "2012-06-06"},  // The moved spring holiday and the jubilee.
        {"2012-05-25", 1, "2012-05-28"},  // So the last Monday of May was a working day.
        {"2020-05-01", 5, "2020-05-11"},  // Monday 4 May worked, Friday 8 May not.
        {"2022-09-16", 1, "2022-09-20"},  // The state funeral.
        {"2010-12-31", 1, "2011-01-04"},  // Day 0 itself may lie outside the confirmed years.
        {"2027-12-24", 1, "2027-12-29"},
        {"2027-12-24", 3, "2027-12-31"},
    };
    for (const auto& row : rows) {
        const auto due = england().due(date(row.day_0), row.working_days);
        ASSERT_TRUE(due) << row.day_0;
        EXPECT_EQ(due->iso(), row.due) << row.day_0 << " and " << row.working_days;
        EXPECT_EQ(england().count(date(row.day_0), *due), row.working_days) << row.day_0;
        EXPECT_EQ(england().count(date(row.day_0), due->plus_days(-1)), row.working_days - 1);
    }
}

TEST(WorkingDays, AreNeverGuessedBeyondTheConfirmedYears)
{
    const auto past = england().due(date("2027-12-24"), 4);
    ASSERT_FALSE(past);
    EXPECT_EQ(past.error().kind, Problem::Kind::unavailable);
    EXPECT_EQ(past.error().message.find("2028"), std::string::npos);
    EXPECT_EQ(england().due(date("2010-12-30"), 1).error().kind, Problem::Kind::unavailable);

    const auto counted = england().count(date("2027-12-31"), date("2028-01-01"));
    ASSERT_FALSE(counted);
    EXPECT_EQ(counted.error().kind, Problem::Kind::unavailable);
    EXPECT_EQ(england().count(date("2028-02-01"), date("2028-01-01")), 0);

    EXPECT_FALSE(england().is_working_day(date("2028-01-01")));  // A Saturday, and still no answer.
    EXPECT_FALSE(england().is_working_day(date("2010-12-31")));
    EXPECT_TRUE(england().is_working_day(date("2011-01-01")));
    EXPECT_TRUE(england().is_working_day(date("2027-12-31")));
    EXPECT_EQ(england().first_confirmed_year(), 2011);
    EXPECT_EQ(england().last_confirmed_year(), 2027);
}

TEST(WorkingDays, CountTheDaysAfterUpToAndIncluding)
{
    const struct {
        const char* after;
        const char* upto;
        int count;
    } rows[] = {
        {"2026-03-02", "2026-03-02", 0},
        {"2026-03-02", "2026-03-01", 0},
        {"2026-03-02", "2026-03-03", 1},
        {"2026-03-06", "2026-03-08", 0},
        {"2026-03-06", "2026-03-09", 1},
        {"2026-04-01", "2026-04-08", 3},
        {"2025-12-31", "2026-12-31", 253},  // 261 weekdays, less the eight holidays.
    };
    for (const auto& row : rows) {
        EXPECT_EQ(england().count(date(row.after), date(row.upto)), row.count) << row.after;
    }
}

TEST(WorkingDays, LeaveOutTheHolidaysOfEachYear)
{
    const std::map<int, int> more_than_eight{{2011, 9}, {2012, 9}, {2022, 10}, {2023, 9}};
    for (int year = 2011; year <= 2027; ++year) {
        int holidays = 0;
        for (Date day = Date::of(year, 1, 1); day <= Date::of(year, 12, 31);
             day = day.plus_days(1)) {
            const bool weekend =
                day.weekday() == std::chrono::Saturday || day.weekday() == std::chrono::Sunday;
            const bool works = england().is_working_day(day).value();
            if (weekend) {
                EXPECT_FALSE(works) << day.iso();
            } else if (!works) {
                ++holidays;
            }
        }
        const auto more = more_than_eight.find(year);
        EXPECT_EQ(holidays, more == more_than_eight.end() ? 8 : more->second) << year;
    }
}

TEST(WorkingDays, KnowTheHolidaysThatNoRuleGives)
{
    const struct {
        const char* date;
        bool works;
    } rows[] = {
        {"2011-04-29", false}, {"2012-05-28", true},  {"2012-06-04", false}, {"2012-06-05", false},
        {"2015-12-28", false}, {"2016-12-27", false}, {"2020-05-04", true},  {"2020-05-08", false},
        {"2021-12-27", false}, {"2021-12-28", false}, {"2022-01-03", false}, {"2022-05-30", true},
        {"2022-06-02", false}, {"2022-06-03", false}, {"2022-09-19", false}, {"2023-05-08", false},
        {"2026-04-03", false}, {"2026-04-06", false}, {"2026-12-28", false}, {"2026-12-29", true},
        {"2027-12-27", false}, {"2027-12-28", false}, {"2027-12-29", true},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(england().is_working_day(date(row.date)), row.works) << row.date;
    }
}

TEST(WorkingDays, TakeAnAuthoritysAdditions)
{
    const Date additions[] = {date("2026-03-10"), date("2028-03-10")};
    const WorkingDays longer = england().with(additions);
    EXPECT_EQ(longer.is_working_day(date("2026-03-10")), false);
    EXPECT_EQ(longer.due(date("2026-03-02"), 15), date("2026-03-24"));
    EXPECT_EQ(longer.is_working_day(date("2026-04-03")), false);  // What ships stays.
    EXPECT_FALSE(longer.is_working_day(date("2028-03-10")));      // An addition confirms no year.
    EXPECT_EQ(longer.last_confirmed_year(), 2027);
    EXPECT_EQ(england().due(date("2026-03-02"), 15),
              date("2026-03-23"));  // The first is as it was.
}

}  // namespace
}  // namespace holdfast::base
