#include "base/seeded_entropy.h"
#include "casefile/genogram.h"
#include "records/types/address.h"
#include "records/types/relationship.h"

#include <gtest/gtest.h>

#include <map>

namespace holdfast::casefile {
namespace {

using base::Date;
using base::EntryId;
using base::PersonId;
using base::When;

/// A family in whom everybody goes by one word.
class Genograms : public testing::Test {
protected:
    PersonId person(const std::string& who)
    {
        const auto known = people_.find(who);
        if (known != people_.end()) return known->second;
        return people_.emplace(who, PersonId::random(entropy_)).first->second;
    }
    void join(const std::string& who, const char* part)
    {
        scene_.members.push_back({person(who), part, When::unknown(), std::nullopt});
    }
    /// "mother": what the first is to the second.
    EntryId tell(const char* one, const char* kind, const char* other, const char* until = "",
                 const std::vector<EntryId>& instead_of = {})
    {
        records::Relationship said;
        said.since = When::unknown();
        said.kind = {kind};
        if (*until != '\0') said.until = When::parse(until).value();
        return add(said,
                   {{base::Subject::of(person(one)), ledger::Part::subject},
                    {base::Subject::of(person(other)), ledger::Part::mentioned}},
                   instead_of);
    }
    void details(const char* who, const char* sex, const char* born)
    {
        records::Person said;
        said.known_as = who;
        if (*sex != '\0') said.sex = {sex};
        if (*born != '\0') said.born = When::parse(born).value();
        add(said, {{base::Subject::of(person(who)), ledger::Part::subject}}, {});
    }
    void home(const std::vector<const char*>& who, const char* since, const char* lines)
    {
        records::Address said;
        said.since = When::parse(since).value();
        said.lines = records::Prose{lines};
        std::vector<ledger::About> about;
        for (const char* each : who)
            about.push_back({base::Subject::of(person(each)), ledger::Part::subject});
        add(said, about, {});
    }
    template <class R>
    EntryId add(const R& record, const std::vector<ledger::About>& about,
                const std::vector<EntryId>& instead_of)
    {
        const records::Written written = records::written(record);
        ledger::Entry entry;
        entry.id = EntryId::random(entropy_);
        entry.kind = R::declaration.number;
        entry.happened = written.happened;
        entry.body = written.body;
        entry.about = about;
        for (const EntryId& earlier : instead_of)
            entry.links.push_back({ledger::LinkKind::supersedes, earlier});
        const EntryId id = entry.id;
        EXPECT_TRUE(scene_.facts.add({scene_.facts.size(), {}, std::move(entry), std::nullopt}));
        return id;
    }

