#include "guardrails/authority_question.h"
#include "guardrails/scene_builder.h"

namespace holdfast::guardrails {
namespace g56_test {

using casefile::Month;
using ledger::LinkKind;

Month month_of_count(int number)
{
    return Month::of(base::Date::of(2025, 1, 1)).plus(number);
}

/// Contacts from January 2025 on, so many in each month. The first of month n (from 0) is told by
/// the returned numbers.
std::vector<int> tell_contacts(ToldAuthority& told, std::initializer_list<int> counts)
{
    std::vector<int> firsts;
    int number = 0;
    for (const int count : counts) {
        firsts.push_back(static_cast<int>(told.series.counted().size()) + 1);
        told.contacts(count, month_of_count(number++));
    }
    return firsts;
}

struct Counts {
    std::initializer_list<int> counts;
    std::string_view today;
    std::size_t anchor;  // The month whose first contact it stands on.
    std::string_view word;
};

TEST(VolumeAnomaly, AStepOfTwoMonthsAsksForAnAccount)
{
    const Counts rows[] = {
        // Twenty a month became one. Told at the end of February, due 28 days later.
        {{20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 1, 1}, "2026-03-28", 12, "pending"},
        {{20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 1, 1}, "2026-03-29", 12, "breached"},
        // After one month it may be chance; the second month is not over.
        {{20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 1, 1}, "2026-02-10", 12, "pending"},
        {{20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 1, 20}, "2026-04-10", 12, "silent"},
        // As many more.
        {{20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 40, 40}, "2026-04-10", 12, "breached"},
        // Within what is usual.
        {{20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 10, 10}, "2026-04-10", 12, "silent"},
        // Too few to tell.
        {{4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 0, 0}, "2026-04-10", 11, "silent"},
        // None at all where there were five: it stands on the last month with any.
        {{5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0, 0}, "2026-04-10", 11, "breached"},
        // Too short a history.
        {{20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 1, 1, 1}, "2026-04-10", 11, "silent"},
        // Older than is watched.
        {{20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 1, 1}, "2027-02-10", 12, "silent"},
        {{20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 1, 1}, "2027-01-10", 12, "breached"},
    };
    for (const Counts& row : rows) {
        ToldAuthority told;
        const auto firsts = tell_contacts(told, row.counts);
        EXPECT_EQ(word_on(told, firsts.at(row.anchor), {"G56", row.today}), row.word)
            << row.today << ", " << testing::PrintToString(std::vector<int>(row.counts));
    }
}

constexpr std::initializer_list<int> twenty_to_one = {
    20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 1, 1};

TEST(VolumeAnomaly, WhatCameBeforeStandsBesideIt)
{
    ToldAuthority told;
    const auto firsts = tell_contacts(told, twenty_to_one);
    const auto event = [&](const char* day, base::json::object said) {
        said["title"] = "Invented";
        return told.tell("authorityEvent", day, "", said);
    };
    event("2025-12-15", {{"kind", "budget"}, {"mayMove", base::json::array{"contacts"}}});
    event("2025-10-01", {{"kind", "inspection"}});
    event("2025-06-30", {{"kind", "target"}});  // More than six months before.
    event("2025-12-01", {{"kind", "senior_change"}, {"mayMove", base::json::array{"care"}}});
    event("2026-03-01", {{"kind", "restructure"}});  // After it.
    const auto verdict = verdict_on(told, firsts[12], {"G56", "2026-03-20"});
    ASSERT_TRUE(verdict);
    const std::string said = said_by(*verdict);
    EXPECT_NE(said.find("Contacts, all teams: about 20 a month before; then 1 in January 2026, 1 "
                        "in February 2026."),
              std::string::npos)
        << said;
    EXPECT_NE(said.find("Before it: budget, on 15 December 2025."), std::string::npos) << said;
    EXPECT_NE(said.find("inspection, on 1 October 2025"), std::string::npos) << said;
    // A step that lasts is told by its first months.
    const auto later = verdict_on(told, firsts[12], {"G56", "2026-05-20"});
    ASSERT_TRUE(later);
    EXPECT_NE(said_by(*later).find("0 in March 2026; 4 months so far."), std::string::npos)
        << said_by(*later);
    for (const char* not_said : {"target", "senior", "restructure"})
        EXPECT_EQ(said.find(not_said), std::string::npos) << said;
}

struct Account {
    const char* given;
    const char* measure;
    bool answers;
    std::string_view word;
};

TEST(VolumeAnomaly, TheDirectorsAccountAnswersIt)
{
    const Account rows[] = {
        {"2026-03-20", "contacts", false, "met"},
        {"2026-03-20", "care", false, "breached"},      // Of another count.
        {"2025-12-31", "contacts", false, "breached"},  // Before it began.
        {"2026-03-20", "care", true, "met"},            // It says itself what it answers.
    };
    for (const Account& row : rows) {
        ToldAuthority told;
        const auto firsts = tell_contacts(told, twenty_to_one);
        ToldAuthority::Links links;
        if (row.answers) links.emplace_back(LinkKind::answers, firsts[12]);
        told.tell("boardAccount",
                  row.given,
                  "",
                  {{"measure", row.measure}, {"account", "An invented account."}},
                  links);
        EXPECT_EQ(word_on(told, firsts[12], {"G56", "2026-04-10"}), row.word)
            << row.given << ", " << row.measure;
    }
}

/// Contacts of one family that is allocated to a team, and of others.
TEST(VolumeAnomaly, AStepOfOneTeamStandsByItselfOnlyWhereAllTogetherHaveNone)
{
    ToldAuthority told;
    const auto worker = told.practitioner("worker");
    told.tell_about("practitioner",
                    "2025-01-01",
                    {{base::Subject::of(worker), ledger::Part::subject}},
                    {{"name", "Invented"}, {"role", "social_worker"}, {"team", "North"}});
    for (int number = 0; number < 14; ++number) {
        told.writer = "worker";
        told.contacts(number < 12 ? 20 : 1, month_of_count(number));
        told.writer = "somebody else";
        told.contacts(number < 12 ? 100 : 119, month_of_count(number));
    }
    const auto verdicts = ask(told, {"G56", "2026-04-10"});
    ASSERT_EQ(verdicts.size(), 1U);
    EXPECT_NE(said_by(verdicts.front()).find("Contacts, North: about 20 a month before"),
              std::string::npos)
        << said_by(verdicts.front());

    ToldAuthority alone;
    alone.tell_about("practitioner",
                     "2025-01-01",
                     {{base::Subject::of(alone.practitioner("worker")), ledger::Part::subject}},
                     {{"name", "Invented"}, {"role", "social_worker"}, {"team", "North"}});
    alone.writer = "worker";
    tell_contacts(alone, twenty_to_one);
    const auto of_all = ask(alone, {"G56", "2026-04-10"});
    ASSERT_EQ(of_all.size(), 1U);  // One finding, which names the team.
    const std::string said = said_by(of_all.front());
    EXPECT_NE(said.find("all teams"), std::string::npos) << said;
    EXPECT_NE(said.find("North"), std::string::npos) << said;
}

TEST(VolumeAnomaly, AnEventIsWatchedAndWithoutCountsNobodyCanTell)
{
    const base::json::object target{
        {"kind", "target"}, {"title", "Invented"}, {"mayMove", base::json::array{"contacts"}}};
    ToldAuthority bare;
    const int lone = bare.tell("authorityEvent", "2014-10/2015-05", "", target);
    EXPECT_EQ(word_on(bare, lone, {"G56", "2015-05-31"}), "cannot tell");
    EXPECT_EQ(word_on(bare, lone, {"G56", "2016-05-31"}), "cannot tell");
    EXPECT_EQ(word_on(bare, lone, {"G56", "2016-06-01"}), "silent");  // Watched for a year.
    bare.tell("boardAccount",
              "2015-06-01",
              "",
              {{"measure", "contacts"}, {"account", "Invented."}},
              {{LinkKind::answers, lone}});
    EXPECT_EQ(word_on(bare, lone, {"G56", "2015-06-02"}), "met");

    ToldAuthority steady;
    tell_contacts(steady, {20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20});
    const int set = steady.tell("authorityEvent", "2026-01-12", "", target);
    EXPECT_EQ(word_on(steady, set, {"G56", "2026-03-10"}), "cannot tell");  // One month since.
    EXPECT_EQ(word_on(steady, set, {"G56", "2026-04-10"}), "met");
    EXPECT_NE(said_by(*verdict_on(steady, set, {"G56", "2026-04-10"}))
                  .find("None of these has changed by a step since: contacts."),
              std::string::npos);

    ToldAuthority moved;
    const auto firsts = tell_contacts(moved, twenty_to_one);
    const int before = moved.tell("authorityEvent", "2026-01-02", "", target);
    EXPECT_EQ(word_on(moved, firsts[12], {"G56", "2026-04-10"}), "breached");
    EXPECT_EQ(word_on(moved, before, {"G56", "2026-04-10"}), "silent");  // The step names it.
}

TEST(VolumeAnomaly, AReviewMovesNothingUnlessItSaysSo)
{
    ToldAuthority told;
    const int review =
        told.tell("authorityEvent", "2026-01-12", "", {{"kind", "review"}, {"title", "Invented"}});
    EXPECT_EQ(word_on(told, review, {"G56", "2026-02-01"}), "silent");
    const int named = told.tell(
        "authorityEvent",
        "2026-01-12",
        "",
        {{"kind", "review"}, {"title", "Invented"}, {"mayMove", base::json::array{"care"}}});
    EXPECT_EQ(word_on(told, named, {"G56", "2026-02-01"}), "cannot tell");
}

TEST(VolumeAnomaly, WithoutItsPolicyItCannotTell)
{
    ToldAuthority told;
    const auto firsts = tell_contacts(told, twenty_to_one);
    for (const char* key : {"G56.history_months", "G56.least", "G56.account_days"}) {
        const auto verdict =
            verdict_on(told, firsts[0], {"G56", "2026-04-10", policy_without(key)});
        ASSERT_TRUE(verdict) << key;
        EXPECT_EQ(word_of(verdict->standing), "cannot tell") << key;
    }
    EXPECT_TRUE(ask(ToldAuthority{}, {"G56", "2026-04-10", policy_without("G56.least")}).empty());
    EXPECT_TRUE(ask(ToldAuthority{}, {"G56", "2026-04-10"}).empty());
}

}  // namespace g56_test
}  // namespace holdfast::guardrails
