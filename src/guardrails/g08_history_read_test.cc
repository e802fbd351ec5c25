#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g08_test {

using base::json::array;
using base::json::object;
using ledger::LinkKind;

/// Work of last year over an injury, which was closed; a new referral on 2 March 2026.
struct CameBack {
    SceneBuilder story;
    int old_referral = story.tell("referral", "2025-02-03", "screener",
                                  {{"concern", "A worry."}, {"kinds", array{"injury"}}});
    int decided = story.decision(old_referral, "2025-02-04", "referral", "assess");
    int old_proposal = story.closing("2025-06-02", {}, {{LinkKind::rests_on, old_referral}});
    int old_closing = story.decision(old_proposal, "2025-06-02", "close", "closed");
    int referral = story.answered_referral("2026-03-02", "no");

    int chronology(const StoryLinks& links, const char* by = "social_worker")
    {
        return story.tell("chronology", "2026-05-20", by, {{"coversTo", "2026-05-20"}}, links);
    }
    std::string at_closing(const StoryLinks& links = {})
    {
        const int proposal = story.closing("2026-06-01", {}, links);
        return word_on(story, proposal, {"G08", "2026-06-01", proposal});
    }
};

TEST(HistoryRead, EachSeriousEventOfThePastIsWeighedBeforeWorkEnds)
{
    {
        CameBack back;
        EXPECT_EQ(back.at_closing(), "breached") << "nobody weighed how it was closed";
    }
    {
        CameBack back;
        EXPECT_EQ(back.at_closing({{LinkKind::rests_on, back.old_closing}}), "met")
            << "the referral itself was weighed at the first closing";
    }
    {
        CameBack back;
        back.chronology({{LinkKind::rests_on, back.old_closing}}, "team_manager");
        EXPECT_EQ(back.at_closing(), "met") << "by anybody's chronology";
    }
    {
        CameBack back;
        back.chronology({{LinkKind::evidence_for, back.old_closing}});
        EXPECT_EQ(back.at_closing(), "breached") << "a chronology that does not rest on it";
    }
    {
        CameBack back;
        const int injury =
            back.story.tell("injury", "2026-04-01", "school", {{"description", "A mark."}});
        back.chronology({{LinkKind::rests_on, back.old_closing}});
        EXPECT_EQ(back.at_closing(), "breached") << "an injury since";
        EXPECT_EQ(back.at_closing({{LinkKind::rests_on, injury}}), "met");
    }
}

