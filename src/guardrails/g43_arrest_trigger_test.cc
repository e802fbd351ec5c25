#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g43 {
namespace g43_test {

using base::json::array;
using base::json::object;
using ledger::LinkKind;
using ledger::Part;

const object arrest = {{"kinds", array{"arrest"}}};
const object discussion = {{"outcome", "no_enquiry"}};
const object contact = {{"concern", "An invented worry."}};

/// A family with a child of fifteen.
struct Fifteen {
    Fifteen()
    {
        story.member("the child", "child");
        story.tell("person",
                   "2011-02-03",
                   "social_worker",
                   {{"knownAs", "Wren Example"}, {"born", "2011-02-03"}});
    }
    int told(const char* type, const char* day, const object& said, const StoryLinks& links = {})
    {
        return story.tell(type, day, "social_worker", said, links);
    }
    SceneBuilder story;
};

TEST(ArrestTrigger, IsReferredAndDiscussed)
{
    struct Row {
        const char* words;
        const char* referral_day;    // "" for none.
        const char* discussion_day;  // "" for none.
        const char* expected;
    };
    const Row rows[] = {
        {"both", "2026-03-02", "2026-03-03", "met"},
        {"no discussion", "2026-03-02", "", "breached"},
        {"no referral", "", "2026-03-03", "breached"},
        {"neither", "", "", "breached"},
        {"a referral of before", "2026-02-02", "2026-03-03", "breached"},
        {"a discussion of before", "2026-03-02", "2026-02-02", "breached"},
    };
    for (const Row& row : rows) {
        Fifteen child;
        const int arrested = child.told("changeInCircumstances", "2026-03-02", arrest);
        if (*row.referral_day != '\0') child.told("contact", row.referral_day, contact);
        if (*row.discussion_day != '\0')
            child.told("strategyDiscussion", row.discussion_day, discussion);
        EXPECT_EQ(word_on(child.story, arrested, {"G43", "2026-03-05"}), row.expected) << row.words;
    }
}

TEST(ArrestTrigger, HasOneWorkingDay)
{
    for (const auto& [happened, today, expected] :
         {std::tuple{"2026-03-06", "2026-03-09", "pending"},  // A Friday.
          {"2026-03-06", "2026-03-10", "breached"},
          {"unknown", "2026-03-10", "breached"}}) {
        Fifteen child;
        const int arrested = child.told("changeInCircumstances", happened, arrest);
        EXPECT_EQ(word_on(child.story, arrested, {"G43", today}), expected) << happened << today;
    }
}

TEST(ArrestTrigger, WhatIsOne)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"an arrest", "changeInCircumstances", arrest, "breached"},
        {"a charge", "changeInCircumstances", {{"kinds", array{"charge"}}}, "breached"},
        {"bail", "changeInCircumstances", {{"kinds", array{"bail"}}}, "breached"},
        {"not so",
         "changeInCircumstances",
         {{"kinds", array{"arrest"}}, {"standing", "untrue"}},
         "silent"},
        {"another change", "changeInCircumstances", {{"kinds", array{"school_changed"}}}, "silent"},
        {"on bail", "legalStatus", {{"kind", "bail"}}, "breached"},
        {"under investigation", "legalStatus", {{"kind", "under_investigation"}}, "breached"},
        {"remanded", "legalStatus", {{"kind", "remand"}}, "breached"},
        {"held by the police", "legalStatus", {{"kind", "police_detention"}}, "breached"},
        {"an investigation that ended",
         "legalStatus",
         {{"kind", "under_investigation"}, {"ended", "released"}},
         "silent"},
        {"in care", "legalStatus", {{"kind", "care_order"}}, "silent"},
    };
    for (const Row& row : rows) {
        Fifteen child;
        const int told = child.told(row.type, "2026-03-02", row.said);
        EXPECT_EQ(word_on(child.story, told, {"G43", "2026-03-10"}), row.expected) << row.words;
    }
}

