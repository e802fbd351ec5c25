#include "guardrails/workforce_question.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g48_test {

using base::json::object;
using workforce::WorkforceBuilder;

/// So many families with three children on a child protection plan each, 9 points a family.
int give_families(WorkforceBuilder& told, int count, const object& more = {},
                  std::string_view by = "team_manager")
{
    int newest = 0;
    for (int family = 1; family <= count; ++family) {
        told.open(family, "child_protection", 3);
        const bool last = family == count;
        newest = last ? told.give(family, "ash", more, by) : told.give(family, "ash");
    }
    return newest;
}

TEST(CaseloadCap, CountsPointsUpToTheCap)
{
    struct Row {
        int families;
        const char* expected;
    };
    const Row rows[] = {{1, "silent"}, {4, "silent"}, {5, "breached"}, {6, "breached"}};
    for (const Row& row : rows) {
        WorkforceBuilder told;
        const int newest = give_families(told, row.families);
        EXPECT_EQ(word_on(told, newest, {"G48", "2026-03-02"}), row.expected) << row.families;
        EXPECT_EQ(word_on(told, newest, {"G48", "2026-03-02", newest}), row.expected)
            << "before it is given: " << row.families;
    }
}

TEST(CaseloadCap, ExactlyTheCapIsNotOver)
{
    WorkforceBuilder told;
    const int newest = give_families(told, 4);  // 36 points.
    EXPECT_EQ(word_on(told,
                      newest,
                      {"G48", "2026-03-02", 0, policy_with("G48.points_most", 36, "2026-01-01")}),
              "silent");
    EXPECT_EQ(word_on(told,
                      newest,
                      {"G48", "2026-03-02", 0, policy_with("G48.points_most", 35, "2026-01-01")}),
              "breached");
}

TEST(CaseloadCap, IsLowerInTheFirstYear)
{
    WorkforceBuilder told;
    const int newest = give_families(told, 4);
    told.open(9, "family_help");
    const int one_more = told.give(9, "ash");  // 37 points.
    EXPECT_EQ(word_on(told, one_more, {"G48", "2026-03-02"}), "silent");
    told.prepare("ash", "first_year", {{"since", "2025-09-01"}});
    EXPECT_EQ(word_on(told, one_more, {"G48", "2026-03-02"}), "breached");
    EXPECT_EQ(word_on(told, newest, {"G48", "2026-03-02"}), "silent") << "the newest carries it";
}

