#include "base/clock_time.h"

// The packaged library is built on the machine's own zone files. Without this its header declares
// other members than the library has.
#ifndef USE_OS_TZDB
#define USE_OS_TZDB 1
#endif
#include <date/tz.h>

namespace holdfast::base {

namespace {

namespace chrono = std::chrono;

/// Looked up once. A machine without zone files cannot tell the day: the library throws.
const date::time_zone& london()
{
    static const date::time_zone* const zone = date::locate_zone("Europe/London");
    return *zone;
}

/// How far the clock in London is ahead of UTC.
chrono::seconds offset_at(Instant instant)
{
    const auto told = london().get_info(chrono::floor<chrono::seconds>(instant));
    // The zone file lists each change of the clocks up to some year (2037, where the file is full)
    // and leaves the years after it to a rule that the library does not read: there it answers with
    // winter time for ever. The rule is that of the Summer Time Act 1972 as amended by SI 2002/262:
    // summer time from 1 in the morning GMT on the last Sunday of March until the same hour on the
    // last Sunday of October.
    constexpr chrono::sys_days beyond_all_dates = chrono::year{2400} / 1 / 1;
    if (told.end < beyond_all_dates) return told.offset;
    const auto year = chrono::year_month_day{chrono::floor<chrono::days>(instant)}.year();
    const auto change_in = [&](chrono::month month) {
        return chrono::sys_days{year / month / chrono::Sunday[chrono::last]} + chrono::hours{1};
    };
    const bool summer = instant >= change_in(chrono::March) && instant < change_in(chrono::October);
    return summer ? chrono::hours{1} : chrono::hours{0};
}

/// The same instant with the clock in London written as though it were UTC.
Instant by_clock(Instant instant)
{
    return instant + offset_at(instant);
}

}  // namespace

Date London::date_of(Instant instant)
{
    return Date{chrono::floor<chrono::days>(by_clock(instant))};
}

Instant London::start_of(Date date)
{
    // The clocks have always changed later than midnight UTC, so what they are ahead by then they
    // were ahead by at midnight in London too.
    const Instant midnight = date.days_;
    return midnight - offset_at(midnight);
}

Instant London::end_of(Date date)
{
    return start_of(date.plus_days(1)) - chrono::seconds{1};
}

std::string London::words(Instant instant)
{
    constexpr std::size_t clock_begins = 11;  // After "2026-03-09T".
    const std::string clock = instant_text(by_clock(instant)).substr(clock_begins, 5);
    return base::words(date_of(instant)) + " at " + clock;
}

Instant at_clock_time(Date date, chrono::minutes after_midnight)
{
    const Instant wanted = by_clock(London::start_of(date)) + after_midnight;
    const Instant in_summer_time = wanted - chrono::hours{1};
    return by_clock(in_summer_time) == wanted ? in_summer_time : wanted;
}

}  // namespace holdfast::base
