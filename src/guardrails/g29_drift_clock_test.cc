#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g29 {
namespace g29_test {

using base::json::object;
using ledger::LinkKind;

/// A family whose referral was decided on and whose assessment is signed: only the work is open.
struct OpenWork {
    OpenWork()
    {
        story.member("the child", "child");
        referral = story.answered_referral("2026-01-05", "no");
        story.tell("assessment",
                   "2026-01-06",
                   "social_worker",
                   {{"authorised", "2026-01-20"}, {"outcome", "child_in_need"}});
        story.tell("supervision", "2026-02-02", "team_manager", {{"discussed", "Invented."}});
    }
    SceneBuilder story;
    int referral = 0;
};

TEST(DriftClock, SaysThatWorkDriftsAfterSixWeeksWithoutAStep)
{
    // The last step is the assessment of 6 January; six weeks later is 17 February.
    for (const auto& [today, expected] :
         {std::pair{"2026-02-17", "silent"}, {"2026-02-18", "breached"}}) {
        OpenWork open;
        EXPECT_EQ(word_on(open.story, open.referral, {"G29", today}), expected) << today;
    }
}

TEST(DriftClock, IsMovedOnByWhatIsDoneAndNotByWhatIsTold)
{
    struct Row {
        const char* type;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"visit", {{"seen", "alone"}}, "silent"},
        {"planStep", {{"what", "An invented step."}}, "silent"},
        {"threshold", {{"level", "child_in_need"}}, "silent"},
        {"coreGroup", {}, "silent"},
        {"note", {{"text", "An invented note."}}, "breached"},
        {"letter", {{"purpose", "appointment"}}, "breached"},
        {"worry", {{"what", "An invented worry."}}, "breached"},
    };
    for (const Row& row : rows) {
        OpenWork open;
        open.story.tell(row.type, "2026-02-10", "social_worker", row.said);
        EXPECT_EQ(word_on(open.story, open.referral, {"G29", "2026-02-20"}), row.expected)
            << row.type;
    }
}

TEST(DriftClock, CannotTellWhereAStepMayHaveBeenLater)
{
    for (const auto& [when, expected] : {std::pair{"unknown", "cannot tell"},
                                         {"2026", "cannot tell"},
                                         {"2026-02", "cannot tell"},
                                         {"early 2026-01", "breached"},
                                         {"late 2026-02", "silent"}}) {
        OpenWork open;
        open.story.tell("visit", when, "social_worker", {{"seen", "alone"}});
        EXPECT_EQ(word_on(open.story, open.referral, {"G29", "2026-03-16"}), expected) << when;
    }
}

