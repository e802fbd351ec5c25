#include "guardrails/family_story.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails::g15_test {
using base::json::array;
using base::json::object;
using ledger::LinkKind;

/// A worry of 2 March of this kind.
struct Told {
    FamilyStory story;
    int worry = 0;
    explicit Told(const char* kind = "sexual_abuse")
    {
        worry = story.writes("worry", "2026-03-02", {{"what", "W."}, {"kinds", array{kind}}});
    }
    void answer(const char* standing, const object& more = {})
    {
        object said = more;
        said["standing"] = standing;
        story.writes("worryAnswered", "2026-03-05", said, {{LinkKind::answers, worry}});
    }
    std::string word(const char* today = "2026-03-09") const
    {
        return word_on(story, worry, {"G15", today});
    }
};

TEST(SpecialistInput, IsAskedForWithinTenWorkingDays)
{
    for (const auto& [kind, expected] : {std::pair{"sexual_abuse", "pending"},
                                         std::pair{"harmful_sexual_behaviour", "pending"},
                                         std::pair{"sexual_exploitation", "pending"},
                                         std::pair{"coercive_control", "pending"},
                                         std::pair{"domestic_abuse", "silent"},
                                         std::pair{"criminal_exploitation", "silent"},
                                         std::pair{"neglect", "silent"}})
        EXPECT_EQ(Told(kind).word(), expected) << kind;
    const Told now;
    EXPECT_EQ(now.word("2026-03-16"), "pending");
    EXPECT_EQ(now.word("2026-03-17"), "breached");
    EXPECT_EQ(
        word_on(now.story, now.worry, {"G15", "2026-03-09", 0, policy_without("G15.working_days")}),
        "cannot tell");
}

TEST(SpecialistInput, IsGivenWithTheAnswerToTheWorry)
{
    const object asked = {{"specialistAsked", true}};
    struct Row {
        const char* standing;
        object more;
        const char* expected;
    };
    const Row rows[] = {
        {"open", asked, "met"},
        {"not_so", asked, "met"},
        {"open", {}, "pending"},
        {"open", {{"specialistAsked", false}}, "pending"},
        {"not_so", {}, "breached"},  // It is concluded, and by nobody who knows.
        {"changed", {}, "breached"},
        {"joined", {}, "silent"},
    };
    for (const Row& row : rows) {
        Told now;
        now.answer(row.standing, row.more);
        EXPECT_EQ(now.word(), row.expected) << row.standing;
    }
}

TEST(SpecialistInput, IsGivenByAnAssessmentThatConcludesOnIt)
{
    struct Row {
        const char* words;
        object said;
        const char* expected;
    };
    const auto abuse = array{"sexual_abuse"};
    const Row rows[] = {
        {"consulted", {{"concludedOn", abuse}, {"specialistInput", "consulted"}}, "met"},
        {"trained", {{"concludedOn", abuse}, {"specialistInput", "author"}}, "met"},
        {"neither", {{"concludedOn", abuse}, {"specialistInput", "neither"}}, "breached"},
        {"not said", {{"concludedOn", abuse}}, "breached"},
        {"not assessed", {{"notAssessed", abuse}}, "breached"},
        {"on something else",
         {{"concludedOn", array{"coercive_control"}}, {"specialistInput", "author"}},
         "breached"},
    };
    for (const Row& row : rows) {
        Told now;
        now.story.writes("assessment", "2026-03-05", row.said);
        EXPECT_EQ(now.word("2026-03-20"), row.expected) << row.words;
    }
    // One of before says nothing of what was told since.
    FamilyStory story;
    story.writes(
        "assessment", "2026-01-05", {{"concludedOn", abuse}, {"specialistInput", "consulted"}});
    const int worry = story.writes("worry", "2026-03-02", {{"what", "W."}, {"kinds", abuse}});
    EXPECT_EQ(word_on(story, worry, {"G15", "2026-03-20"}), "breached");
}

