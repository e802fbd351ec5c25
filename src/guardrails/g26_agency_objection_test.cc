#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace holdfast::guardrails {
namespace g26_test {

using base::json::object;
using ledger::LinkKind;
using ledger::Part;

/// Work that began with a referral of 2 February, a health visitor who wrote a note, and a closing
/// proposed on Monday, 13 April.
struct AskedClosing {
    SceneBuilder story;
    int member = story.tell("familyMember", "2020-01-01", "screener", {{"part", "child"}});
    int referral = story.answered_referral("2026-02-02", "no");
    int note = story.tell("note", "2026-02-16", "health_visitor", {{"text", "Invented."}});
    int closing = story.closing("2026-04-13");

    int view(const object& more, const char* by = "health_visitor", const char* day = "2026-04-14")
    {
        object said{{"question", "close"}};
        for (const auto& field : more) said[field.key()] = field.value();
        return story.tell("agencyView", day, by, said, {{LinkKind::part_of, closing}});
    }
    std::string at_gate(std::string_view today = "2026-04-15") const
    {
        return word_on(story, closing, {"G26", today, closing});
    }
    std::string sweep(std::string_view today) const
    {
        return word_on(story, closing, {"G26", today});
    }
    bool is_missing(std::string_view words) const
    {
        const auto verdict = verdict_on(story, closing, {"G26", "2026-04-15", closing});
        return verdict
            && std::any_of(verdict->missing.begin(),
                           verdict->missing.end(),
                           [&](const std::string& each) { return each.find(words) != each.npos; });
    }
};

TEST(AgencyObjection, EveryAgencyThatWorksWithTheFamilyIsAsked)
{
    AskedClosing closing;
    EXPECT_EQ(closing.at_gate(), "breached");
    EXPECT_EQ(closing.sweep("2026-04-15"), "pending");
    EXPECT_TRUE(closing.is_missing("Health visitor"));
    closing.view({{"view", "yes"}});
    EXPECT_EQ(closing.at_gate(), "met");
    closing.story.tell("note", "2026-04-14", "police", {{"text", "Invented."}});
    EXPECT_EQ(closing.at_gate(), "breached");
    EXPECT_TRUE(closing.is_missing("Police"));
    closing.view({{"view", "unsure"}}, "police");
    EXPECT_EQ(closing.at_gate(), "met");
}

TEST(AgencyObjection, IsOfTheWorkThatBeganWithTheReferral)
{
    SceneBuilder story;
    story.tell("familyMember", "2020-01-01", "screener", {{"part", "child"}});
    story.tell("note", "2025-02-16", "police", {{"text", "Invented."}});
    story.answered_referral("2026-02-02", "no");
    const int closing = story.closing("2026-04-13");
    // Nobody is known, and that says only that nobody wrote it down.
    EXPECT_EQ(word_on(story, closing, {"G26", "2026-04-13", closing}), "cannot tell");
    story.tell("answer",
               "2026-04-13",
               "social_worker",
               {{"guardrail", "G26"}, {"reasons", "Nobody else."}},
               {{LinkKind::answers, closing}});
    EXPECT_EQ(word_on(story, closing, {"G26", "2026-04-13", closing}), "met");
}

TEST(AgencyObjection, AnObjectionIsAnsweredBySomebodyElse)
{
    struct Row {
        const char* words;
        object view;
        const char* type;  // Of what answers it; "": nothing.
        object answer;
        const char* by;
        const char* expected;
    };
    const object risk = {{"view", "unsure"}, {"saysAtRisk", true}};
    const object words = {{"guardrail", "G26"}, {"reasons", "r"}};
    const object other_words = {{"guardrail", "G03"}, {"reasons", "r"}};
    const object settled = {{"outcome", "not_accepted"}, {"reasons", "r"}};
    const Row rows[] = {
        {"agrees", {{"view", "yes"}}, "", {}, "", "met"},
        {"sees a risk", risk, "", {}, "", "breached"},
        {"says no", {{"view", "no"}}, "", {}, "", "breached"},
        {"agrees and sees a risk", {{"view", "yes"}, {"saysAtRisk", true}}, "", {}, "", "breached"},
        {"disagrees", {{"view", "unsure"}, {"disagrees", true}}, "", {}, "", "breached"},
        {"a manager answers", risk, "answer", words, "team_manager", "met"},
        {"whoever proposes answers", risk, "answer", words, "social_worker", "breached"},
        {"about another rule", risk, "answer", other_words, "team_manager", "breached"},
        {"as a challenge", risk, "challengeAnswer", settled, "head_of_service", "met"},
        {"without reasons",
         risk,
         "challengeAnswer",
         {{"outcome", "partly"}},
         "head_of_service",
         "breached"},
        {"passed on",
         risk,
         "challengeAnswer",
         {{"outcome", "next_stage"}, {"reasons", "r"}},
         "head_of_service",
         "breached"},
        {"by the one who sees it", risk, "challengeAnswer", settled, "health_visitor", "breached"},
    };
    for (const Row& row : rows) {
        AskedClosing closing;
        const int view = closing.view(row.view);
        if (*row.type != '\0')
            closing.story.tell(
                row.type, "2026-04-15", row.by, row.answer, {{LinkKind::answers, view}});
        EXPECT_EQ(closing.at_gate(), row.expected) << row.words;
    }
}

TEST(AgencyObjection, OneThatNobodyAnswersClimbsAfterFiveWorkingDays)
{
    AskedClosing closing;
    closing.view({{"view", "no"}});  // Tuesday, 14 April.
    EXPECT_EQ(closing.sweep("2026-04-21"), "pending");
    EXPECT_EQ(closing.sweep("2026-04-22"), "breached");
    closing.view({{"view", "yes"}});  // Its newest word stands.
    EXPECT_EQ(closing.sweep("2026-04-22"), "met");
}

TEST(AgencyObjection, SilenceIsWaitedForAndThenAnsweredInWords)
{
    AskedClosing closing;
    closing.view({{"view", "not_given"}, {"asked", "2026-04-13"}});
    EXPECT_EQ(closing.at_gate("2026-04-20"), "breached");
    EXPECT_EQ(closing.sweep("2026-04-20"), "pending");
    const auto waits = verdict_on(closing.story, closing.closing, {"G26", "2026-04-20"});
    ASSERT_TRUE(waits && waits->due);
    EXPECT_EQ(waits->due->iso(), "2026-04-20");
    EXPECT_EQ(closing.at_gate("2026-04-21"), "cannot tell");
    closing.story.tell("answer",
                       "2026-04-21",
                       "social_worker",
                       {{"guardrail", "G26"}, {"reasons", "r"}},
                       {{LinkKind::answers, closing.closing}});
    EXPECT_EQ(closing.at_gate("2026-04-21"), "met");
    // Somebody else was asked after that.
    closing.view({{"view", "not_given"}, {"asked", "2026-04-13"}}, "school");
    EXPECT_EQ(closing.at_gate("2026-04-22"), "cannot tell");
}

TEST(AgencyObjection, AViewOnSomethingElseIsNone)
{
    struct Row {
        const char* words;
        const char* question;
        LinkKind link;
        int AskedClosing::* to;
        const char* expected;
    };
    const Row rows[] = {
        {"on the proposal", "other", LinkKind::part_of, &AskedClosing::closing, "met"},
        {"answers the proposal", "other", LinkKind::answers, &AskedClosing::closing, "met"},
        {"asked the same", "close", LinkKind::rests_on, &AskedClosing::note, "met"},
        {"asked something else", "plan", LinkKind::rests_on, &AskedClosing::note, "breached"},
        {"asked of a lower level",
         "step_down",
         LinkKind::rests_on,
         &AskedClosing::note,
         "breached"},
    };
    for (const Row& row : rows) {
        AskedClosing closing;
        closing.story.tell("agencyView",
                           "2026-04-14",
                           "health_visitor",
                           {{"question", row.question}, {"view", "yes"}},
                           {{row.link, closing.*row.to}});
        EXPECT_EQ(closing.at_gate(), row.expected) << row.words;
    }
}

TEST(AgencyObjection, AViewOnAnEarlierProposalIsNotOneOnThis)
{
    AskedClosing closing;
    closing.view({{"view", "yes"}});
    SceneBuilder& story = closing.story;
    const int again = story.closing("2026-04-20");
    EXPECT_EQ(word_on(story, again, {"G26", "2026-04-20", again}), "breached");
}

TEST(AgencyObjection, AViewBeforeTheLastDecisionIsNoneAnyMore)
{
    for (const auto& [outcome, expected] :
         {std::pair{"", "met"}, std::pair{"stays_open", "breached"}}) {
        AskedClosing closing;
        SceneBuilder& story = closing.story;
        story.tell(
            "agencyView", "2026-04-14", "health_visitor", {{"question", "close"}, {"view", "yes"}});
        if (*outcome != '\0') story.decision(closing.closing, "2026-04-15", "close", outcome);
        const int again = story.closing("2026-04-20");
        EXPECT_EQ(word_on(story, again, {"G26", "2026-04-20", again}), expected) << outcome;
    }
}

TEST(AgencyObjection, AgenciesAreKnownByWhatNamesThem)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        Part part;
        const char* expected;
    };
    const object told = {{"matter", "plan"}};
    const object not_told = {{"matter", "plan"}, {"notTold", true}};
    const Row rows[] = {
        {"told of a plan", "notification", told, Part::recipient, "breached"},
        {"not told", "notification", not_told, Part::recipient, "met"},
        {"said so", "worry", {{"what", "An invented worry."}}, Part::source, "breached"},
        {"does a step", "planStep", {{"what", "An invented step."}}, Part::subject, "breached"},
        {"teaches the child", "schooling", {{"kind", "school"}}, Part::source, "breached"},
        {"asks us something",
         "informationRequest",
         {{"direction", "of_us"}, {"question", "q"}},
         Part::source,
         "met"},
    };
    for (const Row& row : rows) {
        AskedClosing closing;
        closing.view({{"view", "yes"}});
        SceneBuilder& story = closing.story;
        const int named = story.tell(row.type, "2026-04-14", "social_worker", row.said);
        story.name(named, story.agency_of("school"), row.part);
        EXPECT_EQ(closing.at_gate(), row.expected) << row.words;
        // The worker writes down what the school said, and names it.
        const int view = closing.view({{"view", "yes"}}, "social_worker");
        story.name(view, story.agency_of("school"), Part::subject);
        EXPECT_EQ(closing.at_gate(), "met") << row.words;
    }
}

