#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g27_test {

using base::json::object;
using ledger::LinkKind;
using ledger::Part;

/// A child in need, whose level is to be lowered on Monday, 1 June 2026.
struct LoweredLevel {
    SceneBuilder story;
    int member = story.tell("familyMember", "2020-01-01", "screener", {{"part", "child"}});
    int need = level("2026-03-02", "child_in_need");
    int lower = 0;

    int level(const char* day, const char* code)
    {
        return story.tell("threshold",
                          day,
                          "social_worker",
                          {{"level", code}, {"reasons", "r"}, {"grounds", "facts_changed"}});
    }
    int propose(const char* code = "family_help") { return lower = level("2026-06-01", code); }
    int tell(const char* type, const object& said, const StoryLinks& links = {})
    {
        return story.tell(type, "2026-06-01", "social_worker", said, links);
    }
    std::string at_gate() const { return word_on(story, lower, {"G27", "2026-06-01", lower}); }
    std::string sweep(std::string_view today) const
    {
        return word_on(story, lower, {"G27", today});
    }
};

const object handover_plan = {{"basis", "early_help"}, {"leadAgency", "school"}, {"wayBack", "w"}};
const object watching_aunt = {{"name", "An invented aunt"}, {"watches", true}};

object handover_without(object said, const char* key)
{
    said.erase(key);
    return said;
}
object handover_with(object said, const char* key, const base::json::value& value)
{
    said[key] = value;
    return said;
}

TEST(StepDownHandover, ThereIsAPlanToGoOnWith)
{
    struct Row {
        const char* words;
        const char* level;
        const char* type;  // "": no plan.
        object said;
        const char* expected;
    };
    const object in_need = {{"contingency", "c"}};
    const Row rows[] = {
        {"no plan", "family_help", "", {}, "breached"},
        {"a plan with all of it", "family_help", "familyHelpPlan", handover_plan, "met"},
        {"no way back",
         "family_help",
         "familyHelpPlan",
         handover_without(handover_plan, "wayBack"),
         "breached"},
        {"nobody's plan",
         "family_help",
         "familyHelpPlan",
         handover_without(handover_plan, "leadAgency"),
         "breached"},
        {"a plan that has ended",
         "family_help",
         "familyHelpPlan",
         handover_with(handover_plan, "ended", "2026-05-01"),
         "breached"},
        {"the plan of the level before", "family_help", "childInNeedPlan", in_need, "breached"},
        {"nothing goes on", "universal", "", {}, "met"},
    };
    for (const Row& row : rows) {
        LoweredLevel lowering;
        lowering.tell("networkMember", watching_aunt);
        if (*row.type != '\0') lowering.tell(row.type, row.said);
        lowering.propose(row.level);
        EXPECT_EQ(lowering.at_gate(), row.expected) << row.words;
        EXPECT_EQ(lowering.sweep("2026-06-01"),
                  std::string_view{row.expected} == "met" ? "met" : "pending")
            << row.words;
    }
}

TEST(StepDownHandover, AChildInNeedPlanSaysWhatHappensIfItGetsWorse)
{
    for (const auto& [key, expected] :
         {std::pair{"contingency", "met"}, std::pair{"whatMustChange", "breached"}}) {
        LoweredLevel lowering;
        lowering.level("2026-03-03", "child_protection");
        lowering.tell("networkMember", watching_aunt);
        lowering.tell("childInNeedPlan", {{key, "c"}});
        lowering.propose("child_in_need");
        EXPECT_EQ(lowering.at_gate(), expected) << key;
    }
}

TEST(StepDownHandover, APractitionerCanOwnThePlan)
{
    LoweredLevel lowering;
    lowering.tell("networkMember", watching_aunt);
    const int owned =
        lowering.tell("familyHelpPlan", handover_without(handover_plan, "leadAgency"));
    lowering.propose();
    EXPECT_EQ(lowering.at_gate(), "breached");
    lowering.story.name(
        owned, {base::SubjectKind::practitioner, lowering.story.child().bytes}, Part::present);
    EXPECT_EQ(lowering.at_gate(), "met");
}