TEST(ArrestTrigger, AnAllegationIsAgainstWhomItMentions)
{
    const object allegation = {{"what", "Invented."}, {"allegation", true}};
    SceneBuilder story;
    story.member("sam", "child");
    const int harmed = story.tell("worry", "2026-03-02", "social_worker", allegation);
    EXPECT_EQ(word_on(story, harmed, {"G43", "2026-03-10"}), "silent");
    const int by_sam = story.tell("worry", "2026-03-02", "social_worker", allegation);
    story.name(by_sam, "sam", Part::mentioned);
    EXPECT_EQ(word_on(story, by_sam, {"G43", "2026-03-10"}), "breached");
    const int by_another = story.tell("worry", "2026-03-02", "social_worker", allegation);
    story.name(by_another, "robin", Part::mentioned);
    EXPECT_EQ(word_on(story, by_another, {"G43", "2026-03-10"}), "silent");
    const int by_either = story.tell("worry", "2026-03-02", "social_worker", allegation);
    story.name(by_either, "sam", Part::mentioned);
    story.name(by_either, "robin", Part::mentioned);
    EXPECT_EQ(word_on(story, by_either, {"G43", "2026-03-10"}), "silent");
}

TEST(ArrestTrigger, OfWhom)
{
    SceneBuilder story;
    story.member("the child", "child");
    story.member("jay", "father");
    story.member("sam", "other_adult");
    const int father = story.tell_of("jay", "changeInCircumstances", "2026-03-02", arrest);
    EXPECT_EQ(word_on(story, father, {"G43", "2026-03-10"}), "silent");
    const int adult = story.tell_of("sam", "changeInCircumstances", "2026-03-02", arrest);
    EXPECT_EQ(word_on(story, adult, {"G43", "2026-03-10"}), "silent");
    // Whoever was in care, or was housed by us, is asked about whatever their age.
    story.tell_of(
        "sam", "legalStatus", "2020-03-02", {{"kind", "care_order"}, {"until", "2024-05-06"}});
    EXPECT_EQ(word_on(story, adult, {"G43", "2026-03-10"}), "breached");
    story.tell_of("robin", "placement", "2025-03-03", {{"stage", "happened_decided"}});
    const int housed = story.tell_of("robin", "changeInCircumstances", "2026-03-02", arrest);
    EXPECT_EQ(word_on(story, housed, {"G43", "2026-03-10"}), "breached");
}

/// An arrest that is told as one of the family, with its children named, is not that of a toddler.
TEST(ArrestTrigger, NobodyUnderTenIsArrested)
{
    for (const auto& [born, expected] : {std::pair{"2016-03-10", "breached"},
                                         {"2016-03-11", "silent"},
                                         {"2016", "breached"},
                                         {"2025-01", "silent"}}) {
        SceneBuilder story;
        story.member("the child", "child");
        story.tell("person", born, "social_worker", {{"knownAs", "Wren Example"}, {"born", born}});
        const int arrested = story.tell("changeInCircumstances", "2026-03-02", "police", arrest);
        EXPECT_EQ(word_on(story, arrested, {"G43", "2026-03-10"}), expected) << born;
    }
}

TEST(ArrestTrigger, WhatWasThoughtBeforeIsLookedAtAgain)
{
    struct Row {
        const char* words;
        object before;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"five working days", {{"outcome", "no_further_action"}}, "2026-03-09", "pending"},
        {"no further action", {{"outcome", "no_further_action"}}, "2026-03-10", "breached"},
        {"early help", {{"outcome", "early_help"}}, "2026-03-10", "breached"},
        {"said to be safe", {{"saysSafe", array{"no_risk"}}}, "2026-03-10", "breached"},
        {"it was no good word", {{"outcome", "enquiry"}}, "2026-03-10", "met"},
    };
    for (const Row& row : rows) {
        Fifteen child;
        child.told("assessment", "2025-11-03", row.before);
        const int arrested = child.told("changeInCircumstances", "2026-03-02", arrest);
        child.told("contact", "2026-03-02", contact);
        child.told("strategyDiscussion", "2026-03-03", discussion);
        EXPECT_EQ(word_on(child.story, arrested, {"G43", row.today}), row.expected) << row.words;
        child.told("assessment", "2026-03-05", {{"outcome", "child_in_need"}});
        const auto again = verdict_on(child.story, arrested, {"G43", row.today});
        ASSERT_TRUE(again);
        EXPECT_EQ(again->standing, Standing::met) << row.words;
    }
}

