#include "base/date.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>

namespace holdfast::base {

namespace {

namespace chrono = std::chrono;

constexpr int first_year = 1800;
constexpr int last_year = 2399;

/// The number that these digits write; nullopt when anything else is among them.
std::optional<unsigned> number_in(std::string_view digits)
{
    unsigned number = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        number = number * 10 + static_cast<unsigned>(digit - '0');
    }
    return number;
}

/// Appends `number` in at least `width` digits.
void append_digits(std::string& text, unsigned long number, std::size_t width)
{
    const std::string digits = std::to_string(number);
    if (digits.size() < width) text.append(width - digits.size(), '0');
    text += digits;
}

std::unexpected<Problem> not_a_time()
{
    return problem(Problem::Kind::invalid,
                   "",
                   "Write the time as a date, T, the time and a zone: 2015-02-14T09:30Z, or "
                   "2015-06-14T09:30+01:00 in summer time.");
}

/// Takes the first `count` characters off `text` as a number up to `most`; nullopt when they are
/// not one.
std::optional<unsigned> take_number(std::string_view& text, std::size_t count, unsigned most)
{
    if (text.size() < count) return std::nullopt;
    const auto number = number_in(text.substr(0, count));
    if (!number || *number > most) return std::nullopt;
    text.remove_prefix(count);
    return number;
}

bool take(std::string_view& text, char expected)
{
    if (!text.starts_with(expected)) return false;
    text.remove_prefix(1);
    return true;
}

/// ".5" is half a second: the digits that are not written are noughts.
std::optional<chrono::microseconds> take_fraction(std::string_view& text)
{
    constexpr std::size_t digits_max = 6;
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    if (count == 0 || count > digits_max) return std::nullopt;
    std::string digits{text.substr(0, count)};
    digits.resize(digits_max, '0');
    text.remove_prefix(count);
    return chrono::microseconds{*number_in(digits)};
}

/// "09:30", "09:30:15" or "09:30:15.25", taken off `text`.
std::optional<chrono::microseconds> take_clock(std::string_view& text)
{
    const auto hours = take_number(text, 2, 23);
    if (!hours || !take(text, ':')) return std::nullopt;
    const auto minutes = take_number(text, 2, 59);
    if (!minutes) return std::nullopt;
    chrono::microseconds clock = chrono::hours{*hours} + chrono::minutes{*minutes};
    if (!take(text, ':')) return clock;
    const auto seconds = take_number(text, 2, 59);
    if (!seconds) return std::nullopt;
    clock += chrono::seconds{*seconds};
    if (!take(text, '.')) return clock;
    const auto fraction = take_fraction(text);
    if (!fraction) return std::nullopt;
    return clock + *fraction;
}

/// "Z", "+01:00" or "-05:00": how far the clock is ahead of UTC.
std::optional<chrono::minutes> take_zone(std::string_view& text)
{
    if (take(text, 'Z')) return chrono::minutes{0};
    const bool ahead = take(text, '+');
    if (!ahead && !take(text, '-')) return std::nullopt;
    const auto hours = take_number(text, 2, 23);
    if (!hours || !take(text, ':')) return std::nullopt;
    const auto minutes = take_number(text, 2, 59);
    if (!minutes) return std::nullopt;
    const chrono::minutes offset = chrono::hours{*hours} + chrono::minutes{*minutes};
    return ahead ? offset : -offset;
}

bool has_year_in_range(chrono::year_month_day parts)
{
    return parts.year() >= chrono::year{first_year} && parts.year() <= chrono::year{last_year};
}

}  // namespace

