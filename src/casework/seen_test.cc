#include "access/entries_ledger.h"
#include "casework/seen.h"

#include <gtest/gtest.h>

namespace holdfast::casework {
namespace {

using base::EntryId;
using guardrails::AtGate;
using guardrails::Evidence;
using guardrails::Finding;
using guardrails::GateReport;
using guardrails::Standing;
using guardrails::Verdict;

/// Two guardrails, a scene in which two entries can be seen, and one entry that cannot.
class Seen : public testing::Test {
protected:
    Verdict verdict(const EntryId& anchor, Standing standing)
    {
        return {anchor,
                standing,
                {{anchor, "What makes it so."}},
                {},
                {"Something is missing."},
                base::Date::of(2026, 3, 9),
                base::Date::of(2026, 3, 10),
                {"G01.days = 28 days"}};
    }
    Finding first(const EntryId& anchor, Standing standing)
    {
        return {guardrails::catalogue()[0].guardrail, told_.family(), verdict(anchor, standing)};
    }
    Finding second(const EntryId& anchor, Standing standing)
    {
        return {guardrails::catalogue()[1].guardrail, told_.family(), verdict(anchor, standing)};
    }
    std::vector<SeenFinding> cut(const std::vector<Finding>& whole,
                                 const std::vector<Finding>& viewed)
    {
        return seen(whole, viewed, told_.whole());
    }