TEST(AgencyObjection, KindsOfAgencyAreCounted)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"the police were there",
         "strategyDiscussion",
         {{"outcome", "no_enquiry"},
          {"tookPart", base::json::array{"police", "childrens_social_care"}}},
         "breached"},
        {"the health visitor, who was asked",
         "coreGroup",
         {{"attended", base::json::array{"health_visiting", "childrens_social_care"}}},
         "met"},
        {"a school by its name",
         "schooling",
         {{"kind", "school"}, {"school", "Invented"}},
         "breached"},
        {"taught at home", "schooling", {{"kind", "home"}}, "met"},
        {"an open step waits", "planStep", {{"what", "s"}, {"waitingFor", "housing"}}, "breached"},
        {"a court is not asked", "planStep", {{"what", "s"}, {"waitingFor", "court"}}, "met"},
        {"leads the plan",
         "familyHelpPlan",
         {{"basis", "early_help"}, {"leadAgency", "voluntary"}},
         "breached"},
    };
    for (const Row& row : rows) {
        AskedClosing closing;
        closing.view({{"view", "yes"}});
        closing.story.tell(row.type, "2026-04-14", "social_worker", row.said);
        EXPECT_EQ(closing.at_gate(), row.expected) << row.words;
        if (std::string_view{row.expected} == "met") continue;
        EXPECT_TRUE(closing.is_missing("Ask 1 more")) << row.words;
        closing.view({{"view", "yes"}}, "social_worker");  // Of an agency that nobody named.
        EXPECT_EQ(closing.at_gate(), "met") << row.words;
    }
}

