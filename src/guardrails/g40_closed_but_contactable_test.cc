#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g40 {
namespace g40_test {

using base::json::object;
using ledger::LinkKind;

/// Work that ended on 14 April 2025, or goes on.
struct EndedWork {
    explicit EndedWork(bool ended = true)
    {
        story.member("the child", "child");
        story.answered_referral("2025-03-03", "no");
        if (!ended) return;
        const int closing = story.closing("2025-04-14");
        story.decision(closing, "2025-04-14", "close", "closed");
    }
    int ask_us(const object& more)
    {
        object said{{"direction", "of_us"}, {"question", "An invented question."}};
        for (const auto& field : more) said[field.key()] = field.value();
        return story.tell("informationRequest", "2026-03-02", "screener", said);  // A Monday.
    }
    SceneBuilder story;
};

TEST(ClosedButContactable, AQuestionAfterTheClosingIsAnswered)
{
    struct Row {
        const char* words;
        object said;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"two days", {}, "2026-03-04", "pending"},
        {"not answered", {}, "2026-03-05", "breached"},
        {"a draft is no answer", {{"answer", "full"}}, "2026-03-05", "breached"},
        {"told that there is none",
         {{"answer", "none"}, {"answered", "2026-03-03"}},
         "2026-03-05",
         "breached"},
        {"answered, and whom to ring",
         {{"answer", "full"}, {"answered", "2026-03-03"}, {"whomToRing", "The duty team"}},
         "2026-03-05",
         "met"},
        {"it is closed, good-bye",
         {{"answer", "refused"}, {"answered", "2026-03-03"}},
         "2026-03-05",
         "breached"},
        {"nobody to ring",
         {{"answer", "full"}, {"answered", "2026-03-03"}},
         "2026-03-05",
         "breached"},
        {"withdrawn", {{"answer", "withdrawn"}}, "2026-03-05", "silent"},
        {"ours", {{"direction", "by_us"}}, "2026-03-05", "silent"},
    };
    for (const Row& row : rows) {
        EndedWork work;
        const int request = work.ask_us(row.said);
        EXPECT_EQ(word_on(work.story, request, {"G40", row.today}), row.expected) << row.words;
    }
}

TEST(ClosedButContactable, WhileWorkGoesOnOnlyTheAnswerIsLookedAt)
{
    EndedWork open{false};
    EXPECT_EQ(word_on(open.story, open.ask_us({}), {"G40", "2026-03-05"}), "silent");
    const object answered = {{"answer", "full"}, {"answered", "2026-03-03"}};
    EXPECT_EQ(word_on(open.story, open.ask_us(answered), {"G40", "2026-03-05"}), "breached");
    object named = answered;
    named["whomToRing"] = "The duty team";
    EXPECT_EQ(word_on(open.story, open.ask_us(named), {"G40", "2026-03-05"}), "silent");
}

TEST(ClosedButContactable, AClosingAfterTheQuestionChangesNothing)
{
    EndedWork open{false};
    const int request = open.ask_us({});
    const int closing = open.story.closing("2026-03-03");
    open.story.decision(closing, "2026-03-03", "close", "closed");
    EXPECT_EQ(word_on(open.story, request, {"G40", "2026-03-12"}), "silent");
}

