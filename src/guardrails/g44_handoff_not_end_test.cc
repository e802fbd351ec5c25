#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g44_test {

using base::json::object;
using ledger::LinkKind;

int plan_step(SceneBuilder& story, const object& more, const StoryLinks& links = {})
{
    object said{{"what", "An invented step."}};
    for (const auto& field : more) said[field.key()] = field.value();
    return story.tell("planStep", "2026-03-02", "social_worker", said, links);
}

const object step_handed_on = {{"outcome", "handed_on"}, {"ended", "2026-03-03"}};
const object waits_for_housing = {{"waitingFor", "housing"}};

TEST(HandoffNotEnd, StaysWithWhoeverHadItUntilTheOutcomeIsKnown)
{
    struct Row {
        const char* words;
        object next;  // Empty: nobody has taken it.
        const char* expected;
    };
    const Row rows[] = {
        {"nobody has taken it", {}, "breached"},
        {"the other has not accepted it", {{"byWhen", "2026-04-01"}}, "breached"},
        {"accepted", {{"accepted", "2026-03-04"}}, "breached"},
        {"done", {{"accepted", "2026-03-04"}, {"outcome", "done"}}, "met"},
        {"not done, and that is known",
         {{"accepted", "2026-03-04"}, {"outcome", "not_done"}},
         "met"},
        {"done, and never accepted in so many words", {{"outcome", "done"}}, "met"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int sent = plan_step(story, step_handed_on);
        if (!row.next.empty()) plan_step(story, row.next, {{LinkKind::rests_on, sent}});
        // Handed on on Tuesday, 3 March.
        EXPECT_EQ(word_on(story, sent, {"G44", "2026-03-11"}), row.expected) << row.words;
        if (std::string_view{row.expected} == "breached") {
            EXPECT_EQ(word_on(story, sent, {"G44", "2026-03-10"}), "pending") << row.words;
        }
    }
}

TEST(HandoffNotEnd, AStepOfSomethingElseDoesNotAnswer)
{
    SceneBuilder story;
    const int sent = plan_step(story, step_handed_on);
    plan_step(story, {{"outcome", "done"}});
    EXPECT_EQ(word_on(story, sent, {"G44", "2026-03-11"}), "breached");
}

TEST(HandoffNotEnd, WhatWasDoneMeanwhileWaitsForNobody)
{
    SceneBuilder story;
    const int first = plan_step(story, {});
    const int sent = plan_step(story, step_handed_on, {{LinkKind::supersedes, first}});
    EXPECT_EQ(word_on(story, sent, {"G44", "2026-03-11"}), "breached");
    const int done = plan_step(story, {{"outcome", "done"}}, {{LinkKind::supersedes, sent}});
    for (const int each : {first, sent, done})
        EXPECT_EQ(word_on(story, each, {"G44", "2026-03-11"}), "silent");
}

TEST(HandoffNotEnd, WhatWaitsForAnAgencyIsAcceptedByIt)
{
    SceneBuilder story;
    const int ours = plan_step(story, {});
    const int waits = plan_step(story, waits_for_housing);
    EXPECT_EQ(word_on(story, ours, {"G44", "2026-03-10"}), "silent");
    EXPECT_EQ(word_on(story, waits, {"G44", "2026-03-09"}), "pending");
    EXPECT_EQ(word_on(story, waits, {"G44", "2026-03-10"}), "breached");
    const int accepted = plan_step(story,
                                   {{"waitingFor", "housing"}, {"accepted", "2026-03-04"}},
                                   {{LinkKind::supersedes, waits}});
    EXPECT_EQ(word_on(story, accepted, {"G44", "2026-03-10"}), "met");
}

TEST(HandoffNotEnd, ShowsWhereEverybodyWaitsForOthers)
{
    const object accepted = {{"waitingFor", "police"}, {"accepted", "2026-03-03"}};
    SceneBuilder story;
    plan_step(story, accepted);
    EXPECT_EQ(word_on(story, 1, {"G44", "2026-03-03"}), "met");  // One alone is daily work.
    const int second = plan_step(story, accepted);
    const auto verdict = verdict_on(story, second, {"G44", "2026-03-03"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::breached);
    EXPECT_EQ(verdict->because.size(), 2U);
    EXPECT_EQ(verdict->because.front().says,
              "Something was agreed on 2 March 2026 and waits for somebody else, for: Police.");
    EXPECT_EQ(word_on(story, second, {"G44", "2026-03-03", 0, policy_without("G44.steps_waiting")}),
              "cannot tell");
    EXPECT_EQ(word_on(story,
                      second,
                      {"G44", "2026-03-03", 0, policy_with("G44.steps_waiting", 3, "2026-03-01")}),
              "met");
    plan_step(story, {});  // Somebody acts.
    EXPECT_EQ(word_on(story, second, {"G44", "2026-03-03"}), "met");
}

TEST(HandoffNotEnd, WhatHasEndedIsNotLeft)
{
    SceneBuilder story;
    const int first = plan_step(story, {{"waitingFor", "police"}, {"accepted", "2026-03-03"}});
    plan_step(story, {{"waitingFor", "police"}, {"outcome", "done"}});
    EXPECT_EQ(word_on(story, first, {"G44", "2026-03-03"}), "met");
}

TEST(HandoffNotEnd, NothingWaitsWhenTheWorkEnds)
{
    SceneBuilder story;
    story.tell("familyMember", "2020-01-01", "screener", {{"part", "child"}});
    const int old = plan_step(story, waits_for_housing);
    story.answered_referral("2026-03-02", "no");
    const int sent = plan_step(story, step_handed_on);
    const int closing = story.closing("2026-03-04");
    EXPECT_EQ(word_on(story, sent, {"G44", "2026-03-04"}), "pending");
    EXPECT_EQ(word_on(story, sent, {"G44", "2026-03-04", closing}), "breached");
    EXPECT_EQ(word_on(story, old, {"G44", "2026-03-04", closing}), "silent");
}

}  // namespace g44_test
}  // namespace holdfast::guardrails
