#include "guardrails/family_story.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails::g13_test {
using base::json::array;
using base::json::object;
using ledger::LinkKind;

const object whole = {{"kind", "medical"},
                      {"offeredBy", array{"health"}},
                      {"explanation", "An invented explanation."},
                      {"otherwise", "An invented other one."},
                      {"tested", "An invented test."},
                      {"conclusion", "holds"}};

object whole_with(const char* key, const base::json::value& value)
{
    object said = whole;
    said[key] = value;
    return said;
}
object whole_without(const char* key)
{
    object said = whole;
    said.erase(key);
    return said;
}

/// A worry of 2 March, and how it is explained on 9 March.
struct Explained {
    FamilyStory story;
    int worry = story.writes("worry", "2026-03-02", {{"what", "Invented."}});
    int explain(const object& said)
    {
        return story.writes("explanation", "2026-03-09", said, {{LinkKind::answers, worry}});
    }
    std::string word(const char* today = "2026-03-24") const
    {
        return word_on(story, worry, {"G13", today});
    }
};

TEST(ExplanationLedger, NamesWhoExplainsAndWhatElseItCouldBe)
{
    struct Row {
        const char* words;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"all of it", whole, "met"},
        {"by whom is not said", whole_without("offeredBy"), "breached"},
        {"nothing beside it", whole_without("otherwise"), "breached"},
        {"accepted untested", whole_without("tested"), "breached"},
        {"accepted in part, untested",
         [] {
             object said = whole_without("tested");
             said["conclusion"] = "in_part";
             return said;
         }(),
         "breached"},
        {"open and untested",
         [] {
             object said = whole_without("tested");
             said["conclusion"] = "open";
             return said;
         }(),
         "met"},
        {"found not to hold", {{"explanation", "E."}, {"conclusion", "does_not"}}, "silent"},
    };
    for (const Row& row : rows) {
        Explained now;
        now.explain(row.said);
        EXPECT_EQ(now.word(), row.expected) << row.words;
    }
}

TEST(ExplanationLedger, WaitsTenWorkingDaysFromTheExplanation)
{
    Explained now;
    now.explain(whole_without("otherwise"));
    EXPECT_EQ(now.word("2026-03-09"), "pending");
    EXPECT_EQ(now.word("2026-03-23"), "pending");
    EXPECT_EQ(now.word("2026-03-24"), "breached");
    EXPECT_EQ(
        word_on(now.story, now.worry, {"G13", "2026-03-09", 0, policy_without("G13.working_days")}),
        "cannot tell");
}

TEST(ExplanationLedger, ASecondExplanationStandsBesideTheFirst)
{
    Explained now;
    now.explain(whole_without("otherwise"));
    now.explain({{"kind", "outside_family"},
                 {"offeredBy", array{"mother"}},
                 {"explanation", "An invented second."}});
    EXPECT_EQ(now.word(), "met");
}

TEST(ExplanationLedger, AWorryIsNotExplainedAwayInSilence)
{
    struct Row {
        const char* words;
        const char* standing;
        const char* other_side;
        const char* expected;
    };
    const Row rows[] = {
        {"found not to be so, and nothing else said", "not_so", "", "breached"},
        {"found not to be so, with the other side", "not_so", "Invented.", "met"},
        {"settled by a change", "changed", "", "silent"},
        {"open", "open", "", "silent"},
    };
    for (const Row& row : rows) {
        Explained now;
        object said = {{"standing", row.standing}};
        if (*row.other_side != '\0') said["otherSide"] = row.other_side;
        now.story.writes("worryAnswered", "2026-03-09", said, {{LinkKind::answers, now.worry}});
        EXPECT_EQ(now.word(), row.expected) << row.words;
    }
    Explained untouched;
    EXPECT_EQ(untouched.word(), "silent");
}

