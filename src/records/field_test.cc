#include "records/codesets.gen.h"
#include "records/field.h"

#include <gtest/gtest.h>

#include <array>

namespace holdfast::records {
namespace {

using base::Date;
using base::EntryId;
using base::Problem;
using base::When;

/// A record with one member of each kind.
struct Sample {
    std::optional<std::string> line;
    std::optional<Prose> prose;
    std::optional<When> when;
    std::optional<Date> date;
    std::optional<bool> flag;
    std::optional<Coded<sexes>> code;
    std::optional<std::int32_t> count;
};

constexpr std::array slots = {
    holds<&Sample::line>(),
    holds<&Sample::prose>(),
    holds<&Sample::when>(),
    holds<&Sample::date>(),
    holds<&Sample::flag>(),
    holds<&Sample::code>(),
    holds<&Sample::count>(),
};
static_assert(slots.size() == member_count<Sample>());

const Slot& slot_of(FieldKind kind)
{
    for (const Slot& slot : slots)
        if (slot.kind == kind) return slot;
    ADD_FAILURE() << "no member of this kind";
    return slots[0];
}

TEST(Holds, FindsKindAndListByTheTypeOfTheMember)
{
    const FieldKind kinds[] = {FieldKind::line,
                               FieldKind::prose,
                               FieldKind::when,
                               FieldKind::date,
                               FieldKind::flag,
                               FieldKind::code,
                               FieldKind::count};
    for (std::size_t i = 0; i < slots.size(); ++i) {
        EXPECT_EQ(slots[i].kind, kinds[i]);
        EXPECT_EQ(slots[i].codes, kinds[i] == FieldKind::code ? &sexes : nullptr);
    }
}

TEST(Holds, WritesAndReadsOneMemberAsCanonicalText)
{
    struct Row {
        FieldKind kind;
        std::string text;
        std::string_view told;  // "" when it is taken.
    };
    const std::string_view empty = "Write something here, or leave it out.";
    const std::string_view number = "Write a whole number, 0 or more.";
    const std::string_view code = "Choose one of the codes of the list \"Sex\": M, F, U.";
    const std::string_view flag = "Say yes (true) or no (false).";
    std::string accented;
    for (int i = 0; i < 200; ++i) accented += "é";
    const Row rows[] = {
        {FieldKind::line, "Ayesha", ""},
        {FieldKind::line, std::string(200, 'a'), ""},
        {FieldKind::line, std::string(201, 'a'), "Write at most 200 characters here."},
        {FieldKind::line, accented, ""},
        {FieldKind::line, accented + "é", "Write at most 200 characters here."},
        {FieldKind::line, "", empty},
        {FieldKind::line, " \t\r\n", empty},
        {FieldKind::line, "a\tb", "Write this on one line."},
        {FieldKind::prose, std::string(100'000, 'a'), ""},
        {FieldKind::prose,
         std::string(100'001, 'a'),
         "Write at most 100000 characters here; put the rest into a second record."},
        {FieldKind::prose, "a\r\n\tb", ""},
        {FieldKind::prose,
         std::string{"a\0b", 3},
         "Take out the characters that cannot be printed."},
        {FieldKind::prose, "\n", empty},
        {FieldKind::flag, "true", ""},
        {FieldKind::flag, "false", ""},
        {FieldKind::flag, "True", flag},
        {FieldKind::flag, "", flag},
        {FieldKind::code, "F", ""},
        {FieldKind::code, "f", code},
        {FieldKind::code, "Female", code},
        {FieldKind::code, "", code},
        {FieldKind::count, "0", ""},
        {FieldKind::count, "2147483647", ""},
        {FieldKind::count, "2147483648", number},
        {FieldKind::count, "-1", number},
        {FieldKind::count, "1.0", number},
        {FieldKind::count, " 1", number},
        {FieldKind::count, "", number},
        {FieldKind::date, "2024-02-29", ""},
        {FieldKind::date,
         "2023-02-29",
         "That date is not in the calendar. Check the day and the "
         "month."},
        {FieldKind::when, "../2014-10", ""},
        {FieldKind::when,
         "2015-02/2014-10",
         "The second date is before the first. Put the earlier date first."},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.text.substr(0, 40));
        const Slot& slot = slot_of(row.kind);
        Sample sample;
        const auto canonical = slot.canonical(row.text, {});
        if (row.told.empty()) {
            ASSERT_TRUE(canonical);
            EXPECT_EQ(*canonical, row.text);
            ASSERT_TRUE(slot.write(&sample, std::string{row.text}));
            EXPECT_EQ(slot.read(&sample), row.text);
            continue;
        }
        ASSERT_FALSE(canonical);
        EXPECT_EQ(canonical.error(), (Problem{Problem::Kind::invalid, "", std::string{row.told}}));
        EXPECT_EQ(slot.read(&sample), std::nullopt) << "asking what is canonical keeps nothing";
    }
}

TEST(Holds, LeavesTheOtherMembersAlone)
{
    Sample sample;
    for (const Slot& slot : slots) EXPECT_EQ(slot.read(&sample), std::nullopt);
    ASSERT_TRUE(slot_of(FieldKind::count).write(&sample, "3"));
    for (const Slot& slot : slots)
        EXPECT_EQ(slot.read(&sample).has_value(), slot.kind == FieldKind::count);
    EXPECT_EQ(sample.count, 3);
}

TEST(Holds, MakesAWhenCanonicalWithTheTypistsNames)
{
    const EntryId seven{base::IdBytes{7}};
    const auto by_name = [&](std::string_view name) {
        return name == "7" ? std::optional{seven} : std::nullopt;
    };
    const Slot& slot = slot_of(FieldKind::when);
    EXPECT_EQ(slot.canonical("3 days after entry:7", by_name).value(),
              "3 days after entry:" + seven.text());
    EXPECT_EQ(slot.canonical("2015-02-14T09:30+01:00", by_name).value(), "2015-02-14T08:30:00Z");
    EXPECT_EQ(slot.canonical("3 days after entry:8", by_name).error().kind,
              Problem::Kind::not_found);
}

TEST(Holds, PutsAWhenOnlyWhereOneIsHeld)
{
    const When when = When::day(Date::of(2026, 3, 9));
    Sample sample;
    for (const Slot& slot : slots) slot.put_when(&sample, when);
    EXPECT_EQ(sample.when, when);
    for (const Slot& slot : slots)
        EXPECT_EQ(slot.read(&sample).has_value(), slot.kind == FieldKind::when);
}

constexpr Field declared(std::uint32_t id, std::string_view key, std::string_view label = "Label")
{
    return {.id = id, .key = key, .label = label, .slot = holds<&Sample::line>()};
}
constexpr Field when_declared(std::uint32_t id, std::string_view key)
{
    return {
        .id = id, .key = key, .happened = true, .label = "When", .slot = holds<&Sample::when>()};
}

// The compiler itself turns away a declaration that is not well formed.
static_assert(well_declared(std::array{declared(1, "a"), when_declared(2, "b")}));
static_assert(!well_declared(std::array{declared(0, "a")}));
static_assert(!well_declared(std::array{declared(1, "")}));
static_assert(!well_declared(std::array{declared(1, "a", "")}));
static_assert(!well_declared(std::array{declared(1, "a"), declared(1, "b")}));
static_assert(!well_declared(std::array{declared(1, "a"), declared(2, "a")}));
static_assert(!well_declared(std::array{when_declared(1, "a"), when_declared(2, "b")}));

TEST(RecordType, FindsItsFields)
{
    static constexpr std::array fields = {declared(1, "a"), when_declared(2, "b")};
    static constexpr std::array silent = {declared(1, "a")};
    RecordType type;
    type.fields = fields;
    EXPECT_EQ(type.find("a"), &fields[0]);
    EXPECT_EQ(type.find("A"), nullptr);
    EXPECT_EQ(type.happened_field(), &fields[1]);
    type.fields = silent;
    EXPECT_EQ(type.happened_field(), nullptr);
}

}  // namespace
}  // namespace holdfast::records
