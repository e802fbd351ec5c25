#include "base/when.h"

#include <algorithm>
#include <charconv>

namespace holdfast::base {

namespace {

constexpr int days_after_max = 36500;
constexpr std::string_view entry_prefix = "entry:";
constexpr std::string_view one_day_after = " day after ";
constexpr std::string_view many_days_after = " days after ";

struct PartWord {
    Part part;
    std::string_view word;  // With the space that follows it.
};
constexpr PartWord text_of_parts[] = {
    {Part::early, "early "}, {Part::mid, "mid "}, {Part::late, "late "}};

/// What can be written without leaning on an entry: a whole When, or an end of an interval.
using Point = std::variant<When::Time, When::Day, When::Month, When::Year>;

std::unexpected<Problem> invalid(std::string message)
{
    return problem(Problem::Kind::invalid, "", std::move(message));
}

std::unexpected<Problem> not_a_when()
{
    return invalid("Write the date as 2015-02-14, or less of it: 2015-02, late 2015-02, 2015, "
                   "2014-10/2015-02, 14 days after entry:ID, or unknown.");
}

/// "2015-02" or "2015", with or without the word for a part before it.
Result<Point> parse_month_or_year(std::string_view text)
{
    std::optional<Part> part;
    for (const PartWord& each : text_of_parts) {
        if (!text.starts_with(each.word)) continue;
        part = each.part;
        text.remove_prefix(each.word.size());
        break;
    }
    constexpr std::size_t month_size = 7;
    constexpr std::size_t year_size = 4;
    if (text.find_first_not_of("0123456789-") != std::string_view::npos) return not_a_when();
    if (text.size() != month_size && text.size() != year_size) return not_a_when();
    const auto first =
        Date::parse(std::string(text) + (text.size() == month_size ? "-01" : "-01-01"));
    if (!first) return std::unexpected(first.error());
    const int year = static_cast<int>(first->parts().year());
    if (text.size() == year_size) return When::Year{year, part};
    return When::Month{year, static_cast<unsigned>(first->parts().month()), part};
}

Result<Point> parse_point(std::string_view text)
{
    constexpr std::size_t day_size = 10;
    if (text.size() > day_size && text[day_size] == 'T') {
        const auto at = parse_instant(text);
        if (!at) return std::unexpected(at.error());
        return When::Time{*at};
    }
    if (text.size() == day_size && text[4] == '-') {
        const auto date = Date::parse(text);
        if (!date) return std::unexpected(date.error());
        return When::Day{*date};
    }
    return parse_month_or_year(text);
}

/// "entry:ID". A name has no spaces and no slash, which part the text around it.
Result<EntryId> parse_entry(std::string_view text, const When::EntryByName& by_name)
{
    if (!text.starts_with(entry_prefix)) return not_a_when();
    const std::string_view name = text.substr(entry_prefix.size());
    if (name.empty() || name.find_first_of(" /") != std::string_view::npos) {
        return invalid("Name one entry after \"entry:\", without spaces or slashes.");
    }
    const auto entry = by_name(name);
    if (!entry) {
        return problem(Problem::Kind::not_found,
                       "",
                       "The date refers to an entry that is not known here. Check the name after "
                       "\"entry:\".");
    }
    return *entry;
}

Result<When::End> parse_end(std::string_view text, const When::EntryByName& by_name)
{
    if (text == "..") return When::Open{};
    if (text.empty() || text == "unknown") {
        return invalid("Write an end that is not known as two dots: 2014-10/.. or ../2014-10.");
    }
    if (text.starts_with(entry_prefix)) {
        const auto entry = parse_entry(text, by_name);
        if (!entry) return std::unexpected(entry.error());
        return When::OfEntry{*entry};
    }
    const auto point = parse_point(text);
    if (!point) return std::unexpected(point.error());
    return std::visit([](const auto& value) -> When::End { return value; }, *point);
}

/// The When that says no more than this end does; nothing for an open end or an entry.
std::optional<When> when_of_end(const When::End& end)
{
    if (const auto* time = std::get_if<When::Time>(&end)) return When{*time};
    if (const auto* day = std::get_if<When::Day>(&end)) return When{*day};
    if (const auto* month = std::get_if<When::Month>(&end)) return When{*month};
    if (const auto* year = std::get_if<When::Year>(&end)) return When{*year};
    return std::nullopt;
}

bool ends_before_it_begins(const When::Interval& interval)
{
    const auto* from_time = std::get_if<When::Time>(&interval.from);
    const auto* to_time = std::get_if<When::Time>(&interval.to);
    if (from_time && to_time) return to_time->at < from_time->at;
    const auto from = when_of_end(interval.from);
    const auto to = when_of_end(interval.to);
    const WhenOf no_entries = [](const EntryId&) -> const When* { return nullptr; };
    return from && to && latest_date(*to, no_entries) < earliest_date(*from, no_entries);
}

Result<When> parse_interval(std::string_view text, const When::EntryByName& by_name)
{
    const std::size_t slash = text.find('/');
    auto from = parse_end(text.substr(0, slash), by_name);
    if (!from) return std::unexpected(from.error());
    auto to = parse_end(text.substr(slash + 1), by_name);
    if (!to) return std::unexpected(to.error());
    const When::Interval interval{*from, *to};
    if (std::holds_alternative<When::Open>(*from) && std::holds_alternative<When::Open>(*to)) {
        return invalid("Write unknown when neither end is known.");
    }
    if (ends_before_it_begins(interval)) {
        return invalid("The second date is before the first. Put the earlier date first.");
    }
    return When{interval};
}

/// The number before " days after "; nullopt for any that would not be printed just so.
std::optional<int> parse_count(std::string_view digits)
{
    int count = 0;
    const char* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, count);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    if (count < 0 || count > days_after_max || std::to_string(count) != digits) return std::nullopt;
    return count;
}

Result<When> parse_days_after(std::string_view text, const When::EntryByName& by_name)
{
    const std::size_t one = text.find(one_day_after);
    const bool is_singular = one != std::string_view::npos;
    const std::size_t at = is_singular ? one : text.find(many_days_after);
    const auto days = parse_count(text.substr(0, at));
    if (!days || (*days == 1) != is_singular) {
        return invalid("Write the days as a whole number from 0 to 36500: 14 days after entry:ID, "
                       "or 1 day after entry:ID.");
    }
    const std::size_t size = is_singular ? one_day_after.size() : many_days_after.size();
    const auto entry = parse_entry(text.substr(at + size), by_name);
    if (!entry) return std::unexpected(entry.error());
    return When{When::DaysAfter{*days, *entry}};
}

std::string part_text(std::optional<Part> part)
{
    if (!part) return "";
    const auto* found = std::ranges::find(text_of_parts, *part, &PartWord::part);
    return std::string(found->word);
}

struct Writing {
    const When::NameOfEntry& name;

