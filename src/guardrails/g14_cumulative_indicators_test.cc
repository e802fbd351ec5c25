#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g14_test {

using base::json::array;
using base::json::object;
using ledger::LinkKind;

int worried(SceneBuilder& story, const char* when, const char* kind, const char* by = "school",
            const StoryLinks& links = {})
{
    return story.tell("worry", when, by, {{"what", "A worry."}, {"kinds", array{kind}}}, links);
}

/// Of 2006, 2009 and, the third, Monday 2 March 2026.
struct Three {
    SceneBuilder story;
    int first = worried(story, "2006", "sexual_abuse");
    int second = worried(story, "2009-05", "school_absence", "school B");
    int third = worried(story, "2026-03-02", "home_conditions", "health_visitor");

    StoryLinks all() const
    {
        return {
            {LinkKind::rests_on, first}, {LinkKind::rests_on, second}, {LinkKind::rests_on, third}};
    }
};

TEST(CumulativeIndicators, TheThirdOverAllYearsAsksForAMeeting)
{
    Three three;
    EXPECT_EQ(word_on(three.story, three.third, {"G14", "2026-03-16"}), "pending");
    EXPECT_EQ(word_on(three.story, three.third, {"G14", "2026-03-17"}), "breached");
    const auto verdict = verdict_on(three.story, three.third, {"G14", "2026-03-17"});
    ASSERT_TRUE(verdict);
    ASSERT_EQ(verdict->because.size(), 3U);
    EXPECT_EQ(verdict->because.front().says, "Worry, in 2006.");

    SceneBuilder two;
    worried(two, "2006", "sexual_abuse");
    worried(two, "2026-03-02", "neglect");
    EXPECT_TRUE(ask(two, {"G14", "2026-06-01"}).empty());
}

TEST(CumulativeIndicators, AnUndatedOneRunsFromWhenItWasRecorded)
{
    SceneBuilder story;
    worried(story, "unknown", "sexual_abuse");
    worried(story, "unknown", "neglect");
    const int third = worried(story, "unknown", "neglect");
    // Recorded on Wednesday 25 February 2026.
    EXPECT_EQ(word_on(story, third, {"G14", "2026-03-11"}), "pending");
    EXPECT_EQ(word_on(story, third, {"G14", "2026-03-12"}), "breached");
}

