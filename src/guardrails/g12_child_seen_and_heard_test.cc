#include "guardrails/family_story.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails::g12_test {
using base::json::array;
using base::json::object;
using ledger::LinkKind;

/// A referral of 2 March about Wren, who is six, and what is told after it.
struct Begun {
    FamilyStory story;
    int referral = story.answered_referral("2026-03-02", "no");
    /// How a closing on 1 June stands at its gate.
    std::string close(const object& more = {})
    {
        const int closing = story.closing("2026-06-01", more);
        return word_on(story, closing, {"G12", "2026-06-01", closing});
    }
};

const object seen_alone = {{"seen", "alone"}, {"words", "Invented words."}};

TEST(ChildSeenAndHeard, SinceTheWorkBegan)
{
    struct Row {
        const char* words;
        const char* day;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"alone, with words", "2026-03-20", seen_alone, "met"},
        {"on the day of the referral", "2026-03-02", seen_alone, "met"},
        {"before the work began", "2026-02-20", seen_alone, "breached"},
        {"in that month", "2026-03", seen_alone, "met"},  // Written after the referral.
        {"no words", "2026-03-20", {{"seen", "alone"}}, "cannot tell"},
        {"did not want to talk",
         "2026-03-20",
         {{"seen", "alone"}, {"heardHow", array{"did_not_want"}}},
         "met"},
        {"asleep", "2026-03-20", {{"seen", "not_seen"}, {"whyNotAlone", "asleep"}}, "breached"},
        {"whether is not recorded", "2026-03-20", {{"words", "Invented words."}}, "breached"},
    };
    for (const Row& row : rows) {
        Begun work;
        work.story.writes("visit", row.day, row.said);
        EXPECT_EQ(work.close(), row.expected) << row.words;
    }
}

TEST(ChildSeenAndHeard, WithOthersForAReason)
{
    struct Row {
        const char* why;
        const char* expected;
    };
    const Row rows[] = {
        {"", "cannot tell"},
        {"wanted_somebody", "met"},
        {"supporter", "met"},
        {"carer_refused", "met"},
        {"not_tried", "breached"},
        {"small_child", "met"},  // Five, nearly six, on the day of the visit.
    };
    for (const Row& row : rows) {
        Begun work;
        object said = {{"seen", "with_others"}, {"words", "Invented words."}};
        if (*row.why != '\0') said["whyNotAlone"] = row.why;
        work.story.about(work.story.writes("visit", "2026-03-20", said), {"Wren"});
        // Born on 2 April 2019: six.
        const bool is_no_small_child = std::string_view{row.why} == "small_child";
        EXPECT_EQ(work.close(), is_no_small_child ? "breached" : row.expected) << row.why;
    }
    Begun work;
    work.story.joins("Baby", "child", {{"born", "2025-11-02"}});
    work.story.about(work.referral, {"Wren", "Baby"});
    work.story.writes("visit", "2026-03-20", seen_alone);
    work.story.about(work.story.writes("visit",
                                       "2026-03-20",
                                       {{"seen", "with_others"},
                                        {"whyNotAlone", "small_child"},
                                        {"heardHow", array{"watching"}},
                                        {"words", "What was seen."}}),
                     {"Baby"});
    EXPECT_EQ(work.close(), "met");
}

TEST(ChildSeenAndHeard, TheBestOfSeveralCounts)
{
    Begun work;
    work.story.writes("visit", "2026-03-20", {{"seen", "with_others"}});
    work.story.writes("visit", "2026-04-20", seen_alone);
    work.story.writes("visit", "2026-05-20", {{"seen", "not_seen"}});
    const int closing = work.story.closing("2026-06-01");
    const auto verdict = verdict_on(work.story, closing, {"G12", "2026-06-01", closing});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::met);
    EXPECT_EQ(verdict->against.front().says, "Wren Example was seen alone on 20 April 2026.");
}

TEST(ChildSeenAndHeard, APartOfAnAssessmentTellsItToo)
{
    Begun work;
    const int assessment = work.story.writes("assessment",
                                             "2026-03-04",
                                             {{"outcome", "child_in_need"}},
                                             {{LinkKind::answers, work.referral}});
    const auto at_gate = [&] {
        return word_on(work.story, assessment, {"G12", "2026-04-01", assessment});
    };
    EXPECT_EQ(at_gate(), "breached");
    EXPECT_EQ(word_on(work.story, assessment, {"G12", "2026-04-01"}), "pending");
    const int part = work.story.writes(
        "assessedChild", "2026-03-20", {{"seen", "alone"}}, {{LinkKind::part_of, assessment}});
    EXPECT_EQ(at_gate(), "cannot tell");
    work.story.writes("childsVoice", "2026-03-20", {{"way", "play"}, {"words", "Invented."}});
    EXPECT_EQ(at_gate(), "met");
    work.story.remove(part);
    EXPECT_EQ(at_gate(), "breached");
}

