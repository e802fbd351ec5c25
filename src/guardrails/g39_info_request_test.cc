#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g39 {
namespace g39_test {

using base::json::object;
using ledger::LinkKind;

/// A school asks about a child with whom there was work from 3 March to 14 April 2025, or there
/// still is.
class AskedBySchool {
public:
    enum class Work { none, ended, goes_on };

    explicit AskedBySchool(Work work)
    {
        story.member("the child", "child");
        if (work == Work::none) return;
        story.answered_referral("2025-03-03", "no");
        if (work == Work::goes_on) return;
        const int closing = story.closing("2025-04-14");
        story.decision(closing, "2025-04-14", "close", "closed");
    }
    /// An answer that says how far it goes, and whatever else is given.
    int answer(const object& more)
    {
        object said{{"direction", "of_us"},
                    {"question", "An invented question."},
                    {"answer", "full"},
                    {"scope", "The file."},
                    {"gaps", "Paper files of before 2010."}};
        for (const auto& field : more) said[field.key()] = field.value();
        return story.tell("informationRequest", "2026-03-02", "screener", said);
    }
    SceneBuilder story;
};

TEST(InfoRequest, DaysAgreeWithTheRecord)
{
    using enum AskedBySchool::Work;
    struct Row {
        const char* words;
        AskedBySchool::Work work;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"no days: the record's own go along", ended, {}, "met"},
        {"the right days",
         ended,
         {{"involvedFrom", "2025-03-03"}, {"involvedUntil", "2025-04-14"}},
         "met"},
        {"as exactly as they know",
         ended,
         {{"involvedFrom", "2025-03"}, {"involvedUntil", "2025"}},
         "met"},
        {"from too late",
         ended,
         {{"involvedFrom", "2025-04-01"}, {"involvedUntil", "2025-04-14"}},
         "breached"},
        {"from before anything is on file",
         ended,
         {{"involvedFrom", "1999-03-03"}, {"involvedUntil", "2025-04-14"}},
         "breached"},
        {"until too early",
         ended,
         {{"involvedFrom", "2025-03-03"}, {"involvedUntil", "2025-03-20"}},
         "breached"},
        {"until too late",
         ended,
         {{"involvedFrom", "2025-03-03"}, {"involvedUntil", "2025-06-20"}},
         "breached"},
        {"as if it went on", ended, {{"involvedFrom", "2025-03-03"}}, "breached"},
        {"it goes on", goes_on, {{"involvedFrom", "2025-03-03"}}, "met"},
        {"it goes on, no days", goes_on, {}, "met"},
        {"as if it had ended", goes_on, {{"involvedUntil", "2025-04-14"}}, "breached"},
        {"nothing known of one whom we know", ended, {{"answer", "nothing_known"}}, "breached"},
        {"nothing known, and so it is", none, {{"answer", "nothing_known"}}, "met"},
        {"in part", ended, {{"answer", "part"}}, "met"},
    };
    for (const Row& row : rows) {
        AskedBySchool asked{row.work};
        const int request = asked.answer(row.said);
        EXPECT_EQ(word_on(asked.story, request, {"G39", "2026-03-02", request}), row.expected)
            << row.words;
    }
}

/// A baby's half-sibling was referred years before; of the baby itself nothing is on file.
TEST(InfoRequest, TheHistoryOfAnotherChildOfTheFamilyIsKnowledge)
{
    SceneBuilder story;
    story.member("the child", "child");
    story.member("the baby", "unborn");
    const auto ask = [&] {
        return story.tell_of("the baby",
                             "informationRequest",
                             "2026-03-02",
                             {{"direction", "of_us"},
                              {"question", "An invented question."},
                              {"answer", "nothing_known"},
                              {"scope", "The file."},
                              {"gaps", "None."}});
    };
    const int before = ask();
    EXPECT_EQ(word_on(story, before, {"G39", "2026-03-02", before}), "met");
    story.tell("injury", "2024-05-06", "social_worker", {});
    const int after = ask();
    EXPECT_EQ(word_on(story, after, {"G39", "2026-03-02", after}), "breached");
}

