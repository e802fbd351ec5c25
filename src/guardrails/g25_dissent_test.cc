#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g25_test {

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
        {"the other side says that both agree",
         {{"outcome", "agreed_otherwise"}},
         "team_manager",
         "breached"},
        {"both have met and agree",
         {{"outcome", "agreed_otherwise"}, {"explored", "2026-03-04"}},
         "team_manager",
         "met"},
        {"whoever raised it says that both agree",
         {{"outcome", "agreed_otherwise"}},
         "social_worker",
         "met"},
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

/// What is taken further is the same disagreement: the meeting counts, and it waits for a third
/// person at the stage at which it is.
TEST(Dissent, TakenToTheNextStageIsTheSameAndWaitsAgain)
{
    SceneBuilder story;
    const int challenge = challenged(story);
    const int answer = story.tell(
        "challengeAnswer",
        "2026-03-03",
        "team_manager",
        {{"outcome", "not_accepted"}, {"explored", "2026-03-03"}, {"reasons", "A reason."}},
        {{LinkKind::answers, challenge}});
    EXPECT_EQ(word_on(story, challenge, {"G25", "2026-03-10"}), "breached");
    const int further = story.tell("challenge",
                                   "2026-03-04",
                                   "social_worker",
                                   {{"what", "Still."}},
                                   {{LinkKind::answers, answer}});
    EXPECT_EQ(word_on(story, further, {"G25", "2026-03-10"}), "silent") << "it is told once";
    const object without_meeting = {
        {"outcome", "not_accepted"}, {"thirdPerson", true}, {"reasons", "A reason."}};
    const int third = story.tell("challengeAnswer",
                                 "2026-03-05",
                                 "conference_chair",
                                 without_meeting,
                                 {{LinkKind::answers, further}});
    EXPECT_EQ(word_on(story, challenge, {"G25", "2026-03-10"}), "met");
    const int again = story.tell("challenge",
                                 "2026-03-09",
                                 "social_worker",
                                 {{"what", "Still."}},
                                 {{LinkKind::answers, third}});
    EXPECT_EQ(word_on(story, challenge, {"G25", "2026-03-10"}), "breached");
    story.tell("challengeAnswer",
               "2026-03-10",
               "social_worker",
               {{"outcome", "withdrawn"}},
               {{LinkKind::answers, again}});
    EXPECT_EQ(word_on(story, challenge, {"G25", "2026-03-10"}), "met");
}

