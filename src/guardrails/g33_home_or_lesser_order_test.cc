#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g33_stories {
namespace g33_test {

using base::json::object;
using ledger::LinkKind;

const object full = {{"kind", "child_returns"},
                     {"stage", "planned"},
                     {"decidedBy", "team_manager"},
                     {"evidence", "Invented evidence."},
                     {"childAsked", true},
                     {"homeChecked", "2026-05-20"},
                     {"somebodyDisagrees", false}};

object with(object said, const object& more)
{
    for (const auto& field : more)
        if (field.value().is_null()) said.erase(field.key());
        else said[field.key()] = field.value();
    return said;
}

TEST(HomeOrLesserOrder, AReturnHomeHasEvidenceTheChildsViewTheHomeAndWhoeverDisagrees)
{
    struct Row {
        const char* words;
        object more;
        const char* expected;
    };
    const Row rows[] = {
        {"all of it", {}, "met"},
        {"no evidence", {{"evidence", nullptr}}, "breached"},
        {"nobody says whether the child was asked", {{"childAsked", nullptr}}, "breached"},
        {"the child was not asked", {{"childAsked", false}}, "breached"},
        {"nobody has seen the home", {{"homeChecked", nullptr}}, "breached"},
        {"somebody disagrees, and nobody wrote that down",
         {{"somebodyDisagrees", true}},
         "breached"},
        {"cost beside all of it", {{"outsideReasons", base::json::array{"cost"}}}, "met"},
        {"nobody says who decides", {{"decidedBy", nullptr}, {"evidence", nullptr}}, "breached"},
        {"a court", {{"decidedBy", "court"}, {"evidence", nullptr}}, "silent"},
        {"the police", {{"decidedBy", "police"}, {"evidence", nullptr}}, "silent"},
        {"the family", {{"decidedBy", "family"}, {"evidence", nullptr}}, "silent"},
        {"somebody else comes back", {{"kind", "person_returns"}, {"evidence", nullptr}}, "silent"},
        {"contact", {{"kind", "contact_supervised"}, {"evidence", nullptr}}, "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int home =
            story.tell("returnHome", "2026-06-01", "social_worker", with(full, row.more));
        EXPECT_EQ(word_on(story, home, {"G33", "2026-06-01", home}), row.expected) << row.words;
        EXPECT_EQ(word_on(story, home, {"G33", "2026-06-01"}),
                  std::string_view{row.expected} == "breached" ? "pending" : row.expected)
            << row.words;
    }
}

TEST(HomeOrLesserOrder, IsBreachedOnceItHappenedByOurChoice)
{
    struct Row {
        object more;
        const char* expected;
    };
    const Row rows[] = {
        {{{"stage", "happened_decided"}, {"evidence", nullptr}}, "breached"},
        {{{"stage", "happened_decided"}}, "met"},
        {{{"stage", "happened_undecided"}, {"evidence", nullptr}}, "silent"},
        {{{"stage", "refused"}, {"evidence", nullptr}}, "silent"},
        {{{"stage", "stopped"}, {"evidence", nullptr}}, "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int home =
            story.tell("returnHome", "2026-06-01", "social_worker", with(full, row.more));
        EXPECT_EQ(word_on(story, home, {"G33", "2026-06-01"}), row.expected)
            << base::json::serialize(row.more);
    }
    // What was said while it was planned counts.
    SceneBuilder story;
    const int planned = story.tell("returnHome", "2026-06-01", "social_worker", full);
    const int happened = story.tell("returnHome",
                                    "2026-06-08",
                                    "social_worker",
                                    {{"kind", "child_returns"}, {"stage", "happened_decided"}},
                                    {{LinkKind::supersedes, planned}});
    EXPECT_EQ(word_on(story, happened, {"G33", "2026-06-08"}), "met");
}

TEST(HomeOrLesserOrder, TheRecordAnswersWhatItCan)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        const char* day;  // 84 days before 1 June is 9 March.
        const char* expected;
    };
    const object words = {{"way", "spoken"}, {"words", "Invented words."}};
    const object alone = {{"seen", "alone"}, {"words", "Invented words."}};
    const Row rows[] = {
        {"the child's own words", "childsVoice", words, "2026-03-09", "met"},
        {"too long ago", "childsVoice", words, "2026-03-08", "breached"},
        {"nobody could hear the child",
         "childsVoice",
         {{"way", "not_heard"}},
         "2026-05-01",
         "breached"},
        {"a visit alone", "visit", alone, "2026-05-01", "met"},
        {"a visit with others",
         "visit",
         with(alone, {{"seen", "with_others"}}),
         "2026-05-01",
         "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.tell(row.type, row.day, "social_worker", row.said);
        const int home = story.tell(
            "returnHome", "2026-06-01", "social_worker", with(full, {{"childAsked", nullptr}}));
        EXPECT_EQ(word_on(story, home, {"G33", "2026-06-01", home}), row.expected) << row.words;
    }
    for (const auto& [type, said, expected] :
         {std::tuple<const char*, object, const char*>{
              "homeConditions", {{"sleeping", "A bed."}}, "met"},
          {"visit", {{"bedroomSeen", true}}, "met"},
          {"visit", {{"bedroomSeen", false}}, "breached"}}) {
        SceneBuilder story;
        story.tell(type, "2026-05-20", "social_worker", said);
        const int home = story.tell(
            "returnHome", "2026-06-01", "social_worker", with(full, {{"homeChecked", nullptr}}));
        EXPECT_EQ(word_on(story, home, {"G33", "2026-06-01", home}), expected) << type;
    }
    SceneBuilder story;
    const int home = story.tell("returnHome", "2026-06-01", "social_worker", full);
    EXPECT_EQ(word_on(story, home, {"G33", "2026-06-01", home, policy_without("G33.days")}),
              "breached");
}

TEST(HomeOrLesserOrder, WhoeverDisagreesIsAnswered)
{
    struct Row {
        const char* words;
        bool challenged;
        bool answered;
        const char* expected;
    };
    const Row rows[] = {
        {"nobody challenges it", false, false, "met"},
        {"a challenge that is open", true, false, "breached"},
        {"a challenge that was answered", true, true, "met"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        if (row.challenged) {
            const int challenge =
                story.tell("challenge",
                           "2026-05-28",
                           "school",
                           {{"what", "An invented challenge."}, {"matter", "placement"}});
            if (row.answered)
                story.tell("challengeAnswer",
                           "2026-05-29",
                           "head_of_service",
                           {{"outcome", "not_accepted"}, {"reasons", "A reason."}},
                           {{LinkKind::answers, challenge}});
        }
        const int home = story.tell("returnHome", "2026-06-01", "social_worker", full);
        EXPECT_EQ(word_on(story, home, {"G33", "2026-06-01", home}), row.expected) << row.words;
    }
    SceneBuilder view;
    const int home = view.tell("returnHome", "2026-06-01", "social_worker", full);
    view.tell("agencyView", "2026-06-01", "school", {{"view", "no"}}, {{LinkKind::part_of, home}});
    EXPECT_EQ(word_on(view, home, {"G33", "2026-06-01", home}), "breached");
}

TEST(HomeOrLesserOrder, ALesserOrderRestsOnWhatShowsThatItIsEnough)
{
    struct Row {
        const char* words;
        object said;
        bool heard;
        bool home_seen;
        bool rests;
        const char* expected;
    };
    const object lesser = {{"lesserOrder", true},
                           {"orderSought", "supervision_order"},
                           {"reasons", "An invented reason."}};
    const Row rows[] = {
        {"all of it", lesser, true, true, true, "met"},
        {"no reasons", with(lesser, {{"reasons", nullptr}}), true, true, true, "breached"},
        {"the child was not heard", lesser, false, true, true, "breached"},
        {"nobody saw the home", lesser, true, false, true, "breached"},
        {"it rests on nothing", lesser, true, true, false, "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        if (row.heard)
            story.tell("childsVoice",
                       "2026-05-01",
                       "social_worker",
                       {{"way", "spoken"}, {"words", "Invented."}});
        if (row.home_seen)
            story.tell("homeConditions", "2026-05-01", "social_worker", {{"sleeping", "A bed."}});
        const int note =
            story.tell("assessment", "2026-05-02", "social_worker", {{"analysis", "Invented."}});
        const StoryLinks links = row.rests ? StoryLinks{{LinkKind::rests_on, note}} : StoryLinks{};
        const int order =
            story.tell("preProceedings", "2026-06-01", "social_worker", row.said, links);
        EXPECT_EQ(word_on(story, order, {"G33", "2026-06-01", order}), row.expected) << row.words;
    }
    SceneBuilder applied;
    const int asked = applied.tell("preProceedings",
                                   "2026-06-01",
                                   "social_worker",
                                   with(lesser, {{"courtApplied", "2026-06-02"}}));
    EXPECT_EQ(word_on(applied, asked, {"G33", "2026-06-02"}), "breached");
    SceneBuilder as_planned;
    const int planned = as_planned.tell(
        "preProceedings", "2026-06-01", "social_worker", {{"courtApplied", "2026-06-02"}});
    EXPECT_EQ(word_on(as_planned, planned, {"G33", "2026-06-02"}), "silent");
}

}  // namespace g33_test
}  // namespace g33_stories
}  // namespace holdfast::guardrails
