#include "guardrails/workforce_question.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g55_test {

using base::json::object;
using workforce::WorkforceBuilder;

int change(WorkforceBuilder& told, const char* kind = "restructure", object more = {},
           const char* day = "2026-03-02")
{
    more["kind"] = kind;
    more["title"] = "An invented change";
    return told.tell("authorityEvent", day, "head_of_service", more);
}

TEST(Turbulence, IsWatchedForThreeMonths)
{
    struct Row {
        const char* kind;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"restructure", "2026-03-01", "silent"},
        {"restructure", "2026-03-02", "pending"},
        {"senior_change", "2026-06-02", "pending"},
        {"new_team", "2026-06-03", "silent"},
        {"agency_change", "2026-04-01", "pending"},
        {"inspection", "2026-04-01", "silent"},
        {"target", "2026-04-01", "silent"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        told.open(1, "child_in_need");
        told.give(1, "ash");
        const int event = change(told, row.kind);
        EXPECT_EQ(word_on(told, event, {"G55", row.today}), row.expected)
            << row.kind << " " << row.today;
    }
    WorkforceBuilder told;
    const int going_on = change(told, "restructure", {{"until", "2026-05-29"}});
    EXPECT_EQ(word_on(told, going_on, {"G55", "2026-08-29"}), "pending");
    EXPECT_EQ(word_on(told, going_on, {"G55", "2026-08-30"}), "silent");
    const int undated = change(told, "restructure", {}, "unknown");
    EXPECT_EQ(word_on(told, undated, {"G55", "2026-04-01"}), "cannot tell");
    EXPECT_EQ(word_on(told, undated, {"G55", "2026-04-01", 0, policy_without("G55.months")}),
              "cannot tell");
}

TEST(Turbulence, LooksForWorkThatNobodyLeads)
{
    WorkforceBuilder told;
    told.open(1, "child_in_need");
    told.give(1, "ash", {{"team", "East"}, {"until", "2026-03-31"}});
    const int everywhere = change(told);
    const int east = change(told, "new_team", {{"team", "East"}});
    const int west = change(told, "new_team", {{"team", "West"}});
    EXPECT_EQ(word_on(told, everywhere, {"G55", "2026-03-31"}), "pending");
    EXPECT_EQ(word_on(told, everywhere, {"G55", "2026-04-01"}), "breached");
    EXPECT_EQ(word_on(told, east, {"G55", "2026-04-01"}), "breached");
    EXPECT_EQ(word_on(told, west, {"G55", "2026-04-01"}), "pending");
    EXPECT_EQ(verdict_on(told, east, {"G55", "2026-04-01"})->families.size(), 1U);
}

TEST(Turbulence, LooksForWhoeverLeadsATeamUnprepared)
{
    WorkforceBuilder told;
    const int event = change(told);
    told.register_as("maple", "team_manager");
    EXPECT_EQ(word_on(told, event, {"G55", "2026-04-01"}), "pending") << "nothing is recorded";
    told.prepare("maple", "management");
    EXPECT_EQ(word_on(told, event, {"G55", "2026-04-01"}), "breached");
    told.prepare("maple", "local_induction");
    EXPECT_EQ(word_on(told, event, {"G55", "2026-04-01"}), "pending");
}

/// Ten visits in the 28 days before; seven in the last 28 days are 70 in a hundred.
TEST(Turbulence, LooksForFewerVisits)
{
    struct Row {
        int since;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {7, "2026-03-30", "pending"},
        {6, "2026-03-30", "breached"},
        {6, "2026-03-29", "pending"},  // Not as much time has passed yet.
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        told.open(1, "child_in_need");
        told.give(1, "ash");
        for (int i = 0; i < 10; ++i)
            told.tell("visit", "2026-02-16", "social_worker", {}, {.family = 1});
        const int event = change(told);
        for (int i = 0; i < row.since; ++i)
            told.tell("visit", "2026-03-09", "social_worker", {}, {.family = 1});
        EXPECT_EQ(word_on(told, event, {"G55", row.today}), row.expected)
            << row.since << " " << row.today;
    }
}

TEST(Turbulence, IsToldOfByVacanciesAndTransfersToo)
{
    WorkforceBuilder told;
    told.open(1, "child_in_need");
    const int vacancy = told.tell(
        "vacancy", "2026-03-02", "team_manager", {{"kind", "reorganisation"}, {"team", "East"}});
    const int none =
        told.tell("vacancy", "2026-03-02", "team_manager", {{"kind", "absence"}, {"team", "East"}});
    const int transfer = told.tell("transfer",
                                   "2026-03-02",
                                   "team_manager",
                                   {{"kind", "team"}, {"reason", "reorganisation"}, {"to", "East"}},
                                   {.family = 1});
    EXPECT_EQ(word_on(told, vacancy, {"G55", "2026-03-05"}), "breached");
    EXPECT_EQ(word_on(told, transfer, {"G55", "2026-03-05"}), "breached");
    EXPECT_EQ(word_on(told, none, {"G55", "2026-03-05"}), "silent");
}

}  // namespace g55_test
}  // namespace holdfast::guardrails