TEST(ChildSeenAndHeard, ALaterAssessmentWantsTheChildSeenAgain)
{
    for (const auto& [occasion, expected] :
         {std::pair{"change", "breached"}, std::pair{"referral", "met"}}) {
        Begun work;
        work.story.writes("visit", "2026-03-20", seen_alone);
        const int later = work.story.writes(
            "assessment", "2026-09-01", {{"occasion", occasion}, {"outcome", "as_before"}});
        EXPECT_EQ(word_on(work.story, later, {"G12", "2026-10-01", later}), expected) << occasion;
    }
    Begun work;
    work.story.writes("visit", "2026-03-20", seen_alone);
    const int change =
        work.story.writes("changeInCircumstances", "2026-09-01", {{"kinds", array{"house_moved"}}});
    const int later = work.story.writes(
        "assessment", "2026-09-02", {{"outcome", "as_before"}}, {{LinkKind::answers, change}});
    EXPECT_EQ(word_on(work.story, later, {"G12", "2026-10-01", later}), "breached");
}

/// Rowan is fifteen.
struct Fifteen : Begun {
    Fifteen()
    {
        story.joins("Rowan", "child", {{"born", "2010-06-15"}});
        story.about(referral, {"Rowan"});
    }
    void writes(const char* type, const object& said)
    {
        story.about(story.writes(type, "2026-03-20", said), {"Rowan"});
    }
    void school_says(const object& said)
    {
        story.about(story.tell("agencyView", "2026-05-20", "school", said), {"Rowan as mentioned"});
    }
    std::string close(const object& more = {})
    {
        const int closing = story.about(story.closing("2026-06-01", more), {"Rowan"});
        return word_on(story, closing, {"G12", "2026-06-01", closing});
    }
};

TEST(ChildSeenAndHeard, AnAdolescentChoosesThePlace)
{
    struct Row {
        const char* type;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"visit", seen_alone, "cannot tell"},
        {"visit",
         {{"seen", "alone"},
          {"words", "Invented."},
          {"heardHow", array{"talking", "chosen_place"}}},
         "met"},
    };
    for (const Row& row : rows) {
        Fifteen work;
        work.writes(row.type, row.said);
        EXPECT_EQ(work.close(), row.expected);
    }
    for (const auto& [chose, expected] : {std::pair{base::json::value(true), "met"},
                                          std::pair{base::json::value(false), "cannot tell"}}) {
        Fifteen work;
        work.writes("visit", seen_alone);
        work.writes("childsVoice", {{"way", "spoken"}, {"childChosePlace", chose}});
        EXPECT_EQ(work.close(), expected);
    }
    // Policy says from which age; without it nobody can tell.
    Begun work;
    work.story.writes("visit", "2026-03-20", seen_alone);
    const int closing = work.story.closing("2026-06-01");
    EXPECT_EQ(
        word_on(
            work.story,
            closing,
            {"G12", "2026-06-01", closing, policy_with("G12.adolescent_years", 7, "2026-01-01")}),
        "cannot tell");
    EXPECT_EQ(word_on(work.story,
                      closing,
                      {"G12", "2026-06-01", closing, policy_without("G12.adolescent_years")}),
              "cannot tell");
}

TEST(ChildSeenAndHeard, AYoungPersonMayRefuseWhereSomebodyElseSeesThem)
{
    const object declined = {{"way", "declined"}, {"childChosePlace", true}};
    {
        Fifteen work;
        work.writes("childsVoice", declined);
        EXPECT_EQ(work.close(), "cannot tell");
    }
    for (const auto& [said, expected] : {std::pair{object{{"information", "Invented."}}, "met"},
                                         std::pair{object{{"view", "yes"}}, "met"},
                                         std::pair{object{{"view", "not_given"}}, "cannot tell"}}) {
        Fifteen work;
        work.writes("childsVoice", declined);
        work.school_says(said);
        EXPECT_EQ(work.close(), expected);
    }
    {
        Fifteen work;
        work.writes("visit",
                    {{"seen", "not_seen"},
                     {"whyNotAlone", "young_person_refused"},
                     {"heardHow", array{"chosen_place", "advocate"}}});
        EXPECT_EQ(work.close(), "met");
    }
    {
        Fifteen work;
        work.writes("childsVoice", declined);
        work.writes("childsVoice", {{"way", "told_other"}, {"words", "Invented."}});
        EXPECT_EQ(work.close(), "met");
    }
    // Whoever was not offered a place may be.
    Fifteen work;
    work.writes("childsVoice", {{"way", "declined"}});
    work.school_says({{"information", "Invented."}});
    EXPECT_EQ(work.close(), "cannot tell");
}

TEST(ChildSeenAndHeard, ASmallChildsNoIsNoRefusal)
{
    Begun work;
    work.story.writes(
        "visit", "2026-03-20", {{"seen", "not_seen"}, {"whyNotAlone", "young_person_refused"}});
    work.story.tell("agencyView", "2026-05-20", "school", {{"information", "Invented."}});
    EXPECT_EQ(work.close(), "breached");
}