TEST(Dissent, IsNotEndedByTheOtherSide)
{
    SceneBuilder story;
    const int level = story.tell("threshold", "2026-03-02", "team_manager", {{"level", "lower"}});
    const int challenge = story.tell("challenge",
                                     "2026-03-02",
                                     "social_worker",
                                     {{"what", "An invented disagreement."}},
                                     {{LinkKind::answers, level}});
    const auto answered = [&](const char* by, const object& said) {
        story.tell("challengeAnswer", "2026-03-04", by, said, {{LinkKind::answers, challenge}});
        return word_on(story, challenge, {"G25", "2026-03-10"});
    };
    EXPECT_EQ(answered("team_manager", {{"outcome", "withdrawn"}}), "breached");
    EXPECT_EQ(answered("team_manager", answered_well), "breached") << "it is against their level";
    object only_met = lacking("reasons");
    only_met["outcome"] = "explored";
    EXPECT_EQ(answered("principal_social_worker", only_met), "breached");
    EXPECT_EQ(answered("principal_social_worker", answered_well), "met");
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

int judge_level(SceneBuilder& story, const char* level, const char* by,
                const StoryLinks& links = {})
{
    return story.tell("threshold",
                      "2026-03-02",
                      by,
                      {{"level", level}, {"reasons", "An invented reason."}},
                      links);
}

/// A worker judges that an enquiry is needed; the entries that answer it begin with the number 5.
int opinion_of_a_worker(SceneBuilder& story)
{
    story.answered_referral("2026-03-02", "no");
    return judge_level(story, "section_47", "social_worker");
}

/// The manager's lower level answers the worker's: that is an overrule. One that answers nobody,
/// that is higher, or that is the worker's own, is none.
TEST(Dissent, IsAlsoALowerLevelThatAnswersAnothersJudgement)
{
    SceneBuilder story;
    const StoryLinks answers{{LinkKind::answers, opinion_of_a_worker(story)}};
    const int alone = judge_level(story, "child_in_need", "team_manager");
    EXPECT_EQ(word_on(story, alone, {"G25", "2026-03-03"}), "silent");
    const int higher = judge_level(story, "child_protection", "team_manager", answers);
    EXPECT_EQ(word_on(story, higher, {"G25", "2026-03-03"}), "silent");
    const int own = judge_level(story, "child_in_need", "social_worker", answers);
    EXPECT_EQ(word_on(story, own, {"G25", "2026-03-03"}), "silent");

    const int overrule = judge_level(story, "lower", "team_manager", answers);
    EXPECT_EQ(word_on(story, overrule, {"G25", "2026-03-09"}), "pending");
    EXPECT_EQ(word_on(story, overrule, {"G25", "2026-03-03", overrule}), "breached");
    const auto verdict = verdict_on(story, overrule, {"G25", "2026-03-10"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::breached);
    ASSERT_EQ(verdict->because.size(), 2U);
    EXPECT_EQ(verdict->because[0].says,
              "Somebody judged the level on 2 March 2026: Child protection enquiry (section 47).");
    EXPECT_EQ(verdict->because[1].says, "Somebody else judged it lower on 2 March 2026.");
}

TEST(Dissent, OfAnOverruleEndsByAThirdPersonOrByAgreement)
{
    for (const char* who : {"social_worker", "team_manager", "principal_social_worker", "agrees"}) {
        SceneBuilder story;
        const StoryLinks answers{{LinkKind::answers, opinion_of_a_worker(story)}};
        const int overrule = judge_level(story, "lower", "team_manager", answers);
        const StoryLinks to_it{{LinkKind::answers, overrule}};
        if (std::string_view{who} == "agrees") {
            story.signature(overrule, "social_worker", "agree");
            EXPECT_EQ(word_on(story, overrule, {"G25", "2026-03-10"}), "silent");
            continue;
        }
        story.tell("challengeAnswer", "2026-03-04", who, answered_well, to_it);
        EXPECT_EQ(word_on(story, overrule, {"G25", "2026-03-10"}),
                  std::string_view{who} == "principal_social_worker" ? "met" : "breached")
            << who;
    }
}

/// Nobody challenged it, and whoever overruled answers their own overrule.
TEST(Dissent, OfAnOverruleIsNotEndedByWhoeverOverruled)
{
    for (const char* outcome : {"accepted", "agreed_otherwise"}) {
        SceneBuilder story;
        const StoryLinks answers{{LinkKind::answers, opinion_of_a_worker(story)}};
        const int overrule = judge_level(story, "lower", "team_manager", answers);
        const StoryLinks to_it{{LinkKind::answers, overrule}};
        story.tell("challengeAnswer", "2026-03-04", "team_manager", {{"outcome", outcome}}, to_it);
        EXPECT_EQ(word_on(story, overrule, {"G25", "2026-03-10"}), "breached") << outcome;
        story.tell("challengeAnswer", "2026-03-05", "social_worker", {{"outcome", outcome}}, to_it);
        EXPECT_EQ(word_on(story, overrule, {"G25", "2026-03-10"}), "met") << outcome;
    }
}

TEST(Dissent, IsAlsoAViewThatDisagreesWhenNobodyChallenges)
{
    struct Row {
        const char* words;
        object said;
        const char* challenged_by;  // "": nobody challenges.
        const char* expected;
    };
    const Row rows[] = {
        {"it disagrees", {{"disagrees", true}}, "", "breached"},
        {"it does not", {{"disagrees", false}}, "", "silent"},
        {"it does not say", {{"view", "no"}}, "", "silent"},
        {"of a closing, which G26 asks about",
         {{"disagrees", true}, {"question", "close"}},
         "",
         "silent"},
        {"about a plan", {{"disagrees", true}, {"question", "plan"}}, "", "breached"},
        {"the school challenges as well", {{"disagrees", true}}, "school", "silent"},
        {"somebody else challenges", {{"disagrees", true}}, "police", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int view = story.tell("agencyView", "2026-03-02", "school", row.said);
        if (*row.challenged_by != '\0')
            story.tell("challenge", "2026-03-03", row.challenged_by, {{"what", "Invented."}});
        EXPECT_EQ(word_on(story, view, {"G25", "2026-03-10"}), row.expected) << row.words;
    }
    SceneBuilder story;
    const int view = story.tell("agencyView", "2026-03-02", "school", {{"disagrees", true}});
    EXPECT_EQ(word_on(story, view, {"G25", "2026-03-09"}), "pending");
    story.tell("challengeAnswer",
               "2026-03-04",
               "principal_social_worker",
               answered_well,
               {{LinkKind::answers, view}});
    EXPECT_EQ(word_on(story, view, {"G25", "2026-03-10"}), "met");
}

}  // namespace g25_test
}  // namespace holdfast::guardrails
