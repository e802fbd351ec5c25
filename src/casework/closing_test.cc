#include "casework/family_ledger.h"
#include "records/types/closing_proposal.h"

namespace holdfast::casework {
namespace {

using Closing = FamilyLedger;

TEST_F(Closing, ClosingIsRefusedWithEveryGuardrailThatStandsInTheWay)
{
    struct Row {
        const char* told;
        json::value child_protection;
        const char* proposed;
        const char* means;
        const char* expected;
    };
    const Row rows[] = {
        {"early and by letter", true, "2026-03-16", "letter", "refused G01, refused G02"},
        {"early", true, "2026-03-16", "visit", "refused G01"},
        {"by letter", true, "2026-06-01", "letter", "refused G02"},
        {"not known", nullptr, "2026-03-16", "visit", "refused G01"},
        {"in order", true, "2026-06-01", "visit", "filed"},
    };
    for (const Row& row : rows) {
        today("2026-01-05");
        open("live");
        refer_and_answer("2026-03-02", row.child_protection);
        const EntryId proposal = propose(row.proposed, row.means);
        const std::uint64_t before = size();
        EXPECT_EQ(told(close(proposal)), row.expected) << row.told;
        const bool closed = std::string_view{row.expected} == "filed";
        EXPECT_EQ(size(), before + (closed ? 1 : 0)) << row.told;
        EXPECT_EQ(scene().has_open_episode(), !closed) << row.told;
    }
}

TEST_F(Closing, TheRefusalAsksTheQuestionAndSaysWhatIsOwed)
{
    refer("2026-03-02", true);
    const auto refused = close(propose("2026-03-16", "visit"));
    ASSERT_FALSE(refused);
    ASSERT_EQ(told(refused), "refused G01, refused G04");
    const std::string message =
        refused.error().front().message + " " + refused.error().back().message;
    EXPECT_NE(message.find(guardrails::find_rule("G01")->guardrail->asks), std::string::npos);
    EXPECT_NE(message.find("Record what was decided about it, with reasons."), std::string::npos);
    EXPECT_NE(message.find("Tell whoever made it what became of it."), std::string::npos);
}

TEST_F(Closing, LeavingOpenPassesNoGate)
{
    refer("2026-03-02", true);
    const EntryId proposal = propose("2026-03-16", "letter");
    const auto decided = [&](const char* outcome) {
        return told(file("team_manager",
                         "decision",
                         {{"question", "close"}, {"outcome", outcome}},
                         {{LinkKind::answers, proposal}}));
    };
    EXPECT_EQ(decided("assess"), "invalid outcome");
    EXPECT_EQ(decided("stays_open"), "filed");
    EXPECT_TRUE(scene().has_open_episode());
}

TEST_F(Closing, ClosingNeedsAProposalAndAProposalAnOpenEpisode)
{
    EXPECT_EQ(told(file("social_worker", "closingProposal", {{"means", "visit"}})),
              "refused about");
    const EntryId referral = refer("2026-03-02", false);
    EXPECT_EQ(told(close(referral)), "not_found links");
    EXPECT_EQ(
        told(file("team_manager", "decision", {{"question", "close"}, {"outcome", "closed"}})),
        "not_found links");
    // A decision on a referral answers a referral or a contact.
    const EntryId proposal = propose("2026-06-01", "visit");
    EXPECT_EQ(told(file("team_manager",
                        "decision",
                        {{"question", "referral"}, {"outcome", "assess"}},
                        {{LinkKind::answers, proposal}})),
              "not_found links");
}

TEST_F(Closing, WhatIsClosedIsNotClosedAgain)
{
    close_family();
    const EntryId proposal = scene().facts.all<records::ClosingProposal>().front().id;
    EXPECT_EQ(told(close(proposal)), "refused about");
    EXPECT_EQ(told(file("social_worker", "closingProposal", {{"means", "visit"}})),
              "refused about");
}

TEST_F(Closing, AnOverrideIsBySomebodyElseWithReasonsAndAnEnd)
{
    refer_and_answer("2026-03-02", true);
    const EntryId proposal = propose("2026-03-16", "letter");
    struct Row {
        const char* told;
        const char* by;
        const char* overrides;
        const char* reasons;
        const char* expires;
        const char* expected;
    };
    const Row rows[] = {
        {"wrong role", "team_manager", "G01 G02", "r", "2026-03-20", "refused by"},
        {"who proposed", "social_worker", "G01 G02", "r", "2026-03-20", "refused by, refused by"},
        {"no role at all", "screener", "G01 G02", "r", "2026-03-20", "refused by"},
        {"no reasons", "head_of_service", "G01", "", "2026-03-20", "missing reasons"},
        {"nothing named", "head_of_service", "", "r", "2026-03-20", "missing overrides"},
        {"unknown", "head_of_service", "G01 G99", "r", "2026-03-20", "unknown overrides"},
        {"no end", "head_of_service", "G01 G02", "r", "", "missing expires"},
        {"expired", "head_of_service", "G01 G02", "r", "2026-03-15", "invalid expires"},
        {"too long", "head_of_service", "G01 G02", "r", "2026-04-14", "invalid expires"},
        {"everything",
         "team_manager",
         "",
         "",
         "",
         "refused by, missing reasons, missing overrides, missing expires"},
        {"longest", "head_of_service", "G01", "r", "2026-04-13", "filed"},
        {"shortest", "conference_chair", "G01", "r", "2026-03-16", "filed"},
    };
    for (const Row& row : rows) {
        json::object said{{"stance", "override"}};
        if (*row.overrides != '\0') said["overrides"] = row.overrides;
        if (*row.reasons != '\0') said["reasons"] = row.reasons;
        if (*row.expires != '\0') said["expires"] = row.expires;
        const std::uint64_t before = size();
        EXPECT_EQ(told(file(row.by, "signature", said, {{LinkKind::answers, proposal}})),
                  row.expected)
            << row.told;
        EXPECT_EQ(size() - before, std::string_view{row.expected} == "filed" ? 1U : 0U) << row.told;
    }
}

TEST_F(Closing, AnOverrideLetsPassUntilItsLastDay)
{
    refer_and_answer("2026-03-02", true);
    const EntryId proposal = propose("2026-03-16", "letter");
    const EntryId signature = filed(file("head_of_service",
                                         "signature",
                                         {{"stance", "override"},
                                          {"reasons", "r"},
                                          {"overrides", "G01 G02"},
                                          {"expires", "2026-03-20"}},
                                         {{LinkKind::answers, proposal}}));
    today("2026-03-21");
    EXPECT_EQ(told(close(proposal)), "refused G01, refused G02");
    today("2026-03-20");
    const auto report = gate_of(*house_, family_, proposal, author("team_manager").practitioner);
    ASSERT_TRUE(report);
    std::size_t overridden = 0;
    for (const guardrails::GateItem& item : report->items) {
        const std::string_view id = item.finding.guardrail->id;
        const bool named = id == "G01" || id == "G02";
        EXPECT_EQ(item.state, named ? guardrails::AtGate::overridden : guardrails::AtGate::answered)
            << id;
        if (!named) continue;
        EXPECT_EQ(item.by, signature);
        ++overridden;
    }
    EXPECT_EQ(overridden, 2U);
    EXPECT_EQ(told(close(proposal)), "filed");
}

TEST_F(Closing, ASecondSignerOpensAnEarlyClosing)
{
    refer_and_answer("2026-03-02", true);
    const EntryId proposal = propose("2026-03-16", "visit");
    const auto sign = [&](const char* by, const json::object& said) {
        return told(file(by, "signature", said, {{LinkKind::answers, proposal}}));
    };
    EXPECT_EQ(sign("conference_chair", {{"stance", "disagree"}}), "missing reasons");
    EXPECT_EQ(sign("conference_chair", {{"stance", "disagree"}, {"reasons", "r"}}), "filed");
    EXPECT_EQ(sign("team_manager", {{"stance", "agree"}}), "filed");
    EXPECT_EQ(told(close(proposal)), "refused G01");
    EXPECT_EQ(sign("head_of_service", {{"stance", "agree"}}), "filed");
    EXPECT_EQ(told(close(proposal)), "filed");
    EXPECT_EQ(told(file("head_of_service", "signature", {{"stance", "agree"}})), "not_found links");
}

TEST_F(Closing, WhoDecidesHasReadWhatIsNewest)
{
    refer_and_answer("2026-03-02", false);
    const EntryId proposal = propose("2026-06-01", "visit");
    const json::object said{{"question", "close"}, {"outcome", "closed"}};
    Doing stale = doing("team_manager", {{LinkKind::answers, proposal}});
    filed(file("police", "note", {{"text", "Invented."}}));
    const std::uint64_t before = size();
    EXPECT_EQ(told(file(stale, "decision", said)), "conflict seen");
    for (const char* word : {"", "not a token"}) {
        Doing unread = stale;
        unread.seen = word;
        EXPECT_EQ(told(file(unread, "decision", said)), "invalid seen") << word;
    }
    Doing receipt = stale;
    receipt.seen = file("police", "note", {{"text", "Invented."}})->receipt;
    EXPECT_EQ(told(file(receipt, "decision", said)), "invalid seen");
    EXPECT_EQ(size(), before + 1);  // The note whose receipt it was.
    // A signature is a decision too; a note is not.
    stale.by = author("head_of_service");
    EXPECT_EQ(told(file(stale, "signature", {{"stance", "agree"}})), "conflict seen");
    EXPECT_EQ(told(file(stale, "note", {{"text", "Invented."}})), "filed");
    EXPECT_EQ(told(close(proposal)), "filed");
}

TEST_F(Closing, NewsAboutOthersIsNoConflict)
{
    refer_and_answer("2026-03-02", false);
    const EntryId proposal = propose("2026-06-01", "visit");
    const Doing read = doing("team_manager", {{LinkKind::answers, proposal}});
    Doing other = doing("police");
    other.about = {{base::Subject::of(base::PersonId::random(entropy_)), ledger::Part::subject}};
    filed(file(other, "note", {{"text", "Invented."}}));
    EXPECT_EQ(told(file(read, "decision", {{"question", "close"}, {"outcome", "closed"}})),
              "filed");
}

TEST_F(Closing, OnlyAReplayRecordsWhatDidNotPassTheGate)
{
    struct Row {
        const char* mode;
        const char* expected;
    };
    const Row rows[] = {
        {"live", "refused pastTheGate"},
        {"demonstration", "refused pastTheGate"},
        {"replay", "filed"},
    };
    for (const Row& row : rows) {
        today("2026-01-05");
        open(row.mode);
        refer("2026-03-02", true);
        const EntryId proposal = propose("2026-03-16", "letter");
        EXPECT_EQ(told(file("team_manager",
                            "decision",
                            {{"question", "close"}, {"outcome", "closed"}, {"pastTheGate", true}},
                            {{LinkKind::answers, proposal}})),
                  row.expected)
            << row.mode;
    }
}

TEST_F(Closing, TheGateOfNoProposalIsNotFound)
{
    refer("2026-03-02", true);
    const EntryId note = filed(file("social_worker", "note", {{"text", "Invented."}}));
    for (const EntryId& id : {note, EntryId{}}) {
        const auto report = gate_of(*house_, family_, id, author("team_manager").practitioner);
        ASSERT_FALSE(report);
        EXPECT_EQ(report.error().kind, base::Problem::Kind::not_found);
    }
}

}  // namespace
}  // namespace holdfast::casework
