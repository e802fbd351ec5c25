#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g21_test {

using base::json::array;
using base::json::object;

const object whole_injury = {{"sites", array{"arm"}},
                             {"reportedBy", "school"},
                             {"seenWhen", "2026-03-02"},
                             {"explanation", "An invented explanation."},
                             {"medical", "doctor_not_needed"},
                             {"policeTold", "2026-03-02"},
                             {"contact", "supervised"}};

object injury_with(const char* key, const base::json::value& value)
{
    object said = whole_injury;
    said[key] = value;
    return said;
}
object injury_without(const char* key)
{
    object said = whole_injury;
    said.erase(key);
    return said;
}

TEST(InjuryLifecycle, StaysOpenUntilEverythingIsWrittenDown)
{
    EXPECT_EQ(
        [&] {
            SceneBuilder story;
            const int injury = story.tell("injury", "2026-03-02", "social_worker", whole_injury);
            return word_on(story, injury, {"G21", "2026-03-10"});
        }(),
        "met");
    for (const char* key :
         {"sites", "reportedBy", "seenWhen", "explanation", "medical", "policeTold", "contact"}) {
        SceneBuilder story;
        const int injury = story.tell("injury", "2026-03-02", "social_worker", injury_without(key));
        const auto verdict = verdict_on(story, injury, {"G21", "2026-03-10"});
        ASSERT_TRUE(verdict) << key;
        EXPECT_EQ(verdict->standing, Standing::breached) << key;
        EXPECT_EQ(verdict->missing.size(), 1U) << key;
    }
    for (const char* key : {"medical", "contact"}) {
        SceneBuilder story;
        const int injury =
            story.tell("injury", "2026-03-02", "social_worker", injury_with(key, "undecided"));
        EXPECT_EQ(word_on(story, injury, {"G21", "2026-03-10"}), "breached") << key;
    }
}

TEST(InjuryLifecycle, WaitsForTwoWorkingDays)
{
    struct Row {
        const char* happened;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"2026-03-02", "2026-03-02", "pending"},  // A Monday.
        {"2026-03-02", "2026-03-04", "pending"},
        {"2026-03-02", "2026-03-05", "breached"},
        {"2026-03-06", "2026-03-10", "pending"},  // Over a weekend.
        {"2026-03-06", "2026-03-11", "breached"},
        // Written down on 25 February: it has been by then.
        {"unknown", "2026-02-27", "pending"},
        {"unknown", "2026-02-28", "breached"},
        // The holidays of that year are not known here, and two working days are over all the same.
        {"2006", "2026-03-11", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int injury =
            story.tell("injury", row.happened, "social_worker", injury_without("contact"));
        EXPECT_EQ(word_on(story, injury, {"G21", row.today}), row.expected) << row.happened;
    }
}

TEST(InjuryLifecycle, ThePoliceAreToldUnlessNobodyHurtTheChild)
{
    for (const auto& [conclusion, expected] :
         std::initializer_list<std::pair<const char*, const char*>>{{"accident", "met"},
                                                                    {"illness", "met"},
                                                                    {"self_harm", "met"},
                                                                    {"open", "breached"},
                                                                    {"inflicted", "breached"},
                                                                    {"not_cared_for", "breached"},
                                                                    {"other_child", "breached"},
                                                                    {"cannot_know", "breached"}}) {
        SceneBuilder story;
        object said = injury_without("policeTold");
        said["conclusion"] = conclusion;
        const int injury = story.tell("injury", "2026-03-02", "social_worker", said);
        EXPECT_EQ(word_on(story, injury, {"G21", "2026-03-10"}), expected) << conclusion;
    }
}

TEST(InjuryLifecycle, EarlierInjuriesStandBesideIt)
{
    SceneBuilder story;
    story.tell("injury", "2025-11-03", "social_worker", whole_injury);
    const int later = story.tell("injury", "2026-03-02", "social_worker", whole_injury);
    const auto verdict = verdict_on(story, later, {"G21", "2026-03-02"});
    ASSERT_TRUE(verdict);
    ASSERT_EQ(verdict->because.size(), 2U);
    EXPECT_EQ(verdict->because[1].says, "An earlier one was noticed on 3 November 2025.");
}

TEST(InjuryLifecycle, CannotBeToldWithoutItsPolicy)
{
    SceneBuilder story;
    const int injury =
        story.tell("injury", "2026-03-02", "social_worker", injury_without("contact"));
    EXPECT_EQ(word_on(story, injury, {"G21", "2026-03-10", 0, policy_without("G21.working_days")}),
              "cannot tell");
}

}  // namespace g21_test
}  // namespace holdfast::guardrails
