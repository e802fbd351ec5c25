#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g45_test {

using base::json::object;

int somebody_stops(SceneBuilder& story, const object& said)
{
    return story.tell("withdrawal", "2026-03-02", "social_worker", said);
}

const object whole_withdrawal = {{"agency", "housing"},
                                 {"reason", "funding"},
                                 {"otherSide", "o"},
                                 {"cover", "c"},
                                 {"trusted", true},
                                 {"forTheChild", "f"}};

object withdrawal_with(object said, const object& more)
{
    for (const auto& field : more) said[field.key()] = field.value();
    return said;
}
object withdrawal_without(object said, const char* key)
{
    said.erase(key);
    return said;
}

TEST(Withdrawal, SaysWhyWhatOthersThinkWhoCoversAndWhatTheChildLoses)
{
    struct Row {
        const char* words;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"all of it", whole_withdrawal, "met"},
        {"nothing of it", {}, "breached"},
        {"no reason", withdrawal_without(whole_withdrawal, "reason"), "breached"},
        {"a reason in words",
         withdrawal_with(withdrawal_without(whole_withdrawal, "reason"), {{"reasons", "r"}}),
         "met"},
        {"nobody else was asked", withdrawal_without(whole_withdrawal, "otherSide"), "breached"},
        {"the others agree",
         withdrawal_with(withdrawal_without(whole_withdrawal, "otherSide"), {{"agreed", true}}),
         "met"},
        {"nobody takes over", withdrawal_without(whole_withdrawal, "cover"), "breached"},
        {"whom the child trusts is not said",
         withdrawal_without(whole_withdrawal, "trusted"),
         "breached"},
        {"the child was told nothing",
         withdrawal_without(whole_withdrawal, "forTheChild"),
         "breached"},
        {"nobody whom the child trusts",
         withdrawal_with(withdrawal_without(whole_withdrawal, "forTheChild"), {{"trusted", false}}),
         "met"},
        {"the others object", withdrawal_with(whole_withdrawal, {{"agreed", false}}), "breached"},
        {"they objected, and it is settled",
         withdrawal_with(whole_withdrawal, {{"agreed", false}, {"settled", "2026-03-04"}}),
         "met"},
        {"settled without anybody who takes over",
         withdrawal_with(withdrawal_without(whole_withdrawal, "cover"),
                         {{"settled", "2026-03-04"}}),
         "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int stopped = somebody_stops(story, row.said);
        EXPECT_EQ(word_on(story, stopped, {"G45", "2026-03-10"}), row.expected) << row.words;
    }
}

TEST(Withdrawal, NobodyTakesOverWhatIsDoneNorIsAskedAboutTheFamilysNo)
{
    struct Row {
        const char* reason;
        const char* agreed;
        const char* cover;
        const char* expected;
    };
    const Row rows[] = {
        {"work_done", "yes", "", "met"},
        {"moved", "yes", "", "met"},
        {"capacity", "yes", "", "breached"},
        {"work_done", "", "", "breached"},
        {"work_done", "no", "", "breached"},
        {"declined", "", "Somebody still sees the child.", "met"},
        {"declined", "", "", "breached"},
        {"capacity", "", "Somebody.", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        object said{{"reason", row.reason}, {"trusted", false}};
        said["agreed"] = SceneBuilder::flag(row.agreed);
        if (*row.cover != '\0') said["cover"] = row.cover;
        const int stopped = somebody_stops(story, said);
        EXPECT_EQ(word_on(story, stopped, {"G45", "2026-03-10"}), row.expected)
            << row.reason << ", agreed " << row.agreed << ", " << row.cover;
    }
}

TEST(Withdrawal, WaitsFiveWorkingDaysButNotWhenTheWorkEnds)
{
    SceneBuilder story;
    story.tell("familyMember", "2020-01-01", "screener", {{"part", "child"}});
    const int earlier = somebody_stops(story, {});
    story.answered_referral("2026-03-02", "no");
    const int stopped = somebody_stops(story, {});
    EXPECT_EQ(word_on(story, stopped, {"G45", "2026-03-09"}), "pending");
    EXPECT_EQ(word_on(story, stopped, {"G45", "2026-03-10"}), "breached");
    const int closing = story.closing("2026-03-04");
    EXPECT_EQ(word_on(story, stopped, {"G45", "2026-03-04", closing}), "breached");
    EXPECT_EQ(word_on(story, earlier, {"G45", "2026-03-04", closing}), "silent");
}

TEST(Withdrawal, TellsWhoStopsAndWhy)
{
    SceneBuilder story;
    const int stopped =
        somebody_stops(story, withdrawal_with(whole_withdrawal, {{"toldToStop", true}}));
    const auto verdict = verdict_on(story, stopped, {"G45", "2026-03-04"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->because.front().says,
              "Housing was told to stop: on 2 March 2026; why: Funding.");
}

}  // namespace g45_test
}  // namespace holdfast::guardrails
