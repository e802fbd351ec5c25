#include "guardrails/workforce_question.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g52_test {

using base::json::array;
using base::json::object;
using ledger::LinkKind;
using workforce::WorkforceBuilder;

/// A level and then a lower one; what the second says in `more`.
int lower(SceneBuilder& story, std::string_view from, const object& more = {})
{
    story.tell("threshold",
               "2026-01-05",
               "social_worker",
               {{"level", from}, {"grounds", "first_decision"}});
    object said{{"level", "family_help"}, {"grounds", "facts_changed"}};
    for (const auto& field : more) said[field.key()] = field.value();
    return story.tell("threshold", "2026-03-02", "social_worker", said);
}

TEST(NoVacancyDowngrade, AsksForSomebodyWhoHasTheWork)
{
    struct Row {
        const char* level;
        const char* until;  // Of the allocation; "": there was none; "-": it goes on.
        const char* expected;
    };
    const Row rows[] = {
        {"child_protection", "", "breached"},
        {"section_47", "", "breached"},
        {"child_in_need", "", "silent"},  // Work was never given to anybody, and need not be yet.
        {"child_in_need", "2026-02-27", "breached"},
        {"child_protection", "-", "silent"},
        {"child_in_need", "-", "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        if (*row.until != '\0') {
            object said{{"since", "2026-01-05"}, {"part", "lead"}};
            if (*row.until != '-') said["until"] = row.until;
            story.tell("allocation", "2026-01-05", "team_manager", said);
        }
        const int judged = lower(story, row.level);
        EXPECT_EQ(word_on(story, judged, {"G52", "2026-03-02", judged}), row.expected)
            << row.level << " " << row.until;
        const std::string swept = row.expected == std::string{"breached"} ? "pending" : "silent";
        EXPECT_EQ(word_on(story, judged, {"G52", "2026-03-02"}), swept) << row.level;
    }
}

TEST(NoVacancyDowngrade, APlanWithoutAJudgementBesideItProtectsAsWell)
{
    for (const auto& [ends, expected] :
         {std::pair{"", "pending"}, std::pair{"2026-02-27", "silent"}}) {
        SceneBuilder story;
        object plan{{"initialCategory", "NEG"}};
        if (*ends != '\0') plan["ends"] = ends;
        story.tell("childProtectionPlan", "2026-01-05", "conference_chair", plan);
        const int judged = story.tell("threshold",
                                      "2026-03-02",
                                      "team_manager",
                                      {{"level", "child_in_need"}, {"grounds", "facts_changed"}});
        EXPECT_EQ(word_on(story, judged, {"G52", "2026-03-02"}), expected) << ends;
    }
}

