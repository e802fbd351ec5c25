#include "guardrails/closings.h"
#include "guardrails/outside_the_line.h"
#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

#include <map>

namespace holdfast::guardrails {
namespace {

using ledger::LinkKind;

/// How each guardrail stands at the gate of a proposal: "answered", "overridden", "needs you" or
/// "stops". A guardrail that says nothing is not there.
using States = std::map<std::string, std::string>;

std::string word_of(AtGate state)
{
    switch (state) {
    case AtGate::answered: return "answered";
    case AtGate::overridden: return "overridden";
    case AtGate::needs_you: return "needs you";
    case AtGate::stops: return "stops";
    }
    return "";
}

/// The gate is tried on these three; what other rules ask is no matter here.
bool is_tried(const Finding& finding)
{
    const std::string_view id = finding.guardrail->id;
    return id == "G01" || id == "G02" || id == "G03";
}

GateReport report_of(const SceneBuilder& story, int closing, std::string_view today,
                     const records::PolicyBook& policy = records::PolicyBook::shipped())
{
    GateReport report = stand_at({records::Gate::close, story.id(closing)},
                                 story.scene(),
                                 policy,
                                 base::WorkingDays::england(),
                                 base::Date::parse(today).value());
    std::erase_if(report.items, [](const GateItem& item) { return !is_tried(item.finding); });
    return report;
}

States states_of(const GateReport& report)
{
    States states;
    for (const GateItem& item : report.items)
        states[std::string{item.finding.guardrail->id}] = word_of(item.state);
    return states;
}

/// A child protection referral of 2 March, a closing by letter 14 days later: G01 and G02 stop it.
struct ClosedByLetter {
    SceneBuilder story;
    int referral = story.answered_referral("2026-03-02", "yes");
    int closing = story.closing("2026-03-16", {{"means", "letter"}});
};

TEST(Gate, IsOpenWhenTheRecordAnswersEverything)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "no");
    const int closing = story.closing("2026-03-16");
    const GateReport report = report_of(story, closing, "2026-03-16");
    EXPECT_EQ(states_of(report), (States{{"G01", "answered"}, {"G02", "answered"}}));
    EXPECT_TRUE(report.is_open());
}

TEST(Gate, StopsAtEverythingThatIsNotMet)
{
    struct Row {
        const char* told;
        const char* child_protection;
        const char* means;
        States expected;
    };
    const Row rows[] = {
        {"both", "yes", "letter", {{"G01", "stops"}, {"G02", "stops"}}},
        {"early", "yes", "visit", {{"G01", "stops"}, {"G02", "answered"}}},
        {"letter", "no", "letter", {{"G01", "answered"}, {"G02", "stops"}}},
        {"not known", "", "visit", {{"G01", "needs you"}, {"G02", "answered"}}},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.answered_referral("2026-03-02", row.child_protection);
        const int closing = story.closing("2026-03-16", {{"means", row.means}});
        const GateReport report = report_of(story, closing, "2026-03-16");
        EXPECT_EQ(states_of(report), row.expected) << row.told;
        EXPECT_FALSE(report.is_open()) << row.told;
    }
}

struct OverrideRow {
    const char* by;
    const char* stance;
    const char* overrides;
    const char* reasons;
    const char* expires;
    const char* g01;
    const char* g02;
};

/// Signs as the row says under a closing that G01 and G02 stop, and asks the gate on 16 March.
void expect_override(const OverrideRow& row)
{
    SCOPED_TRACE(std::string{row.by} + ", " + row.overrides + ", until " + row.expires);
    ClosedByLetter closed;
    base::json::object more;
    const auto put = [&](const char* key, std::string_view value) {
        if (!value.empty()) more[key] = value;
    };
    put("overrides", row.overrides);
    put("reasons", row.reasons);
    put("expires", row.expires);
    const int signature = closed.story.signature(closed.closing, row.by, row.stance, more);
    const GateReport report = report_of(closed.story, closed.closing, "2026-03-16");
    EXPECT_EQ(states_of(report), (States{{"G01", row.g01}, {"G02", row.g02}}));
    const bool all =
        std::string_view{row.g01} == "overridden" && std::string_view{row.g02} == "overridden";
    EXPECT_EQ(report.is_open(), all);
    for (const GateItem& item : report.items) {
        const bool by_signature = item.state == AtGate::overridden;
        EXPECT_EQ(item.by, by_signature ? std::optional{closed.story.id(signature)} : std::nullopt);
    }
}

TEST(Gate, AnOverrideCountsOnlyWhole)
{
    constexpr const char* passes = "overridden";
    constexpr const char* stops = "stops";
    // One row a line, because it is read by its columns.
    // clang-format off
    const OverrideRow rows[] = {
        {"head_of_service",         "override", "G01 G02", "r", "2026-03-20", passes, passes},
        {"conference_chair",        "override", "G02 G01", "r", "2026-03-20", passes, passes},
        {"principal_social_worker", "override", "G01",     "r", "2026-03-20", passes, stops},
        {"head_of_service",         "override", "G02",     "r", "2026-03-20", stops,  passes},
        {"head_of_service",         "override", "G01 G02", "r", "2026-03-16", passes, passes},
        {"head_of_service",         "override", "G01 G02", "r", "2026-03-15", stops,  stops},
        {"head_of_service",         "override", "G01 G02", "r", "",           stops,  stops},
        {"head_of_service",         "override", "G01 G02", "",  "2026-03-20", stops,  stops},
        {"head_of_service",         "override", "",        "r", "2026-03-20", stops,  stops},
        {"head_of_service",         "override", "G0 AG02", "r", "2026-03-20", stops,  stops},
        {"team_manager",            "override", "G01 G02", "r", "2026-03-20", stops,  stops},
        {"social_worker",           "override", "G01 G02", "r", "2026-03-20", stops,  stops},
        {"head_of_service",         "disagree", "G01 G02", "r", "2026-03-20", stops,  stops},
    };
    // clang-format on
    for (const OverrideRow& row : rows) expect_override(row);
}

