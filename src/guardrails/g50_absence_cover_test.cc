#include "guardrails/workforce_question.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g50_test {

using base::json::object;
using workforce::WorkforceBuilder;

int lack(WorkforceBuilder& told, std::string_view kind, object more,
         std::vector<std::string> people = {"ash"})
{
    more["kind"] = kind;
    more["team"] = "East";
    return told.tell("vacancy", "2026-03-02", "team_manager", more, {.people = std::move(people)});
}

TEST(AbsenceCover, IsThereAndBriefedTheSameDay)
{
    struct Row {
        const char* kind;
        object said;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"absence", {}, "2026-03-01", "silent"},
        {"absence", {}, "2026-03-02", "pending"},
        {"absence", {}, "2026-03-03", "breached"},
        {"contract_ends", {}, "2026-03-03", "breached"},
        {"no_worker", {}, "2026-03-03", "breached"},
        {"new_team", {}, "2026-03-03", "silent"},
        {"absence", {{"until", "2026-03-06"}}, "2026-03-06", "breached"},
        {"absence", {{"until", "2026-03-06"}}, "2026-03-07", "silent"},
        {"absence", {{"covered", "2026-03-02"}}, "2026-03-03", "breached"},
        {"absence", {{"briefed", "2026-03-02"}}, "2026-03-03", "breached"},
        {"absence", {{"covered", "2026-03-02"}, {"briefed", "2026-03-02"}}, "2026-03-03", "met"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        told.open(1, "child_protection");
        told.give(1, "ash");
        const int vacancy = lack(told, row.kind, row.said);
        EXPECT_EQ(word_on(told, vacancy, {"G50", row.today}), row.expected)
            << row.kind << " " << row.today << " " << base::json::serialize(row.said);
    }
}

TEST(AbsenceCover, WaitsAsLongAsThePolicySays)
{
    WorkforceBuilder told;
    told.open(1, "child_protection");
    told.give(1, "ash");
    const int vacancy = lack(told, "absence", {});
    const auto two = policy_with("G50.days", 2, "2026-01-01");
    EXPECT_EQ(word_on(told, vacancy, {"G50", "2026-03-03", 0, two}), "pending");
    EXPECT_EQ(word_on(told, vacancy, {"G50", "2026-03-04", 0, two}), "breached");
    EXPECT_EQ(word_on(told, vacancy, {"G50", "2026-03-04", 0, policy_without("G50.days")}),
              "cannot tell");
}

TEST(AbsenceCover, SomebodyElseWhoIsThereCovers)
{
    WorkforceBuilder told;
    told.open(1, "child_protection");
    told.give(1, "ash");
    told.open(2, "child_in_need");
    told.give(2, "ash");
    told.give(1, "birch", {{"part", "co_worker"}});
    const int vacancy = lack(told, "absence", {{"briefed", "2026-03-02"}});
    const auto found = verdict_on(told, vacancy, {"G50", "2026-03-03"});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->verdict.standing, Standing::breached);
    EXPECT_EQ(found->team, "East");
    EXPECT_EQ(found->families.size(), 2U);
    EXPECT_EQ(found->verdict.because[1].says,
              "Families that were theirs: 2; without anybody else who is there: 1.");
    told.give(2, "birch");
    EXPECT_EQ(word_on(told, vacancy, {"G50", "2026-03-03"}), "met");
    const int other = lack(told, "absence", {{"briefed", "2026-03-02"}}, {"birch"});
    EXPECT_EQ(word_on(told, vacancy, {"G50", "2026-03-03"}), "breached") << "both are away";
    EXPECT_EQ(word_on(told, other, {"G50", "2026-03-03"}), "breached");
}

TEST(AbsenceCover, WhoeverCarriesNoFamilyNeedsNone)
{
    struct Row {
        object said;
        bool once_gave;  // A family that was theirs and is no more.
        const char* expected;
    };
    const Row rows[] = {
        {{}, false, "breached"},  // Nothing is known of what they carry.
        {{}, true, "silent"},
        {{{"families", 0}}, false, "silent"},
        {{{"families", 3}}, true, "breached"},
        {{{"childProtection", 1}}, true, "breached"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        told.open(1, "child_in_need");
        if (row.once_gave) told.give(1, "ash", {{"until", "2026-02-02"}});
        const int vacancy = lack(told, "absence", row.said);
        EXPECT_EQ(word_on(told, vacancy, {"G50", "2026-03-03"}), row.expected)
            << base::json::serialize(row.said) << row.once_gave;
    }
}

TEST(AbsenceCover, WhoeverHasLeftLeadsNobody)
{
    WorkforceBuilder told;
    told.open(1, "child_in_need");
    told.give(1, "ash");
    const int word = told.register_as("ash", "social_worker", {{"until", "2026-03-02"}});
    EXPECT_EQ(word_on(told, word, {"G50", "2026-03-01"}), "silent");
    EXPECT_EQ(word_on(told, word, {"G50", "2026-03-02"}), "pending");
    EXPECT_EQ(word_on(told, word, {"G50", "2026-03-03"}), "breached");
    told.give(1, "birch");
    EXPECT_EQ(word_on(told, word, {"G50", "2026-03-03"}), "silent");
}

}  // namespace g50_test
}  // namespace holdfast::guardrails