    std::string operator()(const When::Unknown&) const { return "unknown"; }
    std::string operator()(const When::Open&) const { return ".."; }
    std::string operator()(const When::Time& time) const { return instant_text(time.at); }
    std::string operator()(const When::Day& day) const { return day.date.iso(); }
    std::string operator()(const When::Month& month) const
    {
        constexpr std::size_t month_size = 7;
        const std::string first = Date::of(month.year, month.month, 1).iso();
        return part_text(month.part) + first.substr(0, month_size);
    }
    std::string operator()(const When::Year& year) const
    {
        return part_text(year.part) + std::to_string(year.year);
    }
    std::string operator()(const When::OfEntry& of) const
    {
        return std::string(entry_prefix) + name(of.entry);
    }
    std::string operator()(const When::Interval& interval) const
    {
        return std::visit(*this, interval.from) + '/' + std::visit(*this, interval.to);
    }
    std::string operator()(const When::DaysAfter& after) const
    {
        const std::string_view joint = after.days == 1 ? one_day_after : many_days_after;
        return std::to_string(after.days) + std::string(joint) + std::string(entry_prefix)
             + name(after.entry);
    }
};

}  // namespace

Result<When> When::parse(std::string_view text, const EntryByName& by_name)
{
    if (text == "unknown") return When::unknown();
    if (text.find(one_day_after) != std::string_view::npos
        || text.find(many_days_after) != std::string_view::npos) {
        return parse_days_after(text, by_name);
    }
    if (text.find('/') != std::string_view::npos) return parse_interval(text, by_name);
    const auto point = parse_point(text);
    if (!point) return std::unexpected(point.error());
    return std::visit([](const auto& value) { return When{value}; }, *point);
}

Result<When> When::parse(std::string_view text)
{
    return parse(text, [](std::string_view name) -> std::optional<EntryId> {
        const auto entry = EntryId::parse(name);
        if (!entry) return std::nullopt;
        return *entry;
    });
}

std::string When::text(const NameOfEntry& name) const
{
    return std::visit(Writing{name}, value);
}

std::string When::text() const
{
    return text([](const EntryId& entry) { return entry.text(); });
}

}  // namespace holdfast::base