TEST(AgencyObjection, WhoeverWasAtTheMeetingOnItWasAsked)
{
    for (const auto& [decision, expected] :
         {std::pair{"end_asked", "met"}, std::pair{"goes_on", "breached"}}) {
        AskedClosing closing;
        SceneBuilder& story = closing.story;
        const int meeting = story.tell(
            "childInNeedMeeting",
            "2026-04-10",
            "social_worker",
            {{"decision", decision}, {"attended", base::json::array{"housing", "police"}}});
        story.name(meeting, story.agency_of("health_visitor"), Part::present);
        EXPECT_EQ(closing.at_gate(), expected) << decision;
    }
}

TEST(AgencyObjection, OneThatHasStoppedIsNotAsked)
{
    for (const bool is_settled : {false, true}) {
        AskedClosing closing;
        SceneBuilder& story = closing.story;
        story.tell("note", "2026-04-13", "school", {{"text", "Invented."}});
        closing.view({{"view", "yes"}}, "school");
        object said{{"reason", "work_done"}};
        if (is_settled) said["settled"] = "2026-04-14";
        const int stopped = story.tell("withdrawal", "2026-04-14", "social_worker", said);
        story.name(stopped, story.agency_of("health_visitor"), Part::source);
        EXPECT_EQ(closing.at_gate(), is_settled ? "met" : "breached");
    }
}