TEST(CumulativeIndicators, CountsSignsOfNeglectAndSexualAbuse)
{
    struct Row {
        const char* type;
        const char* kind;
        const char* expected;
    };
    const Row rows[] = {
        {"worry", "neglect", "breached"},
        {"worry", "left_alone", "breached"},
        {"worry", "home_conditions", "breached"},
        {"worry", "missed_health_care", "breached"},
        {"worry", "school_absence", "breached"},
        {"worry", "sexual_abuse", "breached"},
        {"worry", "harmful_sexual_behaviour", "breached"},
        {"worry", "sexual_exploitation", "breached"},
        {"worry", "child_on_child", "breached"},
        {"worry", "domestic_abuse", "silent"},
        {"worry", "young_carer", "silent"},
        {"contact", "neglect", "breached"},
        {"referral", "neglect", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        worried(story, "2006", "sexual_abuse");
        worried(story, "2009", "neglect");
        const bool is_worry = std::string_view{row.type} == "worry";
        const int third =
            story.tell(row.type,
                       "2026-03-02",
                       "screener",
                       {{is_worry ? "what" : "concern", "A worry."}, {"kinds", array{row.kind}}});
        EXPECT_EQ(word_on(story, third, {"G14", "2026-06-01"}), row.expected)
            << row.type << " " << row.kind;
    }
}

TEST(CumulativeIndicators, WhatIsToldTwiceIsOne)
{
    SceneBuilder story;
    worried(story, "2006", "sexual_abuse");
    const int second = worried(story, "2009", "neglect");
    worried(story, "2009", "neglect", "school", {{LinkKind::part_of, second}});
    const int again = worried(story, "2009", "neglect", "school", {{LinkKind::supersedes, second}});
    EXPECT_TRUE(ask(story, {"G14", "2026-06-01"}).empty());
    const int contact = story.tell("contact",
                                   "2026-03-02",
                                   "screener",
                                   {{"concern", "A worry."}, {"kinds", array{"neglect"}}});
    story.tell("referral",
               "2026-03-02",
               "screener",
               {{"concern", "A worry."}, {"kinds", array{"neglect"}}},
               {{LinkKind::answers, contact}});
    EXPECT_EQ(word_on(story, contact, {"G14", "2026-06-01"}), "breached");
    EXPECT_EQ(word_on(story, again, {"G14", "2026-06-01"}), "silent");
}

TEST(CumulativeIndicators, AMeetingLaysThemSideBySide)
{
    struct Row {
        const char* type;
        object said;
        bool rests_on_all;
        const char* expected;
    };
    const Row rows[] = {
        {"strategyDiscussion", {}, true, "met"},
        {"strategyDiscussion", {}, false, "cannot tell"},
        {"conference", {{"kind", "initial"}}, true, "met"},
        {"coreGroup", {{"standing", "held"}}, true, "met"},
        {"childInNeedMeeting", {{"standing", "held_without_family"}}, true, "met"},
        {"teamAroundFamily", {}, true, "met"},
        {"teamAroundFamily", {{"standing", "planned"}}, true, "breached"},
        {"teamAroundFamily", {{"standing", "nobody_came"}}, true, "breached"},
        {"supervision", {{"discussed", "A family."}}, true, "breached"},
    };
    for (const Row& row : rows) {
        Three three;
        three.story.tell(row.type,
                         "2026-03-10",
                         "social_worker",
                         row.said,
                         row.rests_on_all ? three.all() : StoryLinks{});
        EXPECT_EQ(word_on(three.story, three.third, {"G14", "2026-06-01"}), row.expected)
            << row.type << " " << base::json::serialize(row.said);
    }
    Three three;
    const int chronology = three.story.tell(
        "chronology", "2026-03-10", "social_worker", {{"coversTo", "2026-03-10"}}, three.all());
    three.story.tell(
        "teamAroundFamily", "2026-03-10", "social_worker", {}, {{LinkKind::rests_on, chronology}});
    EXPECT_EQ(word_on(three.story, three.third, {"G14", "2026-06-01"}), "met");
}

TEST(CumulativeIndicators, AMeetingBeforeTheThirdHasNotSeenIt)
{
    SceneBuilder story;
    const int first = worried(story, "2006", "sexual_abuse");
    const int second = worried(story, "2009", "neglect");
    story.tell("conference",
               "2010",
               "conference_chair",
               {{"kind", "initial"}},
               {{LinkKind::rests_on, first}, {LinkKind::rests_on, second}});
    const int third = worried(story, "2026-03-02", "neglect");
    EXPECT_EQ(word_on(story, third, {"G14", "2026-06-01"}), "breached");
}

TEST(CumulativeIndicators, EachFurtherThreeAskForAnother)
{
    Three three;
    three.story.tell("teamAroundFamily", "2026-03-10", "social_worker", {}, three.all());
    worried(three.story, "2026-04-01", "neglect");
    worried(three.story, "2026-04-02", "neglect");
    EXPECT_EQ(word_on(three.story, three.third, {"G14", "2026-06-01"}), "met");
    const int sixth = worried(three.story, "2026-04-03", "neglect");
    EXPECT_EQ(word_on(three.story, sixth, {"G14", "2026-06-01"}), "breached");
    EXPECT_EQ(word_on(three.story, three.third, {"G14", "2026-06-01"}), "silent");
}

TEST(CumulativeIndicators, WhatWasFoundNotToBeSoStopsCounting)
{
    for (const auto& [standing, expected] :
         std::initializer_list<std::pair<const char*, const char*>>{{"not_so", "silent"},
                                                                    {"joined", "silent"},
                                                                    {"open", "breached"},
                                                                    {"changed", "breached"},
                                                                    {"not_known", "breached"}}) {
        Three three;
        three.story.tell("worryAnswered",
                         "2026-03-10",
                         "social_worker",
                         {{"standing", standing}},
                         {{LinkKind::answers, three.second}});
        EXPECT_EQ(word_on(three.story, three.third, {"G14", "2026-06-01"}), expected) << standing;
    }
}

TEST(CumulativeIndicators, ADisabilityExplainsOnlyWhatWasTestedBothWays)
{
    Three three;
    const int answer = three.story.tell("worryAnswered",
                                        "2026-03-10",
                                        "social_worker",
                                        {{"standing", "not_so"}, {"restsOnDisability", true}},
                                        {{LinkKind::answers, three.second}});
    EXPECT_EQ(word_on(three.story, answer, {"G14", "2026-03-24"}), "pending");
    EXPECT_EQ(word_on(three.story, answer, {"G14", "2026-03-25"}), "breached");
    EXPECT_EQ(word_on(three.story, three.third, {"G14", "2026-06-01"}), "breached")
        << "it still counts";
    const int tested = three.story.tell(
        "worryAnswered",
        "2026-03-12",
        "social_worker",
        {{"standing", "not_so"}, {"restsOnDisability", true}, {"testedBothWays", "A test."}},
        {{LinkKind::answers, three.second}, {LinkKind::supersedes, answer}});
    EXPECT_EQ(word_on(three.story, tested, {"G14", "2026-06-01"}), "met");
    EXPECT_EQ(word_on(three.story, three.third, {"G14", "2026-06-01"}), "silent");
}

TEST(CumulativeIndicators, AnExplanationOfThatKindIsTestedToo)
{
    struct Row {
        object more;
        const char* expected;
    };
    const Row rows[] = {
        {{{"kind", "disability"}, {"conclusion", "holds"}}, "breached"},
        {{{"kind", "disability"}, {"conclusion", "in_part"}, {"otherwise", "Harm."}}, "breached"},
        {{{"kind", "disability"}, {"conclusion", "holds"}, {"tested", "A test."}}, "breached"},
        {{{"kind", "disability"},
          {"conclusion", "holds"},
          {"otherwise", "Harm."},
          {"tested", "A test."}},
         "met"},
        {{{"kind", "disability"}, {"conclusion", "open"}}, "silent"},
        {{{"kind", "accident"}, {"conclusion", "holds"}}, "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int worry = worried(story, "2026-03-02", "neglect");
        object said{{"explanation", "An explanation."}};
        for (const auto& field : row.more) said[field.key()] = field.value();
        const int offered = story.tell(
            "explanation", "2026-03-03", "social_worker", said, {{LinkKind::answers, worry}});
        EXPECT_EQ(word_on(story, offered, {"G14", "2026-06-01"}), row.expected)
            << base::json::serialize(said);
    }
}

TEST(CumulativeIndicators, CannotBeToldWithoutItsPolicy)
{
    Three three;
    EXPECT_EQ(
        word_on(three.story, three.first, {"G14", "2026-06-01", 0, policy_without("G14.signs")}),
        "cannot tell");
    EXPECT_EQ(word_on(three.story,
                      three.third,
                      {"G14", "2026-06-01", 0, policy_without("G14.working_days")}),
              "cannot tell");
}

}  // namespace g14_test
}  // namespace holdfast::guardrails