    std::string name(const PersonId& id)
    {
        for (const auto& [who, known] : people_)
            if (known == id) return who;
        return "nobody";
    }
    /// Everybody from left to right, a row in a line: "father mother / wren lark".
    std::string rows()
    {
        const Genogram drawn = draw();
        std::map<std::size_t, std::map<double, std::string>> rows;
        for (const Place& each : drawn.people) rows[each.row][each.x] = name(each.person);
        std::string text;
        for (const auto& [row, people] : rows) {
            if (row > 0) text += " /";
            for (const auto& [x, who] : people) text += (text.empty() ? "" : " ") + who;
        }
        return text;
    }
    /// Each line: "father+mother (married): lark wren"; children by their names.
    std::vector<std::string> lines()
    {
        const Genogram drawn = draw();
        std::vector<std::string> lines;
        const auto names = [&](const std::vector<std::size_t>& people, const char* between) {
            std::vector<std::string> sorted;
            for (const std::size_t each : people) sorted.push_back(name(drawn.people[each].person));
            std::sort(sorted.begin(), sorted.end());
            std::string text;
            for (const std::string& each : sorted) text += (text.empty() ? "" : between) + each;
            return text;
        };
        for (const Descent& each : drawn.descents) {
            constexpr const char* bonds[] = {
                "married", "together", "parted", "parted from marriage", "parents"};
            std::string line = names(each.parents, "+");
            if (each.bond) line += " (" + std::string{bonds[static_cast<int>(*each.bond)]} + ")";
            lines.push_back(line + ": " + names(each.children, " "));
        }
        std::sort(lines.begin(), lines.end());
        return lines;
    }
    /// The drawing, after what must be so in every one: everybody once and in a place of their own,
    /// and each child below each of its parents.
    Genogram draw()
    {
        Genogram drawn = draw_genogram(scene_, Date::of(2026, 1, 5));
        for (std::size_t one = 0; one < drawn.people.size(); ++one)
            for (std::size_t other = 0; other < one; ++other) {
                EXPECT_NE(drawn.people[one].person, drawn.people[other].person);
                if (drawn.people[one].row != drawn.people[other].row) continue;
                EXPECT_GT(std::abs(drawn.people[one].x - drawn.people[other].x), 0.999)
                    << name(drawn.people[one].person) << " stands on "
                    << name(drawn.people[other].person);
            }
        for (const Place& each : drawn.people) EXPECT_GE(each.x, 0);
        for (const Descent& each : drawn.descents)
            for (const std::size_t parent : each.parents)
                for (const std::size_t child : each.children)
                    EXPECT_GT(drawn.people[child].row, drawn.people[parent].row);
        return drawn;
    }
    const Place& place(const Genogram& drawn, const char* who)
    {
        return *std::find_if(drawn.people.begin(), drawn.people.end(), [&](const Place& each) {
            return each.person == person(who);
        });
    }