TEST(StepDownHandover, SomebodyWillNotice)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"nobody", "note", {{"text", "Invented."}}, "breached"},
        {"an aunt who watches", "networkMember", watching_aunt, "met"},
        {"an aunt who helps",
         "networkMember",
         handover_without(watching_aunt, "watches"),
         "breached"},
        {"an aunt who watched",
         "networkMember",
         handover_with(watching_aunt, "until", "2026-05-01"),
         "breached"},
        {"an agency that gave its view",
         "agencyView",
         {{"question", "step_down"}, {"view", "yes"}},
         "met"},
        {"an agency that has not answered",
         "agencyView",
         {{"question", "step_down"}, {"view", "not_given"}},
         "breached"},
        {"another agency's plan", "familyHelpPlan", handover_plan, "met"},
        {"our own plan",
         "familyHelpPlan",
         handover_without(handover_plan, "leadAgency"),
         "breached"},
        {"a plan that says who notices", "childInNeedPlan", {{"whoNotices", "w"}}, "met"},
        {"somebody who takes over",
         "transfer",
         {{"kind", "out"}, {"accepted", "2026-06-01"}},
         "met"},
        {"somebody who was asked to", "transfer", {{"kind", "out"}}, "breached"},
    };
    for (const Row& row : rows) {
        LoweredLevel lowering;
        lowering.tell(row.type, row.said);
        lowering.propose("universal");
        EXPECT_EQ(lowering.at_gate(), row.expected) << row.words;
    }
}

TEST(StepDownHandover, AnAgencyThatWasToldWillNotice)
{
    struct Row {
        const char* words;
        object said;
        bool is_named;
        const char* expected;
    };
    const object told = {{"matter", "step_down"}};
    const Row rows[] = {
        {"told", told, true, "met"},
        {"told of the closing", {{"matter", "closing"}}, true, "met"},
        {"somebody who is no agency", told, false, "breached"},
        {"not told", handover_with(told, "notTold", true), true, "breached"},
        {"told of a plan", {{"matter", "plan"}}, true, "breached"},
    };
    for (const Row& row : rows) {
        LoweredLevel lowering;
        const int notification = lowering.tell("notification", row.said);
        if (row.is_named)
            lowering.story.name(notification, lowering.story.agency_of("school"), Part::recipient);
        lowering.propose("universal");
        EXPECT_EQ(lowering.at_gate(), row.expected) << row.words;
    }
}

/// A closing decided on Tuesday, 2 June, with a school that gave its view.
struct EndedWork {
    SceneBuilder story;
    int member = story.tell("familyMember", "2020-01-01", "screener", {{"part", "child"}});
    int referral = story.answered_referral("2026-02-02", "no");
    int closing = story.closing("2026-06-01");
    int view = story.tell("agencyView", "2026-06-01", "school",
                          {{"question", "close"}, {"view", "yes"}}, {{LinkKind::part_of, closing}});
    int decision = story.decision(closing, "2026-06-02", "close", "closed");

    void tell(const char* type, const object& said, const base::Subject& whom)
    {
        story.name(story.tell(type, "2026-06-03", "social_worker", said), whom, Part::recipient);
    }
    std::string word(std::string_view today) const
    {
        return word_on(story, closing, {"G27", today});
    }
};

TEST(StepDownHandover, OnceItIsDecidedEverybodyIsTold)
{
    EndedWork closed;
    EXPECT_EQ(closed.word("2026-06-09"), "pending");
    EXPECT_EQ(closed.word("2026-06-10"), "breached");
    closed.tell("notification", {{"matter", "closing"}}, closed.story.agency_of("school"));
    EXPECT_EQ(closed.word("2026-06-10"), "breached");  // The family does not know yet.
    closed.tell("notification", {{"matter", "closing"}}, base::Subject::of(closed.story.child()));
    EXPECT_EQ(closed.word("2026-06-10"), "met");
}

