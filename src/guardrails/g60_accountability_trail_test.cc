#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g60 {
namespace g60_test {

using base::json::array;
using base::json::object;
using ledger::LinkKind;

int decided(SceneBuilder& story, int of, const object& said, const char* by = "team_manager")
{
    return story.tell("decision", "2026-03-10", by, said, {{LinkKind::answers, of}});
}

TEST(AccountabilityTrail, AProposalToCloseSaysWhy)
{
    struct Row {
        const char* words;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"its reasons", {}, "silent"},
        {"none", {{"whySafe", nullptr}}, "breached"},
        {"an event", {{"whySafe", nullptr}, {"means", "event"}}, "silent"},
        {"the family withdrew", {{"whySafe", nullptr}, {"agreementWithdrawn", true}}, "silent"},
        {"an instruction of nobody", {{"outsideReasons", array{"instruction"}}}, "breached"},
        {"capacity is no instruction", {{"outsideReasons", array{"capacity"}}}, "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.answered_referral("2026-01-05", "no");
        const int closing = story.closing("2026-03-09", row.said);
        EXPECT_EQ(word_on(story, closing, {"G60", "2026-03-09", closing}), row.expected)
            << row.words;
    }
}

TEST(AccountabilityTrail, AnInstructionIsThatOfSomebody)
{
    const object instructed = {{"outsideReasons", array{"instruction"}}};
    for (const auto& [by, expected] :
         {std::pair{"team_manager", "met"}, {"social_worker", "breached"}}) {
        SceneBuilder story;
        story.answered_referral("2026-01-05", "no");
        const int talk = story.tell("supervision", "2026-03-06", by, {{"discussed", "Invented."}});
        const int closing = story.closing("2026-03-09", instructed, {{LinkKind::rests_on, talk}});
        EXPECT_EQ(word_on(story, closing, {"G60", "2026-03-09", closing}), expected) << by;
    }
    SceneBuilder story;
    story.answered_referral("2026-01-05", "no");
    const int closing = story.closing("2026-03-09", instructed);
    story.signature(closing, "team_manager", "agree");
    EXPECT_EQ(word_on(story, closing, {"G60", "2026-03-09", closing}), "breached");
    story.signature(closing, "team_manager", "agree", {{"reasons", "An invented instruction."}});
    EXPECT_EQ(word_on(story, closing, {"G60", "2026-03-09", closing}), "met");
    // While nobody has decided, it waits.
    SceneBuilder waiting;
    waiting.answered_referral("2026-01-05", "no");
    const int waits = waiting.closing("2026-03-09", instructed);
    EXPECT_EQ(word_on(waiting, waits, {"G60", "2026-03-09"}), "pending");
}

TEST(AccountabilityTrail, ALowerLevelSaysWhy)
{
    for (const auto& [said, expected] : {std::pair{object{}, "breached"},
                                         {object{{"reasons", "Invented."}}, "silent"},
                                         {object{{"changedFacts", "Invented."}}, "silent"},
                                         {object{{"misjudged", "Invented."}}, "silent"}}) {
        SceneBuilder story;
        story.member("the child", "child");
        story.tell("threshold",
                   "2026-01-05",
                   "social_worker",
                   {{"level", "child_protection"}, {"reasons", "Invented."}});
        object lower = said;
        lower["level"] = "child_in_need";
        const int level = story.tell("threshold", "2026-03-09", "social_worker", lower);
        EXPECT_EQ(word_on(story, level, {"G60", "2026-03-09", level}), expected);
    }
}

TEST(AccountabilityTrail, ANoFurtherActionWithoutReasonsIsFound)
{
    struct Row {
        const char* words;
        object said;
        const char* by;
        const char* expected;
    };
    const object nothing_done = {{"question", "referral"}, {"outcome", "no_further_action"}};
    object with_reasons = nothing_done;
    with_reasons["reasons"] = "An invented reason.";
    const Row rows[] = {
        {"no reasons", nothing_done, "team_manager", "breached"},
        {"reasons", with_reasons, "team_manager", "silent"},
        {"told by a review", with_reasons, "reviewer", "cannot tell"},
        {"told by a review, without reasons", nothing_done, "reviewer", "breached"},
        {"to be assessed",
         {{"question", "referral"}, {"outcome", "assess"}},
         "team_manager",
         "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int referral = story.referral("2026-03-09", "no");
        const int decision = decided(story, referral, row.said, row.by);
        EXPECT_EQ(word_on(story, decision, {"G60", "2026-06-01"}), row.expected) << row.words;
    }
}

TEST(AccountabilityTrail, TheReasonsOfWhatWasProposedAreThoseOfTheDecision)
{
    const object closed = {{"question", "close"}, {"outcome", "closed"}};
    for (const auto& [said, expected] :
         {std::pair{object{}, "silent"},
          {object{{"whySafe", nullptr}}, "breached"},
          {object{{"outsideReasons", array{"instruction"}}}, "breached"}}) {
        SceneBuilder story;
        story.answered_referral("2026-01-05", "no");
        const int closing = story.closing("2026-03-09", said);
        const int decision = decided(story, closing, closed);
        EXPECT_EQ(word_on(story, decision, {"G60", "2026-06-01"}), expected);
        // What was decided is told once.
        EXPECT_EQ(word_on(story, closing, {"G60", "2026-06-01"}), "silent");
    }
    SceneBuilder story;
    story.answered_referral("2026-01-05", "no");
    const int closing = story.closing("2026-03-09", {{"whySafe", nullptr}});
    const int stays = decided(story, closing, {{"question", "close"}, {"outcome", "stays_open"}});
    EXPECT_EQ(word_on(story, stays, {"G60", "2026-06-01"}), "silent");
}

TEST(AccountabilityTrail, AReferralThatNobodyFollowsHasADecision)
{
    struct Row {
        const char* received;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"2026-03-02", "2026-03-16", "silent"},  // Ten working days.
        {"2026-03-02", "2026-03-17", "breached"},
        {"unknown", "2026-03-17", "breached"},
    };
    for (const Row& row : rows) {
        for (const char* type : {"referral", "contact"}) {
            SceneBuilder story;
            const int came =
                story.tell(type, row.received, "screener", {{"concern", "An invented worry."}});
            EXPECT_EQ(word_on(story, came, {"G60", row.today}), row.expected) << type;
        }
    }
    for (const char* type : {"assessment", "visit"}) {
        SceneBuilder story;
        const int came = story.referral("2026-03-02", "no");
        story.tell(type, "2026-03-04", "social_worker", {});
        EXPECT_EQ(word_on(story, came, {"G60", "2026-03-17"}), "silent") << type;
    }
    SceneBuilder story;
    const int contact =
        story.tell("contact", "2026-03-02", "screener", {{"concern", "An invented worry."}});
    story.referral("2026-03-03", "no", {{LinkKind::answers, contact}});
    EXPECT_EQ(word_on(story, contact, {"G60", "2026-03-17"}), "silent");
    SceneBuilder policy;
    const int came = policy.referral("2026-03-02", "no");
    EXPECT_EQ(word_on(policy, came, {"G60", "2026-03-17", 0, policy_without("G60.working_days")}),
              "cannot tell");
}

}  // namespace g60_test
}  // namespace g60
}  // namespace holdfast::guardrails
