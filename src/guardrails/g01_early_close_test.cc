#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace holdfast::guardrails {
namespace g01_test {

using ledger::LinkKind;

bool is_missing(const Verdict& verdict, std::string_view words)
{
    return std::any_of(verdict.missing.begin(),
                       verdict.missing.end(),
                       [&](const std::string& each) { return each.find(words) != each.npos; });
}

TEST(EarlyClose, CountsDaysFromTheReferral)
{
    struct Row {
        const char* received;
        const char* proposed;
        const char* expected;
    };
    const Row rows[] = {
        {"2026-03-02", "2026-03-02", "breached"},  // Day 0.
        {"2026-03-02", "2026-03-15", "breached"},  // 13 days.
        {"2026-03-02", "2026-03-16", "breached"},  // 14 days, as in Case R.
        {"2026-03-02", "2026-03-30", "breached"},  // 28 days.
        {"2026-03-02", "2026-03-31", "met"},       // 29 days.
        // Dated by a month, or part of one.
        {"2026-02", "2026-03-01", "breached"},     // 1 to 28 days.
        {"2026-02", "2026-03-02", "cannot tell"},  // 2 to 29 days.
        {"2026-02", "2026-03-28", "cannot tell"},  // 28 to 55 days.
        {"2026-02", "2026-03-29", "met"},          // 29 to 56 days.
        {"late 2026-02", "2026-03-21", "breached"},
        {"2026-02", "2026-03", "cannot tell"},
        {"2026-02", "2026-04", "met"},  // 32 days at the least.
        {"2026-03-02", "2026-03", "cannot tell"},
        // Counted from the referral itself.
        {"2026-02", "14 days after entry:1", "breached"},
        {"2026-02", "28 days after entry:1", "breached"},
        {"2026-02", "29 days after entry:1", "met"},
        {"unknown", "14 days after entry:1", "breached"},
        {"unknown", "2026-03-02", "cannot tell"},
        {"2026-03-02", "unknown", "cannot tell"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.answered_referral(row.received, "yes");
        const int closing = story.closing(row.proposed);
        EXPECT_EQ(word_on(story, closing, {"G01", "2026-06-01", closing}), row.expected)
            << row.received << ", closing proposed " << row.proposed;
    }
}

TEST(EarlyClose, AsksOnlyAboutChildProtectionAndNeverGuessesIt)
{
    struct Row {
        const char* child_protection;
        const char* proposed;
        const char* expected;
    };
    const Row rows[] = {
        {"yes", "2026-03-16", "breached"},
        {"no", "2026-03-16", "met"},
        {"", "2026-03-16", "cannot tell"},
        {"", "2026-03-31", "met"},  // 29 days: whatever it was.
        {"", "unknown", "cannot tell"},
        {"no", "unknown", "met"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.answered_referral("2026-03-02", row.child_protection);
        const int closing = story.closing(row.proposed);
        EXPECT_EQ(word_on(story, closing, {"G01", "2026-06-01", closing}), row.expected)
            << "child protection " << row.child_protection << ", closing " << row.proposed;
    }
}

TEST(EarlyClose, WeighsEveryReferral)
{
    struct Row {
        const char* first;   // Whether it was a child protection referral, of 2 March.
        const char* second;  // Of 9 March.
        const char* expected;
    };
    const Row rows[] = {
        {"no", "no", "met"},
        {"yes", "no", "breached"},
        {"no", "yes", "breached"},
        {"", "no", "cannot tell"},
        {"no", "", "cannot tell"},
        {"yes", "", "breached"},  // What is known weighs more than what is not.
        {"", "yes", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.answered_referral("2026-03-02", row.first);
        story.answered_referral("2026-03-09", row.second);
        const int closing = story.closing("2026-03-16");
        EXPECT_EQ(word_on(story, closing, {"G01", "2026-06-01", closing}), row.expected)
            << row.first << ", then " << row.second;
    }
}

TEST(EarlyClose, WeighsAReferralThatComesBetweenProposalAndDecision)
{
    // Proposed on 1 May, 60 days after the first referral; the second comes on 4 May.
    SceneBuilder story;
    story.answered_referral("2026-03-02", "yes");
    const int closing = story.closing("2026-05-01");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-05-05", closing}), "met");
    story.answered_referral("2026-05-04", "yes");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-05-05", closing}), "breached");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-06-01", closing}), "breached");  // 28 days.
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-06-02", closing}), "met");       // 29 days.
    // Decided on 6 May, it stays too soon for ever.
    story.decision(closing, "2026-05-06", "close", "closed");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-09-01"}), "breached");
}

TEST(EarlyClose, SaysWhoCanStillOpenIt)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "yes");
    const int closing = story.closing("2026-03-16");
    const auto verdict = verdict_on(story, closing, {"G01", "2026-03-16", closing});
    ASSERT_TRUE(verdict);
    EXPECT_TRUE(is_missing(*verdict, "second person from outside the team's line"));
}

