#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g42 {
namespace g42_test {

using base::json::array;
using base::json::object;
using ledger::Part;

const object checked = {{"stage", "planned"},
                        {"kind", "supported"},
                        {"building", "Example House"},
                        {"occupantsChecked", "2026-03-02"},
                        {"underEighteens", 1},
                        {"riskAssessed", "2026-03-02"},
                        {"conditionsTold", "2026-03-02"}};
object with(object said, const char* key, const base::json::value& value)
{
    said[key] = value;
    return said;
}
object without(object said, const char* key)
{
    said.erase(key);
    return said;
}
const object unchecked = {
    {"stage", "planned"}, {"kind", "supported"}, {"building", "Example House"}};

/// Sam, who left care, and a family whose child is a member.
struct Lodger {
    Lodger()
    {
        story.member("the child", "child");
        story.member("sam", "other_adult");
    }
    int bail() { return story.tell_of("sam", "legalStatus", "2026-02-02", {{"kind", "bail"}}); }
    int placed(const object& said) { return story.tell_of("sam", "placement", "2026-03-02", said); }
    SceneBuilder story;
};

TEST(CoResidence, APlacementOfSomebodyOnBailIsChecked)
{
    struct Row {
        const char* words;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"checked", checked, "met"},
        {"nothing", unchecked, "breached"},
        {"who lives there", without(checked, "occupantsChecked"), "breached"},
        {"how many under 18", without(checked, "underEighteens"), "breached"},
        {"the risk", without(checked, "riskAssessed"), "breached"},
        {"the conditions", without(checked, "conditionsTold"), "breached"},
        {"nobody under 18", with(checked, "underEighteens", 0), "met"},
        {"to hospital", with(unchecked, "kind", "hospital"), "silent"},
        {"into custody", with(unchecked, "kind", "custody"), "silent"},
        {"to a parent", with(unchecked, "kind", "parents"), "silent"},
        {"said to be nothing, and there is bail", with(unchecked, "knownRisk", false), "breached"},
    };
    for (const Row& row : rows) {
        Lodger lodger;
        lodger.bail();
        const int placed = lodger.placed(row.said);
        EXPECT_EQ(word_on(lodger.story, placed, {"G42", "2026-03-02", placed}), row.expected)
            << row.words;
    }
}

TEST(CoResidence, WhatIsKnownOfThem)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"bail", "legalStatus", {{"kind", "bail"}}, "breached"},
        {"an investigation", "legalStatus", {{"kind", "under_investigation"}}, "breached"},
        {"remand", "legalStatus", {{"kind", "remand"}}, "breached"},
        {"an order", "legalStatus", {{"kind", "sexual_harm_prevention"}}, "breached"},
        {"bail that ended",
         "legalStatus",
         {{"kind", "bail"}, {"until", "2026-02-20"}, {"ended", "released"}},
         "cannot tell"},
        {"in care", "legalStatus", {{"kind", "section_20"}}, "cannot tell"},
        {"an arrest", "changeInCircumstances", {{"kinds", array{"arrest"}}}, "breached"},
        {"a charge", "changeInCircumstances", {{"kinds", array{"charge"}}}, "breached"},
        {"an arrest that was not so",
         "changeInCircumstances",
         {{"kinds", array{"arrest"}}, {"standing", "untrue"}},
         "cannot tell"},
        {"a new job", "changeInCircumstances", {{"kinds", array{"job_gained"}}}, "cannot tell"},
        {"harmful sexual behaviour",
         "worry",
         {{"what", "Invented."}, {"kinds", array{"harmful_sexual_behaviour"}}},
         "breached"},
        {"neglect", "worry", {{"what", "Invented."}, {"kinds", array{"neglect"}}}, "cannot tell"},
    };
    for (const Row& row : rows) {
        Lodger lodger;
        lodger.story.tell_of("sam", row.type, "2026-02-02", row.said);
        const int placed = lodger.placed(unchecked);
        EXPECT_EQ(word_on(lodger.story, placed, {"G42", "2026-03-02", placed}), row.expected)
            << row.words;
    }
}