    access::EntriesLedger told_;
    EntryId one_ = told_.tell("note", {{"text", "a"}});
    EntryId other_ = told_.tell("note", {{"text", "b"}});
    EntryId hidden_;
};

void expect_without_a_word(const SeenFinding& finding)
{
    EXPECT_TRUE(finding.rests_on_hidden);
    EXPECT_TRUE(finding.because.empty() && finding.against.empty() && finding.missing.empty());
    EXPECT_TRUE(finding.policy.empty());
    EXPECT_EQ(finding.due, std::nullopt);
    EXPECT_EQ(finding.changes_on, std::nullopt);
}

TEST_F(Seen, WhatIsTheSameInBothIsShownWhole)
{
    const auto shown = cut({first(one_, Standing::pending)}, {first(one_, Standing::pending)});
    ASSERT_EQ(shown.size(), 1U);
    const Verdict verdict = first(one_, Standing::pending).verdict;
    EXPECT_FALSE(shown[0].rests_on_hidden);
    EXPECT_EQ(shown[0].anchor, one_);
    EXPECT_EQ(shown[0].standing, Standing::pending);
    EXPECT_EQ(shown[0].because, verdict.because);
    EXPECT_EQ(shown[0].missing, verdict.missing);
    EXPECT_EQ(shown[0].due, verdict.due);
    EXPECT_EQ(shown[0].changes_on, verdict.changes_on);
    EXPECT_EQ(shown[0].policy, verdict.policy);
}

TEST_F(Seen, WhatDiffersInAnythingRestsOnTheHiddenAndKeepsOnlyTheStanding)
{
    const std::vector<void (*)(Verdict&, const EntryId&)> changes = {
        [](Verdict& verdict, const EntryId&) { verdict.standing = Standing::breached; },
        [](Verdict& verdict, const EntryId& hidden) { verdict.because = {{hidden, "Hidden."}}; },
        [](Verdict& verdict, const EntryId& hidden) { verdict.against = {{hidden, "Hidden."}}; },
        [](Verdict& verdict, const EntryId&) { verdict.missing = {"Hidden."}; },
        [](Verdict& verdict, const EntryId&) { verdict.due = base::Date::of(2026, 5, 5); },
        [](Verdict& verdict, const EntryId&) { verdict.changes_on.reset(); },
        [](Verdict& verdict, const EntryId&) { verdict.policy = {"Hidden."}; },
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
        Finding whole = first(one_, Standing::pending);
        changes[i](whole.verdict, hidden_);
        const auto shown = cut({whole}, {first(one_, Standing::pending)});
        ASSERT_EQ(shown.size(), 1U) << i;
        EXPECT_TRUE(shown[0].rests_on_hidden) << i;
        EXPECT_EQ(shown[0].standing, whole.verdict.standing) << i;
        EXPECT_EQ(shown[0].anchor, one_) << i;
        EXPECT_EQ(shown[0].because, (std::vector<Evidence>{{one_, "What makes it so."}})) << i;
        EXPECT_TRUE(shown[0].against.empty()) << i;
        EXPECT_TRUE(shown[0].missing.empty()) << i;
        EXPECT_EQ(shown[0].due, std::nullopt) << i;
        EXPECT_EQ(shown[0].changes_on, std::nullopt) << i;
        EXPECT_EQ(shown[0].policy, (std::vector<std::string>{"G01.days = 28 days"})) << i;
    }
}

TEST_F(Seen, WhatOnlyTheWholeSceneHasStandsAtTheEndWithoutAWord)
{
    const auto shown = cut({first(hidden_, Standing::breached),
                            first(other_, Standing::cannot_tell),
                            second(one_, Standing::met)},
                           {second(one_, Standing::met)});
    ASSERT_EQ(shown.size(), 3U);
    EXPECT_FALSE(shown[0].rests_on_hidden);
    expect_without_a_word(shown[1]);
    EXPECT_EQ(shown[1].anchor, std::nullopt) << "the hidden entry has no name here";
    EXPECT_EQ(shown[1].standing, Standing::breached);
    expect_without_a_word(shown[2]);
    EXPECT_EQ(shown[2].anchor, other_) << "so that it can be answered";
    EXPECT_EQ(shown[2].standing, Standing::cannot_tell);
}

TEST_F(Seen, FindingWhoseAnchorTheHiddenMovedStaysWhereItWas)
{
    const auto shown = cut({first(hidden_, Standing::breached)}, {first(one_, Standing::pending)});
    ASSERT_EQ(shown.size(), 1U);
    EXPECT_EQ(shown[0].anchor, one_);
    EXPECT_EQ(shown[0].standing, Standing::breached);
    EXPECT_TRUE(shown[0].rests_on_hidden);
    EXPECT_EQ(shown[0].because, (std::vector<Evidence>{{one_, "What makes it so."}}));
    // The same anchor comes before the same guardrail.
    const auto both = cut({first(hidden_, Standing::breached), first(one_, Standing::met)},
                          {first(one_, Standing::met)});
    ASSERT_EQ(both.size(), 2U);
    EXPECT_FALSE(both[0].rests_on_hidden);
    EXPECT_EQ(both[0].standing, Standing::met);
    EXPECT_EQ(both[1].anchor, std::nullopt);
}

TEST_F(Seen, FindingThatTheHiddenAnswersIsMet)
{
    const auto shown = cut({}, {first(one_, Standing::breached)});
    ASSERT_EQ(shown.size(), 1U);
    EXPECT_EQ(shown[0].standing, Standing::met);
    EXPECT_TRUE(shown[0].rests_on_hidden);
    EXPECT_TRUE(shown[0].missing.empty());
}

TEST_F(Seen, GateIsAsTheWholeSceneHasIt)
{
    const GateReport whole{{{first(one_, Standing::breached), AtGate::stops, std::nullopt},
                            {second(one_, Standing::met), AtGate::answered, std::nullopt},
                            {second(hidden_, Standing::breached), AtGate::overridden, other_}}};
    const GateReport viewed{{{first(one_, Standing::met), AtGate::answered, std::nullopt},
                             {second(one_, Standing::met), AtGate::answered, std::nullopt}}};
    const SeenGate gate = seen(whole, viewed, told_.whole());
    ASSERT_EQ(gate.items.size(), 3U);
    EXPECT_FALSE(gate.open);
    EXPECT_EQ(gate.items[0].state, AtGate::stops);
    EXPECT_TRUE(gate.items[0].finding.rests_on_hidden);
    EXPECT_EQ(gate.items[1].state, AtGate::answered);
    EXPECT_FALSE(gate.items[1].finding.rests_on_hidden);
    EXPECT_EQ(gate.items[2].state, AtGate::overridden);
    EXPECT_EQ(gate.items[2].by, other_);
    expect_without_a_word(gate.items[2].finding);
    // What the hidden answers does not stop.
    const SeenGate answered = seen({}, {{whole.items[0]}}, told_.whole());
    ASSERT_EQ(answered.items.size(), 1U);
    EXPECT_TRUE(answered.open);
    EXPECT_EQ(answered.items[0].state, AtGate::answered);
}

}  // namespace
}  // namespace holdfast::casework