TEST(EarlyClose, AReferralAfterTheDecisionIsAnotherStory)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "yes");
    const int closing = story.closing("2026-05-01");
    story.decision(closing, "2026-05-01", "close", "closed");
    story.answered_referral("2026-05-02", "yes");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-05-05"}), "met");
}

TEST(EarlyClose, IsExceptedOnlyByBothWords)
{
    struct Row {
        const char* agreement_withdrawn;
        const char* harm_suspected;
        const char* expected;
    };
    const Row rows[] = {
        {"yes", "no", "met"},
        {"yes", "yes", "breached"},
        {"yes", "", "breached"},  // Not said is not no.
        {"no", "no", "breached"},
        {"no", "yes", "breached"},
        {"", "no", "breached"},
        {"", "", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.answered_referral("2026-03-02", "yes");
        const int closing =
            story.closing("2026-03-16",
                          {{"agreementWithdrawn", SceneBuilder::flag(row.agreement_withdrawn)},
                           {"harmSuspected", SceneBuilder::flag(row.harm_suspected)}});
        EXPECT_EQ(word_on(story, closing, {"G01", "2026-03-16", closing}), row.expected)
            << "withdrawn " << row.agreement_withdrawn << ", harm " << row.harm_suspected;
    }
}

TEST(EarlyClose, NeedsASecondSignerFromOutsideTheLine)
{
    struct Row {
        const char* by;
        const char* stance;
        const char* expected;
    };
    const Row rows[] = {
        {"head_of_service", "agree", "met"},
        {"principal_social_worker", "agree", "met"},
        {"conference_chair", "agree", "met"},
        {"team_manager", "agree", "breached"},  // Inside the line.
        {"social_worker B", "agree", "breached"},
        {"social_worker", "agree", "breached"},  // Whoever proposed.
        {"head_of_service", "disagree", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.answered_referral("2026-03-02", "yes");
        const int closing = story.closing("2026-03-16");
        story.signature(closing, row.by, row.stance);
        EXPECT_EQ(word_on(story, closing, {"G01", "2026-03-16", closing}), row.expected)
            << row.by << " " << row.stance;
    }
}

TEST(EarlyClose, TheSecondSignerIsNotTheOneWhoProposed)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "yes");
    const base::json::object said{{"means", "visit"}, {"whySafe", "An invented reason."}};
    const int closing = story.tell("closingProposal", "2026-03-16", "head_of_service", said);
    story.signature(closing, "head_of_service", "agree");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-03-16", closing}), "breached");
    story.signature(closing, "head_of_service B", "agree");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-03-16", closing}), "met");
}

TEST(EarlyClose, ASignatureUnderAnotherProposalDoesNotCount)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "yes");
    const int first = story.closing("2026-03-10");
    const int second = story.closing("2026-03-16");
    story.signature(first, "head_of_service", "agree");
    EXPECT_EQ(word_on(story, first, {"G01", "2026-03-16", first}), "met");
    EXPECT_EQ(word_on(story, second, {"G01", "2026-03-16", second}), "breached");
    EXPECT_EQ(word_on(story, first, {"G01", "2026-03-16", second}), "silent");
}