TEST(CoResidence, AnAllegationIsAgainstWhomItMentions)
{
    const object allegation = {{"what", "Invented."}, {"allegation", true}};
    Lodger one;
    one.story.name(
        one.story.tell("worry", "2026-02-02", "social_worker", allegation), "sam", Part::mentioned);
    const int alone = one.placed(unchecked);
    EXPECT_EQ(word_on(one.story, alone, {"G42", "2026-03-02", alone}), "breached");

    // Who of the two harmed, and who was harmed, it does not say: no survivor is kept out by it.
    Lodger two;
    const int both = two.story.tell("worry", "2026-02-02", "social_worker", allegation);
    two.story.name(both, "sam", Part::mentioned);
    two.story.name(both, "robin", Part::mentioned);
    const int perhaps = two.placed(unchecked);
    EXPECT_EQ(word_on(two.story, perhaps, {"G42", "2026-03-02", perhaps}), "cannot tell");
    const int no = two.placed(with(unchecked, "knownRisk", false));
    EXPECT_EQ(word_on(two.story, no, {"G42", "2026-03-02", no}), "silent");

    // Of whom harmful sexual behaviour was suffered, it is not known.
    Lodger victim;
    const int harmed =
        victim.story.tell_of("sam",
                             "worry",
                             "2026-02-02",
                             {{"what", "Invented."}, {"kinds", array{"harmful_sexual_behaviour"}}});
    victim.story.name(harmed, "robin", Part::mentioned);
    const int placed = victim.placed(with(unchecked, "knownRisk", false));
    EXPECT_EQ(word_on(victim.story, placed, {"G42", "2026-03-02", placed}), "silent");
}

TEST(CoResidence, ATickIsEnough)
{
    Lodger lodger;
    const int yes = lodger.placed(with(unchecked, "knownRisk", true));
    EXPECT_EQ(word_on(lodger.story, yes, {"G42", "2026-03-02", yes}), "breached");
    const int no = lodger.placed(with(unchecked, "knownRisk", false));
    EXPECT_EQ(word_on(lodger.story, no, {"G42", "2026-03-02", no}), "silent");
    const int unsaid = lodger.placed(unchecked);
    EXPECT_EQ(word_on(lodger.story, unsaid, {"G42", "2026-03-02", unsaid}), "cannot tell");
}

TEST(CoResidence, WhoeverIsReleasedIsAskedNoMore)
{
    Lodger lodger;
    lodger.story.tell_of(
        "sam", "changeInCircumstances", "2026-02-02", {{"kinds", array{"arrest"}}});
    lodger.story.tell_of(
        "sam",
        "legalStatus",
        "2026-02-03",
        {{"kind", "under_investigation"}, {"until", "2026-02-20"}, {"ended", "released"}});
    const int placed = lodger.placed(with(unchecked, "knownRisk", false));
    EXPECT_EQ(word_on(lodger.story, placed, {"G42", "2026-03-02", placed}), "silent");
}

TEST(CoResidence, TheRecordKnowsWhoLivesThere)
{
    Lodger lodger;
    lodger.bail();
    lodger.story.tell("address",
                      "2025-01-06",
                      "social_worker",
                      {{"kind", "home"}, {"building", "EXAMPLE HOUSE."}});
    const int placed = lodger.placed(with(checked, "underEighteens", 0));
    const auto verdict = verdict_on(lodger.story, placed, {"G42", "2026-03-02", placed});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::breached);
    EXPECT_EQ(verdict->missing.front(),
              "Check again who lives in the building: by the record a child does.");
    EXPECT_EQ(verdict->because.back().says,
              "Somebody under 18 lives in the building by the record.");
}

TEST(CoResidence, WhoHasNowhereToSleepIsHousedAndTheCheckIsDue)
{
    struct Row {
        const char* stage;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"happened_undecided", "2026-03-03", "pending"},  // From Monday to Tuesday.
        {"happened_undecided", "2026-03-04", "breached"},
        {"happened_decided", "2026-03-04", "breached"},
        {"planned", "2026-03-04", "pending"},
        {"refused", "2026-03-04", "silent"},
        {"ended", "2026-03-04", "silent"},
    };
    for (const Row& row : rows) {
        Lodger lodger;
        lodger.bail();
        const int placed = lodger.placed(with(unchecked, "stage", row.stage));
        EXPECT_EQ(word_on(lodger.story, placed, {"G42", row.today}), row.expected) << row.stage;
    }
    Lodger left;
    left.bail();
    const int ended =
        left.placed(with(with(unchecked, "stage", "happened_undecided"), "until", "2026-03-03"));
    EXPECT_EQ(word_on(left.story, ended, {"G42", "2026-03-10"}), "silent");
    // Of whom nothing is known, nothing is asked once it was decided.
    Lodger other;
    const int decided = other.placed(with(unchecked, "stage", "happened_decided"));
    EXPECT_EQ(word_on(other.story, decided, {"G42", "2026-03-10"}), "silent");
    const int undecided = other.placed(with(unchecked, "stage", "happened_undecided"));
    EXPECT_EQ(word_on(other.story, undecided, {"G42", "2026-03-10"}), "cannot tell");
}

