#include "guardrails/authority_question.h"
#include "guardrails/scene_builder.h"

namespace holdfast::guardrails {
namespace g57_test {

using ledger::LinkKind;

const base::json::object invented_figure{{"title", "Invented"}, {"value", "12%"}};

base::json::object timescale()
{
    auto figure = invented_figure;
    figure["timescale"] = true;
    return figure;
}

TEST(TargetBalance, AFigureOfTimeHasItsPair)
{
    ToldAuthority told;
    const int alone = told.tell("figure", "2026-03-02", "", timescale());
    const int plain = told.tell("figure", "2026-03-02", "", invented_figure);
    EXPECT_EQ(word_on(told, alone, {"G57", "2026-03-10"}), "breached");
    EXPECT_EQ(word_on(told, plain, {"G57", "2026-03-10"}), "silent");
    // Another of time is no pair, nor is one that was withdrawn.
    told.tell("figure", "2026-03-03", "", timescale(), {{LinkKind::part_of, alone}});
    auto withdrawn = invented_figure;
    withdrawn["withdrawn"] = "2026-03-05";
    told.tell("figure", "2026-03-03", "", withdrawn, {{LinkKind::part_of, alone}});
    EXPECT_EQ(word_on(told, alone, {"G57", "2026-03-10"}), "breached");
    told.tell("figure", "2026-03-03", "", invented_figure, {{LinkKind::part_of, alone}});
    EXPECT_EQ(word_on(told, alone, {"G57", "2026-03-10"}), "met");

    const int names_it =
        told.tell("figure", "2026-03-04", "", timescale(), {{LinkKind::rests_on, plain}});
    EXPECT_EQ(word_on(told, names_it, {"G57", "2026-03-10"}), "met");
    auto gone = timescale();
    gone["withdrawn"] = "2026-03-05";
    const int no_more = told.tell("figure", "2026-03-04", "", gone);
    EXPECT_EQ(word_on(told, no_more, {"G57", "2026-03-10"}), "silent");
}

base::json::object target(const char* may_move)
{
    return {{"kind", "target"}, {"title", "Invented"}, {"mayMove", base::json::array{may_move}}};
}

TEST(TargetBalance, ATargetHasItsPair)
{
    ToldAuthority told;
    const int care = told.tell("authorityEvent", "2026-03-02", "", target("care"));
    EXPECT_EQ(word_on(told, care, {"G57", "2026-03-10"}), "breached");
    told.tell("figure", "2026-03-03", "", invented_figure, {{LinkKind::evidence_for, care}});
    EXPECT_EQ(word_on(told, care, {"G57", "2026-03-10"}), "met");

    auto over = target("care");
    over["until"] = "2026-04-30";
    const int ended = told.tell("authorityEvent", "2026-03-02", "", over);
    EXPECT_EQ(word_on(told, ended, {"G57", "2026-04-30"}), "breached");
    EXPECT_EQ(word_on(told, ended, {"G57", "2026-05-01"}), "silent");
    const int budget =
        told.tell("authorityEvent", "2026-03-02", "", {{"kind", "budget"}, {"title", "Invented"}});
    EXPECT_EQ(word_on(told, budget, {"G57", "2026-03-10"}), "silent");

    const int answered = told.tell("authorityEvent", "2026-03-02", "", target("closures"));
    EXPECT_EQ(word_on(told, answered, {"G57", "2026-03-10"}), "breached");
    told.tell("answer",
              "2026-03-09",
              "",
              {{"guardrail", "G57"}, {"reasons", "Invented."}},
              {{LinkKind::answers, answered}});
    EXPECT_EQ(word_on(told, answered, {"G57", "2026-03-10"}), "met");
}

/// So many families closed so many days after their referral; the numbers of the decisions.
std::vector<int> close_many(ToldAuthority& told, int how_many, int days)
{
    std::vector<int> decisions;
    const auto referred = base::Date::of(2026, 1, 5);
    for (int i = 0; i < how_many; ++i)
        decisions.push_back(told.closed("family " + std::to_string(days) + "/" + std::to_string(i),
                                        referred.iso(),
                                        referred.plus_days(days).iso()));
    return decisions;
}

TEST(TargetBalance, OurOwnRecordIsThePairOfATargetForClosing)
{
    for (const int closings : {9, 10}) {
        ToldAuthority told;
        close_many(told, closings, 60);
        told.tell("referral", "2026-05-04", "family 60/0", {{"concern", "Invented."}});
        const int set = told.tell("authorityEvent", "2026-05-05", "", target("closures"));
        const auto verdict = verdict_on(told, set, {"G57", "2026-05-10"});
        ASSERT_TRUE(verdict);
        EXPECT_EQ(word_of(verdict->standing), closings == 9 ? "breached" : "met");
        if (closings == 9) continue;
        EXPECT_NE(said_by(*verdict).find("so far 1 of 10 closings"), std::string::npos)
            << said_by(*verdict);
    }
}

struct Closings {
    int days;      // After a child protection referral.
    int how_many;  // On that day.
    std::string_view word;
};

TEST(TargetBalance, ClosingsThatWaitForTheFirstFreeDayStandOut)
{
    const Closings rows[] = {
        {28, 10, "silent"},  // The last day on which a second signer is needed.
        {29, 10, "breached"},
        {31, 10, "breached"},
        {32, 10, "silent"},  // Among the days that they are set against.
        {29, 9, "silent"},
    };
    for (const Closings& row : rows) {
        ToldAuthority told;
        const auto decisions = close_many(told, row.how_many, row.days);
        EXPECT_EQ(word_on(told, decisions.front(), {"G57", "2026-06-01"}), row.word)
            << row.how_many << " on day " << row.days;
    }
    ToldAuthority even;
    const auto first = close_many(even, 10, 29);
    close_many(even, 10, 33);
    EXPECT_EQ(word_on(even, first.front(), {"G57", "2026-06-01"}), "silent");

    ToldAuthority looked_at;
    const auto heap = close_many(looked_at, 10, 30);
    looked_at.tell("answer",
                   "2026-06-01",
                   "",
                   {{"guardrail", "G57"}, {"reasons", "Invented."}},
                   {{LinkKind::answers, heap.front()}});
    EXPECT_EQ(word_on(looked_at, heap.front(), {"G57", "2026-06-02"}), "met");
    EXPECT_EQ(word_on(looked_at, heap.front(), {"G57", "2027-06-02"}), "silent");  // A year on.
}

/// So many assessments authorised on that working day after the referral, so many without action.
int assess_many(ToldAuthority& told, int working_day, int how_many, int without_action)
{
    const auto referred = base::Date::of(2026, 1, 5);
    const auto day = base::WorkingDays::england().due(referred, working_day).value();
    int first = 0;
    for (int i = 0; i < how_many; ++i) {
        const std::string family = std::to_string(working_day) + "/" + std::to_string(i);
        told.tell("referral", referred.iso(), family, {{"concern", "Invented."}});
        const int number =
            told.tell("assessment",
                      referred.iso(),
                      family,
                      {{"authorised", day.iso()},
                       {"outcome", i < without_action ? "no_further_action" : "child_in_need"}});
        if (first == 0) first = number;
    }
    return first;
}

struct Assessments {
    int in_time;  // On working day 44.
    int in_time_without;
    int before;  // On working day 41.
    int before_without;
    std::string_view word;
};

TEST(TargetBalance, AssessmentsThatHeapAtTheDeadlineAndComeToNothingStandOut)
{
    const Assessments rows[] = {
        {50, 30, 20, 1, "breached"},
        {50, 10, 20, 4, "silent"},  // A heap, and as many come to something: a deadline's work.
        {20, 18, 20, 1, "silent"},  // No heap.
        {50, 50, 0, 0, "silent"},   // Nothing to set it against.
    };
    for (const Assessments& row : rows) {
        ToldAuthority told;
        const int first = assess_many(told, 44, row.in_time, row.in_time_without);
        assess_many(told, 41, row.before, row.before_without);
        EXPECT_EQ(word_on(told, first, {"G57", "2026-06-01"}), row.word)
            << row.in_time << ", " << row.before;
    }
}

TEST(TargetBalance, InAFamilyANamedTargetIsShown)
{
    SceneBuilder story;
    story.answered_referral("2026-03-02", "no");
    const int closing =
        story.closing("2026-03-10", {{"outsideReasons", base::json::array{"target", "cost"}}});
    const int level =
        story.tell("threshold",
                   "2026-03-10",
                   "social_worker",
                   {{"level", "universal"}, {"outsideReasons", base::json::array{"target"}}});
    for (const int named : {closing, level}) {
        EXPECT_EQ(word_on(story, named, {"G57", "2026-03-11"}), "breached") << named;
        EXPECT_EQ(word_on(story, named, {"G57", "2026-03-11", closing}), "silent") << named;
    }
    story.tell("answer",
               "2026-03-11",
               "team_manager",
               {{"guardrail", "G57"}, {"reasons", "Invented."}},
               {{LinkKind::answers, level}});
    EXPECT_EQ(word_on(story, level, {"G57", "2026-03-11"}), "met");
}

}  // namespace g57_test
}  // namespace holdfast::guardrails
