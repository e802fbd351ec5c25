#pragma once
#include "base/date.h"
#include "base/id.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace holdfast::base {

/// Early, mid or late: the first, second or last third. Of a month: days 1 to 10, 11 to 20, 21 to
/// the end. Of a year: January to April, May to August, September to December.
enum class Part { early, mid, late };

/// When something happened, as precisely as it is known and no more.
///
/// Written as text:
///     2015-02-14T09:30Z            a time
///     2015-02-14                   a day
///     2015-02, late 2015-02        a month, part of a month
///     2015, early 2015             a year, part of a year
///     2014-10/2015-02              at some point between the two, both included
///     2014-10/.., ../2014-10       an end that is not known
///     entry:ID/2015-05             not before what that entry tells, not after May 2015
///     14 days after entry:ID       counted from what that entry tells, however imprecise that is
///     unknown
/// Something that lasted is written as an interval too: Holdfast then claims only that it was
/// going on at some point within.
struct When {
    struct Unknown {
        auto operator<=>(const Unknown&) const = default;
    };
    struct Time {
        Instant at;
        auto operator<=>(const Time&) const = default;
    };
    struct Day {
        Date date;
        auto operator<=>(const Day&) const = default;
    };
    struct Month {
        int year;
        unsigned month;
        std::optional<Part> part;
        auto operator<=>(const Month&) const = default;
    };
    struct Year {
        int year;
        std::optional<Part> part;
        auto operator<=>(const Year&) const = default;
    };
    struct OfEntry {
        EntryId entry;
        auto operator<=>(const OfEntry&) const = default;
    };
    struct Open {
        auto operator<=>(const Open&) const = default;
    };
    using End = std::variant<Open, Time, Day, Month, Year, OfEntry>;
    struct Interval {
        End from;
        End to;
        auto operator<=>(const Interval&) const = default;
    };
    struct DaysAfter {
        int days;  // 0 or more.
        EntryId entry;
        auto operator<=>(const DaysAfter&) const = default;
    };

    std::variant<Unknown, Time, Day, Month, Year, Interval, DaysAfter> value;

    /// How an entry is named in text: its id in the ledger and the API, its label in a case file.
    using EntryByName = std::function<std::optional<EntryId>(std::string_view name)>;
    using NameOfEntry = std::function<std::string(const EntryId&)>;

    /// Reads the text form. An interval that ends before it begins (where both ends are dates) or
    /// has neither end known is invalid; an entry name that `by_name` does not know is not_found.
    [[nodiscard]] static Result<When> parse(std::string_view text, const EntryByName& by_name);
    /// Reads the text form with entries named by their ids.
    [[nodiscard]] static Result<When> parse(std::string_view text);

    [[nodiscard]] static When day(Date date) { return When{Day{date}}; }
    [[nodiscard]] static When time(Instant at) { return When{Time{at}}; }
    [[nodiscard]] static When unknown() { return When{Unknown{}}; }

    /// The canonical text form; `parse(text())` gives the same value back.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::string text(const NameOfEntry& name) const;

    /// For a person: "14 February 2015", "late February 2015", "some time from October 2014",
    /// "14 days after [name]", "on a date not known".
    [[nodiscard]] std::string words(const NameOfEntry& name) const;

    /// The entries that this When leans on: none, one or two.
    [[nodiscard]] std::vector<EntryId> entries() const;

    auto operator<=>(const When&) const = default;
};

/// What happened at `when`, and the entry that tells it. An entry that has no id yet (a proposal)
/// has nullopt.
struct Moment {
    std::optional<EntryId> entry;
    When when;
};

/// Finds the When of an entry; nullptr when it is not known here, which then says nothing.
/// The pointer stays valid during the comparison.
using WhenOf = std::function<const When*(const EntryId&)>;

enum class Answer { no, yes, cannot_tell };

/// The fewest and the most whole days (by London dates) that can lie between two moments; nullopt
/// where there is no bound.
struct DayRange {
    std::optional<int> least;
    std::optional<int> most;
    friend bool operator==(const DayRange&, const DayRange&) = default;
};

/// Days from `from` to `to`. Where both lean on the same entry (or one is the entry that the other
/// leans on), exact whatever the entry's own precision: "14 days after entry:7" is 14 days after
/// entry 7 even when entry 7 is known only by its month. Otherwise by the earliest and latest dates
/// of each. Entries that lean on entries are followed to a depth of 16; beyond that nothing is
/// said. Where the entries contradict each other (least would be above most) there is no bound.
[[nodiscard]] DayRange days_between(const Moment& from, const Moment& to, const WhenOf& when_of);

/// Did `first` happen before `second`? By the clock when both are times, otherwise by dates: the
/// same date is not before.
[[nodiscard]] Answer happened_before(const Moment& first, const Moment& second,
                                     const WhenOf& when_of);

/// The first and last London dates that `when` allows; nullopt where there is no bound.
[[nodiscard]] std::optional<Date> earliest_date(const When& when, const WhenOf& when_of);
[[nodiscard]] std::optional<Date> latest_date(const When& when, const WhenOf& when_of);

}  // namespace holdfast::base
