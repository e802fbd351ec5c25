#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g37_test {

using base::json::array;
using base::json::object;
using ledger::LinkKind;

/// An injury of March 2025, and work that began a year later.
struct Known {
    SceneBuilder story;
    int injury = story.tell("injury", "2025-03-03", "school", {{"description", "A mark."}});
    int referral = story.answered_referral("2026-03-02", "no");

    int chronology(const char* brought_up, const char* covers_to, const char* by = "social_worker",
                   const StoryLinks& links = {})
    {
        return story.tell("chronology", brought_up, by, {{"coversTo", covers_to}}, links);
    }
    std::string at_closing(const StoryLinks& links = {})
    {
        const int proposal = story.closing("2026-06-01", {}, links);
        return word_on(story, proposal, {"G37", "2026-06-01", proposal});
    }
};

TEST(Chronology, ReachesTheLastSeriousEvent)
{
    struct Row {
        const char* words;
        const char* injured;
        const char* brought_up;
        const char* covers_to;
        const char* expected;
    };
    const Row rows[] = {
        {"to the day", "2026-05-04", "2026-05-20", "2026-05-20", "met"},
        {"to the day of the injury", "2026-05-04", "2026-05-04", "2026-05-04", "met"},
        {"the day before", "2026-05-04", "2026-05-20", "2026-05-03", "breached"},
        {"written up before", "2026-05-04", "2026-05-03", "2026-05-31", "breached"},
        {"in the same month", "2026-05", "2026-05-20", "2026-05-20", "cannot tell"},
        {"in the month before", "2026-04", "2026-05-20", "2026-05-20", "met"},
        {"nobody knows when", "unknown", "2026-05-20", "2026-05-20", "cannot tell"},
    };
    for (const Row& row : rows) {
        Known known;
        const int injury =
            known.story.tell("injury", row.injured, "school", {{"description", "A mark."}});
        known.chronology(row.brought_up, row.covers_to);
        EXPECT_EQ(known.at_closing(), row.expected) << row.words;
        known.chronology(
            row.brought_up, row.covers_to, "social_worker", {{LinkKind::rests_on, injury}});
        EXPECT_EQ(known.at_closing(), "met") << row.words << ", picked out";
    }
}

TEST(Chronology, CannotHoldWhatWasToldAfterwards)
{
    Known known;
    EXPECT_EQ(known.at_closing(), "breached") << "there is none";
    known.chronology("2026-05-20", "2026-05-20");
    EXPECT_EQ(known.at_closing(), "met");
    known.story.tell("injury", "2026-05-04", "school", {{"description", "A mark."}});
    EXPECT_EQ(known.at_closing(), "breached") << "of before, and told afterwards";
    known.chronology("2026-05-25", "2026-05-25");
    EXPECT_EQ(known.at_closing(), "met") << "the newest counts";
}

TEST(Chronology, IsReadByWhoeverProposesOrDecides)
{
    struct Row {
        const char* words;
        const char* by;
        bool proposal_rests;
        const char* signer;  // "": nobody signs.
        const char* expected;
    };
    const Row rows[] = {
        {"the proposer's own", "social_worker", false, "", "met"},
        {"a colleague's", "social_worker B", false, "", "breached"},
        {"a colleague's, and the proposal rests on it", "social_worker B", true, "", "met"},
        {"a colleague's, and a second reader signs to it",
         "social_worker B",
         false,
         "head_of_service",
         "met"},
    };
    for (const Row& row : rows) {
        Known known;
        const int chronology = known.chronology("2026-05-20", "2026-05-20", row.by);
        StoryLinks links;
        if (row.proposal_rests) links.push_back({LinkKind::rests_on, chronology});
        const int proposal = known.story.closing("2026-06-01", {}, links);
        if (*row.signer != '\0')
            known.story.tell("signature",
                             "2026-06-01",
                             row.signer,
                             {{"stance", "agree"}},
                             {{LinkKind::answers, proposal}, {LinkKind::rests_on, chronology}});
        EXPECT_EQ(word_on(known.story, proposal, {"G37", "2026-06-01", proposal}), row.expected)
            << row.words;
    }
}

