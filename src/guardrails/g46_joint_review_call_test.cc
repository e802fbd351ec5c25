#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g46_test {

using base::json::object;
using ledger::LinkKind;

int call_for_review(SceneBuilder& story, const char* joint_review = "yes")
{
    return story.tell(
        "challenge",
        "2026-03-02",
        "school",
        {{"what", "An invented disagreement."}, {"jointReview", SceneBuilder::flag(joint_review)}});
}

TEST(JointReviewCall, IsHeldWithinTenWorkingDays)
{
    SceneBuilder story;
    const int called = call_for_review(story);
    EXPECT_EQ(word_on(story, called, {"G46", "2026-03-16"}), "pending");
    EXPECT_EQ(word_on(story, called, {"G46", "2026-03-17"}), "breached");
    for (const char* no : {"no", ""}) {
        SceneBuilder other;
        EXPECT_EQ(word_on(other, call_for_review(other, no), {"G46", "2026-03-17"}), "silent")
            << no;
    }
}

TEST(JointReviewCall, AMeetingThatNamesTheCallIsTheReview)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        bool is_linked;
        const char* expected;
    };
    const Row rows[] = {
        {"a discussion", "strategyDiscussion", {{"outcome", "no_enquiry"}}, true, "met"},
        {"about something else",
         "strategyDiscussion",
         {{"outcome", "no_enquiry"}},
         false,
         "breached"},
        {"a conference reviews it all", "conference", {{"kind", "review"}}, false, "met"},
        {"a core group", "coreGroup", {{"standing", "held"}}, true, "met"},
        {"a planned core group", "coreGroup", {{"standing", "planned"}}, true, "breached"},
        {"a meeting to which nobody came",
         "childInNeedMeeting",
         {{"standing", "nobody_came"}},
         true,
         "breached"},
        {"a meeting", "childInNeedMeeting", {{"standing", "held"}}, true, "met"},
        {"a team around the family", "teamAroundFamily", {{"standing", "held"}}, true, "met"},
        {"one that was put off", "teamAroundFamily", {{"standing", "postponed"}}, true, "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int called = call_for_review(story);
        StoryLinks links;
        if (row.is_linked) links.push_back({LinkKind::answers, called});
        story.tell(row.type, "2026-03-10", "social_worker", row.said, links);
        EXPECT_EQ(word_on(story, called, {"G46", "2026-03-17"}), row.expected) << row.words;
    }
}

TEST(JointReviewCall, OnlyAnIndependentChairRefusesIt)
{
    struct Row {
        const char* words;
        const char* by;
        object said;
        const char* expected;
    };
    const object refused = {{"outcome", "not_accepted"}, {"reviewRefused", true}, {"reasons", "r"}};
    const object without_reasons = {{"outcome", "not_accepted"}, {"reviewRefused", true}};
    const object not_refused = {{"outcome", "not_accepted"}, {"reasons", "r"}};
    const object withdrawn = {{"outcome", "withdrawn"}};
    const Row rows[] = {
        {"a chair, with reasons", "conference_chair", refused, "met"},
        {"a chair, without", "conference_chair", without_reasons, "breached"},
        {"a chair who answers something else", "conference_chair", not_refused, "breached"},
        {"a manager", "team_manager", refused, "breached"},
        {"a head of service", "head_of_service", refused, "breached"},
        {"it is withdrawn", "school", withdrawn, "met"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int called = call_for_review(story);
        story.tell(
            "challengeAnswer", "2026-03-04", row.by, row.said, {{LinkKind::answers, called}});
        EXPECT_EQ(word_on(story, called, {"G46", "2026-03-17"}), row.expected) << row.words;
    }
    // Nobody refuses their own call.
    SceneBuilder story;
    const int called = story.tell("challenge",
                                  "2026-03-02",
                                  "conference_chair",
                                  {{"what", "An invented matter."}, {"jointReview", true}});
    story.tell("challengeAnswer",
               "2026-03-04",
               "conference_chair",
               refused,
               {{LinkKind::answers, called}});
    EXPECT_EQ(word_on(story, called, {"G46", "2026-03-17"}), "breached");
}

TEST(JointReviewCall, ACoreGroupCanCallForAnEarlyReview)
{
    SceneBuilder story;
    story.tell("conference", "2026-02-02", "conference_chair", {{"kind", "initial"}});
    const object group = {{"standing", "held"}, {"earlyReview", true}};
    const int called = story.tell("coreGroup", "2026-03-02", "social_worker", group);
    EXPECT_EQ(word_on(story, called, {"G46", "2026-03-17"}), "breached");
    story.tell("conference", "2026-03-12", "conference_chair", {{"kind", "review"}});
    EXPECT_EQ(word_on(story, called, {"G46", "2026-03-17"}), "met");
    // Its record is sent after the conference: still the same call.
    object sent = group;
    sent["minutesSent"] = "2026-03-13";
    const int again = story.tell(
        "coreGroup", "2026-03-02", "social_worker", sent, {{LinkKind::supersedes, called}});
    EXPECT_EQ(word_on(story, called, {"G46", "2026-03-17"}), "silent");
    EXPECT_EQ(word_on(story, again, {"G46", "2026-03-17"}), "met");
}

}  // namespace g46_test
}  // namespace holdfast::guardrails
