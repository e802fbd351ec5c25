#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails::g22 {
namespace g22_test {

using base::json::array;
using base::json::object;
using ledger::LinkKind;

/// A family in which Wren is a child, with open work.
struct Family {
    SceneBuilder story;
    int member = story.tell("familyMember", "2019", "social_worker", {{"part", "child"}});
    int referral = story.answered_referral("2026-02-02", "no");

    int visit(const char* day, const object& said)
    {
        return story.tell("visit", day, "social_worker", said);
    }
    int kept_out(const char* day)
    {
        return visit(day, {{"access", "not_let_in"}, {"seen", "not_seen"}});
    }
    int call(const char* day, const char* result)
    {
        return story.tell(
            "call", day, "social_worker", {{"direction", "from_us"}, {"result", result}});
    }
    int answer(const char* day, const char* by, int attempt)
    {
        return story.tell("answer",
                          day,
                          by,
                          {{"guardrail", "G22"}, {"reasons", "A reason."}},
                          {{LinkKind::answers, attempt}});
    }
};

/// Something that was written down about the family on 2 March 2026.
struct Written {
    const char* words;
    const char* type;
    object said;
};

/// How the rule stands on it three days later, and again with a complaint beside it, which changes
/// nothing.
void expect_on(const Written& row, const char* expected)
{
    Family now;
    const int attempt = now.story.tell(row.type, "2026-03-02", "social_worker", row.said);
    EXPECT_EQ(word_on(now.story, attempt, {"G22", "2026-03-05"}), expected) << row.words;
    now.story.tell("complaint",
                   "2026-03-03",
                   "social_worker",
                   {{"complainant", "parent"}, {"what", "Invented."}});
    EXPECT_EQ(word_on(now.story, attempt, {"G22", "2026-03-05"}), expected) << row.words;
}

TEST(AccessRefused, KnowsWhatIsAnAttempt)
{
    const Written rows[] = {
        {"not let in", "visit", {{"access", "not_let_in"}}},
        {"nobody in", "visit", {{"access", "nobody_in"}, {"seen", "not_seen"}}},
        {"not to see the child", "visit", {{"access", "part_only"}, {"seen", "not_seen"}}},
        {"a carer did not allow it",
         "visit",
         {{"access", "let_in"}, {"seen", "not_seen"}, {"whyNotAlone", "carer_refused"}}},
        {"refused on the telephone", "call", {{"direction", "from_us"}, {"result", "refused"}}},
        {"a worry that the child cannot be seen",
         "worry",
         {{"what", "Invented."}, {"kinds", array{"access_refused"}}}},
    };
    for (const Written& row : rows) expect_on(row, "breached");
}

TEST(AccessRefused, KnowsWhatIsARightOrEveryday)
{
    const Written rows[] = {
        {"all but one room", "visit", {{"access", "part_only"}, {"seen", "alone"}}},
        {"seen with others", "visit", {{"seen", "with_others"}, {"whyNotAlone", "carer_refused"}}},
        {"a young person's own no",
         "visit",
         {{"access", "let_in"}, {"seen", "not_seen"}, {"whyNotAlone", "young_person_refused"}}},
        {"unsafe",
         "visit",
         {{"access", "nobody_in"}, {"seen", "not_seen"}, {"whyNotAlone", "unsafe"}}},
        {"elsewhere",
         "visit",
         {{"access", "let_in"}, {"seen", "not_seen"}, {"whyNotAlone", "elsewhere"}}},
        {"an unborn child's parents", "visit", {{"seen", "unborn"}}},
        {"one call nobody answered", "call", {{"direction", "from_us"}, {"result", "no_answer"}}},
        {"a call to us", "call", {{"direction", "to_us"}, {"result", "refused"}}},
        {"not made, because it is unsafe",
         "call",
         {{"direction", "from_us"}, {"result", "not_made_unsafe"}}},
        {"a service declined", "agreement", {{"kind", "section_17"}, {"answer", "declined"}}},
        {"one person could not be asked",
         "agreement",
         {{"kind", "section_17"}, {"answer", "not_reached"}}},
        {"a complaint", "complaint", {{"complainant", "parent"}, {"what", "Invented."}}},
    };
    for (const Written& row : rows) expect_on(row, "silent");
}

TEST(AccessRefused, TheNextStepIsDecidedWithinTwoWorkingDays)
{
    struct Row {
        const char* type;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"planStep", {{"what", "Invented."}}, "met"},
        {"supervision", {{"kind", "unplanned"}, {"discussed", "Invented."}}, "met"},
        {"strategyDiscussion", {}, "met"},
        {"section47Enquiry", {}, "met"},
        {"conference", {{"kind", "initial"}}, "met"},
        {"preProceedings", {}, "met"},
        {"note", {{"text", "Invented."}}, "breached"},
    };
    for (const Row& row : rows) {
        Family now;
        now.story.tell(row.type, "2026-03-01", "team_manager", row.said);
        const int attempt = now.kept_out("2026-03-02");
        EXPECT_EQ(word_on(now.story, attempt, {"G22", "2026-03-04"}), "pending") << row.type;
        EXPECT_EQ(word_on(now.story, attempt, {"G22", "2026-03-05"}), "breached") << row.type;
        now.story.tell(row.type, "2026-03-03", "team_manager", row.said);
        EXPECT_EQ(word_on(now.story, attempt, {"G22", "2026-03-05"}), row.expected) << row.type;
    }
    Family answered;
    const int attempt = answered.kept_out("2026-03-02");
    answered.answer("2026-03-03", "social_worker", attempt);
    EXPECT_EQ(word_on(answered.story, attempt, {"G22", "2026-03-05"}), "met");
    Family call;
    const int refused = call.story.tell(
        "call",
        "2026-03-02",
        "social_worker",
        {{"direction", "from_us"}, {"result", "refused"}, {"nextStep", "An invented step."}});
    EXPECT_EQ(word_on(call.story, refused, {"G22", "2026-03-05"}), "met");
}

