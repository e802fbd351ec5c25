#include "casefile/authority_series.h"
#include "casefile/told_authority.h"

namespace holdfast::casefile {
namespace {

using base::Date;
using ledger::LinkKind;

Month month(int year, unsigned month)
{
    return Month::of(Date::of(year, month, 1));
}

TEST(AuthoritySeries, MonthsFollowOneAnother)
{
    EXPECT_EQ(month(2026, 12).plus(1), month(2027, 1));
    EXPECT_EQ(month(2026, 1).plus(-1), month(2025, 12));
    EXPECT_EQ(month(2028, 2).first_day(), Date::of(2028, 2, 1));
    EXPECT_EQ(month(2028, 2).last_day(), Date::of(2028, 2, 29));
    EXPECT_EQ(month(2026, 3).words(), "March 2026");
}

TEST(AuthoritySeries, MeasuresAndSamplesAreThoseOfTheLists)
{
    std::size_t measures = 0;
    for (const records::CodeValue& value : records::measures.values)
        EXPECT_EQ(code_of(static_cast<Measure>(measures++)), value.code);
    EXPECT_EQ(measures, static_cast<std::size_t>(measure_count));
    EXPECT_EQ(label_of(Measure::conferences), "Initial conferences");
    EXPECT_EQ(label_of(Measure::care), "Children coming into care");
    for (int i = 0; i < drawn_for_count; ++i)
        EXPECT_NE(records::audit_samples.find(code_of(static_cast<DrawnFor>(i))), nullptr) << i;
    EXPECT_EQ(label_of(DrawnFor::let_past), "Let past a gate");
}

/// One record, and what it counts as; "" for nothing.
struct CountedAs {
    const char* type;
    base::json::object said;
    const char* measure;
};

TEST(AuthoritySeries, EachRecordCountsAsWhatItIs)
{
    const base::json::object worry{{"concern", "An invented worry."}};
    const CountedAs rows[] = {
        {"contact", worry, "contacts"},
        {"referral", worry, "referrals"},
        {"strategyDiscussion", {}, "strategy_discussions"},
        {"section47Enquiry", {}, "enquiries"},
        {"conference", {{"kind", "initial"}}, "conferences"},
        {"conference", {{"kind", "pre_birth"}}, "conferences"},
        {"conference", {{"kind", "review"}}, ""},
        {"conference", {{"kind", "transfer_in"}}, ""},
        {"childProtectionPlan", {}, "protection_plans"},
        {"decision", {{"question", "close"}, {"outcome", "closed"}}, "closures"},
        {"decision", {{"question", "close"}, {"outcome", "stays_open"}}, ""},
        {"decision", {{"question", "level"}, {"outcome", "agreed"}}, "step_downs"},
        {"decision", {{"question", "level"}, {"outcome", "not_agreed"}}, ""},
        {"decision", {{"question", "referral"}, {"outcome", "assess"}}, ""},
        {"legalStatus", {{"kind", "section_20"}}, "care"},
        {"legalStatus", {{"kind", "care_order"}}, "care"},
        {"legalStatus", {{"kind", "supervision_order"}}, ""},
        {"visit", {}, ""},
    };
    for (const CountedAs& row : rows) {
        ToldAuthority told;
        told.tell(row.type, "2026-03-02", "a", row.said);
        const auto& counted = told.series.counted();
        EXPECT_EQ(counted.empty() ? "" : code_of(counted.front().measure), row.measure) << row.type;
        EXPECT_LE(counted.size(), 1U) << row.type;
        if (counted.empty()) continue;
        EXPECT_EQ(counted.front().days.day(), Date::of(2026, 3, 2));
    }
}

TEST(AuthoritySeries, WhatIsSaidAgainCountsOnceAndACorrectionInItsPlace)
{
    ToldAuthority told;
    const int plan = told.tell("childProtectionPlan", "2026-03-02", "a");
    told.tell("childProtectionPlan",
              "2026-03-02",
              "a",
              {{"ends", "2026-05-04"}},
              {{LinkKind::supersedes, plan}});
    ASSERT_EQ(told.series.counted().size(), 1U);
    told.tell("childProtectionPlan", "2026-04-02", "a", {}, {{LinkKind::corrects, plan}});
    ASSERT_EQ(told.series.counted().size(), 1U);
    EXPECT_EQ(told.series.counted().front().entry, told.id(plan));
    EXPECT_EQ(told.series.counted().front().days.month(), month(2026, 4));

    const int decision = told.closed("b", "2026-03-02", "2026-03-20");
    ASSERT_EQ(told.series.closings().size(), 1U);
    EXPECT_TRUE(told.series.closings().front().stands);
    const std::size_t before = told.series.counted().size();
    told.tell("decision",
              "2026-03-20",
              "b",
              {{"question", "close"}, {"outcome", "stays_open"}},
              {{LinkKind::corrects, decision}});
    EXPECT_FALSE(told.series.closings().front().stands);
    EXPECT_EQ(told.series.counted().size(), before - 1);
}

TEST(AuthoritySeries, TwoReferralsAboutOneEventAreOne)
{
    ToldAuthority told;
    const base::json::object worry{{"concern", "An invented worry."}};
    const int first = told.tell("referral", "2026-03-02", "a", worry);
    told.tell("referral", "2026-03-02", "a", worry, {{LinkKind::part_of, first}});
    EXPECT_EQ(told.series.counted().size(), 1U);
}

TEST(AuthoritySeries, AChildComesIntoCareOnceUntilItEnds)
{
    ToldAuthority told;
    told.tell("legalStatus", "2026-01-05", "a", {{"kind", "police_protection"}});
    const int order = told.tell("legalStatus", "2026-01-07", "a", {{"kind", "section_20"}});
    EXPECT_EQ(told.series.counted().size(), 1U);
    told.tell("legalStatus",
              "2026-01-07",
              "a",
              {{"kind", "section_20"}, {"until", "2026-03-01"}},
              {{LinkKind::supersedes, order}});
    told.tell("legalStatus", "2026-06-01", "a", {{"kind", "interim_care_order"}});
    EXPECT_EQ(told.series.counted().size(), 2U);
    told.tell("legalStatus", "2026-02-01", "b", {{"kind", "section_20"}, {"until", "2026-02-03"}});
    EXPECT_EQ(told.series.counted().size(), 3U);
}

TEST(AuthoritySeries, ATeamIsThatOfTheFamilyThenAndOtherwiseOfTheWriter)
{
    ToldAuthority told;
    const auto worker = told.practitioner("worker");
    told.tell_about("practitioner",
                    "2026-01-01",
                    {{base::Subject::of(worker), ledger::Part::subject}},
                    {{"name", "Invented"}, {"role", "social_worker"}, {"team", "North"}});
    told.tell_about("allocation",
                    "2026-01-02",
                    {{base::Subject::of(told.family("a")), ledger::Part::subject},
                     {base::Subject::of(worker), ledger::Part::subject}},
                    {{"part", "lead"}, {"team", "South"}});
    const base::json::object worry{{"concern", "An invented worry."}};
    told.writer = "worker";
    told.tell("contact", "2026-03-02", "a", worry);
    told.tell("contact", "2026-03-02", "b", worry);
    told.writer = "somebody else";
    told.tell("contact", "2026-03-02", "b", worry);
    const auto& counted = told.series.counted();
    ASSERT_EQ(counted.size(), 3U);
    const auto team = [&](std::size_t i) { return told.series.teams().at(counted.at(i).team); };
    EXPECT_EQ(team(0), "South");
    EXPECT_EQ(team(1), "North");
    EXPECT_EQ(team(2), "");
}

TEST(AuthoritySeries, MonthsWithoutAnythingStandBetween)
{
    ToldAuthority told;
    told.contacts(2, month(2026, 1));
    told.contacts(1, month(2026, 3));
    told.tell("contact", "2026", "x", {{"concern", "An invented worry."}});  // In no one month.
    const auto monthly = monthly_counts(told.series, month(2026, 4));
    ASSERT_EQ(monthly.size(), 1U);
    EXPECT_TRUE(monthly.front().all);
    EXPECT_EQ(monthly.front().first, month(2026, 1));
    EXPECT_EQ(monthly.front().counts, (std::vector<int>{2, 0, 1, 0}));
    EXPECT_EQ(monthly.front().anchors,
              (std::vector<base::EntryId>{told.id(1), told.id(1), told.id(3), told.id(3)}));
    EXPECT_EQ(monthly_counts(told.series, month(2026, 2)).front().counts.size(), 2U);
    EXPECT_TRUE(monthly_counts(told.series, month(2025, 12)).empty());
}

TEST(AuthoritySeries, AClosingKnowsTheReferralBeforeItAndTheOneAfter)
{
    ToldAuthority told;
    told.closed("a", "2026-03-02", "2026-03-31");
    const base::json::object worry{{"concern", "An invented worry."}};
    told.tell("referral", "2026-06-01", "a", worry);
    told.tell("referral", "2026-07-01", "a", worry);  // The work is open already.
    ASSERT_EQ(told.series.closings().size(), 1U);
    const Closing& closing = told.series.closings().front();
    EXPECT_EQ(closing.protection, Date::of(2026, 3, 2));
    EXPECT_EQ(closing.days.day(), Date::of(2026, 3, 31));
    EXPECT_EQ(closing.came_back, Date::of(2026, 6, 1));
}

TEST(AuthoritySeries, AnAssessmentRunsFromTheReferral)
{
    ToldAuthority told;
    told.tell("referral", "2026-03-02", "a", {{"concern", "An invented worry."}});
    told.tell("assessment",
              "2026-03-09",
              "a",
              {{"authorised", "2026-04-30"}, {"outcome", "no_further_action"}});
    told.tell("assessment", "2026-03-09", "b", {});  // Not authorised yet.
    ASSERT_EQ(told.series.assessed().size(), 1U);
    EXPECT_EQ(told.series.assessed().front().referred, Date::of(2026, 3, 2));
    EXPECT_EQ(told.series.assessed().front().authorised, Date::of(2026, 4, 30));
    EXPECT_TRUE(told.series.assessed().front().no_action);
}

/// Why the decision told last is drawn first; "" where it is not.
std::string drawn_of(const ToldAuthority& told)
{
    std::string codes;
    for (const Drawable& each : told.series.drawable()) codes += std::string{code_of(each.why)};
    return codes;
}

TEST(AuthoritySeries, AnAuditDrawsWhatWasNotExplained)
{
    ToldAuthority past;
    past.closed("a", "2026-03-02", "2026-03-31", {{"pastTheGate", true}});
    EXPECT_EQ(drawn_of(past), "override");

    ToldAuthority overridden;
    const int proposal =
        overridden.tell("closingProposal", "2026-03-02", "a", {{"means", "visit"}});
    overridden.tell("signature",
                    "2026-03-02",
                    "a",
                    {{"stance", "override"}, {"reasons", "R."}, {"overrides", "G01"}},
                    {{LinkKind::answers, proposal}});
    overridden.tell("decision",
                    "2026-03-02",
                    "a",
                    {{"question", "close"}, {"outcome", "closed"}},
                    {{LinkKind::answers, proposal}});
    EXPECT_EQ(drawn_of(overridden), "override");
    ASSERT_EQ(overridden.series.overrides().size(), 1U);
    EXPECT_EQ(overridden.series.overrides().front().guardrails, "G01");

    for (const auto* explained : {"", "changedFacts", "misjudged"}) {
        ToldAuthority lowered;
        base::json::object said{{"level", "universal"}};
        if (*explained != '\0') said[explained] = "Invented.";
        const int level = lowered.tell("threshold", "2026-03-02", "a", said);
        lowered.tell("decision",
                     "2026-03-02",
                     "a",
                     {{"question", "level"}, {"outcome", "agreed"}},
                     {{LinkKind::answers, level}});
        EXPECT_EQ(drawn_of(lowered), *explained == '\0' ? "unexplained_step_down" : "")
            << explained;
    }
    for (const auto* outcome : {"not_accepted", "accepted"}) {
        ToldAuthority answered;
        answered.tell("challengeAnswer", "2026-03-02", "a", {{"outcome", outcome}});
        EXPECT_EQ(drawn_of(answered), std::string{outcome} == "accepted" ? "" : "overrule");
    }
}

TEST(AuthoritySeries, AStatementOfSafetyOfOneSourceIsDrawn)
{
    const base::json::object says{{"saysSafe", base::json::array{"no_risk"}},
                                  {"authorised", "2026-03-20"}};
    ToldAuthority bare;
    bare.tell("assessment", "2026-03-02", "a", says);
    EXPECT_EQ(drawn_of(bare), "one_source");
    ToldAuthority weighed;
    auto more = says;
    more["against"] = "Invented.";
    weighed.tell("assessment", "2026-03-02", "a", more);
    EXPECT_EQ(drawn_of(weighed), "");
    ToldAuthority rests;
    const int one = rests.tell("contact", "2026-03-01", "a", {{"concern", "Invented."}});
    const int other = rests.tell("contact", "2026-03-01", "a", {{"concern", "Invented."}});
    rests.tell("assessment",
               "2026-03-02",
               "a",
               says,
               {{LinkKind::rests_on, one}, {LinkKind::rests_on, other}});
    EXPECT_EQ(drawn_of(rests), "");
}

TEST(AuthoritySeries, TheNewestWordStandsUnderTheIdOfTheFirst)
{
    ToldAuthority told;
    const int first = told.tell(
        "recommendation", "2026-01-05", "", {{"review", "Invented"}, {"recommends", "Invented."}});
    const int second = told.tell("recommendation",
                                 "2026-02-05",
                                 "",
                                 {{"review", "Invented"}, {"recommends", "Invented."}},
                                 {{LinkKind::supersedes, first}});
    told.tell("recommendation",
              "2026-03-05",
              "",
              {{"review", "Invented"}, {"recommends", "Invented."}, {"closed", "2026-03-05"}},
              {{LinkKind::supersedes, second}});
    ASSERT_EQ(told.series.recommendations().size(), 1U);
    const auto& stands = told.series.recommendations().front();
    EXPECT_EQ(stands.id, told.id(first));
    EXPECT_EQ(stands.standing, told.id(3));
    EXPECT_TRUE(stands.record.closed);
    EXPECT_EQ(told.series.dated(stands.happened), "on 5 January 2026");
}

TEST(AuthoritySeries, DatesMayLeanOnWhatIsCounted)
{
    ToldAuthority told;
    told.tell("referral", "2026-03-02", "a", {{"concern", "An invented worry."}});
    told.tell("contact", "14 days after entry:1", "a", {{"concern", "An invented worry."}});
    EXPECT_EQ(told.series.counted().back().days.day(), Date::of(2026, 3, 16));
    EXPECT_EQ(told.series.dated(base::When::unknown()), "on a date not known");
    const auto leaning = base::When::parse("3 days after entry:1", [&](std::string_view) {
                             return told.id(1);
                         }).value();
    EXPECT_EQ(told.series.dated(leaning), "on 5 March 2026");
}

TEST(AuthoritySeries, AnAnswerIsFoundByItsRuleAndItsEntry)
{
    ToldAuthority told;
    const int contact = told.tell("contact", "2026-03-02", "a", {{"concern", "Invented."}});
    const int answer = told.tell("answer",
                                 "2026-03-03",
                                 "a",
                                 {{"guardrail", "G57"},
                                  {"reasons", "Invented."},
                                  {"useful", false},
                                  {"minutes", 7},
                                  {"dismisses", true}},
                                 {{LinkKind::answers, contact}});
    const AnswerTold* found = told.series.answer_to("G57", told.id(contact));
    ASSERT_NE(found, nullptr);
    EXPECT_EQ(found->entry, told.id(answer));
    EXPECT_EQ(found->useful, false);
    EXPECT_EQ(found->minutes, 7);
    EXPECT_TRUE(found->dismisses);
    EXPECT_EQ(told.series.answer_to("G56", told.id(contact)), nullptr);
    EXPECT_EQ(told.series.answer_to("G57", told.id(answer)), nullptr);
}

}  // namespace
}  // namespace holdfast::casefile