TEST(NoVacancyDowngrade, WantOfStaffIsReadByASecondPerson)
{
    struct Row {
        const char* reason;
        const char* signer;  // "": nobody.
        const char* expected;
    };
    const Row rows[] = {
        {"vacancy", "", "breached"},
        {"capacity", "", "breached"},
        {"cost", "", "silent"},  // G23 asks of it.
        {"vacancy", "team_manager", "breached"},
        {"vacancy", "head_of_service", "met"},
        {"capacity", "conference_chair", "met"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.tell("allocation", "2026-01-05", "team_manager", {{"part", "lead"}});
        const int judged =
            lower(story, "child_protection", {{"outsideReasons", array{row.reason}}});
        if (*row.signer != '\0') story.signature(judged, row.signer, "agree");
        EXPECT_EQ(word_on(story, judged, {"G52", "2026-03-02", judged}), row.expected)
            << row.reason << " " << row.signer;
    }
}

TEST(NoVacancyDowngrade, WhatAConferenceDecidedIsNoChoiceOfOurs)
{
    SceneBuilder story;
    const int judged = lower(story,
                             "child_protection",
                             {{"grounds", "conference"}, {"outsideReasons", array{"vacancy"}}});
    EXPECT_EQ(word_on(story, judged, {"G52", "2026-03-02"}), "silent");
}

TEST(NoVacancyDowngrade, LooksAtTheDayOfTheDecision)
{
    SceneBuilder story;
    story.tell(
        "allocation", "2026-01-05", "team_manager", {{"part", "lead"}, {"until", "2026-03-06"}});
    const int judged = lower(story, "child_protection");
    story.decision(judged, "2026-03-05", "level", "agreed");
    EXPECT_EQ(word_on(story, judged, {"G52", "2026-04-01"}), "silent") << "somebody led it then";
    SceneBuilder later;
    later.tell(
        "allocation", "2026-01-05", "team_manager", {{"part", "lead"}, {"until", "2026-03-04"}});
    const int lowered = lower(later, "child_protection");
    later.decision(lowered, "2026-03-05", "level", "agreed");
    EXPECT_EQ(word_on(later, lowered, {"G52", "2026-04-01"}), "breached");
}

// --- The workforce ------------------------------------------------------------------------------

/// 2 March 2026 is a Monday.
TEST(NoVacancyDowngrade, ChildProtectionWorkIsGivenToSomebodyOnTheNextWorkingDay)
{
    struct Row {
        const char* level;
        const char* until;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"child_protection", "2026-03-02", "2026-03-02", "silent"},  // The last day.
        {"child_protection", "2026-03-02", "2026-03-03", "pending"},
        {"child_protection", "2026-03-02", "2026-03-04", "breached"},
        {"section_47", "2026-03-02", "2026-03-04", "breached"},
        {"child_in_need", "2026-03-02", "2026-03-04", "silent"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        const int level = told.open(1, row.level);
        told.give(1, "ash", {{"until", row.until}});
        EXPECT_EQ(word_on(told, level, {"G52", row.today}), row.expected)
            << row.level << " " << row.today;
    }
}

TEST(NoVacancyDowngrade, IsAskedAfterEveryDay)
{
    WorkforceBuilder told;
    const int level = told.open(1, "child_protection");
    told.give(1, "ash", {{"until", "2026-03-02"}, {"team", "East"}});
    const auto found = verdict_on(told, level, {"G52", "2026-03-06"});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->team, "East");
    EXPECT_EQ(found->verdict.changes_on, base::Date::of(2026, 3, 7));
    EXPECT_NE(found->verdict.because[0].says.find("Days without anybody: 4."), std::string::npos);
    EXPECT_EQ(found->verdict.missing.size(), 2U) << "it is not marked as unallocated either";
    told.tell("vacancy",
              "2026-03-03",
              "team_manager",
              {{"kind", "no_allocation"}, {"team", "East"}},
              {.family = 1});
    EXPECT_EQ(verdict_on(told, level, {"G52", "2026-03-06"})->verdict.missing.size(), 1U);
    told.give(1, "birch", {{"since", "2026-03-06"}});
    EXPECT_EQ(words_on_all(told, {"G52", "2026-03-06"}), "silent");
}

TEST(NoVacancyDowngrade, WorkThatWasNeverGivenCountsFromItsLevel)
{
    WorkforceBuilder told;
    const int level = told.open(1, "child_protection");  // Judged on Tuesday 6 January.
    EXPECT_EQ(word_on(told, level, {"G52", "2026-01-07"}), "pending");
    EXPECT_EQ(word_on(told, level, {"G52", "2026-01-08"}), "breached");
    told.give(1, "ash", {{"part", "co_worker"}});
    EXPECT_EQ(word_on(told, level, {"G52", "2026-03-02"}), "breached") << "nobody leads";
}

TEST(NoVacancyDowngrade, CountsChildrenWhoseFamilyIsNotKnownHere)
{
    struct Row {
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {{{"kind", "no_allocation"}, {"childProtection", 2}}, "breached"},
        {{{"kind", "no_worker"}, {"childProtection", 2}}, "breached"},
        {{{"kind", "no_worker"}, {"childProtection", 0}}, "silent"},
        {{{"kind", "no_worker"}}, "silent"},
        {{{"kind", "no_allocation"}}, "cannot tell"},
        {{{"kind", "no_allocation"}, {"childProtection", 2}, {"until", "2026-03-04"}}, "silent"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        object said = row.said;
        said["team"] = "East";
        const int vacancy = told.tell("vacancy", "2026-03-02", "team_manager", said);
        EXPECT_EQ(word_on(told, vacancy, {"G52", "2026-03-05"}), row.expected)
            << base::json::serialize(said);
    }
}

}  // namespace g52_test
}  // namespace holdfast::guardrails