TEST(AccessRefused, IsOverOnceTheChildIsSeen)
{
    struct Row {
        const char* day;
        const char* seen;
        const char* expected;
    };
    const Row rows[] = {{"2026-03-03", "alone", "silent"},
                        {"2026-03-03", "with_others", "silent"},
                        {"2026-03-02", "alone", "silent"},
                        {"2026-03-01", "alone", "breached"},
                        {"2026-03-03", "not_seen", "breached"}};
    for (const Row& row : rows) {
        Family now;
        const int attempt = now.kept_out("2026-03-02");
        now.visit(row.day, {{"seen", row.seen}, {"access", "let_in"}});
        EXPECT_EQ(word_on(now.story, attempt, {"G22", "2026-03-05"}), row.expected)
            << row.day << " " << row.seen;
    }
    // A sister who was seen does not stand in for Wren.
    Family now;
    const int attempt = now.kept_out("2026-03-02");
    const auto sister = now.story.person("finch");
    const int seen = now.visit("2026-03-03", {{"seen", "alone"}});
    now.story.now_about(seen, {{base::Subject::of(sister), ledger::Part::subject}});
    EXPECT_EQ(word_on(now.story, attempt, {"G22", "2026-03-05"}), "breached");
}

TEST(AccessRefused, TheThirdTimeAsksWhetherLegalAdviceIsWanted)
{
    struct Row {
        const char* words;
        int attempts;
        const char* type;
        const char* by;
        const char* expected;
    };
    const Row rows[] = {
        {"twice, with a next step", 2, "planStep", "social_worker", "met"},
        {"three times, with a next step", 3, "planStep", "social_worker", "breached"},
        {"a manager answers", 3, "answer", "team_manager", "met"},
        {"the worker answers", 3, "answer", "social_worker", "breached"},
        {"the pre-proceedings stage", 3, "preProceedings", "team_manager", "met"},
    };
    for (const Row& row : rows) {
        Family now;
        int first = 0;
        for (int i = 0; i < row.attempts; ++i) {
            const int attempt = now.kept_out("2026-03-02");
            if (first == 0) first = attempt;
        }
        if (std::string_view{row.type} == "answer") now.answer("2026-03-03", row.by, first);
        else
            now.story.tell(row.type,
                           "2026-03-03",
                           row.by,
                           std::string_view{row.type} == "planStep" ? object{{"what", "Invented."}}
                                                                    : object{});
        EXPECT_EQ(word_on(now.story, first, {"G22", "2026-03-05"}), row.expected) << row.words;
    }
    Family unset;
    const int attempt = unset.kept_out("2026-03-02");
    EXPECT_EQ(
        word_on(unset.story, attempt, {"G22", "2026-03-05", 0, policy_without("G22.attempts")}),
        "cannot tell");
}

