#include "duties/due.h"

#include <gtest/gtest.h>

namespace holdfast::duties {
namespace {

using base::When;

std::string said(const Due& due)
{
    const std::string first = due.first ? due.first->iso() : "?";
    const std::string last = due.last ? due.last->iso() : "?";
    return first == last ? first : first + " to " + last;
}

/// Worked by hand with the calendars of 2025 and 2026: Christmas Day is a Thursday and Boxing Day a
/// Friday in 2025, Good Friday is 3 April and Easter Monday 6 April 2026, the May holidays of 2026
/// are 4 and 25 May and the summer holiday is 31 August.
TEST(DueAfter, IsWhatTheCalendarSays)
{
    struct Row {
        int value;
        const char* unit;
        const char* start;
        const char* due;
    };
    const Row rows[] = {
        {1, "working days", "2026-01-05", "2026-01-06"},  // Monday to Tuesday.
        {1, "working days", "2026-01-09", "2026-01-12"},  // Over a weekend.
        {1, "working days", "2026-01-10", "2026-01-12"},  // From a Saturday.
        {1, "working days", "2025-12-24", "2025-12-29"},  // Over Christmas.
        {1, "working days", "2026-04-02", "2026-04-07"},  // Over Easter.
        {10, "working days", "2026-03-02", "2026-03-16"},
        {10, "working days", "2026-03-26", "2026-04-13"},  // Easter takes two days.
        {15, "working days", "2026-01-05", "2026-01-26"},
        {15, "working days", "2026-04-20", "2026-05-12"},  // 4 May.
        {45, "working days", "2026-01-05", "2026-03-09"},
        {45, "working days", "2026-03-02", "2026-05-07"},  // Good Friday, Easter Monday, 4 May.
        {28, "days", "2026-02-01", "2026-03-01"},
        {3, "months", "2026-01-15", "2026-04-15"},
        {3, "months", "2025-11-30", "2026-02-28"},  // February has no 30th.
        {6, "months", "2026-08-31", "2027-02-28"},
        {28, "days", "2026-03", "2026-03-29 to 2026-04-28"},
        {1, "working days", "unknown", "?"},
        {1, "fortnights", "2026-01-05", "?"},
        {1, "working days", "2031-01-06", "?"},  // Beyond the last confirmed calendar.
    };
    for (const Row& row : rows) {
        const records::PolicyTerm term{
            "clock.test", row.value, row.unit, base::Date::of(2000, 1, 1), "", ""};
        const Due due =
            due_after(term, When::parse(row.start).value(), {}, base::WorkingDays::england());
        EXPECT_EQ(said(due), row.due) << row.value << ' ' << row.unit << " after " << row.start;
        EXPECT_EQ(due.doubt.empty(), due.is_exact()) << due.doubt;
        EXPECT_TRUE(due.doubt.empty() || due.doubt.ends_with('.')) << due.doubt;
    }
}

TEST(DueBefore, CountsBackFromTheDay)
{
    const records::PolicyTerm weeks{"clock.test", 84, "days", base::Date::of(2000, 1, 1), "", ""};
    EXPECT_EQ(said(due_before(weeks, base::Date::of(2026, 6, 1))), "2026-03-09");
    records::PolicyTerm months = weeks;
    months.unit = "months";
    EXPECT_EQ(said(due_before(months, base::Date::of(2026, 6, 1))), "?");
}

}  // namespace
}  // namespace holdfast::duties