TEST(Chronology, TheDecidersOwnWillDo)
{
    Known known;
    known.chronology("2026-05-20", "2026-05-20", "team_manager");
    const int proposal = known.story.closing("2026-06-01");
    EXPECT_EQ(word_on(known.story, proposal, {"G37", "2026-06-01"}), "pending");
    known.story.decision(proposal, "2026-06-02", "close", "closed");
    EXPECT_EQ(word_on(known.story, proposal, {"G37", "2026-06-02"}), "met");
}

TEST(Chronology, IsNotAskedForWhereNothingSeriousIsKnown)
{
    SceneBuilder story;
    story.answered_referral("2025-03-02", "no");
    story.answered_referral("2026-03-02", "yes");
    const int proposal = story.closing("2026-06-01");
    EXPECT_EQ(word_on(story, proposal, {"G37", "2026-06-01", proposal}), "silent");
    SceneBuilder unsaid;
    const int contact = unsaid.tell("contact", "2025-03-02", "screener", {{"concern", "A worry."}});
    unsaid.decision(contact, "2025-03-03", "contact", "no_further_action");
    unsaid.answered_referral("2026-03-02", "yes");
    const int second = unsaid.closing("2026-06-01");
    EXPECT_EQ(word_on(unsaid, second, {"G37", "2026-06-01", second}), "cannot tell")
        << "nobody wrote down what kind of worry it was";
}

TEST(Chronology, OneActAnswersBothThisAndWhetherHistoryWasRead)
{
    Known known;
    known.chronology(
        "2026-05-20", "2026-05-20", "social_worker", {{LinkKind::rests_on, known.injury}});
    const int proposal = known.story.closing("2026-06-01");
    for (const char* rule : {"G08", "G37"})
        EXPECT_EQ(word_on(known.story, proposal, {rule, "2026-06-01", proposal}), "met") << rule;
}

TEST(Chronology, StandsBeforeAnAnswerAStepDownAndATransfer)
{
    Known known;
    SceneBuilder& story = known.story;
    const int draft = story.tell(
        "informationRequest",
        "2026-05-04",
        "social_worker",
        {{"direction", "of_us"}, {"question", "What is known?"}, {"answer", "nothing_known"}});
    const int sent = story.tell("informationRequest",
                                "2026-05-04",
                                "social_worker",
                                {{"direction", "of_us"},
                                 {"question", "What is known?"},
                                 {"answer", "full"},
                                 {"answered", "2026-05-04"}});
    const int ours = story.tell("informationRequest",
                                "2026-05-04",
                                "social_worker",
                                {{"direction", "by_us"},
                                 {"question", "What is known?"},
                                 {"answer", "full"},
                                 {"answered", "2026-05-04"}});
    const int transfer = story.tell("transfer", "2026-05-04", "social_worker", {{"kind", "team"}});
    story.tell("threshold",
               "2026-03-02",
               "team_manager",
               {{"level", "child_in_need"}, {"reasons", "A reason."}});
    const int lower = story.tell("threshold",
                                 "2026-05-04",
                                 "social_worker",
                                 {{"level", "family_help"}, {"reasons", "A reason."}});
    for (const int asks : {draft, transfer, lower}) {
        EXPECT_EQ(word_on(story, asks, {"G37", "2026-05-04", asks}), "breached") << asks;
        EXPECT_EQ(word_on(story, asks, {"G37", "2026-05-04"}), "pending") << asks;
    }
    EXPECT_EQ(word_on(story, sent, {"G37", "2026-05-04"}), "breached");
    EXPECT_EQ(word_on(story, ours, {"G37", "2026-05-04"}), "silent");
    known.chronology("2026-05-05", "2026-05-05");
    for (const int asks : {draft, transfer, lower, sent})
        EXPECT_EQ(word_on(story, asks, {"G37", "2026-05-05"}), "met") << asks;
}

