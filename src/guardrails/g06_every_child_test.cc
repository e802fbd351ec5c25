#include "guardrails/family_story.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails::g06_test {
using base::json::array;
using base::json::object;
using ledger::LinkKind;

const object whole_part = {{"seen", "alone"},
                           {"words", "Invented words."},
                           {"dailyLife", "An invented daily life."},
                           {"worries", "An invented worry."}};

object part_without(std::initializer_list<const char*> keys)
{
    object said = whole_part;
    for (const char* key : keys) said.erase(key);
    return said;
}
object part_with(const char* key, const base::json::value& value)
{
    object said = whole_part;
    said[key] = value;
    return said;
}

/// A referral of 2 March about Wren and Finch, and an assessment that is written to its end and
/// has a part for Wren.
struct Assessed {
    FamilyStory story;
    int referral = 0;
    int assessment = 0;
    Assessed()
    {
        story.joins("Finch", "child", {{"born", "2022-08-15"}});
        referral = story.about(story.answered_referral("2026-03-02", "no"), {"Wren", "Finch"});
        assessment = story.writes("assessment",
                                  "2026-03-04",
                                  {{"outcome", "child_in_need"}},
                                  {{LinkKind::answers, referral}});
        story.about(assessment, {"Wren", "Finch"});
        part("Wren", whole_part);
    }
    int part(const char* child, const object& said)
    {
        return story.about(
            story.writes("assessedChild", "2026-03-20", said, {{LinkKind::part_of, assessment}}),
            {child});
    }
    std::string word(int proposal = 0) const
    {
        return word_on(story, assessment, {"G06", "2026-04-01", proposal});
    }
};

TEST(EveryChild, HasAnOwnPartWithRiskHomeAndVoice)
{
    struct Row {
        const char* words;
        object said;
        const char* expected;
        std::size_t missing;
    };
    const Row rows[] = {
        {"all of it", whole_part, "met", 0},
        {"what keeps safe stands for what could harm",
         [] {
             object said = part_without({"worries"});
             said["safety"] = "An invented safety.";
             return said;
         }(),
         "met",
         0},
        {"no risk", part_without({"worries"}), "cannot tell", 1},
        {"no home", part_without({"dailyLife"}), "cannot tell", 1},
        {"no voice", part_without({"words"}), "cannot tell", 1},
        {"nothing", part_without({"worries", "dailyLife", "words"}), "cannot tell", 3},
    };
    for (const Row& row : rows) {
        Assessed now;
        now.part("Finch", row.said);
        const auto verdict =
            verdict_on(now.story, now.assessment, {"G06", "2026-04-01", now.assessment});
        ASSERT_TRUE(verdict) << row.words;
        EXPECT_EQ(word_of(verdict->standing), row.expected) << row.words;
        EXPECT_EQ(verdict->missing.size(), row.missing) << row.words;
    }
}

TEST(EveryChild, WithoutAPartItIsBreachedAtTheGateAndWaitsBefore)
{
    Assessed now;
    const auto verdict =
        verdict_on(now.story, now.assessment, {"G06", "2026-04-01", now.assessment});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::breached);
    ASSERT_EQ(verdict->missing.size(), 1U);
    EXPECT_EQ(verdict->missing.front(),
              "Write a part of the assessment for Finch Example: what could harm this child, daily "
              "life, own words.");
    EXPECT_EQ(now.word(), "pending");
    // 45 working days from 4 March 2026, with Good Friday, Easter Monday and 4 May between.
    EXPECT_EQ(word_on(now.story, now.assessment, {"G06", "2026-05-11"}), "pending");
    EXPECT_EQ(word_on(now.story, now.assessment, {"G06", "2026-05-12"}), "breached");
    now.story.decision(now.assessment, "2026-04-02", "assessment", "agreed");
    EXPECT_EQ(word_on(now.story, now.assessment, {"G06", "2026-04-02"}), "breached");
    Assessed declined;
    declined.story.decision(declined.assessment, "2026-04-02", "assessment", "not_agreed");
    EXPECT_EQ(declined.word(), "silent");
}

TEST(EveryChild, OneVoiceForTwoChildrenIsNobodysOwn)
{
    Assessed now;
    now.part("Finch", part_without({"words"}));
    const int visit = now.story.writes(
        "visit", "2026-03-20", {{"seen", "with_others"}, {"words", "Invented words of both."}});
    now.story.about(visit, {"Wren", "Finch"});
    EXPECT_EQ(now.word(now.assessment), "cannot tell");
    const int own = now.story.writes(
        "visit", "2026-03-20", {{"seen", "with_others"}, {"words", "Invented words."}});
    now.story.about(own, {"Finch"});
    EXPECT_EQ(now.word(now.assessment), "met");
}