TEST(StepDownHandover, AgenciesAndTheFamilyAreToldInSeveralWays)
{
    struct Row {
        const char* words;
        const char* to_school;
        object school;
        object family;  // A letter.
        const char* expected;
    };
    const object closing = {{"purpose", "closing"}};
    const Row rows[] = {
        {"letters to both", "letter", closing, closing, "met"},
        {"a warning to the family", "letter", closing, {{"purpose", "warning"}}, "breached"},
        {"shared and sent",
         "informationSharing",
         {{"answer", "shared"}, {"sent", "2026-06-03"}},
         closing,
         "met"},
        {"shared and not sent", "informationSharing", {{"answer", "shared"}}, closing, "breached"},
        {"not told",
         "notification",
         {{"matter", "closing"}, {"notTold", true}},
         closing,
         "breached"},
    };
    for (const Row& row : rows) {
        EndedWork closed;
        closed.tell(row.to_school, row.school, closed.story.agency_of("school"));
        closed.tell("letter", row.family, base::Subject::of(closed.story.child()));
        EXPECT_EQ(closed.word("2026-06-10"), row.expected) << row.words;
    }
}

TEST(StepDownHandover, ItsViewSaysThatAnAgencyWasTold)
{
    EndedWork closed;
    closed.tell("letter", {{"purpose", "closing"}}, base::Subject::of(closed.story.child()));
    EXPECT_EQ(closed.word("2026-06-10"), "breached");
    closed.story.tell("agencyView",
                      "2026-06-01",
                      "school",
                      {{"question", "close"}, {"view", "yes"}, {"told", "2026-06-03"}},
                      {{LinkKind::part_of, closed.closing}, {LinkKind::supersedes, closed.view}});
    EXPECT_EQ(closed.word("2026-06-10"), "met");
}

TEST(StepDownHandover, AKindOfAgencyIsToldInWords)
{
    SceneBuilder story;
    story.tell("familyMember", "2020-01-01", "screener", {{"part", "child"}});
    story.answered_referral("2026-02-02", "no");
    story.tell("networkMember", "2026-05-01", "social_worker", watching_aunt);
    story.tell("schooling",
               "2026-05-01",
               "social_worker",
               {{"kind", "school"}, {"school", "An invented school"}});
    const int closing = story.closing("2026-06-01");
    story.tell("letter", "2026-06-01", "social_worker", {{"purpose", "closing"}});
    story.decision(closing, "2026-06-02", "close", "closed");
    EXPECT_EQ(word_on(story, closing, {"G27", "2026-06-10"}), "breached");
    story.tell("notification",
               "2026-06-03",
               "social_worker",
               {{"matter", "closing"}, {"recipient", "An invented school"}});
    EXPECT_EQ(word_on(story, closing, {"G27", "2026-06-10"}), "met");
}

TEST(StepDownHandover, WhatWasMissingAtTheGateStaysMissing)
{
    SceneBuilder story;
    story.tell("familyMember", "2020-01-01", "screener", {{"part", "child"}});
    story.answered_referral("2026-02-02", "no");
    const int closing = story.closing("2026-06-01");
    EXPECT_EQ(word_on(story, closing, {"G27", "2026-06-01"}), "pending");
    EXPECT_EQ(word_on(story, closing, {"G27", "2026-06-01", closing}), "breached");
    story.decision(closing, "2026-06-02", "close", "closed");
    EXPECT_EQ(word_on(story, closing, {"G27", "2026-06-02"}), "breached");
}

TEST(StepDownHandover, AnEventHandsNothingOn)
{
    for (const object& said : {object{{"means", "event"}}, object{{"reason", "RC2"}}}) {
        SceneBuilder story;
        story.answered_referral("2026-02-02", "no");
        const int closing = story.closing("2026-06-01", said);
        EXPECT_EQ(word_on(story, closing, {"G27", "2026-06-01", closing}), "silent");
    }
}

}  // namespace g27_test
}  // namespace holdfast::guardrails
