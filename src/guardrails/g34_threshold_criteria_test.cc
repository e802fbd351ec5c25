#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g34_stories {
namespace g34_test {

using base::json::object;
using ledger::LinkKind;

constexpr const char* shipped = "Holdfast's default, first edition";

const object full = {{"level", "child_in_need"},
                     {"reasons", "An invented reason."},
                     {"document", shipped},
                     {"criterion", "CIN1"},
                     {"difference", "An invented difference."}};

object with(object said, const object& more)
{
    for (const auto& field : more)
        if (field.value().is_null()) said.erase(field.key());
        else said[field.key()] = field.value();
    return said;
}

int level(SceneBuilder& story, const char* day, const object& said)
{
    return story.tell("threshold", day, "social_worker", said);
}

/// The shipped values, and no threshold document at all.
records::PolicyBook without_document()
{
    records::PolicyBook book;
    for (records::PolicyTerm& term : records::PolicyBook::shipped_terms())
        book.add(std::move(term));
    return book;
}

TEST(ThresholdCriteria, ALowerLevelNamesACriterionThatTheDocumentHas)
{
    struct Row {
        const char* words;
        object more;
        const char* known;    // Where the shipped document is on record.
        const char* unknown;  // Where none is.
    };
    const Row rows[] = {
        {"all of it", {}, "met", "met"},
        {"by its words",
         {{"criterion", "After more help, what was gained has to be kept up for a time."}},
         "met",
         "met"},
        {"one of a level that is met no more", {{"criterion", "CIN1"}}, "met", "met"},
        {"no criterion", {{"criterion", nullptr}}, "breached", "cannot tell"},
        {"no document", {{"document", nullptr}}, "breached", "cannot tell"},
        {"none of the document", {{"criterion", "CIN99"}}, "breached", "met"},
        {"another version", {{"document", "2013, second edition"}}, "cannot tell", "met"},
        {"no difference", {{"difference", nullptr}}, "breached", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        level(story, "2026-03-02", full);
        const object lower = with(full, {{"level", "family_help"}, {"criterion", "FH4"}});
        const int judged = level(story, "2026-06-01", with(lower, row.more));
        EXPECT_EQ(word_on(story, judged, {"G34", "2026-06-01", judged}), row.known) << row.words;
        EXPECT_EQ(word_on(story, judged, {"G34", "2026-06-01", judged, without_document()}),
                  row.unknown)
            << row.words;
        EXPECT_EQ(word_on(story, judged, {"G34", "2026-06-01"}),
                  std::string_view{row.known} == "breached" ? "pending" : row.known)
            << row.words;
        story.decision(judged, "2026-06-01", "level", "agreed");
        EXPECT_EQ(word_on(story, judged, {"G34", "2026-06-03"}), row.known) << row.words;
    }
}

TEST(ThresholdCriteria, KnowsADocumentOfTheAuthoritysOwn)
{
    records::PolicyBook book = records::PolicyBook::shipped();
    book.add(records::Criterion{
        "2026", "7.3", "child_in_need", "An invented text.", base::Date::of(2026, 1, 1)});
    SceneBuilder story;
    const object cited = with(full, {{"document", "2026"}, {"criterion", "7.3"}});
    const int judged = level(story, "2026-03-02", cited);
    EXPECT_EQ(word_on(story, judged, {"G34", "2026-03-10", 0, book}), "met");
    const int wrong = level(story, "2026-04-01", with(cited, {{"criterion", "7.4"}}));
    EXPECT_EQ(word_on(story, wrong, {"G34", "2026-04-10", 0, book}), "breached");
}

TEST(ThresholdCriteria, WhatRaisesALevelOrKeepsItHasAClockAndNoGate)
{
    struct Row {
        const char* code;
        const char* grounds;
        const char* today;  // Of Monday 1 June; one working day ends on the 2nd.
        const char* expected;
    };
    const Row rows[] = {
        {"section_47", "facts_changed", "2026-06-02", "pending"},
        {"section_47", "facts_changed", "2026-06-03", "breached"},
        {"child_protection", "conference", "2026-06-03", "breached"},
        {"child_in_need", "level_kept", "2026-06-02", "pending"},
        {"child_in_need", "level_kept", "2026-06-03", "breached"},
        {"universal", "not_substantiated", "2026-06-03", "breached"},
        {"universal", "declined", "2026-06-03", "silent"},
        {"universal", "court", "2026-06-03", "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        level(story, "2026-03-02", full);
        const int judged =
            level(story,
                  "2026-06-01",
                  {{"level", row.code}, {"grounds", row.grounds}, {"reasons", "A reason."}});
        EXPECT_EQ(word_on(story, judged, {"G34", row.today}), row.expected)
            << row.code << " " << row.grounds << " " << row.today;
        EXPECT_FALSE(gate_asked_by(*story.scene().facts.find_any(story.id(judged)), story.scene()))
            << row.code;
    }
    SceneBuilder undated;
    const int judged =
        level(undated, "unknown", {{"level", "section_47"}, {"reasons", "A reason."}});
    EXPECT_EQ(word_on(undated, judged, {"G34", "2026-06-01"}), "breached");
}

TEST(ThresholdCriteria, AskOnlyAboutWhatHoldsOrIsProposed)
{
    SceneBuilder story;
    const int first = level(story, "2026-03-02", {{"level", "child_in_need"}, {"reasons", "R."}});
    EXPECT_EQ(word_on(story, first, {"G34", "2026-06-01"}), "breached");
    const int second = level(story, "2026-05-04", full);
    EXPECT_EQ(word_on(story, first, {"G34", "2026-06-01"}), "silent");
    EXPECT_EQ(word_on(story, second, {"G34", "2026-06-01"}), "met");
    const int lower = level(story, "2026-06-01", {{"level", "universal"}, {"reasons", "R."}});
    EXPECT_EQ(word_on(story, lower, {"G34", "2026-07-01"}), "pending");
    story.decision(lower, "2026-06-02", "level", "not_agreed");
    EXPECT_EQ(word_on(story, lower, {"G34", "2026-07-01"}), "silent");
    EXPECT_EQ(word_on(story, second, {"G34", "2026-07-01"}), "met");
}

TEST(ThresholdCriteria, ALevelIsTestedAgainWhileWorkGoesOn)
{
    struct Row {
        const char* words;
        bool plan;
        object more;
        const char* today;
        const char* expected;
    };
    const object sooner = {{"testedAgainBy", "2026-09-01"}};
    const object later = {{"testedAgainBy", "2028-03-02"}};
    const Row rows[] = {
        {"a year", true, {}, "2027-03-02", "met"},
        {"more than a year", true, {}, "2027-03-03", "breached"},
        {"its own day", true, sooner, "2026-09-02", "breached"},
        {"its own day is too late", true, later, "2027-03-03", "breached"},
        {"no work goes on", false, {}, "2027-03-03", "met"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int judged = level(story, "2026-03-02", with(full, row.more));
        if (row.plan) story.tell("childInNeedPlan", "2026-03-02", "social_worker", {});
        EXPECT_EQ(word_on(story, judged, {"G34", row.today}), row.expected) << row.words;
    }
    SceneBuilder story;
    const int judged = level(story, "2026-03-02", full);
    story.tell("childInNeedPlan", "2026-03-02", "social_worker", {});
    EXPECT_EQ(word_on(story, judged, {"G34", "2026-06-01", 0, policy_without("G34.months")}),
              "cannot tell");
}

TEST(ThresholdCriteria, WorkAtALevelThatNobodyDecidedIsFound)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        const char* expected;
    };
    const object enough = {{"criterion", "FH1"}, {"whyEnough", "An invented reason."}};
    const Row rows[] = {
        {"an early help assessment", "earlyHelpAssessment", {}, "breached"},
        {"one that says why it is enough", "earlyHelpAssessment", enough, "silent"},
        {"one that only names a criterion",
         "earlyHelpAssessment",
         {{"criterion", "FH1"}},
         "breached"},
        {"an assessment with an outcome", "assessment", {{"outcome", "child_in_need"}}, "breached"},
        {"an assessment that goes on", "assessment", {}, "silent"},
        {"an assessment of a family that moved", "assessment", {{"outcome", "moved"}}, "silent"},
        {"a plan", "childInNeedPlan", {}, "breached"},
        {"a plan that has ended", "childInNeedPlan", {{"ends", "2011-12-01"}}, "silent"},
        {"a plan of a conference", "childProtectionPlan", {}, "silent"},
        {"somebody disputes the level",
         "challenge",
         {{"what", "An invented challenge."}, {"matter", "level"}},
         "breached"},
        {"somebody disputes practice",
         "challenge",
         {{"what", "An invented challenge."}, {"matter", "practice"}},
         "silent"},
        {"a note", "note", {{"text", "An invented note."}}, "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int sign = story.tell(row.type, "2011", "social_worker", row.said);
        EXPECT_EQ(word_on(story, sign, {"G34", "2012-06-01"}), row.expected) << row.words;
        level(story, "2012-06-01", full);
        EXPECT_EQ(word_on(story, sign, {"G34", "2012-06-01"}), "silent") << row.words;
    }
    SceneBuilder story;
    const int begun = story.tell("earlyHelpAssessment", "2011", "social_worker", {});
    EXPECT_EQ(word_on(story, begun, {"G34", "2011-12-31"}), "pending");
}

TEST(ThresholdCriteria, AgenciesThatDisagreeAreCountedBesideIt)
{
    SceneBuilder story;
    const int judged = level(story, "2026-03-02", full);
    for (const char* who : {"school", "police"})
        story.tell("agencyView",
                   "2026-03-02",
                   who,
                   {{"view", "no"}, {"disagrees", true}},
                   {{LinkKind::answers, judged}});
    const auto verdict = verdict_on(story, judged, {"G34", "2026-03-03"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::met);
    ASSERT_EQ(verdict->because.size(), 2U);
    EXPECT_EQ(verdict->because.back().says, "2 agencies disagree with it.");
}

}  // namespace g34_test
}  // namespace g34_stories
}  // namespace holdfast::guardrails
