#include "base/date.h"
#include "base/date_in_tests.h"

#include <gtest/gtest.h>

namespace holdfast::base {
namespace {

namespace chrono = std::chrono;

Instant instant(std::string_view text)
{
    return parse_instant(text).value();
}

TEST(Date, ParsesRealDatesAndPrintsThemBack)
{
    for (const std::string_view iso :
         {"1800-01-01", "1900-02-28", "2000-02-29", "2012-02-29", "2026-03-09", "2399-12-31"}) {
        const auto read = Date::parse(iso);
        ASSERT_TRUE(read) << iso;
        EXPECT_EQ(read->iso(), iso);
    }
    EXPECT_EQ(Date::of(2026, 3, 9).iso(), "2026-03-09");
}

TEST(Date, RefusesEverythingElseWithoutEchoingIt)
{
    for (const std::string_view text :
         {"",           "2026",       "2026-03",     "2026-3-9",    "2025-03-9",   "2026/03/09",
          "09-03-2026", "20260309",   "2026-03-09 ", " 2025-03-09", "2026-03-09T", "2026-00-10",
          "2026-13-10", "2026-03-00", "2026-03-32",  "2026-02-29",  "1900-02-29",  "2026-04-31",
          "1799-12-31", "2400-01-01", "0000-01-01",  "-026-03-09",  "+026-03-09",  "2026-03-+9",
          "2o26-03-09"}) {
        const auto read = Date::parse(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().kind, Problem::Kind::invalid) << text;
        EXPECT_TRUE(read.error().message.ends_with('.')) << read.error().message;
        if (text.size() >= 8) {  // Less of a date may stand in the example.
            EXPECT_EQ(read.error().message.find(text), std::string::npos) << text;
        }
    }
}

TEST(Date, CountsDaysAndMonths)
{
    const struct {
        const char* from;
        int days;
        const char* to;
    } days[] = {
        {"2026-03-09", 0, "2026-03-09"},
        {"2026-02-28", 1, "2026-03-01"},
        {"2012-02-28", 1, "2012-02-29"},
        {"2014-10-31", 93, "2015-02-01"},
        {"2026-01-01", -1, "2025-12-31"},
        {"2015-01-01", 365, "2016-01-01"},
    };
    for (const auto& row : days) {
        EXPECT_EQ(date(row.from).plus_days(row.days).iso(), row.to);
        EXPECT_EQ(date(row.to).days_since(date(row.from)), row.days);
        EXPECT_EQ(date(row.from) < date(row.to), row.days > 0);
    }
    const struct {
        const char* from;
        int months;
        const char* to;
    } months[] = {
        {"2026-03-09", 0, "2026-03-09"},
        {"2026-01-31", 1, "2026-02-28"},
        {"2024-01-31", 1, "2024-02-29"},
        {"2026-08-31", 6, "2027-02-28"},
        {"2026-12-15", 1, "2027-01-15"},
        {"2026-03-31", -1, "2026-02-28"},
        {"2026-01-15", -1, "2025-12-15"},
        {"2024-02-29", 12, "2025-02-28"},
        {"2026-05-30", 1, "2026-06-30"},
    };
    for (const auto& row : months) {
        EXPECT_EQ(date(row.from).plus_months(row.months).iso(), row.to) << row.from;
    }
    EXPECT_EQ(date("2026-03-09").weekday(), chrono::Monday);
}

TEST(Date, ReadsAloud)
{
    EXPECT_EQ(words(date("2026-03-09")), "9 March 2026");
    EXPECT_EQ(words(date("1999-12-31")), "31 December 1999");
    EXPECT_EQ(words(date("2015-01-01")), "1 January 2015");
}

TEST(Instant, ReadsATimeAndPrintsItInUtc)
{
    const struct {
        const char* read;
        const char* printed;
    } rows[] = {
        {"2015-02-28T23:59:59Z", "2015-02-28T23:59:59Z"},
        {"2015-02-14T09:30Z", "2015-02-14T09:30:00Z"},
        {"2015-02-14T00:00Z", "2015-02-14T00:00:00Z"},
        {"2015-06-14T09:30+01:00", "2015-06-14T08:30:00Z"},
        {"2015-06-14T00:30+01:00", "2015-06-13T23:30:00Z"},
        {"2015-12-31T20:00-05:30", "2016-01-01T01:30:00Z"},
        {"2015-02-14T09:30:00.5Z", "2015-02-14T09:30:00.500Z"},
        {"2015-02-14T09:30:00.025Z", "2015-02-14T09:30:00.025Z"},
        {"2015-02-14T09:30:00.000001Z", "2015-02-14T09:30:00.000001Z"},
        {"2015-02-14T09:30:00.1234Z", "2015-02-14T09:30:00.123400Z"},
        {"2015-02-14T09:30:00.000000Z", "2015-02-14T09:30:00Z"},
        {"1800-01-01T00:00Z", "1800-01-01T00:00:00Z"},
        {"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"},
    };
    for (const auto& row : rows) {
        const auto read = parse_instant(row.read);
        ASSERT_TRUE(read) << row.read;
        EXPECT_EQ(instant_text(*read), row.printed);
        EXPECT_EQ(instant(row.printed), *read);
    }
}

TEST(Instant, RefusesEverythingElse)
{
    for (const std::string_view text : {"",
                                        "2015-02-14",
                                        "2015-02-14T",
                                        "2015-02-14T09Z",
                                        "2015-02-14T09:30",
                                        "2015-02-14t09:30Z",
                                        "2015-02-14T09:30z",
                                        "2015-02-14 09:30Z",
                                        "2015-02-14T9:30Z",
                                        "2015-02-14T24:00Z",
                                        "2015-02-14T09:60Z",
                                        "2015-02-14T09:30:60Z",
                                        "2015-02-14T09:30:00.Z",
                                        "2015-02-14T09:30:00.1234567Z",
                                        "2015-02-14T09:30:00,5Z",
                                        "2015-02-14T09:30.5Z",
                                        "2015-02-14T09:30+1:00",
                                        "2015-02-14T09:30+0100",
                                        "2015-02-14T09:30+24:00",
                                        "2015-02-14T09:30+01:60",
                                        "2015-02-14T09:30Z ",
                                        "2015-02-14T09:30ZZ",
                                        "2015-02-30T09:30Z",
                                        "1800-01-01T00:00+01:00",
                                        "2399-12-31T23:30-01:00"}) {
        const auto read = parse_instant(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().kind, Problem::Kind::invalid) << text;
    }
}

TEST(London, TellsTheDayOfAnInstant)
{
    const struct {
        const char* instant;
        const char* date;
        const char* words;
    } rows[] = {
        {"2015-06-30T22:59:59Z", "2015-06-30", "30 June 2015 at 23:59"},
        {"2015-06-30T23:00Z", "2015-07-01", "1 July 2015 at 00:00"},
        {"2015-06-30T23:30Z", "2015-07-01", "1 July 2015 at 00:30"},
        {"2015-01-31T23:59:59.999999Z", "2015-01-31", "31 January 2015 at 23:59"},
        {"2026-03-09T14:05Z", "2026-03-09", "9 March 2026 at 14:05"},
        {"2026-03-29T00:59:59Z", "2026-03-29", "29 March 2026 at 00:59"},
        {"2026-03-29T01:00Z", "2026-03-29", "29 March 2026 at 02:00"},
        {"2026-10-25T00:30Z", "2026-10-25", "25 October 2026 at 01:30"},
        {"2026-10-25T01:30Z", "2026-10-25", "25 October 2026 at 01:30"},
        {"1970-01-31T23:30Z", "1970-02-01", "1 February 1970 at 00:30"},  // Summer time all year.
    };
    for (const auto& row : rows) {
        EXPECT_EQ(London::date_of(instant(row.instant)).iso(), row.date) << row.instant;
        EXPECT_EQ(London::words(instant(row.instant)), row.words);
    }
}

TEST(London, HalfPastOneDoesNotExistWhenTheClocksGoForward)
{
    const Instant midnight = London::start_of(date("2026-03-29"));
    for (int minute = 0; minute < 24 * 60; ++minute) {
        const std::string said = London::words(midnight + chrono::minutes{minute});
        EXPECT_FALSE(said.find(" at 01:") != std::string::npos && said.starts_with("29")) << said;
    }
}

TEST(London, KnowsWhereADayBeginsAndEnds)
{
    const struct {
        const char* date;
        const char* start;
        const char* end;
    } rows[] = {
        {"2015-07-01", "2015-06-30T23:00:00Z", "2015-07-01T22:59:59Z"},
        {"2015-02-14", "2015-02-14T00:00:00Z", "2015-02-14T23:59:59Z"},
        {"2026-03-29", "2026-03-29T00:00:00Z", "2026-03-29T22:59:59Z"},  // 23 hours.
        {"2026-10-25", "2026-10-24T23:00:00Z", "2026-10-25T23:59:59Z"},  // 25 hours.
        // After 2037 the zone file holds a rule in place of a list. 31 March 2052 is a last Sunday.
        {"2040-01-01", "2040-01-01T00:00:00Z", "2040-01-01T23:59:59Z"},
        {"2040-07-01", "2040-06-30T23:00:00Z", "2040-07-01T22:59:59Z"},
        {"2052-03-31", "2052-03-31T00:00:00Z", "2052-03-31T22:59:59Z"},
        {"2052-10-27", "2052-10-26T23:00:00Z", "2052-10-27T23:59:59Z"},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(instant_text(London::start_of(date(row.date))), row.start);
        EXPECT_EQ(instant_text(London::end_of(date(row.date))), row.end);
        EXPECT_EQ(London::date_of(London::start_of(date(row.date))).iso(), row.date);
        EXPECT_EQ(London::date_of(London::end_of(date(row.date))).iso(), row.date);
    }
}

TEST(London, EveryDayBeginsWhenTheDayBeforeHasEnded)
{
    for (Date day = date("1847-01-01"); day < date("2101-01-01"); day = day.plus_days(1)) {
        ASSERT_EQ(London::date_of(London::start_of(day)), day) << day.iso();
        ASSERT_EQ(London::date_of(London::start_of(day) - chrono::seconds{1}), day.plus_days(-1));
    }
}

}  // namespace
}  // namespace holdfast::base
