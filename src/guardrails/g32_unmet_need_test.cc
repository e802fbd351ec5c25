#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g32_stories {
namespace g32_test {

using base::json::object;
using ledger::LinkKind;

int step(SceneBuilder& story, const char* day, const object& more)
{
    object said{{"what", "An invented action."}};
    for (const auto& field : more) said[field.key()] = field.value();
    return story.tell("planStep", day, "social_worker", said);
}

int need(SceneBuilder& story, const char* day, const object& more, const StoryLinks& links = {})
{
    object said{{"need", "An invented need."}};
    for (const auto& field : more) said[field.key()] = field.value();
    return story.tell("unmetNeed", day, "social_worker", said, links);
}

const object not_done = {{"outcome", "not_done"}, {"notDoneReason", "waiting_list"}};

TEST(UnmetNeed, WhatWasNotDoneForWantOfMeansIsWrittenDown)
{
    struct Row {
        const char* type;
        object said;
        const char* today;  // Of Monday 2 March; five working days end on the 9th.
        const char* expected;
    };
    const object service = {{"service", "An invented service"}, {"outcome", "not_available"}};
    const Row rows[] = {
        {"planStep", not_done, "2026-03-09", "pending"},
        {"planStep", not_done, "2026-03-10", "breached"},
        {"planStep", {{"notDoneReason", "not_available"}}, "2026-03-10", "breached"},
        {"planStep", {{"notDoneReason", "worker_away"}}, "2026-03-10", "breached"},
        {"planStep", {{"notDoneReason", "declined"}}, "2026-03-10", "silent"},
        {"planStep", {{"notDoneReason", "changed"}}, "2026-03-10", "silent"},
        {"planStep",
         {{"outcome", "done"}, {"notDoneReason", "worker_away"}},
         "2026-03-10",
         "silent"},
        {"planStep", {{"outcome", "not_done"}}, "2026-03-10", "silent"},
        {"programmeReferral", service, "2026-03-10", "breached"},
        {"programmeReferral", {{"service", "An invented service"}}, "2026-03-10", "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        object said = row.said;
        if (std::string_view{row.type} == "planStep") said["what"] = "An invented action.";
        const int short_of = story.tell(row.type, "2026-03-02", "social_worker", said);
        EXPECT_EQ(word_on(story, short_of, {"G32", row.today}), row.expected)
            << row.type << " " << base::json::serialize(said);
    }
}

TEST(UnmetNeed, ANeedThatIsLinkedOrTheOnlyOneMeetsIt)
{
    SceneBuilder linked;
    const int first = step(linked, "2026-03-02", not_done);
    const int second = step(linked, "2026-03-02", not_done);
    need(linked, "2026-03-03", {}, {{LinkKind::answers, first}});
    EXPECT_EQ(word_on(linked, first, {"G32", "2026-03-10"}), "silent");
    EXPECT_EQ(word_on(linked, second, {"G32", "2026-03-10"}), "breached");
    SceneBuilder alone;
    const int short_of = step(alone, "2026-03-02", not_done);
    need(alone, "2026-03-03", {});
    EXPECT_EQ(word_on(alone, short_of, {"G32", "2026-03-10"}), "silent");
    SceneBuilder answered;
    const int none = step(answered, "2026-03-02", not_done);
    answered.tell("answer",
                  "2026-03-03",
                  "team_manager",
                  {{"guardrail", "G32"}, {"reasons", "None is left."}},
                  {{LinkKind::answers, none}});
    EXPECT_EQ(word_on(answered, none, {"G32", "2026-03-10"}), "silent");
}

TEST(UnmetNeed, StaysInSightUntilItIsMet)
{
    struct Row {
        const char* words;
        object said;
        const char* today;
        const char* expected;
    };
    const object asked = {{"why", "waiting_list"}, {"askAgainOn", "2026-06-01"}};
    const Row rows[] = {
        {"its own day", asked, "2026-06-01", "pending"},
        {"its own day has passed", asked, "2026-06-02", "breached"},
        {"28 days after 2 March", {{"why", "cost"}}, "2026-03-30", "pending"},
        {"28 days have passed", {{"why", "cost"}}, "2026-03-31", "breached"},
        {"nobody says why", {}, "2026-03-31", "breached"},
        {"met", {{"why", "cost"}, {"met", "2026-03-20"}}, "2026-09-01", "silent"},
        {"declined", {{"why", "declined"}}, "2026-09-01", "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int unmet = need(story, "2026-03-02", row.said);
        EXPECT_EQ(word_on(story, unmet, {"G32", row.today}), row.expected) << row.words;
    }
    SceneBuilder story;
    const int unmet = need(story, "2026-03-02", {{"why", "cost"}});
    EXPECT_EQ(word_on(story, unmet, {"G32", "2026-03-30", 0, policy_without("G32.days")}),
              "cannot tell");
}

int level(SceneBuilder& story, const char* day, const char* code, const object& more = {})
{
    object said{{"level", code}, {"reasons", "An invented reason."}};
    for (const auto& field : more) said[field.key()] = field.value();
    return story.tell("threshold", day, "social_worker", said);
}

TEST(UnmetNeed, IsWrittenDownBeforeALevelIsLoweredForWantOfMeans)
{
    struct Row {
        const char* reason;  // "": none is given.
        bool written;
        const char* expected;
    };
    const Row rows[] = {
        {"capacity", false, "breached"},
        {"cost", false, "breached"},
        {"vacancy", false, "breached"},
        {"vacancy", true, "met"},
        {"target", false, "silent"},
        {"instruction", false, "silent"},
        {"", false, "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        level(story, "2026-03-02", "child_in_need");
        object more;
        if (*row.reason != '\0') more["outsideReasons"] = base::json::array{row.reason};
        const int lower = level(story, "2026-06-01", "family_help", more);
        if (row.written) need(story, "2026-06-01", {}, {{LinkKind::answers, lower}});
        EXPECT_EQ(word_on(story, lower, {"G32", "2026-06-01", lower}), row.expected)
            << row.reason << row.written;
        EXPECT_EQ(word_on(story, lower, {"G32", "2026-06-01"}),
                  std::string_view{row.expected} == "breached" ? "pending" : row.expected)
            << row.reason << row.written;
        story.decision(lower, "2026-06-02", "level", "agreed");
        EXPECT_EQ(word_on(story, lower, {"G32", "2026-06-02"}), row.expected)
            << row.reason << row.written;
    }
}

TEST(UnmetNeed, StandsAtAClosingAndAtAPanelAndIsAnsweredInWords)
{
    SceneBuilder story;
    step(story, "2026-03-02", not_done);
    const int closing = story.closing("2026-06-01");
    const int panel = story.tell("panelDecision",
                                 "2026-06-01",
                                 "social_worker",
                                 {{"question", "services"}, {"outcome", "refused"}});
    for (const int asks : {closing, panel}) {
        EXPECT_EQ(word_on(story, asks, {"G32", "2026-06-01", asks}), "breached");
        story.tell("answer",
                   "2026-06-01",
                   "team_manager",
                   {{"guardrail", "G32"}, {"reasons", "None is left."}},
                   {{LinkKind::answers, asks}});
        EXPECT_EQ(word_on(story, asks, {"G32", "2026-06-01", asks}), "met");
    }
    SceneBuilder none;
    const int routine = none.closing("2026-06-01");
    EXPECT_EQ(word_on(none, routine, {"G32", "2026-06-01", routine}), "silent");
}

}  // namespace g32_test
}  // namespace g32_stories
}  // namespace holdfast::guardrails
