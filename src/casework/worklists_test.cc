#include "casework/search.h"
#include "casework/viewer_ledger.h"
#include "casework/worklists.h"
#include "records/types/allocation.h"

namespace holdfast::casework {
namespace {

using access::Relation;

class Worklists : public FourFamilies {
protected:
    Worklists()
    {
        enrol("social_worker A", "North");
        enrol("social_worker B", "South");
        enrol("team_manager N", "North");
        enrol("screener");
        enrol("head_of_service");
        enrol("administrator", "North");
        enrol("police");
    }
    void give(const char* family, std::string_view whom, const json::object& said)
    {
        turn_to(families_.at(family));
        allocate(whom, said);
    }
    EntryId contact(const char* family, bool restricted = false,
                    std::vector<ledger::Link> links = {})
    {
        turn_to(families_.at(family));
        return filed(file(
            "screener",
            "contact",
            {{"concern", "A worry."}, {"restricted", restricted}, {"kinds", json::array{"other"}}},
            std::move(links)));
    }
    /// The children's names of the families that are shown, in order.
    std::string names(const base::Result<std::vector<OpenFamily>>& opened)
    {
        std::string names;
        if (!opened) return told(opened);
        for (const OpenFamily& open : *opened) {
            const std::string name = open.scene->name_of(open.scene->members.front().person);
            names += (names.empty() ? "" : " ") + name.substr(0, name.find(' '));
        }
        return names;
    }
    std::string mine(std::string_view who, std::string purpose = "")
    {
        return names(my_families(*house_, asking(who, std::move(purpose))));
    }
    /// A role's list, with "..." where it is cut.
    std::string names(const base::Result<WorkList>& list)
    {
        if (!list) return told(list);
        return names(base::Result<std::vector<OpenFamily>>{list->families})
             + (list->cut ? " ..." : "");
    }
    std::string contacts(std::string_view who, std::string purpose = "The front door",
                         std::size_t most = 10)
    {
        return names(with_waiting_contact(*house_, asking(who, std::move(purpose)), most));
    }
    std::string closings(std::string_view who, std::string purpose = "A reason")
    {
        return names(with_waiting_closing(*house_, asking(who, std::move(purpose))));
    }
    std::string unallocated(std::string_view who, std::string purpose = "The front door")
    {
        return names(without_a_worker(*house_, asking(who, std::move(purpose))));
    }
    EntryId decide(const EntryId& contact, const char* outcome, std::vector<ledger::Link> more = {})
    {
        more.push_back({LinkKind::answers, contact});
        return filed(file("screener",
                          "decision",
                          {{"question", "contact"}, {"outcome", outcome}},
                          std::move(more)));
    }
    EntryId referral(const char* family, std::vector<ledger::Link> links = {},
                     bool restricted = false)
    {
        turn_to(families_.at(family));
        return filed(file("screener",
                          "referral",
                          {{"concern", "A worry."}, {"restricted", restricted}},
                          std::move(links)));
    }
};

TEST_F(Worklists, MyFamiliesAreMineAndMyTeamsTheNewestFirst)
{
    give("Ash", "social_worker A", {{"part", "lead"}, {"team", "North"}});
    give("Birch", "social_worker B", {{"part", "lead"}, {"team", "South"}});
    give("Cedar", "social_worker B", {{"part", "lead"}, {"team", "North"}});
    give("Dogwood", "social_worker A", {{"part", "co_worker"}, {"team", "South"}});
    EXPECT_EQ(mine("social_worker A"), "Dogwood Cedar Ash");
    EXPECT_EQ(mine("social_worker B"), "Dogwood Cedar Birch");
    EXPECT_EQ(mine("team_manager N"), "Cedar Ash");
    EXPECT_EQ(mine("screener"), "");
    EXPECT_EQ(mine("head_of_service", "A reason"), "");
    EXPECT_EQ(mine("administrator", "A reason"), "") << "is in the team, and sees no content";
    // Given once more: newest again, and still there once.
    give("Ash", "social_worker A", {{"part", "lead"}, {"team", "North"}});
    EXPECT_EQ(mine("social_worker A"), "Ash Dogwood Cedar");
    const auto opened = my_families(*house_, asking("social_worker A"));
    EXPECT_EQ(opened->at(0).standing.relation, Relation::allocated);
    EXPECT_EQ(opened->at(1).standing.relation, Relation::co_worker);
    EXPECT_EQ(opened->at(2).standing.relation, Relation::team);
}

TEST_F(Worklists, WhatHasEndedIsNoLongerMine)
{
    give("Ash", "social_worker A", {{"part", "lead"}});
    give("Birch", "social_worker A", {{"part", "lead"}});
    give("Cedar", "social_worker A", {{"part", "lead"}, {"since", "2026-09-01"}});
    give("Dogwood", "screener", {{"part", "lead"}});
    today("2026-02-02");
    give("Birch", "social_worker A", {{"part", "lead"}, {"until", "2026-02-01"}});
    give("Dogwood", "screener", {{"part", "lead"}, {"until", "2026-02-01"}});
    EXPECT_EQ(mine("social_worker A"), "Ash");
    const auto before = looks_.looks().size();
    // May read any file with a purpose, and works with none.
    EXPECT_EQ(mine("screener", "A reason"), "");
    EXPECT_EQ(looks_.looks().size(), before) << "nothing was shown, so nothing is logged";
}

TEST_F(Worklists, OneLookNamesAllThatIsShown)
{
    give("Ash", "social_worker A", {{"part", "lead"}});
    give("Birch", "social_worker A", {{"part", "lead"}});
    const auto before = looks_.looks().size();
    EXPECT_EQ(mine("social_worker A"), "Birch Ash");
    const auto looks = looks_.looks();
    ASSERT_EQ(looks.size(), before + 1);
    EXPECT_EQ(looks.back().about,
              (std::vector<ledger::About>{
                  {base::Subject::of(families_.at("Birch").family), ledger::Part::subject},
                  {base::Subject::of(families_.at("Ash").family), ledger::Part::subject}}));
    looks_.stop();
    EXPECT_EQ(mine("social_worker A"), "unavailable ");
    EXPECT_EQ(contacts("screener"), "") << "there is nothing to log";
    contact("Ash");
    EXPECT_EQ(contacts("screener"), "unavailable ");
    EXPECT_EQ(told(find_persons(*house_, asking("screener"), "ash", 10)), "unavailable ");
}

TEST_F(Worklists, ContactsWaitUntilSomebodyDecidesTheLongestWaitFirst)
{
    give("Birch", "social_worker A", {{"part", "lead"}});
    const EntryId first = contact("Ash");
    contact("Birch");
    contact("Cedar");
    const EntryId second = contact("Ash");
    EXPECT_EQ(contacts("screener"), "Ash Birch Cedar");
    EXPECT_EQ(contacts("screener", "The front door", 2), "Ash Birch ...");
    EXPECT_EQ(contacts("screener", "The front door", 3), "Ash Birch Cedar");
    EXPECT_EQ(contacts("screener", "The front door", 0), " ...");
    EXPECT_EQ(contacts("screener", ""), "");
    EXPECT_EQ(contacts("social_worker A", ""), "Birch");
    EXPECT_EQ(contacts("administrator", "Support"), "");
    EXPECT_EQ(contacts("police", "Support"), "");
    turn_to(families_.at("Ash"));
    decide(first, "no_further_action");
    EXPECT_EQ(contacts("screener"), "Birch Cedar Ash") << "the second contact came last";
    decide(second, "advice");
    EXPECT_EQ(contacts("screener"), "Birch Cedar");
}

TEST_F(Worklists, OldContactIsNotPushedOffTheListByNewOnes)
{
    const EntryId old = contact("Ash");
    for (int i = 0; i < 600; ++i) {
        const EntryId next = contact("Birch");
        if (i % 100 == 0) decide(next, "advice");
    }
    EXPECT_EQ(contacts("screener", "The front door", 1), "Ash ...");
    turn_to(families_.at("Ash"));
    decide(old, "advice");
    EXPECT_EQ(contacts("screener"), "Birch");
}

TEST_F(Worklists, AcceptedContactWaitsForItsReferral)
{
    const EntryId ash = contact("Ash");
    decide(ash, "accepted");
    const EntryId birch = contact("Birch");
    decide(birch, "assess");
    EXPECT_EQ(contacts("screener"), "Ash Birch");
    referral("Cedar");
    EXPECT_EQ(contacts("screener"), "Ash Birch");
    referral("Ash");
    EXPECT_EQ(contacts("screener"), "Birch") << "of the same child, and later";
    referral("Birch", {{LinkKind::answers, birch}});
    EXPECT_EQ(contacts("screener"), "");
    // Answered by a referral, without a decision of its own.
    const EntryId again = contact("Ash");
    EXPECT_EQ(contacts("screener"), "Ash");
    referral("Ash", {{LinkKind::answers, again}});
    EXPECT_EQ(contacts("screener"), "");
}

TEST_F(Worklists, DecisionThatIsTakenBackLeavesTheContactWaiting)
{
    const EntryId worry = contact("Ash");
    const EntryId wrong = decide(worry, "no_further_action");
    EXPECT_EQ(contacts("screener"), "");
    decide(worry, "accepted");
    EXPECT_EQ(contacts("screener"), "Ash") << "decided anew";
    const EntryId other = contact("Birch");
    const EntryId slip = decide(other, "advice");
    EXPECT_EQ(contacts("screener"), "Ash");
    decide(other, "accepted", {{LinkKind::corrects, slip}});
    EXPECT_EQ(contacts("screener"), "Ash Birch") << "corrected";
    // The correction says of another contact what was said of this one.
    const EntryId third = contact("Cedar");
    const EntryId mistaken = decide(third, "advice");
    EXPECT_EQ(contacts("screener"), "Ash Birch");
    const EntryId fourth = contact("Cedar");
    decide(fourth, "advice", {{LinkKind::corrects, mistaken}});
    EXPECT_EQ(contacts("screener"), "Ash Birch Cedar");
    EXPECT_NE(wrong, slip);
}

TEST_F(Worklists, AnsweredCorrectionAnswersTheContact)
{
    const EntryId worry = contact("Ash");
    const EntryId corrected = contact("Ash", false, {{LinkKind::corrects, worry}});
    EXPECT_EQ(contacts("screener"), "Ash");
    decide(corrected, "advice");
    EXPECT_EQ(contacts("screener"), "");
}

TEST_F(Worklists, HiddenContactBringsNoFamilyIntoTheList)
{
    give("Birch", "social_worker A", {{"part", "lead"}});
    contact("Ash");
    const EntryId open = contact("Birch");
    contact("Cedar");
    contact("Dogwood", true);
    EXPECT_EQ(contacts("screener"), "Ash Birch Cedar");
    EXPECT_EQ(contacts("head_of_service"), "Ash Birch Cedar Dogwood");
    // Restricted afterwards: it is hidden, and what brought the family there is too.
    contact("Birch", true, {{LinkKind::corrects, open}});
    EXPECT_EQ(contacts("screener"), "Ash Cedar");
    EXPECT_EQ(contacts("social_worker A", ""), "Birch");
}

TEST_F(Worklists, ClosingWaitsUntilItIsDecided)
{
    give("Ash", "social_worker A", {{"part", "lead"}, {"team", "North"}});
    referral("Ash");
    referral("Birch");
    EXPECT_EQ(closings("head_of_service"), "");
    turn_to(families_.at("Ash"));
    const EntryId proposal = propose("2026-02-02", "visit");
    turn_to(families_.at("Birch"));
    propose("2026-02-02", "letter");
    EXPECT_EQ(closings("head_of_service"), "Ash Birch");
    EXPECT_EQ(closings("team_manager N", ""), "Ash");
    turn_to(families_.at("Ash"));
    filed(file("team_manager",
               "decision",
               {{"question", "close"}, {"outcome", "stays_open"}},
               {{LinkKind::answers, proposal}}));
    EXPECT_EQ(closings("head_of_service"), "Birch");
}

/// Whoever has left leads nothing, whatever the allocation still says.
TEST_F(Worklists, WorkOfWhoeverHasLeftIsNobodys)
{
    referral("Ash");
    give("Ash", "social_worker A", {{"part", "lead"}});
    EXPECT_EQ(unallocated("screener"), "");
    leave("social_worker A", "2026-02-02");
    EXPECT_EQ(unallocated("screener"), "") << "there until that day";
    today("2026-02-02");
    EXPECT_EQ(unallocated("screener"), "Ash");
    give("Ash", "social_worker B", {{"part", "co_worker"}});
    EXPECT_EQ(unallocated("screener"), "");
}

/// The newest word on an allocation stands, also after an earlier one was put right.
TEST_F(Worklists, AllocationThatEndedIsNotBroughtBackByACorrection)
{
    referral("Ash");
    turn_to(families_.at("Ash"));
    const EntryId first = allocate("social_worker A", {{"part", "lead"}});
    today("2026-02-02");
    allocate("social_worker A", {{"part", "lead"}, {"until", "2026-02-01"}});
    EXPECT_EQ(unallocated("screener"), "Ash");
    Doing correcting = doing("principal_social_worker", {{LinkKind::corrects, first}});
    correcting.about = {
        {base::Subject::of(family_), ledger::Part::subject},
        {base::Subject::of(author("social_worker A").practitioner), ledger::Part::subject}};
    filed(file(
        correcting, "allocation", {{"part", "lead"}, {"team", "West"}, {"since", "2026-01-05"}}));
    EXPECT_EQ(unallocated("screener"), "Ash");
}

TEST_F(Worklists, AllocationIsOfTheTeamOfItsPractitionerUnlessItSaysAnother)
{
    referral("Ash");
    give("Ash", "social_worker A", {{"part", "lead"}});
    EXPECT_EQ(scene().facts.all<records::Allocation>().back().record.team, "North");
    give("Ash", "social_worker A", {{"part", "lead"}, {"team", "West"}});
    EXPECT_EQ(scene().facts.all<records::Allocation>().back().record.team, "West");
    EXPECT_EQ(unallocated("screener"), "");
    // Somebody of no team: it would be on no manager's list.
    enrol("social_worker C");
    referral("Birch");
    give("Birch", "social_worker C", {{"part", "lead"}});
    EXPECT_EQ(unallocated("screener"), "Birch");
}

TEST_F(Worklists, OpenWorkThatNobodyIsAllocatedToIsListed)
{
    referral("Ash");
    referral("Birch");
    contact("Cedar");
    EXPECT_EQ(unallocated("screener"), "Ash Birch");
    EXPECT_EQ(unallocated("head_of_service"), "Ash Birch");
    EXPECT_EQ(unallocated("team_manager N", ""), "");
    give("Ash", "social_worker A", {{"part", "lead"}});
    EXPECT_EQ(unallocated("screener"), "Birch");
    give("Birch", "social_worker B", {{"part", "lead"}, {"since", "2026-09-01"}});
    EXPECT_EQ(unallocated("screener"), "Birch") << "not begun yet";
    give("Ash", "social_worker A", {{"part", "lead"}, {"until", "2026-02-01"}});
    EXPECT_EQ(unallocated("screener"), "Birch") << "not ended yet";
    today("2026-02-02");
    EXPECT_EQ(unallocated("screener"), "Ash Birch");
    today("2026-09-01");
    EXPECT_EQ(unallocated("screener"), "Ash");
    // Work that has ended needs nobody.
    turn_to(families_.at("Ash"));
    filed(file("team_manager",
               "decision",
               {{"question", "referral"}, {"outcome", "assess"}, {"reasons", "A reason."}},
               {{LinkKind::answers, scene().episodes.front().opened_by}}));
    filed(file("social_worker",
               "letter",
               {{"purpose", "outcome"}},
               {{LinkKind::answers, scene().episodes.front().opened_by}}));
    EXPECT_EQ(told(close(propose("2026-10-01", "visit"))), "filed");
    EXPECT_EQ(unallocated("screener"), "");
}

/// A referral that tells of an injury ends without action by nobody alone: somebody outside the
/// line reads the reasons first.
TEST_F(Worklists, AskedPastTheLineIsWhatNobodyOfATeamMayAnswer)
{
    enrol("principal_social_worker");
    const auto asked = [&](std::string_view who, std::size_t most = 10) {
        return names(asked_past_the_line(*house_, asking(who, "Past the line"), most));
    };
    EXPECT_EQ(asked("principal_social_worker"), "");
    const auto ends_without_action = [&](const char* family, const char* day, const char* kind) {
        give(family, "social_worker A", {{"part", "lead"}, {"team", "North"}});
        today(day);
        const EntryId referral = filed(file(
            "screener",
            "referral",
            {{"concern", "A worry."}, {"childProtection", false}, {"kinds", json::array{kind}}}));
        filed(file(
            "team_manager N",
            "decisionProposal",
            {{"question", "referral"}, {"outcome", "no_further_action"}, {"reasons", "A reason."}},
            {{LinkKind::answers, referral}}));
    };
    ends_without_action("Cedar", "2026-03-02", "injury");
    ends_without_action("Birch", "2026-03-03", "young_carer");
    ends_without_action("Ash", "2026-03-04", "injury");
    EXPECT_EQ(asked("principal_social_worker"), "Cedar Ash") << "the one that stood longer first";
    EXPECT_EQ(asked("principal_social_worker", 1), "Cedar ...");
    for (const char* in_line : {"social_worker A", "team_manager N", "screener"})
        EXPECT_EQ(asked(in_line), "refused ") << in_line;
}

TEST_F(Worklists, FamilyOfWhichNothingIsKnownStopsNoList)
{
    contact("Ash");
    Doing nowhere = doing("screener");
    nowhere.about = {{base::Subject::of(base::FamilyId::random(entropy_)), ledger::Part::subject}};
    EXPECT_EQ(told(file(nowhere, "contact", {{"concern", "A worry."}})), "missing about");
    family_ = base::FamilyId::random(entropy_);
    allocate("social_worker A");
    give("Ash", "social_worker A", {{"part", "lead"}});
    EXPECT_EQ(contacts("screener"), "Ash");
    EXPECT_EQ(mine("social_worker A"), "Ash");
}

}  // namespace
}  // namespace holdfast::casework
