#include "casework/family_ledger.h"
#include "records/types/closing_proposal.h"
#include "records/types/ledger_opened.h"
#include "records/types/note.h"
#include "records/types/referral.h"

namespace holdfast::casework {
namespace {

using Acts = FamilyLedger;

TEST_F(Acts, EachIsDoneByARoleThatMayAndByNoOther)
{
    const EntryId referral = refer_and_answer("2026-03-02", false);
    const EntryId proposal = propose("2026-06-01", "visit");
    const EntryId note = filed(file("social_worker", "note", {{"text", "Invented."}}));
    struct Row {
        const char* type;
        json::object said;
        std::vector<ledger::Link> links;
        const char* may;
        const char* may_not;
    };
    const Row rows[] = {
        {"person", {{"knownAs", "Wren Example"}}, {}, "business_support", "police"},
        {"familyMember", {{"part", "child"}}, {}, "screener", "school"},
        {"note", {{"text", "Invented."}}, {}, "police", "information_officer"},
        {"letter", {{"purpose", "warning"}}, {}, "business_support", "health_visitor"},
        {"closingProposal", {{"means", "visit"}}, {}, "team_manager", "head_of_service"},
        {"signature",
         {{"stance", "agree"}},
         {{LinkKind::answers, proposal}},
         "head_of_service",
         "business_support"},
        {"answer",
         {{"guardrail", "G03"}, {"reasons", "Invented."}},
         {{LinkKind::answers, referral}},
         "conference_chair",
         "screener"},
        {"decision",
         {{"question", "referral"}, {"outcome", "assess"}, {"reasons", "A reason."}},
         {{LinkKind::answers, referral}},
         "screener",
         "social_worker"},
        {"policyValue",
         {{"inForceFrom", "2027-01-01"},
          {"key", "G01.days"},
          {"value", 42},
          {"unit", "days"},
          {"owner", "head_of_service"},
          {"source", "A test."}},
         {},
         "head_of_service",
         "team_manager"},
        {"removal",
         {{"legalBasis", "An invented order."}},
         {{LinkKind::removes, note}},
         "information_officer",
         "head_of_service"},
        {"decision",
         {{"question", "close"}, {"outcome", "closed"}},
         {{LinkKind::answers, proposal}},
         "team_manager B",
         "social_worker"},
        // After the closing: one that comes before it stops it.
        {"contact", {{"concern", "A worry."}}, {}, "business_support", "information_officer"},
        {"referral",
         {{"concern", "A worry."}},
         {{LinkKind::part_of, referral}},
         "out_of_hours",
         "business_support"},
    };
    for (const Row& row : rows) {
        const std::uint64_t before = size();
        EXPECT_EQ(told(file(row.may_not, row.type, row.said, row.links)), "refused by")
            << row.type << " by " << row.may_not;
        EXPECT_EQ(size(), before) << row.type;
        EXPECT_EQ(told(file(row.may, row.type, row.said, row.links)), "filed")
            << row.type << " by " << row.may;
        EXPECT_EQ(size(), before + 1) << row.type;
    }
}

TEST_F(Acts, SomeRecordsNobodyFilesByHand)
{
    EXPECT_EQ(told(file("system", "ledgerOpened", {{"mode", "live"}, {"authorityName", "X"}})),
              "unknown ledgerOpened");
    records::LedgerOpened opened;
    opened.mode = records::Coded<records::ledger_modes>{"live"};
    const std::uint64_t before = size();
    EXPECT_FALSE(open_ledger(*house_, opened));  // A second time.
    EXPECT_EQ(size(), before);
}

TEST_F(Acts, SayAboutWhom)
{
    Doing nobody = doing("screener");
    nobody.about.clear();
    EXPECT_EQ(told(file(nobody, "note", {{"text", "Invented."}})), "missing about");
    EXPECT_EQ(told(file(nobody, "referral", {{"concern", "A worry."}})),
              "missing about, missing about");
    Doing no_child = doing("screener");
    no_child.about.pop_back();
    EXPECT_EQ(told(file(no_child, "referral", {{"concern", "A worry."}})), "missing about");
    Doing mentioned = doing("screener");
    mentioned.about.back().part = ledger::Part::mentioned;
    EXPECT_EQ(told(file(mentioned, "referral", {{"concern", "A worry."}})), "missing about");
    // Every problem at once.
    Doing worse = doing("police", {{LinkKind::removes, EntryId{}}});
    worse.about.clear();
    EXPECT_EQ(told(file(worse, "referral", {{"concern", "A worry."}})),
              "refused by, missing about, refused links, missing about");
}

TEST_F(Acts, AnIncompleteRecordIsNotFiled)
{
    const std::uint64_t before = size();
    EXPECT_EQ(told(casework::file(*house_, doing("social_worker"), records::Note{})),
              "missing text");
    records::ClosingProposal no_means;
    no_means.proposed = base::When::day(today_);
    refer("2026-03-02", false);
    EXPECT_EQ(told(casework::file(*house_, doing("social_worker"), no_means)), "missing means");
    EXPECT_EQ(size(), before + 1);
}

TEST_F(Acts, ACorrectionIsOfTheSameKind)
{
    const EntryId referral = refer("2026-03-02", true);
    EXPECT_EQ(
        told(file(
            "social_worker", "note", {{"text", "Invented."}}, {{LinkKind::corrects, referral}})),
        "invalid links");
    EXPECT_EQ(told(file("screener",
                        "referral",
                        {{"concern", "A worry."}, {"received", "2026-02-02"}},
                        {{LinkKind::corrects, referral}})),
              "filed");
    const auto now = scene();
    const auto referrals = now.facts.all<records::Referral>();
    ASSERT_EQ(referrals.size(), 1U);
    EXPECT_EQ(referrals.front().happened, base::When::day(base::Date::of(2026, 2, 2)));
    EXPECT_EQ(scene().episodes.size(), 1U);
}

TEST_F(Acts, ACorrectionOfACorrectionHoldsToTheFirst)
{
    const EntryId first = refer("2026-03-02", true);
    const auto correct = [&](const char* day, const EntryId& corrected) {
        return file("screener",
                    "referral",
                    {{"concern", "A worry."}, {"received", day}},
                    {{LinkKind::corrects, corrected}});
    };
    const auto second = correct("2026-02-02", first);
    ASSERT_TRUE(second);
    const auto third = correct("2026-01-02", second->entries.front());
    ASSERT_TRUE(third);
    const auto snapshot = ledger_->read();
    ASSERT_TRUE(snapshot);
    const auto kept = snapshot->find(third->entries.front()).value();
    ASSERT_TRUE(kept && kept->entry);
    EXPECT_EQ(kept->entry->links.front().to, first);
    ASSERT_EQ(scene().facts.all<records::Referral>().size(), 1U);
    EXPECT_EQ(scene().facts.all<records::Referral>().front().id, first);
}

TEST_F(Acts, AnAnswerIsToAGuardrailAboutAnEntryOfTheFamily)
{
    const EntryId referral = refer("2026-03-02", true);
    const auto answer = [&](const char* guardrail, std::vector<ledger::Link> links) {
        return told(file("team_manager",
                         "answer",
                         {{"guardrail", guardrail}, {"reasons", "r"}},
                         std::move(links)));
    };
    EXPECT_EQ(answer("G99", {}), "unknown guardrail, missing links");
    EXPECT_EQ(answer("G03", {}), "missing links");
    EXPECT_EQ(answer("G03", {{LinkKind::rests_on, referral}}), "missing links");
    EXPECT_EQ(answer("G03", {{LinkKind::answers, referral}}), "filed");
}

TEST_F(Acts, WhatRaisesProtectionAndFactsAreFiledOnAClosedFamily)
{
    close_family();
    struct Row {
        const char* by;
        const char* type;
        json::object said;
    };
    const Row facts[] = {
        {"police", "note", {{"text", "Invented."}, {"happenedOn", "2025-12-01"}}},
        {"business_support", "letter", {{"purpose", "closing"}, {"sent", "2026-05-30"}}},
        {"social_worker", "person", {{"knownAs", "Wren Example"}}},
        {"social_worker", "familyMember", {{"part", "child"}}},
        {"business_support", "contact", {{"concern", "A worry."}}},
    };
    for (const Row& row : facts) {
        EXPECT_EQ(told(file(row.by, row.type, row.said)), "filed") << row.type;
        EXPECT_FALSE(scene().has_open_episode()) << row.type;
    }
    EXPECT_EQ(told(file("out_of_hours", "referral", {{"concern", "A worry."}})), "filed");
    EXPECT_TRUE(scene().has_open_episode());
    // And again while it is open: one more referral, no second episode.
    EXPECT_EQ(told(file("out_of_hours", "referral", {{"concern", "A worry."}})), "filed");
    EXPECT_EQ(scene().episodes.size(), 2U);
}

TEST_F(Acts, OnlyAnOrderRemovesWords)
{
    const EntryId referral = refer_and_answer("2026-03-02", true);
    const EntryId proposal = propose("2026-03-16", "visit");
    EXPECT_EQ(told(close(proposal)), "refused G01");
    EXPECT_EQ(told(file("information_officer", "removal", {{"legalBasis", "An order."}})),
              "missing links");
    EXPECT_EQ(told(file("information_officer",
                        "removal",
                        {{"legalBasis", "An order."}},
                        {{LinkKind::removes, referral}, {LinkKind::removes, proposal}})),
              "missing links");
    const std::uint64_t before = size();
    EXPECT_EQ(
        told(file(
            "social_worker", "note", {{"text", "Invented."}}, {{LinkKind::removes, referral}})),
        "refused links");
    EXPECT_EQ(size(), before);
    EXPECT_EQ(told(file("information_officer",
                        "removal",
                        {{"legalBasis", "An order."}},
                        {{LinkKind::removes, referral}})),
              "filed");
    // Gone from the scene and from the gate; the proposal still stands.
    EXPECT_EQ(scene().facts.find<records::Referral>(referral), nullptr);
    EXPECT_NE(scene().facts.find<records::ClosingProposal>(proposal), nullptr);
    const auto kept = ledger_->read().value().find(referral).value();
    ASSERT_TRUE(kept);
    EXPECT_FALSE(kept->entry);
    const auto report = gate_of(*house_, family_, proposal, author("team_manager").practitioner);
    ASSERT_TRUE(report);
    for (const guardrails::GateItem& item : report->items)
        for (const guardrails::Evidence& evidence : item.finding.verdict.because)
            EXPECT_NE(evidence.entry, referral);
    // An order given again clears what traces a busy store may have kept.
    EXPECT_EQ(told(file("information_officer",
                        "removal",
                        {{"legalBasis", "An order."}},
                        {{LinkKind::removes, referral}})),
              "filed");
}

TEST_F(Acts, TheSameRequestIsDoneOnce)
{
    Doing twice = doing("police");
    twice.idempotency = ledger::Idempotency{"request-1", base::sha256(base::view_of("a"))};
    const auto first = file(twice, "note", {{"text", "Invented."}});
    const std::uint64_t before = size();
    const auto second = file(twice, "note", {{"text", "Invented."}});
    ASSERT_TRUE(first && second);
    EXPECT_FALSE(first->again);
    EXPECT_TRUE(second->again);
    EXPECT_EQ(first->entries, second->entries);
    EXPECT_EQ(size(), before);
    twice.idempotency->request = base::sha256(base::view_of("b"));
    EXPECT_FALSE(file(twice, "note", {{"text", "Other."}}));
}

}  // namespace
}  // namespace holdfast::casework
