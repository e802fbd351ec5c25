#include "casefile/contacts.h"
#include "casefile/plans_that_go_on.h"
#include "casefile/seen_on_visits.h"
#include "casefile/told_story.h"

namespace holdfast::casefile {
namespace {

TEST(Children, AreLastSeenByTheLatestVisitThatSawThem)
{
    ToldStory told;
    told.tell("visit", "2026-02-02", "ab", {{"seen", "alone"}});
    const std::size_t latest = told.tell("visit", "2026-03-02", "a", {{"seen", "with_others"}});
    told.tell("visit", "2026-03-09", "a", {{"seen", "not_seen"}});
    told.tell("visit", "2026-03-10", "a");
    // Written down later, and of an earlier day.
    told.tell("visit", "2026-01-05", "a", {{"seen", "alone"}});
    const FamilyScene scene = told.scene();
    EXPECT_EQ(last_seen(scene.facts, told.children().at('a'))->id, told.id(latest));
    EXPECT_EQ(last_seen(scene.facts, told.children().at('b'))->happened.text(), "2026-02-02");
    EXPECT_EQ(last_seen(ToldStory{}.scene().facts, told.children().at('a')), nullptr);
}

TEST(Children, AreNotLastSeenByAVisitWithoutADayWhereOneHasADay)
{
    ToldStory told;
    const std::size_t undated = told.tell("visit", "unknown", "b", {{"seen", "alone"}});
    const std::size_t dated = told.tell("visit", "2026-02-02", "a", {{"seen", "alone"}});
    told.tell("visit", "unknown", "a", {{"seen", "alone"}});
    told.tell("visit", "2026", "a", {{"seen", "alone"}});
    const FamilyScene scene = told.scene();
    EXPECT_EQ(last_seen(scene.facts, told.children().at('a'))->id, told.id(dated));
    EXPECT_EQ(last_seen(scene.facts, told.children().at('b'))->id, told.id(undated));
}

/// One visit to a baby and to somebody of twelve.
TEST(Children, OfSchoolAgeAreNoSmallChildrenOnAVisitToABaby)
{
    ToldStory told;
    told.tell("person", "2026-01-05", "a", {{"knownAs", "A"}, {"born", "2025-12-01"}});
    told.tell("person", "2026-01-05", "b", {{"knownAs", "B"}, {"born", "2014-02-03"}});
    told.tell(
        "visit", "2026-02-02", "ab", {{"seen", "with_others"}, {"whyNotAlone", "small_child"}});
    const FamilyScene scene = told.scene();
    EXPECT_EQ(first_not_alone(scene.facts, told.children().at('a')), nullptr);
    EXPECT_NE(first_not_alone(scene.facts, told.children().at('b')), nullptr);
}

TEST(Children, HaveThePlansThatGoOnAndThoseAlone)
{
    ToldStory told;
    told.tell("childInNeedPlan", "2026-02-02", "b");
    told.tell("childInNeedPlan", "2026-02-02", "a", {{"ends", "2026-03-02"}});
    told.tell("safetyPlan", "2026-02-02", "a", {{"plan", "An invented plan."}});
    told.tell("childProtectionPlan", "2026-03-02", "ab");
    const FamilyScene scene = told.scene();
    std::vector<std::string> plans;
    for (const AnyFact* plan : plans_that_go_on(scene.facts))
        plans.push_back(std::string{plan->type->key} + " "
                        + std::to_string(children_of(*plan, scene).size()));
    EXPECT_EQ(plans, (std::vector<std::string>{"childProtectionPlan 2", "childInNeedPlan 1"}));
}

TEST(ContactsBefore, AreThoseOfTwoYears)
{
    ToldStory told;
    const base::json::object worry{{"concern", "An invented worry."}};
    told.tell("contact", "2024-03-01", "a", worry);  // 731 days before.
    told.tell("contact", "2024-03-02", "a", worry);  // 730 days before.
    told.tell("contact", "2024", "a", worry);        // Perhaps within two years.
    told.tell("contact", "2026-03-02", "a", worry);
    told.tell("contact", "2026-03-03", "a", worry);  // Came after it.
    const FamilyScene scene = told.scene();
    const auto& all = scene.facts.all<records::Contact>();
    std::vector<std::string> days;
    for (const auto* each : contacts_before(all[3], scene.facts))
        days.push_back(each->happened.text());
    EXPECT_EQ(days, (std::vector<std::string>{"2024-03-02", "2024"}));
}

}  // namespace
}  // namespace holdfast::casefile
