#include "records/types/note.h"
#include "records/types/signature.h"
#include "replay/case_text.h"
#include "replay/present_days.h"

namespace holdfast::replay {
namespace {

namespace json = base::json;

const base::Date after_leap_day = base::Date::of(2028, 3, 1);

TEST(PresentDays, AreCountedFromToday)
{
    struct Row {
        const char* text;
        const char* expected;
    };
    const Row rows[] = {
        {"today", "2028-03-01"},
        {"today-1", "2028-02-29"},
        {"today-0", "2028-03-01"},
        {"today+31", "2028-04-01"},
        {"today-366", "2027-03-01"},
        {"today-3T09:30Z", "2028-02-27T09:30Z"},
        {"todayT09:30+01:00", "2028-03-01T09:30+01:00"},
        // Both ends of an interval.
        {"today-40/today-3", "2028-01-21/2028-02-27"},
        {"../today-3", "../2028-02-27"},
        {"today-3/..", "2028-02-27/.."},
        {"2027-12/today", "2027-12/2028-03-01"},
        {"entry:8/today", "entry:8/2028-03-01"},
        {"today-2T09:30Z/today-1", "2028-02-28T09:30Z/2028-02-29"},
        // The first and the last day that a Date has.
        {"today-83335", "1800-01-01"},
        {"today+135809", "2399-12-31"},
    };
    for (const Row& row : rows) EXPECT_EQ(in_the_present(row.text, after_leap_day), row.expected);
}

TEST(PresentDays, WhatIsOfNoSuchFormStays)
{
    for (const char* text : {"",
                             "unknown",
                             "2028-02",
                             "late 2028-02",
                             "14 days after entry:today",
                             "entry:today/2028-05",
                             "2028-01/entry:today-3",
                             "Today",
                             "today ",
                             " today",
                             "today-",
                             "today+",
                             "today--3",
                             "today-+3",
                             "today-3.5",
                             "today-3 days",
                             "todays",
                             "yesterday",
                             "today-83336",
                             "today+135810",
                             "today-99999999999999999999"})
        EXPECT_EQ(in_the_present(text, after_leap_day), text);
}

TEST(PresentDays, StandInFieldsThatHoldAWhenOrADayAndNowhereElse)
{
    const json::object note = in_the_present(
        records::Note::declaration,
        {{"happenedOn", "today-2"}, {"topic", "today"}, {"text", "today-2"}, {"other", "today"}},
        after_leap_day);
    EXPECT_EQ(note,
              (json::object{{"happenedOn", "2028-02-28"},
                            {"topic", "today"},
                            {"text", "today-2"},
                            {"other", "today"}}));
    const json::object signature =
        in_the_present(records::Signature::declaration,
                       {{"signedOn", "today"}, {"expires", "today+14"}, {"reasons", "today"}},
                       after_leap_day);
    EXPECT_EQ(signature,
              (json::object{
                  {"signedOn", "2028-03-01"}, {"expires", "2028-03-15"}, {"reasons", "today"}}));
    // What is no text, or not there, is left to whoever reads the record.
    EXPECT_EQ(in_the_present(records::Note::declaration, {{"happenedOn", 7}}, after_leap_day),
              (json::object{{"happenedOn", 7}}));
    EXPECT_EQ(in_the_present(records::Note::declaration, {{"happenedOn", nullptr}}, after_leap_day),
              (json::object{{"happenedOn", nullptr}}));
    EXPECT_EQ(in_the_present(records::Note::declaration, {}, after_leap_day), json::object{});
}

TEST(PresentDays, DaysInThePresentAreReadAsTheDatesThatTheyAre)
{
    Parts parts;
    parts.persons = R"("wren": {"knownAs": "today", "born": "today-2000"})";
    parts.members = R"("wren": {"part": "child", "since": "today-2000/today-1900"})";
    parts.first =
        R"({"n": "1", "title": "today", "happened": "today-18", "recorded": "today-17T09:30Z",)"
        R"( "by": "screener", "records": [{"referral": {"concern": "today"}}]})";
    parts.later = event(
        R"({"note": {"text": "today-1", "happenedOn": "../today-2"}})", "today", "entry:1/today-1");
    ASSERT_EQ(told(text_of(parts)), "read");
    base::SeededEntropy entropy{3};
    const CaseFile file = read_case_file(text_of(parts), today, entropy).value();
    EXPECT_EQ(file.persons.at("wren").details.at("born").as_string(), "2020-09-27");
    EXPECT_EQ(file.families.at("example").members.front().member.at("since").as_string(),
              "2020-09-27/2021-01-05");
    EXPECT_EQ(file.events[0].happened, "2026-03-02");
    EXPECT_EQ(base::instant_text(file.events[0].recorded.value()), "2026-03-03T09:30:00Z");
    EXPECT_EQ(file.events[1].happened, "entry:1/2026-03-19");
    const auto& note = file.events[1].records.front().input;
    EXPECT_EQ(note.at("happenedOn").as_string(), "../2026-03-18");
    // What people wrote stays as they wrote it, and a label is a label.
    EXPECT_EQ(note.at("text").as_string(), "today-1");
    EXPECT_EQ(file.persons.at("wren").details.at("knownAs").as_string(), "today");
    EXPECT_EQ(file.events[0].title, "today");
    EXPECT_EQ(file.events[1].n, "today");
}

TEST(PresentDays, WhatIsNoDayInThePresentIsToldAsAnyOtherDate)
{
    struct Row {
        const char* happened;
        const char* expected;
    };
    const Row rows[] = {
        {"today-", "invalid /events/1/happened"},
        {"today-3 days", "invalid /events/1/happened"},
        {"today-999999", "invalid /events/1/happened"},
        {"late today", "invalid /events/1/happened"},
        {"today/today-1", "invalid /events/1/happened"},  // Backwards.
        {"today-1/today", "read"},
    };
    for (const Row& row : rows) {
        Parts parts;
        parts.later = event(R"({"note": {"text": "N."}})", "2", row.happened);
        EXPECT_EQ(told(text_of(parts)), row.expected) << row.happened;
    }
}

}  // namespace
}  // namespace holdfast::replay
