#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g28_test {

using ledger::LinkKind;

/// Work that ended on 1 September 2025.
struct Ended {
    SceneBuilder story;
    int referral = story.answered_referral("2025-06-02", "no");
    int proposal = story.closing("2025-09-01");
    int decision = story.decision(proposal, "2025-09-01", "close", "closed");
};

TEST(BounceBack, SetsWhatComesBackBesideTheDecision)
{
    struct Row {
        const char* type;
        base::json::object said;
        const char* happened;
        const char* expected;
    };
    const base::json::object worry = {{"concern", "A worry."}};
    const Row rows[] = {
        {"referral", worry, "2025-09-02", "breached"},
        {"referral", worry, "2026-09-01", "breached"},
        {"referral", worry, "2026-09-02", "silent"},
        {"referral", worry, "2026-09", "cannot tell"},
        {"injury", {{"description", "A mark."}}, "2026-01-05", "breached"},
        {"strategyDiscussion", {{"outcome", "no_enquiry"}}, "2026-01-05", "breached"},
        {"note", {{"text", "A note."}}, "2026-01-05", "silent"},
    };
    for (const Row& row : rows) {
        Ended ended;
        ended.story.tell(row.type, row.happened, "screener", row.said);
        EXPECT_EQ(word_on(ended.story, ended.decision, {"G28", "2026-10-01"}), row.expected)
            << row.type << " " << row.happened;
    }
}

TEST(BounceBack, SaysNothingOfWhatCameBeforeNorOfWorkThatStayedOpen)
{
    Ended ended;
    EXPECT_EQ(word_on(ended.story, ended.decision, {"G28", "2026-10-01"}), "silent");
    SceneBuilder open;
    open.answered_referral("2025-06-02", "no");
    const int proposal = open.closing("2025-09-01");
    const int stays = open.decision(proposal, "2025-09-01", "close", "stays_open");
    open.referral("2025-10-01", "no");
    EXPECT_EQ(word_on(open, stays, {"G28", "2026-10-01"}), "silent");
}

TEST(BounceBack, IsOfALowerLevelAsWell)
{
    SceneBuilder story;
    story.tell("threshold",
               "2026-03-02",
               "social_worker",
               {{"level", "child_in_need"}, {"reasons", "A reason."}});
    const int lower = story.tell("threshold",
                                 "2026-06-01",
                                 "social_worker",
                                 {{"level", "family_help"}, {"reasons", "A reason."}});
    const int agreed = story.decision(lower, "2026-06-02", "level", "agreed");
    story.referral("2026-07-01", "yes");
    const auto verdict = verdict_on(story, agreed, {"G28", "2026-07-01"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->because.front().says, "The level was lowered on 2 June 2026.");
}

TEST(BounceBack, IsMetWhenSomebodyHasLooked)
{
    Ended ended;
    ended.story.referral("2026-01-05", "no");
    ended.story.tell("answer",
                     "2026-01-06",
                     "team_manager",
                     {{"guardrail", "G28"}, {"reasons", "Correct at the time."}},
                     {{LinkKind::answers, ended.decision}});
    EXPECT_EQ(word_on(ended.story, ended.decision, {"G28", "2026-01-06"}), "met");
    Ended other;
    other.story.referral("2026-01-05", "no");
    EXPECT_EQ(word_on(other.story,
                      other.decision,
                      {"G28", "2026-01-06", 0, policy_without("G28.months")}),
              "cannot tell");
}

}  // namespace g28_test
}  // namespace holdfast::guardrails