Result<Date> Date::parse(std::string_view iso)
{
    const bool has_form = iso.size() == 10 && iso[4] == '-' && iso[7] == '-';
    const auto year = has_form ? number_in(iso.substr(0, 4)) : std::nullopt;
    const auto month = has_form ? number_in(iso.substr(5, 2)) : std::nullopt;
    const auto day = has_form ? number_in(iso.substr(8, 2)) : std::nullopt;
    if (!year || !month || !day) {
        return problem(
            Problem::Kind::invalid, "", "Write the date as year, month and day, like 2026-03-09.");
    }
    const chrono::year_month_day parts{
        chrono::year{static_cast<int>(*year)}, chrono::month{*month}, chrono::day{*day}};
    if (!has_year_in_range(parts)) {
        return problem(Problem::Kind::invalid, "", "Write a year from 1800 to 2399.");
    }
    if (!parts.ok()) {
        return problem(Problem::Kind::invalid,
                       "",
                       "That date is not in the calendar. Check the day and the month.");
    }
    return Date{chrono::sys_days{parts}};
}

Date Date::of(int year, unsigned month, unsigned day)
{
    const chrono::year_month_day parts{chrono::year{year}, chrono::month{month}, chrono::day{day}};
    assert(parts.ok() && has_year_in_range(parts));
    return Date{chrono::sys_days{parts}};
}

std::string Date::iso() const
{
    const auto date = parts();
    std::string text;
    append_digits(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    text += '-';
    append_digits(text, static_cast<unsigned>(date.month()), 2);
    text += '-';
    append_digits(text, static_cast<unsigned>(date.day()), 2);
    return text;
}

Date Date::plus_months(int months) const
{
    const auto date = parts();
    const auto month = chrono::year_month{date.year(), date.month()} + chrono::months{months};
    const auto last = chrono::year_month_day_last{month.year(), month.month() / chrono::last};
    return Date{chrono::sys_days{month / std::min(date.day(), last.day())}};
}

std::string instant_text(Instant instant)
{
    const auto day = chrono::floor<chrono::days>(instant);
    const chrono::year_month_day date{day};
    const chrono::hh_mm_ss clock{instant - day};
    std::string text;
    append_digits(text, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    text += '-';
    append_digits(text, static_cast<unsigned>(date.month()), 2);
    text += '-';
    append_digits(text, static_cast<unsigned>(date.day()), 2);
    text += 'T';
    append_digits(text, static_cast<unsigned long>(clock.hours().count()), 2);
    text += ':';
    append_digits(text, static_cast<unsigned long>(clock.minutes().count()), 2);
    text += ':';
    append_digits(text, static_cast<unsigned long>(clock.seconds().count()), 2);
    if (const auto fraction = static_cast<unsigned long>(clock.subseconds().count())) {
        text += '.';
        if (fraction % 1000 == 0) {
            append_digits(text, fraction / 1000, 3);
        } else {
            append_digits(text, fraction, 6);
        }
    }
    text += 'Z';
    return text;
}

Result<Instant> parse_instant(std::string_view text)
{
    constexpr std::size_t date_size = 10;
    if (text.size() <= date_size || text[date_size] != 'T') return not_a_time();
    const auto date = Date::parse(text.substr(0, date_size));
    if (!date) return std::unexpected(date.error());
    text.remove_prefix(date_size + 1);
    const auto clock = take_clock(text);
    if (!clock) return not_a_time();
    const auto zone = take_zone(text);
    if (!zone || !text.empty()) return not_a_time();
    const Instant instant = chrono::sys_days{date->parts()} + *clock - *zone;
    // An offset can carry the first or last hours of the range out of it, where the text form would
    // no longer be read.
    if (!has_year_in_range(chrono::floor<chrono::days>(instant))) {
        return problem(Problem::Kind::invalid, "", "Write a year from 1800 to 2399.");
    }
    return instant;
}

std::string words(Date date)
{
    static constexpr std::array months{"January",
                                       "February",
                                       "March",
                                       "April",
                                       "May",
                                       "June",
                                       "July",
                                       "August",
                                       "September",
                                       "October",
                                       "November",
                                       "December"};
    const auto parts = date.parts();
    return std::to_string(static_cast<unsigned>(parts.day())) + ' '
         + months[static_cast<unsigned>(parts.month()) - 1] + ' '
         + std::to_string(static_cast<int>(parts.year()));
}

}  // namespace holdfast::base