TEST(SpecialistInput, ADiscussionWithThePoliceIsEnoughUntilItIsConcluded)
{
    Told now;
    now.story.writes("strategyDiscussion", "2026-03-03", {{"outcome", "enquiry_begins"}});
    EXPECT_EQ(now.word("2026-03-20"), "met");
    now.answer("not_so");
    EXPECT_EQ(now.word("2026-03-20"), "breached");
}

int abuse_referral(FamilyStory& story, const char* kind = "sexual_abuse")
{
    return story.tell(
        "referral", "2026-03-02", "screener", {{"concern", "C."}, {"kinds", array{kind}}});
}

TEST(SpecialistInput, AReferralDoesNotEndOnItWithoutSomebodyWhoKnows)
{
    const auto at_gate = [](const FamilyStory& story, int referral) {
        return word_on(story, referral, {"G15", "2026-03-03", referral});
    };
    {
        FamilyStory story;
        const int referral = abuse_referral(story);
        EXPECT_EQ(at_gate(story, referral), "breached");
        EXPECT_EQ(word_on(story, referral, {"G15", "2026-03-03"}), "pending");
        story.decision(referral, "2026-03-03", "referral", "no_further_action");
        EXPECT_EQ(word_on(story, referral, {"G15", "2026-03-03"}), "breached");
    }
    {
        FamilyStory story;
        const int referral = abuse_referral(story);
        story.decision(referral, "2026-03-03", "referral", "assess");
        EXPECT_EQ(word_on(story, referral, {"G15", "2026-03-03"}), "pending");
    }
    {
        FamilyStory story;
        const int referral = abuse_referral(story, "domestic_abuse");
        EXPECT_EQ(at_gate(story, referral), "silent");
    }
    {
        FamilyStory story;
        const int referral = abuse_referral(story);
        story.writes("strategyDiscussion", "2026-03-03", {{"outcome", "no_enquiry"}});
        EXPECT_EQ(at_gate(story, referral), "met");
    }
    FamilyStory story;
    const int referral = abuse_referral(story);
    const int worry = story.writes("worry",
                                   "2026-03-02",
                                   {{"what", "W."}, {"kinds", array{"sexual_abuse"}}},
                                   {{LinkKind::part_of, referral}});
    story.writes("worryAnswered",
                 "2026-03-03",
                 {{"standing", "not_so"}, {"specialistAsked", true}},
                 {{LinkKind::answers, worry}});
    EXPECT_EQ(at_gate(story, referral), "met");
    const int proposal = story.writes(
        "decisionProposal",
        "2026-03-03",
        {{"question", "referral"}, {"outcome", "no_further_action"}, {"reasons", "R."}},
        {{LinkKind::answers, referral}});
    EXPECT_EQ(word_on(story, referral, {"G15", "2026-03-03", proposal}), "met");
}

TEST(SpecialistInput, AContactAndTheReferralThatCameOfItAreOneMatter)
{
    FamilyStory story;
    const int contact = story.writes(
        "contact", "2026-03-02", {{"concern", "C."}, {"kinds", array{"sexual_abuse"}}});
    const int referral = story.tell("referral",
                                    "2026-03-02",
                                    "screener",
                                    {{"concern", "C."}, {"kinds", array{"sexual_abuse"}}},
                                    {{LinkKind::answers, contact}});
    EXPECT_EQ(word_on(story, contact, {"G15", "2026-03-03"}), "silent");
    EXPECT_EQ(word_on(story, referral, {"G15", "2026-03-03"}), "pending");
}

