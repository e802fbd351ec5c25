#include "base/seeded_entropy.h"
#include "casefile/households.h"

#include <gtest/gtest.h>

#include <map>

namespace holdfast::casefile {
namespace {

using base::Date;
using base::EntryId;
using base::PersonId;
using base::When;

/// Addresses told one after another, about people who go by one word.
class Households : public testing::Test {
protected:
    struct Told {
        const char* since;
        const char* until = "";
        const char* lines = "";
        const char* postcode = "";
    };
    EntryId tell(const std::vector<const char*>& people, const Told& told,
                 const std::vector<EntryId>& instead_of = {})
    {
        records::Address address;
        address.since = When::parse(told.since).value();
        if (*told.until != '\0') address.until = When::parse(told.until).value();
        if (*told.lines != '\0') address.lines = records::Prose{told.lines};
        if (*told.postcode != '\0') address.postcode = told.postcode;
        const records::Written written = records::written(address);
        ledger::Entry entry;
        entry.id = EntryId::random(entropy_);
        entry.kind = records::Address::declaration.number;
        entry.happened = written.happened;
        entry.body = written.body;
        for (const char* who : people)
            entry.about.push_back({base::Subject::of(person(who)), ledger::Part::subject});
        for (const EntryId& earlier : instead_of)
            entry.links.push_back({ledger::LinkKind::supersedes, earlier});
        const EntryId id = entry.id;
        EXPECT_TRUE(facts_.add({facts_.size(), {}, std::move(entry), std::nullopt}));
        return id;
    }
    PersonId person(const std::string& who)
    {
        const auto known = people_.find(who);
        if (known != people_.end()) return known->second;
        return people_.emplace(who, PersonId::random(entropy_)).first->second;
    }
    /// "mother father?": the question mark where it cannot be told.
    std::string with(const char* who, const char* day)
    {
        std::string text;
        for (const Resident& each : lived_with(facts_, person(who), Date::parse(day).value())) {
            for (const auto& [name, id] : people_)
                if (id == each.person) text += (text.empty() ? "" : " ") + name;
            if (each.lived_there == base::Answer::cannot_tell) text += "?";
        }
        return text;
    }