TEST(EarlyClose, IsNeverMetWhileTheProposalDoesNotSayWhyItIsSafe)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "no");
    const int closing = story.closing("2026-06-01", {{"whySafe", nullptr}});
    const auto verdict = verdict_on(story, closing, {"G01", "2026-06-01", closing});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::cannot_tell);
    EXPECT_EQ(verdict->missing.size(), 1U);
    EXPECT_TRUE(is_missing(*verdict, "why it is safe"));
    // A second signer does not stand in for it.
    story.signature(closing, "head_of_service", "agree");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-06-01", closing}), "cannot tell");
}

/// That a referral was not decided, or its maker not told, is asked about by G04 and not twice.
TEST(EarlyClose, LeavesWhatBecameOfTheReferralToItsOwnRule)
{
    SceneBuilder story;
    const int referral = story.referral("2026-03-02", "no");
    const int closing = story.closing("2026-06-01");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-06-01", closing}), "met");
    EXPECT_EQ(word_on(story, referral, {"G04", "2026-06-01", closing}), "breached");
}

TEST(EarlyClose, ASecondSignerDoesNotMakeUpForWhatIsNotKnown)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "");
    const int closing = story.closing("2026-03-16");
    story.signature(closing, "head_of_service", "agree");
    const auto verdict = verdict_on(story, closing, {"G01", "2026-03-16", closing});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::cannot_tell);
    EXPECT_TRUE(is_missing(*verdict, "whether the referral was a child protection referral"));
}

TEST(EarlyClose, WaitsForTheSecondSignerForOneWorkingDay)
{
    struct Row {
        const char* received;
        const char* proposed;
        const char* today;
        const char* expected;
        const char* due;  // "": nothing is pending.
    };
    const Row rows[] = {
        {"2026-03-02", "2026-03-03", "2026-03-03", "pending", "2026-03-04"},  // A Tuesday.
        {"2026-03-02", "2026-03-03", "2026-03-04", "pending", "2026-03-04"},
        {"2026-03-02", "2026-03-03", "2026-03-05", "breached", ""},
        {"2026-03-02", "2026-03-06", "2026-03-08", "pending", "2026-03-09"},  // Over a weekend.
        {"2026-03-02", "2026-03-06", "2026-03-09", "pending", "2026-03-09"},
        {"2026-03-02", "2026-03-06", "2026-03-10", "breached", ""},
        {"2026-03-23", "2026-04-02", "2026-04-07", "pending", "2026-04-07"},  // Over Easter.
        {"2026-03-23", "2026-04-02", "2026-04-08", "breached", ""},
        {"2026-04-20", "2026-05-01", "2026-05-05", "pending", "2026-05-05"},  // A bank holiday.
        {"2026-04-20", "2026-05-01", "2026-05-06", "breached", ""},
        // From the last day that it can have been proposed on.
        {"late 2026-02", "early 2026-03", "2026-03-11", "pending", "2026-03-11"},
        {"late 2026-02", "early 2026-03", "2026-03-12", "breached", ""},
        // A clock that cannot start, or cannot be reckoned, grants no time.
        {"unknown", "14 days after entry:1", "2026-03-03", "breached", ""},
        {"2099-03-02", "2099-03-03", "2099-03-03", "breached", ""},
        // Nothing waits for what is not known to be early.
        {"2026-03-02", "2026-03-31", "2026-03-31", "met", ""},
        {"unknown", "2026-03-03", "2026-03-03", "cannot tell", ""},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(std::string{row.proposed} + ", asked on " + row.today);
        SceneBuilder story;
        story.answered_referral(row.received, "yes");
        const int closing = story.closing(row.proposed);
        const auto verdict = verdict_on(story, closing, {"G01", row.today});
        ASSERT_TRUE(verdict);
        EXPECT_EQ(word_of(verdict->standing), row.expected);
        EXPECT_EQ(verdict->due ? verdict->due->iso() : "", row.due);
        if (verdict->due) {
            EXPECT_EQ(verdict->changes_on, verdict->due->plus_days(1));
        }
    }
}

TEST(EarlyClose, NothingWaitsAtTheGateNorAfterTheDecision)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "yes");
    const int closing = story.closing("2026-03-06");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-03-06"}), "pending");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-03-06", closing}), "breached");
    story.decision(closing, "2026-03-06", "close", "closed");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-03-06"}), "breached");
}

