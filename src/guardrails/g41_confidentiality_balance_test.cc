#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g41 {
namespace g41_test {

using base::json::object;
using ledger::LinkKind;

const object balanced = {{"answer", "not_shared"},
                         {"tellsOfRisk", true},
                         {"rights", "An invented right."},
                         {"atRisk", "An invented neighbour."},
                         {"options", "An invented way."}};
object without(const char* key)
{
    object said = balanced;
    said.erase(key);
    return said;
}
object with(const char* key, const base::json::value& value)
{
    object said = balanced;
    said[key] = value;
    return said;
}

TEST(ConfidentialityBalance, WantsTheBalanceAndASecondSigner)
{
    struct Row {
        const char* words;
        object said;
        const char* signer;  // "" for nobody.
        const char* stance;
        const char* expected;
    };
    const Row rows[] = {
        {"all of it", balanced, "team_manager", "agree", "met"},
        {"another social worker", balanced, "social_worker B", "agree", "met"},
        {"whose rights", without("rights"), "team_manager", "agree", "breached"},
        {"who is at risk", without("atRisk"), "team_manager", "agree", "breached"},
        {"what else", without("options"), "team_manager", "agree", "breached"},
        {"nobody signed", balanced, "", "", "breached"},
        {"the author signs", balanced, "social_worker", "agree", "breached"},
        {"the second does not agree", balanced, "team_manager", "disagree", "breached"},
        {"not yet", with("answer", "later"), "", "", "breached"},
        {"no risk", with("tellsOfRisk", false), "", "", "silent"},
        {"whether it tells of a risk", without("tellsOfRisk"), "", "", "cannot tell"},
        {"shared", with("answer", "shared"), "", "", "silent"},
        {"shared in part: another rule", with("answer", "shared_in_part"), "", "", "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int kept = story.tell("informationSharing", "2026-03-02", "social_worker", row.said);
        if (*row.signer != '\0') story.signature(kept, row.signer, row.stance);
        EXPECT_EQ(word_on(story, kept, {"G41", "2026-03-03"}), row.expected) << row.words;
    }
}

TEST(ConfidentialityBalance, IsSignedOnTheSameDay)
{
    struct Row {
        const char* decided;
        const char* today;
        const char* expected;
    };
    const Row rows[] = {
        {"2026-03-06", "2026-03-06", "pending"},   // A Friday.
        {"2026-03-06", "2026-03-07", "breached"},  // No weekend waits.
        {"unknown", "2026-03-07", "breached"},
        {"2026-03", "2026-03-31", "pending"},
        {"2026-03", "2026-04-01", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int kept = story.tell("informationSharing", row.decided, "social_worker", balanced);
        EXPECT_EQ(word_on(story, kept, {"G41", row.today}), row.expected) << row.decided;
    }
    SceneBuilder story;
    const int kept = story.tell("informationSharing", "2026-03-06", "social_worker", balanced);
    EXPECT_EQ(
        word_on(story, kept, {"G41", "2026-03-08", 0, policy_with("G41.days", 3, "2026-01-01")}),
        "pending");
    EXPECT_EQ(word_on(story, kept, {"G41", "2026-03-08", 0, policy_without("G41.days")}),
              "cannot tell");
}

int asked_of_us(SceneBuilder& story, const char* answer, const StoryLinks& links = {})
{
    return story.tell("informationRequest",
                      "2026-03-02",
                      "screener",
                      {{"direction", "of_us"}, {"question", "Invented."}, {"answer", answer}},
                      links);
}

TEST(ConfidentialityBalance, ARefusalRestsOnADecision)
{
    for (const auto& [answer, expected] : {std::pair{"refused", "cannot tell"},
                                           {"part", "cannot tell"},
                                           {"full", "silent"},
                                           {"nothing_known", "silent"}}) {
        SceneBuilder story;
        const int request = asked_of_us(story, answer);
        EXPECT_EQ(word_on(story, request, {"G41", "2026-03-02", request}), expected) << answer;
        EXPECT_EQ(word_on(story, request, {"G41", "2026-03-02"}), expected) << answer;
    }
    SceneBuilder story;
    const int kept = story.tell("informationSharing", "2026-03-02", "social_worker", balanced);
    const int request = asked_of_us(story, "refused", {{LinkKind::rests_on, kept}});
    EXPECT_EQ(word_on(story, request, {"G41", "2026-03-02", request}), "silent");
    // At the gate there is no waiting for the end of the day.
    EXPECT_EQ(word_on(story, kept, {"G41", "2026-03-02", request}), "breached");
    story.signature(kept, "team_manager", "agree");
    EXPECT_EQ(word_on(story, kept, {"G41", "2026-03-02", request}), "met");
}

TEST(ConfidentialityBalance, AtTheGateOnlyWhatIsAboutThisQuestion)
{
    SceneBuilder story;
    const int other = story.tell("informationSharing", "2026-02-02", "social_worker", balanced);
    const int request = asked_of_us(story, "refused");
    EXPECT_EQ(word_on(story, other, {"G41", "2026-03-02", request}), "silent");
    const int kept = story.tell("informationSharing",
                                "2026-03-02",
                                "social_worker",
                                balanced,
                                {{LinkKind::answers, request}});
    EXPECT_EQ(word_on(story, kept, {"G41", "2026-03-02", request}), "breached");
    EXPECT_EQ(word_on(story, request, {"G41", "2026-03-02", request}), "silent");
}

}  // namespace g41_test
}  // namespace g41
}  // namespace holdfast::guardrails