TEST(ExplanationLedger, AnInjuryCarriesItsExplanation)
{
    struct Row {
        const char* words;
        object said;
        const char* expected;
    };
    const object by_mother = {{"explanation", "E."}, {"explainedBy", array{"mother"}}};
    object whole_injury = by_mother;
    whole_injury["otherExplanation"] = "O.";
    object by_nobody = whole_injury;
    by_nobody.erase("explainedBy");
    const Row rows[] = {
        {"not explained: another rule asks", {}, "silent"},
        {"all of it", whole_injury, "met"},
        {"nothing beside it", by_mother, "breached"},
        {"by whom is not said", by_nobody, "breached"},
    };
    for (const Row& row : rows) {
        FamilyStory story;
        const int injury = story.writes("injury", "2026-03-02", row.said);
        EXPECT_EQ(word_on(story, injury, {"G13", "2026-03-24"}), row.expected) << row.words;
    }
    FamilyStory story;
    const int injury = story.writes("injury", "2026-03-02", by_mother);
    story.writes("explanation", "2026-03-09", whole, {{LinkKind::answers, injury}});
    EXPECT_EQ(word_on(story, injury, {"G13", "2026-03-24"}), "met");
}

TEST(ExplanationLedger, AnExplanationOfSomethingElseStandsForItself)
{
    FamilyStory story;
    const int explanation = story.writes("explanation", "2026-03-09", whole_without("otherwise"));
    EXPECT_EQ(word_on(story, explanation, {"G13", "2026-03-24"}), "breached");
    const int refuted =
        story.writes("explanation", "2026-03-09", whole_with("conclusion", "does_not"));
    EXPECT_EQ(word_on(story, refuted, {"G13", "2026-03-24"}), "silent");
}

TEST(ExplanationLedger, AtAGateTheyAreCountedTogether)
{
    Explained now;
    now.story.answered_referral("2026-03-02", "no");
    now.story.writes("worry", "2026-03-03", {{"what", "Invented."}});
    now.explain(whole);
    const int closing = now.story.closing("2026-06-01");
    const auto verdict = verdict_on(now.story, closing, {"G13", "2026-06-01", closing});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::met);
    EXPECT_EQ(
        verdict->because.front().says,
        "Closing was proposed on 1 June 2026: with a visit. Of 2 worries and injuries, so many are "
        "explained by an adult's word or medically: 1.");
    EXPECT_EQ(word_on(now.story, now.worry, {"G13", "2026-06-01", closing}), "silent");
    EXPECT_EQ(word_on(now.story, closing, {"G13", "2026-06-01"}), "silent");
}

TEST(ExplanationLedger, StopsWhatRestsOnAnExplanationWithGaps)
{
    struct Row {
        const char* words;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"all of it", whole, "met"},
        {"an adult's word", whole_with("kind", "adult_account"), "met"},
        {"nothing beside it", whole_without("otherwise"), "breached"},
        {"a child's account, which nobody counts",
         [] {
             object said = whole_with("kind", "child_account");
             said["offeredBy"] = array{"child"};
             return said;
         }(),
         "silent"},
    };
    for (const Row& row : rows) {
        Explained now;
        now.story.answered_referral("2026-03-02", "no");
        now.explain(row.said);
        now.story.writes(
            "threshold", "2026-03-10", {{"level", "child_in_need"}, {"reasons", "R."}});
        const int lower = now.story.writes(
            "threshold", "2026-06-01", {{"level", "universal"}, {"reasons", "R."}});
        const int assessment =
            now.story.writes("assessment", "2026-03-10", {{"outcome", "child_in_need"}});
        const int closing = now.story.closing("2026-06-01");
        for (const int proposal : {lower, assessment, closing})
            EXPECT_EQ(word_on(now.story, proposal, {"G13", "2026-06-01", proposal}), row.expected)
                << row.words;
    }
}

TEST(ExplanationLedger, AnInjuryIsExplainedBeforeTheWorkEnds)
{
    for (const auto& [said, expected] : {std::pair{object{}, "breached"},
                                         std::pair{object{{"explanation", "E."},
                                                          {"explainedBy", array{"mother"}},
                                                          {"otherExplanation", "O."}},
                                                   "met"}}) {
        FamilyStory story;
        story.answered_referral("2026-03-02", "no");
        story.writes("injury", "2026-03-02", said);
        const int closing = story.closing("2026-06-01");
        EXPECT_EQ(word_on(story, closing, {"G13", "2026-06-01", closing}), expected);
        // Of another child it is no matter here.
        story.joins("Finch", "child");
        story.about(story.writes("injury", "2026-03-02", object{}), {"Finch"});
        EXPECT_EQ(word_on(story, closing, {"G13", "2026-06-01", closing}), expected);
    }
}

}  // namespace holdfast::guardrails::g13_test