TEST(Gate, AnOverrideIsOfOneProposalAndLapsesByItself)
{
    ClosedByLetter closed;
    SceneBuilder& story = closed.story;
    story.signature(closed.closing,
                    "head_of_service",
                    "override",
                    {{"overrides", "G01 G02"}, {"reasons", "r"}, {"expires", "2026-03-20"}});
    EXPECT_TRUE(report_of(story, closed.closing, "2026-03-20").is_open());
    EXPECT_FALSE(report_of(story, closed.closing, "2026-03-21").is_open());
    const int another = story.closing("2026-03-17", {{"means", "letter"}});
    EXPECT_FALSE(report_of(story, another, "2026-03-17").is_open());
}

TEST(Gate, WhatCannotBeToldIsOverriddenAsWell)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "");
    const int closing = story.closing("2026-03-16");
    story.signature(closing,
                    "head_of_service",
                    "override",
                    {{"overrides", "G01"}, {"reasons", "r"}, {"expires", "2026-03-16"}});
    const GateReport report = report_of(story, closing, "2026-03-16");
    EXPECT_EQ(states_of(report), (States{{"G01", "overridden"}, {"G02", "answered"}}));
    // The finding itself stays what it is.
    EXPECT_EQ(report.items.front().finding.verdict.standing, Standing::cannot_tell);
}

TEST(Gate, WithoutThePolicyNothingIsOpen)
{
    SceneBuilder story;
    story.answered_referral("2025-11-10", "no");
    story.answered_referral("2026-03-02", "no");
    const int closing = story.closing("2026-06-01");
    const GateReport report = report_of(story, closing, "2026-06-01", records::PolicyBook{});
    EXPECT_EQ(states_of(report),
              (States{{"G01", "needs you"}, {"G02", "answered"}, {"G03", "needs you"}}));
    EXPECT_FALSE(report.is_open());
}

TEST(Sweep, TellsEveryFindingInTheOrderOfTheCatalogue)
{
    SceneBuilder story;
    story.answered_referral("2025-11-10", "no");
    story.answered_referral("2026-03-02", "yes");
    story.closing("2026-03-16", {{"means", "letter"}});
    story.closing("2026-03-17");
    std::string told;
    for (const Finding& finding : sweep(story.scene(),
                                        records::PolicyBook::shipped(),
                                        base::WorkingDays::england(),
                                        base::Date::of(2026, 3, 17))) {
        if (!is_tried(finding)) continue;
        EXPECT_EQ(finding.family, story.scene().family);
        told += std::string{finding.guardrail->id} + " "
              + std::string{guardrails::word_of(finding.verdict.standing)} + "; ";
    }
    // The 17th is a Tuesday: the second signer of the 16th still has that day.
    EXPECT_EQ(told, "G01 pending; G01 pending; G02 breached; G02 met; G03 pending; ");
    EXPECT_TRUE(sweep(SceneBuilder{}.scene(),
                      records::PolicyBook::shipped(),
                      base::WorkingDays::england(),
                      base::Date::of(2026, 3, 17))
                    .empty());
}

std::string every_word_of(const SceneBuilder& story)
{
    std::string words;
    for (const Finding& finding : sweep(story.scene(),
                                        records::PolicyBook::shipped(),
                                        base::WorkingDays::england(),
                                        base::Date::of(2026, 6, 8))) {
        words += std::string{finding.guardrail->id} + " " + finding.verdict.anchor.text() + " "
               + std::string{guardrails::word_of(finding.verdict.standing)};
        for (const auto& each : finding.verdict.because) words += " " + each.says;
        for (const auto& each : finding.verdict.against) words += " " + each.says;
        for (const std::string& each : finding.verdict.missing) words += " " + each;
        words += "\n";
    }
    return words;
}

/// A manager who reads the family must not be able to tell that somebody reported being pressed:
/// whatever a rule says of a family is told to them, if only as something hidden.
TEST(Sweep, OfAFamilySaysNothingOfWhoWasPressed)
{
    SceneBuilder story;
    const int referral = story.answered_referral("2026-03-02", "yes");
    story.tell("threshold",
               "2026-03-03",
               "social_worker",
               {{"level", "child_in_need"}, {"reasons", "A reason."}});
    const int closing = story.closing("2026-06-01");
    const std::string before = every_word_of(story);
    ASSERT_FALSE(before.empty());
    for (const int pressed : {referral, closing}) {
        const int report =
            story.tell("pressureReport",
                       "2026-06-02",
                       "social_worker",
                       {{"reasons", base::json::array{"close", "no_enquiry"}},
                        {"grounds", base::json::array{"target", "capacity", "vacancy"}},
                        {"childAtRisk", true}},
                       {{LinkKind::answers, pressed}});
        story.tell("answer",
                   "2026-06-03",
                   "principal_social_worker",
                   {{"guardrail", "G53"}, {"reasons", "An invented answer."}},
                   {{LinkKind::answers, report}});
        EXPECT_EQ(every_word_of(story), before);
    }
}

TEST(OutsideTheLine, IsThreeRoles)
{
    for (const auto& role : records::practitioner_roles.values) {
        const bool outside = role.code == "head_of_service"
                          || role.code == "principal_social_worker"
                          || role.code == "conference_chair";
        EXPECT_EQ(is_outside_the_line(role.code), outside) << role.code;
    }
    EXPECT_FALSE(is_outside_the_line(""));
}

}  // namespace
}  // namespace holdfast::guardrails