TEST(AccessRefused, CallsThatNobodyAnswersCountTogether)
{
    Family now;
    const int first = now.call("2026-03-02", "no_answer");
    now.call("2026-03-03", "no_answer");
    EXPECT_EQ(word_on(now.story, first, {"G22", "2026-03-09"}), "silent");
    now.call("2026-03-04", "not_in_use");
    EXPECT_EQ(word_on(now.story, first, {"G22", "2026-03-06"}), "pending");
    EXPECT_EQ(word_on(now.story, first, {"G22", "2026-03-09"}), "breached");
    now.call("2026-03-05", "spoke");
    EXPECT_EQ(word_on(now.story, first, {"G22", "2026-03-09"}), "silent");
}

TEST(AccessRefused, IsNoReasonToCloseOrLowerWithoutADecisionAboutTheRisk)
{
    struct Row {
        const char* words;
        const char* type;
        const char* by;
        object said;
        const char* expected;
    };
    const object risk = {{"guardrail", "G22"}, {"reasons", "A reason."}};
    const Row rows[] = {
        {"a manager's words", "answer", "team_manager", risk, "met"},
        {"the proposer's words", "answer", "social_worker", risk, "breached"},
        {"a next step is no decision",
         "planStep",
         "team_manager",
         {{"what", "Invented."}},
         "breached"},
        {"an enquiry that concluded",
         "section47Enquiry",
         "team_manager",
         {{"outcome", "not_substantiated"}},
         "met"},
        {"an enquiry that goes on", "section47Enquiry", "team_manager", {}, "breached"},
        {"a conference",
         "conference",
         "conference_chair",
         {{"kind", "initial"}, {"decision", "no_plan"}},
         "met"},
    };
    for (const Row& row : rows) {
        Family now;
        now.story.tell("threshold",
                       "2026-02-10",
                       "team_manager",
                       {{"level", "child_in_need"}, {"reasons", "A reason."}});
        const int attempt = now.kept_out("2026-03-02");
        now.story.tell(row.type, "2026-03-03", row.by, row.said, {{LinkKind::answers, attempt}});
        const int closing = now.story.closing("2026-03-04");
        const int lower = now.story.tell("threshold",
                                         "2026-03-04",
                                         "social_worker",
                                         {{"level", "family_help"}, {"reasons", "A reason."}});
        EXPECT_EQ(word_on(now.story, attempt, {"G22", "2026-03-04", closing}), row.expected)
            << row.words;
        EXPECT_EQ(word_on(now.story, attempt, {"G22", "2026-03-04", lower}), row.expected)
            << row.words;
        // A new attempt asks anew.
        now.kept_out("2026-03-05");
        EXPECT_EQ(word_on(now.story, attempt, {"G22", "2026-03-05", closing}), "breached")
            << row.words;
    }
    Family manager;
    const int attempt = manager.kept_out("2026-03-02");
    const int own =
        manager.story.tell("closingProposal", "2026-03-04", "team_manager", {{"means", "visit"}});
    manager.answer("2026-03-05", "team_manager", attempt);
    EXPECT_EQ(word_on(manager.story, attempt, {"G22", "2026-03-05", own}), "breached");
    manager.answer("2026-03-05", "team_manager B", attempt);
    EXPECT_EQ(word_on(manager.story, attempt, {"G22", "2026-03-05", own}), "met");
}

TEST(AccessRefused, LeavesEarlierWorkAlone)
{
    Family now;
    const int attempt = now.kept_out("2026-03-02");
    const int closing = now.story.closing("2026-03-09");
    now.story.decision(closing, "2026-03-09", "close", "closed");
    EXPECT_EQ(word_on(now.story, attempt, {"G22", "2026-06-01"}), "silent");
    now.story.answered_referral("2026-06-01", "no");
    EXPECT_EQ(word_on(now.story, attempt, {"G22", "2026-06-10"}), "silent");
    const int again = now.kept_out("2026-06-02");
    EXPECT_EQ(word_on(now.story, again, {"G22", "2026-06-10"}), "breached");
}

}  // namespace g22_test
}  // namespace holdfast::guardrails::g22
