#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g05_test {

using ledger::LinkKind;

int referral_of(SceneBuilder& story, const base::json::array& kinds, const char* protection = "")
{
    base::json::object said{{"concern", "An invented worry."}};
    if (!kinds.empty()) said["kinds"] = kinds;
    said["childProtection"] = SceneBuilder::flag(protection);
    return story.tell("referral", "2026-03-02", "screener", said);
}

int proposed(SceneBuilder& story, int referral, const char* by = "screener")
{
    return story.tell(
        "decisionProposal",
        "2026-03-03",
        by,
        {{"question", "referral"}, {"outcome", "no_further_action"}, {"reasons", "A reason."}},
        {{LinkKind::answers, referral}});
}

int decided(SceneBuilder& story, const StoryLinks& links, const char* by = "team_manager",
            const char* outcome = "no_further_action")
{
    return story.tell("decision",
                      "2026-03-03",
                      by,
                      {{"question", "referral"}, {"outcome", outcome}, {"reasons", "A reason."}},
                      links);
}

TEST(NoSingleHandedNfa, AsksWhatTheReferralTells)
{
    using base::json::array;
    struct Row {
        array kinds;
        const char* protection;
        const char* expected;
    };
    const Row rows[] = {
        {array{"domestic_abuse"}, "", "breached"},
        {array{"young_carer", "injury"}, "no", "breached"},
        {array{"sexual_exploitation"}, "no", "breached"},
        {array{"neglect"}, "yes", "breached"},
        {array{"neglect"}, "no", "silent"},
        {array{"child_on_child"}, "no", "silent"},
        {array{}, "no", "cannot tell"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int referral = referral_of(story, row.kinds, row.protection);
        decided(story, {{LinkKind::answers, referral}});
        EXPECT_EQ(word_on(story, referral, {"G05", "2026-03-03"}), row.expected)
            << base::json::serialize(row.kinds);
    }
}

TEST(NoSingleHandedNfa, TellsOfHarmThatStandsBesideTheReferral)
{
    SceneBuilder story;
    const int contact =
        story.tell("contact",
                   "2026-03-01",
                   "screener",
                   {{"concern", "A worry."}, {"kinds", base::json::array{"injury"}}});
    const int referral =
        story.tell("referral",
                   "2026-03-02",
                   "screener",
                   {{"concern", "A worry."}, {"kinds", base::json::array{"other"}}},
                   {{LinkKind::answers, contact}});
    decided(story, {{LinkKind::answers, referral}});
    EXPECT_EQ(word_on(story, referral, {"G05", "2026-03-03"}), "breached") << "the contact says so";

    SceneBuilder hurt;
    const int other = referral_of(hurt, base::json::array{"other"});
    hurt.tell("injury",
              "2026-03-02",
              "screener",
              {{"description", "An invented mark."}},
              {{LinkKind::evidence_for, other}});
    decided(hurt, {{LinkKind::answers, other}});
    EXPECT_EQ(word_on(hurt, other, {"G05", "2026-03-03"}), "breached") << "an injury does";
}

TEST(NoSingleHandedNfa, IsMetByTwoPeopleWhoeverTheyAre)
{
    struct Row {
        const char* words;
        const char* proposer;
        const char* signer;  // "": nobody signs.
        const char* stance;
        const char* decider;
        const char* expected;
    };
    const Row rows[] = {
        {"another decides", "screener", "", "", "team_manager", "met"},
        {"one proposes and decides", "team_manager", "", "", "team_manager", "breached"},
        {"a second reader signs", "team_manager", "screener", "agree", "team_manager", "met"},
        {"a second reader disagrees",
         "team_manager",
         "screener",
         "disagree",
         "team_manager",
         "breached"},
        {"the head decides alone", "head_of_service", "", "", "head_of_service", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int referral = referral_of(story, base::json::array{"injury"});
        const int proposal = proposed(story, referral, row.proposer);
        EXPECT_EQ(word_on(story, referral, {"G05", "2026-03-03"}), "pending") << row.words;
        if (*row.signer != '\0')
            story.signature(proposal, row.signer, row.stance, {{"reasons", "A reason."}});
        decided(story, {{LinkKind::answers, referral}, {LinkKind::answers, proposal}}, row.decider);
        EXPECT_EQ(word_on(story, referral, {"G05", "2026-03-03"}), row.expected) << row.words;
    }
}

TEST(NoSingleHandedNfa, SaysNothingWhereSomethingIsDone)
{
    for (const char* outcome : {"assess", "early_help"}) {
        SceneBuilder story;
        const int referral = referral_of(story, base::json::array{"injury"});
        decided(story, {{LinkKind::answers, referral}}, "screener", outcome);
        EXPECT_EQ(word_on(story, referral, {"G05", "2026-03-03"}), "silent") << outcome;
    }
}

TEST(NoSingleHandedNfa, NobodyAgreesToWordsThatWereWrittenAfterwards)
{
    SceneBuilder story;
    const int referral = referral_of(story, base::json::array{"injury"});
    const int proposal = proposed(story, referral, "team_manager");
    story.signature(proposal, "screener", "agree");
    EXPECT_EQ(word_on(story, referral, {"G05", "2026-03-03"}), "met");
    story.tell("decisionProposal",
               "2026-03-04",
               "team_manager",
               {{"question", "referral"},
                {"outcome", "no_further_action"},
                {"reasons", "Another reason."}},
               {{LinkKind::corrects, proposal}, {LinkKind::answers, referral}});
    EXPECT_EQ(word_on(story, referral, {"G05", "2026-03-04"}), "pending");
}

}  // namespace g05_test
}  // namespace holdfast::guardrails