TEST(EveryChild, RecordsOfTheWorkAnswerWhatAPartLeavesOut)
{
    struct Row {
        const char* type;
        object said;
        const char* left_out;
    };
    const Row rows[] = {
        {"homeConditions", {{"sleeping", "An invented bed."}}, "dailyLife"},
        {"childsVoice", {{"way", "spoken"}, {"words", "Invented words."}}, "words"},
        {"childsVoice", {{"way", "declined"}}, "words"},
        {"visit", {{"seen", "alone"}, {"heardHow", array{"did_not_want"}}}, "words"},
    };
    for (const Row& row : rows) {
        for (const auto& [day, expected] :
             {std::pair{"2026-03-10", "met"}, std::pair{"2025-11-10", "cannot tell"}}) {
            Assessed now;
            now.part("Finch", part_without({row.left_out}));
            now.story.about(now.story.writes(row.type, day, row.said), {"Finch"});
            EXPECT_EQ(now.word(now.assessment), expected) << row.type << " of " << day;
        }
    }
}

TEST(EveryChild, APartOfAnotherAssessmentIsNoPartOfThis)
{
    Assessed now;
    const int other = now.story.writes("assessment", "2026-03-05", {});
    const int part =
        now.story.writes("assessedChild", "2026-03-20", whole_part, {{LinkKind::part_of, other}});
    now.story.about(part, {"Finch"});
    EXPECT_EQ(now.word(now.assessment), "breached");
}

TEST(EveryChild, AtTheEndOfTheWorkCountsWhatBelongsToIt)
{
    Assessed now;
    now.part("Finch", whole_part);
    const int closing = now.story.about(now.story.closing("2026-06-01"), {"Wren", "Finch"});
    EXPECT_EQ(word_on(now.story, closing, {"G06", "2026-06-01", closing}), "met");

    FamilyStory bare;
    bare.answered_referral("2026-03-02", "no");
    bare.writes("visit", "2026-03-20", {{"seen", "alone"}, {"words", "Invented words."}});
    const int without = bare.closing("2026-06-01");
    EXPECT_EQ(word_on(bare, without, {"G06", "2026-06-01", without}), "breached");
    EXPECT_EQ(word_on(bare, without, {"G06", "2026-06-01"}), "pending");
    bare.decision(without, "2026-06-01", "close", "closed");
    EXPECT_EQ(word_on(bare, without, {"G06", "2026-06-02"}), "breached");
    // What belongs to later work makes the earlier closing no better.
    bare.answered_referral("2026-09-01", "no");
    bare.writes("assessedChild", "2026-09-10", whole_part);
    EXPECT_EQ(word_on(bare, without, {"G06", "2026-09-10"}), "breached");
    const int again = bare.closing("2026-10-01");
    EXPECT_EQ(word_on(bare, again, {"G06", "2026-10-01", again}), "met");
}

TEST(EveryChild, AsksNothingOfAReferralThatEndedAtTheFrontDoor)
{
    for (const auto& [outcome, expected] : {std::pair{"advice", "silent"},
                                            std::pair{"no_further_action", "silent"},
                                            std::pair{"early_help", "silent"},
                                            std::pair{"assess", "breached"}}) {
        FamilyStory story;
        const int referral = story.referral("2026-03-02", "no");
        story.decision(referral, "2026-03-03", "referral", outcome);
        const int closing = story.closing("2026-03-10");
        EXPECT_EQ(word_on(story, closing, {"G06", "2026-03-10", closing}), expected) << outcome;
    }
    // Work that was begun all the same is work.
    FamilyStory story;
    const int referral = story.referral("2026-03-02", "no");
    story.decision(referral, "2026-03-03", "referral", "no_further_action");
    story.writes("assessment", "2026-03-04", {});
    const int closing = story.closing("2026-03-10");
    EXPECT_EQ(word_on(story, closing, {"G06", "2026-03-10", closing}), "breached");
}