TEST(HistoryRead, AsksAboutWhatIsSerious)
{
    struct Row {
        const char* type;
        object said;
        const char* expected;
    };
    const object told{{"concern", "A worry."}};
    const auto told_with = [&](const char* kind) {
        object said = told;
        said["kinds"] = array{kind};
        return said;
    };
    const auto worry = [](const object& more) {
        object said{{"what", "A worry."}};
        for (const auto& field : more) said[field.key()] = field.value();
        return said;
    };
    const Row rows[] = {
        {"contact", told_with("domestic_abuse"), "breached"},
        {"contact", told_with("young_carer"), "silent"},
        {"contact", told, "cannot tell"},
        {"worry", worry({{"kinds", array{"sexual_abuse"}}}), "breached"},
        {"worry", worry({{"kinds", array{"neglect"}}}), "silent"},
        {"worry", worry({{"kinds", array{"neglect"}}, {"allegation", true}}), "breached"},
        {"worry", worry({{"kinds", array{"neglect"}}, {"immediateDanger", true}}), "breached"},
        {"injury", {{"description", "A mark."}}, "breached"},
        {"section47Enquiry",
         {{"ended", "2025-03-03"}, {"outcome", "not_substantiated"}},
         "breached"},
        {"childProtectionPlan", {{"ends", "2025-09-01"}}, "breached"},
        {"legalStatus", {{"kind", "emergency_protection_order"}}, "breached"},
        {"legalStatus", {{"kind", "non_molestation"}}, "breached"},
        {"legalStatus", {{"kind", "section_20"}}, "silent"},
        {"legalStatus", {{"kind", "child_arrangements"}}, "silent"},
        {"legalStatus", {{"kind", "special_guardianship"}}, "silent"},
        {"challenge", {{"what", "A disagreement."}, {"riskStated", true}}, "breached"},
        {"challenge", {{"what", "A disagreement."}}, "silent"},
        {"complaint", {{"what", "A complaint."}}, "silent"},
        {"note", {{"text", "A note."}}, "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.tell(row.type, "2025-02-03", "screener", row.said);
        story.answered_referral("2026-03-02", "no");
        const int proposal = story.closing("2026-06-01");
        EXPECT_EQ(word_on(story, proposal, {"G08", "2026-06-01", proposal}), row.expected)
            << row.type << " " << base::json::serialize(row.said);
    }
}

TEST(HistoryRead, WhatWasTakenBackOrFoundNotToBeSoIsNoHistory)
{
    SceneBuilder story;
    const int worry = story.tell(
        "worry", "2025-02-03", "school", {{"what", "A worry."}, {"kinds", array{"injury"}}});
    const int challenge = story.tell(
        "challenge", "2025-02-10", "school", {{"what", "A disagreement."}, {"riskStated", true}});
    story.answered_referral("2026-03-02", "no");
    const int proposal = story.closing("2026-06-01");
    const auto word = [&] { return word_on(story, proposal, {"G08", "2026-06-01", proposal}); };
    EXPECT_EQ(word(), "breached");
    story.tell("worryAnswered",
               "2025-02-20",
               "social_worker",
               {{"standing", "not_so"}},
               {{LinkKind::answers, worry}});
    EXPECT_EQ(word(), "breached") << "the challenge says that a child is at risk";
    story.tell("challengeAnswer",
               "2025-02-21",
               "school",
               {{"outcome", "withdrawn"}},
               {{LinkKind::answers, challenge}});
    EXPECT_EQ(word(), "silent");
}

/// Who was looked after as a child is no risk to their own children for that (law 6).
TEST(HistoryRead, AParentsOwnChildhoodInCareIsNoHistory)
{
    for (const auto& [part, kind, expected] :
         std::initializer_list<std::array<const char*, 3>>{{"child", "care_order", "breached"},
                                                           {"mother", "care_order", "silent"},
                                                           {"mother", "restraining", "breached"}}) {
        SceneBuilder story;
        story.tell("familyMember", "2020-01", "screener", {{"part", part}});
        story.tell("legalStatus", "2005-02", "screener", {{"kind", kind}});
        story.answered_referral("2026-03-02", "no");
        const int proposal = story.closing("2026-06-01");
        EXPECT_EQ(word_on(story, proposal, {"G08", "2026-06-01", proposal}), expected)
            << part << " " << kind;
    }
}

TEST(HistoryRead, TheReferralThatBeganTheWorkIsNoHistoryOfIt)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "yes");
    story.tell("worry", "2026-03-20", "school", {{"what", "A worry."}, {"kinds", array{"injury"}}});
    story.answered_referral("2026-04-02", "yes");
    const int proposal = story.closing("2026-06-01");
    EXPECT_EQ(word_on(story, proposal, {"G08", "2026-06-01", proposal}), "silent");
}

TEST(HistoryRead, AContactAndItsReferralAreOneEvent)
{
    SceneBuilder story;
    const int contact = story.tell(
        "contact", "2025-02-03", "screener", {{"concern", "A worry."}, {"kinds", array{"injury"}}});
    const int referral = story.tell("referral",
                                    "2025-02-03",
                                    "screener",
                                    {{"concern", "A worry."}},
                                    {{LinkKind::answers, contact}});
    story.tell("referral",
               "2025-02-04",
               "screener",
               {{"concern", "A worry."}, {"childProtection", true}},
               {{LinkKind::part_of, referral}});
    const int old = story.closing("2025-06-02");
    const int closed = story.decision(old, "2025-06-02", "close", "closed");
    story.answered_referral("2026-03-02", "no");
    const int proposal = story.closing(
        "2026-06-01", {}, {{LinkKind::rests_on, contact}, {LinkKind::rests_on, closed}});
    const auto verdict = verdict_on(story, proposal, {"G08", "2026-06-01", proposal});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::met);
    ASSERT_EQ(verdict->against.size(), 2U);
    EXPECT_EQ(verdict->against[0].says,
              "Proposal to close, on 1 June 2026, weighs this: Referral, on 3 February 2025.");
    EXPECT_EQ(verdict->against[1].says,
              "Proposal to close, on 1 June 2026, weighs this: The work was closed, on 2 June "
              "2025.");
}

