#include "casefile/dangers.h"
#include "casework/viewer_ledger.h"

namespace holdfast::casework {
namespace {

/// Steps that law or the census forbid, taken by somebody.
class Steps : public ViewerLedger {
protected:
    Steps()
    {
        for (const char* who : {"social_worker A", "team_manager", "head_of_service"}) enrol(who);
        enrol("social_worker N", "North");
        enrol("team_manager N", "North");
        allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
    }
    Checked<Filed> write(std::string_view who, std::string_view type, const json::object& said,
                         std::vector<ledger::Link> links = {})
    {
        return file(as(who, "", std::move(links)), type, said);
    }
    static std::size_t filed_entries(const Checked<Filed>& answer)
    {
        return answer ? answer->entries.size() : 0;
    }
    std::vector<EntryId> dangers()
    {
        const casefile::FamilyScene now = scene();
        std::vector<EntryId> open;
        for (const auto* worry : casefile::open_dangers(now.facts)) open.push_back(worry->id);
        return open;
    }
    static std::string message(const Checked<Filed>& answer)
    {
        return answer ? "" : answer.error().front().message;
    }
};

TEST_F(Steps, WhatTheCensusForbidsIsRefusedWithWhatToDoInstead)
{
    const json::object need_plan{{"starts", "2026-03-09"}};
    const auto early = write("social_worker A", "childInNeedPlan", need_plan);
    EXPECT_EQ(told(early), "refused about");
    EXPECT_EQ(message(early),
              "No work with the child is open. Accept a referral first: the plan is part of its "
              "work. Early help needs none.");
    refer("2026-03-02", true);
    today("2026-03-09");
    filed(
        write("social_worker A", "conference", {{"kind", "initial"}, {"decision", "plan_begins"}}));
    const auto plan =
        filed(write("social_worker A", "childProtectionPlan", {{"starts", "2026-03-09"}}));
    EXPECT_EQ(told(write("social_worker A", "childInNeedPlan", need_plan)), "refused about");
    // With its end, which its conference decided, the way is free.
    filed(write("social_worker A",
                "childProtectionPlan",
                {{"starts", "2026-03-09"}, {"ends", "2026-03-09"}},
                {{LinkKind::supersedes, plan}}));
    EXPECT_EQ(told(write("social_worker A", "childInNeedPlan", need_plan)), "filed");
}

TEST_F(Steps, OutOfHoursWorkIsGivenToSomebodyAndTakenFromNobody)
{
    enrol("out_of_hours");
    const auto allocation = [&](std::string_view by, const json::object& said) {
        Doing doing = as(by, "To give the work to somebody");
        doing.about = {
            {base::Subject::of(family_), ledger::Part::subject},
            {base::Subject::of(author("social_worker A").practitioner), ledger::Part::subject}};
        return file(doing, "allocation", said);
    };
    today("2026-03-10");
    const json::object given{{"part", "lead"}, {"team", "North"}};
    const json::object ended{{"part", "lead"}, {"team", "North"}, {"until", "2026-03-10"}};
    EXPECT_EQ(told(allocation("out_of_hours", given)), "filed");
    const auto refused = allocation("out_of_hours", ended);
    EXPECT_EQ(told(refused), "refused until");
    EXPECT_EQ(message(refused),
              "Out of hours, work is given to somebody and taken from nobody. Ask the team's "
              "manager to end it.");
    EXPECT_EQ(told(allocation("team_manager N", ended)), "filed");
}

TEST_F(Steps, ADangerThatAChallengeSaysStandsFirstUntilItIsAnswered)
{
    const auto challenge = [&](const json::object& said) {
        return write("social_worker A", "challenge", said);
    };
    ASSERT_EQ(filed_entries(challenge({{"what", "Why?"}})), 1U);
    ASSERT_EQ(filed_entries(challenge({{"what", "Why?"}, {"immediateDanger", false}})), 1U);
    EXPECT_TRUE(dangers().empty());
    const auto said = challenge({{"what", "She is hurt."}, {"immediateDanger", true}});
    ASSERT_EQ(filed_entries(said), 2U);
    EXPECT_EQ(dangers(), std::vector{said->entries.back()}) << "the challenge is told first";
    filed(write("social_worker A",
                "worryAnswered",
                {{"standing", "changed"}, {"done", "Police went there."}},
                {{LinkKind::answers, said->entries.back()}}));
    EXPECT_TRUE(dangers().empty());
}

/// The other side alone cannot say that both agree.
TEST_F(Steps, WhoeverRaisedAChallengeSaysThatItIsSettled)
{
    const char* const nobody_else = "Only whoever raised a challenge can withdraw it. Answer it "
                                    "instead.";
    const char* const not_yet = "That both agree is written by whoever raised it, or by anybody "
                                "once both have met: give the day on which they met.";
    struct Row {
        const char* who;
        json::object said;
        const char* message;
    };
    const Row rows[] = {
        {"team_manager N", {{"outcome", "withdrawn"}}, nobody_else},
        {"team_manager N", {{"outcome", "agreed_otherwise"}}, not_yet},
        {"team_manager N", {{"outcome", "agreed_otherwise"}, {"explored", "2026-03-02"}}, ""},
        {"team_manager N", {{"outcome", "accepted"}}, ""},
        {"social_worker A", {{"outcome", "withdrawn"}}, ""},
        {"social_worker A", {{"outcome", "agreed_otherwise"}}, ""},
    };
    for (const Row& row : rows) {
        const auto raised = filed(write("social_worker A", "challenge", {{"what", "Why?"}}));
        json::object whole{{"reasons", "Because."}};
        for (const auto& field : row.said) whole[field.key()] = field.value();
        EXPECT_EQ(message(write(row.who, "challengeAnswer", whole, {{LinkKind::answers, raised}})),
                  row.message)
            << row.who << " " << json::serialize(row.said);
    }
}

/// The census forbids both; the child is protected first.
TEST_F(Steps, AProtectionPlanIsNeverRefused)
{
    filed(
        write("social_worker A", "conference", {{"kind", "initial"}, {"decision", "plan_begins"}}));
    EXPECT_EQ(told(write("social_worker A", "childProtectionPlan", {{"starts", "2026-03-10"}})),
              "filed");
    EXPECT_EQ(told(write("social_worker A", "childProtectionPlan", {{"starts", "2026-03-11"}})),
              "filed");
}

/// A box that was unticked would end a plan that nobody decided to end.
TEST_F(Steps, WhatIsWrittenAgainLeavesNoChildOut)
{
    const base::PersonId other = base::PersonId::random(entropy_);
    Doing joins = as("social_worker A");
    joins.about.back() = {base::Subject::of(other), ledger::Part::subject};
    filed(file(joins, "familyMember", {{"part", "child"}}));
    const auto about_both = [&](std::vector<ledger::Link> links = {}) {
        Doing both = as("social_worker A", "", std::move(links));
        both.about.push_back({base::Subject::of(other), ledger::Part::subject});
        return both;
    };
    const json::object plan{{"starts", "2026-01-05"}};
    const auto first = filed(file(about_both(), "childProtectionPlan", plan));
    const std::vector<ledger::Link> instead{{LinkKind::supersedes, first}};
    const auto left_out = write("social_worker A", "childProtectionPlan", plan, instead);
    EXPECT_EQ(told(left_out), "refused about");
    EXPECT_EQ(message(left_out),
              "This leaves out a child whom it named before. Name the child here too; or first end "
              "it for that child by a record of its own, then write this again.");
    EXPECT_EQ(told(write("social_worker A", "note", {{"text", "A note."}}, instead)),
              "invalid links");
    Doing elsewhere = about_both(instead);
    elsewhere.about.front() = {base::Subject::of(base::FamilyId::random(entropy_)),
                               ledger::Part::subject};
    elsewhere.viewer = nullptr;
    EXPECT_EQ(told(file(elsewhere, "childProtectionPlan", plan)), "invalid links");

    Doing ended = as("social_worker A");
    ended.about.back() = {base::Subject::of(other), ledger::Part::subject};
    filed(file(ended, "childProtectionPlan", {{"starts", "2026-01-05"}, {"ends", "2026-01-05"}}));
    EXPECT_EQ(told(write("social_worker A", "childProtectionPlan", plan, instead)), "filed");

    const auto visit = filed(file(about_both(), "visit", json::object{}));
    EXPECT_EQ(told(write("social_worker A", "visit", {}, {{LinkKind::supersedes, visit}})), "filed")
        << "of what happened, whoever was named in error is left out";
    EXPECT_EQ(told(file(about_both({{LinkKind::supersedes, visit}}), "visit", json::object{})),
              "filed");
}

TEST_F(Steps, HistoryIsRecordedAsItWasDone)
{
    for (const char* mode : {"live", "demonstration", "replay"}) {
        today("2026-01-05");
        open(mode);
        EXPECT_EQ(told(file("social_worker", "assessment", json::object{})),
                  std::string_view{mode} == "replay" ? "filed" : "refused about")
            << mode;
    }
}

/// Where the plan is kept from somebody, its being there is not given away by a refusal.
TEST_F(Steps, ARefusalRestsOnlyOnWhatItsWriterMayRead)
{
    refer("2026-03-02", true);
    filed(write("social_worker A",
                "childProtectionPlan",
                {{"starts", "2026-03-09"}, {"restricted", true}}));
    const json::object need_plan{{"starts", "2026-03-16"}};
    EXPECT_EQ(told(write("social_worker A", "childInNeedPlan", need_plan)), "refused about");
    EXPECT_EQ(told(write("social_worker N", "childInNeedPlan", need_plan)), "filed");
}

TEST_F(Steps, AClosingLeavesNothingOpenBehind)
{
    refer_and_answer("2026-03-02", false);
    const auto plan =
        filed(write("social_worker A", "childInNeedPlan", {{"starts", "2026-03-09"}}));
    const EntryId proposal = propose("2026-06-01", "visit");
    const json::object close{{"question", "close"}, {"outcome", "closed"}};
    const auto open_stopped = open_as("team_manager N");
    const PendingDecision* stopped = open_stopped->closing();
    EXPECT_TRUE(stopped->gate.open);
    EXPECT_FALSE(stopped->may_pass());
    ASSERT_EQ(stopped->left_open.told.size(), 1U);
    EXPECT_EQ(stopped->left_open.told.front().by, plan);
    const auto refused =
        write("team_manager N", "decision", close, {{LinkKind::answers, proposal}});
    EXPECT_EQ(told(refused), "refused about");
    EXPECT_EQ(message(refused),
              "A child has a child in need plan, which began on 9 March 2026. Open it in the "
              "record and write it again with its end and what has changed.");
    filed(write("social_worker A",
                "childInNeedPlan",
                {{"starts", "2026-03-09"}, {"ends", "2026-06-01"}},
                {{LinkKind::supersedes, plan}}));
    EXPECT_TRUE(open_as("team_manager N")->closing()->may_pass());
    EXPECT_EQ(told(write("team_manager N", "decision", close, {{LinkKind::answers, proposal}})),
              "filed");
}

/// That something stops it is told to everybody who decides; what it is, only to who may read it.
TEST_F(Steps, SomethingHiddenStopsAClosingWithoutAWordOfWhatItIs)
{
    refer_and_answer("2026-03-02", false);
    filed(write(
        "social_worker A", "childInNeedPlan", {{"starts", "2026-03-09"}, {"restricted", true}}));
    const EntryId proposal = propose("2026-06-01", "visit");
    const auto open_seen = open_as("social_worker N");
    const PendingDecision* seen = open_seen->closing();
    EXPECT_TRUE(seen->left_open.told.empty());
    EXPECT_TRUE(seen->left_open.rests_on_hidden);
    EXPECT_FALSE(seen->may_pass());
    EXPECT_EQ(open_as("social_worker A")->closing()->left_open.told.size(), 1U);
    EXPECT_EQ(told(write("team_manager N",
                         "decision",
                         {{"question", "close"}, {"outcome", "stays_open"}},
                         {{LinkKind::answers, proposal}})),
              "filed")
        << "leaving it open is never stopped";
}

}  // namespace
}  // namespace holdfast::casework