TEST(DriftClock, SaysWhichClockIsLateAndForHowLong)
{
    SceneBuilder story;
    story.member("the child", "child");
    const int referral = story.answered_referral("2026-01-05", "no");
    story.tell("visit", "2026-03-09", "social_worker", {{"seen", "alone"}});
    story.tell("supervision", "2026-03-09", "team_manager", {{"discussed", "Invented."}});
    // 45 working days from 5 January end on 9 March.
    EXPECT_EQ(word_on(story, referral, {"G29", "2026-03-09"}), "silent");
    const auto verdict = verdict_on(story, referral, {"G29", "2026-03-12"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::breached);
    ASSERT_EQ(verdict->because.size(), 1U);
    EXPECT_EQ(
        verdict->because.front().says,
        "Referral, on 5 January 2026. Conclude the child and family assessment. It was due on "
        "9 March 2026, 3 days ago.");
    EXPECT_EQ(verdict->missing.front(), "Conclude the child and family assessment.");
    EXPECT_EQ(verdict->due->iso(), "2026-03-09");
}

TEST(DriftClock, OneFindingForEachThingThatIsOpen)
{
    SceneBuilder story;
    story.member("the child", "child");
    story.answered_referral("2026-01-05", "no");
    // The assessment, the supervision that never was, and the work itself: one referral.
    std::map<std::string, int> on;
    for (const Verdict& verdict : ask(story, {"G29", "2026-06-01"})) ++on[verdict.anchor.text()];
    for (const auto& [anchor, count] : on) EXPECT_EQ(count, 1) << anchor;
    EXPECT_FALSE(on.empty());
}

TEST(DriftClock, AsksForADecisionOnWhatWasProposed)
{
    for (const auto& [happened, today, expected] :
         {std::tuple{"2026-03-02", "2026-03-09", "silent"},
          {"2026-03-02", "2026-03-10", "breached"},
          {"2026-03", "2026-03-12", "cannot tell"},
          {"unknown", "2026-03-12", "cannot tell"}}) {
        OpenWork open;
        const int closing = open.story.closing(happened);
        EXPECT_EQ(word_on(open.story, closing, {"G29", today}), expected) << happened << today;
    }
    OpenWork open;
    const int closing = open.story.closing("2026-03-02");
    open.story.decision(closing, "2026-03-05", "close", "stays_open");
    EXPECT_EQ(word_on(open.story, closing, {"G29", "2026-03-20"}), "silent");
}

TEST(DriftClock, LooksAtHelpBelowTheThreshold)
{
    SceneBuilder story;
    story.member("the child", "child");
    const int plan =
        story.tell("familyHelpPlan", "2024-01-08", "social_worker", {{"basis", "early_help"}});
    EXPECT_EQ(word_on(story, plan, {"G29", "2024-02-19"}), "silent");
    EXPECT_EQ(word_on(story, plan, {"G29", "2026-01-08"}), "breached");
}

TEST(DriftClock, LooksAtAnEarlyHelpAssessmentThatGoesOn)
{
    struct Row {
        const char* words;
        object more;
        const char* today;  // Six weeks after 2 February end on 16 March.
        const char* expected;
    };
    const Row rows[] = {
        {"six weeks", {}, "2026-03-16", "silent"},
        {"a day more", {}, "2026-03-17", "breached"},
        {"completed", {{"completed", "2026-02-20"}}, "2026-06-01", "silent"},
        {"something came of it", {{"outcome", "one_agency"}}, "2026-06-01", "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.member("the child", "child");
        const int help = story.tell("earlyHelpAssessment", "2026-02-02", "school", row.more);
        EXPECT_EQ(word_on(story, help, {"G29", row.today}), row.expected) << row.words;
    }
}

TEST(DriftClock, LooksAtNewsThatCameAfterTheClosing)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        const char* happened;
        const char* expected;
    };
    const Row rows[] = {
        {"a return",
         "changeInCircumstances",
         {{"kinds", base::json::array{"reconciled"}}},
         "2026-03-02",
         "breached"},
        {"a worry", "worry", {{"what", "Invented."}}, "2026-03-02", "breached"},
        {"on a day not known", "worry", {{"what", "Invented."}}, "unknown", "cannot tell"},
        {"better news",
         "changeInCircumstances",
         {{"kinds", base::json::array{"job_gained"}}},
         "2026-03-02",
         "silent"},
        {"not so",
         "changeInCircumstances",
         {{"kinds", base::json::array{"reconciled"}}, {"standing", "untrue"}},
         "2026-03-02",
         "silent"},
    };
    for (const Row& row : rows) {
        OpenWork open;
        open.story.tell("worry", "2026-01-10", "social_worker", {{"what", "Of before."}});
        const int closing = open.story.closing("2026-02-02");
        open.story.decision(closing, "2026-02-03", "close", "closed");
        EXPECT_EQ(ask(open.story, {"G29", "2026-06-01"}).size(), 0U);
        const int news = open.story.tell(row.type, row.happened, "social_worker", row.said);
        EXPECT_EQ(word_on(open.story, news, {"G29", "2026-06-01"}), row.expected) << row.words;
        open.story.tell("visit", "2026-05-28", "social_worker", {{"seen", "alone"}});
        EXPECT_EQ(word_on(open.story, news, {"G29", "2026-06-01"}), "silent") << row.words;
    }
}

TEST(DriftClock, CannotBeToldWithoutItsPolicy)
{
    OpenWork open;
    EXPECT_EQ(
        word_on(open.story, open.referral, {"G29", "2026-02-18", 0, policy_without("G29.days")}),
        "cannot tell");
    const int closing = open.story.closing("2026-03-02");
    EXPECT_EQ(word_on(open.story,
                      closing,
                      {"G29", "2026-03-20", 0, policy_without("G29.decision_working_days")}),
              "cannot tell");
}

}  // namespace g29_test
}  // namespace g29
}  // namespace holdfast::guardrails
