#include "base/numbered_entry.h"
#include "base/when.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>

namespace holdfast::base {

/// For the messages of a failed test.
static void PrintTo(const DayRange& days, std::ostream* out)
{
    const auto bound = [](std::optional<int> each) { return each ? std::to_string(*each) : ".."; };
    *out << bound(days.least) << " to " << bound(days.most);
}

namespace {

When when(std::string_view text)
{
    return When::parse(text,
                       [](std::string_view name) -> std::optional<EntryId> {
                           return entry(std::stoi(std::string(name)));
                       })
        .value();
}

/// What each entry tells, by number.
class Story {
public:
    Story(std::initializer_list<std::pair<int, const char*>> told)
    {
        for (const auto& [number, text] : told) whens_.emplace(entry(number), when(text));
    }
    Moment moment(int number) const { return {entry(number), whens_.at(entry(number))}; }
    WhenOf when_of() const
    {
        return [this](const EntryId& id) -> const When* {
            const auto found = whens_.find(id);
            return found == whens_.end() ? nullptr : &found->second;
        };
    }

private:
    std::map<EntryId, When> whens_;
};

constexpr std::optional<int> unbounded = std::nullopt;

TEST(DaysBetween, OfCaseR)
{
    const Story story{
        {1, "../2014-10"},
        {2, "2014-10"},
        {4, "entry:2/.."},
        {7, "2015-02"},
        {8, "14 days after entry:7"},
        {9, "entry:4/2015-05"},
        {13, "2015-05"},
        {20, "unknown"},
    };
    const struct {
        int from;
        int to;
        std::optional<int> least;
        std::optional<int> most;
        Answer before;
    } rows[] = {
        {7, 8, 14, 14, Answer::yes},
        {8, 7, -14, -14, Answer::no},
        {2, 4, 0, unbounded, Answer::cannot_tell},
        {4, 2, unbounded, 0, Answer::no},
        {2, 7, 93, 150, Answer::yes},  // 31 October to 1 February; 1 October to 28 February.
        {7, 2, -150, -93, Answer::no},
        {2, 8, 107, 164, Answer::yes},  // 14 more of each.
        {8, 13, 48, 105, Answer::yes},  // 14 March (28 + 14) to 1 May; 15 February to 31 May.
        {1, 2, -30, unbounded, Answer::cannot_tell},
        {1, 7, 93, unbounded, Answer::yes},
        {4, 7, unbounded, 150, Answer::cannot_tell},
        {4, 9, 0, 242, Answer::cannot_tell},
        {2, 9, 0, 242, Answer::cannot_tell},  // 1 October 2014 to 31 May 2015.
        {2, 2, 0, 0, Answer::no},
        {20, 2, unbounded, unbounded, Answer::cannot_tell},
        {20, 20, 0, 0, Answer::no},
    };
    for (const auto& row : rows) {
        const Moment from = story.moment(row.from);
        const Moment to = story.moment(row.to);
        EXPECT_EQ(days_between(from, to, story.when_of()), (DayRange{row.least, row.most}))
            << row.from << " to " << row.to;
        EXPECT_EQ(happened_before(from, to, story.when_of()), row.before)
            << row.from << " before " << row.to;
    }
}

TEST(DaysBetween, OfDatesAlone)
{
    const struct {
        const char* from;
        const char* to;
        std::optional<int> least;
        std::optional<int> most;
        Answer before;
    } rows[] = {
        {"2015-02-14", "2015-02-14", 0, 0, Answer::no},
        {"2015-02-14", "2015-02-15", 1, 1, Answer::yes},
        {"2015-02-14", "2015-02-13", -1, -1, Answer::no},
        {"early 2015-02", "mid 2015-02", 1, 19, Answer::yes},
        {"mid 2015-02", "late 2015-02", 1, 17, Answer::yes},
        {"late 2015-02", "2015-02-21", -7, 0, Answer::no},
        {"late 2015-03", "2015-04-01", 1, 11, Answer::yes},
        {"early 2015", "mid 2015", 1, 242, Answer::yes},  // 30 April, 1 May; 1 January, 31 August.
        {"mid 2015", "late 2015", 1, 244, Answer::yes},   // 1 May to 31 December.
        {"2015", "2015", -364, 364, Answer::cannot_tell},
        {"2014-10/2015-02", "2015-03-01", 1, 151, Answer::yes},
        {"2014-10/..", "2015-03-01", unbounded, 151, Answer::cannot_tell},
        {"../2014-10", "2014-11-01", 1, unbounded, Answer::yes},
        {"2014-11-01", "../2014-11-01", unbounded, 0, Answer::no},
        {"2015-06-30T23:30Z", "2015-07-01", 0, 0, Answer::no},  // Already July in London.
        {"2015-06-30T22:30Z", "2015-07-01", 1, 1, Answer::yes},
        {"2015-06-30", "2015-06-30T22:30Z", 0, 0, Answer::no},
        {"2015-02-14T09:30Z", "2015-02-14T09:31Z", 0, 0, Answer::yes},  // By the clock.
        {"2015-02-14T09:31Z", "2015-02-14T09:30Z", 0, 0, Answer::no},
        {"2015-02-14T09:30Z", "2015-02-14T09:30Z", 0, 0, Answer::no},
        {"unknown", "2015", unbounded, unbounded, Answer::cannot_tell},
    };
    const Story nothing{};
    for (const auto& row : rows) {
        const Moment from{std::nullopt, when(row.from)};
        const Moment to{std::nullopt, when(row.to)};
        EXPECT_EQ(days_between(from, to, nothing.when_of()), (DayRange{row.least, row.most}))
            << row.from << " to " << row.to;
        EXPECT_EQ(happened_before(from, to, nothing.when_of()), row.before)
            << row.from << " before " << row.to;
    }
}

TEST(DaysBetween, ThroughSharedEntries)
{
    const Story story{
        {1, "unknown"},
        {2, "5 days after entry:1"},
        {3, "5 days after entry:2"},
        {4, "entry:2/entry:3"},
        {5, "7 days after entry:99"},  // An entry that is not known here.
        {6, "9 days after entry:99"},
        {7, "2015-02"},
        {8, "entry:7/2015-02-20"},
    };
    const struct {
        int from;
        int to;
        std::optional<int> least;
        std::optional<int> most;
    } rows[] = {
        {1, 3, 10, 10},
        {3, 2, -5, -5},
        {1, 4, 5, 10},
        {2, 4, 0, 5},
        {4, 3, 0, 5},
        {4, 4, 0, 0},  // One entry happened once.
        {5, 6, 2, 2},
        {5, 1, unbounded, unbounded},
        {7, 8, 0, 19},  // Not before it; 1 to 20 February.
        {8, 7, -19, 0},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(days_between(story.moment(row.from), story.moment(row.to), story.when_of()),
                  (DayRange{row.least, row.most}))
            << row.from << " to " << row.to;
    }
    const Moment proposed{std::nullopt, when("3 days after entry:2")};
    EXPECT_EQ(days_between(story.moment(1), proposed, story.when_of()), (DayRange{8, 8}));
    // Two proposals need not be one event, though both lie within the same five days.
    const Moment between{std::nullopt, when("entry:2/entry:3")};
    EXPECT_EQ(days_between(between, between, story.when_of()), (DayRange{-5, 5}));
}

TEST(DaysBetween, SaysNothingOfEntriesThatContradictEachOther)
{
    const Story story{
        {1, "1 day after entry:2"},
        {2, "1 day after entry:1"},
        {3, "14 days after entry:3"},
        {4, "2015-05"},
        {5, "entry:4/2014-01"},
        {6, "entry:1/2015-01"},
    };
    const struct {
        int from;
        int to;
        DayRange days;
    } rows[] = {
        {1, 2, {}},
        {2, 1, {}},
        {3, 4, {}},
        {3, 3, {0, 0}},
        {4, 5, {}},
        {4, 6, {unbounded, -90}},
    };
    for (const auto& row : rows) {
        EXPECT_EQ(days_between(story.moment(row.from), story.moment(row.to), story.when_of()),
                  row.days)
            << row.from << " to " << row.to;
    }
    EXPECT_EQ(happened_before(story.moment(1), story.moment(2), story.when_of()),
              Answer::cannot_tell);
    EXPECT_EQ(earliest_date(when("2 days after entry:1"), story.when_of()), std::nullopt);
}

TEST(DaysBetween, FollowsSixteenEntriesAndNoMore)
{
    // Each entry is a day after the one before; entry 1 is on 1 January.
    std::map<EntryId, When> whens{{entry(1), when("2015-01-01")}};
    for (int number = 2; number <= 20; ++number) {
        whens.emplace(entry(number), When{When::DaysAfter{1, entry(number - 1)}});
    }
    const WhenOf when_of = [&](const EntryId& id) { return &whens.at(id); };
    EXPECT_EQ(earliest_date(when("0 days after entry:16"), when_of), Date::of(2015, 1, 16));
    EXPECT_EQ(latest_date(when("0 days after entry:16"), when_of), Date::of(2015, 1, 16));
    EXPECT_EQ(earliest_date(when("0 days after entry:17"), when_of), std::nullopt);

    const Moment first{std::nullopt, when("0 days after entry:2")};
    const Moment near{std::nullopt, when("0 days after entry:17")};
    const Moment far{std::nullopt, when("0 days after entry:18")};
    EXPECT_EQ(days_between(first, near, when_of), (DayRange{15, 15}));
    EXPECT_EQ(days_between(first, far, when_of), (DayRange{}));
}

TEST(EarliestAndLatestDate, OfEachKind)
{
    const Story story{{7, "2015-02"}, {8, "14 days after entry:7"}};
    const struct {
        const char* when;
        const char* earliest;  // "" where there is no bound.
        const char* latest;
    } rows[] = {
        {"unknown", "", ""},
        {"2015-06-30T23:30Z", "2015-07-01", "2015-07-01"},
        {"2015-02-14", "2015-02-14", "2015-02-14"},
        {"2015-02", "2015-02-01", "2015-02-28"},
        {"2016-02", "2016-02-01", "2016-02-29"},
        {"early 2015-01", "2015-01-01", "2015-01-10"},
        {"mid 2015-01", "2015-01-11", "2015-01-20"},
        {"late 2015-01", "2015-01-21", "2015-01-31"},
        {"late 2015-02", "2015-02-21", "2015-02-28"},
        {"2015", "2015-01-01", "2015-12-31"},
        {"early 2015", "2015-01-01", "2015-04-30"},
        {"mid 2015", "2015-05-01", "2015-08-31"},
        {"late 2015", "2015-09-01", "2015-12-31"},
        {"late 2399", "2399-09-01", "2399-12-31"},
        {"2014-10/mid 2015-02", "2014-10-01", "2015-02-20"},
        {"2014-10/..", "2014-10-01", ""},
        {"../2014-10", "", "2014-10-31"},
        {"14 days after entry:7", "2015-02-15", "2015-03-14"},
        {"1 day after entry:8", "2015-02-16", "2015-03-15"},
        {"entry:7/entry:8", "2015-02-01", "2015-03-14"},
        {"entry:8/..", "2015-02-15", ""},
        {"14 days after entry:99", "", ""},
    };
    for (const auto& row : rows) {
        const auto earliest = earliest_date(when(row.when), story.when_of());
        const auto latest = latest_date(when(row.when), story.when_of());
        EXPECT_EQ(earliest ? earliest->iso() : "", row.earliest) << row.when;
        EXPECT_EQ(latest ? latest->iso() : "", row.latest) << row.when;
    }
}

// What follows compares days_between with a search through every way in which three entries could
// have happened within two months. Days count from 1 January 2015; the dates that entries name lie
// in the middle of the window, so a bound that is not there shows: it moves with the window.

constexpr int entry_count = 3;
using Days = std::array<int, entry_count>;
using Whens = std::array<When, entry_count>;

struct Window {
    int first;
    int last;
};
constexpr Window wide{0, 58};
constexpr Window narrow{4, 54};

Date day_of(int days)
{
    return Date::of(2015, 1, 1).plus_days(days);
}

int index_of(const EntryId& id)
{
    return id.bytes[15];
}

/// Could this have been on day `day`, with the entries before it on `days`? Written without the
/// functions under test.
bool allows(const When& told, int day, const Days& days)
{
    const auto index = [&](const EntryId& id) { return static_cast<std::size_t>(index_of(id)); };
    const auto day_in_month = [](int each) {
        return static_cast<unsigned>(day_of(each).parts().day());
    };
    if (const auto* on = std::get_if<When::Day>(&told.value)) return day_of(day) == on->date;
    if (std::get_if<When::Month>(&told.value)) {
        const unsigned number = day_in_month(day);
        return day_of(day).parts().month() == std::chrono::January && number >= 21;
    }
    if (const auto* after = std::get_if<When::DaysAfter>(&told.value)) {
        return day == days[index(after->entry)] + after->days;
    }
    if (const auto* interval = std::get_if<When::Interval>(&told.value)) {
        if (const auto* from = std::get_if<When::Day>(&interval->from)) {
            if (day_of(day) < from->date) return false;
        }
        if (const auto* to = std::get_if<When::Day>(&interval->to)) {
            if (day_of(day) > to->date) return false;
        }
        if (const auto* from = std::get_if<When::OfEntry>(&interval->from)) {
            if (day < days[index(from->entry)]) return false;
        }
        if (const auto* to = std::get_if<When::OfEntry>(&interval->to)) {
            if (day > days[index(to->entry)]) return false;
        }
    }
    return true;
}

/// The fewest and the most days from one entry to another over every possible history.
struct Extremes {
    int least = 1000;
    int most = -1000;
    void take(int days)
    {
        least = std::min(least, days);
        most = std::max(most, days);
    }
    bool possible() const { return least <= most; }
};

struct Pair {
    std::size_t from;
    std::size_t to;
};
constexpr std::array<Pair, 3> pairs{{{0, 1}, {1, 2}, {2, 0}}};

struct Found {
    Extremes in_wide;
    Extremes in_narrow;
};

std::array<Found, pairs.size()> search(const Whens& whens)
{
    std::array<Found, pairs.size()> found;
    Days days{};
    const auto take = [&] {
        const bool in_narrow = std::ranges::all_of(
            days, [](int day) { return narrow.first <= day && day <= narrow.last; });
        for (std::size_t each = 0; each < pairs.size(); ++each) {
            const int between = days[pairs[each].to] - days[pairs[each].from];
            found[each].in_wide.take(between);
            if (in_narrow) found[each].in_narrow.take(between);
        }
    };
    for (days[0] = wide.first; days[0] <= wide.last; ++days[0]) {
        if (!allows(whens[0], days[0], days)) continue;
        for (days[1] = wide.first; days[1] <= wide.last; ++days[1]) {
            if (!allows(whens[1], days[1], days)) continue;
            for (days[2] = wide.first; days[2] <= wide.last; ++days[2]) {
                if (allows(whens[2], days[2], days)) take();
            }
        }
    }
    return found;
}

enum class Mixing { one_sided, two_sided };

/// A small When for entry `index`, which may lean on the entries before it. With `one_sided`, an
/// interval that leans on an entry has its other end open.
When random_when(std::size_t index, Mixing mixing, std::mt19937& random)
{
    const auto pick = [&](int count) {
        return static_cast<int>(random() % static_cast<unsigned>(count));
    };
    const auto day = [&] { return When::Day{day_of(22 + pick(12))}; };
    const auto leans = [&] { return When::OfEntry{entry(pick(static_cast<int>(index)))}; };
    switch (pick(index == 0 ? 5 : 8)) {
    case 0: return When::unknown();
    case 1: return When{day()};
    case 2: return When{When::Month{2015, 1, Part::late}};
    case 3:
        return pick(2) ? When{When::Interval{day(), When::Open{}}}
                       : When{When::Interval{When::Open{}, day()}};
    case 4: {
        const auto one = day();
        const auto other = day();
        return When{When::Interval{std::min(one, other), std::max(one, other)}};
    }
    case 5:
        return When{When::Interval{
            leans(), mixing == Mixing::one_sided ? When::End{When::Open{}} : When::End{day()}}};
    case 6:
        return When{When::Interval{
            mixing == Mixing::one_sided ? When::End{When::Open{}} : When::End{day()}, leans()}};
    default: return When{When::DaysAfter{pick(4), leans().entry}};  // not an enum: 7 of 0 to 7.
    }
}

void expect_days(const DayRange& days, const Found& found, Mixing mixing)
{
    const auto& [wide_range, narrow_range] = found;
    if (!narrow_range.possible()) return;
    if (mixing == Mixing::two_sided) {
        // An entry between two others says something of those two that a chain does not follow, so
        // here the answer may be wider than the truth, and never narrower.
        EXPECT_LE(days.least.value_or(wide_range.least), wide_range.least);
        EXPECT_GE(days.most.value_or(wide_range.most), wide_range.most);
        return;
    }
    const bool has_least = wide_range.least == narrow_range.least;
    const bool has_most = wide_range.most == narrow_range.most;
    EXPECT_EQ(days.least, has_least ? std::optional(wide_range.least) : std::nullopt);
    EXPECT_EQ(days.most, has_most ? std::optional(wide_range.most) : std::nullopt);
}

TEST(DaysBetween, IsWhatASearchOfEveryHistoryFinds)
{
    std::mt19937 random{20150214};
    const auto name = [](const EntryId& id) { return std::to_string(index_of(id)); };
    int possible = 0;
    for (const Mixing mixing : {Mixing::one_sided, Mixing::two_sided}) {
        for (int story = 0; story < 150; ++story) {
            const Whens whens{random_when(0, mixing, random),
                              random_when(1, mixing, random),
                              random_when(2, mixing, random)};
            SCOPED_TRACE(whens[0].text(name) + "; " + whens[1].text(name) + "; "
                         + whens[2].text(name));
            const auto found = search(whens);
            possible += found[0].in_narrow.possible() ? 1 : 0;
            const WhenOf when_of = [&](const EntryId& id) {
                return &whens[static_cast<std::size_t>(index_of(id))];
            };
            const auto moment = [&](std::size_t index) {
                return Moment{entry(static_cast<int>(index)), whens[index]};
            };
            for (std::size_t each = 0; each < pairs.size(); ++each) {
                const auto days =
                    days_between(moment(pairs[each].from), moment(pairs[each].to), when_of);
                expect_days(days, found[each], mixing);
            }
        }
    }
    EXPECT_GT(possible, 200);  // Most stories can have happened, so most were compared.
}

}  // namespace
}  // namespace holdfast::base