TEST(AgencyObjection, DoesNotAskAboutWhatIsNotOurChoice)
{
    struct Row {
        const char* words;
        object proposal;
        const char* without_view;
        const char* with_risk;
    };
    const object declined = {{"agreementWithdrawn", true}, {"harmSuspected", false}};
    const Row rows[] = {
        {"an event", {{"means", "event"}}, "silent", "silent"},
        {"a death", {{"reason", "RC2"}}, "silent", "silent"},
        {"declined, nothing suspected", declined, "silent", "breached"},
        {"declined, and harm suspected",
         {{"agreementWithdrawn", true}, {"harmSuspected", true}},
         "breached",
         "breached"},
        {"declined, and nothing said of harm",
         {{"agreementWithdrawn", true}},
         "breached",
         "breached"},
        {"moved away", {{"means", "moved"}}, "breached", "breached"},
    };
    for (const Row& row : rows) {
        AskedClosing closing;
        closing.closing = closing.story.closing("2026-04-13", row.proposal);
        EXPECT_EQ(closing.at_gate(), row.without_view) << row.words;
        closing.view({{"view", "no"}, {"saysAtRisk", true}});
        EXPECT_EQ(closing.at_gate(), row.with_risk) << row.words;
    }
}

TEST(AgencyObjection, StandsAtAStepDownAsWell)
{
    SceneBuilder story;
    const auto level = [&](const char* code) {
        return story.tell("threshold",
                          "2026-03-02",
                          "social_worker",
                          {{"level", code}, {"reasons", "r"}, {"grounds", "facts_changed"}});
    };
    level("child_in_need");
    story.tell("note", "2026-03-03", "school", {{"text", "Invented."}});
    const int lower = level("universal");
    EXPECT_EQ(word_on(story, lower, {"G26", "2026-04-13", lower}), "breached");
    story.tell("agencyView", "2026-04-13", "school", {{"question", "step_down"}, {"view", "yes"}});
    EXPECT_EQ(word_on(story, lower, {"G26", "2026-04-13", lower}), "met");
}

}  // namespace g26_test
}  // namespace holdfast::guardrails