TEST(CoResidence, AnArrestAfterwardsIsACheckFromThen)
{
    Lodger lodger;
    const int placed = lodger.placed(with(unchecked, "stage", "happened_decided"));
    lodger.story.tell_of("sam", "legalStatus", "2026-06-01", {{"kind", "bail"}});
    EXPECT_EQ(word_on(lodger.story, placed, {"G42", "2026-06-02"}), "pending");
    EXPECT_EQ(word_on(lodger.story, placed, {"G42", "2026-06-03"}), "breached");
}

TEST(CoResidence, AMoveIntoTheBuildingOfAChild)
{
    struct Row {
        const char* words;
        const char* part;
        const char* building;
        const char* expected;
    };
    const Row rows[] = {
        {"a lodger", "other_adult", "Example House", "breached"},
        {"a young person of the family", "child", "Example House", "breached"},
        {"another building", "other_adult", "Invented House", "silent"},
        {"the father", "father", "Example House", "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.member("the child", "child");
        story.member("sam", row.part);
        story.tell_of("sam", "legalStatus", "2026-02-02", {{"kind", "under_investigation"}});
        story.tell("address",
                   "2025-01-06",
                   "social_worker",
                   {{"kind", "home"}, {"building", "Example House"}});
        const object there = {{"kind", "home"}, {"building", row.building}};
        const int moved = story.tell_of("sam", "address", "2026-03-02", there);
        EXPECT_EQ(word_on(story, moved, {"G42", "2026-03-04"}), row.expected) << row.words;
    }
}

TEST(CoResidence, AMoveIsNoFindingWhereItWasAPlacementOrNobodyYoungLivesThere)
{
    const object there = {{"kind", "home"}, {"building", "Example House"}};
    Lodger placed;
    placed.bail();
    placed.story.tell("address", "2025-01-06", "social_worker", there);
    placed.placed(checked);
    const int lives = placed.story.tell_of("sam", "address", "2026-03-02", there);
    EXPECT_EQ(word_on(placed.story, lives, {"G42", "2026-03-04"}), "silent");

    Lodger grown;
    grown.bail();
    grown.story.tell("person",
                     "2008-01-01",
                     "social_worker",
                     {{"knownAs", "Wren Example"}, {"born", "2008-03-01"}});
    grown.story.tell("address", "2025-01-06", "social_worker", there);
    const int later = grown.story.tell_of("sam", "address", "2026-03-02", there);
    EXPECT_EQ(word_on(grown.story, later, {"G42", "2026-03-04"}), "silent");

    Lodger nothing_known;
    nothing_known.story.tell("address", "2025-01-06", "social_worker", there);
    const int quiet = nothing_known.story.tell_of("sam", "address", "2026-03-02", there);
    EXPECT_EQ(word_on(nothing_known.story, quiet, {"G42", "2026-03-04"}), "silent");

    Lodger gone;
    gone.bail();
    gone.story.tell("address", "2025-01-06", "social_worker", there);
    const int left =
        gone.story.tell_of("sam", "address", "2026-03-02", with(there, "until", "2026-03-03"));
    EXPECT_EQ(word_on(gone.story, left, {"G42", "2026-03-04"}), "silent");
}

TEST(CoResidence, CannotBeToldWithoutItsPolicy)
{
    Lodger lodger;
    lodger.bail();
    const int placed = lodger.placed(with(unchecked, "stage", "happened_undecided"));
    EXPECT_EQ(
        word_on(lodger.story, placed, {"G42", "2026-03-10", 0, policy_without("G42.working_days")}),
        "cannot tell");
}

}  // namespace g42_test
}  // namespace g42
}  // namespace holdfast::guardrails
