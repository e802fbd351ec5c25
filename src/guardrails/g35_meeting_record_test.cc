#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g35_test {

using base::json::object;
using ledger::LinkKind;

TEST(MeetingRecord, IsSentWithinFiveWorkingDays)
{
    struct Row {
        const char* type;
        object said;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"strategyDiscussion", {{"outcome", "no_enquiry"}}, "2026-03-09", "pending"},
        {"strategyDiscussion", {{"outcome", "no_enquiry"}}, "2026-03-10", "breached"},
        {"strategyDiscussion",
         {{"outcome", "no_enquiry"}, {"minutesSent", "2026-03-03"}},
         "2026-03-10",
         "met"},
        {"conference", {{"kind", "initial"}}, "2026-03-10", "breached"},
        {"conference", {{"kind", "initial"}, {"minutesSent", "2026-03-03"}}, "2026-03-10", "met"},
        {"coreGroup", {{"standing", "held"}}, "2026-03-10", "breached"},
        {"coreGroup", {{"standing", "held_without_family"}}, "2026-03-10", "breached"},
        {"coreGroup", {{"standing", "planned"}}, "2026-03-01", "silent"},
        {"coreGroup", {{"standing", "planned"}}, "2026-03-09", "pending"},
        {"coreGroup", {{"standing", "planned"}}, "2026-03-10", "breached"},
        {"coreGroup", {{"standing", "cancelled"}}, "2026-03-10", "silent"},
        {"coreGroup", {{"standing", "nobody_came"}}, "2026-03-10", "silent"},
        {"childInNeedMeeting", {{"standing", "held"}}, "2026-03-10", "breached"},
        {"teamAroundFamily", {{"standing", "held"}}, "2026-03-10", "breached"},
        {"teamAroundFamily", {{"standing", "held"}, {"sent", "2026-03-03"}}, "2026-03-10", "met"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int meeting = story.tell(row.type, "2026-03-02", "social_worker", row.said);
        EXPECT_EQ(word_on(story, meeting, {"G35", row.today}), row.expected)
            << row.type << " " << base::json::serialize(row.said) << " " << row.today;
    }
}

TEST(MeetingRecord, GoesToEverybodyWhoGaveAView)
{
    SceneBuilder story;
    const int meeting = story.tell("conference",
                                   "2026-03-02",
                                   "conference_chair",
                                   {{"kind", "initial"}, {"minutesSent", "2026-03-03"}});
    const int view = story.tell("agencyView",
                                "2026-03-02",
                                "school",
                                {{"view", "yes"}, {"attended", "absent"}},
                                {{LinkKind::part_of, meeting}});
    EXPECT_EQ(word_on(story, meeting, {"G35", "2026-03-10"}), "breached");
    story.tell("agencyView",
               "2026-03-02",
               "school",
               {{"view", "yes"}, {"attended", "absent"}, {"told", "2026-03-04"}},
               {{LinkKind::part_of, meeting}, {LinkKind::supersedes, view}});
    EXPECT_EQ(word_on(story, meeting, {"G35", "2026-03-10"}), "met");
}

}  // namespace g35_test
}  // namespace holdfast::guardrails
