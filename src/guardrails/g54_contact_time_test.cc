#include "guardrails/workforce_question.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g54_test {

using base::json::object;
using workforce::WorkforceBuilder;

TEST(ContactTime, AShareOfTheHoursGoesToFamilies)
{
    struct Row {
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {{{"withFamilies", 30}, {"recording", 40}, {"travel", 20}, {"other", 10}}, "met"},
        {{{"withFamilies", 29}, {"recording", 41}, {"travel", 20}, {"other", 10}}, "breached"},
        {{{"withFamilies", 0}, {"recording", 10}}, "breached"},
        {{{"recording", 10}}, "cannot tell"},
        {{{"withFamilies", 10}}, "cannot tell"},
        {object{}, "cannot tell"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        const int time = told.tell("timeSpent", "2026-03-30", "head_of_service", row.said);
        EXPECT_EQ(word_on(told, time, {"G54", "2026-04-01"}), row.expected)
            << base::json::serialize(row.said);
    }
    WorkforceBuilder told;
    told.tell("timeSpent", "2026-03-30", "head_of_service", {{"withFamilies", 1}, {"travel", 1}});
    EXPECT_EQ(words_on_all(told, {"G54", "2026-04-01", 0, policy_without("G54.percent")}),
              "cannot tell");
}

TEST(ContactTime, TheNewestCountOfEachTeamCounts)
{
    WorkforceBuilder told;
    const auto count = [&](const char* team, int hours) {
        return told.tell("timeSpent",
                         "2026-03-30",
                         "head_of_service",
                         {{"team", team}, {"withFamilies", hours}, {"recording", 50}});
    };
    const int first = count("East", 5);
    const int second = count("East", 50);
    const int other = count("West", 5);
    EXPECT_EQ(word_on(told, first, {"G54", "2026-04-01"}), "silent");
    EXPECT_EQ(word_on(told, second, {"G54", "2026-04-01"}), "met");
    EXPECT_EQ(word_on(told, other, {"G54", "2026-04-01"}), "breached");
    EXPECT_EQ(verdict_on(told, other, {"G54", "2026-04-01"})->team, "West");
}

TEST(ContactTime, SaysWhatRulesCost)
{
    WorkforceBuilder told;
    const auto answer = [&](const char* day, int minutes) {
        told.tell("answer",
                  day,
                  "social_worker",
                  {{"guardrail", "G28"}, {"reasons", "Invented."}, {"minutes", minutes}},
                  {.family = 1});
    };
    answer("2026-03-22", 100);
    answer("2026-03-23", 7);
    answer("2026-03-27", 5);
    answer("2026-03-28", 100);
    const int time = told.tell("timeSpent",
                               "2026-03-30",
                               "head_of_service",
                               {{"since", "2026-03-23"},
                                {"until", "2026-03-27"},
                                {"withFamilies", 10},
                                {"recording", 10}});
    const auto found = verdict_on(told, time, {"G54", "2026-04-01"});
    ASSERT_EQ(found->verdict.because.size(), 2U);
    EXPECT_EQ(found->verdict.because[1].says, "Answers to rules took 12 minutes in that time.");
}

}  // namespace g54_test
}  // namespace holdfast::guardrails
