#include "guardrails/workforce_question.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g49_test {

using base::json::object;
using ledger::LinkKind;
using workforce::Of;
using workforce::WorkforceBuilder;

TEST(CompetenceMatch, WhoeverLeadsChildProtectionWorkIsPreparedForIt)
{
    struct Row {
        const char* level;
        const char* kind;  // Of what is recorded of whoever leads.
        const char* expected;
    };
    const Row rows[] = {
        {"child_protection", "first_year", "breached"},
        {"section_47", "first_year", "breached"},
        {"child_in_need", "first_year", "silent"},
        {"child_protection", "home_visiting", "breached"},  // Something is, and this is not.
        {"child_protection", "child_protection", "silent"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        told.open(1, row.level);
        const int given = told.give(1, "ash");
        told.prepare("ash", row.kind);
        EXPECT_EQ(word_on(told, given, {"G49", "2026-03-02"}), row.expected)
            << row.level << " " << row.kind;
        EXPECT_EQ(word_on(told, given, {"G49", "2026-03-02", given}), row.expected)
            << row.level << " " << row.kind;
    }
}

TEST(CompetenceMatch, OrSomebodyWhoIsWorksBesideThem)
{
    struct Row {
        const char* beside;  // What the co-worker is prepared for.
        const char* expected;
    };
    const Row rows[] = {
        {"child_protection", "met"}, {"chairing", "breached"}, {"first_year", "breached"}};
    for (const Row& row : rows) {
        WorkforceBuilder told;
        told.open(1, "child_protection");
        told.prepare("ash", "first_year");
        told.prepare("birch", row.beside);
        told.give(1, "birch", {{"part", "co_worker"}});
        const int given = told.give(1, "ash");
        EXPECT_EQ(word_on(told, given, {"G49", "2026-03-02"}), row.expected) << row.beside;
    }
}

TEST(CompetenceMatch, OrASeniorGivesItAllTheSameForATime)
{
    WorkforceBuilder told;
    told.open(1, "child_protection");
    told.prepare("ash", "first_year");
    const int given =
        told.give(1,
                  "ash",
                  {{"whyOverCap", "An invented reason."}, {"overCapUntil", "2026-03-31"}},
                  "head_of_service");
    EXPECT_EQ(word_on(told, given, {"G49", "2026-03-31"}), "met");
    EXPECT_EQ(word_on(told, given, {"G49", "2026-04-01"}), "breached");
}

TEST(CompetenceMatch, SaysOnceWhereNobodyRecordsPreparation)
{
    WorkforceBuilder told;
    for (int family = 1; family <= 3; ++family) told.open(family, "child_protection");
    const int first = told.give(1, "ash");
    told.give(2, "birch");
    told.give(3, "cedar");
    EXPECT_EQ(words_on_all(told, {"G49", "2026-03-02"}), "cannot tell");
    EXPECT_EQ(word_on(told, first, {"G49", "2026-03-02"}), "cannot tell");
    EXPECT_EQ(words_on_all(told, {"G49", "2026-03-02", first}), "silent")
        << "it holds up nobody who is given work";
    told.prepare("dogwood", "child_protection");
    EXPECT_EQ(words_on_all(told, {"G49", "2026-03-02"}), "silent")
        << "of these three nothing is recorded";
}

TEST(CompetenceMatch, FromAsManyChildrenAsThePolicySays)
{
    WorkforceBuilder told;
    told.open(1, "child_protection", 2);
    told.prepare("ash", "first_year");
    const int given = told.give(1, "ash");
    const auto with = [](int children) {
        return policy_with("G49.protection_children", children, "2026-01-01");
    };
    EXPECT_EQ(word_on(told, given, {"G49", "2026-03-02", 0, with(2)}), "breached");
    EXPECT_EQ(word_on(told, given, {"G49", "2026-03-02", 0, with(3)}), "silent");
}

/// 2 March 2026 is a Monday: five working days later it is Monday the 9th.
TEST(CompetenceMatch, WhatSomebodyWithoutInductionLetsPassIsReadByAnother)
{
    struct Row {
        const char* outcome;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"no_further_action", "2026-03-09", "pending"},
        {"no_further_action", "2026-03-10", "breached"},
        {"assess", "2026-03-10", "silent"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        told.prepare("team_manager", "management");
        const int referral = told.tell(
            "referral", "2026-03-02", "screener", {{"concern", "Invented."}}, {.family = 1});
        const int decision = told.tell("decision",
                                       "2026-03-02",
                                       "team_manager",
                                       {{"question", "referral"}, {"outcome", row.outcome}},
                                       {.family = 1, .links = {{LinkKind::answers, referral}}});
        EXPECT_EQ(word_on(told, decision, {"G49", row.today}), row.expected)
            << row.outcome << " " << row.today;
        told.tell("answer",
                  "2026-03-04",
                  "head_of_service",
                  {{"guardrail", "G49"}, {"reasons", "Invented."}},
                  {.family = 1, .links = {{LinkKind::answers, decision}}});
        if (std::string_view{row.expected} != "silent") {
            EXPECT_EQ(word_on(told, decision, {"G49", row.today}), "met") << row.today;
        }
    }
}

TEST(CompetenceMatch, AnAnswerOfTheirOwnDoesNotCount)
{
    WorkforceBuilder told;
    told.prepare("team_manager", "local_induction");
    told.open(1, "child_in_need");
    const int challenge = told.tell(
        "challenge", "2026-03-02", "social_worker", {{"what", "Invented."}}, {.family = 1});
    const int overruled = told.tell("challengeAnswer",
                                    "2026-03-02",
                                    "team_manager",
                                    {{"outcome", "not_accepted"}},
                                    {.family = 1, .links = {{LinkKind::answers, challenge}}});
    const auto answer = [&](const char* by) {
        told.tell("answer",
                  "2026-03-03",
                  by,
                  {{"guardrail", "G49"}, {"reasons", "Invented."}},
                  {.family = 1, .links = {{LinkKind::answers, overruled}}});
    };
    EXPECT_EQ(word_on(told, overruled, {"G49", "2026-03-10"}), "breached");
    answer("team_manager");
    EXPECT_EQ(word_on(told, overruled, {"G49", "2026-03-10"}), "breached");
    answer("team_manager B");
    EXPECT_EQ(word_on(told, overruled, {"G49", "2026-03-10"}), "met");
}

TEST(CompetenceMatch, WhoeverIsPreparedIsNotAsked)
{
    WorkforceBuilder told;
    told.prepare("team_manager", "local_induction");
    told.prepare("team_manager", "management");
    const int referral =
        told.tell("referral", "2026-03-02", "screener", {{"concern", "Invented."}}, {.family = 1});
    told.tell("decision",
              "2026-03-02",
              "team_manager",
              {{"question", "referral"}, {"outcome", "no_further_action"}},
              {.family = 1, .links = {{LinkKind::answers, referral}}});
    EXPECT_EQ(words_on_all(told, {"G49", "2026-03-10"}), "silent");
}

TEST(CompetenceMatch, AnAssessmentOfTheFirstYearIsReadByAnother)
{
    WorkforceBuilder told;
    told.prepare("health_visitor", "first_year");
    const int assessment =
        told.tell("assessment", "2026-03-02", "health_visitor", {}, {.family = 1});
    EXPECT_EQ(word_on(told, assessment, {"G49", "2026-03-09"}), "pending");
    EXPECT_EQ(word_on(told, assessment, {"G49", "2026-03-10"}), "breached");
    told.tell("decision",
              "2026-03-04",
              "team_manager",
              {{"question", "assessment"}, {"outcome", "agreed"}},
              {.family = 1, .links = {{LinkKind::answers, assessment}}});
    EXPECT_EQ(word_on(told, assessment, {"G49", "2026-03-10"}), "met");
    const int undated = told.tell("assessment", "unknown", "health_visitor", {}, {.family = 2});
    EXPECT_EQ(word_on(told, undated, {"G49", "2026-03-10"}), "cannot tell");
    const int others = told.tell("assessment", "2026-03-02", "social_worker", {}, {.family = 3});
    EXPECT_EQ(word_on(told, others, {"G49", "2026-03-10"}), "silent");
}

TEST(CompetenceMatch, AnAssessmentBySomebodyNewToTheWorkIsReadByAnother)
{
    for (const char* type : {"assessment", "earlyHelpAssessment"}) {
        WorkforceBuilder told;
        told.prepare("health_visitor", "new_to_work");
        const int own = told.tell(type, "2026-03-02", "health_visitor", {}, {.family = 1});
        const int others = told.tell(type, "2026-03-02", "school", {}, {.family = 2});
        EXPECT_EQ(word_on(told, own, {"G49", "2026-03-09"}), "pending") << type;
        const auto found = verdict_on(told, own, {"G49", "2026-03-10"});
        ASSERT_TRUE(found);
        EXPECT_EQ(found->verdict.standing, Standing::breached) << type;
        EXPECT_TRUE(
            found->verdict.because.front().says.ends_with("by somebody new to this kind of work."))
            << type;
        EXPECT_EQ(word_on(told, others, {"G49", "2026-03-10"}), "silent") << type;
        told.tell("answer",
                  "2026-03-04",
                  "team_manager",
                  {{"guardrail", "G49"}, {"reasons", "Invented."}},
                  {.family = 1, .links = {{LinkKind::answers, own}}});
        EXPECT_EQ(word_on(told, own, {"G49", "2026-03-10"}), "met") << type;
    }
}

/// 20 working days after Monday 2 March 2026 it is Monday the 30th.
TEST(CompetenceMatch, ASkillThatIsSaidToBeLackingIsMadeGood)
{
    struct Row {
        const char* words;
        const char* kind;   // What ash is prepared for.
        const char* since;  // "": ash is prepared for nothing.
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"nobody, in time", "sexual_abuse", "", "2026-03-30", "pending"},
        {"nobody", "sexual_abuse", "", "2026-03-31", "breached"},
        {"somebody since", "sexual_abuse", "2026-03-16", "2026-03-31", "met"},
        {"somebody before it was said", "sexual_abuse", "2026-01-12", "2026-03-31", "breached"},
        {"for something else", "chairing", "2026-03-16", "2026-03-31", "breached"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        told.register_as("ash", "social_worker");
        const int event = told.tell("authorityEvent",
                                    "2026-03-02",
                                    "head_of_service",
                                    {{"kind", "review"},
                                     {"title", "Invented."},
                                     {"skillsLacking", base::json::array{"sexual_abuse"}}});
        if (*row.since != '\0')
            told.tell("preparation",
                      row.since,
                      "team_manager",
                      {{"kind", row.kind}},
                      {.people = {"ash"}});
        EXPECT_EQ(word_on(told, event, {"G49", row.today}), row.expected) << row.words;
    }
}

TEST(CompetenceMatch, WhoeverIsNewToTheWorkDoesNotLeadItAlone)
{
    struct Row {
        const char* kind;    // Of what is recorded of whoever leads; "": nothing.
        const char* beside;  // The same of whoever works beside them; "": nobody does.
        const char* expected;
    };
    const Row rows[] = {
        {"new_to_work", "", "breached"},
        {"new_to_work", "child_protection", "met"},
        {"new_to_work", "new_to_work", "breached"},
        {"new_to_work", "first_year", "breached"},
        {"qualified", "", "silent"},
        {"", "", "silent"},
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        told.open(1, "child_in_need");
        if (*row.beside != '\0') {
            told.prepare("birch", row.beside);
            told.give(1, "birch", {{"part", "co_worker"}});
        }
        const int given = told.give(1, "ash");
        if (*row.kind != '\0') told.prepare("ash", row.kind);
        for (const int allocation : {0, given})
            EXPECT_EQ(word_on(told, given, {"G49", "2026-03-02", allocation}), row.expected)
                << row.kind << " beside " << row.beside;
    }
}

TEST(CompetenceMatch, WhoeverAdvisesThoseWhoHaveLeftCareIsPreparedForIt)
{
    struct Row {
        const char* born;
        const char* kind;
        const char* expected;
    };
    const Row rows[] = {
        {"2006-01-05", "qualified", "breached"},
        {"2006-01-05", "personal_adviser", "silent"},
        {"2010-01-05", "qualified", "silent"},  // A child still.
    };
    for (const Row& row : rows) {
        WorkforceBuilder told;
        told.tell("person",
                  "2025-01-06",
                  "system",
                  {{"knownAs", "Invented"}, {"born", row.born}},
                  {.family = 1});
        told.tell("familyMember", "2025-01-06", "system", {{"part", "child"}}, {.family = 1});
        told.prepare("ash", row.kind);
        const int given = told.give(1, "ash");
        EXPECT_EQ(word_on(told, given, {"G49", "2026-03-02"}), row.expected)
            << row.born << " " << row.kind;
    }
}

TEST(CompetenceMatch, AConferenceHasAPreparedChair)
{
    for (const auto& [kind, expected] :
         {std::pair{"management", "breached"}, std::pair{"chairing", "silent"}}) {
        WorkforceBuilder told;
        told.prepare("conference_chair", kind);
        const int conference = told.tell(
            "conference", "2026-03-02", "conference_chair", {{"kind", "initial"}}, {.family = 1});
        EXPECT_EQ(word_on(told, conference, {"G49", "2026-03-10"}), expected) << kind;
    }
}

}  // namespace g49_test
}  // namespace holdfast::guardrails