    base::SeededEntropy entropy_{3};
    std::map<std::string, PersonId> people_;
    Facts facts_;
};

TEST_F(Households, AreThoseOfTheDay)
{
    tell({"wren", "mother"}, {"2019-01-10", "2021-05-01", "14 Invented Terrace"});
    tell({"father"}, {"2020-03-01", "2020-09-01", "14, invented terrace"});
    tell({"wren", "aunt"}, {"2021-05-01", "", "2 Sample Road"});
    struct Row {
        const char* day;
        const char* with;
    };
    const Row rows[] = {
        {"2019-01-09", ""},
        {"2019-01-10", "mother"},
        {"2020-02-29", "mother"},
        {"2020-03-01", "mother father"},
        {"2020-08-31", "mother father"},
        {"2020-09-01", "mother"},
        {"2021-04-30", "mother"},
        {"2021-05-01", "aunt"},
        {"2030-01-01", "aunt"},
    };
    for (const Row& row : rows) EXPECT_EQ(with("wren", row.day), row.with) << row.day;
    EXPECT_EQ(with("father", "2020-06-01"), "wren mother");
    EXPECT_EQ(with("nobody", "2020-06-01"), "");
}

TEST_F(Households, AreKnownNoMoreExactlyThanTheyAreTold)
{
    tell({"wren", "mother"}, {"2019", "", "14 Invented Terrace"});
    tell({"partner"}, {"2020-03", "2020-06", "14 Invented Terrace"});
    EXPECT_EQ(with("wren", "2018-12-31"), "");
    EXPECT_EQ(with("wren", "2019-05-05"), "mother?") << "some time in 2019";
    EXPECT_EQ(with("wren", "2020-01-01"), "mother");
    EXPECT_EQ(with("wren", "2020-03-15"), "mother partner?");
    EXPECT_EQ(with("wren", "2020-05-01"), "mother partner");
    EXPECT_EQ(with("wren", "2020-06-15"), "mother partner?");
    EXPECT_EQ(with("wren", "2020-07-01"), "mother");
}

TEST_F(Households, AMoveEndsTheEarlierAddressAndACorrectedTellingReplacesIt)
{
    const EntryId first =
        tell({"wren", "mother"}, {"2019-01-01", "", "14 Invented Terrace", "ZZ1A 1AA"});
    const EntryId told_anew = tell(
        {"wren", "mother", "gran"}, {"2019-01-01", "", "14 Invented Terrace", "zz1a1aa"}, {first});
    EXPECT_EQ(with("wren", "2019-06-01"), "mother gran") << "told anew, not twice";
    tell({"wren", "mother"}, {"2020-01-01", "", "2 Sample Road"}, {told_anew});
    EXPECT_EQ(with("wren", "2019-06-01"), "mother gran") << "what was, was";
    EXPECT_EQ(with("wren", "2020-01-01"), "mother");
    EXPECT_EQ(with("gran", "2020-01-01"), "");
    const auto addresses = addresses_of(facts_, person("wren"));
    ASSERT_EQ(addresses.size(), 2U);
    EXPECT_EQ(addresses[0]->record.lines->text, "2 Sample Road");
    EXPECT_EQ(addresses[1]->id, told_anew);
}

TEST_F(Households, WhoStaysWhenAnotherMovesOutStillLivesThere)
{
    const EntryId home =
        tell({"wren", "mother", "father"}, {"2019-01-01", "", "14 Invented Terrace"});
    tell({"father"}, {"2020-03-01", "", "2 Sample Road"}, {home});
    EXPECT_EQ(with("wren", "2020-02-29"), "mother father");
    EXPECT_EQ(with("wren", "2020-03-01"), "mother");
    EXPECT_EQ(with("father", "2020-03-01"), "");
    EXPECT_EQ(addresses_of(facts_, person("wren")).size(), 1U);
    const auto fathers = addresses_of(facts_, person("father"));
    ASSERT_EQ(fathers.size(), 2U);
    EXPECT_FALSE(left_on(*fathers.front(), person("father"), facts_));
    EXPECT_EQ(left_on(*fathers.back(), person("father"), facts_),
              base::When::day(base::Date::of(2020, 3, 1)));
    EXPECT_FALSE(left_on(*fathers.back(), person("wren"), facts_)) << "she stayed";
}

TEST_F(Households, WhoIsLeftOutWhenTheSameHomeIsToldAnewLivesThereNoMore)
{
    const EntryId home =
        tell({"wren", "mother", "father"}, {"2019-01-01", "", "14 Invented Terrace"});
    tell({"wren", "mother"}, {"2020-03-01", "", "14 Invented Terrace"}, {home});
    EXPECT_EQ(with("wren", "2020-02-29"), "mother father");
    EXPECT_EQ(with("wren", "2020-03-01"), "mother");
    EXPECT_EQ(with("father", "2020-03-01"), "");
}

TEST_F(Households, AChildOfTwoHomesLivesInBoth)
{
    tell({"wren", "mother"}, {"2019-01-01", "", "14 Invented Terrace"});
    tell({"wren", "father", "half-brother"}, {"2019-01-01", "", "2 Sample Road"});
    EXPECT_EQ(with("wren", "2020-01-01"), "mother father half-brother");
    EXPECT_EQ(with("mother", "2020-01-01"), "wren");
    EXPECT_EQ(households_on(facts_, Date::of(2020, 1, 1)).size(), 2U);
}

TEST_F(Households, AnAddressThatIsNotSaidIsNoOtherOne)
{
    tell({"wren", "mother"}, {"2019-01-01"});
    tell({"stranger"}, {"2019-01-01"});
    EXPECT_EQ(with("wren", "2020-01-01"), "mother");
}

}  // namespace
}  // namespace holdfast::casefile
