#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails::g18 {
namespace g18_test {

using base::Subject;
using base::json::object;
using ledger::LinkKind;
using ledger::Part;

/// Wren, of whom it was alleged that Jay hurt her.
struct Alleged {
    SceneBuilder story;
    int worry = about(story.tell("worry", "2026-03-02", "social_worker",
                                 {{"what", "Invented."},
                                  {"kinds", base::json::array{"physical_abuse"}},
                                  {"allegation", true}}),
                      "jay");

    Alleged() { about(story.tell("familyMember", "2019", "social_worker", {{"part", "child"}})); }

    int about(int number, const std::string& adult = "")
    {
        std::vector<ledger::About> about = {{Subject::of(story.child()), Part::subject}};
        if (!adult.empty()) about.push_back({Subject::of(story.person(adult)), Part::mentioned});
        return story.now_about(number, about);
    }
    int back(const object& more, const std::string& adult = "jay", const StoryLinks& links = {})
    {
        object said{{"kind", "person_returns"}, {"stage", "asked_for"}};
        for (const auto& field : more) said[field.key()] = field.value();
        return about(story.tell("returnHome", "2026-06-01", "social_worker", said, links), adult);
    }
    int change(const char* kind, const std::string& adult = "jay")
    {
        return about(story.tell("changeInCircumstances",
                                "2026-06-01",
                                "social_worker",
                                {{"kinds", base::json::array{kind}}}),
                     adult);
    }
    int assessment(const char* day, const object& said, const StoryLinks& links = {})
    {
        return story.tell("assessment", day, "social_worker", said, links);
    }
};

const object finished = {{"occasion", "return"}, {"outcome", "as_before"}};

TEST(AllegedPerpetratorReturn, AsksForAnAssessmentThatIsNewerThanTheAllegation)
{
    struct Row {
        const char* words;
        const char* assessed;  // "": never; otherwise when it began.
        object said;
        object back;
        const char* expected;
    };
    const Row rows[] = {
        {"none", "", {}, {}, "breached"},
        {"one is said to be, and not linked", "", {}, {{"assessed", "2026-05-20"}}, "cannot tell"},
        {"finished", "2026-05-04", finished, {}, "met"},
        {"signed elsewhere",
         "2026-05-04",
         {{"occasion", "home"}, {"authorised", "2026-05-20"}},
         {},
         "met"},
        {"not finished", "2026-05-04", {{"occasion", "return"}}, {}, "breached"},
        {"of something else", "2026-05-04", {{"outcome", "as_before"}}, {}, "breached"},
        {"it is said that none stands", "", {}, {{"allegation", false}}, "breached"},
        {"overnight", "", {}, {{"kind", "overnight"}}, "breached"},
        {"contact alone", "", {}, {{"kind", "contact_alone"}}, "breached"},
        {"supervised", "", {}, {{"kind", "contact_supervised"}}, "silent"},
        {"letters", "", {}, {{"kind", "contact_indirect"}}, "silent"},
        {"a court decided", "", {}, {{"decidedBy", "court"}}, "silent"},
        {"the police decided", "", {}, {{"decidedBy", "police"}}, "silent"},
    };
    for (const Row& row : rows) {
        Alleged now;
        if (*row.assessed != '\0') now.assessment(row.assessed, row.said);
        const int back = now.back(row.back);
        EXPECT_EQ(word_on(now.story, back, {"G18", "2026-06-01", back}), row.expected) << row.words;
    }
}

TEST(AllegedPerpetratorReturn, AnOldAssessmentDidNotWeighANewAllegation)
{
    SceneBuilder story;
    const int assessed = story.tell("assessment", "2026-02-02", "social_worker", finished);
    story.tell(
        "worry", "2026-03-02", "social_worker", {{"what", "Invented."}, {"allegation", true}});
    const int back = story.tell("returnHome",
                                "2026-06-01",
                                "social_worker",
                                {{"kind", "person_returns"}, {"stage", "asked_for"}},
                                {{LinkKind::rests_on, assessed}});
    EXPECT_EQ(word_on(story, back, {"G18", "2026-06-01", back}), "breached");
}

TEST(AllegedPerpetratorReturn, WhoeverAsksDoesNotDecide)
{
    Alleged now;
    now.assessment("2026-05-04", finished);
    const int back = now.back({});
    const casefile::FamilyScene scene = now.story.scene();
    const auto asked_by = scene.facts.find_any(now.story.id(back))->by.practitioner;
    const auto policy = records::PolicyBook::shipped();
    base::SeededEntropy entropy{3};
    for (const bool same : {true, false}) {
        const records::Proposal proposal{records::Gate::return_home,
                                         now.story.id(back),
                                         same ? asked_by : base::PractitionerId::random(entropy)};
        const auto verdicts = find_rule("G18")->check(
            {scene, &proposal, policy, base::WorkingDays::england(), base::Date::of(2026, 6, 1)});
        ASSERT_EQ(verdicts.size(), 1U);
        EXPECT_EQ(verdicts[0].standing, same ? Standing::breached : Standing::met);
    }
}

TEST(AllegedPerpetratorReturn, WhatWasAskedForWaitsAndIsBreachedOnceAgreed)
{
    Alleged now;
    const int back = now.back({});
    EXPECT_EQ(word_on(now.story, back, {"G18", "2026-08-01"}), "pending");
    now.story.decision(back, "2026-06-02", "return_home", "agreed");
    EXPECT_EQ(word_on(now.story, back, {"G18", "2026-08-01"}), "breached");
    Alleged refused;
    const int asked = refused.back({});
    refused.story.decision(asked, "2026-06-02", "return_home", "not_agreed");
    EXPECT_EQ(word_on(refused.story, asked, {"G18", "2026-08-01"}), "silent");
}

TEST(AllegedPerpetratorReturn, IsAboutThePersonAgainstWhomItStands)
{
    Alleged now;
    const int other = now.back({{"allegation", false}}, "kit");
    EXPECT_EQ(word_on(now.story, other, {"G18", "2026-06-01", other}), "silent");
    const int unsaid = now.back({}, "kit");
    EXPECT_EQ(word_on(now.story, unsaid, {"G18", "2026-06-01", unsaid}), "cannot tell");
    const int said = now.back({{"allegation", true}}, "kit");
    EXPECT_EQ(word_on(now.story, said, {"G18", "2026-06-01", said}), "breached");
    const int nobody = now.back({{"allegation", false}}, "");
    EXPECT_EQ(word_on(now.story, nobody, {"G18", "2026-06-01", nobody}), "breached");
}

TEST(AllegedPerpetratorReturn, ASettledAllegationIsNone)
{
    for (const char* standing : {"not_so", "open", "not_known"}) {
        Alleged now;
        now.story.tell("worryAnswered",
                       "2026-04-01",
                       "social_worker",
                       {{"standing", standing}},
                       {{LinkKind::answers, now.worry}});
        const int back = now.back({{"allegation", false}});
        EXPECT_EQ(word_on(now.story, back, {"G18", "2026-06-01", back}),
                  std::string_view{standing} == "not_so" ? "silent" : "breached")
            << standing;
    }
}

TEST(AllegedPerpetratorReturn, AGraveReportThatNobodyFollowedUpStands)
{
    struct Row {
        const char* words;
        const char* kind;
        object assessed;
        const char* expected;
    };
    const Row rows[] = {
        {"never followed up", "sexual_abuse", {}, "breached"},
        {"assessed to its end", "sexual_abuse", {{"outcome", "no_further_action"}}, "silent"},
        {"another kind of worry", "school_absence", {}, "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.tell("referral",
                   "2026-03-02",
                   "screener",
                   {{"concern", "Invented."}, {"kinds", base::json::array{row.kind}}});
        if (!row.assessed.empty())
            story.tell("assessment", "2026-03-03", "social_worker", row.assessed);
        const int back =
            story.tell("returnHome",
                       "2026-06-01",
                       "social_worker",
                       {{"kind", "person_returns"}, {"stage", "asked_for"}, {"allegation", false}});
        EXPECT_EQ(word_on(story, back, {"G18", "2026-06-01", back}), row.expected) << row.words;
    }
    SceneBuilder story;
    story.tell("worry",
               "2026-03-02",
               "social_worker",
               {{"what", "Invented."}, {"kinds", base::json::array{"sexual_abuse"}}});
    const int back = story.tell("returnHome",
                                "2026-06-01",
                                "social_worker",
                                {{"kind", "person_returns"}, {"stage", "asked_for"}});
    EXPECT_EQ(word_on(story, back, {"G18", "2026-06-01", back}), "breached");
}

TEST(AllegedPerpetratorReturn, BailStandsUntilItEnds)
{
    for (const bool ended : {false, true}) {
        SceneBuilder story;
        object bail{{"kind", "bail"}};
        if (ended) bail["until"] = "2026-05-01";
        story.tell("legalStatus", "2026-03-02", "social_worker", bail);
        const int back =
            story.tell("returnHome",
                       "2026-06-01",
                       "social_worker",
                       {{"kind", "person_returns"}, {"stage", "asked_for"}, {"allegation", false}});
        EXPECT_EQ(word_on(story, back, {"G18", "2026-06-01", back}), ended ? "silent" : "breached");
    }
}

TEST(AllegedPerpetratorReturn, WhatHappenedUndecidedEscalatesTheNextWorkingDay)
{
    const object undecided[] = {
        {{"stage", "happened_undecided"}},
        {{"stage", nullptr}},
        {{"stage", nullptr}, {"decidedBy", "nobody"}},
        {{"stage", "happened_decided"}, {"decidedBy", "family"}},
        {{"stage", "happened_decided"}, {"decidedBy", "social_worker"}},
        {{"stage", "happened_undecided"}, {"kind", "chance"}},
    };
    for (const object& said : undecided) {
        Alleged now;
        const int back = now.back(said);
        EXPECT_EQ(word_on(now.story, back, {"G18", "2026-06-02"}), "pending");
        EXPECT_EQ(word_on(now.story, back, {"G18", "2026-06-03"}), "breached");
    }
    const object of_no_concern[] = {
        {{"stage", "happened_undecided"}, {"decidedBy", "court"}},
        {{"stage", "stopped"}},
        {{"stage", "refused"}},
    };
    for (const object& said : of_no_concern) {
        Alleged now;
        const int back = now.back(said);
        EXPECT_EQ(word_on(now.story, back, {"G18", "2026-06-03"}), "silent");
    }
}

TEST(AllegedPerpetratorReturn, AChangeThatTellsOfAReturnCountsAsWell)
{
    for (const char* kind : {"person_returned", "reconciled"}) {
        Alleged now;
        const int changed = now.change(kind);
        EXPECT_EQ(word_on(now.story, changed, {"G18", "2026-06-03"}), "breached") << kind;
    }
    Alleged now;
    const int left = now.change("person_left");
    EXPECT_EQ(word_on(now.story, left, {"G18", "2026-06-03"}), "silent");
    const int other = now.change("person_returned", "kit");
    EXPECT_EQ(word_on(now.story, other, {"G18", "2026-06-03"}), "silent");
    // Told twice, it is found once.
    const int back = now.back({{"stage", "happened_undecided"}});
    const int same = now.change("person_returned");
    EXPECT_EQ(word_on(now.story, back, {"G18", "2026-06-03"}), "breached");
    EXPECT_EQ(word_on(now.story, same, {"G18", "2026-06-03"}), "silent");
    // What was agreed before is no surprise.
    Alleged agreed;
    const int asked = agreed.back({});
    agreed.story.decision(asked, "2026-06-01", "return_home", "agreed");
    const int then = agreed.change("person_returned");
    EXPECT_EQ(word_on(agreed.story, then, {"G18", "2026-06-03"}), "silent");
    // What was alleged only afterwards could not be weighed.
    SceneBuilder before;
    const int early = before.tell("changeInCircumstances",
                                  "2026-03-02",
                                  "social_worker",
                                  {{"kinds", base::json::array{"person_returned"}}});
    before.tell(
        "worry", "2026-05-02", "social_worker", {{"what", "Invented."}, {"allegation", true}});
    EXPECT_EQ(word_on(before, early, {"G18", "2026-06-03"}), "silent");
}

TEST(AllegedPerpetratorReturn, AfterwardsBothAreOwed)
{
    struct Row {
        const char* words;
        const char* assessed;
        bool decided;
        const char* expected;
    };
    const Row rows[] = {
        {"both", "2026-06-02", true, "met"},
        {"an assessment alone", "2026-06-02", false, "breached"},
        {"a decision alone", "", true, "breached"},
        {"nobody knows which came first", "2026-05-20/2026-06-20", true, "cannot tell"},
    };
    for (const Row& row : rows) {
        Alleged now;
        const int back = now.back({{"stage", "happened_undecided"}});
        if (*row.assessed != '\0') now.assessment(row.assessed, {});
        const int asked = now.back({});
        if (row.decided) now.story.decision(asked, "2026-06-02", "return_home", "not_agreed");
        EXPECT_EQ(word_on(now.story, back, {"G18", "2026-07-15"}), row.expected) << row.words;
    }
}

TEST(AllegedPerpetratorReturn, AskingAfterwardsDoesNotStopTheClock)
{
    Alleged now;
    const int happened = now.back({{"stage", "happened_undecided"}});
    const int asked = now.back({}, "jay", {{LinkKind::supersedes, happened}});
    EXPECT_EQ(word_on(now.story, asked, {"G18", "2026-06-02"}), "pending");
    EXPECT_EQ(word_on(now.story, asked, {"G18", "2026-06-03"}), "breached");
}

TEST(AllegedPerpetratorReturn, WhatWasDecidedAfterAnAssessmentIsQuiet)
{
    Alleged now;
    const int assessed = now.assessment("2026-05-04", finished);
    const int back = now.back(
        {{"stage", "happened_decided"}, {"decidedBy", "team_manager"}, {"decidedOn", "2026-05-30"}},
        "jay",
        {{LinkKind::rests_on, assessed}});
    EXPECT_EQ(word_on(now.story, back, {"G18", "2026-07-01"}), "silent");
    Alleged unassessed;
    const int risky = unassessed.back({{"stage", "happened_decided"},
                                       {"decidedBy", "team_manager"},
                                       {"decidedOn", "2026-05-30"}});
    EXPECT_EQ(word_on(unassessed.story, risky, {"G18", "2026-07-01"}), "breached");
}

}  // namespace g18_test
}  // namespace holdfast::guardrails::g18
