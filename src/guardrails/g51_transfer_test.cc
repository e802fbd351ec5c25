#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g51 {
namespace g51_test {

using base::json::object;
using ledger::LinkKind;

const object prepared = {{"kind", "team"},
                         {"senderAgreed", "2026-03-02"},
                         {"accepted", "2026-03-04"},
                         {"recordsReceived", "2026-03-05"},
                         {"jointVisit", "2026-03-06"}};
object with(object said, const char* key, const base::json::value& value)
{
    said[key] = value;
    return said;
}
object without(object said, const char* key)
{
    said.erase(key);
    return said;
}

TEST(Transfer, HasBothSidesAJointVisitAndTheChronology)
{
    const object apart = without(prepared, "jointVisit");
    const object talked = with(apart, "handover", "2026-03-06");
    struct Row {
        const char* words;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"all of it", prepared, "met"},
        {"the sender", without(prepared, "senderAgreed"), "breached"},
        {"the receiver", without(prepared, "accepted"), "breached"},
        {"the chronology", without(prepared, "recordsReceived"), "breached"},
        {"no joint visit", apart, "breached"},
        {"a talk is no visit", talked, "breached"},
        {"the worker is away, and there was no talk",
         with(apart, "reason", "worker_away"),
         "breached"},
        {"the worker is away", with(talked, "reason", "worker_away"), "met"},
        {"a conflict of interest", with(talked, "reason", "conflict"), "met"},
        {"the worker leaves, and could have come",
         with(talked, "reason", "worker_leaves"),
         "breached"},
        {"to another agency", with(talked, "kind", "agency"), "met"},
        {"out of the authority", with(talked, "kind", "out"), "met"},
        {"to adult social care", with(talked, "kind", "adults"), "breached"},
        {"from worker to worker the file stays",
         with(without(prepared, "recordsReceived"), "kind", "worker"),
         "met"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int passed = story.tell("transfer", "2026-03-02", "social_worker", row.said);
        EXPECT_EQ(word_on(story, passed, {"G51", "2026-03-09", passed}), row.expected) << row.words;
    }
}

TEST(Transfer, ALinkedChronologyGoesAlong)
{
    SceneBuilder story;
    const int chronology =
        story.tell("chronology", "2026-03-02", "social_worker", {{"coversTo", "2026-03-02"}});
    const object said = without(prepared, "recordsReceived");
    const int passed = story.tell(
        "transfer", "2026-03-02", "social_worker", said, {{LinkKind::rests_on, chronology}});
    EXPECT_EQ(word_on(story, passed, {"G51", "2026-03-09", passed}), "met");
    const int other = story.tell("transfer", "2026-03-02", "social_worker", said);
    EXPECT_EQ(word_on(story, other, {"G51", "2026-03-09", other}), "breached");
}

TEST(Transfer, DoesNotWait)
{
    struct Row {
        const char* proposed;
        object said;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"2026-03-02", prepared, "2026-03-16", "pending"},  // Ten working days.
        {"2026-03-02", prepared, "2026-03-17", "breached"},
        {"2026-03-02", {{"kind", "team"}}, "2026-03-17", "breached"},
        {"unknown", {{"kind", "team"}}, "2026-03-17", "breached"},
        {"2026-03-02", {{"kind", "in"}}, "2026-03-17", "silent"},
        {"2026-03-02", {{"kind", "team"}, {"refusedWhy", "Invented."}}, "2026-03-17", "silent"},
        {"2026-03-02", with(prepared, "tookOver", "2026-03-09"), "2026-04-17", "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int passed = story.tell("transfer", row.proposed, "social_worker", row.said);
        EXPECT_EQ(word_on(story, passed, {"G51", row.today}), row.expected)
            << row.proposed << " on " << row.today;
    }
    SceneBuilder story;
    const int passed = story.tell("transfer", "2026-03-02", "social_worker", {{"kind", "team"}});
    story.decision(passed, "2026-03-04", "transfer", "not_agreed");
    EXPECT_EQ(word_on(story, passed, {"G51", "2026-03-17"}), "silent");
}

TEST(Transfer, ShowsHowLongItWaitedAndHowManyLed)
{
    SceneBuilder story;
    story.allocation("A", "2025-01-06", {{"until", "2025-06-02"}});
    story.allocation("B", "2025-06-02");
    story.allocation("C", "2025-06-02", {{"part", "co_worker"}});
    const int passed = story.tell("transfer", "2026-03-02", "social_worker", {{"kind", "team"}});
    const auto verdict = verdict_on(story, passed, {"G51", "2026-03-17"});
    ASSERT_TRUE(verdict);
    ASSERT_EQ(verdict->because.size(), 2U);
    EXPECT_EQ(verdict->because[0].says,
              "Transfer: From team to team. Proposed on 2 March 2026, 11 working days ago.");
    EXPECT_EQ(verdict->because[1].says, "2 people have led this work so far.");
}

TEST(Transfer, WhatPassedWithoutAVisitIsMadeGoodByOne)
{
    SceneBuilder story;
    const object said = with(without(prepared, "jointVisit"), "tookOver", "2026-03-09");
    const int passed = story.tell("transfer", "2026-03-02", "social_worker", said);
    EXPECT_EQ(word_on(story, passed, {"G51", "2026-03-23"}), "pending");
    EXPECT_EQ(word_on(story, passed, {"G51", "2026-03-24"}), "breached");
    story.tell("visit", "2026-03-24", "social_worker B", {{"seen", "alone"}});
    EXPECT_EQ(word_on(story, passed, {"G51", "2026-03-24"}), "silent");
    const int away =
        story.tell("transfer", "2026-04-01", "social_worker", with(said, "reason", "worker_away"));
    EXPECT_EQ(word_on(story, away, {"G51", "2026-06-01"}), "silent");
}

TEST(Transfer, OpenWorkIsSomebodys)
{
    SceneBuilder story;
    const int referral = story.answered_referral("2026-03-02", "no");
    EXPECT_EQ(word_on(story, referral, {"G51", "2026-03-04"}), "pending");
    EXPECT_EQ(word_on(story, referral, {"G51", "2026-03-05"}), "breached");
    const int given = story.allocation("A", "2026-03-04", {{"until", "2026-04-13"}});
    EXPECT_EQ(word_on(story, referral, {"G51", "2026-03-05"}), "silent");
    // From the day on which nobody has it any more.
    EXPECT_EQ(word_on(story, given, {"G51", "2026-04-15"}), "pending");
    EXPECT_EQ(word_on(story, given, {"G51", "2026-04-16"}), "breached");
    story.allocation("B", "2026-04-16");
    EXPECT_EQ(word_on(story, given, {"G51", "2026-04-16"}), "silent");
}

TEST(Transfer, NobodyIsAskedForWhereNoWorkIsOpen)
{
    SceneBuilder turned_away;
    const int referral = turned_away.referral("2026-03-02", "no");
    turned_away.decision(referral, "2026-03-03", "referral", "no_further_action");
    EXPECT_TRUE(ask(turned_away, {"G51", "2026-05-05"}).empty());

    SceneBuilder closed;
    closed.answered_referral("2026-03-02", "no");
    const int closing = closed.closing("2026-03-03");
    closed.decision(closing, "2026-03-03", "close", "closed");
    EXPECT_TRUE(ask(closed, {"G51", "2026-05-05"}).empty());
}

/// A family with three leads one after the other.
struct ThreeLeads {
    ThreeLeads(const char* first, const char* second, const char* third)
    {
        story.answered_referral("2024-01-08", "no");
        story.allocation("A", first);
        story.allocation("B", second);
        last = story.allocation("C", third);
    }
    SceneBuilder story;
    int last = 0;
};

TEST(Transfer, AThirdLeadWithinAYearAsksHowTheFamilyWasHandedOver)
{
    struct Row {
        const char* first;
        const char* second;
        const char* third;
        const char* expected;
    };
    const Row rows[] = {
        {"2025-09-01", "2025-11-03", "2026-02-02", "breached"},
        {"2024-09-02", "2025-11-03", "2026-02-02", "silent"},
        {"2024-09-02", "2024-11-04", "2026-02-02", "silent"},
        {"unknown", "unknown", "unknown", "cannot tell"},
        {"2025", "2025-11-03", "2026-02-02", "cannot tell"},
    };
    for (const Row& row : rows) {
        ThreeLeads family{row.first, row.second, row.third};
        EXPECT_EQ(word_on(family.story, family.last, {"G51", "2026-03-02"}), row.expected)
            << row.first << ", " << row.second;
    }
    ThreeLeads handed_over{"2025-09-01", "2025-11-03", "2026-02-02"};
    handed_over.story.tell("transfer",
                           "2026-02-02",
                           "social_worker",
                           with(with(prepared, "kind", "worker"), "tookOver", "2026-02-02"));
    EXPECT_EQ(word_on(handed_over.story, handed_over.last, {"G51", "2026-03-02"}), "silent");
}

TEST(Transfer, CannotBeToldWithoutItsPolicy)
{
    SceneBuilder story;
    const int passed = story.tell("transfer", "2026-03-02", "social_worker", prepared);
    EXPECT_EQ(word_on(story, passed, {"G51", "2026-03-17", 0, policy_without("G51.working_days")}),
              "cannot tell");
    const int referral = story.answered_referral("2026-03-02", "no");
    EXPECT_EQ(word_on(story,
                      referral,
                      {"G51", "2026-03-17", 0, policy_without("G51.unallocated_working_days")}),
              "cannot tell");
    for (const char* key : {"G51.leads", "G51.months"}) {
        ThreeLeads family{"2024-09-02", "2025-11-03", "2026-02-02"};
        EXPECT_EQ(word_on(family.story, family.last, {"G51", "2026-03-02", 0, policy_without(key)}),
                  "cannot tell");
    }
}

}  // namespace g51_test
}  // namespace g51
}  // namespace holdfast::guardrails