    base::SeededEntropy entropy_{7};
    std::map<std::string, PersonId> people_;
    FamilyScene scene_;
};

using Lines = std::vector<std::string>;

TEST_F(Genograms, APlainFamilyStandsInTwoRowsTheEldestChildFirst)
{
    join("lark", "child");
    join("wren", "child");
    join("mother", "mother");
    join("father", "father");
    details("lark", "", "2020-05");
    details("wren", "F", "2017-01-10");
    for (const char* child : {"lark", "wren"}) {
        tell("mother", "mother", child);
        tell("father", "father", child);
    }
    tell("father", "spouse", "mother");
    EXPECT_EQ(rows(), "father mother / wren lark");
    EXPECT_EQ(lines(), Lines{"father+mother (married): lark wren"});
    const Genogram drawn = draw();
    EXPECT_EQ(place(drawn, "father").shape, Shape::square) << "no sex is recorded";
    EXPECT_EQ(place(drawn, "mother").shape, Shape::circle);
    EXPECT_EQ(place(drawn, "wren").shape, Shape::circle);
    EXPECT_EQ(place(drawn, "lark").shape, Shape::diamond);
    EXPECT_DOUBLE_EQ(place(drawn, "father").x + place(drawn, "mother").x,
                     place(drawn, "wren").x + place(drawn, "lark").x)
        << "the children stand below the middle of their parents";
}

TEST_F(Genograms, HalfSiblingsHangFromTheirOwnParentsAndTheMotherStandsBetween)
{
    for (const char* child : {"wren", "lark", "robin"}) {
        join(child, "child");
        tell("mother", "mother", child);
    }
    join("mother", "mother");
    tell("reed", "father", "wren");
    tell("flint", "father", "lark");
    tell("flint", "father", "robin");
    tell("wren", "half_sibling", "lark");
    tell("flint", "partner", "mother");
    EXPECT_EQ(rows(), "reed mother flint / wren lark robin");
    EXPECT_EQ(lines(),
              (Lines{"flint+mother (together): lark robin", "mother+reed (parents): wren"}));
}

/// What is recorded of two as a couple, told one after another.
TEST_F(Genograms, ACoupleIsDrawnAsTheNewestWordSays)
{
    struct Row {
        std::vector<std::pair<const char*, const char*>> told;  // Kind, until.
        const char* bond;
    };
    const Row rows[] = {
        {{{"spouse", ""}}, "married"},
        {{{"partner", ""}}, "together"},
        {{{"relationship_young", ""}}, "together"},
        {{{"former_partner", ""}}, "parted"},
        {{{"partner", "2025-06"}}, "parted"},
        {{{"spouse", "2025-06"}}, "parted from marriage"},
        {{{"spouse", "unknown"}}, "parted from marriage"},
        {{{"spouse", "2026-01-06"}}, "married"},  // It ends tomorrow.
        {{{"spouse", "2026-01-05"}}, "parted from marriage"},
        {{{"spouse", ""}, {"former_partner", ""}}, "parted from marriage"},
        {{{"partner", ""}, {"spouse", ""}}, "married"},
        {{{"former_partner", ""}, {"partner", ""}}, "together"},
    };
    join("mother", "mother");
    for (const Row& row : rows) {
        scene_.facts = {};
        for (const auto& [kind, until] : row.told) tell("flint", kind, "mother", until);
        EXPECT_EQ(lines(), Lines{"flint+mother (" + std::string{row.bond} + "): "});
    }
}

TEST_F(Genograms, AnEntryThatAnotherStandsInPlaceOfIsNotDrawn)
{
    join("wren", "child");
    const EntryId wrong = tell("reed", "father", "wren");
    tell("flint", "father", "wren", "", {wrong});
    EXPECT_EQ(lines(), Lines{"flint: wren"});
    EXPECT_EQ(rows(), "flint / wren");
}

TEST_F(Genograms, NoParentIsInvented)
{
    join("bud", "unborn");
    join("mother", "mother");
    tell("mother", "mother", "bud");
    EXPECT_EQ(lines(), Lines{"mother: bud"});
    EXPECT_EQ(rows(), "mother / bud");
    EXPECT_EQ(place(draw(), "bud").shape, Shape::diamond);
}

TEST_F(Genograms, SiblingsWhoseParentsAreNotRecordedHangTogetherFromNobody)
{
    for (const char* child : {"a", "b", "c", "d"}) join(child, "child");
    tell("a", "sibling", "b");
    tell("c", "sibling", "d");
    EXPECT_EQ(lines(), (Lines{": a b", ": c d"}));
    tell("d", "sibling", "a");
    EXPECT_EQ(lines(), Lines{": a b c d"});
    EXPECT_EQ(rows(), "a b c d");
    // Of one of them a parent is recorded: whether of the others too, nobody said.
    tell("mother", "mother", "d");
    EXPECT_EQ(lines(), (Lines{": a b", "mother: d"}));
}

TEST_F(Genograms, WhoHasNoRelationRecordedStandsApart)
{
    join("wren", "child");
    join("mother", "mother");
    join("lodger", "other_adult");
    join("friend", "other_adult");
    EXPECT_EQ(rows(), "wren mother lodger friend");
    EXPECT_EQ(draw().apart, 0U) << "nothing is recorded of anybody";
    tell("mother", "mother", "wren");
    tell("friend", "friend", "mother");
    EXPECT_EQ(rows(), "mother / wren / lodger friend");
    EXPECT_EQ(draw().apart, 2U);
}

TEST_F(Genograms, KinFromOutsideTheFamilyIsDrawnAndACarerOnlyAsAMember)
{
    join("wren", "child");
    tell("gran", "grandparent", "wren");
    tell("carer", "foster_carer", "wren");
    EXPECT_EQ(rows(), "gran / wren");
    const Genogram drawn = draw();
    EXPECT_EQ(drawn.descents.size(), 0U) << "no parent stands between them";
    EXPECT_EQ(place(drawn, "gran").said, "Grandparent");
    EXPECT_EQ(place(drawn, "gran").row, 0U);
    join("carer", "other_adult");
    EXPECT_EQ(place(draw(), "carer").said, "Foster carer");
}

TEST_F(Genograms, AGrandparentStandsTwoRowsUpWhoeverIsBetween)
{
    join("wren", "child");
    tell("gran", "grandparent", "wren");
    tell("mother", "mother", "wren");
    EXPECT_EQ(rows(), "gran / mother / wren");
    EXPECT_EQ(lines(), Lines{"mother: wren"});
    tell("gran", "mother", "mother");
    EXPECT_EQ(lines(), (Lines{"gran: mother", "mother: wren"}));
    EXPECT_EQ(place(draw(), "gran").said, "") << "a line says it";
}

TEST_F(Genograms, NobodyIsTheirOwnAncestor)
{
    join("wren", "child");
    tell("mother", "mother", "wren");
    tell("wren", "mother", "mother");
    tell("wren", "mother", "wren");
    tell("gran", "mother", "mother");
    tell("wren", "parent", "gran");
    EXPECT_EQ(rows(), "gran / mother / wren");
    EXPECT_EQ(lines(), (Lines{"gran: mother", "mother: wren"}));
}

TEST_F(Genograms, WhoseParentsAreOfTwoGenerationsStandsBelowBoth)
{
    join("wren", "child");
    tell("gran", "mother", "mother");
    tell("mother", "mother", "wren");
    tell("flint", "father", "wren");
    tell("flint", "spouse", "gran");
    EXPECT_EQ(lines(),
              (Lines{"flint+gran (married): ", "flint+mother (parents): wren", "gran: mother"}));
    EXPECT_EQ(place(draw(), "wren").row, 2U);
}

TEST_F(Genograms, AnAdoptedChildHangsFromBothPairs)
{
    join("wren", "child");
    tell("mother", "mother", "wren");
    tell("ash", "adoptive_parent", "wren");
    tell("elm", "adoptive_parent", "wren");
    tell("ash", "spouse", "elm");
    EXPECT_EQ(lines(), (Lines{"ash+elm (married): wren", "mother: wren"}));
}

TEST_F(Genograms, ThoseWhoShareAHomeThatDayForCertainAreAHousehold)
{
    join("wren", "child");
    join("mother", "mother");
    join("father", "father");
    join("lodger", "other_adult");
    tell("mother", "mother", "wren");
    tell("father", "father", "wren");
    home({"wren", "mother"}, "2019-01-10", "14 Invented Terrace");
    home({"lodger"}, "2025-12-01", "14 Invented Terrace");
    home({"father"}, "2026-01-06", "14 Invented Terrace");
    home({"father"}, "2019-01-10", "2 Sample Road");
    const Genogram drawn = draw();
    ASSERT_EQ(drawn.households.size(), 1U) << "nobody lives with the father";
    std::string together;
    for (const std::size_t each : drawn.households[0])
        together += name(drawn.people[each].person) + " ";
    EXPECT_EQ(together, "wren mother lodger ");
    home({"aunt", "father"}, "2026", "3 Sample Road");
    EXPECT_EQ(draw().households.size(), 1U) << "not for certain";
}

TEST_F(Genograms, AFamilyOfTenHasAPlaceForEach)
{
    const char* children[] = {"a", "b", "c", "d"};
    for (const char* child : children) {
        join(child, "child");
        tell("mother", "mother", child);
    }
    join("mother", "mother");
    for (const char* child : {"a", "b", "c"}) tell("reed", "father", child);
    tell("flint", "father", "d");
    tell("nan", "mother", "mother");
    tell("pop", "father", "mother");
    tell("nan", "mother", "uncle");
    tell("pop", "father", "uncle");
    EXPECT_EQ(draw().people.size(), 10U);
    EXPECT_EQ(rows(), "pop nan / reed mother flint uncle / a b c d");
}

TEST_F(Genograms, AFamilyOfWhichNothingIsRecordedIsEmpty)
{
    EXPECT_TRUE(draw().people.empty());
    EXPECT_FALSE(draw().apart);
}

}  // namespace
}  // namespace holdfast::casefile
