#include "guardrails/family_story.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails::g06_test {

TEST(AChildWhoWasThere, IsOnlyNamedWhereNothingMoreIsDone)
{
    FamilyStory story;
    story.joins("Finch", "child", {{"born", "2022-08-15"}});
    const int contact =
        story.writes("contact",
                     "2026-03-02",
                     {{"concern", "Invented."}, {"kinds", base::json::array{"domestic_abuse"}}});
    story.decision(contact, "2026-03-03", "contact", "early_help");
    const auto verdict = verdict_on(story, contact, {"G06", "2026-03-20"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::breached);
    EXPECT_EQ(verdict->missing,
              std::vector<std::string>{"Name Finch Example among the children whom it concerns."});
    story.about(contact, {"Wren", "Finch"});
    EXPECT_EQ(word_on(story, contact, {"G06", "2026-03-20"}), "silent");
}

}  // namespace holdfast::guardrails::g06_test
