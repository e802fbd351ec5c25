#include "desk/typed.h"

#include "base/ascii.h"
#include "base/clock_time.h"

#include <array>
#include <charconv>
#include <cstdio>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast::desk {

namespace {

constexpr std::array<std::string_view, 12> months = {"january",
                                                     "february",
                                                     "march",
                                                     "april",
                                                     "may",
                                                     "june",
                                                     "july",
                                                     "august",
                                                     "september",
                                                     "october",
                                                     "november",
                                                     "december"};

/// The words and numbers of what was typed, in lower case; separators between them are gone.
std::vector<std::string> pieces_of(std::string_view typed)
{
    std::vector<std::string> pieces(1);
    for (const char c : typed) {
        const bool separator = c == ' ' || c == '/' || c == '.' || c == ',' || c == '\t';
        if (!separator) pieces.back() += base::lower(c);
        else if (!pieces.back().empty()) pieces.emplace_back();
    }
    if (pieces.back().empty()) pieces.pop_back();
    return pieces;
}

std::optional<int> number_of(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// "22", "22nd".
std::optional<int> day_of(std::string_view text)
{
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
        if (text.ends_with(ending)) return number_of(text.substr(0, text.size() - 2));
    return number_of(text);
}

/// "11", "nov", "november".
std::optional<int> month_of(std::string_view text)
{
    for (std::size_t i = 0; i < months.size(); ++i)
        if (text.size() >= 3 && months[i].starts_with(text)) return static_cast<int>(i) + 1;
    return number_of(text);
}

std::string padded(int number, int width)
{
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%0*d", width, number);
    return text.data();
}

std::string iso_day(int year, int month, int day)
{
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

/// The time at the end, as minutes of the day, taken off the pieces: "14:30", "9:05".
std::optional<int> take_time(std::vector<std::string>& pieces)
{
    if (pieces.size() < 2) return std::nullopt;
    const std::string& last = pieces.back();
    const std::size_t colon = last.find(':');
    if (colon == std::string::npos || last.size() != colon + 3) return std::nullopt;
    const auto hours = number_of(std::string_view{last}.substr(0, colon));
    const auto minutes = number_of(std::string_view{last}.substr(colon + 1));
    if (!hours || !minutes || *hours > 23 || *minutes > 59 || *hours < 0 || *minutes < 0)
        return std::nullopt;
    pieces.pop_back();
    return *hours * 60 + *minutes;
}

/// A whole day in ISO form; "" when the pieces are none.
std::string iso_of_day(std::span<const std::string> pieces, base::Date today)
{
    if (pieces.size() == 1 && pieces[0] == "today") return today.iso();
    if (pieces.size() == 1 && pieces[0] == "yesterday") return today.plus_days(-1).iso();
    if (pieces.size() != 3) return "";
    const auto day = day_of(pieces[0]);
    const auto month = month_of(pieces[1]);
    const auto year = number_of(pieces[2]);
    if (!day || !month || !year || *year < 1000) return "";
    return iso_day(*year, *month, *day);
}

/// "november 2026", "late november 2026"; "" when the pieces are none.
std::string iso_of_month(std::span<const std::string> pieces)
{
    std::string part;
    if (pieces.size() == 3 && (pieces[0] == "early" || pieces[0] == "mid" || pieces[0] == "late")) {
        part = pieces[0] + " ";
        pieces = pieces.subspan(1);
    }
    if (pieces.size() != 2 || number_of(pieces[0])) return "";
    const auto month = month_of(pieces[0]);
    const auto year = number_of(pieces[1]);
    if (!month || !year || *year < 1000) return "";
    return part + padded(*year, 4) + "-" + padded(*month, 2);
}

/// The instant in UTC of a time in London on a day; "" for a day that is none.
std::string instant_of(const std::string& iso, int minutes)
{
    const auto day = base::Date::parse(iso);
    if (!day) return "";
    return base::instant_text(base::at_clock_time(*day, std::chrono::minutes{minutes}));
}

}  // namespace

std::string when_as_typed(std::string_view typed, base::Date today)
{
    std::vector<std::string> pieces = pieces_of(typed);
    const auto time = take_time(pieces);
    const std::string day = iso_of_day(pieces, today);
    if (!day.empty() && !time) return day;
    if (!day.empty()) {
        const std::string instant = instant_of(day, *time);
        return instant.empty() ? std::string{typed} : instant;
    }
    const std::string month = time ? "" : iso_of_month(pieces);
    return month.empty() ? std::string{typed} : month;
}

}  // namespace holdfast::desk
