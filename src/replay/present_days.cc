#include "replay/present_days.h"

#include <charconv>

namespace holdfast::replay {

using base::Date;
namespace json = base::json;

namespace {

constexpr std::string_view present = "today";
constexpr unsigned most_days = 999'999;  // More than the six hundred years of Date have.

struct Counted {
    int days = 0;
    std::string_view rest;  // What stands behind the count.
};

/// Reads "", "-40" or "+14" from the front; nullopt for a sign without a number of days.
std::optional<Counted> read_count(std::string_view text)
{
    if (text.empty() || (text.front() != '-' && text.front() != '+')) return Counted{0, text};
    unsigned days = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + 1, end, days);
    if (error != std::errc{} || days > most_days) return std::nullopt;
    const int sign = text.front() == '-' ? -1 : 1;
    return Counted{sign * static_cast<int>(days), {stop, end}};
}

bool is_a_year_of_dates(Date today, int days)
{
    return days >= Date::of(1800, 1, 1).days_since(today)
        && days <= Date::of(2399, 12, 31).days_since(today);
}

/// One end of an interval, or a whole text that is none.
std::string end_in_the_present(std::string_view end, Date today)
{
    if (!end.starts_with(present)) return std::string{end};
    const auto counted = read_count(end.substr(present.size()));
    if (!counted || !is_a_year_of_dates(today, counted->days)) return std::string{end};
    if (!counted->rest.empty() && counted->rest.front() != 'T') return std::string{end};
    return today.plus_days(counted->days).iso() + std::string{counted->rest};
}

}  // namespace

std::string in_the_present(std::string_view text, Date today)
{
    const auto slash = text.find('/');
    std::string dated = end_in_the_present(text.substr(0, slash), today);
    if (slash == std::string_view::npos) return dated;
    return dated + '/' + end_in_the_present(text.substr(slash + 1), today);
}

json::object in_the_present(const records::RecordType& type, json::object input, Date today)
{
    for (const records::Field& field : type.fields) {
        const auto kind = field.slot.kind;
        if (kind != records::FieldKind::when && kind != records::FieldKind::date) continue;
        json::value* value = input.if_contains(field.key);
        if (value != nullptr && value->is_string())
            *value = json::value(in_the_present(std::string_view{value->get_string()}, today));
    }
    return input;
}

}  // namespace holdfast::replay
