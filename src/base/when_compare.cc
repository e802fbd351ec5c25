#include "base/when.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <span>

// A When bounds what it dates on two sides, and on each side it says one of three things: a date,
// a number of days from an entry, or nothing. That entry's own When says the same in turn, so each
// side is a single chain of entries that may end at a date of the calendar. Two moments whose
// chains share an entry are compared at that entry, and so exactly.

namespace holdfast::base {

namespace {

constexpr std::size_t depth_max = 16;

enum class Side { earliest, latest };

/// What one When says on one side: `date`, or `days` from `entry`, or (neither) nothing.
struct Said {
    std::optional<Date> date;
    const EntryId* entry = nullptr;
    int days = 0;
};

/// The third of its month or year in which a part begins (0, 1 or 2), and in which it ends.
int first_third(std::optional<Part> part)
{
    return part ? static_cast<int>(*part) : 0;
}
int last_third(std::optional<Part> part)
{
    return part ? static_cast<int>(*part) : 2;
}

struct Saying {
    Side side;

    Said operator()(const When::Unknown&) const { return {}; }
    Said operator()(const When::Open&) const { return {}; }
    Said operator()(const When::Time& time) const { return on(London::date_of(time.at)); }
    Said operator()(const When::Day& day) const { return on(day.date); }
    Said operator()(const When::Month& month) const
    {
        const Date first = Date::of(month.year, month.month, 1);
        if (side == Side::earliest) return on(first.plus_days(10 * first_third(month.part)));
        const int third = last_third(month.part);
        // The last third runs to the end of the month, however long the month is.
        return on(third == 2 ? first.plus_months(1).plus_days(-1)
                             : first.plus_days(10 * third + 9));
    }
    Said operator()(const When::Year& year) const
    {
        const Date first = Date::of(year.year, 1, 1);
        if (side == Side::earliest) return on(first.plus_months(4 * first_third(year.part)));
        return on(first.plus_months(4 * (last_third(year.part) + 1)).plus_days(-1));
    }
    Said operator()(const When::OfEntry& of) const { return {std::nullopt, &of.entry, 0}; }
    Said operator()(const When::Interval& interval) const
    {
        return std::visit(*this, side == Side::earliest ? interval.from : interval.to);
    }
    Said operator()(const When::DaysAfter& after) const
    {
        return {std::nullopt, &after.entry, after.days};
    }

private:
    static Said on(Date date) { return {date, nullptr, 0}; }
};

struct Anchor {
    const EntryId* entry;
    int days;
};

/// Everything that bounds a moment on one side: not before (or not after) so many days from each
/// of these entries, and not before (or not after) `date`. Held without allocation.
struct Bounds {
    std::array<Anchor, depth_max + 1> anchors;
    std::size_t anchor_count = 0;
    std::optional<Date> date;

    std::span<const Anchor> entries() const { return {anchors.data(), anchor_count}; }
    void add(const EntryId& entry, int days)
    {
        assert(anchor_count < anchors.size());
        anchors[anchor_count++] = {&entry, days};
    }
    bool leans_on(const EntryId& entry) const
    {
        return std::ranges::any_of(entries(),
                                   [&](const Anchor& anchor) { return *anchor.entry == entry; });
    }
};

/// Follows one side of a moment. `entry` is the moment's own, nullptr when it has none.
Bounds bounds_of(const EntryId* entry, const When& told, Side side, const WhenOf& when_of)
{
    Bounds bounds;
    if (entry) bounds.add(*entry, 0);
    int days = 0;
    const When* when = &told;
    for (std::size_t depth = 0; when; ++depth) {
        const Said said = std::visit(Saying{side}, when->value);
        if (said.date) bounds.date = said.date->plus_days(days);
        // An entry met twice leans on itself: what it says after that is not worth following.
        if (!said.entry || depth == depth_max || bounds.leans_on(*said.entry)) return bounds;
        days += said.days;
        bounds.add(*said.entry, days);
        when = when_of(*said.entry);
    }
    return bounds;
}

Bounds bounds_of(const Moment& moment, Side side, const WhenOf& when_of)
{
    return bounds_of(moment.entry ? &*moment.entry : nullptr, moment.when, side, when_of);
}

/// The tightest bound on the days from `from` to `to`: the greatest least, or the least most.
std::optional<int> tightest(const Bounds& from, const Bounds& to, Side side)
{
    std::optional<int> best;
    const auto consider = [&](int days) {
        if (!best) best = days;
        best = side == Side::earliest ? std::max(*best, days) : std::min(*best, days);
    };
    if (from.date && to.date) consider(to.date->days_since(*from.date));
    for (const Anchor& begin : from.entries()) {
        for (const Anchor& end : to.entries()) {
            if (*begin.entry == *end.entry) consider(end.days - begin.days);
        }
    }
    return best;
}

}  // namespace

DayRange days_between(const Moment& from, const Moment& to, const WhenOf& when_of)
{
    const auto* from_day = std::get_if<When::Day>(&from.when.value);
    const auto* to_day = std::get_if<When::Day>(&to.when.value);
    if (from_day && to_day) {
        const int days = to_day->date.days_since(from_day->date);
        return {days, days};
    }
    const DayRange range{tightest(bounds_of(from, Side::latest, when_of),
                                  bounds_of(to, Side::earliest, when_of),
                                  Side::earliest),
                         tightest(bounds_of(from, Side::earliest, when_of),
                                  bounds_of(to, Side::latest, when_of),
                                  Side::latest)};
    // Entries that contradict each other prove nothing, least of all that a duty was met.
    if (range.least && range.most && *range.least > *range.most) return {};
    return range;
}

Answer happened_before(const Moment& first, const Moment& second, const WhenOf& when_of)
{
    const auto* first_time = std::get_if<When::Time>(&first.when.value);
    const auto* second_time = std::get_if<When::Time>(&second.when.value);
    if (first_time && second_time) {
        return first_time->at < second_time->at ? Answer::yes : Answer::no;
    }
    const DayRange days = days_between(first, second, when_of);
    if (days.least && *days.least >= 1) return Answer::yes;
    if (days.most && *days.most <= 0) return Answer::no;
    return Answer::cannot_tell;
}

std::optional<Date> earliest_date(const When& when, const WhenOf& when_of)
{
    return bounds_of(nullptr, when, Side::earliest, when_of).date;
}

std::optional<Date> latest_date(const When& when, const WhenOf& when_of)
{
    return bounds_of(nullptr, when, Side::latest, when_of).date;
}

}  // namespace holdfast::base