TEST(ClosedButContactable, ACallIsReturned)
{
    struct Row {
        const char* words;
        object call;
        const char* reply;  // The type of what follows; "" for nothing.
        object said;
        const char* expected;
    };
    const object voicemail = {{"direction", "to_us"}, {"result", "message_left"}};
    const object worried = {{"direction", "to_us"}, {"result", "spoke"}, {"purpose", "worry"}};
    object worried_with_step = worried;
    worried_with_step["nextStep"] = "The school is rung tomorrow.";
    const Row rows[] = {
        {"a message, and nothing", voicemail, "", {}, "breached"},
        {"they spoke", {{"direction", "to_us"}, {"result", "spoke"}}, "", {}, "silent"},
        {"a reply came", {{"direction", "to_us"}, {"result", "replied"}}, "", {}, "silent"},
        {"they spoke of a worry, and it is closed", worried, "", {}, "cannot tell"},
        {"with what comes next", worried_with_step, "", {}, "silent"},
        {"the worry is on the file", worried, "worry", {{"what", "Invented."}}, "silent"},
        {"the worry is taken as a contact",
         worried,
         "contact",
         {{"concern", "Invented."}},
         "silent"},
        {"nobody wrote down whether it was answered",
         {{"direction", "to_us"}},
         "",
         {},
         "cannot tell"},
        {"our own call", {{"direction", "from_us"}, {"result", "no_answer"}}, "", {}, "silent"},
        {"rung back", voicemail, "call", {{"direction", "from_us"}, {"result", "spoke"}}, "silent"},
        {"a message left",
         voicemail,
         "call",
         {{"direction", "from_us"}, {"result", "message_left"}},
         "silent"},
        {"rung back in vain",
         voicemail,
         "call",
         {{"direction", "from_us"}, {"result", "no_answer"}},
         "breached"},
        {"they rang again",
         voicemail,
         "call",
         {{"direction", "to_us"}, {"result", "no_answer"}},
         "breached"},
        {"a letter", voicemail, "letter", {{"purpose", "information"}}, "silent"},
        {"a visit", voicemail, "visit", {}, "silent"},
        {"taken as a contact", voicemail, "contact", {{"concern", "Invented."}}, "silent"},
        {"taken as a referral", voicemail, "referral", {{"concern", "Invented."}}, "silent"},
    };
    for (const Row& row : rows) {
        EndedWork work;
        const int call = work.story.tell("call", "2026-03-02", "screener", row.call);
        if (*row.reply != '\0') work.story.tell(row.reply, "2026-03-03", "social_worker", row.said);
        EXPECT_EQ(word_on(work.story, call, {"G40", "2026-03-05"}), row.expected) << row.words;
        EXPECT_NE(word_on(work.story, call, {"G40", "2026-03-04"}), "breached") << row.words;
    }
}

TEST(ClosedButContactable, AContactIsDecidedOn)
{
    EndedWork work;
    const int contact =
        work.story.tell("contact", "2026-03-02", "screener", {{"concern", "Invented."}});
    EXPECT_EQ(word_on(work.story, contact, {"G40", "2026-03-04"}), "pending");
    EXPECT_EQ(word_on(work.story, contact, {"G40", "2026-03-05"}), "breached");
    work.story.decision(contact, "2026-03-03", "contact", "advice");
    EXPECT_EQ(word_on(work.story, contact, {"G40", "2026-03-05"}), "silent");
}

TEST(ClosedButContactable, NoFamilyIsAFindingForHavingBeenClosed)
{
    EndedWork work;
    EXPECT_TRUE(ask(work.story, {"G40", "2030-01-07"}).empty());
}

TEST(ClosedButContactable, SaysWithWhomItWaits)
{
    EndedWork work;
    work.story.allocation("A", "2025-03-03", {{"team", "Invented"}, {"until", "2025-04-14"}});
    const int request = work.ask_us({});
    const auto verdict = verdict_on(work.story, request, {"G40", "2026-03-04"});
    ASSERT_TRUE(verdict);
    ASSERT_EQ(verdict->because.size(), 2U);
    EXPECT_EQ(verdict->because[1].says, "The team that had the work last answers it.");
    EXPECT_EQ(verdict->due->iso(), "2026-03-04");
}

TEST(ClosedButContactable, CannotBeToldWithoutItsPolicy)
{
    EndedWork work;
    const int request = work.ask_us({});
    EXPECT_EQ(
        word_on(work.story, request, {"G40", "2026-03-05", 0, policy_without("G40.working_days")}),
        "cannot tell");
}

/// Who asks about a baby that was born after the closing asks the team that had the family's work.
TEST(ClosedButContactable, AlsoAboutAChildBornSince)
{
    for (const bool ended : {true, false}) {
        EndedWork work{ended};
        work.story.member("the baby", "child");
        const int call =
            work.story.tell_of("the baby", "call", "2026-03-02", {{"direction", "to_us"}});
        EXPECT_EQ(word_on(work.story, call, {"G40", "2026-03-05"}),
                  ended ? "cannot tell" : "silent")
            << ended;
    }
}

}  // namespace g40_test
}  // namespace g40
}  // namespace holdfast::guardrails
