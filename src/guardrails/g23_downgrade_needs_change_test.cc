#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g23_test {

using base::json::object;
using ledger::LinkKind;

int level(SceneBuilder& story, const char* day, object said, const StoryLinks& links = {})
{
    said["reasons"] = "An invented reason.";
    // What the threshold document asks for is another rule's question.
    said["document"] = "Holdfast's default, first edition";
    said["criterion"] = "FH4";
    said["difference"] = "An invented difference.";
    return story.tell("threshold", day, "social_worker", said, links);
}

/// A child in need, and a visit after that was decided.
struct ChildInNeed {
    SceneBuilder story;
    int earlier = story.tell("note", "2026-02-01", "social_worker", {{"text", "Invented."}});
    int need = level(story, "2026-03-02", {{"level", "child_in_need"}});
    int visit = story.tell("visit", "2026-05-20", "social_worker", {{"seen", "alone"}});
};

const object changed = {
    {"level", "family_help"}, {"grounds", "facts_changed"}, {"changedFacts", "Invented facts."}};
const object judged = {{"level", "family_help"},
                       {"grounds", "judged_differently"},
                       {"misjudged", "An invented mistake."},
                       {"planEffect", "An invented effect."}};

object level_with(object said, const char* key, const base::json::value& value)
{
    said[key] = value;
    return said;
}
object level_without(object said, const char* key)
{
    said.erase(key);
    return said;
}

TEST(DowngradeNeedsChange, IsMetByWhatHasChangedSinceTheLevelWasDecided)
{
    struct Row {
        const char* words;
        object said;
        StoryLinks links;
        const char* expected;
    };
    const ChildInNeed numbers;
    const StoryLinks new_visit = {{LinkKind::rests_on, numbers.visit}};
    const StoryLinks old_note = {{LinkKind::rests_on, numbers.earlier}};
    const auto vacancy = base::json::array{"vacancy"};
    const Row rows[] = {
        {"changed, and the record shows it", changed, new_visit, "answered"},
        {"changed, says the worker alone", changed, {}, "stops"},
        {"what was known before is no change", changed, old_note, "stops"},
        {"the level itself is no change", changed, {{LinkKind::rests_on, numbers.need}}, "stops"},
        {"a record without a word of it",
         level_without(changed, "changedFacts"),
         new_visit,
         "stops"},
        // Of want of staff beside a change, G52 asks.
        {"a target beside a change",
         level_with(changed, "outsideReasons", base::json::array{"target"}),
         new_visit,
         "answered"},
        {"a vacancy alone",
         {{"level", "family_help"}, {"outsideReasons", vacancy}},
         new_visit,
         "stops"},
        {"no grounds", {{"level", "family_help"}}, new_visit, "stops"},
        {"judged differently, and nobody else has read it", judged, {}, "stops"},
    };
    for (const Row& row : rows) {
        ChildInNeed now;
        const int lower = level(now.story, "2026-06-01", row.said, row.links);
        auto report = stand_at({records::Gate::step_down, now.story.id(lower)},
                               now.story.scene(),
                               records::PolicyBook::shipped(),
                               base::WorkingDays::england(),
                               base::Date::of(2026, 6, 1));
        std::erase_if(report.items,
                      [](const GateItem& item) { return item.finding.guardrail->id != "G23"; });
        EXPECT_EQ(report.is_open(), std::string_view{row.expected} == "answered") << row.words;
        EXPECT_EQ(word_on(now.story, lower, {"G23", "2026-06-01"}),
                  report.is_open() ? "met" : "pending")
            << row.words;
    }
}

TEST(DowngradeNeedsChange, TheSameFactsJudgedDifferentlyNeedASecondReader)
{
    struct Row {
        const char* signer;
        const char* stance;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"head_of_service", "agree", judged, "met"},
        {"conference_chair", "agree", judged, "met"},
        {"team_manager", "agree", judged, "pending"},  // In the line.
        {"head_of_service", "disagree", judged, "pending"},
        {"head_of_service", "agree", level_without(judged, "misjudged"), "pending"},
        {"head_of_service", "agree", level_without(judged, "planEffect"), "pending"},
    };
    for (const Row& row : rows) {
        ChildInNeed now;
        const int lower = level(now.story, "2026-06-01", row.said);
        now.story.signature(lower, row.signer, row.stance, {{"reasons", "A reason."}});
        EXPECT_EQ(word_on(now.story, lower, {"G23", "2026-06-01"}), row.expected)
            << row.signer << " " << row.stance;
    }
}

TEST(DowngradeNeedsChange, IsBreachedOnceItWasAgreedWithoutThat)
{
    ChildInNeed now;
    const int lower = level(now.story, "2026-06-01", {{"level", "family_help"}});
    now.story.decision(lower, "2026-06-02", "level", "agreed");
    EXPECT_EQ(word_on(now.story, lower, {"G23", "2026-06-02"}), "breached");
    ChildInNeed kept;
    const int proposed = level(kept.story, "2026-06-01", {{"level", "family_help"}});
    kept.story.decision(proposed, "2026-06-02", "level", "not_agreed");
    EXPECT_EQ(word_on(kept.story, proposed, {"G23", "2026-06-02"}), "silent");
}

TEST(DowngradeNeedsChange, AsksNothingOfWhatIsNotOursToChoose)
{
    for (const char* grounds : {"not_substantiated", "conference", "declined", "court"}) {
        ChildInNeed now;
        const int lower =
            level(now.story, "2026-06-01", {{"level", "universal"}, {"grounds", grounds}});
        EXPECT_EQ(word_on(now.story, lower, {"G23", "2026-06-01"}), "silent") << grounds;
    }
    // What raises protection, or leaves it, passes no gate.
    for (const char* code : {"child_in_need", "section_47", "child_protection"}) {
        ChildInNeed now;
        const int higher = level(now.story, "2026-06-01", {{"level", code}});
        EXPECT_EQ(word_on(now.story, higher, {"G23", "2026-06-01"}), "silent") << code;
    }
}

}  // namespace g23_test
}  // namespace holdfast::guardrails
