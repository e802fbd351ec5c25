#include "casefile/levels.h"
#include "casefile/told_story.h"

#include <span>

namespace holdfast::casefile {
namespace {

using base::json::object;
using ledger::LinkKind;

struct Said {
    const char* type;
    object record;
    ToldStory::Links links = {};
};

Said level(const char* code, const char* grounds = "facts_changed", ToldStory::Links links = {})
{
    return {"threshold",
            {{"level", code}, {"reasons", "A reason."}, {"grounds", grounds}},
            std::move(links)};
}

/// It began, and ended where a day is given, before anything else was told.
Said plan(const char* ends = nullptr)
{
    object said{{"initialCategory", "NEG"}};
    if (ends != nullptr) said["ends"] = ends;
    return {"childProtectionPlan", said};
}

Said decided(const char* outcome, std::size_t on)
{
    return {"decision", {{"question", "level"}, {"outcome", outcome}}, {{LinkKind::answers, on}}};
}

struct Row {
    const char* words;
    std::vector<Said> told;  // The first is told as number 3.
    const char* holds;       // The level in the end.
    bool last_steps_down;    // Is the last level that was judged a step-down of ours?
};

void expect_each(std::span<const Row> rows)
{
    for (const Row& row : rows) {
        ToldStory story;
        for (const Said& said : row.told)
            story.tell(said.type, "2026-03-02", "a", said.record, said.links);
        const FamilyScene scene = story.scene();
        const LevelFact* held = level_of(scene.facts, story.children().at('a'));
        EXPECT_EQ(held != nullptr ? held->record.level->code : "", row.holds) << row.words;
        const LevelFact* last = nullptr;
        for (const LevelFact& judged : scene.facts.all<records::Threshold>()) last = &judged;
        ASSERT_NE(last, nullptr) << row.words;
        EXPECT_EQ(is_step_down(scene.facts, *last), row.last_steps_down) << row.words;
    }
}

TEST(Levels, HoldAsTheyWereJudgedAndDecided)
{
    const Row rows[] = {
        {"the first", {level("child_in_need")}, "child_in_need", false},
        {"a higher one holds at once",
         {level("family_help"), level("section_47")},
         "section_47",
         false},
        {"the same again",
         {level("child_in_need"), level("child_in_need")},
         "child_in_need",
         false},
        {"a lower one is a proposal",
         {level("child_in_need"), level("family_help")},
         "child_in_need",
         true},
        {"until it is agreed",
         {level("child_in_need"), level("family_help"), decided("agreed", 4)},
         "family_help",
         true},
        {"or not",
         {level("child_in_need"), level("family_help"), decided("not_agreed", 4)},
         "child_in_need",
         true},
        {"a conference lowers it at once",
         {level("child_protection"), level("child_in_need", "conference")},
         "child_in_need",
         false},
        {"so does an enquiry that did not substantiate the worry",
         {level("section_47"), level("child_in_need", "not_substantiated")},
         "child_in_need",
         false},
        {"so does a family that declines",
         {level("child_in_need"), level("universal", "declined")},
         "universal",
         false},
        {"written instead of the higher one, it is lower all the same",
         {level("child_in_need"), level("universal", "facts_changed", {{LinkKind::supersedes, 3}})},
         "child_in_need",
         true},
        {"the higher one is called a mistake",
         {level("child_in_need"), level("universal", "facts_changed", {{LinkKind::corrects, 3}})},
         "child_in_need",
         true},
        {"an account of the past says only that it was lower",
         {level("child_in_need"), level("lower")},
         "child_in_need",
         true},
        {"the same where nobody knows from which", {level("lower")}, "", true},
        {"a proposal that waits does not hold, so what comes next is lower than what held",
         {level("child_in_need"), level("universal"), level("family_help")},
         "child_in_need",
         true},
    };
    expect_each(rows);
}

/// A plan is a level by itself: nobody is moved off it because no judgement was written beside it.
TEST(Levels, AreMeasuredByAChildProtectionPlanThatGoesOn)
{
    const Row rows[] = {
        {"below a child protection plan that goes on", {plan(), level("child_in_need")}, "", true},
        {"as a conference decided",
         {plan(), level("child_in_need", "conference")},
         "child_in_need",
         false},
        {"below one that has ended",
         {plan("2026-03-01"), level("child_in_need")},
         "child_in_need",
         false},
        {"before the plan", {level("child_in_need"), plan()}, "child_in_need", false},
        {"an enquiry beside the plan", {plan(), level("section_47")}, "section_47", false},
    };
    expect_each(rows);
}

/// A step down to a level that nobody named does not hide the next one.
TEST(Levels, AfterAStepWithoutANameAreComparedWithWhatHeldBefore)
{
    for (const auto& [next, steps_down] : {std::pair{"universal", true},
                                           std::pair{"child_in_need", true},
                                           std::pair{"section_47", false},
                                           std::pair{"child_protection", false}}) {
        ToldStory story;
        story.tell("threshold", "2026-03-02", "a", level("section_47").record, {});
        const Said unnamed = level("lower");
        const auto lower = story.tell(unnamed.type, "2026-03-03", "a", unnamed.record, {});
        story.tell("decision",
                   "2026-03-04",
                   "a",
                   {{"question", "level"}, {"outcome", "agreed"}},
                   {{LinkKind::answers, lower}});
        const auto last = story.tell("threshold", "2026-03-05", "a", level(next).record, {});
        const FamilyScene scene = story.scene();
        const auto* judged = scene.facts.find<records::Threshold>(story.id(last));
        ASSERT_NE(judged, nullptr) << next;
        EXPECT_EQ(is_step_down(scene.facts, *judged), steps_down) << next;
        const LevelFact* held = level_of(scene.facts, story.children().at('a'));
        ASSERT_NE(held, nullptr) << next;
        EXPECT_EQ(held->record.level->code, steps_down ? "lower" : next) << next;
    }
}

TEST(Levels, OfOneChildSayNothingOfAnother)
{
    ToldStory story;
    const Said need = level("child_in_need");
    story.tell(need.type, "2026-03-02", "a", need.record, {});
    const Said help = level("family_help");
    const auto both = story.tell(help.type, "2026-03-03", "ab", help.record, {});
    const FamilyScene scene = story.scene();
    EXPECT_EQ(level_of(scene.facts, story.children().at('a'))->record.level->code, "child_in_need");
    EXPECT_EQ(level_of(scene.facts, story.children().at('b'))->record.level->code, "family_help")
        << "it is lower for the one and the first of the other";
    const auto* judged = scene.facts.find<records::Threshold>(story.id(both));
    ASSERT_NE(judged, nullptr);
    EXPECT_EQ(lowered_by(scene.facts, *judged), std::vector{story.children().at('a')});
}

}  // namespace
}  // namespace holdfast::casefile