TEST(EarlyClose, AProposalThatWasDeclinedIsAskedAboutNoMore)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "yes");
    const int closing = story.closing("2026-03-06");
    story.decision(closing, "2026-03-09", "close", "stays_open");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-03-20"}), "silent");
    // Whoever stands at its gate is still answered.
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-03-20", closing}), "breached");
}

TEST(EarlyClose, TakesTheDaysInForceToday)
{
    struct Row {
        records::PolicyBook policy;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {policy_with("G01.days", 13, "2026-06-01"), "2026-05-31", "breached"},
        {policy_with("G01.days", 13, "2026-06-01"), "2026-06-01", "met"},
        {policy_with("G01.days", 14, "2026-06-01"), "2026-06-01", "breached"},
        {policy_without("G01.days"), "2026-06-01", "cannot tell"},
        {records::PolicyBook{}, "2026-06-01", "cannot tell"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.answered_referral("2026-03-02", "yes");
        const int closing = story.closing("2026-03-16");
        EXPECT_EQ(word_on(story, closing, {"G01", row.today, closing, row.policy}), row.expected)
            << row.today;
        EXPECT_EQ(word_on(story, closing, {"G01", row.today, 0, row.policy}), row.expected)
            << row.today;
    }
}

TEST(EarlyClose, TakesTheClockInForceWhenItStarted)
{
    struct Row {
        records::PolicyBook policy;
        const char* proposed;
        const char* due;  // "": nothing is pending.
    };
    const auto longer = policy_with("G01.answer_working_days", 3, "2026-03-09");
    const Row rows[] = {
        {longer, "2026-03-06", "2026-03-09"},  // Friday: still one working day.
        {longer, "2026-03-09", "2026-03-12"},  // Monday: three.
        {policy_without("G01.answer_working_days"), "2026-03-09", ""},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.answered_referral("2026-03-02", "yes");
        const int closing = story.closing(row.proposed);
        const auto verdict = verdict_on(story, closing, {"G01", "2026-03-09", 0, row.policy});
        ASSERT_TRUE(verdict) << row.proposed;
        EXPECT_EQ(verdict->due ? verdict->due->iso() : "", row.due) << row.proposed;
        EXPECT_EQ(verdict->standing, verdict->due ? Standing::pending : Standing::breached);
    }
}

TEST(EarlyClose, NamesItsEvidenceAndThePolicyThatItUsed)
{
    SceneBuilder story;
    const int referral = story.answered_referral("2026-03-02", "yes");
    const int closing = story.closing("2026-03-16");
    const auto verdict = verdict_on(story, closing, {"G01", "2026-03-16", closing});
    ASSERT_TRUE(verdict);
    const std::vector<Evidence> because = {
        {story.id(closing), "Closing was proposed on 16 March 2026: with a visit."},
        {story.id(referral),
         "A child protection referral was received on 2 March 2026, 14 days before the closing."},
    };
    EXPECT_EQ(verdict->because, because);
    EXPECT_EQ(verdict->against, std::vector<Evidence>{});
    ASSERT_EQ(verdict->policy.size(), 1U);
    EXPECT_EQ(verdict->policy[0].rfind("G01.days = 28 days, in force from 1 January 2000", 0), 0U)
        << verdict->policy[0];
}

TEST(EarlyClose, ReadsWhatStandsAfterCorrectionAndRemoval)
{
    SceneBuilder story;
    const int referral = story.answered_referral("2026-03-02", "yes");
    const int closing = story.closing("2026-03-16");
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-03-16", closing}), "breached");
    const int corrected =
        story.referral("2026-02-02", "yes", {{LinkKind::corrects, referral}});  // 42 days.
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-03-16", closing}), "met");
    story.remove(corrected);
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-03-16", closing}), "breached");
    // The gate of a corrected proposal is the gate of the proposal first made.
    const int again = story.closing("2026-03-31", {}, {{LinkKind::corrects, closing}});
    EXPECT_EQ(word_on(story, closing, {"G01", "2026-03-31", again}), "met");
}

}  // namespace g01_test
}  // namespace holdfast::guardrails
