#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails::g17 {
namespace g17_test {

using base::json::object;
using ledger::LinkKind;

int change(SceneBuilder& story, const char* day, const char* kind, const object& more = {})
{
    object said{{"kinds", base::json::array{kind}}};
    for (const auto& field : more) said[field.key()] = field.value();
    return story.tell("changeInCircumstances", day, "social_worker", said);
}

int assessment(SceneBuilder& story, const char* day, const object& said = {},
               const StoryLinks& links = {})
{
    return story.tell("assessment", day, "social_worker", said, links);
}

TEST(ChangeOfCircumstances, SomeChangesAskForAReassessmentAndOthersDoNot)
{
    for (const char* kind : {"new_partner",
                             "person_joined",
                             "person_left",
                             "person_returned",
                             "separated",
                             "reconciled",
                             "house_moved",
                             "home_lost",
                             "kin_support_lost",
                             "pregnancy",
                             "baby_born",
                             "carer_changed",
                             "suicide_attempt",
                             "arrest",
                             "charge",
                             "bail",
                             "imprisoned",
                             "released"}) {
        SceneBuilder story;
        const int changed = change(story, "2026-03-02", kind);
        EXPECT_EQ(word_on(story, changed, {"G17", "2026-03-09"}), "pending") << kind;
        EXPECT_EQ(word_on(story, changed, {"G17", "2026-03-10"}), "breached") << kind;
    }
    for (const char* kind : {"kin_support_gained",
                             "pregnancy_lost",
                             "bereavement",
                             "job_lost",
                             "illness",
                             "recovery",
                             "school_changed",
                             "immigration",
                             "other"}) {
        SceneBuilder story;
        const int changed = change(story, "2026-03-02", kind);
        EXPECT_EQ(word_on(story, changed, {"G17", "2026-06-01"}), "silent") << kind;
    }
}

TEST(ChangeOfCircumstances, IsMetByWhatLookedIntoItAndByReasonsFromAbove)
{
    struct Row {
        const char* words;
        const char* type;
        const char* day;
        const char* by;
        object said;
        bool linked;
        const char* expected;
    };
    const object enough = {{"guardrail", "G17"}, {"reasons", "A reason."}};
    const object level = {{"level", "child_in_need"}, {"reasons", "A reason."}};
    const Row rows[] = {
        {"an assessment the same day", "assessment", "2026-03-02", "social_worker", {}, 0, "met"},
        {"an assessment later", "assessment", "2026-03-06", "social_worker", {}, 0, "met"},
        {"one from before", "assessment", "2026-03-01", "social_worker", {}, 0, "breached"},
        {"one from before, linked", "assessment", "2026-03-01", "social_worker", {}, 1, "met"},
        {"one of that month", "assessment", "2026-03", "social_worker", {}, 0, "cannot tell"},
        {"early help", "earlyHelpAssessment", "2026-03-04", "school", {}, 0, "met"},
        {"an enquiry", "section47Enquiry", "2026-03-04", "team_manager", {}, 0, "met"},
        {"a strategy discussion", "strategyDiscussion", "2026-03-04", "team_manager", {}, 0, "met"},
        {"a conference",
         "conference",
         "2026-03-05",
         "conference_chair",
         {{"kind", "initial"}},
         0,
         "met"},
        {"a manager's reasons", "answer", "2026-03-03", "team_manager", enough, 1, "met"},
        {"a worker's own", "answer", "2026-03-03", "social_worker", enough, 1, "breached"},
        {"of another finding",
         "answer",
         "2026-03-03",
         "team_manager",
         {{"guardrail", "G03"}, {"reasons", "A reason."}},
         1,
         "breached"},
        {"a level with reasons", "threshold", "2026-03-03", "team_manager", level, 1, "met"},
        {"a level of something else",
         "threshold",
         "2026-03-03",
         "team_manager",
         level,
         0,
         "breached"},
        {"a visit is no assessment", "visit", "2026-03-03", "social_worker", {}, 1, "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int changed = change(story, "2026-03-02", "reconciled");
        StoryLinks links;
        if (row.linked) links = {{LinkKind::answers, changed}};
        story.tell(row.type, row.day, row.by, row.said, links);
        EXPECT_EQ(word_on(story, changed, {"G17", "2026-06-01"}), row.expected) << row.words;
    }
}

TEST(ChangeOfCircumstances, ALowerLevelDoesNotAnswerTheChangeThatItRestsOn)
{
    SceneBuilder story;
    story.tell("threshold",
               "2026-02-02",
               "team_manager",
               {{"level", "child_in_need"}, {"reasons", "A reason."}});
    const int changed = change(story, "2026-03-02", "person_left");
    const int lower = story.tell("threshold",
                                 "2026-03-03",
                                 "social_worker",
                                 {{"level", "family_help"}, {"reasons", "A reason."}},
                                 {{LinkKind::rests_on, changed}});
    EXPECT_EQ(word_on(story, changed, {"G17", "2026-03-03", lower}), "breached");
    EXPECT_EQ(word_on(story, changed, {"G17", "2026-03-03"}), "pending");
}

TEST(ChangeOfCircumstances, StandsAtTheClosingYearsLaterAndWantsWhatWasBegunFinished)
{
    SceneBuilder story;
    story.answered_referral("2023-02-01", "no");
    const int changed = change(story, "2023-03-01", "house_moved");
    const int closing = story.closing("2026-03-02");
    EXPECT_EQ(word_on(story, changed, {"G17", "2026-03-02", closing}), "breached");
    const int began = assessment(story, "2026-03-03");
    EXPECT_EQ(word_on(story, changed, {"G17", "2026-03-03"}), "met");
    EXPECT_EQ(word_on(story, changed, {"G17", "2026-03-03", closing}), "breached");
    assessment(
        story, "2026-03-03", {{"outcome", "no_further_action"}}, {{LinkKind::supersedes, began}});
    EXPECT_EQ(word_on(story, changed, {"G17", "2026-03-20", closing}), "met");
}

TEST(ChangeOfCircumstances, AtTheGateOnlyTheLastOfThoseThatWereAnsweredShows)
{
    SceneBuilder story;
    story.answered_referral("2026-02-02", "no");
    const int first = change(story, "2026-02-03", "house_moved");
    const int second = change(story, "2026-02-04", "person_left");
    assessment(story, "2026-02-05", {{"outcome", "no_further_action"}});
    const int closing = story.closing("2026-03-02");
    EXPECT_EQ(word_on(story, first, {"G17", "2026-03-02", closing}), "silent");
    EXPECT_EQ(word_on(story, second, {"G17", "2026-03-02", closing}), "met");
    const int third = change(story, "2026-03-02", "reconciled");
    EXPECT_EQ(word_on(story, second, {"G17", "2026-03-02", closing}), "silent");
    EXPECT_EQ(word_on(story, third, {"G17", "2026-03-02", closing}), "breached");
}

TEST(ChangeOfCircumstances, WhatTurnedOutNotToBeSoAsksNothing)
{
    SceneBuilder story;
    const int reported = change(story, "2026-03-02", "arrest", {{"standing", "reported"}});
    EXPECT_EQ(word_on(story, reported, {"G17", "2026-03-10"}), "breached");
    const int untrue = story.tell("changeInCircumstances",
                                  "2026-03-02",
                                  "social_worker",
                                  {{"kinds", base::json::array{"arrest"}}, {"standing", "untrue"}},
                                  {{LinkKind::supersedes, reported}});
    EXPECT_EQ(word_on(story, reported, {"G17", "2026-03-10"}), "silent");
    EXPECT_EQ(word_on(story, untrue, {"G17", "2026-03-10"}), "silent");
}

TEST(ChangeOfCircumstances, WhatWasConfirmedLaterWasAnsweredAlready)
{
    SceneBuilder story;
    const int reported = change(story, "2026-03-02", "arrest", {{"standing", "reported"}});
    assessment(story, "2026-03-03", {}, {{LinkKind::answers, reported}});
    const int confirmed =
        story.tell("changeInCircumstances",
                   "2026-03-02",
                   "social_worker",
                   {{"kinds", base::json::array{"arrest"}}, {"standing", "happened"}},
                   {{LinkKind::supersedes, reported}});
    EXPECT_EQ(word_on(story, confirmed, {"G17", "2026-06-01"}), "met");
}

TEST(ChangeOfCircumstances, CountsFromTheDayOnWhichWeKnew)
{
    struct Row {
        const char* happened;
        object more;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"2026-01-05", {{"known", "2026-03-02"}}, "2026-03-09", "pending"},
        {"2026-01-05", {{"known", "2026-03-02"}}, "2026-03-10", "breached"},
        {"2026-01-05", {}, "2026-03-09", "breached"},
        {"2026-03", {}, "2026-04-08", "pending"},  // 31 March, and Easter between.
        {"2026-03", {}, "2026-04-10", "breached"},
        // Nobody knows the day. It was written down on 25 February.
        {"unknown", {}, "2026-03-04", "pending"},
        {"unknown", {}, "2026-03-05", "breached"},
        // No confirmed calendar reaches so far back; by now it is surely late.
        {"2006", {}, "2026-03-02", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int changed = change(story, row.happened, "reconciled", row.more);
        EXPECT_EQ(word_on(story, changed, {"G17", row.today}), row.expected)
            << row.happened << " on " << row.today;
    }
    SceneBuilder story;
    const int changed = change(story, "2026-03-02", "reconciled");
    EXPECT_EQ(word_on(story, changed, {"G17", "2026-03-10", 0, policy_without("G17.working_days")}),
              "cannot tell");
}

TEST(ChangeOfCircumstances, OtherRecordsTellOfAChangeToo)
{
    SceneBuilder story;
    const int back = story.tell("returnHome",
                                "2026-03-02",
                                "social_worker",
                                {{"kind", "person_returns"}, {"stage", "happened_undecided"}});
    const int decided = story.tell(
        "returnHome",
        "2026-03-02",
        "social_worker",
        {{"kind", "person_returns"}, {"stage", "happened_decided"}, {"decidedBy", "team_manager"}});
    const int met = story.tell(
        "returnHome", "2026-03-02", "social_worker", {{"kind", "chance"}, {"decidedBy", "nobody"}});
    const int bail = story.tell("legalStatus", "2026-03-02", "social_worker", {{"kind", "bail"}});
    const int order =
        story.tell("legalStatus", "2026-03-02", "social_worker", {{"kind", "non_molestation"}});
    EXPECT_EQ(word_on(story, back, {"G17", "2026-03-10"}), "breached");
    EXPECT_EQ(word_on(story, decided, {"G17", "2026-03-10"}), "silent");
    EXPECT_EQ(word_on(story, met, {"G17", "2026-03-10"}), "silent");
    EXPECT_EQ(word_on(story, bail, {"G17", "2026-03-10"}), "breached");
    EXPECT_EQ(word_on(story, order, {"G17", "2026-03-10"}), "silent");
    // The same told as a change is told once.
    SceneBuilder twice;
    const int status = twice.tell("legalStatus", "2026-03-02", "social_worker", {{"kind", "bail"}});
    twice.tell("changeInCircumstances",
               "2026-03-02",
               "social_worker",
               {{"kinds", base::json::array{"bail"}}},
               {{LinkKind::rests_on, status}});
    EXPECT_EQ(word_on(twice, status, {"G17", "2026-03-10"}), "silent");
}

TEST(ChangeOfCircumstances, TheBirthOfAChildWhoWasExpectedIsOne)
{
    SceneBuilder story;
    story.tell("person",
               "2026-01-05",
               "social_worker",
               {{"knownAs", "Bud Example"}, {"expectedBirth", "2026-03-01"}});
    const int born = story.tell("person",
                                "2026-03-02",
                                "social_worker",
                                {{"knownAs", "Bud Example"}, {"born", "2026-03-02"}});
    const int again = story.tell("person",
                                 "2026-03-03",
                                 "social_worker",
                                 {{"knownAs", "Bud B. Example"}, {"born", "2026-03-02"}});
    EXPECT_NE(word_on(story, born, {"G17", "2026-06-01"}), "silent");
    EXPECT_EQ(word_on(story, again, {"G17", "2026-06-01"}), "silent");
    change(story, "2026-03-02", "baby_born");
    EXPECT_EQ(word_on(story, born, {"G17", "2026-06-01"}), "silent");
    SceneBuilder other;
    const int known = other.tell("person",
                                 "2026-03-02",
                                 "social_worker",
                                 {{"knownAs", "Wren Example"}, {"born", "2019-03-02"}});
    EXPECT_EQ(word_on(other, known, {"G17", "2026-06-01"}), "silent");
}

TEST(ChangeOfCircumstances, ShowsHelpThatIsCutWhileAChangeWaits)
{
    struct Row {
        const char* type;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"health", {{"kind", "visiting_reduced"}}, "breached"},
        {"health", {{"kind", "attended"}}, "silent"},
        {"withdrawal", {{"reason", "capacity"}}, "breached"},
        {"withdrawal", {{"reason", "declined"}}, "silent"},
        {"withdrawal", {{"reason", "moved"}}, "silent"},
        {"withdrawal", {{"reason", "staff"}, {"cover", "A colleague."}}, "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        change(story, "2026-03-02", "reconciled");
        const int cut = story.tell(row.type, "2026-03-03", "health_visitor", row.said);
        EXPECT_EQ(word_on(story, cut, {"G17", "2026-03-11"}), row.expected) << row.type;
        SceneBuilder answered;
        change(answered, "2026-03-02", "reconciled");
        assessment(answered, "2026-03-02");
        const int after = answered.tell(row.type, "2026-03-03", "health_visitor", row.said);
        EXPECT_EQ(word_on(answered, after, {"G17", "2026-03-11"}), "silent") << row.type;
    }
    SceneBuilder before;
    const int cut =
        before.tell("health", "2026-02-02", "health_visitor", {{"kind", "visiting_reduced"}});
    change(before, "2026-03-02", "reconciled");
    EXPECT_EQ(word_on(before, cut, {"G17", "2026-03-11"}), "silent");
}

TEST(ChangeOfCircumstances, SaysWhatChangedAndNothingElse)
{
    SceneBuilder story;
    const int changed =
        change(story, "2026-03-02", "reconciled", {{"what", "Words that nobody else may read."}});
    const auto verdict = verdict_on(story, changed, {"G17", "2026-03-03"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->because.front().says,
              "A change was told of: Partners are together again; on 2 March 2026.");
    EXPECT_EQ(verdict->due->iso(), "2026-03-09");
    EXPECT_EQ(verdict->missing.front(),
              "Begin an assessment for this change, or have a manager say with reasons why none is "
              "needed.");
}

}  // namespace g17_test
}  // namespace holdfast::guardrails::g17