TEST(SpecialistInput, AnAssessmentSaysByWhoseKnowledgeItConcludes)
{
    struct Row {
        const char* words;
        const char* kind;
        object said;
        const char* expected;
    };
    const auto abuse = array{"sexual_abuse"};
    const auto control = array{"coercive_control"};
    const Row rows[] = {
        {"consulted",
         "sexual_abuse",
         {{"concludedOn", abuse}, {"specialistInput", "consulted"}},
         "met"},
        {"neither",
         "sexual_abuse",
         {{"concludedOn", abuse}, {"specialistInput", "neither"}},
         "breached"},
        {"by whom is not said", "sexual_abuse", {{"concludedOn", abuse}}, "breached"},
        {"not spoken of", "sexual_abuse", {}, "cannot tell"},
        {"not assessed", "sexual_abuse", {{"notAssessed", abuse}}, "met"},
        {"not assessed, and no risk",
         "sexual_abuse",
         {{"notAssessed", abuse}, {"saysSafe", array{"no_risk"}}},
         "breached"},
        {"not assessed, and no harm",
         "sexual_abuse",
         {{"notAssessed", abuse}, {"saysSafe", array{"no_harm"}}},
         "breached"},
        {"not assessed, and no substance",
         "sexual_abuse",
         {{"notAssessed", abuse}, {"saysSafe", array{"no_substance"}}},
         "breached"},
        {"not assessed, and a parent protects",
         "sexual_abuse",
         {{"notAssessed", abuse}, {"saysSafe", array{"protective_parent"}}},
         "met"},
        {"domestic abuse, not spoken of", "domestic_abuse", {}, "cannot tell"},
        {"domestic abuse, not assessed", "domestic_abuse", {{"notAssessed", control}}, "met"},
        {"nothing told", "neglect", {}, "silent"},
        {"concluded on what nobody told", "neglect", {{"concludedOn", abuse}}, "breached"},
        {"a factor that it found itself", "neglect", {{"factors", array{"11A"}}}, "cannot tell"},
    };
    for (const Row& row : rows) {
        Told now{row.kind};
        object said = row.said;
        said["outcome"] = "child_in_need";
        const int assessment = now.story.writes("assessment", "2026-03-04", said);
        EXPECT_EQ(word_on(now.story, assessment, {"G15", "2026-04-01", assessment}), row.expected)
            << row.words;
    }
}

TEST(SpecialistInput, WhatWasConcludedWithKnowledgeIsNotAskedAgain)
{
    Told now;
    now.story.writes("assessment",
                     "2026-03-04",
                     {{"outcome", "child_in_need"},
                      {"concludedOn", array{"sexual_abuse"}},
                      {"specialistInput", "consulted"}});
    const int later = now.story.writes("assessment", "2026-09-01", {{"outcome", "as_before"}});
    EXPECT_EQ(word_on(now.story, later, {"G15", "2026-10-01", later}), "silent");
    now.story.writes("worry", "2026-09-15", {{"what", "W."}, {"kinds", array{"sexual_abuse"}}});
    const int last = now.story.writes("assessment", "2026-09-20", {{"outcome", "as_before"}});
    EXPECT_EQ(word_on(now.story, last, {"G15", "2026-10-01", last}), "cannot tell");
}

TEST(SpecialistInput, NoWorkEndsOrIsLoweredOnItWithoutSomebodyWhoKnows)
{
    for (const bool asked : {false, true}) {
        Told now;
        now.story.answered_referral("2026-03-02", "no");
        if (asked) now.answer("not_so", {{"specialistAsked", true}});
        now.story.writes(
            "threshold", "2026-03-10", {{"level", "child_in_need"}, {"reasons", "R."}});
        const int lower = now.story.writes(
            "threshold", "2026-06-01", {{"level", "universal"}, {"reasons", "R."}});
        const int closing = now.story.closing("2026-06-01");
        for (const int proposal : {lower, closing})
            EXPECT_EQ(word_on(now.story, proposal, {"G15", "2026-06-01", proposal}),
                      asked ? "met" : "breached");
        EXPECT_EQ(word_on(now.story, closing, {"G15", "2026-06-01"}), asked ? "met" : "pending");
        now.story.decision(closing, "2026-06-01", "close", "closed");
        EXPECT_EQ(word_on(now.story, closing, {"G15", "2026-06-01"}), asked ? "met" : "breached");
        // From then on the closing speaks for it.
        EXPECT_EQ(now.word("2026-06-01"), "silent");
    }
    Told now{"domestic_abuse"};
    now.story.answered_referral("2026-03-02", "no");
    const int closing = now.story.closing("2026-06-01");
    EXPECT_EQ(word_on(now.story, closing, {"G15", "2026-06-01", closing}), "silent");
}

}  // namespace holdfast::guardrails::g15_test
