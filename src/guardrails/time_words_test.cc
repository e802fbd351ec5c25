#include "guardrails/time_words.h"

#include <gtest/gtest.h>

#include <map>

namespace holdfast::base {

/// For the messages of a failed test.
static void PrintTo(Answer answer, std::ostream* out)
{
    switch (answer) {
    case Answer::no: *out << "no"; return;
    case Answer::yes: *out << "yes"; return;
    case Answer::cannot_tell: *out << "cannot tell"; return;
    }
}

}  // namespace holdfast::base

namespace holdfast::guardrails {
namespace {

constexpr Answer yes = Answer::yes;
constexpr Answer no = Answer::no;
constexpr Answer cannot_tell = Answer::cannot_tell;

base::EntryId entry(int number)
{
    base::EntryId id;
    id.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}

/// The events of one row, numbered from 1 in the order given; dates lean on them by number.
class Story {
public:
    explicit Story(const std::vector<std::string>& told)
    {
        for (const std::string& text : told) {
            const auto when = base::When::parse(
                text, [](std::string_view name) { return entry(std::stoi(std::string{name})); });
            whens_.emplace(entry(static_cast<int>(whens_.size()) + 1), when.value());
        }
    }
    Moment moment(int number) const { return {entry(number), whens_.at(entry(number))}; }
    WhenOf when_of() const
    {
        return [this](const base::EntryId& id) {
            const auto found = whens_.find(id);
            return found == whens_.end() ? nullptr : &found->second;
        };
    }

private:
    std::map<base::EntryId, base::When> whens_;
};

TEST(Within, CountsFromTheDayOfTheEvent)
{
    struct Row {
        int days;
        const char* event;
        const char* later;
        Answer expected;
    };
    const Row rows[] = {
        {28, "2026-03-02", "2026-03-01", no},  // It came first.
        {28, "2026-03-02", "2026-03-02", yes},
        {28, "2026-03-02", "2026-03-30", yes},
        {28, "2026-03-02", "2026-03-31", no},
        {0, "2026-03-02", "2026-03-02", yes},
        {0, "2026-03-02", "2026-03-03", no},
        {28, "2026-02-01", "2026-03-01", yes},  // 28 days of February.
        {28, "2024-02-01", "2024-03-01", no},   // 29 days.
        {28, "2024-02-02", "2024-03-01", yes},
        // As precisely as it is known: a month is any of its days.
        {28, "2026-02", "2026-02", cannot_tell},     // Which came first is not known.
        {28, "2026-02", "2026-03-01", yes},          // 1 to 28 days.
        {28, "2026-02", "2026-03-02", cannot_tell},  // 2 to 29 days.
        {28, "2026-02", "2026-03-28", cannot_tell},  // 28 to 55 days.
        {28, "2026-02", "2026-03-29", no},           // 29 to 56 days.
        {28, "late 2026-02", "2026-03-21", yes},     // From the 21st: 21 to 28 days.
        {28, "late 2026-02", "2026-03-22", cannot_tell},
        {28, "early 2026-02", "2026-03-10", cannot_tell},  // To the 10th: 28 to 37 days.
        {28, "early 2026-02", "2026-03-11", no},
        {400, "2025", "2026-01-31", yes},
        {28, "unknown", "2026-03-02", cannot_tell},
        {28, "2026-03-02", "unknown", cannot_tell},
        {28, "2026-03-02", "2026-04/..", no},  // However open its end is.
        {28, "2026-03-02", "../2026-03-01", no},
        {28, "2026-03-02", "../2026-03-10", cannot_tell},
        // Anchored: exact, however vaguely the event is dated.
        {28, "2015-02", "28 days after entry:1", yes},
        {28, "2015-02", "29 days after entry:1", no},
        {28, "unknown", "14 days after entry:1", yes},
        {28, "unknown", "29 days after entry:1", no},
        {28, "2015-02", "entry:1/..", cannot_tell},
        {28, "2015-02", "entry:1/2015-03-01", yes},
        // The clocks go forward on 29 March 2026: days are those of London.
        {0, "2026-03-29T22:30Z", "2026-03-29T23:30Z", no},
        {0, "2026-03-29T00:30Z", "2026-03-29T22:30Z", yes},
    };
    for (const Row& row : rows) {
        const Story story{{row.event, row.later}};
        EXPECT_EQ(within(row.days, story.moment(1), story.moment(2), story.when_of()), row.expected)
            << row.days << " days: " << row.event << " and then " << row.later;
    }
}

TEST(CountIn, CountsOnEitherSideOfADate)
{
    struct Row {
        int months;
        std::vector<std::string> events;  // The last is the one that is counted from.
        int certain;
        int possible;
    };
    const Row rows[] = {
        {12, {"2026-03-02"}, 1, 1},
        {12, {"2025-03-02", "2026-03-02"}, 2, 2},  // Twelve months exactly.
        {12, {"2025-03-01", "2026-03-02"}, 1, 1},
        {12, {"2026-03-02", "2025-03-02"}, 2, 2},  // Told in the other order.
        {12, {"2026-03-02", "2025-03-01"}, 1, 1},
        // A month on is the same day, or the last of a shorter month.
        {1, {"2026-01-31", "2026-02-28"}, 2, 2},
        {1, {"2026-01-31", "2026-03-01"}, 1, 1},
        {1, {"2026-02-28", "2026-03-28"}, 2, 2},
        {1, {"2026-02-28", "2026-03-29"}, 1, 1},
        // Over a 29 February.
        {12, {"2024-02-29", "2025-02-28"}, 2, 2},
        {12, {"2024-02-29", "2025-03-01"}, 1, 1},
        {12, {"2023-02-28", "2024-02-28"}, 2, 2},
        {12, {"2023-02-28", "2024-02-29"}, 1, 1},
        {12, {"2023-03-01", "2024-02-29"}, 2, 2},
        // Imprecise.
        {12, {"2025-04", "2026-03-02"}, 2, 2},
        {12, {"2025-03", "2026-03-02"}, 1, 2},  // Before or after the 2nd?
        {12, {"2025-02", "2026-03-02"}, 1, 1},
        {12, {"2026-03", "2026-03"}, 2, 2},  // Which came first does not matter.
        {12, {"2025", "2026-03-02"}, 1, 2},
        {12, {"unknown", "2026-03-02"}, 1, 2},
        {12, {"2025-02/..", "2026-03-02"}, 1, 2},
        {12, {"../2025-03-01", "2026-03-02"}, 1, 1},
        // Anchored: 336 days are at most twelve months, 373 are more, whatever the months.
        {12, {"unknown", "336 days after entry:1"}, 2, 2},
        {12, {"unknown", "337 days after entry:1"}, 1, 2},
        {12, {"unknown", "372 days after entry:1"}, 1, 2},
        {12, {"unknown", "373 days after entry:1"}, 1, 1},
        // Three.
        {12, {"2025-01-10", "2025-06-01", "2026-01-10"}, 3, 3},
        {12, {"2025-01-09", "2025-06-01", "2026-01-10"}, 2, 2},
        {12, {"2025-01", "2025-06-01", "2026-01-10"}, 2, 3},
    };
    for (const Row& row : rows) {
        const Story story{row.events};
        std::vector<Moment> moments;
        std::string told;
        for (std::size_t i = 0; i < row.events.size(); ++i) {
            moments.push_back(story.moment(static_cast<int>(i) + 1));
            told += row.events[i] + "; ";
        }
        const Count count = count_in(row.months, moments.back(), moments, story.when_of());
        // The event that is counted from is among them, and counts even where its date is unknown.
        EXPECT_EQ(count.certain, row.certain) << told;
        EXPECT_EQ(count.possible, row.possible) << told;
    }
    EXPECT_EQ(count_in(12, Moment{}, {}, Story{{}}.when_of()).possible, 0);
}

TEST(After, IsOnALaterDay)
{
    struct Row {
        const char* other;
        const char* event;
        Answer expected;
    };
    const Row rows[] = {
        {"2026-03-02", "2026-03-01", no},
        {"2026-03-02", "2026-03-02", no},
        {"2026-03-02", "2026-03-03", yes},
        {"2026-02", "2026-03-01", yes},
        {"2026-02", "2026-02-28", cannot_tell},  // Unless it was the 28th.
        {"2026-02", "2026-02-01", no},
        {"2026-02", "2026-02", cannot_tell},
        {"unknown", "2026-03-01", cannot_tell},
        {"unknown", "1 day after entry:1", yes},
        {"unknown", "0 days after entry:1", no},
        {"unknown", "entry:1/..", cannot_tell},
    };
    for (const Row& row : rows) {
        const Story story{{row.other, row.event}};
        EXPECT_EQ(after(story.moment(2), story.moment(1), story.when_of()), row.expected)
            << row.event << " after " << row.other;
    }
}

TEST(Both, IsYesOnlyWhenBothAre)
{
    struct Row {
        Answer first;
        Answer second;
        Answer expected;
    };
    const Row rows[] = {
        {yes, yes, yes},
        {yes, cannot_tell, cannot_tell},
        {yes, no, no},
        {cannot_tell, cannot_tell, cannot_tell},
        {cannot_tell, no, no},  // One no is enough, whatever the other is.
        {no, no, no},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(both(row.first, row.second), row.expected);
        EXPECT_EQ(both(row.second, row.first), row.expected);
    }
}

}  // namespace
}  // namespace holdfast::guardrails
