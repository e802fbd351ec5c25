#include "workforce/workforce_builder.h"

#include <gtest/gtest.h>

namespace holdfast::workforce {
namespace {

using ledger::LinkKind;

/// The levels of a family's children at work, with commas between; "none" where nothing goes on.
std::string levels_of(WorkforceBuilder& told, int family)
{
    const WorkforceScene& scene = told.scene("2026-03-02");
    for (const Work& work : scene.work) {
        if (work.family->family != told.family(family)) continue;
        std::string levels;
        for (const ChildAtWork& child : work.children) {
            EXPECT_NE(child.rests_on, nullptr);
            levels += (levels.empty() ? "" : ",") + (child.level.empty() ? "?" : child.level);
        }
        return levels;
    }
    return "none";
}

TEST(WorkforceScene, HasTheWorkThatGoesOnWithTheLevelOfEachChild)
{
    WorkforceBuilder told;
    told.open(1, "child_in_need", 2);
    EXPECT_EQ(levels_of(told, 1), "child_in_need,child_in_need");
    told.tell("childProtectionPlan", "2026-02-02", "social_worker", {}, {.family = 1});
    EXPECT_EQ(levels_of(told, 1), "child_protection,child_in_need") << "a plan is of its child";
    told.open(2, "");
    EXPECT_EQ(levels_of(told, 2), "?");
    told.tell("childInNeedPlan", "2026-02-02", "social_worker", {}, {.family = 2});
    EXPECT_EQ(levels_of(told, 2), "child_in_need");
    told.open(3, "family_help");
    const int proposal = told.tell(
        "closingProposal", "2026-02-02", "social_worker", {{"means", "visit"}}, {.family = 3});
    told.tell("decision",
              "2026-02-03",
              "team_manager",
              {{"question", "close"}, {"outcome", "closed"}},
              {.family = 3, .links = {{LinkKind::answers, proposal}}});
    EXPECT_EQ(levels_of(told, 3), "none");
}

TEST(WorkforceScene, SaysWhoHasItAndWhoseItIs)
{
    WorkforceBuilder told;
    told.open(1, "child_protection");
    told.give(1, "ash", {{"team", "East"}});
    told.give(1, "birch", {{"part", "co_worker"}, {"team", "West"}});
    told.open(2, "child_protection");
    told.give(2, "ash", {{"team", "East"}, {"until", "2026-02-27"}});
    const WorkforceScene& scene = told.scene("2026-03-02");
    ASSERT_EQ(scene.work.size(), 2U);
    EXPECT_TRUE(scene.work[0].is_led());
    EXPECT_TRUE(scene.work[0].protects());
    EXPECT_EQ(scene.work[0].team, "East");
    EXPECT_FALSE(scene.work[1].is_led()) << "it ended on Friday";
    EXPECT_EQ(scene.work[1].team, "East") << "whose it was last";
    EXPECT_EQ(scene.given_to(told.practitioner("ash")).size(), 1U);
    EXPECT_EQ(scene.given_to(told.practitioner("birch")).size(), 1U);
    EXPECT_FALSE(scene.given_to(told.practitioner("birch"))[0].second->leads);
    EXPECT_TRUE(scene.given_to(told.practitioner("nobody")).empty());
}

TEST(WorkforceScene, KnowsPeopleByTheNewestWordOfTheRegister)
{
    WorkforceBuilder told;
    told.register_as("ash", "social_worker", {{"team", "East"}});
    told.register_as("ash", "team_manager", {{"team", "West"}, {"until", "2026-03-02"}});
    told.give(1, "birch");
    const WorkforceScene& scene = told.scene("2026-03-01");
    const auto ash = told.practitioner("ash");
    EXPECT_EQ(scene.workers.at(ash).role, "team_manager");
    EXPECT_EQ(scene.team_of(ash), "West");
    EXPECT_EQ(scene.name_of(ash), "ash");
    EXPECT_FALSE(scene.has_left(ash));
    EXPECT_TRUE(told.scene("2026-03-02").has_left(ash)) << "from that day on";
    const auto birch = told.practitioner("birch");
    EXPECT_EQ(scene.name_of(birch), "Somebody") << "in no register";
    EXPECT_EQ(scene.team_of(birch), "");
    EXPECT_FALSE(scene.has_left(birch));
}

TEST(WorkforceScene, FindsTheDaysOfItsOwnAndOfFamilies)
{
    WorkforceBuilder told;
    const int level = told.open(1, "family_help");
    const int word = told.register_as("ash", "social_worker");
    const WorkforceScene& scene = told.scene("2026-03-02");
    const auto whens = scene.whens();
    EXPECT_EQ(whens(told.id(level))->text(), "2026-01-06");
    EXPECT_EQ(whens(told.id(word))->text(), "2025-01-06");
    EXPECT_EQ(whens(base::EntryId{}), nullptr);
}

TEST(WorkforceScene, AFileOfAFamilyHoldsNoneOfThese)
{
    WorkforceBuilder told;
    told.open(1, "family_help");
    told.tell("vacancy",
              "2026-02-02",
              "team_manager",
              {{"kind", "no_allocation"}, {"team", "East"}},
              {.family = 1});
    const WorkforceScene& scene = told.scene("2026-03-02");
    EXPECT_EQ(scene.facts.size(), 1U);
    EXPECT_EQ(scene.families[0]->facts.size(), 2U);
}

}  // namespace
}  // namespace holdfast::workforce