TEST(CaseloadCap, ASeniorGivesItAllTheSameForATime)
{
    struct Row {
        const char* by;
        object said;
        const char* today;
        const char* expected;
    };
    const object full{{"whyOverCap", "An invented reason."}, {"overCapUntil", "2026-03-31"}};
    const Row rows[] = {
        {"head_of_service", full, "2026-03-02", "met"},
        {"principal_social_worker", full, "2026-03-31", "met"},
        {"head_of_service", full, "2026-04-01", "breached"},
        {"team_manager", full, "2026-03-02", "breached"},
        {"head_of_service", {{"whyOverCap", "An invented reason."}}, "2026-03-02", "breached"},
        {"head_of_service", {{"overCapUntil", "2026-03-31"}}, "2026-03-02", "breached"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        const int newest = give_families(told, 5, row.said, row.by);
        EXPECT_EQ(word_on(told, newest, {"G48", row.today}), row.expected)
            << row.by << " " << row.today;
    }
}

TEST(CaseloadCap, WhoeverSaysThatItIsTooMuchIsGivenNoMore)
{
    WorkforceBuilder told;
    told.open(1, "family_help");
    const int first = told.give(1, "ash");
    const auto say = [&](const char* view) {
        told.tell("supervision",
                  "2026-02-02",
                  "team_manager",
                  {{"workload", view}, {"discussed", "Invented."}},
                  {.family = 1, .people = {"ash"}});
    };
    say("stretched");
    EXPECT_EQ(word_on(told, first, {"G48", "2026-03-02"}), "silent");
    say("too_much");
    EXPECT_EQ(word_on(told, first, {"G48", "2026-03-02"}), "breached");
    say("not_asked");
    EXPECT_EQ(word_on(told, first, {"G48", "2026-03-02"}), "breached") << "nobody asked since";
    say("manageable");
    EXPECT_EQ(word_on(told, first, {"G48", "2026-03-02"}), "silent");
}

TEST(CaseloadCap, AChildInDangerIsGivenAWorkerAtOnce)
{
    WorkforceBuilder told;
    const int newest = give_families(told, 5, {{"since", "2026-03-02"}});
    const auto stops = [&] {
        const auto& scene = told.scene("2026-03-02");
        return in_the_way_of_allocation({scene,
                                         records::PolicyBook::shipped(),
                                         base::WorkingDays::england(),
                                         scene.today,
                                         allocation_in(scene, told.id(newest))})
            .size();
    };
    EXPECT_EQ(stops(), 1U);
    told.tell("worry",
              "2026-03-02",
              "screener",
              {{"what", "An invented danger."}, {"immediateDanger", true}},
              {.family = 5});
    EXPECT_EQ(stops(), 0U);
    EXPECT_EQ(word_on(told, newest, {"G48", "2026-03-03"}), "pending") << "the next working day";
    EXPECT_EQ(word_on(told, newest, {"G48", "2026-03-04"}), "breached");
}

TEST(CaseloadCap, WithoutItsPointsItCannotTellAndSaysSoOnce)
{
    WorkforceBuilder told;
    give_families(told, 2);
    told.open(3, "family_help");
    told.give(3, "birch");
    EXPECT_EQ(words_on_all(told, {"G48", "2026-03-02", 0, policy_without("G48.points_need")}),
              "cannot tell");
    WorkforceBuilder nobody;
    nobody.open(1, "child_protection");
    EXPECT_EQ(words_on_all(nobody, {"G48", "2026-03-02", 0, policy_without("G48.points_need")}),
              "silent");
}

/// 2 March 2026 is a Monday; 20 working days later it is Monday the 30th.
TEST(CaseloadCap, WhatAnInspectionSaysOfTheLoadIsLookedAt)
{
    struct Row {
        const char* words;
        object more;
        const char* set_anew;  // From when another most is in force; "": none is.
        const char* today;
        const char* expected;
    };
    const base::json::array load{"caseloads", "travel"};
    const Row rows[] = {
        {"in time", {{"loadTooHeavy", load}}, "", "2026-03-30", "pending"},
        {"too late", {{"loadTooHeavy", load}}, "", "2026-03-31", "breached"},
        {"set anew", {{"loadTooHeavy", load}}, "2026-03-09", "2026-03-31", "met"},
        {"set before it", {{"loadTooHeavy", load}}, "2026-03-02", "2026-03-31", "breached"},
        {"over", {{"loadTooHeavy", load}, {"until", "2026-03-20"}}, "", "2026-03-31", "silent"},
        {"of something else", {}, "", "2026-03-31", "silent"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        object said{{"kind", "inspection_result"}, {"title", "Invented."}};
        for (const auto& field : row.more) said[field.key()] = field.value();
        const int event = told.tell("authorityEvent", "2026-03-02", "head_of_service", said);
        const auto policy = *row.set_anew == '\0'
                              ? records::PolicyBook::shipped()
                              : policy_with("G48.points_most", 30, row.set_anew);
        EXPECT_EQ(word_on(told, event, {"G48", row.today, 0, policy}), row.expected) << row.words;
    }
}

TEST(CaseloadCap, SaysWhoseTeamAndWhichFamilies)
{
    WorkforceBuilder told;
    told.register_as("ash", "social_worker", {{"team", "East"}});
    const int newest = give_families(told, 5);
    const auto found = verdict_on(told, newest, {"G48", "2026-03-02"});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->team, "East");
    EXPECT_EQ(found->families.size(), 5U);
    EXPECT_EQ(found->verdict.because[0].says,
              "ash: Leads 5 families with 15 children, 15 of them on a child protection plan or "
              "under enquiry: 45 points. The most is 40.");
}

}  // namespace g48_test
}  // namespace holdfast::guardrails