TEST(Chronology, AConferenceWithoutOneIsShownAndStands)
{
    Known known;
    SceneBuilder& story = known.story;
    const int first =
        story.tell("conference", "2026-04-01", "conference_chair", {{"kind", "initial"}});
    EXPECT_EQ(word_on(story, first, {"G37", "2026-04-01"}), "breached");
    const int proposal = story.closing("2026-06-01");
    EXPECT_EQ(word_on(story, first, {"G37", "2026-06-01", proposal}), "silent")
        << "it stands in nobody's way";
    const int second =
        story.tell("conference", "2026-07-01", "conference_chair", {{"kind", "review"}});
    EXPECT_EQ(word_on(story, first, {"G37", "2026-07-01"}), "silent") << "the last one counts";
    EXPECT_EQ(word_on(story, second, {"G37", "2026-07-01"}), "breached");
    known.chronology("2026-07-02", "2026-07-02");
    EXPECT_EQ(word_on(story, second, {"G37", "2026-07-02"}), "met");
}

TEST(Chronology, AConferenceHasLookedAtWhatItWasCalledOver)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "yes");
    const int enquiry = story.tell("section47Enquiry", "2026-03-03", "social_worker", {});
    const int unlinked =
        story.tell("conference", "2026-03-20", "conference_chair", {{"kind", "initial"}});
    EXPECT_EQ(word_on(story, unlinked, {"G37", "2026-03-20"}), "breached");
    const int conference = story.tell("conference",
                                      "2026-03-20",
                                      "conference_chair",
                                      {{"kind", "initial"}},
                                      {{LinkKind::rests_on, enquiry}});
    story.tell("childProtectionPlan",
               "2026-03-20",
               "social_worker",
               {},
               {{LinkKind::rests_on, conference}});
    EXPECT_EQ(word_on(story, conference, {"G37", "2026-03-20"}), "silent");
}

TEST(Chronology, IsDueAfterTheThirdSeriousEventWhileWorkGoesOn)
{
    Known known;
    SceneBuilder& story = known.story;
    story.tell("injury", "2026-03-03", "school", {{"description", "A mark."}});
    const int third = story.tell("injury", "2026-03-09", "school", {{"description", "A mark."}});
    // Ten working days after Monday 9 March end on Monday 23 March.
    EXPECT_EQ(word_on(story, third, {"G37", "2026-03-23"}), "pending");
    EXPECT_EQ(word_on(story, third, {"G37", "2026-03-24"}), "breached");
    EXPECT_EQ(word_on(story, third, {"G37", "2026-03-24", 0, policy_without("G37.events")}),
              "silent");
    EXPECT_EQ(word_on(story, known.injury, {"G37", "2026-03-24", 0, policy_without("G37.events")}),
              "cannot tell");
    EXPECT_EQ(word_on(story, third, {"G37", "2026-03-24", 0, policy_without("G37.working_days")}),
              "cannot tell");
    known.chronology("2026-03-24", "2026-03-24");
    EXPECT_EQ(word_on(story, third, {"G37", "2026-03-24"}), "silent");
    const int fourth = story.tell("injury", "2026-04-20", "school", {{"description", "A mark."}});
    EXPECT_EQ(word_on(story, fourth, {"G37", "2026-04-21"}), "pending");

    SceneBuilder two;
    two.answered_referral("2026-03-02", "no");
    two.tell("injury", "2026-03-03", "school", {{"description", "A mark."}});
    two.tell("injury", "2026-03-04", "school", {{"description", "A mark."}});
    two.tell("section47Enquiry", "2026-03-04", "social_worker", {});
    EXPECT_TRUE(ask(two, {"G37", "2026-06-01"}).empty()) << "two of the same day";
    two.tell("injury", "2026-03", "school", {{"description", "A mark."}});
    EXPECT_FALSE(ask(two, {"G37", "2026-06-01"}).empty()) << "not surely of the same";
}

TEST(Chronology, NothingIsDueWhereNobodyWorks)
{
    SceneBuilder story;
    for (const char* day : {"2026-03-03", "2026-03-04", "2026-03-05"})
        story.tell("injury", day, "school", {{"description", "A mark."}});
    EXPECT_TRUE(ask(story, {"G37", "2026-06-01"}).empty());
}

}  // namespace g37_test
}  // namespace holdfast::guardrails
