#include "casework/reasons.h"
#include "casework/viewer_ledger.h"
#include "casework/worklists.h"

#include <set>

/// The families of a team, and why somebody should look at one.
namespace holdfast::casework {
namespace {

class TeamLists : public FourFamilies {
protected:
    TeamLists()
    {
        enrol("social_worker A", "North");
        enrol("social_worker B", "South");
        enrol("social_worker C");
        enrol("team_manager N", "North");
        enrol("screener", "North");
        enrol("head_of_service");
        enrol("principal_social_worker");
        enrol("administrator", "North");
    }
    /// Work with the family is open, by a referral that was received today.
    void open_work(const char* family)
    {
        turn_to(families_.at(family));
        filed(file("screener", "referral", {{"concern", "A worry."}}));
    }
    std::string team(std::string_view who, const char* name, const char* purpose = "")
    {
        const auto opened = families_of_team(*house_, asking(who, purpose), name);
        if (!opened) return told(opened);
        std::string names;
        for (const OpenFamily& open : *opened) {
            const std::string child = open.scene->name_of(open.scene->members.front().person);
            names += (names.empty() ? "" : " ") + child.substr(0, child.find(' '));
        }
        return names;
    }
    std::string teams(std::string_view who)
    {
        std::string names;
        const auto teams = teams_for(*house_, viewer(who)).value();
        for (const AddressedTeam& each : teams) names += (names.empty() ? "" : " ") + each.name;
        return names;
    }
};

TEST_F(TeamLists, HoldWhatTheTeamWorksWithAndWhatNobodyHasAnyMore)
{
    for (const char* family : {"Ash", "Birch", "Cedar"}) open_work(family);
    turn_to(families_.at("Ash"));
    allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
    turn_to(families_.at("Birch"));
    allocate("social_worker B", {{"part", "lead"}, {"team", "South"}});
    for (const char* family : {"Cedar", "Dogwood"}) {
        turn_to(families_.at(family));
        allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
    }
    EXPECT_EQ(team("team_manager N", "North"), "Dogwood Cedar Ash");
    today("2026-02-02");
    for (const char* family : {"Cedar", "Dogwood"}) {
        turn_to(families_.at(family));
        allocate("social_worker A", {{"part", "lead"}, {"team", "North"}, {"until", "2026-02-01"}});
    }
    // Cedar's work is open and nobody's: the team's manager keeps it. Dogwood's never was.
    EXPECT_EQ(team("team_manager N", "North"), "Cedar Ash");
    EXPECT_EQ(team("social_worker A", "North"), "Ash");
    EXPECT_EQ(team("head_of_service", "North", "A list"), "Cedar Ash");
    EXPECT_EQ(team("principal_social_worker", "South", "A list"), "Birch");
    EXPECT_EQ(team("head_of_service", "North"), "") << "the table asks for a purpose";
    // Given to somebody of the other team, it is that team's.
    turn_to(families_.at("Cedar"));
    allocate("social_worker B", {{"part", "lead"}, {"team", "South"}});
    EXPECT_EQ(team("team_manager N", "North"), "Ash");
    EXPECT_EQ(team("social_worker B", "South"), "Cedar Birch");
}

TEST_F(TeamLists, AreTheOwnTeamsOrAnyByTheTableOfActs)
{
    EXPECT_EQ(teams("social_worker A"), "North");
    EXPECT_EQ(teams("social_worker C"), "") << "is in no team";
    EXPECT_EQ(teams("team_manager N"), "North");
    EXPECT_EQ(teams("screener"), "");
    EXPECT_EQ(teams("administrator"), "");
    EXPECT_EQ(teams("head_of_service"), "North South");
    // A team that nobody is in any more may still have work.
    enrol("social_worker B", "West");
    EXPECT_EQ(teams("head_of_service"), "North South West");
    EXPECT_EQ(team("team_manager N", "South"), "refused ");
    EXPECT_EQ(team("social_worker C", ""), "refused ");
    EXPECT_EQ(team("screener", "North", "A reason"), "refused ");
    EXPECT_EQ(team("administrator", "North", "A reason"), "refused ");
    const auto named = teams_for(*house_, viewer("head_of_service")).value();
    EXPECT_EQ(named.front().code.size(), 16U);
    EXPECT_EQ(named.front().code.find("North"), std::string::npos);
    EXPECT_NE(named.front().code, named.back().code);
    EXPECT_EQ(named.front(), teams_for(*house_, viewer("team_manager N")).value().front());
}

TEST_F(TeamLists, AreLoggedAsOneLookBeforeTheyAreShown)
{
    for (const char* family : {"Ash", "Birch"}) {
        turn_to(families_.at(family));
        allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
    }
    const auto before = looks_.looks().size();
    EXPECT_EQ(team("team_manager N", "North"), "Birch Ash");
    ASSERT_EQ(looks_.looks().size(), before + 1);
    EXPECT_EQ(looks_.looks().back().about.size(), 2U);
    looks_.stop();
    EXPECT_EQ(team("team_manager N", "North"), "unavailable ");
}

/// That its work is open is known by a restricted referral alone: whoever may not read that is not
/// told by the list.
TEST_F(TeamLists, DoNotTellOfWhatTheirReaderMayNotSee)
{
    turn_to(families_.at("Ash"));
    allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
    filed(file("screener", "referral", {{"concern", "A worry."}, {"restricted", true}}));
    today("2026-02-02");
    allocate("social_worker A", {{"part", "lead"}, {"team", "North"}, {"until", "2026-02-01"}});
    EXPECT_EQ(team("team_manager N", "North"), "Ash");
    EXPECT_EQ(team("head_of_service", "North", "A list"), "Ash");
    EXPECT_EQ(team("principal_social_worker", "North", "A list"), "");
}

class Reasons : public ViewerLedger {
protected:
    Reasons()
    {
        call("Ash Example");
        enrol("social_worker A", "North");
        enrol("social_worker N", "North");
        enrol("team_manager N", "North");
        refer_and_answer("2026-03-02", false);
        allocate("social_worker A", {{"part", "lead"}, {"team", "North"}});
    }
    /// "not-seen 2026-03-02, supervision 2026-03-30": the reasons of that day, in order.
    std::string reasons(const char* day, std::string_view who = "team_manager N")
    {
        today(day);
        const OpenFamily open = open_as(who).value();
        const auto owed = casework::owed(*house_, open).value();
        const auto away = who_is_away(*house_, viewer(who)).value();
        std::string words;
        for (const Reason& reason : reasons_of(open, owed, away)) {
            // What rules ask has stories of its own; these are about everything else.
            if (reason.why == Why::finding) continue;
            EXPECT_EQ(why_of(code_of(reason.why)), reason.why);
            words += (words.empty() ? "" : ", ") + std::string{code_of(reason.why)} + " "
                   + (reason.since ? reason.since->iso() : "?");
        }
        return words;
    }
    EntryId visit(const char* day, const json::object& said)
    {
        today(day);
        return filed(file("social_worker A", "visit", said));
    }
    void supervise(const char* day)
    {
        today(day);
        filed(file("team_manager N", "supervision", {{"discussed", "Ash, and what comes next."}}));
    }
    /// An absence of this practitioner from that day.
    void away(std::string_view whom, json::object said)
    {
        Doing telling = doing("team_manager N");
        telling.about = {{base::Subject::of(author(whom).practitioner), ledger::Part::subject}};
        said["team"] = "North";
        filed(file(telling, "vacancy", said));
    }
};

TEST_F(Reasons, AreThatAChildIsNotSeenAndNotTalkedThrough)
{
    EXPECT_EQ(reasons("2026-03-02"), "not-seen 2026-03-02");
    EXPECT_EQ(reasons("2026-03-30"), "not-seen 2026-03-02");
    EXPECT_EQ(reasons("2026-03-31"), "not-seen 2026-03-02, supervision 2026-03-30")
        << "28 days after 2 March";
    visit("2026-04-01", {{"seen", "not_seen"}});
    EXPECT_EQ(reasons("2026-04-01"), "not-seen 2026-03-02, supervision 2026-03-30");
    visit("2026-04-02", {{"seen", "with_others"}});
    visit("2026-04-09", {{"seen", "with_others"}});
    EXPECT_EQ(reasons("2026-04-09"), "supervision 2026-03-30, not-alone 2026-04-02");
    visit("2026-04-13", {{"seen", "alone"}});
    EXPECT_EQ(reasons("2026-04-13"), "supervision 2026-03-30");
    visit("2026-04-14", {{"seen", "with_others"}, {"whyNotAlone", "small_child"}});
    EXPECT_EQ(reasons("2026-04-14"), "supervision 2026-03-30") << "a baby is seen with a carer";
    visit("2026-04-15", {{"seen", "with_others"}});
    EXPECT_EQ(reasons("2026-04-15"), "supervision 2026-03-30, not-alone 2026-04-15");
    supervise("2026-04-15");
    EXPECT_EQ(reasons("2026-04-15"), "not-alone 2026-04-15");
    EXPECT_EQ(reasons("2026-05-07"), "not-alone 2026-04-15");
    EXPECT_EQ(reasons("2026-05-08"), "not-alone 2026-04-15, late 2026-05-07")
        << "45 working days after 2 March: Good Friday, Easter Monday, 4 May";
}

/// What a rule asks is a reason once its day is over or it cannot be told, and not before.
TEST_F(Reasons, AreWhatRulesAskOnceItsDayIsOver)
{
    const auto found = [&](const char* day) {
        today(day);
        const OpenFamily open = open_as("team_manager N").value();
        std::set<std::string_view> rules;
        for (const Reason& reason :
             reasons_of(open,
                        casework::owed(*house_, open).value(),
                        who_is_away(*house_, viewer("team_manager N")).value()))
            if (reason.asked)
                for (const SeenFinding& finding : reason.asked->asked)
                    rules.insert(finding.guardrail->id);
        return rules;
    };
    today("2026-03-09");  // A Monday.
    filed(file("social_worker A", "injury", {{"reportedBy", "school"}}));
    EXPECT_FALSE(found("2026-03-11").contains("G21")) << "two working days to write it down";
    EXPECT_TRUE(found("2026-03-12").contains("G21"));
}

TEST_F(Reasons, OfAVisitOfBeforeTheReferralAreThatTheChildIsNotSeen)
{
    visit("2026-03-03", {{"seen", "alone"}, {"visited", "2026-02-20"}});
    EXPECT_EQ(reasons("2026-03-03"), "not-seen 2026-03-02");
    visit("2026-03-04", {{"seen", "alone"}});
    EXPECT_EQ(reasons("2026-03-04"), "");
}

TEST_F(Reasons, AreDangerAndWhatNobodyAnswered)
{
    visit("2026-03-02", {{"seen", "alone"}});
    EXPECT_EQ(reasons("2026-03-02"), "");
    today("2026-03-04");
    const EntryId worry =
        filed(file("social_worker A", "worry", {{"what", "A worry."}, {"immediateDanger", true}}));
    filed(file("social_worker A", "worry", {{"what", "Another, and no danger."}}));
    EXPECT_EQ(reasons("2026-03-05"), "danger 2026-03-04") << "worries have the story";
    const EntryId missing = filed(file("social_worker A", "missingEpisode", {}));
    const EntryId challenge = filed(file("social_worker A", "challenge", {{"what", "Why?"}}));
    EXPECT_EQ(reasons("2026-03-06"), "danger 2026-03-04, missing 2026-03-05, challenge 2026-03-05");
    filed(file("social_worker A",
               "worryAnswered",
               {{"standing", "changed"}, {"done", "Police went there."}},
               {{LinkKind::answers, worry}}));
    filed(file("team_manager N",
               "challengeAnswer",
               {{"outcome", "accepted"}, {"reasons", "So."}},
               {{LinkKind::answers, challenge}}));
    EXPECT_EQ(reasons("2026-03-06"), "missing 2026-03-05");
    filed(file("social_worker A",
               "missingEpisode",
               {{"missingFrom", "2026-03-05"}, {"returned", "2026-03-06"}},
               {{LinkKind::supersedes, missing}}));
    EXPECT_EQ(reasons("2026-03-06"), "");
}

TEST_F(Reasons, OfNowComeBeforeWhatIsLate)
{
    today("2026-06-01");
    filed(file("social_worker A", "missingEpisode", {}));
    EXPECT_TRUE(reasons("2026-06-02").starts_with("missing 2026-06-01, not-seen 2026-03-02"));
    filed(file("social_worker A", "worry", {{"what", "A worry."}, {"immediateDanger", true}}));
    EXPECT_TRUE(reasons("2026-06-02").starts_with("missing 2026-06-01, danger 2026-06-02, not-se"));
}

TEST_F(Reasons, AreThatNobodyHasTheWorkOrLeadsIt)
{
    visit("2026-03-02", {{"seen", "alone"}});
    today("2026-03-09");
    allocate("social_worker N", {{"part", "co_worker"}, {"team", "North"}});
    EXPECT_EQ(reasons("2026-03-09"), "");
    away("social_worker N", {{"kind", "absence"}});
    EXPECT_EQ(reasons("2026-03-09"), "") << "whoever leads is there";
    today("2026-03-10");
    away("social_worker A", {{"kind", "absence"}, {"restricted", true}});
    EXPECT_EQ(reasons("2026-03-11"), "away 2026-03-10");
    EXPECT_EQ(reasons("2026-03-11", "social_worker N"), "") << "why somebody is away is theirs";
    away("social_worker A",
         {{"kind", "absence"}, {"since", "2026-03-10"}, {"until", "2026-03-11"}});
    EXPECT_EQ(reasons("2026-03-11"), "away 2026-03-10");
    EXPECT_EQ(reasons("2026-03-12"), "");
    allocate("social_worker A", {{"part", "lead"}, {"team", "North"}, {"until", "2026-03-12"}});
    EXPECT_EQ(reasons("2026-03-13"), "no-lead 2026-03-12");
    allocate("social_worker N",
             {{"part", "co_worker"}, {"team", "North"}, {"until", "2026-03-13"}});
    EXPECT_EQ(reasons("2026-03-14"), "nobody 2026-03-13");
}

/// Another absence says nothing of the one that goes on.
TEST_F(Reasons, OfAnAbsenceAreNotHiddenByAnother)
{
    visit("2026-03-02", {{"seen", "alone"}});
    today("2026-03-10");
    away("social_worker A", {{"kind", "absence"}});
    away("social_worker A",
         {{"kind", "absence"}, {"since", "2026-08-03"}, {"until", "2026-08-14"}});
    EXPECT_EQ(reasons("2026-03-11"), "away 2026-03-10") << "leave is planned for August";
    away("social_worker A",
         {{"kind", "absence"}, {"since", "2025-08-04"}, {"until", "2025-08-15"}});
    EXPECT_EQ(reasons("2026-03-11"), "away 2026-03-10") << "last year's is written down late";
    away("social_worker A",
         {{"kind", "absence"}, {"since", "2026-03-10"}, {"until", "2026-03-12"}});
    EXPECT_EQ(reasons("2026-03-13"), "") << "back";
}

TEST_F(Reasons, AreThatWhoeverLeadsHasLeft)
{
    visit("2026-03-02", {{"seen", "alone"}});
    leave("social_worker A", "2026-03-11");
    EXPECT_EQ(reasons("2026-03-10"), "");
    EXPECT_EQ(reasons("2026-03-11"), "away 2026-03-11");
}

TEST_F(Reasons, AreThatAProposalToCloseWaitsAndEndWithTheWork)
{
    visit("2026-03-02", {{"seen", "alone"}});
    const EntryId proposal = propose("2026-03-20", "visit");
    EXPECT_TRUE(reasons("2026-03-21").contains("proposal 2026-03-20"));
    EXPECT_EQ(told(close(proposal)), "filed");
    EXPECT_EQ(reasons("2026-12-01"), "");
}

TEST_F(Reasons, AreNotThatAReferralWasTurnedAwayAndNobodySeen)
{
    filed(file("team_manager N",
               "decision",
               {{"question", "referral"}, {"outcome", "no_further_action"}},
               {{LinkKind::answers, scene().episodes.front().opened_by}}));
    EXPECT_EQ(reasons("2026-03-03"), "");
}

/// The work that goes on is that of the second: nothing closed the first.
TEST_F(Reasons, CountFromTheReferralThatIsWorkedOn)
{
    visit("2026-03-02", {{"seen", "alone"}});
    filed(file("team_manager N",
               "decision",
               {{"question", "referral"}, {"outcome", "no_further_action"}},
               {{LinkKind::answers, scene().episodes.front().opened_by}}));
    EXPECT_EQ(reasons("2026-03-30"), "");
    refer_and_answer("2026-04-07", true);
    EXPECT_TRUE(reasons("2026-04-07").contains("not-seen 2026-04-07"));
    visit("2026-04-08", {{"seen", "alone"}});
    EXPECT_FALSE(reasons("2026-04-08").contains("not-seen"));
    EXPECT_TRUE(reasons("2026-06-12").contains("late 2026-06-11"))
        << "45 working days after 7 April: 4 and 25 May";
}

/// What has no day would never be late.
TEST_F(Reasons, AreThatADayIsMissing)
{
    visit("2026-03-03", {{"seen", "alone"}, {"visited", "unknown"}});
    EXPECT_EQ(reasons("2026-03-03"), "not-seen 2026-03-02") << "perhaps before the referral";
    visit("2026-03-04", {{"seen", "alone"}});
    EXPECT_EQ(reasons("2026-03-04"), "");
    supervise("2026-03-04");
    today("2026-03-20");
    filed(file("team_manager N", "supervision", {{"discussed", "Ash."}, {"held", "2026"}}));
    EXPECT_EQ(reasons("2026-04-02"), "supervision 2026-04-01") << "28 days after 4 March";
    today("2026-04-02");
    filed(file("social_worker A", "childInNeedPlan", {{"starts", "unknown"}}));
    EXPECT_TRUE(reasons("2026-04-03").starts_with("no-day ?")) << reasons("2026-04-03");
}

TEST_F(Reasons, AreThatABirthWasExpectedAndNoneIsRecorded)
{
    today("2026-03-02");
    Doing naming = doing("screener");
    naming.about = {{base::Subject::of(child_), ledger::Part::subject}};
    filed(file(naming, "person", {{"knownAs", "Baby Example"}, {"expectedBirth", "2026-03-20"}}));
    EXPECT_EQ(reasons("2026-03-20"), "");
    EXPECT_EQ(reasons("2026-03-21"), "birth 2026-03-20");
    filed(file(naming, "person", {{"knownAs", "Baby Example"}, {"born", "2026-03-19"}}));
    EXPECT_EQ(reasons("2026-03-21"), "not-seen 2026-03-02");
}

}  // namespace
}  // namespace holdfast::casework
