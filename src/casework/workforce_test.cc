#include "casework/viewer_ledger.h"
#include "casework/workforce.h"
#include "casework/worklists.h"

/// What stands before work is given to somebody, and what is told of a team.
namespace holdfast::casework {
namespace {

class Giving : public FourFamilies {
protected:
    Giving()
    {
        enrol("social_worker A", "North");
        enrol("social_worker B", "North");
        enrol("social_worker X", "South");
        enrol("team_manager N", "North");
        enrol("head_of_service");
        enrol("principal_social_worker");
        today("2026-03-02");
        for (const char* family : {"Ash", "Birch", "Cedar"}) {
            turn_to(families_.at(family));
            filed(file("screener", "referral", {{"concern", "A worry."}}));
            filed(file("social_worker A",
                       "threshold",
                       {{"level", "child_protection"}, {"grounds", "first_decision"}}));
        }
    }
    /// From today on nobody carries more than so many points: a child on a plan counts three.
    void set_most(int points)
    {
        Doing setting = doing("head_of_service");
        setting.about = {{base::Subject::of(ledger_->keys().authority()), ledger::Part::subject}};
        filed(file(setting,
                   "policyValue",
                   {{"inForceFrom", "2026-03-02"},
                    {"key", "G48.points_most"},
                    {"value", points},
                    {"unit", "points"},
                    {"owner", "head_of_service"},
                    {"source", "A test."}}));
    }
    Checked<Filed> give(const char* family, std::string_view whom, json::object more = {},
                        std::string_view by = "team_manager N")
    {
        turn_to(families_.at(family));
        Doing giving = doing(by);
        giving.about = {{base::Subject::of(family_), ledger::Part::subject},
                        {base::Subject::of(author(whom).practitioner), ledger::Part::subject}};
        if (!more.contains("part")) more["part"] = "lead";
        return file(giving, "allocation", more);
    }
    void prepare(std::string_view whom, const char* kind)
    {
        Doing preparing = doing("team_manager N");
        preparing.about = {{base::Subject::of(author(whom).practitioner), ledger::Part::subject}};
        filed(file(preparing, "preparation", {{"kind", kind}}));
    }
    /// The guardrails that this viewer is told of on the list of North.
    std::string team(std::string_view who, const char* purpose = "")
    {
        const auto listed = families_of_team(*house_, asking(who, purpose), "North");
        if (!listed) return told(listed);
        const auto look = look_at_team(*house_, viewer(who), "North", *listed);
        if (!look) return told(look);
        std::string ids;
        for (const auto& finding : look->findings)
            ids += (ids.empty() ? "" : " ") + std::string{finding.guardrail->id};
        return ids;
    }
};

TEST_F(Giving, IsRefusedOverTheCapUnlessASeniorSaysWhy)
{
    set_most(5);
    EXPECT_EQ(told(give("Ash", "social_worker A")), "filed");
    EXPECT_EQ(told(give("Birch", "social_worker A")), "refused G48");
    EXPECT_EQ(told(give("Birch", "social_worker B")), "filed") << "who has nothing else";
    const json::object why{{"whyOverCap", "An invented reason."}, {"overCapUntil", "2026-03-31"}};
    EXPECT_EQ(told(give("Cedar", "social_worker A", why)), "refused G48") << "by the manager";
    EXPECT_EQ(told(give("Cedar", "social_worker A", {{"whyOverCap", "A."}}, "head_of_service")),
              "refused G48")
        << "without a last day";
    json::object past = why;
    past["overCapUntil"] = "2026-03-01";
    EXPECT_EQ(told(give("Cedar", "social_worker A", past, "head_of_service")), "refused G48");
    EXPECT_EQ(told(give("Cedar", "social_worker A", why, "head_of_service")), "filed");
}

TEST_F(Giving, CountsFromTheDayOnWhichItBegins)
{
    set_most(5);
    EXPECT_EQ(told(give("Ash", "social_worker A", {{"until", "2026-03-31"}})), "filed");
    EXPECT_EQ(told(give("Birch", "social_worker A", {{"since", "2026-03-31"}})), "refused G48");
    EXPECT_EQ(told(give("Birch", "social_worker A", {{"since", "2026-04-01"}})), "filed");
}

TEST_F(Giving, WhatTheyHaveAlreadyIsNotGivenAgain)
{
    EXPECT_EQ(told(give("Ash", "social_worker A")), "filed");
    EXPECT_EQ(told(give("Birch", "social_worker A", {{"part", "co_worker"}})), "filed");
    set_most(1);
    EXPECT_EQ(told(give("Ash", "social_worker A", {{"team", "North"}})), "filed")
        << "said again, with the team";
    EXPECT_EQ(told(give("Birch", "social_worker A")), "refused G48") << "the lead is more";
    EXPECT_EQ(told(give("Ash", "social_worker A", {{"until", "2026-03-01"}})), "filed")
        << "an end takes work away";
}

TEST_F(Giving, NothingHoldsUpAChildInDanger)
{
    set_most(1);
    EXPECT_EQ(told(give("Ash", "social_worker A")), "refused G48");
    filed(file("screener", "worry", {{"what", "An invented danger."}, {"immediateDanger", true}}));
    EXPECT_EQ(told(give("Ash", "social_worker A")), "filed");
    EXPECT_EQ(told(give("Birch", "social_worker B")), "refused G48") << "of that family alone";
}

TEST_F(Giving, ChildProtectionWorkGoesToSomebodyWhoIsPrepared)
{
    EXPECT_EQ(told(give("Ash", "social_worker A")), "filed") << "nobody wrote anything down";
    prepare("social_worker A", "first_year");
    prepare("social_worker B", "child_protection");
    EXPECT_EQ(told(give("Birch", "social_worker A")), "refused G49");
    EXPECT_EQ(told(give("Birch", "social_worker B", {{"part", "co_worker"}})), "filed");
    EXPECT_EQ(told(give("Birch", "social_worker A")), "filed") << "somebody works beside them";
    EXPECT_EQ(told(give("Cedar", "social_worker X")), "filed") << "nothing is written of them";
}

TEST_F(Giving, PastTheGateOnlyInAReplay)
{
    set_most(1);
    const json::object past{{"pastTheGate", true}};
    EXPECT_EQ(told(give("Ash", "social_worker A", past)), "refused pastTheGate");
}

TEST_F(Giving, WhoeverMaySuperviseIsToldWhatTheTeamLacks)
{
    EXPECT_EQ(told(give("Ash", "social_worker A")), "filed");
    EXPECT_EQ(team("team_manager N"), "G49") << "nothing is recorded of anybody's preparation";
    EXPECT_EQ(team("social_worker B"), "") << "figures, and no finding";
    set_most(1);
    EXPECT_EQ(team("team_manager N"), "G48 G49");
    today("2026-03-09");
    EXPECT_EQ(told(give("Ash", "social_worker A", {{"until", "2026-03-06"}})), "filed");
    EXPECT_EQ(team("team_manager N"), "G52");
    EXPECT_EQ(team("head_of_service", "Reading"), "G52");
}

TEST_F(Giving, EverybodyInTheTeamSeesTheFigures)
{
    EXPECT_EQ(told(give("Ash", "social_worker A")), "filed");
    EXPECT_EQ(told(give("Birch", "social_worker A")), "filed");
    const auto listed = families_of_team(*house_, asking("social_worker B"), "North");
    const auto look = look_at_team(*house_, viewer("social_worker B"), "North", *listed).value();
    EXPECT_EQ(look.most, 40);
    EXPECT_EQ(look.loads.at(author("social_worker A").practitioner).points, 6);
    EXPECT_EQ(look.loads.at(author("social_worker B").practitioner).points, 0);
    EXPECT_FALSE(look.loads.contains(author("social_worker X").practitioner)) << "another team's";
}

TEST_F(Giving, PressureIsToldPastTheLine)
{
    EXPECT_EQ(told(give("Ash", "social_worker A")), "filed");
    prepare("social_worker A", "child_protection");
    filed(file("social_worker A", "pressureReport", {{"reasons", json::array{"close"}}}));
    EXPECT_EQ(team("team_manager N"), "");
    EXPECT_EQ(team("head_of_service", "Reading"), "");
    EXPECT_EQ(team("principal_social_worker", "Reading"), "G53");
}

}  // namespace
}  // namespace holdfast::casework