TEST(EveryChild, IsNoMatterWhereTheFamilyWithdraws)
{
    const object withdrawn = {{"agreementWithdrawn", true}, {"harmSuspected", false}};
    const auto at_gate = [&](FamilyStory& story, const object& said) {
        const int closing = story.closing("2026-06-01", said);
        const std::string word = word_on(story, closing, {"G06", "2026-06-01", closing});
        EXPECT_EQ(word_on(story, closing, {"G10", "2026-06-01", closing}),
                  word == "breached" ? "cannot tell" : word);
        return word;
    };
    FamilyStory story;
    story.answered_referral("2026-03-02", "no");
    EXPECT_EQ(at_gate(story, withdrawn), "silent");
    EXPECT_EQ(at_gate(story, {{"agreementWithdrawn", true}}), "breached");
    EXPECT_EQ(at_gate(story, {{"agreementWithdrawn", true}, {"harmSuspected", true}}), "breached");
    EXPECT_EQ(at_gate(story, {{"harmSuspected", false}}), "breached");
    // Nor is it the family's to withdraw from an enquiry or a protection plan,
    for (const char* level : {"section_47", "child_protection"}) {
        FamilyStory protection;
        protection.answered_referral("2026-03-02", "no");
        protection.writes("threshold", "2026-03-10", {{"level", level}, {"reasons", "R."}});
        EXPECT_EQ(at_gate(protection, withdrawn), "breached") << level;
    }
    // and an allegation that nobody settled is harm that somebody suspects.
    story.writes("worry", "2026-03-10", {{"what", "W."}, {"allegation", true}});
    EXPECT_EQ(at_gate(story, withdrawn), "breached");
}

TEST(EveryChild, StandsBeforeALowerLevel)
{
    FamilyStory story;
    story.answered_referral("2026-03-02", "no");
    const object reasons = {{"reasons", "An invented reason."}};
    object level = reasons;
    level["level"] = "child_in_need";
    story.writes("threshold", "2026-03-10", level);
    level["level"] = "universal";
    const int lower = story.writes("threshold", "2026-06-01", level);
    EXPECT_EQ(word_on(story, lower, {"G06", "2026-06-01", lower}), "breached");
    story.writes("assessedChild", "2026-05-20", whole_part);
    EXPECT_EQ(word_on(story, lower, {"G06", "2026-06-01", lower}), "met");
}

TEST(EveryChild, WhoNeedsNoPart)
{
    struct Row {
        const char* part;
        object details;
        const char* expected;
    };
    const Row rows[] = {
        {"child", {{"born", "2012-01-10"}}, "breached"},
        {"child", {{"born", "2007-01-10"}}, "met"},    // Of age.
        {"child", {{"born", "2008-05"}}, "breached"},  // Not surely of age.
        {"child", {{"born", "2012-01-10"}, {"died", "2020-02"}}, "met"},
        {"sibling_elsewhere", {{"born", "2012-01-10"}}, "met"},
        {"unborn", {{"expectedBirth", "2026-07-10"}}, "breached"},
        {"unborn", {{"expectedBirth", "2027-09-10"}}, "met"},  // Not yet conceived.
        {"grandparent", {}, "met"},
    };
    for (const Row& row : rows) {
        Assessed now;
        now.part("Finch", whole_part);
        now.story.joins("Lark", row.part, row.details);
        EXPECT_EQ(now.word(now.assessment), row.expected) << row.part;
    }
}

TEST(EveryChild, OfAnUnbornChildTheRiskAlone)
{
    Assessed now;
    now.part("Finch", whole_part);
    now.story.joins("Baby", "unborn", {{"expectedBirth", "2026-07-10"}});
    now.part("Baby", {{"seen", "unborn"}});
    EXPECT_EQ(now.word(now.assessment), "cannot tell");
    now.part("Baby", {{"seen", "unborn"}, {"worries", "An invented worry."}});
    EXPECT_EQ(now.word(now.assessment), "met");
}

TEST(EveryChild, WhereAbuseIsKnownEachPartSaysWhetherTheChildSawIt)
{
    for (const auto& [said, expected] : {std::pair{whole_part, "cannot tell"},
                                         std::pair{part_with("witnessedAbuse", true), "met"},
                                         std::pair{part_with("witnessedAbuse", false), "met"}}) {
        Assessed now;
        now.part("Wren", said);
        now.part("Finch", said);
        now.story.writes("worry",
                         "2026-03-02",
                         {{"kinds", array{"domestic_abuse"}}, {"what", "An invented assault."}});
        EXPECT_EQ(now.word(now.assessment), expected);
    }
}

