#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace holdfast::guardrails {
namespace g03_test {

using ledger::LinkKind;

TEST(RepeatReferral, CountsReferralsWithinTwelveMonths)
{
    struct Row {
        std::vector<const char*> received;
        const char* expected;  // At the gate, with no analysis.
    };
    const Row rows[] = {
        {{"2026-03-02"}, "silent"},
        {{"2025-11-10", "2026-03-02"}, "breached"},
        {{"2025-03-02", "2026-03-02"}, "breached"},  // Twelve months exactly.
        {{"2025-03-01", "2026-03-02"}, "silent"},
        {{"2024-02-29", "2025-02-28"}, "breached"},
        {{"2024-02-29", "2025-03-01"}, "silent"},
        {{"2025-04", "2026-03-02"}, "breached"},
        {{"2025-03", "2026-03-02"}, "cannot tell"},
        {{"2025-02", "2026-03-02"}, "silent"},
        {{"unknown", "2026-03-02"}, "cannot tell"},
        {{"unknown", "14 days after entry:1"}, "breached"},
        {{"2014-10", "2015-02"}, "breached"},  // Case R.
        {{"2024-01-10", "2025-02-01", "2026-03-02"}, "silent"},
        {{"2024-01-10", "2025-06-01", "2026-03-02"}, "breached"},
        {{"2026-03-02", "2025-11-10"}, "breached"},  // Recorded in the other order.
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        int latest = 0;
        std::string told;
        for (const char* received : row.received) {
            latest = story.referral(received, "no");
            told += std::string{received} + "; ";
        }
        const int closing = story.closing("2026-06-01");
        EXPECT_EQ(word_on(story, latest, {"G03", "2026-06-01", closing}), row.expected) << told;
    }
}

TEST(RepeatReferral, FromTheThirdOnTheAnalysisIsByAnOutsider)
{
    struct Row {
        std::vector<const char*> received;
        const char* analysis_by;  // "": none.
        const char* expected;
    };
    const Row rows[] = {
        {{"2025-11-10", "2026-03-02"}, "", "breached"},
        {{"2025-11-10", "2026-03-02"}, "social_worker", "met"},
        {{"2025-11-10", "2026-03-02"}, "team_manager", "met"},
        {{"2025-11-10", "2026-03-02"}, "head_of_service", "met"},
        {{"2025-07-01", "2025-11-10", "2026-03-02"}, "", "breached"},
        {{"2025-07-01", "2025-11-10", "2026-03-02"}, "social_worker", "breached"},
        {{"2025-07-01", "2025-11-10", "2026-03-02"}, "team_manager", "breached"},
        {{"2025-07-01", "2025-11-10", "2026-03-02"}, "head_of_service", "met"},
        {{"2025-07-01", "2025-11-10", "2026-03-02"}, "principal_social_worker", "met"},
        {{"2025-07-01", "2025-11-10", "2026-03-02"}, "conference_chair", "met"},
        // A third of more than twelve months ago does not count.
        {{"2025-03-01", "2025-11-10", "2026-03-02"}, "team_manager", "met"},
        // Whether it is the third cannot be told: nor can it whether an insider will do.
        {{"2025-03", "2025-11-10", "2026-03-02"}, "team_manager", "cannot tell"},
        {{"2025-03", "2025-11-10", "2026-03-02"}, "head_of_service", "met"},
        {{"unknown", "2025-11-10", "2026-03-02"}, "team_manager", "cannot tell"},
        // Whether it is the second cannot be told: the analysis is there in any case.
        {{"2025-03", "2026-03-02"}, "team_manager", "met"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        int latest = 0;
        for (const char* received : row.received) latest = story.referral(received, "no");
        if (*row.analysis_by != '\0') story.analysis(latest, row.analysis_by);
        const int closing = story.closing("2026-06-01");
        const auto verdict = verdict_on(story, latest, {"G03", "2026-06-01", closing});
        const std::string told = std::to_string(row.received.size()) + " from "
                               + row.received.front() + ", by " + row.analysis_by;
        ASSERT_TRUE(verdict) << told;
        EXPECT_EQ(word_of(verdict->standing), row.expected) << told;
        EXPECT_EQ(verdict->missing.empty(), verdict->standing == Standing::met) << told;
    }
}

TEST(RepeatReferral, TheAnalysisAnswersTheLatest)
{
    SceneBuilder story;
    const int first = story.referral("2025-11-10", "no");
    const int second = story.referral("2026-03-02", "no");
    story.analysis(first, "head_of_service");
    const int closing = story.closing("2026-06-01");
    EXPECT_EQ(word_on(story, second, {"G03", "2026-06-01", closing}), "breached");
    // An answer to another finding about the same referral is no analysis of these.
    story.tell("answer",
               "2026-06-01",
               "head_of_service",
               {{"guardrail", "G01"}, {"reasons", "An invented answer."}},
               {{LinkKind::answers, second}});
    EXPECT_EQ(word_on(story, second, {"G03", "2026-06-01", closing}), "breached");
    story.analysis(second, "team_manager");
    EXPECT_EQ(word_on(story, second, {"G03", "2026-06-01", closing}), "met");
    // A further referral needs one of its own.
    const int third = story.referral("2026-06-02", "no");
    EXPECT_EQ(word_on(story, third, {"G03", "2026-06-03", closing}), "breached");
    EXPECT_EQ(word_on(story, second, {"G03", "2026-06-03", closing}), "silent");
}

TEST(RepeatReferral, ReportsOfOneEventAreOneReferral)
{
    SceneBuilder story;
    const int school = story.referral("2026-03-02", "no");
    const int police = story.referral("2026-03-03", "no", {{LinkKind::part_of, school}});
    const int closing = story.closing("2026-06-01");
    EXPECT_TRUE(ask(story, {"G03", "2026-06-01", closing}).empty());
    const int another = story.referral("2026-05-01", "no");
    const auto verdict = verdict_on(story, another, {"G03", "2026-06-01", closing});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->because.size(), 2U);  // Not three, so an insider will do.
    EXPECT_TRUE(std::none_of(verdict->because.begin(),
                             verdict->because.end(),
                             [&](const Evidence& each) { return each.entry == story.id(police); }));
    story.analysis(another, "team_manager");
    EXPECT_EQ(word_on(story, another, {"G03", "2026-06-01", closing}), "met");
}

TEST(RepeatReferral, CountsThoseThatWereClosedWithoutAction)
{
    SceneBuilder story;
    const int first = story.referral("2025-11-10", "no");
    story.decision(first, "2025-11-11", "referral", "no_further_action");
    const int over = story.closing("2025-11-12");
    story.decision(over, "2025-11-13", "close", "closed");
    const int second = story.referral("2026-03-02", "no");
    const auto verdict = verdict_on(story, second, {"G03", "2026-03-02"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::pending);
    ASSERT_EQ(verdict->because.size(), 2U);
    EXPECT_EQ(verdict->because[0].says,
              "A referral was received on 10 November 2025; decided: No further action.");
}

TEST(RepeatReferral, IsOwedWhileTheWorkGoesOnAndLateAfterwards)
{
    SceneBuilder story;
    story.referral("2025-11-10", "no");
    const int second = story.referral("2026-03-02", "no");
    EXPECT_EQ(word_on(story, second, {"G03", "2026-03-02"}), "pending");
    const int closing = story.closing("2026-06-01");
    EXPECT_EQ(word_on(story, second, {"G03", "2026-06-01"}), "pending");
    EXPECT_EQ(word_on(story, second, {"G03", "2026-06-01", closing}), "breached");
    story.decision(closing, "2026-06-01", "close", "closed");
    EXPECT_EQ(word_on(story, second, {"G03", "2026-06-01"}), "breached");
}

TEST(RepeatReferral, TakesTheValuesInForceToday)
{
    struct Row {
        records::PolicyBook policy;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {records::PolicyBook::shipped(), "2026-06-01", "breached"},
        {policy_with("G03.months", 3, "2026-06-02"), "2026-06-01", "breached"},
        {policy_with("G03.months", 3, "2026-06-02"), "2026-06-02", "silent"},
        {policy_with("G03.referrals_for_analysis", 3, "2026-06-01"), "2026-06-01", "silent"},
        {policy_without("G03.months"), "2026-06-01", "cannot tell"},
        {policy_without("G03.referrals_for_analysis"), "2026-06-01", "cannot tell"},
        {policy_without("G03.referrals_for_outside_manager"), "2026-06-01", "cannot tell"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.referral("2025-11-10", "no");
        const int second = story.referral("2026-03-02", "no");
        const int closing = story.closing("2026-06-01");
        EXPECT_EQ(word_on(story, second, {"G03", row.today, closing, row.policy}), row.expected)
            << row.today;
    }
    SceneBuilder story;
    story.referral("2025-11-10", "no");
    const int second = story.referral("2026-03-02", "no");
    story.analysis(second, "team_manager");
    const int closing = story.closing("2026-06-01");
    const auto sooner = policy_with("G03.referrals_for_outside_manager", 2, "2026-06-01");
    EXPECT_EQ(word_on(story, second, {"G03", "2026-06-01", closing, sooner}), "breached");
    const auto verdict = verdict_on(story, second, {"G03", "2026-06-01", closing});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->policy.size(), 3U);
}

}  // namespace g03_test
}  // namespace holdfast::guardrails
