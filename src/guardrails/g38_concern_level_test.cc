#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g38_test {

using base::json::object;
using ledger::LinkKind;

/// Work that began on 2 March 2026.
struct Work {
    SceneBuilder story;
    int referral = story.answered_referral("2026-03-02", "no");

    int visit(const char* when, const object& said)
    {
        return story.tell("visit", when, "social_worker", said);
    }
    [[nodiscard]] std::string on(int entry, const char* today, int proposal = 0) const
    {
        return word_on(story, entry, {"G38", today, proposal});
    }
};

const object a_change = {{"kinds", base::json::array{"separated"}}, {"what", "A change."}};
const object worried = {{"concernLevel", "worried"}};
const object worried_why = {{"concernLevel", "worried"}, {"concernReason", "A reason."}};
const object not_worried = {{"concernLevel", "not_worried"}};
const object not_worried_why = {{"concernLevel", "not_worried"}, {"concernReason", "A reason."}};

TEST(ConcernLevel, ChangesOrStaysForAReason)
{
    struct Row {
        const char* words;
        object now;
        bool something_happened;
        const char* expected;
    };
    const Row rows[] = {
        {"the same, and nothing happened", worried, false, "met"},
        {"the same, although something happened", worried, true, "breached"},
        {"the same, and why", worried_why, true, "met"},
        {"changed", not_worried, false, "breached"},
        {"changed, and why", not_worried_why, false, "met"},
        {"changed by what happened, and why", not_worried_why, true, "met"},
        {"nobody says", {}, false, "cannot tell"},
        {"a reason for no level", {{"concernReason", "A reason."}}, false, "cannot tell"},
    };
    for (const Row& row : rows) {
        Work work;
        work.visit("2026-03-09", worried);
        if (row.something_happened)
            work.story.tell("changeInCircumstances", "2026-03-12", "social_worker", a_change);
        const int now = work.visit("2026-03-16", row.now);
        EXPECT_EQ(work.on(now, "2026-03-19"), row.expected) << row.words;
    }
}

TEST(ConcernLevel, TheFirstTimeNeedsNoReason)
{
    Work work;
    const int visit = work.visit("2026-03-09", worried);
    EXPECT_EQ(work.on(visit, "2026-03-12"), "met");
}

TEST(ConcernLevel, WaitsTwoWorkingDaysForTheReason)
{
    Work work;
    work.visit("2026-03-09", worried);
    const int visit = work.visit("2026-03-16", not_worried);  // A Monday.
    EXPECT_EQ(work.on(visit, "2026-03-18"), "pending");
    EXPECT_EQ(work.on(visit, "2026-03-19"), "breached");
    EXPECT_EQ(
        word_on(work.story, visit, {"G38", "2026-03-19", 0, policy_without("G38.working_days")}),
        "cannot tell");
}

TEST(ConcernLevel, AsksAboutTheLastPieceOfWorkAlone)
{
    struct Row {
        const char* type;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"visit", {}, "cannot tell"},
        {"supervision", {{"discussed", "A family."}}, "cannot tell"},
        {"supervision", {{"discussed", "A family."}, {"concernLevel", "worried"}}, "met"},
        {"threshold", {{"level", "child_in_need"}}, "cannot tell"},
        {"threshold", {{"level", "child_in_need"}, {"concernLevel", "worried"}}, "met"},
        {"assessment", {{"analysis", "An analysis."}}, "cannot tell"},
        {"assessment", {}, "silent"},
        {"note", {{"text", "A note."}}, "silent"},
    };
    for (const Row& row : rows) {
        Work work;
        const int visit = work.visit("2026-03-09", {});
        const int last = work.story.tell(row.type, "2026-03-16", "team_manager", row.said);
        EXPECT_EQ(work.on(last, "2026-03-19"), row.expected)
            << row.type << " " << base::json::serialize(row.said);
        const bool is_last = std::string_view{row.expected} != "silent";
        EXPECT_EQ(work.on(visit, "2026-03-19"), is_last ? "silent" : "cannot tell") << row.type;
    }
}

TEST(ConcernLevel, AVisitSpeaksForTheAssessmentItWasMadeFor)
{
    Work work;
    work.visit("2026-03-09", worried);
    const int assessment = work.story.tell(
        "assessment", "2026-03-16", "social_worker", {{"analysis", "An analysis."}});
    EXPECT_EQ(work.on(assessment, "2026-03-19"), "met");
    work.story.tell("changeInCircumstances", "2026-03-17", "social_worker", a_change);
    EXPECT_EQ(work.on(assessment, "2026-03-19"), "cannot tell");
}

