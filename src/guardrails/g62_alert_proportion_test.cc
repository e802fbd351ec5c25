#include "guardrails/authority_question.h"
#include "guardrails/scene_builder.h"

namespace holdfast::guardrails {
namespace g62_test {

using ledger::LinkKind;

/// One contact, and answers to what a rule finds on it; the number of the first answer.
int tell_answers(ToldAuthority& told, int how_many, int useful, std::string_view day)
{
    const int contact = told.tell("contact", "2026-01-05", "a", {{"concern", "Invented."}});
    for (int i = 0; i < how_many; ++i)
        told.tell("answer",
                  day,
                  "a",
                  {{"guardrail", "G03"},
                   {"reasons", "Invented."},
                   {"useful", i < useful},
                   {"minutes", 6},
                   {"dismisses", i == 0}},
                  {{LinkKind::answers, contact}});
    return contact + 1;
}

struct Quarter {
    int answers;
    int useful;
    std::string_view day;
    std::string_view today;
    std::string_view word;
};

TEST(AlertProportion, ARuleIsFoundUsefulThreeTimesInTen)
{
    const Quarter rows[] = {
        {10, 3, "2026-02-02", "2026-04-01", "met"},
        {10, 2, "2026-02-02", "2026-04-01", "breached"},
        {20, 6, "2026-02-02", "2026-04-01", "met"},
        {20, 5, "2026-02-02", "2026-04-01", "breached"},
        {9, 0, "2026-02-02", "2026-04-01", "silent"},   // Too few.
        {10, 2, "2026-02-02", "2026-03-31", "silent"},  // The quarter goes on.
        {10, 2, "2026-02-02", "2026-06-30", "breached"},
        {10, 2, "2026-02-02", "2026-07-01", "silent"},  // Another quarter is over.
        {10, 2, "2026-03-31", "2026-04-01", "breached"},
        {10, 2, "2026-04-01", "2026-04-02", "silent"},
    };
    for (const Quarter& row : rows) {
        ToldAuthority told;
        const int first = tell_answers(told, row.answers, row.useful, row.day);
        EXPECT_EQ(word_on(told, first, {"G62", row.today}), row.word)
            << row.useful << " of " << row.answers << ", " << row.today;
    }
}

TEST(AlertProportion, ItTellsWhatARuleCosts)
{
    ToldAuthority told;
    const int first = tell_answers(told, 10, 2, "2026-02-02");
    const auto verdict = verdict_on(told, first, {"G62", "2026-04-01"});
    ASSERT_TRUE(verdict);
    ASSERT_EQ(verdict->because.size(), 2U);
    EXPECT_EQ(verdict->because[0].says, "G03 was found useful 2 times of 10.");
    EXPECT_EQ(verdict->because[1].says,
              "10 answers; of 10 the time was said: 60 minutes in all; set aside with a reason: 1; "
              "to a finding that was answered already: 9.");
}

TEST(AlertProportion, RulesAreCountedApartAndWithoutSayingNothingCounts)
{
    ToldAuthority told;
    const int contact = told.tell("contact", "2026-01-05", "a", {{"concern", "Invented."}});
    for (int i = 0; i < 20; ++i) {
        base::json::object said{{"guardrail", i % 2 == 0 ? "G03" : "G28"},
                                {"reasons", "Invented."}};
        if (i % 2 == 0) said["useful"] = false;
        told.tell("answer", "2026-02-02", "a", said, {{LinkKind::answers, contact}});
    }
    const auto verdicts = ask(told, {"G62", "2026-04-01"});
    ASSERT_EQ(verdicts.size(), 1U);
    EXPECT_EQ(verdicts.front().because.front().says, "G03 was found useful 0 times of 10.");
}

TEST(AlertProportion, WithoutItsPolicyItCannotTell)
{
    ToldAuthority told;
    EXPECT_TRUE(ask(told, {"G62", "2026-04-01", policy_without("G62.least")}).empty());
    const int first = tell_answers(told, 10, 2, "2026-02-02");
    for (const char* key : {"G62.months", "G62.least", "G62.useful_in_ten"})
        EXPECT_EQ(word_on(told, first, {"G62", "2026-04-01", policy_without(key)}), "cannot tell")
            << key;
}

}  // namespace g62_test
}  // namespace holdfast::guardrails
