#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g16_stories {
namespace g16_test {

using base::json::object;
using ledger::LinkKind;

const object full = {{"service", "An invented programme"},
                     {"kind", "parenting"},
                     {"need", "An invented need."},
                     {"whySuits", "An invented reason."},
                     {"exclusionsChecked", true},
                     {"reviewOn", "2026-05-01"}};

object with(object said, const object& more)
{
    for (const auto& field : more)
        if (field.value().is_null()) said.erase(field.key());
        else said[field.key()] = field.value();
    return said;
}

TEST(ProgrammeFit, AsksForTheNeedTheFitTheCheckAndADay)
{
    struct Row {
        const char* words;
        object more;
        const char* today;  // Asked for on Monday 2 March; five working days end on 9 March.
        const char* expected;
    };
    const Row rows[] = {
        {"everything", {}, "2026-05-01", "met"},
        {"its day has passed", {}, "2026-05-02", "breached"},
        {"no need", {{"need", nullptr}}, "2026-03-09", "pending"},
        {"no need", {{"need", nullptr}}, "2026-03-10", "breached"},
        {"no fit", {{"whySuits", nullptr}}, "2026-03-10", "breached"},
        {"no check", {{"exclusionsChecked", nullptr}}, "2026-03-10", "breached"},
        {"a check that was not made", {{"exclusionsChecked", false}}, "2026-03-10", "breached"},
        {"no day", {{"reviewOn", nullptr}}, "2026-03-10", "breached"},
        {"it did not fit", {{"outcome", "not_suited"}}, "2026-03-10", "breached"},
        {"declined", {{"need", nullptr}, {"outcome", "declined"}}, "2026-03-10", "silent"},
        {"not to be had",
         {{"need", nullptr}, {"outcome", "not_available"}},
         "2026-03-10",
         "silent"},
        {"finished", {{"need", nullptr}, {"outcome", "finished"}}, "2026-03-10", "silent"},
        {"ended", {{"need", nullptr}, {"ended", "2026-03-05"}}, "2026-03-10", "silent"},
        {"ended because it did not fit, and nobody said why it was to",
         {{"whySuits", nullptr}, {"outcome", "not_suited"}, {"ended", "2026-03-05"}},
         "2026-03-10",
         "breached"},
        {"ended because it did not fit",
         {{"outcome", "not_suited"}, {"ended", "2026-03-05"}},
         "2026-03-10",
         "met"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int asked =
            story.tell("programmeReferral", "2026-03-02", "social_worker", with(full, row.more));
        EXPECT_EQ(word_on(story, asked, {"G16", row.today}), row.expected)
            << row.words << " " << row.today;
    }
}

TEST(ProgrammeFit, OfNoDayIsBreachedAtOnce)
{
    SceneBuilder story;
    const int asked = story.tell(
        "programmeReferral", "unknown", "social_worker", {{"service", "An invented programme"}});
    EXPECT_EQ(word_on(story, asked, {"G16", "2026-03-02"}), "breached");
}

TEST(ProgrammeFit, WorkWithTheCoupleWaitsForACheckWhereAbuseIsToldOf)
{
    struct Row {
        const char* kind;
        const char* told;  // A kind of worry; "": nothing is told of.
        object more;
        const char* expected;
    };
    const object unchecked = {{"exclusionsChecked", nullptr}};
    const object said = {{"exclusions", "An invented talk with an invented service."}};
    const Row rows[] = {
        {"couple", "domestic_abuse", unchecked, "breached"},
        {"restorative", "domestic_abuse", unchecked, "breached"},
        {"restorative", "coercive_control", unchecked, "breached"},
        {"couple", "domestic_abuse", {}, "breached"},  // Ticked, and no word of what was checked.
        {"couple", "domestic_abuse", said, "met"},
        {"couple", "neglect", unchecked, "pending"},
        {"couple", "", unchecked, "pending"},
        {"parenting", "domestic_abuse", unchecked, "pending"},
        {"domestic_abuse_change", "domestic_abuse", {}, "met"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        if (*row.told != '\0')
            story.tell("worry",
                       "2026-03-02",
                       "social_worker",
                       {{"what", "An invented worry."}, {"kinds", base::json::array{row.told}}});
        object service = with(full, row.more);
        service["kind"] = row.kind;
        const int asked = story.tell("programmeReferral", "2026-03-02", "social_worker", service);
        EXPECT_EQ(word_on(story, asked, {"G16", "2026-03-03"}), row.expected)
            << row.kind << " " << row.told;
    }
}

TEST(ProgrammeFit, StandsAtAClosingWithWhatGoesOnAndWhatItRestsOn)
{
    struct Row {
        const char* words;
        object more;
        bool rests;
        const char* expected;
    };
    const Row rows[] = {
        {"everything is known", {}, false, "silent"},
        {"a service goes on for no need", {{"need", nullptr}}, false, "breached"},
        {"it has run its course", {{"need", nullptr}, {"outcome", "finished"}}, false, "silent"},
        {"the closing rests on it", {{"need", nullptr}, {"outcome", "finished"}}, true, "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int asked =
            story.tell("programmeReferral", "2026-03-02", "social_worker", with(full, row.more));
        const int closing = story.closing(
            "2026-03-03", {}, row.rests ? StoryLinks{{LinkKind::rests_on, asked}} : StoryLinks{});
        EXPECT_EQ(word_on(story, closing, {"G16", "2026-03-03", closing}), row.expected)
            << row.words;
        EXPECT_EQ(word_on(story, closing, {"G16", "2026-03-03"}), "silent") << row.words;
    }
}

TEST(ProgrammeFit, IsReadInAllItsWords)
{
    SceneBuilder story;
    const int asked = story.tell("programmeReferral", "2026-03-02", "social_worker", full);
    const int used = story.tell("programmeReferral",
                                "2026-03-02",
                                "social_worker",
                                {{"service", "An invented programme"}, {"outcome", "taken_up"}},
                                {{LinkKind::supersedes, asked}});
    EXPECT_EQ(word_on(story, used, {"G16", "2026-04-01"}), "met");
    EXPECT_EQ(word_on(story, asked, {"G16", "2026-04-01"}), "silent");
}

TEST(ProgrammeFit, CannotTellWithoutItsPolicy)
{
    SceneBuilder story;
    const int asked = story.tell(
        "programmeReferral", "2026-03-02", "social_worker", {{"service", "An invented programme"}});
    EXPECT_EQ(word_on(story, asked, {"G16", "2026-03-03", 0, policy_without("G16.working_days")}),
              "cannot tell");
}

}  // namespace g16_test
}  // namespace g16_stories
}  // namespace holdfast::guardrails