TEST(ArrestTrigger, ThePlacementOfBeforeToo)
{
    Fifteen child;
    child.told(
        "placement", "2025-11-03", {{"stage", "happened_decided"}, {"riskAssessed", "2025-11-03"}});
    const int arrested = child.told("changeInCircumstances", "2026-03-02", arrest);
    child.told("contact", "2026-03-02", contact);
    child.told("strategyDiscussion", "2026-03-03", discussion);
    const auto verdict = verdict_on(child.story, arrested, {"G43", "2026-03-10"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::breached);
    EXPECT_EQ(verdict->because.back().says,
              "Placement or accommodation, on 3 November 2025: it predates the arrest or the "
              "allegation, and its review is due.");
    child.told(
        "placement", "2026-03-05", {{"stage", "happened_decided"}, {"riskAssessed", "2026-03-05"}});
    EXPECT_EQ(word_on(child.story, arrested, {"G43", "2026-03-10"}), "met");
}

TEST(ArrestTrigger, SomebodyMayAnswerWhyThereWasNoDiscussion)
{
    Fifteen child;
    const int arrested = child.told("changeInCircumstances", "2026-03-02", arrest);
    child.told("contact", "2026-03-02", contact);
    EXPECT_EQ(word_on(child.story, arrested, {"G43", "2026-03-10"}), "breached");
    child.told("answer",
               "2026-03-03",
               {{"guardrail", "G43"}, {"reasons", "An invented reason."}},
               {{LinkKind::answers, arrested}});
    EXPECT_EQ(word_on(child.story, arrested, {"G43", "2026-03-10"}), "met");
}

TEST(ArrestTrigger, WordsAreNoReferral)
{
    Fifteen child;
    const int arrested = child.told("changeInCircumstances", "2026-03-02", arrest);
    child.told("answer",
               "2026-03-03",
               {{"guardrail", "G43"}, {"reasons", "An invented reason."}},
               {{LinkKind::answers, arrested}});
    EXPECT_EQ(word_on(child.story, arrested, {"G43", "2026-03-10"}), "breached");
}

TEST(ArrestTrigger, BailBelongsToTheArrest)
{
    Fifteen child;
    const int arrested = child.told("changeInCircumstances", "2026-03-02", arrest);
    const int bail = child.told("legalStatus", "2026-03-03", {{"kind", "bail"}});
    const int charge =
        child.told("changeInCircumstances", "2026-04-03", {{"kinds", array{"charge"}}});
    EXPECT_EQ(word_on(child.story, arrested, {"G43", "2026-04-10"}), "breached");
    EXPECT_EQ(word_on(child.story, bail, {"G43", "2026-04-10"}), "silent");
    EXPECT_EQ(word_on(child.story, charge, {"G43", "2026-04-10"}), "silent");
    const int again = child.told("changeInCircumstances", "2026-05-04", arrest);
    EXPECT_EQ(word_on(child.story, again, {"G43", "2026-05-11"}), "breached");
}

TEST(ArrestTrigger, OneFindingForAnEntryThatNamesTwo)
{
    Fifteen child;
    child.story.member("sam", "child");
    const int arrested = child.told("changeInCircumstances", "2026-03-02", arrest);
    child.story.name(arrested, "sam");
    // The one is referred and discussed, the other is not.
    child.told("contact", "2026-03-02", contact);
    child.told("strategyDiscussion", "2026-03-03", discussion);
    EXPECT_EQ(ask(child.story, {"G43", "2026-03-10"}).size(), 1U);
    EXPECT_EQ(word_on(child.story, arrested, {"G43", "2026-03-10"}), "breached");
}

TEST(ArrestTrigger, CannotBeToldWithoutItsPolicy)
{
    for (const auto& [key, expected] :
         {std::pair{"G43.working_days", "cannot tell"}, {"G43.youngest", "breached"}}) {
        Fifteen child;
        const int arrested = child.told("changeInCircumstances", "2026-03-02", arrest);
        EXPECT_EQ(word_on(child.story, arrested, {"G43", "2026-03-10", 0, policy_without(key)}),
                  expected)
            << key;
    }
    Fifteen child;
    child.told("assessment", "2025-11-03", {{"outcome", "no_further_action"}});
    const int arrested = child.told("changeInCircumstances", "2026-03-02", arrest);
    child.told("contact", "2026-03-02", contact);
    child.told("strategyDiscussion", "2026-03-03", discussion);
    EXPECT_EQ(word_on(child.story,
                      arrested,
                      {"G43", "2026-03-10", 0, policy_without("G43.review_working_days")}),
              "cannot tell");
}

}  // namespace g43_test
}  // namespace g43
}  // namespace holdfast::guardrails