/// Nobody wrote down when the child was born: a no that somebody wrote down lifts nothing.
TEST(ChildSeenAndHeard, ANoOfUnknownAgeIsNoRefusal)
{
    struct Row {
        const char* words;
        object details;
        const char* expected;
    };
    for (const Row& row :
         {Row{"unknown", {}, "breached"}, Row{"15", {{"born", "2011-02"}}, "met"}}) {
        FamilyStory story;
        story.joins("Lark", "child", row.details);
        story.about(story.answered_referral("2026-03-02", "no"), {"Lark"});
        story.about(story.writes("visit",
                                 "2026-03-20",
                                 {{"seen", "not_seen"},
                                  {"whyNotAlone", "young_person_refused"},
                                  {"heardHow", array{"chosen_place"}}}),
                    {"Lark"});
        story.about(
            story.tell("agencyView", "2026-05-20", "school", {{"information", "Invented."}}),
            {"Lark"});
        const int closing = story.about(story.closing("2026-06-01"), {"Lark"});
        EXPECT_EQ(word_on(story, closing, {"G12", "2026-06-01", closing}), row.expected)
            << row.words;
    }
}

TEST(ChildSeenAndHeard, AFamilyMayWithdrawWhereSomebodyElseSeesTheChild)
{
    const auto withdrawn = [](const base::json::value& harm) {
        return object{{"agreementWithdrawn", true}, {"harmSuspected", harm}};
    };
    for (const auto& [harm, school, expected] :
         {std::tuple{base::json::value(false), true, "met"},
          std::tuple{base::json::value(false), false, "cannot tell"},
          std::tuple{base::json::value(true), true, "breached"},
          std::tuple{base::json::value(nullptr), true, "breached"}}) {
        Begun work;
        if (school)
            work.story.tell("agencyView", "2026-05-20", "school", {{"information", "Invented."}});
        EXPECT_EQ(work.close(withdrawn(harm)), expected);
    }
}

TEST(ChildSeenAndHeard, OfAnUnbornChildTheParentsAreAsked)
{
    struct Row {
        const char* type;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"note", {{"text", "Invented."}}, "breached"},
        {"visit", {{"seen", "unborn"}}, "met"},
        {"assessedChild", {{"seen", "unborn"}}, "met"},
        {"childsVoice", {{"way", "unborn"}}, "met"},
        {"visit", {{"seen", "not_seen"}}, "breached"},
    };
    for (const char* dated : {"2026-07-10", ""}) {
        for (const Row& row : rows) {
            Begun work;
            object details;
            if (*dated != '\0') details["expectedBirth"] = dated;
            work.story.joins("Baby", "unborn", details);
            work.story.about(work.referral, {"Baby"});
            work.story.about(work.story.writes(row.type, "2026-03-20", row.said), {"Baby"});
            const int closing = work.story.about(work.story.closing("2026-06-01"), {"Baby"});
            EXPECT_EQ(word_on(work.story, closing, {"G12", "2026-06-01", closing}), row.expected)
                << row.type;
        }
    }
}

TEST(ChildSeenAndHeard, EachChildWhomItConcerns)
{
    Begun work;
    work.story.joins("Finch", "child", {{"born", "2018-08-15"}});
    work.story.about(work.referral, {"Wren", "Finch"});
    work.story.writes("visit", "2026-03-20", seen_alone);
    const int closing = work.story.about(work.story.closing("2026-06-01"), {"Wren", "Finch"});
    const auto verdict = verdict_on(work.story, closing, {"G12", "2026-06-01", closing});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::breached);
    EXPECT_EQ(verdict->missing,
              std::vector<std::string>{"See Finch Example, alone where that fits."});
    const int of_wren = work.story.closing("2026-06-01");
    EXPECT_EQ(word_on(work.story, of_wren, {"G12", "2026-06-01", of_wren}), "met");
}

TEST(ChildSeenAndHeard, WaitsUntilSomebodyDecidesAndIsNoMatterOfLevels)
{
    Begun work;
    const int closing = work.story.closing("2026-06-01");
    EXPECT_EQ(word_on(work.story, closing, {"G12", "2026-06-01"}), "pending");
    work.story.decision(closing, "2026-06-02", "close", "closed");
    EXPECT_EQ(word_on(work.story, closing, {"G12", "2026-06-02"}), "breached");
    // Seen the day after does not undo it; a visit of before that is written late does.
    work.story.writes("visit", "2026-06-03", seen_alone);
    EXPECT_EQ(word_on(work.story, closing, {"G12", "2026-06-04"}), "breached");
    work.story.writes("visit", "2026-05-03", seen_alone);
    EXPECT_EQ(word_on(work.story, closing, {"G12", "2026-06-04"}), "met");

    Begun lowered;
    lowered.story.writes(
        "threshold", "2026-03-10", {{"level", "child_in_need"}, {"reasons", "R."}});
    const int lower = lowered.story.writes(
        "threshold", "2026-06-01", {{"level", "universal"}, {"reasons", "R."}});
    EXPECT_EQ(word_on(lowered.story, lower, {"G12", "2026-06-01", lower}), "silent");
    SceneBuilder nobody;
    nobody.answered_referral("2026-03-02", "no");
    const int without = nobody.closing("2026-06-01");
    EXPECT_EQ(word_on(nobody, without, {"G12", "2026-06-01", without}), "cannot tell");
}

}  // namespace holdfast::guardrails::g12_test