TEST(InfoRequest, AnEarlierDayIsRightWhereSomethingIsOnFile)
{
    AskedBySchool asked{AskedBySchool::Work::none};
    asked.story.tell("contact", "2024-05-06", "screener", {{"concern", "An invented worry."}});
    asked.story.answered_referral("2025-03-03", "no");
    const int request = asked.answer({{"involvedFrom", "2024-05-06"}});
    EXPECT_EQ(word_on(asked.story, request, {"G39", "2026-03-02", request}), "met");
    const int unknown = asked.answer({{"answer", "nothing_known"}});
    EXPECT_EQ(word_on(asked.story, unknown, {"G39", "2026-03-02", unknown}), "breached");
}

TEST(InfoRequest, AContactOrAWorryIsKnowledge)
{
    for (const char* type : {"contact", "worry", "injury"}) {
        AskedBySchool asked{AskedBySchool::Work::none};
        object said;
        if (std::string_view{type} == "contact") said["concern"] = "An invented worry.";
        if (std::string_view{type} == "worry") said["what"] = "An invented worry.";
        asked.story.tell(type, "2024-05-06", "social_worker", said);
        const int request = asked.answer({{"answer", "nothing_known"}});
        EXPECT_EQ(word_on(asked.story, request, {"G39", "2026-03-02", request}), "breached")
            << type;
    }
}

TEST(InfoRequest, SaysHowFarItGoes)
{
    for (const char* left_out : {"scope", "gaps"}) {
        AskedBySchool asked{AskedBySchool::Work::ended};
        const int request = asked.answer({{left_out, nullptr}});
        const auto verdict = verdict_on(asked.story, request, {"G39", "2026-03-02", request});
        ASSERT_TRUE(verdict);
        EXPECT_EQ(verdict->standing, Standing::breached) << left_out;
        EXPECT_EQ(verdict->missing.size(), 1U) << left_out;
    }
}

TEST(InfoRequest, IsSilentWhereNothingIsSaid)
{
    for (const char* answer : {"refused", "none", "withdrawn"}) {
        AskedBySchool asked{AskedBySchool::Work::ended};
        const int request = asked.answer({{"answer", answer}, {"scope", nullptr}});
        EXPECT_EQ(word_on(asked.story, request, {"G39", "2026-03-02", request}), "silent");
    }
    AskedBySchool asked{AskedBySchool::Work::ended};
    const int request = asked.answer({{"direction", "by_us"}, {"scope", nullptr}});
    EXPECT_EQ(word_on(asked.story, request, {"G39", "2026-03-02"}), "silent");
}

TEST(InfoRequest, ADraftWaitsAndWhatWasSentStandsAsItWasSent)
{
    const object wrong = {{"involvedFrom", "2025-04-01"}, {"involvedUntil", "2025-04-14"}};
    AskedBySchool draft{AskedBySchool::Work::ended};
    const int waits = draft.answer(wrong);
    EXPECT_EQ(word_on(draft.story, waits, {"G39", "2026-03-03"}), "pending");
    draft.story.decision(waits, "2026-03-03", "information", "agreed");
    EXPECT_EQ(word_on(draft.story, waits, {"G39", "2026-03-03"}), "breached");

    AskedBySchool sent{AskedBySchool::Work::ended};
    object said = wrong;
    said["answered"] = "2026-03-02";
    const int answered = sent.answer(said);
    EXPECT_EQ(word_on(sent.story, answered, {"G39", "2026-03-03"}), "breached");
}

TEST(InfoRequest, WhatHappenedAfterwardsMakesNoAnswerWrong)
{
    AskedBySchool asked{AskedBySchool::Work::goes_on};
    const int request = asked.answer({{"involvedFrom", "2025-03-03"}, {"answered", "2026-03-02"}});
    const int closing = asked.story.closing("2026-04-14");
    asked.story.decision(closing, "2026-04-14", "close", "closed");
    EXPECT_EQ(word_on(asked.story, request, {"G39", "2026-05-04"}), "met");

    AskedBySchool none{AskedBySchool::Work::none};
    const int unknown = none.answer({{"answer", "nothing_known"}, {"answered", "2026-03-02"}});
    none.story.answered_referral("2026-04-01", "no");
    EXPECT_EQ(word_on(none.story, unknown, {"G39", "2026-05-04"}), "met");
}

}  // namespace g39_test
}  // namespace g39
}  // namespace holdfast::guardrails
