#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails::g20 {
namespace g20_test {

using base::json::array;
using base::json::object;
using ledger::LinkKind;

/// A referral that tells of domestic abuse.
struct Abuse {
    SceneBuilder story;
    int referral = story.tell("referral", "2026-02-02", "screener",
                              {{"concern", "Invented."}, {"kinds", array{"domestic_abuse"}}});

    int plan(object said, const StoryLinks& links = {})
    {
        said["plan"] = "An invented plan.";
        if (!said.contains("concerns")) said["concerns"] = array{"domestic_abuse"};
        return story.tell("safetyPlan", "2026-02-04", "social_worker", said, links);
    }
    int assessment()
    {
        return story.tell(
            "assessment", "2026-03-02", "social_worker", {{"outcome", "no_further_action"}});
    }
};

const object good = {{"reviewBy", "2026-04-01"}};

object good_with(const char* key, const base::json::value& value)
{
    object said = good;
    said[key] = value;
    return said;
}

TEST(DaSafetyPlan, IsMetByAPlanSomebodyCanRelyOn)
{
    struct Row {
        const char* words;
        object said;
        bool owned;
        const char* expected;
    };
    object restricted = good_with("keptFrom", true);
    restricted["restricted"] = true;
    object mended = good_with("broken", "2026-02-10");
    mended["checked"] = "2026-02-11";
    object checked_before = good_with("broken", "2026-02-10");
    checked_before["checked"] = "2026-02-09";
    const Row rows[] = {
        {"all of it", good, true, "met"},
        {"nobody owns it", good, false, "breached"},
        {"no day of review", {}, true, "breached"},
        {"the day of review is today", {{"reviewBy", "2026-03-02"}}, true, "met"},
        {"the day of review has passed", {{"reviewBy", "2026-03-01"}}, true, "breached"},
        {"its last day has passed", good_with("until", "2026-03-01"), true, "breached"},
        {"it goes on", good_with("until", "2026-03-02"), true, "met"},
        {"made on a day nobody knows", good_with("made", "unknown"), true, "breached"},
        {"against something else", good_with("concerns", array{"neglect"}), true, "breached"},
        {"kept from somebody, for all to read", good_with("keptFrom", true), true, "breached"},
        {"kept from somebody", restricted, true, "met"},
        {"broken", good_with("broken", "2026-02-10"), true, "breached"},
        {"broken since it was checked", checked_before, true, "breached"},
        {"broken, and checked since", mended, true, "met"},
        {"ended without a check", good_with("ended", "2026-02-20"), true, "breached"},
    };
    for (const Row& row : rows) {
        Abuse now;
        const int plan = now.plan(row.said);
        if (row.owned) now.story.owned(plan);
        const int assessment = now.assessment();
        EXPECT_EQ(word_on(now.story, now.referral, {"G20", "2026-03-02", assessment}), row.expected)
            << row.words;
        EXPECT_EQ(word_on(now.story, now.referral, {"G20", "2026-03-02"}), row.expected)
            << row.words;
    }
}

TEST(DaSafetyPlan, StandsAtSignOffStepDownAndClosing)
{
    Abuse now;
    now.story.tell("threshold",
                   "2026-02-10",
                   "team_manager",
                   {{"level", "child_in_need"}, {"reasons", "A reason."}});
    const int assessment = now.assessment();
    const int lower = now.story.tell("threshold",
                                     "2026-03-02",
                                     "social_worker",
                                     {{"level", "family_help"}, {"reasons", "A reason."}});
    const int closing = now.story.closing("2026-03-02");
    for (const int at : {assessment, lower, closing})
        EXPECT_EQ(word_on(now.story, now.referral, {"G20", "2026-03-02", at}), "breached") << at;
    const auto verdict = verdict_on(now.story, now.referral, {"G20", "2026-03-02", closing});
    EXPECT_EQ(verdict->because.front().says,
              "Domestic abuse is known, by: Referral, on 2 February 2026.");
    EXPECT_EQ(verdict->missing.front(),
              "Make a safety plan with whoever is abused, apart from the one who abuses, and send "
              "nothing of it to their home.");
    // Nothing that raises protection is asked.
    const int back = now.story.tell("returnHome",
                                    "2026-03-02",
                                    "social_worker",
                                    {{"kind", "child_returns"}, {"stage", "asked_for"}});
    EXPECT_EQ(word_on(now.story, now.referral, {"G20", "2026-03-02", back}), "silent");
}

TEST(DaSafetyPlan, IsDueAFewDaysAfterAbuseIsKnown)
{
    Abuse now;
    EXPECT_EQ(word_on(now.story, now.referral, {"G20", "2026-02-09"}), "pending");
    EXPECT_EQ(word_on(now.story, now.referral, {"G20", "2026-02-10"}), "breached");
}

TEST(DaSafetyPlan, ProtectsEachChild)
{
    Abuse now;
    now.story.tell("familyMember", "2019", "social_worker", {{"part", "child"}});
    const int other = now.story.tell("familyMember", "2021", "social_worker", {{"part", "child"}});
    const base::PersonId sibling = now.story.person("finch");
    now.story.now_about(other, {{base::Subject::of(sibling), ledger::Part::subject}});
    now.story.now_about(now.story.tell("person", "2021", "social_worker", {{"knownAs", "Finch"}}),
                        {{base::Subject::of(sibling), ledger::Part::subject}});
    now.story.owned(now.plan(good));
    const int assessment = now.assessment();
    EXPECT_EQ(word_on(now.story, now.referral, {"G20", "2026-03-02", assessment}), "met");
    now.story.now_about(assessment,
                        {{base::Subject::of(now.story.child()), ledger::Part::subject},
                         {base::Subject::of(sibling), ledger::Part::subject}});
    const auto verdict = verdict_on(now.story, now.referral, {"G20", "2026-03-02", assessment});
    EXPECT_EQ(verdict->standing, Standing::breached);
    ASSERT_EQ(verdict->missing.size(), 1U);
    EXPECT_EQ(verdict->missing[0], "Make or widen the safety plan so that it protects Finch.");
}

TEST(DaSafetyPlan, IsLookedAtAgainWhenMoreIsTold)
{
    Abuse now;
    const int plan = now.story.owned(now.plan(good));
    now.story.tell("worry",
                   "2026-02-20",
                   "social_worker",
                   {{"what", "Invented."}, {"kinds", array{"coercive_control"}}});
    EXPECT_EQ(word_on(now.story, now.referral, {"G20", "2026-03-02"}), "breached");
    now.story.owned(now.plan(good_with("checked", "2026-02-21"), {{LinkKind::supersedes, plan}}));
    EXPECT_EQ(word_on(now.story, now.referral, {"G20", "2026-03-02"}), "met");
}

TEST(DaSafetyPlan, APlanThatWasCheckedWhenItEndedIsEnough)
{
    Abuse now;
    object said = good_with("ended", "2026-02-20");
    said["checked"] = "2026-02-20";
    now.plan(said);
    const int closing = now.story.closing("2026-03-02");
    EXPECT_EQ(word_on(now.story, now.referral, {"G20", "2026-03-02", closing}), "met");
    now.story.tell("contact",
                   "2026-03-02",
                   "screener",
                   {{"concern", "Invented."}, {"kinds", array{"domestic_abuse"}}});
    EXPECT_EQ(word_on(now.story, now.referral, {"G20", "2026-03-02", closing}), "breached");
}

TEST(DaSafetyPlan, AsksNothingWhereItWasFoundNotToBeSo)
{
    struct Row {
        const char* words;
        const char* standing;
        const char* expected;
    };
    const Row rows[] = {{"not so", "not_so", "silent"},
                        {"something has changed", "changed", "breached"},
                        {"cannot be settled", "not_known", "breached"},
                        {"still open", "open", "breached"}};
    for (const Row& row : rows) {
        SceneBuilder story;
        const int worry = story.tell("worry",
                                     "2026-02-02",
                                     "social_worker",
                                     {{"what", "Invented."}, {"kinds", array{"domestic_abuse"}}});
        const int referral =
            story.tell("referral",
                       "2026-02-02",
                       "screener",
                       {{"concern", "Invented."}, {"kinds", array{"domestic_abuse"}}},
                       {{LinkKind::rests_on, worry}});
        story.tell("letter",
                   "2026-02-03",
                   "social_worker",
                   {{"purpose", "outcome"}, {"namesDomesticAbuse", true}});
        story.tell("worryAnswered",
                   "2026-02-20",
                   "social_worker",
                   {{"standing", row.standing}, {"why", "A reason."}},
                   {{LinkKind::answers, worry}});
        const bool quiet = std::string_view{row.expected} == "silent";
        EXPECT_EQ(ask(story, {"G20", "2026-03-02"}).empty(), quiet) << row.words;
        // One report that nobody answered still asks for it.
        const int second =
            story.tell("contact",
                       "2026-02-21",
                       "screener",
                       {{"concern", "Invented."}, {"kinds", array{"coercive_control"}}});
        EXPECT_FALSE(ask(story, {"G20", "2026-03-02"}).empty()) << row.words;
        story.tell("worryAnswered",
                   "2026-02-22",
                   "social_worker",
                   {{"standing", "not_so"}, {"why", "A reason."}},
                   {{LinkKind::answers, second}});
        EXPECT_EQ(ask(story, {"G20", "2026-03-02"}).empty(), quiet) << row.words;
        EXPECT_NE(referral, second);
    }
    // An assessment that found it says so by itself.
    SceneBuilder story;
    const int found =
        story.tell("assessment", "2026-02-02", "social_worker", {{"factors", array{"3B"}}});
    EXPECT_EQ(word_on(story, found, {"G20", "2026-03-02"}), "breached");
    SceneBuilder none;
    none.tell("assessment", "2026-02-02", "social_worker", {{"factors", array{"4A"}}});
    EXPECT_TRUE(ask(none, {"G20", "2026-03-02"}).empty());
}

TEST(DaSafetyPlan, IsQuietAfterTheWorkHasEndedUntilMoreIsTold)
{
    Abuse now;
    const int closing = now.story.closing("2026-03-02");
    now.story.decision(closing, "2026-03-02", "close", "closed");
    EXPECT_EQ(word_on(now.story, now.referral, {"G20", "2026-06-01"}), "silent");
    now.story.tell("contact",
                   "2026-06-01",
                   "screener",
                   {{"concern", "Invented."}, {"kinds", array{"domestic_abuse"}}});
    EXPECT_EQ(word_on(now.story, now.referral, {"G20", "2026-06-01"}), "breached");
}

}  // namespace g20_test
}  // namespace holdfast::guardrails::g20
