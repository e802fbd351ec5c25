#include "access/entries_ledger.h"
#include "access/viewer.h"
#include "records/types/allocation.h"

#include <gtest/gtest.h>

namespace holdfast::access {
namespace {

namespace json = base::json;
using enum Relation;

const base::Date today = base::Date::of(2026, 3, 9);

std::string word(Relation relation)
{
    return std::string{relation_words.at(static_cast<std::size_t>(relation))};
}

TEST(RelationOf, OneAllocationHoldsFromItsFirstDayToItsLast)
{
    struct Row {
        const char* called;
        const char* since;
        const char* until;  // nullptr: it goes on.
        bool holds;
    };
    const Row rows[] = {
        {"since long ago", "2024-01-01", nullptr, true},
        {"since today", "2026-03-09", nullptr, true},
        {"from tomorrow", "2026-03-10", nullptr, false},
        {"until today", "2024-01-01", "2026-03-09", true},
        {"until yesterday", "2024-01-01", "2026-03-08", false},
        {"until tomorrow", "2024-01-01", "2026-03-10", true},
        {"both to come", "2026-04-01", "2026-05-01", false},
        {"since some day of this month", "2026-03", nullptr, true},
        {"from some day of next month", "2026-04", nullptr, false},
        {"until some day of this month", "2024", "2026-03", true},
        {"until some day of last month", "2024", "2026-02", false},
        {"since nobody knows when", "unknown", nullptr, true},
        {"until nobody knows when", "2024-01-01", "unknown", true},
    };
    for (const Row& row : rows) {
        EntriesLedger told;
        json::object said{{"since", row.since}, {"part", "lead"}};
        if (row.until != nullptr) said["until"] = row.until;
        told.allocate("Ash", said);
        EXPECT_EQ(relation_of(told.viewer("Ash", "social_worker"), told.whole(), today),
                  row.holds ? allocated : none)
            << row.called;
    }
}

TEST(RelationOf, AllocationMakesEachViewerWhatTheyAreToTheWork)
{
    EntriesLedger told;
    told.allocate("Ash", {{"since", "2026-01-05"}, {"part", "lead"}, {"team", "North"}});
    told.allocate("Birch", {{"since", "2026-01-05"}, {"part", "co_worker"}, {"team", "South"}});
    struct Row {
        const char* who;
        const char* role;
        const char* team;
        Relation relation;
    };
    const Row rows[] = {
        {"Ash", "social_worker", "North", allocated},
        {"Ash", "social_worker", "", allocated},  // In no team any more, and still the worker.
        {"Birch", "social_worker", "South", co_worker},
        {"Birch", "social_worker", "North", co_worker},
        {"Cedar", "social_worker", "North", team},
        {"Cedar", "business_support", "South", team},
        {"Cedar", "team_manager", "North", manager_of},
        {"Cedar", "team_manager", "South", manager_of},
        {"Cedar", "team_manager", "West", none},
        {"Cedar", "team_manager", "", none},
        {"Cedar", "social_worker", "north", none},  // The team's name, the same for everybody.
        {"Cedar", "head_of_service", "North", team},
        {"Cedar", "social_worker", "", none},
    };
    for (const Row& row : rows)
        EXPECT_EQ(word(relation_of(told.viewer(row.who, row.role, row.team), told.whole(), today)),
                  word(row.relation))
            << row.who << ", " << row.role << " of " << row.team;
}

TEST(RelationOf, WhoManagesAndWorksThereIsTheCloserOfBoth)
{
    EntriesLedger told;
    told.allocate("Ash", {{"since", "2026-01-05"}, {"part", "co_worker"}, {"team", "North"}});
    EXPECT_EQ(relation_of(told.viewer("Ash", "team_manager", "North"), told.whole(), today),
              manager_of);
    told.allocate("Ash", {{"since", "2026-02-05"}, {"part", "lead"}, {"team", "North"}});
    EXPECT_EQ(relation_of(told.viewer("Ash", "team_manager", "North"), told.whole(), today),
              allocated);
}

TEST(RelationOf, LaterAllocationOfTheSamePractitionerStandsInPlaceOfTheEarlier)
{
    struct Row {
        const char* called;
        json::object second;
        Relation relation;
        Relation of_team_north;
    };
    const Row rows[] = {
        {"another part", {{"since", "2026-02-01"}, {"part", "co_worker"}}, co_worker, none},
        {"another team",
         {{"since", "2026-02-01"}, {"part", "lead"}, {"team", "South"}},
         allocated,
         none},
        {"ended", {{"since", "2026-01-05"}, {"part", "lead"}, {"until", "2026-03-01"}}, none, none},
        // What is to begin has not taken the place of what goes on.
        {"to come", {{"since", "2026-04-01"}, {"part", "co_worker"}}, allocated, team},
    };
    for (const Row& row : rows) {
        EntriesLedger told;
        told.allocate("Ash", {{"since", "2026-01-05"}, {"part", "lead"}, {"team", "North"}});
        told.allocate("Ash", row.second);
        const auto whole = told.whole();
        EXPECT_EQ(word(relation_of(told.viewer("Ash", "social_worker"), whole, today)),
                  word(row.relation))
            << row.called;
        EXPECT_EQ(word(relation_of(told.viewer("Birch", "social_worker", "North"), whole, today)),
                  word(row.of_team_north))
            << row.called;
    }
}

TEST(RelationOf, AllocationOfOneLeavesThatOfAnother)
{
    EntriesLedger told;
    told.allocate("Ash", {{"since", "2026-01-05"}, {"part", "lead"}});
    told.allocate("Birch", {{"since", "2026-02-05"}, {"part", "lead"}});
    EXPECT_EQ(relation_of(told.viewer("Ash", "social_worker"), told.whole(), today), allocated);
    EXPECT_EQ(relation_of(told.viewer("Birch", "social_worker"), told.whole(), today), allocated);
}

/// Open work that nobody has is back with the manager whose team had it last, and with nobody else.
TEST(RelationOf, WorkThatNobodyHasIsBackWithWhoManagesTheLastTeam)
{
    EntriesLedger told;
    told.allocate(
        "Ash",
        {{"since", "2026-01-05"}, {"part", "lead"}, {"team", "North"}, {"until", "2026-03-02"}});
    const auto relation = [&](const char* role, const char* team) {
        return word(relation_of(told.viewer("Birch", role, team), told.whole(), today));
    };
    EXPECT_EQ(relation("team_manager", "North"), "none") << "no work is open";
    told.tell("referral", {{"concern", "An invented worry."}});
    EXPECT_EQ(relation("team_manager", "North"), "manager_of");
    EXPECT_EQ(relation("team_manager", "South"), "none");
    EXPECT_EQ(relation("social_worker", "North"), "none");
    told.allocate("Cedar", {{"since", "2026-03-05"}, {"part", "lead"}, {"team", "South"}});
    EXPECT_EQ(relation("team_manager", "North"), "none") << "somebody has it";
}

TEST(RelationOf, CorrectedAllocationIsAsItWasCorrected)
{
    EntriesLedger told;
    const auto first = told.allocate("Ash", {{"since", "2026-01-05"}, {"part", "lead"}});
    told.allocate("Birch",
                  {{"since", "2026-01-05"}, {"part", "lead"}},
                  {{ledger::LinkKind::corrects, first}});
    EXPECT_EQ(relation_of(told.viewer("Ash", "social_worker"), told.whole(), today), none);
    EXPECT_EQ(relation_of(told.viewer("Birch", "social_worker"), told.whole(), today), allocated);
}

TEST(RelationOf, AllocationOfAnotherFamilyGivesNothingThoughItNamesThisChild)
{
    EntriesLedger told;
    told.tell("familyMember", {{"part", "child"}});
    told.allocate(told.another_family(), "Ash", {{"part", "lead"}, {"team", "North"}});
    const auto whole = told.whole();
    ASSERT_EQ(whole.facts.all<records::Allocation>().size(), 1U);
    EXPECT_EQ(relation_of(told.viewer("Ash", "social_worker"), whole, today), none);
    EXPECT_EQ(relation_of(told.viewer("Cedar", "team_manager", "North"), whole, today), none);
    // Nor does it stand in place of an allocation of this one.
    EntriesLedger both;
    both.allocate("Ash", {{"part", "lead"}});
    both.allocate(both.another_family(), "Ash", {{"part", "co_worker"}});
    EXPECT_EQ(relation_of(both.viewer("Ash", "social_worker"), both.whole(), today), allocated);
}

TEST(ClassOf, AnEntryIsRestrictedByItsMarkAlone)
{
    struct Row {
        const char* type;
        json::object said;
        Class what;
    };
    using enum Class;
    const Row rows[] = {
        {"note", {{"text", "Invented."}}, open_case},
        {"note", {{"text", "Invented."}, {"restricted", false}}, open_case},
        {"note", {{"text", "Invented."}, {"restricted", true}}, restricted_case},
        {"contact", {{"concern", "A worry."}, {"restricted", true}}, restricted_case},
        {"referral", {{"concern", "A worry."}, {"restricted", true}}, restricted_case},
        {"letter", {{"purpose", "outcome"}, {"restricted", true}}, restricted_case},
        {"person", {{"knownAs", "restricted"}}, open_case},
    };
    for (const Row& row : rows) {
        EntriesLedger told;
        told.tell(row.type, row.said);
        EXPECT_EQ(class_of(*told.entries().back().entry), row.what) << row.type;
    }
}

TEST(Standing, WorkIsAPurposeAndAnybodyElseSaysOne)
{
    EntriesLedger told;
    const auto may_read = [&](const char* role, Relation relation, std::string purpose) {
        return Standing{told.viewer("Ash", role), relation, std::move(purpose)}
            .may(Class::open_case, Action::read)
            .permitted;
    };
    EXPECT_TRUE(may_read("social_worker", allocated, ""));
    EXPECT_TRUE(may_read("social_worker", team, ""));
    EXPECT_FALSE(may_read("social_worker", none, ""));
    EXPECT_FALSE(may_read("social_worker", none, "An invented reason"));
    EXPECT_FALSE(may_read("screener", none, ""));
    EXPECT_TRUE(may_read("screener", none, "An invented reason"));
    EXPECT_FALSE(may_read("nobody", allocated, "An invented reason"));
    EXPECT_FALSE(may_read("administrator", allocated, "An invented reason"));
}

}  // namespace
}  // namespace holdfast::access
