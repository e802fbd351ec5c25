#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g02_test {

using ledger::LinkKind;

TEST(LetterClose, ALetterCannotBeWhatEndsTheWork)
{
    struct Row {
        const char* means;
        const char* expected;
    };
    const Row rows[] = {
        {"letter", "breached"},
        {"visit", "met"},
        {"meeting", "met"},
        {"telephone", "met"},
        {"handover", "met"},
        {"moved", "met"},
        {"event", "met"},
        {"not_told", "cannot tell"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.referral("2026-03-02", "no");
        const int closing = story.closing("2026-06-01", {{"means", row.means}});
        EXPECT_EQ(word_on(story, closing, {"G02", "2026-06-01", closing}), row.expected)
            << row.means;
        EXPECT_EQ(word_on(story, closing, {"G02", "2026-06-01"}), row.expected) << row.means;
    }
}

TEST(LetterClose, ALetterMayFollowAVisitButNotStandAlone)
{
    SceneBuilder story;
    const int letter = story.tell("letter",
                                  "2026-06-01",
                                  "social_worker",
                                  {{"purpose", "closing"}, {"namesDomesticAbuse", false}});
    const StoryLinks rests{{LinkKind::rests_on, letter}};
    const int after_visit = story.closing("2026-06-02", {{"means", "visit"}}, rests);
    const int alone = story.closing("2026-06-02", {{"means", "letter"}}, rests);
    EXPECT_EQ(word_on(story, after_visit, {"G02", "2026-06-02", after_visit}), "met");
    const auto verdict = verdict_on(story, alone, {"G02", "2026-06-02", alone});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::breached);
    const std::vector<Evidence> because = {
        {story.id(alone), "Closing was proposed on 2 June 2026: by a letter."},
        {story.id(letter), "The proposal rests on a letter sent on 1 June 2026."},
    };
    EXPECT_EQ(verdict->because, because);
    ASSERT_EQ(verdict->missing.size(), 1U);
    EXPECT_NE(verdict->missing[0].find("closing visit or meeting"), std::string::npos);
}

TEST(LetterClose, WhetherALetterNamesDomesticAbuseIsNotGuessed)
{
    SceneBuilder story;
    const int letter =
        story.tell("letter", "2026-06-01", "social_worker", {{"purpose", "closing"}});
    const int closing =
        story.closing("2026-06-02", {{"means", "visit"}}, {{LinkKind::rests_on, letter}});
    const auto verdict = verdict_on(story, closing, {"G02", "2026-06-02", closing});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::cannot_tell);
    ASSERT_EQ(verdict->missing.size(), 1U);
    EXPECT_NE(verdict->missing[0].find("whether it names domestic"), std::string::npos);
}

TEST(LetterClose, ALetterThatNamesDomesticAbuseNeedsBothChecks)
{
    struct Row {
        const char* names_abuse;
        const char* contact_checked;
        const char* fits_plan;
        const char* expected;
        std::size_t missing;
    };
    const Row rows[] = {
        {"yes", "yes", "yes", "met", 0},
        {"yes", "yes", "no", "breached", 1},
        {"yes", "no", "yes", "breached", 1},
        {"yes", "no", "no", "breached", 2},
        {"yes", "", "yes", "cannot tell", 1},
        {"yes", "yes", "", "cannot tell", 1},
        {"yes", "", "", "cannot tell", 2},
        {"yes", "no", "", "breached", 2},
        {"yes", "", "no", "breached", 2},
        {"no", "", "", "silent", 0},
        {"no", "no", "no", "silent", 0},
        {"", "", "", "silent", 0},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int letter =
            story.tell("letter",
                       "2026-06-01",
                       "social_worker",
                       {{"purpose", "warning"},
                        {"namesDomesticAbuse", SceneBuilder::flag(row.names_abuse)},
                        {"safeContactChecked", SceneBuilder::flag(row.contact_checked)},
                        {"fitsSafetyPlan", SceneBuilder::flag(row.fits_plan)}});
        const std::string told = std::string{"names abuse "} + row.names_abuse + ", contact "
                               + row.contact_checked + ", plan " + row.fits_plan;
        EXPECT_EQ(word_on(story, letter, {"G02", "2026-06-01"}), row.expected) << told;
        const auto verdict = verdict_on(story, letter, {"G02", "2026-06-01"});
        EXPECT_EQ(verdict ? verdict->missing.size() : 0, row.missing) << told;
        // It stands at a gate only where the closing rests on it.
        const int with = story.closing("2026-06-02", {}, {{LinkKind::rests_on, letter}});
        const int without = story.closing("2026-06-02");
        EXPECT_EQ(word_on(story, letter, {"G02", "2026-06-02", with}), row.expected) << told;
        EXPECT_EQ(word_on(story, letter, {"G02", "2026-06-02", without}), "silent") << told;
    }
}

TEST(LetterClose, EachProposalIsAskedAboutByItself)
{
    SceneBuilder story;
    const int first = story.closing("2026-06-01", {{"means", "letter"}});
    const int second = story.closing("2026-06-02", {{"means", "visit"}});
    EXPECT_EQ(word_on(story, first, {"G02", "2026-06-02"}), "breached");
    EXPECT_EQ(word_on(story, second, {"G02", "2026-06-02"}), "met");
    EXPECT_EQ(word_on(story, first, {"G02", "2026-06-02", second}), "silent");
    story.decision(first, "2026-06-03", "close", "stays_open");
    EXPECT_EQ(word_on(story, first, {"G02", "2026-06-03"}), "silent");
    EXPECT_EQ(word_on(story, second, {"G02", "2026-06-03"}), "met");
    story.decision(second, "2026-06-03", "close", "closed");
    EXPECT_EQ(word_on(story, second, {"G02", "2026-06-03"}), "met");
}

}  // namespace g02_test
}  // namespace holdfast::guardrails
