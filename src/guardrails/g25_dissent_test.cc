#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace {

using base::json::object;
using ledger::LinkKind;

int challenged(SceneBuilder& story)
{
    return story.tell("challenge",
                      "2026-03-02",
                      "social_worker",
                      {{"what", "An invented disagreement."}, {"matter", "level"}});
}

const object answered_well = {{"outcome", "not_accepted"},
                              {"explored", "2026-03-04"},
                              {"thirdPerson", true},
                              {"reasons", "A reason."}};
object lacking(const char* key)
{
    object said = answered_well;
    said.erase(key);
    return said;
}

TEST(Dissent, IsMetWhenItWasExploredAndAThirdPersonGaveReasons)
{
    struct Row {
        const char* words;
        object said;
        const char* by;
        const char* expected;
    };
    const Row rows[] = {
        {"all of it", answered_well, "principal_social_worker", "met"},
        {"they never met", lacking("explored"), "principal_social_worker", "breached"},
        {"no reasons", lacking("reasons"), "principal_social_worker", "breached"},
        {"one of the sides", lacking("thirdPerson"), "team_manager", "breached"},
        {"the challenger calls themselves the third", answered_well, "social_worker", "breached"},
        {"accepted", {{"outcome", "accepted"}}, "team_manager", "met"},
        {"withdrawn", {{"outcome", "withdrawn"}}, "social_worker", "met"},
        {"both agree on something else", {{"outcome", "agreed_otherwise"}}, "team_manager", "met"},
        {"accepted in part", {{"outcome", "partly"}}, "team_manager", "breached"},
        {"passed on", {{"outcome", "next_stage"}}, "team_manager", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int challenge = challenged(story);
        story.tell(
            "challengeAnswer", "2026-03-04", row.by, row.said, {{LinkKind::answers, challenge}});
        EXPECT_EQ(word_on(story, challenge, {"G25", "2026-03-10"}), row.expected) << row.words;
    }
}

TEST(Dissent, WaitsFiveWorkingDaysButNotAtAGate)
{
    SceneBuilder story;
    story.answered_referral("2026-02-02", "no");
    const int challenge = challenged(story);
    EXPECT_EQ(word_on(story, challenge, {"G25", "2026-03-09"}), "pending");
    EXPECT_EQ(word_on(story, challenge, {"G25", "2026-03-10"}), "breached");
    const int closing = story.closing("2026-03-03");
    EXPECT_EQ(word_on(story, challenge, {"G25", "2026-03-03", closing}), "breached");
}

TEST(Dissent, ShowsAtTheGateAlsoWhenItIsSettled)
{
    SceneBuilder story;
    story.answered_referral("2026-02-02", "no");
    const int challenge = challenged(story);
    story.tell("challengeAnswer",
               "2026-03-04",
               "principal_social_worker",
               answered_well,
               {{LinkKind::answers, challenge}});
    const int closing = story.closing("2026-06-01");
    const auto verdict = verdict_on(story, challenge, {"G25", "2026-06-01", closing});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::met);
    EXPECT_EQ(verdict->because.front().says,
              "Somebody disagreed on 2 March 2026, about: The level of help or protection.");
    EXPECT_EQ(verdict->against.front().says,
              "It was answered on 4 March 2026: It is not accepted; what was decided stands.");
}

}  // namespace
}  // namespace holdfast::guardrails