TEST(ConcernLevel, AClosingSaysItOrFollowsAVisitThatDid)
{
    struct Row {
        const char* words;
        object visit;
        object closing;
        bool something_happened;  // After the visit.
        const char* expected;
    };
    const Row rows[] = {
        {"nobody", {}, {}, false, "cannot tell"},
        {"the closing", {}, not_worried, false, "met"},
        {"the visit", worried, {}, false, "met"},
        {"the visit, before something happened", worried, {}, true, "cannot tell"},
        {"the closing, after something happened", worried, not_worried, true, "met"},
        {"not enough is known", {}, {{"concernLevel", "cannot_tell"}}, false, "cannot tell"},
        {"not enough was known", {{"concernLevel", "cannot_tell"}}, {}, false, "cannot tell"},
        {"changed without a word",
         worried,
         {{"concernLevel", "not_worried"}, {"whySafe", nullptr}},
         false,
         "breached"},
        {"changed, and why it is safe", worried, not_worried, false, "met"},
    };
    for (const Row& row : rows) {
        Work work;
        work.visit("2026-05-04", row.visit);
        if (row.something_happened)
            work.story.tell("injury", "2026-05-11", "school", {{"description", "A mark."}});
        const int proposal = work.story.closing("2026-06-01", row.closing);
        EXPECT_EQ(work.on(proposal, "2026-06-01", proposal), row.expected) << row.words;
        const bool waits = std::string_view{row.expected} == "breached";
        EXPECT_EQ(work.on(proposal, "2026-06-01"), waits ? "pending" : row.expected) << row.words;
    }
}

TEST(ConcernLevel, AVisitWhoseReasonIsLackingDoesNotSpeakForAClosing)
{
    Work work;
    work.visit("2026-05-04", worried);
    work.visit("2026-05-11", not_worried);
    const int proposal = work.story.closing("2026-06-01");
    EXPECT_EQ(work.on(proposal, "2026-06-01", proposal), "breached");
}

TEST(ConcernLevel, ALowerLevelSaysIt)
{
    struct Row {
        object more;
        const char* expected;
    };
    const Row rows[] = {
        {{}, "cannot tell"},
        {not_worried, "breached"},
        {not_worried_why, "met"},
        {{{"concernLevel", "not_worried"}, {"changedFacts", "Facts."}}, "met"},
        {{{"concernLevel", "not_worried"}, {"misjudged", "A thing."}}, "met"},
    };
    for (const Row& row : rows) {
        Work work;
        work.story.tell("threshold",
                        "2026-03-09",
                        "team_manager",
                        {{"level", "child_in_need"}, {"concernLevel", "worried"}});
        work.story.tell("changeInCircumstances", "2026-03-17", "social_worker", a_change);
        object said{{"level", "family_help"}};
        for (const auto& field : row.more) said[field.key()] = field.value();
        const int lower = work.story.tell("threshold", "2026-06-01", "social_worker", said);
        EXPECT_EQ(work.on(lower, "2026-06-01", lower), row.expected) << base::json::serialize(said);
    }
}

TEST(ConcernLevel, ShowsTheLineOverTime)
{
    Work work;
    for (const char* day : {"2026-03-09", "2026-03-16", "2026-03-23", "2026-03-30", "2026-04-06"})
        work.visit(day, worried);
    const int last = work.visit("2026-04-13", not_worried_why);
    const auto verdict = verdict_on(work.story, last, {"G38", "2026-04-13"});
    ASSERT_TRUE(verdict);
    ASSERT_EQ(verdict->against.size(), 5U);
    EXPECT_EQ(verdict->against.front().says, "Visit, on 16 March 2026: worried.");
    EXPECT_EQ(verdict->against.back().says, "Visit, on 13 April 2026: not worried now.");
}

TEST(ConcernLevel, SaysNothingOfWorkThatEnded)
{
    Work work;
    work.visit("2026-05-04", {});
    const int proposal = work.story.closing("2026-06-01");
    work.story.decision(proposal, "2026-06-01", "close", "closed");
    EXPECT_TRUE(ask(work.story, {"G38", "2026-06-02"}).empty());
}

}  // namespace g38_test
}  // namespace holdfast::guardrails
