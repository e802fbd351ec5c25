#include "guardrails/workforce_question.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g53_test {

using base::json::array;
using base::json::object;
using ledger::LinkKind;
using workforce::WorkforceBuilder;

int report(WorkforceBuilder& told, object more = {}, const char* day = "2026-03-02")
{
    more["reasons"] = array{"close"};
    return told.tell("pressureReport", day, "social_worker", more, {.family = 1});
}

/// 2 March 2026 is a Monday.
TEST(PressureReport, IsAnsweredWithinFiveWorkingDaysOrOne)
{
    struct Row {
        bool at_risk;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {false, "2026-03-09", "pending"},
        {false, "2026-03-10", "breached"},
        {true, "2026-03-03", "pending"},
        {true, "2026-03-04", "breached"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        const int pressed = report(told, {{"childAtRisk", row.at_risk}});
        EXPECT_EQ(word_on(told, pressed, {"G53", row.today}), row.expected)
            << row.at_risk << " " << row.today;
    }
}

TEST(PressureReport, IsAnsweredByThePrincipalSocialWorkerAndNobodyElse)
{
    struct Row {
        const char* by;
        const char* guardrail;
        const char* expected;
    };
    const Row rows[] = {
        {"principal_social_worker", "G53", "met"},
        {"principal_social_worker", "G28", "breached"},
        {"team_manager", "G53", "breached"},
        {"head_of_service", "G53", "breached"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        const int pressed = report(told);
        told.tell("answer",
                  "2026-03-03",
                  row.by,
                  {{"guardrail", row.guardrail}, {"reasons", "Invented."}},
                  {.family = 1, .links = {{LinkKind::answers, pressed}}});
        EXPECT_EQ(word_on(told, pressed, {"G53", "2026-03-10"}), row.expected) << row.by;
    }
}

TEST(PressureReport, GoesPastTheLine)
{
    WorkforceBuilder told;
    const int pressed = report(told);
    const auto found = verdict_on(told, pressed, {"G53", "2026-03-10"});
    ASSERT_TRUE(found);
    EXPECT_TRUE(find_rule("G53")->guardrail->outside_the_line);
    EXPECT_EQ(found->team, "");
    EXPECT_EQ(find_rule("G53")->check, nullptr)
        << "what a family's rules find is told to whoever reads the family";
}

TEST(PressureReport, WithoutADayNobodyCanTell)
{
    WorkforceBuilder told;
    const int pressed = report(told, {}, "unknown");
    EXPECT_EQ(word_on(told, pressed, {"G53", "2026-03-10"}), "cannot tell");
}

}  // namespace g53_test
}  // namespace holdfast::guardrails
