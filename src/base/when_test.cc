#include "base/date_in_tests.h"
#include "base/numbered_entry.h"
#include "base/when.h"

#include <gtest/gtest.h>

namespace holdfast::base {
namespace {

std::optional<EntryId> entry_by_number(std::string_view name)
{
    if (name == "7") return entry(7);
    if (name == "12") return entry(12);
    return std::nullopt;
}

std::string number_of(const EntryId& id)
{
    return std::to_string(id.bytes[15]);
}

std::string title_of(const EntryId& id)
{
    return id == entry(7) ? "the referral" : "the meeting";
}

Result<When> parse(std::string_view text)
{
    return When::parse(text, entry_by_number);
}

TEST(When, ParsesEachKind)
{
    const When::Month february{2015, 2, std::nullopt};
    const When::Month october{2014, 10, std::nullopt};
    const struct {
        const char* text;
        When when;
    } rows[] = {
        {"unknown", When::unknown()},
        {"2015-02-14T09:30Z", When::time(parse_instant("2015-02-14T09:30:00Z").value())},
        {"2015-02-14", When::day(date("2015-02-14"))},
        {"2015-02", When{february}},
        {"early 2015-02", When{When::Month{2015, 2, Part::early}}},
        {"mid 2015-02", When{When::Month{2015, 2, Part::mid}}},
        {"late 2015-02", When{When::Month{2015, 2, Part::late}}},
        {"2015", When{When::Year{2015, std::nullopt}}},
        {"early 2015", When{When::Year{2015, Part::early}}},
        {"2014-10/2015-02", When{When::Interval{october, february}}},
        {"2014-10/..", When{When::Interval{october, When::Open{}}}},
        {"../2014-10", When{When::Interval{When::Open{}, october}}},
        {"entry:7/2015-02", When{When::Interval{When::OfEntry{entry(7)}, february}}},
        {"2014-10/entry:7", When{When::Interval{october, When::OfEntry{entry(7)}}}},
        {"14 days after entry:7", When{When::DaysAfter{14, entry(7)}}},
        {"1 day after entry:12", When{When::DaysAfter{1, entry(12)}}},
        {"0 days after entry:7", When{When::DaysAfter{0, entry(7)}}},
    };
    for (const auto& row : rows) {
        const auto read = parse(row.text);
        ASSERT_TRUE(read) << row.text << ": " << read.error().message;
        EXPECT_EQ(*read, row.when) << row.text;
    }
}

TEST(When, PrintsTheOneTextThatParsesBack)
{
    const struct {
        const char* read;
        const char* printed;  // "" where it is what was read.
    } rows[] = {
        {"unknown", ""},
        {"2015-02-14T09:30Z", "2015-02-14T09:30:00Z"},
        {"2015-02-14T09:30:00Z", ""},
        {"2015-06-14T09:30+01:00", "2015-06-14T08:30:00Z"},
        {"2015-02-14T09:30:00.250Z", ""},
        {"2015-02-14", ""},
        {"2015-02", ""},
        {"late 2015-02", ""},
        {"1800", ""},
        {"mid 2015", ""},
        {"2015-02-14/2015-02-14", ""},
        {"2015-02-14/2015-02", ""},
        {"2015-02/2015-02-01", ""},
        {"2014/early 2015-01", ""},
        {"late 2014/..", ""},
        {"../2014-10-02T10:00:00Z", ""},
        {"2014-10-02T10:00:00Z/2014-10-02", ""},
        {"2014-10-02T10:00Z/2014-10-02T11:00+01:00", "2014-10-02T10:00:00Z/2014-10-02T10:00:00Z"},
        {"entry:7/..", ""},
        {"../entry:12", ""},
        {"entry:7/entry:12", ""},
        {"entry:12/2015-05", ""},
        {"0 days after entry:7", ""},
        {"1 day after entry:7", ""},
        {"14 days after entry:7", ""},
        {"36500 days after entry:7", ""},
    };
    for (const auto& row : rows) {
        const auto read = parse(row.read);
        ASSERT_TRUE(read) << row.read;
        const std::string printed = read->text(number_of);
        EXPECT_EQ(printed, *row.printed ? row.printed : row.read);
        EXPECT_EQ(parse(printed), *read) << row.read;
    }
}

TEST(When, NamesEntriesByTheirIdsWhereNoNameIsGiven)
{
    const std::string id = entry(7).text();
    for (const std::string& text :
         {"14 days after entry:" + id, "entry:" + id + "/2015-05", "../entry:" + id}) {
        const auto read = When::parse(text);
        ASSERT_TRUE(read) << text;
        EXPECT_EQ(read->text(), text);
        EXPECT_EQ(read->entries(), std::vector{entry(7)});
    }
    EXPECT_EQ(When::parse("14 days after entry:7").error().kind, Problem::Kind::not_found);
    EXPECT_EQ(When::day(date("2015-02-14")).text(), "2015-02-14");
}

constexpr std::string_view not_whens[] = {
    "",
    " ",
    "Unknown",
    "unknown ",
    "soon",
    "2015-02-30",
    "2015-2-1",
    "2015-02-14 ",
    " 2015-02-14",
    "2015-02-1",
    "2015-13",
    "2015-00",
    "2015-2",
    "2015-02 ",
    "15-02",
    "1799",
    "2400",
    "20155",
    "215",
    "2015-",
    "-2015",
    "+2015",
    "2015/02",
    "early",
    "early ",
    "early  2015",
    "Early 2015",
    "early early 2015",
    "early 2015-02-14",
    "middle 2015",
    "late unknown",
    "2015-02-14T09:30",
    "2015-02-14T25:00Z",
    "late 2015-02-14T09:30Z",
    "2014-10/unknown",
    "unknown/2014-10",
    "unknown/..",
    "2014-10/",
    "/2014-10",
    "/",
    "../..",
    "2014-10/2014-12/2015-01",
    "2014-10 / 2015-02",
    "2014-10/...",
    "2014-10/.",
    "2015-02/2014-10",
    "2015-02-14/2015-02-13",
    "2015/2014-12-31",
    "late 2015/mid 2015",
    "mid 2015-02/2015-02-10",
    "2014-10-02T10:00:01Z/2014-10-02T10:00Z",
    "entry:7",
    "entry:7/",
    "entry:/2015",
    "entry: 7/2015",
    "Entry:7/2015",
    "2015/late entry:7",
    "-1 days after entry:7",
    "+1 day after entry:7",
    "1 days after entry:7",
    "14 day after entry:7",
    "01 day after entry:7",
    "014 days after entry:7",
    "36501 days after entry:7",
    "99999999999999999999 days after entry:7",
    "1.5 days after entry:7",
    " days after entry:7",
    "14  days after entry:7",
    "14 days after 7",
    "14 days after entry:",
    "14 days after entry:7 ",
    "14 days after  entry:7",
    "14 days after entry:7/2015",
    "14 days after 2015-02-14",
    "14 days after 2 days after entry:7",
    "1 day after 14 days after entry:7",
    "14 days before entry:7",
};

TEST(When, RefusesWhatItWouldNotWrite)
{
    for (const std::string_view text : not_whens) {
        const auto read = parse(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().kind, Problem::Kind::invalid) << text;
        EXPECT_TRUE(read.error().message.ends_with('.')) << text;
    }
}

TEST(When, SaysWhatToWriteInstead)
{
    const struct {
        const char* text;
        const char* message_begins;
    } rows[] = {
        {"last week", "Write the date as 2015-02-14, or less of it: "},
        {"2015-02-30", "That date is not in the calendar."},
        {"2015-13", "That date is not in the calendar."},
        {"1066", "Write a year from 1800 to 2399."},
        {"2014-10/unknown", "Write an end that is not known as two dots"},
        {"../..", "Write unknown when neither end is known."},
        {"2015-02/2014-10", "The second date is before the first."},
        {"40000 days after entry:7", "Write the days as a whole number from 0 to 36500"},
        {"2015-02-14T9:30Z", "Write the time as a date, T, the time and a zone"},
        {"14 days after entry:8", "The date refers to an entry that is not known here."},
    };
    for (const auto& row : rows) {
        const auto read = parse(row.text);
        ASSERT_FALSE(read) << row.text;
        EXPECT_TRUE(read.error().message.starts_with(row.message_begins)) << read.error().message;
        EXPECT_EQ(read.error().message.find(row.text), std::string::npos) << row.text;
    }
}

TEST(When, DoesNotFindAnEntryThatNobodyNamed)
{
    for (const char* text : {"14 days after entry:8", "entry:8/..", "2014/entry:referral"}) {
        const auto read = parse(text);
        ASSERT_FALSE(read) << text;
        EXPECT_EQ(read.error().kind, Problem::Kind::not_found) << text;
    }
}

TEST(When, ReadsAloud)
{
    const struct {
        const char* text;
        const char* words;
    } rows[] = {
        {"unknown", "on a date not known"},
        {"2015-06-14T09:30Z", "14 June 2015 at 10:30"},
        {"2015-02-14", "14 February 2015"},
        {"2015-02", "February 2015"},
        {"early 2015-02", "early February 2015"},
        {"mid 2015-02", "mid-February 2015"},
        {"late 2015-02", "late February 2015"},
        {"2015", "2015"},
        {"mid 2015", "mid-2015"},
        {"late 2015", "late 2015"},
        {"2014-10/..", "some time from October 2014"},
        {"../2014-10", "some time up to October 2014"},
        {"2014-10/2015-02-14", "some time from October 2014 to 14 February 2015"},
        {"entry:7/2015-05", "some time from the referral to May 2015"},
        {"../entry:12", "some time up to the meeting"},
        {"14 days after entry:7", "14 days after the referral"},
        {"1 day after entry:7", "1 day after the referral"},
        {"0 days after entry:12", "on the same day as the meeting"},
    };
    for (const auto& row : rows) {
        const auto read = parse(row.text);
        ASSERT_TRUE(read) << row.text;
        EXPECT_EQ(read->words(title_of), row.words);
    }
}

TEST(When, ListsTheEntriesItLeansOn)
{
    const struct {
        const char* text;
        std::vector<EntryId> entries;
    } rows[] = {
        {"unknown", {}},
        {"2015-02-14", {}},
        {"2014-10/2015-02", {}},
        {"14 days after entry:7", {entry(7)}},
        {"entry:7/..", {entry(7)}},
        {"2014/entry:12", {entry(12)}},
        {"entry:12/entry:7", {entry(12), entry(7)}},
    };
    for (const auto& row : rows) EXPECT_EQ(parse(row.text).value().entries(), row.entries);
}

}  // namespace
}  // namespace holdfast::base