TEST(EveryChild, WhatRaisesProtectionOrEndsByAMoveIsNotHeldUp)
{
    for (const auto& [outcome, at_gate, in_sweep] :
         {std::tuple{"enquiry", "silent", "pending"},
          std::tuple{"strategy_discussion", "silent", "pending"},
          std::tuple{"care", "silent", "pending"},
          std::tuple{"moved", "silent", "silent"},
          std::tuple{"early_help", "breached", "pending"}}) {
        FamilyStory story;
        story.answered_referral("2026-03-02", "no");
        const int assessment = story.writes("assessment", "2026-03-04", {{"outcome", outcome}});
        EXPECT_EQ(word_on(story, assessment, {"G06", "2026-04-01", assessment}), at_gate)
            << outcome;
        EXPECT_EQ(word_on(story, assessment, {"G06", "2026-04-01"}), in_sweep) << outcome;
        // Also once it is signed, its parts are still owed.
        story.decision(assessment, "2026-04-01", "assessment", "agreed");
        const bool raises = std::string_view{at_gate} == "silent";
        EXPECT_EQ(word_on(story, assessment, {"G06", "2026-04-01"}), raises ? in_sweep : "breached")
            << outcome;
    }
}

TEST(EveryChild, AnAssessmentThatGoesOnWaitsUntilItIsDue)
{
    FamilyStory story;
    story.answered_referral("2026-03-02", "no");
    const int begun = story.writes("assessment", "2026-03-04", {});
    EXPECT_EQ(word_on(story, begun, {"G06", "2026-03-04"}), "pending");
    EXPECT_EQ(word_on(story, begun, {"G06", "2026-05-12"}), "breached");
    EXPECT_EQ(word_on(story, begun, {"G06", "2026-03-04", 0, policy_without("clock.assessment")}),
              "cannot tell");
    // Signed in another system it waits no more, and is over with the work.
    FamilyStory signed_there;
    signed_there.answered_referral("2026-03-02", "no");
    const int there = signed_there.writes(
        "assessment", "2026-03-04", {{"authorised", "2026-03-20"}, {"outcome", "child_in_need"}});
    EXPECT_EQ(word_on(signed_there, there, {"G06", "2026-03-21"}), "breached");
    const int closing = signed_there.closing("2026-06-01");
    signed_there.decision(closing, "2026-06-01", "close", "closed");
    EXPECT_EQ(word_on(signed_there, there, {"G06", "2026-06-02"}), "silent");
}

TEST(EveryChild, WithoutAnyChildOnRecordItCannotBeTold)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "no");
    const int closing = story.closing("2026-06-01");
    EXPECT_EQ(word_on(story, closing, {"G06", "2026-06-01", closing}), "cannot tell");
}

// A child who was there.

int assault(FamilyStory& story, const object& more = {})
{
    object said = {{"kinds", array{"domestic_abuse"}}, {"what", "An invented assault."}};
    for (const auto& field : more) said[field.key()] = field.value();
    return story.writes("worry", "2026-03-02", said);
}

TEST(AChildWhoWasThere, IsHeardWithinTenWorkingDays)
{
    FamilyStory story;
    const int told = assault(story);
    EXPECT_EQ(word_on(story, told, {"G06", "2026-03-02"}), "pending");
    EXPECT_EQ(word_on(story, told, {"G06", "2026-03-16"}), "pending");
    EXPECT_EQ(word_on(story, told, {"G06", "2026-03-17"}), "breached");
    EXPECT_EQ(word_on(story, told, {"G06", "2026-03-17", 0, policy_without("G06.working_days")}),
              "cannot tell");
    story.writes("visit", "2026-03-09", {{"seen", "alone"}, {"words", "Invented words."}});
    EXPECT_EQ(word_on(story, told, {"G06", "2026-03-17"}), "met");
}

TEST(AChildWhoWasThere, IsHeardByWhatIsWrittenOfThisChildSince)
{
    struct Row {
        const char* type;
        const char* day;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"visit", "2026-03-09", {{"seen", "alone"}, {"words", "Invented."}}, "met"},
        {"visit", "2026-03-09", {{"seen", "alone"}}, "breached"},
        {"visit", "2026-02-09", {{"seen", "alone"}, {"words", "Invented."}}, "breached"},
        {"childsVoice", "2026-03-09", {{"way", "observed"}, {"meaning", "Invented."}}, "met"},
        {"childsVoice", "2026-03-09", {{"way", "declined"}}, "met"},
        {"childsVoice", "2026-03-09", {{"way", "not_heard"}}, "breached"},
        {"assessedChild", "2026-03-09", {{"witnessedAbuse", true}}, "met"},
        {"assessedChild", "2026-03-09", {{"needs", "Invented."}}, "breached"},
    };
    for (const Row& row : rows) {
        FamilyStory story;
        const int told = assault(story);
        story.writes(row.type, row.day, row.said);
        EXPECT_EQ(word_on(story, told, {"G06", "2026-03-20"}), row.expected) << row.type;
    }
}

