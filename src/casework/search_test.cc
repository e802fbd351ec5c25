#include "casework/fitting.h"
#include "casework/search.h"
#include "casework/viewer_ledger.h"

#include <map>

namespace holdfast::casework {
namespace {

class Search : public FourFamilies {
protected:
    Search()
    {
        enrol("social_worker A", "North");
        enrol("social_worker B", "South");
        enrol("screener");
        enrol("administrator", "North");
        enrol("police");
    }
    /// The names of those found; with " ?" where they fit only a part, and " ..." where it is cut.
    std::string found(std::string_view who, std::string_view text, std::size_t most = 10)
    {
        const auto found = find_persons(*house_, asking(who), text, most);
        if (!found) return told(found);
        std::string names;
        for (const FoundPerson& person : found->people)
            names += (names.empty() ? "" : ", ") + person.name;
        return names + (found->partly ? " ?" : "") + (found->cut ? " ..." : "");
    }

    /// Something said about the child of one of the families.
    EntryId say(const char* family, const char* type, const json::object& said)
    {
        turn_to(families_.at(family));
        Doing doing = this->doing("screener");
        doing.about = {{base::Subject::of(child_), ledger::Part::subject}};
        return filed(file(doing, type, said));
    }
    /// By what the only person was found.
    std::string by(std::string_view text)
    {
        const auto found = find_persons(*house_, asking("screener"), text, 10).value();
        std::string words;
        if (found.people.size() != 1) return std::to_string(found.people.size()) + " people";
        for (const FoundBy each : found.people.front().by)
            words += (words.empty() ? "" : "; ") + std::string{words_for(each)};
        return words;
    }
};

TEST_F(Search, PersonsAreFoundByTheBeginningsOfTheirNames)
{
    for (const char* name : {"Zo\u00eb O'Example",
                             "Child R",
                             "Rose Example-Sample",
                             "\u0410\u043d\u043d\u0430 \u041f\u0440\u0438\u043c\u0435\u0440",
                             "\u00c5sa Example"})
        move_in(name);
    struct Row {
        const char* text;
        const char* names;
    };
    const Row rows[] = {
        {"ash", "Ash Example"},
        {"ASH", "Ash Example"},
        {"  ash\texample ", "Ash Example"},
        {"exam ash", "Ash Example"},
        {"ash birch", "Ash Example, Birch Example ?"},
        {"sh", ""},
        {"wxyz", ""},
        {"as", "Ash Example, \u00c5sa Example"},
        {"\u00e5s", "Ash Example, \u00c5sa Example"},
        {"zoe", "Zo\u00eb O'Example"},
        {"zo\u00eb", "Zo\u00eb O'Example"},
        {"zoe\u0308", "Zo\u00eb O'Example"},
        {"sample", "Rose Example-Sample"},
        {"\u0430\u043d", "\u0410\u043d\u043d\u0430 \u041f\u0440\u0438\u043c\u0435\u0440"},
        {"\u041f\u0420\u0418\u041c",
         "\u0410\u043d\u043d\u0430 \u041f\u0440\u0438\u043c\u0435\u0440"},
        // A letter alone finds itself, beside a longer word.
        {"child r", "Child R"},
        {"ro", "Rose Example-Sample"},
        {"rose e", "Rose Example-Sample ?"},
        // Too short.
        {"a", ""},
        {"\u0430", ""},
        {"r o", ""},
        {"", ""},
        {" - ", ""},
        {"*", ""},
        {"%", ""},
    };
    for (const Row& row : rows) EXPECT_EQ(found("screener", row.text), row.names) << row.text;
    // Others sound like it, and come after.
    for (const char* text : {"o'example", "o\u2019example", "oexample"})
        EXPECT_TRUE(found("screener", text).starts_with("Zo\u00eb O'Example, Ash")) << text;
    EXPECT_TRUE(found("screener", "example", 2).ends_with(" ...")) << "at most two, and it says so";
}

TEST_F(Search, PersonIsFoundByNoNameThatWasCorrected)
{
    turn_to(families_.at("Birch"));
    const EntryId wrong = call("Wrongly Example");
    EXPECT_EQ(found("screener", "wrongly"), "Wrongly Example");
    EXPECT_EQ(found("screener", "birch"), "Wrongly Example") << "the name of earlier";
    call("Rowan Example", {{LinkKind::corrects, wrong}});
    EXPECT_EQ(found("screener", "wrongly"), "");
    EXPECT_EQ(found("screener", "rowan"), "Rowan Example");
    EXPECT_EQ(found("screener", "rowan wrongly"), "Rowan Example ?");
}

TEST_F(Search, FoundPersonIsToldByNameBirthAndFamiliesAlone)
{
    turn_to(families_.at("Cedar"));
    Doing naming = doing("screener");
    naming.about = {{base::Subject::of(child_), ledger::Part::subject}};
    filed(file(naming, "person", {{"knownAs", "Cedar Sample"}, {"born", "2015-02"}, {"sex", "F"}}));
    const auto found = find_persons(*house_, asking("screener"), "cedar", 10);
    ASSERT_TRUE(found);
    const auto& people = found->people;
    ASSERT_EQ(people.size(), 1U);
    EXPECT_EQ(people.front().person, child_);
    EXPECT_EQ(people.front().name, "Cedar Sample");
    EXPECT_EQ(people.front().born->text(), "2015-02");
    EXPECT_EQ(people.front().expected_birth, std::nullopt);
    EXPECT_EQ(people.front().families, (std::vector<base::FamilyId>{family_}));
}

TEST_F(Search, SearchIsForTheRolesOfTheTableAndIsLoggedWithoutItsText)
{
    EXPECT_EQ(found("social_worker B", "ash"), "Ash Example") << "also by who does not work there";
    EXPECT_EQ(found("administrator", "ash"), "refused ");
    EXPECT_EQ(found("police", "ash"), "refused ");
    const auto looks = looks_.looks();
    ASSERT_EQ(looks.size(), 3U);
    EXPECT_EQ(looks[0].said.action, "find");
    EXPECT_EQ(looks[0].said.permitted, true);
    EXPECT_EQ(looks[1].said.permitted, false);
    EXPECT_EQ(looks[2].said.permitted, false);
    for (const auto& look : looks) {
        EXPECT_TRUE(look.about.empty());
        for (const auto& line : {look.said.page, look.said.purpose, look.said.rule})
            EXPECT_EQ(line.value_or("").find("ash"), std::string::npos);
    }
}

TEST_F(Search, FindsWhoWasHeardOrWrittenDifferently)
{
    for (const char* name : {"Muhammad Sample", "Catherine Specimen", "Siobhan Pretend"})
        move_in(name);
    struct Row {
        const char* typed;
        const char* names;
        const char* by;
    };
    const Row rows[] = {
        {"mohammed sample", "Muhammad Sample", "another form of the name"},
        {"muhamat sampel", "Muhammad Sample", "the sound of the name"},
        {"kate specimen", "Catherine Specimen", "another form of the name"},
        {"kathrin", "Catherine Specimen", "the sound of the name"},
        {"shivaun", "Siobhan Pretend", "another form of the name"},
        {"siobhan pretens", "Siobhan Pretend", "a spelling that is nearly the same"},
        {"catherine", "Catherine Specimen", ""},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(found("screener", row.typed), row.names) << row.typed;
        EXPECT_EQ(by(row.typed), row.by) << row.typed;
    }
}

TEST_F(Search, WhoeverFitsBestComesFirst)
{
    for (const char* name : {"Jon Smyth", "John Smith", "Johanna Smithson", "Jack Smith"})
        move_in(name);
    EXPECT_TRUE(found("screener", "john smith").starts_with("John Smith, Jack Smith, Johanna"))
        << found("screener", "john smith");
    EXPECT_TRUE(found("screener", "jon smyth").starts_with("Jon Smyth, John Smith"))
        << found("screener", "jon smyth");
}

TEST_F(Search, FindsByTheDayOfBirthHoweverItIsWritten)
{
    say("Cedar", "person", {{"knownAs", "Cedar Example"}, {"born", "2015-03-04"}, {"sex", "F"}});
    say("Birch", "person", {{"knownAs", "Birch Example"}, {"expectedBirth", "2026-07-09"}});
    for (const char* typed : {"4/3/2015", "04/03/2015", "4.3.2015", "04-03-2015", "2015-03-04"}) {
        EXPECT_EQ(found("screener", typed), "Cedar Example") << typed;
        EXPECT_EQ(by(typed), "the date of birth") << typed;
    }
    EXPECT_EQ(by("3/4/2015"), "the date of birth with day and month swapped");
    EXPECT_EQ(found("screener", "cedar 4/3/2015"), "Cedar Example");
    EXPECT_EQ(found("screener", "9/7/2026"), "Birch Example");
    EXPECT_EQ(found("screener", "5/3/2015"), "");
    EXPECT_EQ(found("screener", "ash 4/3/2015"), "Ash Example, Cedar Example ?");
    // No days: they are words, and fit nobody.
    for (const char* typed : {"31/2/2015", "4/13/2015", "4/3/15", "1/2/3/2015", "//"})
        EXPECT_EQ(found("screener", typed), "") << typed;
}

TEST_F(Search, FindsByAnotherNameAnAddressOrANumber)
{
    say("Cedar", "alias", {{"since", "2015"}, {"name", "Rowan Former"}, {"kind", "former"}});
    const EntryId old_address = say("Cedar",
                                    "address",
                                    {{"since", "2019-01-01"},
                                     {"kind", "home"},
                                     {"lines", "Flat 3, 14 Invented Terrace"},
                                     {"postcode", "ZZ1A 1AA"},
                                     {"until", "2021-05-01"}});
    EXPECT_FALSE(old_address.text().empty());
    say("Cedar", "identifier", {{"since", "2019"}, {"kind", "la_child_id"}, {"value", "ab 12 34"}});
    EXPECT_EQ(by("former"), "another or an earlier name");
    EXPECT_EQ(by("14 invented terrace"), "an address, now or earlier");
    EXPECT_EQ(by("zz1a1aa"), "an address, now or earlier");
    EXPECT_EQ(by("ZZ1A 1AA"), "an address, now or earlier");
    EXPECT_EQ(by("cedar zz1a 1aa"), "an address, now or earlier");
    for (const char* typed : {"ab1234", "AB 12 34", "ab-12-34"})
        EXPECT_EQ(by(typed), "a number or code") << typed;
    EXPECT_EQ(by("ab12"), "0 people") << "a part of a number is none";
}

TEST_F(Search, NothingRestrictedOrSecretFindsAnybody)
{
    say("Cedar",
        "alias",
        {{"since", "2015"}, {"name", "Rowan Former"}, {"kind", "former"}, {"restricted", true}});
    say("Cedar",
        "address",
        {{"since", "2019-01-01"},
         {"kind", "refuge"},
         {"lines", "14 Invented Terrace"},
         {"postcode", "ZZ1A 1AA"},
         {"keptSecret", true}});
    for (const char* typed : {"former", "rowan", "invented", "zz1a1aa"})
        EXPECT_EQ(found("screener", typed), "") << typed;
    // Nor does it make somebody fit better who is found by the name.
    EXPECT_EQ(found("screener", "cedar former"), "Cedar Example ?");
    EXPECT_EQ(found("screener", "cedar zz1a"), "Cedar Example ?");
}

TEST(CluesIn, TakesTypedTextApart)
{
    struct Row {
        const char* typed;
        std::vector<std::string> words;
        std::size_t days;
        std::optional<std::string> number;
    };
    const Row rows[] = {
        {"", {}, 0, {}},
        {"Ash Example", {"ash", "example"}, 0, {}},
        {"Ash, 4/3/2015", {"ash"}, 1, {}},
        {"900 000 0009", {"900", "000", "0009"}, 0, "9000000009"},
        {"ab1234", {"ab1234"}, 0, {}},
        {"0/0/2015", {"0", "0", "2015"}, 0, "002015"},
        {"99999999999/1/2015", {"99999999999", "1", "2015"}, 0, "9999999999912015"},
    };
    for (const Row& row : rows) {
        const Clues clues = clues_in(row.typed);
        std::vector<std::string> words;
        for (const TypedWord& word : clues.words) words.push_back(word.text);
        EXPECT_EQ(words, row.words) << row.typed;
        EXPECT_EQ(clues.days.size(), row.days) << row.typed;
        EXPECT_EQ(clues.number, row.number) << row.typed;
    }
    EXPECT_EQ(swapped(base::Date::of(2015, 3, 4)), base::Date::of(2015, 4, 3));
    EXPECT_EQ(swapped(base::Date::of(2015, 3, 13)), std::nullopt);
    EXPECT_EQ(swapped(base::Date::of(2015, 3, 3)), std::nullopt);
}

}  // namespace
}  // namespace holdfast::casework