TEST(HistoryRead, AContactThatWasAcceptedIsTheReferralThatCameNext)
{
    SceneBuilder story;
    const int contact = story.tell("contact", "2026-02-27", "screener", {{"concern", "A worry."}});
    EXPECT_EQ(word_on(story, contact, {"G08", "2026-02-27"}), "silent");
    const int decided = story.decision(contact, "2026-02-27", "contact", "accepted");
    story.answered_referral("2026-03-02", "yes");
    const int proposal = story.closing("2026-06-01");
    EXPECT_EQ(word_on(story, proposal, {"G08", "2026-06-01", proposal}), "silent");
    story.remove(decided);
    EXPECT_EQ(word_on(story, proposal, {"G08", "2026-06-01", proposal}), "cannot tell");
}

TEST(HistoryRead, AContactEndsWithoutActionOnlyWithWhatCameBeforeIt)
{
    struct Row {
        const char* words;
        array before;  // Kinds of the contact of last year.
        bool is_weighed;
        const char* waiting;   // While nobody has decided.
        const char* expected;  // Once it ended without action.
    };
    const Row rows[] = {
        {"something serious", array{"injury"}, false, "pending", "breached"},
        {"something serious, weighed", array{"injury"}, true, "met", "met"},
        {"nothing serious", array{"young_carer"}, false, "silent", "silent"},
        {"nobody wrote down what it was", array{}, false, "silent", "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        object said{{"concern", "A worry."}};
        if (!row.before.empty()) said["kinds"] = row.before;
        const int earlier = story.tell("contact", "2025-02-03", "screener", said);
        story.decision(earlier, "2025-02-04", "contact", "no_further_action");
        const int contact = story.tell("contact",
                                       "2026-03-02",
                                       "screener",
                                       {{"concern", "A worry."}, {"kinds", array{"injury"}}});
        if (row.is_weighed)
            story.tell("chronology",
                       "2026-03-02",
                       "screener",
                       {{"coversTo", "2026-03-02"}},
                       {{LinkKind::rests_on, earlier}});
        EXPECT_EQ(word_on(story, contact, {"G08", "2026-03-03"}), row.waiting) << row.words;
        EXPECT_EQ(word_on(story, contact, {"G08", "2026-03-03", contact}), row.expected)
            << row.words;
        story.decision(contact, "2026-03-03", "contact", "no_further_action");
        EXPECT_EQ(word_on(story, contact, {"G08", "2026-03-03"}), row.expected) << row.words;
    }
}

TEST(HistoryRead, WaitsOneWorkingDayForADecisionAndAsksNothingOfOneToAct)
{
    SceneBuilder story;
    story.tell("injury", "2025-02-03", "school", {{"description", "A mark."}});
    const int referral = story.referral("2026-03-02", "");  // A Monday.
    EXPECT_EQ(word_on(story, referral, {"G08", "2026-03-03"}), "pending");
    EXPECT_EQ(word_on(story, referral, {"G08", "2026-03-04"}), "breached");
    const auto without = policy_without("clock.contact_decision");
    EXPECT_EQ(word_on(story, referral, {"G08", "2026-03-04", 0, without}), "cannot tell");
    const int proposal = story.tell(
        "decisionProposal",
        "2026-03-03",
        "screener",
        {{"question", "referral"}, {"outcome", "no_further_action"}, {"reasons", "A reason."}},
        {{LinkKind::answers, referral}});
    EXPECT_EQ(word_on(story, referral, {"G08", "2026-03-04"}), "pending");
    EXPECT_EQ(word_on(story, referral, {"G08", "2026-03-04", proposal}), "breached");
    story.decision(referral, "2026-03-04", "referral", "assess");
    EXPECT_EQ(word_on(story, referral, {"G08", "2026-03-05"}), "pending") << "the proposal stands";

    SceneBuilder acted;
    acted.tell("injury", "2025-02-03", "school", {{"description", "A mark."}});
    const int second = acted.referral("2026-03-02", "");
    acted.decision(second, "2026-03-02", "referral", "assess");
    EXPECT_EQ(word_on(acted, second, {"G08", "2026-03-05"}), "silent");
}

TEST(HistoryRead, WhatIsPartOfAContactIsNoHistoryOfIt)
{
    SceneBuilder story;
    const int worry = story.tell(
        "worry", "2026-03-02", "school", {{"what", "A worry."}, {"kinds", array{"injury"}}});
    const int referral = story.tell("referral",
                                    "2026-03-02",
                                    "screener",
                                    {{"concern", "A worry."}},
                                    {{LinkKind::rests_on, worry}});
    EXPECT_EQ(word_on(story, referral, {"G08", "2026-03-05"}), "silent");
}

TEST(HistoryRead, AnAnswerToAnotherAgencyRestsOnAllOfIt)
{
    const auto asked = [](SceneBuilder& story, const object& more, const StoryLinks& links = {}) {
        object said{{"direction", "of_us"}, {"question", "What is known?"}, {"answer", "full"}};
        for (const auto& field : more) said[field.key()] = field.value();
        return story.tell("informationRequest", "2026-03-09", "social_worker", said, links);
    };
    SceneBuilder story;
    const int referral = story.answered_referral("2026-03-02", "yes");
    const int draft = asked(story, {});
    EXPECT_EQ(word_on(story, draft, {"G08", "2026-03-09"}), "pending");
    EXPECT_EQ(word_on(story, draft, {"G08", "2026-03-09", draft}), "breached");
    const int known = asked(story, {}, {{LinkKind::rests_on, referral}});
    EXPECT_EQ(word_on(story, known, {"G08", "2026-03-09", known}), "met");

    for (const auto& [answer, expected] :
         std::initializer_list<std::pair<const char*, const char*>>{{"full", "breached"},
                                                                    {"nothing_known", "breached"},
                                                                    {"refused", "breached"},
                                                                    {"none", "silent"},
                                                                    {"withdrawn", "silent"}}) {
        SceneBuilder sent;
        sent.answered_referral("2026-03-02", "yes");
        const int request = asked(sent, {{"answer", answer}, {"answered", "2026-03-09"}});
        EXPECT_EQ(word_on(sent, request, {"G08", "2026-03-10"}), expected) << answer;
        sent.tell("injury", "2026-03-12", "school", {{"description", "A mark."}});
        sent.tell("chronology",
                  "2026-03-11",
                  "social_worker",
                  {{"coversTo", "2026-03-11"}},
                  {{LinkKind::rests_on, 1}});
        EXPECT_EQ(word_on(sent, request, {"G08", "2026-03-12"}),
                  std::string_view{expected} == "silent" ? "silent" : "met")
            << answer << ": made up for; what came afterwards was not known then";
    }
}

TEST(HistoryRead, AStepDownAndATransferAskTheSame)
{
    SceneBuilder story;
    const int injury = story.tell("injury", "2025-02-03", "school", {{"description", "A mark."}});
    story.tell("threshold",
               "2026-03-02",
               "team_manager",
               {{"level", "child_in_need"}, {"reasons", "A reason."}});
    const int lower = story.tell("threshold",
                                 "2026-06-01",
                                 "social_worker",
                                 {{"level", "family_help"}, {"reasons", "A reason."}});
    const int transfer = story.tell("transfer", "2026-06-01", "social_worker", {{"kind", "team"}});
    EXPECT_EQ(word_on(story, lower, {"G08", "2026-06-01", lower}), "breached");
    EXPECT_EQ(word_on(story, transfer, {"G08", "2026-06-01", transfer}), "breached");
    EXPECT_EQ(word_on(story, lower, {"G08", "2026-06-01"}), "pending");
    story.signature(lower, "team_manager", "agree");
    story.tell("signature",
               "2026-06-02",
               "head_of_service",
               {{"stance", "agree"}},
               {{LinkKind::answers, lower}, {LinkKind::rests_on, injury}});
    EXPECT_EQ(word_on(story, lower, {"G08", "2026-06-02", lower}), "met");
    EXPECT_EQ(word_on(story, transfer, {"G08", "2026-06-02", transfer}), "met")
        << "what was weighed once stays weighed";
}

}  // namespace g08_test
}  // namespace holdfast::guardrails