TEST(AChildWhoWasThere, IsEachChildAtHomeThen)
{
    struct Row {
        const char* part;
        object details;
        const char* expected;
    };
    const Row rows[] = {
        {"child", {{"born", "2022-08-15"}}, "breached"},
        {"unborn", {{"expectedBirth", "2026-07-10"}}, "breached"},
        {"child", {{"born", "2027-02-10"}}, "met"},  // Not yet conceived then.
        {"sibling_elsewhere", {{"born", "2022-08-15"}}, "met"},
    };
    for (const Row& row : rows) {
        FamilyStory story;
        const int told = assault(story);
        story.writes("childsVoice", "2026-03-09", {{"way", "spoken"}, {"words", "Invented."}});
        story.joins("Finch", row.part, row.details);
        EXPECT_EQ(word_on(story, told, {"G06", "2027-03-20"}), row.expected) << row.part;
    }
}

TEST(AChildWhoWasThere, IsAskedOfWhatHappensAtHomeAndOfWhatAChildSaw)
{
    struct Row {
        object more;
        const char* expected;
    };
    const Row rows[] = {
        {{}, "pending"},
        {{{"kinds", array{"coercive_control"}}}, "pending"},
        {{{"kinds", array{"neglect"}}}, "pending"},
        {{{"kinds", array{"sexual_abuse"}}}, "pending"},
        {{{"kinds", array{"sexual_abuse"}}, {"place", "home"}}, "pending"},
        {{{"kinds", array{"sexual_abuse"}}, {"place", "not_known"}}, "pending"},
        {{{"kinds", array{"sexual_abuse"}}, {"place", "school"}}, "silent"},
        {{{"kinds", array{"sexual_abuse"}}, {"place", "school"}, {"seenByChild", true}}, "pending"},
        {{{"kinds", array{"school_absence"}}}, "silent"},
        {{{"kinds", array{"serious_violence"}}, {"seenByChild", true}}, "pending"},
        {{{"kinds", array{"serious_violence"}}, {"seenByChild", false}}, "silent"},
    };
    for (const Row& row : rows) {
        FamilyStory story;
        const int told = assault(story, row.more);
        EXPECT_EQ(word_on(story, told, {"G06", "2026-03-03"}), row.expected);
    }
}

TEST(AChildWhoWasThere, IsAskedForOnceWhereAReferralCameOfAContact)
{
    FamilyStory story;
    const int contact = story.writes(
        "contact", "2026-03-02", {{"concern", "Invented."}, {"kinds", array{"domestic_abuse"}}});
    const int referral = story.tell("referral",
                                    "2026-03-02",
                                    "screener",
                                    {{"concern", "Invented."}, {"kinds", array{"domestic_abuse"}}},
                                    {{LinkKind::answers, contact}});
    EXPECT_EQ(word_on(story, contact, {"G06", "2026-03-03"}), "pending");
    EXPECT_EQ(word_on(story, referral, {"G06", "2026-03-03"}), "silent");
}

TEST(AChildWhoWasThere, IsHeardBeforeTheWorryIsSettled)
{
    for (const auto& [asked, expected] : {std::pair{base::json::value(true), "met"},
                                          std::pair{base::json::value(false), "breached"}}) {
        FamilyStory story;
        const int told = assault(story);
        story.writes("worryAnswered",
                     "2026-03-09",
                     {{"standing", "changed"}, {"childAsked", asked}},
                     {{LinkKind::answers, told}});
        EXPECT_EQ(word_on(story, told, {"G06", "2026-03-20"}), expected);
    }
    // One that was found not to be so is no abuse.
    FamilyStory story;
    const int told = assault(story);
    story.writes(
        "worryAnswered", "2026-03-09", {{"standing", "not_so"}}, {{LinkKind::answers, told}});
    EXPECT_EQ(word_on(story, told, {"G06", "2026-03-20"}), "silent");
}

TEST(AChildWhoWasThere, IsTheClosingsMatterOnceTheWorkIsClosed)
{
    FamilyStory story;
    story.answered_referral("2026-02-02", "no");
    const int told = assault(story);
    const int closing = story.closing("2026-03-20");
    EXPECT_EQ(word_on(story, told, {"G06", "2026-03-20", closing}), "silent");
    story.decision(closing, "2026-03-20", "close", "closed");
    EXPECT_EQ(word_on(story, told, {"G06", "2026-03-20"}), "silent");
    EXPECT_EQ(word_on(story, closing, {"G06", "2026-03-20"}), "breached");
}

}  // namespace holdfast::guardrails::g06_test
