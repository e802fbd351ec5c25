#include "guardrails/authority_question.h"
#include "guardrails/scene_builder.h"

namespace holdfast::guardrails {
namespace g58_test {

using ledger::LinkKind;

/// The only answer on the only decision that is drawn, on that day.
std::string drawn_word(const ToldAuthority& told, std::string_view today)
{
    const auto verdicts = ask(told, {"G58", today});
    return verdicts.size() == 1 ? std::string{word_of(verdicts.front().standing)} : "silent";
}

struct Day {
    std::string_view today;
    std::string_view word;
};

TEST(AuditSample, ADecisionIsDrawnOnceItsQuarterIsOver)
{
    ToldAuthority told;
    const int closing = told.closed("a", "2026-02-02", "2026-02-16");  // After 14 days.
    const Day days[] = {
        {"2026-03-31", "silent"},  // The quarter goes on.
        {"2026-04-01", "pending"},
        {"2026-05-30", "pending"},  // 60 days after its end.
        {"2026-05-31", "breached"},
        {"2027-03-31", "breached"},  // The last of the four quarters that are looked at.
        {"2027-04-01", "silent"},
    };
    for (const Day& day : days) EXPECT_EQ(drawn_word(told, day.today), day.word) << day.today;
    const auto verdict = verdict_on(told, closing, {"G58", "2026-04-01"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->because.front().says, "Drawn for audit: closed early.");
    EXPECT_EQ(verdict->due, base::Date::of(2026, 5, 30));
}

TEST(AuditSample, WhatWasClosedLaterAndStaysAwayIsNotDrawn)
{
    ToldAuthority early;
    early.closed("a", "2026-02-02", "2026-03-02");  // After 28 days.
    EXPECT_EQ(drawn_word(early, "2026-04-01"), "pending");
    ToldAuthority late;
    const int closing = late.closed("a", "2026-02-02", "2026-03-03");  // After 29.
    EXPECT_EQ(drawn_word(late, "2026-04-01"), "silent");
    late.tell("referral", "2026-05-04", "a", {{"concern", "Invented."}});
    const auto verdict = verdict_on(late, closing, {"G58", "2026-05-05"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->because.front().says, "Drawn for audit: came back.");
    ToldAuthority after_a_year;
    after_a_year.closed("a", "2026-02-02", "2026-03-03");
    after_a_year.tell("referral", "2027-03-04", "a", {{"concern", "Invented."}});
    EXPECT_EQ(drawn_word(after_a_year, "2027-03-05"), "silent");
}

TEST(AuditSample, AnAuditOfItOrOfWhatItDecidedAnswersIt)
{
    for (const bool of_proposal : {false, true})
        for (const bool finds : {false, true}) {
            ToldAuthority told;
            const int closing = told.closed("a", "2026-02-02", "2026-02-16");
            base::json::object said{{"sampledFor", "early_closure"}};
            if (finds) said["finding"] = "right";
            told.tell("audit",
                      "2026-04-10",
                      "a",
                      said,
                      {{LinkKind::answers, of_proposal ? closing - 1 : closing}});
            EXPECT_EQ(drawn_word(told, "2026-07-01"), finds ? "met" : "breached") << of_proposal;
        }
}

TEST(AuditSample, OfManyTheFirstReasonsAreDrawnFirst)
{
    ToldAuthority told;
    for (int i = 0; i < 9; ++i)
        told.closed("early " + std::to_string(i), "2026-02-02", "2026-02-16");
    for (int i = 0; i < 4; ++i)
        told.closed(
            "past " + std::to_string(i), "2026-01-02", "2026-03-16", {{"pastTheGate", true}});
    const auto verdicts = ask(told, {"G58", "2026-04-01"});
    ASSERT_EQ(verdicts.size(), 10U);  // As shipped.
    int early = 0;
    for (const Verdict& verdict : verdicts)
        if (verdict.because.front().says == "Drawn for audit: closed early.") ++early;
    EXPECT_EQ(early, 9);
    EXPECT_EQ(verdicts.back().because.front().says, "Drawn for audit: let past a gate.");
    // The same each time.
    const auto again = ask(told, {"G58", "2026-04-01"});
    for (std::size_t i = 0; i < again.size(); ++i) EXPECT_EQ(again[i].anchor, verdicts[i].anchor);
    const auto two = ask(told, {"G58", "2026-04-01", policy_with("G58.sample", 2, "2026-01-01")});
    EXPECT_EQ(two.size(), 2U);
}

TEST(AuditSample, WithoutItsPolicyItCannotTell)
{
    ToldAuthority told;
    EXPECT_TRUE(ask(told, {"G58", "2026-04-01", policy_without("G58.sample")}).empty());
    const int closing = told.closed("a", "2026-02-02", "2026-02-16");
    EXPECT_EQ(word_on(told, closing, {"G58", "2026-04-01", policy_without("G58.sample")}),
              "cannot tell");
}

/// A referral without action, and what harmed the child afterwards.
struct AfterHarm {
    SceneBuilder story;
    int decision;
    explicit AfterHarm(std::string_view decided)
        : decision(story.decision(story.referral("2026-01-05", "no"), decided, "referral",
                                  "no_further_action"))
    {}
    int injury(std::string_view when, const base::json::object& said)
    {
        return story.tell("injury", when, "social_worker", said);
    }
};

const base::json::object inflicted{{"kinds", base::json::array{"bruise"}},
                                   {"conclusion", "inflicted"}};

struct Harmed {
    std::string_view decided;
    std::string_view today;
    std::string_view word;
};

TEST(AuditSample, AfterHarmWhatLoweredProtectionIsReadAgain)
{
    // The injury is of Monday 6 April 2026, Easter Monday; 15 working days later is 27 April.
    const Harmed rows[] = {
        {"2026-01-06", "2026-04-27", "pending"},
        {"2026-01-06", "2026-04-28", "breached"},
        {"2024-04-06", "2026-04-28", "breached"},  // 24 months.
        {"2024-04-05", "2026-04-28", "silent"},
        {"2024", "2026-04-28", "cannot tell"},
        {"unknown", "2026-04-28", "cannot tell"},
    };
    for (const Harmed& row : rows) {
        AfterHarm told{row.decided};
        told.injury("2026-04-06", inflicted);
        EXPECT_EQ(word_on(told.story, told.decision, {"G58", row.today}), row.word)
            << row.decided << ", " << row.today;
    }
}

struct Injured {
    base::json::object said;
    std::string_view word;
};

TEST(AuditSample, NotEveryInjuryIsHarmThatSomebodyDid)
{
    const auto of_kind = [](const char* kind, const char* conclusion) {
        base::json::object said{{"kinds", base::json::array{kind}}};
        if (*conclusion != '\0') said["conclusion"] = conclusion;
        return said;
    };
    const Injured rows[] = {
        {of_kind("bruise", "inflicted"), "breached"},
        {of_kind("bruise", "not_cared_for"), "breached"},
        {of_kind("bruise", "accident"), "silent"},
        {of_kind("bruise", ""), "silent"},
        {of_kind("head", ""), "breached"},  // Grave, and nobody knows how.
        {of_kind("head", "cannot_know"), "breached"},
        {of_kind("head", "accident"), "silent"},
        {{}, "silent"},
    };
    for (const Injured& row : rows) {
        AfterHarm told{"2026-01-06"};
        told.injury("2026-04-06", row.said);
        EXPECT_EQ(word_on(told.story, told.decision, {"G58", "2026-06-01"}), row.word)
            << base::json::serialize(row.said);
    }
}

TEST(AuditSample, DeathAndWhatIsToldAgainAreHarm)
{
    AfterHarm died{"2026-01-06"};
    died.story.tell("familyMember", "2026-01-01", "screener", {{"part", "child"}});
    EXPECT_EQ(word_on(died.story, died.decision, {"G58", "2026-06-01"}), "silent");
    died.story.tell(
        "person", "2026-04-07", "social_worker", {{"knownAs", "Invented"}, {"died", "2026-04-06"}});
    EXPECT_EQ(word_on(died.story, died.decision, {"G58", "2026-06-01"}), "breached");

    for (const char* kind : {"sexual_abuse", "young_carer"}) {
        SceneBuilder story;
        const base::json::object said{{"concern", "Invented."}, {"kinds", base::json::array{kind}}};
        const int first = story.tell("referral", "2026-01-05", "screener", said);
        const int decision = story.decision(first, "2026-01-06", "referral", "no_further_action");
        story.tell("referral", "2026-04-07", "screener", said);
        EXPECT_EQ(word_on(story, decision, {"G58", "2026-06-01"}),
                  std::string{kind} == "sexual_abuse" ? "breached" : "silent");
    }
    // What was decided before anybody told of it is no matter of telling it again.
    SceneBuilder story;
    const int before = story.decision(
        story.referral("2026-01-05", "no"), "2026-01-06", "referral", "no_further_action");
    const base::json::object said{{"concern", "Invented."},
                                  {"kinds", base::json::array{"sexual_abuse"}}};
    story.tell("contact", "2026-04-06", "screener", said);
    story.tell("referral", "2026-04-07", "screener", said);
    EXPECT_EQ(word_on(story, before, {"G58", "2026-06-01"}), "silent");
}

TEST(AuditSample, AnAuditAfterTheHarmAnswersItAndNoneBefore)
{
    AfterHarm told{"2026-01-06"};
    const base::json::object right{{"finding", "right_at_the_time"}};
    const StoryLinks of_it{{LinkKind::answers, told.decision}};
    told.story.tell("audit", "2026-02-02", "principal_social_worker", right, of_it);
    told.injury("2026-04-06", inflicted);
    EXPECT_EQ(word_on(told.story, told.decision, {"G58", "2026-06-01"}), "breached");
    told.story.tell("audit", "2026-04-20", "principal_social_worker", {}, of_it);
    EXPECT_EQ(word_on(told.story, told.decision, {"G58", "2026-06-01"}), "breached");
    told.story.tell("audit", "2026-04-20", "principal_social_worker", right, of_it);
    EXPECT_EQ(word_on(told.story, told.decision, {"G58", "2026-06-01"}), "met");
}

struct Audited {
    base::json::object said;
    std::string_view today;
    std::string_view word;
};

TEST(AuditSample, WhatAnAuditFindsIsActedOnAndTestedAgain)
{
    const base::json::object lacking{{"finding", "practice_lacking"}};
    const auto with = [&](const base::json::object& more) {
        base::json::object said = lacking;
        for (const auto& field : more) said[field.key()] = field.value();
        return said;
    };
    const base::json::object action{{"action", "Invented."}, {"actionBy", "2026-04-30"}};
    const auto done = [&](const base::json::object& more) {
        auto said = with(action);
        said["done"] = "2026-04-20";
        for (const auto& field : more) said[field.key()] = field.value();
        return said;
    };
    const Audited rows[] = {
        {{}, "2026-03-10", "cannot tell"},
        {{{"finding", "right"}}, "2026-03-10", "silent"},
        {{{"finding", "right_at_the_time"}}, "2026-03-10", "silent"},
        {lacking, "2026-03-10", "breached"},
        {{{"finding", "record_lacking"}}, "2026-03-10", "breached"},
        {{{"finding", "system_lacking"}}, "2026-03-10", "breached"},
        {with({{"action", "Invented."}}), "2026-03-10", "breached"},
        {with(action), "2026-04-30", "pending"},
        {with(action), "2026-05-01", "breached"},
        {done({}), "2026-07-20", "pending"},
        {done({}), "2026-07-21", "breached"},
        {done({{"testedAgain", "2026-06-01"}}), "2026-06-02", "breached"},
        {done({{"testedAgain", "2026-06-01"}, {"holds", false}}), "2026-06-02", "breached"},
        {done({{"testedAgain", "2026-06-01"}, {"holds", true}}), "2026-06-02", "met"},
        {done({{"done", "unknown"}}), "2026-06-02", "cannot tell"},
    };
    for (const Audited& row : rows) {
        SceneBuilder story;
        const int audit = story.tell("audit", "2026-03-02", "head_of_service", row.said);
        EXPECT_EQ(word_on(story, audit, {"G58", row.today}), row.word)
            << base::json::serialize(row.said) << ", " << row.today;
    }
}

}  // namespace g58_test
}  // namespace holdfast::guardrails
