#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g30_stories {
namespace g30_test {

using base::json::object;
using ledger::LinkKind;

int panel(SceneBuilder& story, const char* day, const char* outcome, object more = {},
          const StoryLinks& links = {})
{
    more["outcome"] = outcome;
    if (!more.contains("question")) more["question"] = "care";
    return story.tell("panelDecision", day, "team_manager", more, links);
}

/// Care that a panel agreed to, and a visit after it.
struct Agreed {
    SceneBuilder story;
    int earlier = story.tell("note", "2026-02-01", "social_worker", {{"text", "Invented."}});
    int agreed = panel(story, "2026-03-02", "agreed");
    int visit = story.tell("visit", "2026-04-01", "social_worker", {{"seen", "alone"}});

    int propose(const object& more, StoryLinks links)
    {
        object said{{"question", "reversal"}, {"outcome", "agreed"}, {"reasons", "A reason."}};
        for (const auto& field : more) said[field.key()] = field.value();
        links.emplace_back(LinkKind::answers, agreed);
        return story.tell("decisionProposal", "2026-04-10", "social_worker", said, links);
    }
    int tell_of(int entry)
    {
        return story.tell("notification",
                          "2026-04-10",
                          "social_worker",
                          {{"matter", "decision"}, {"recipient", "An invented school"}},
                          {{LinkKind::rests_on, entry}});
    }
};

const object changed = {{"changedFacts", "Invented facts."}};

TEST(Reversal, NeedsWhatIsNewAndThatTheAgenciesAreTold)
{
    struct Row {
        const char* words;
        object said;
        bool rests_on_visit;
        bool rests_on_note;
        bool told;
        const char* expected;
    };
    const Row rows[] = {
        {"all of it", changed, true, false, true, "met"},
        {"new, and nobody says what", {}, true, false, true, "breached"},
        {"said, and linked with nothing", changed, false, false, true, "breached"},
        {"linked with what was known before", changed, false, true, true, "breached"},
        {"nobody is told", changed, true, false, false, "breached"},
    };
    for (const Row& row : rows) {
        Agreed now;
        StoryLinks links;
        if (row.rests_on_visit) links.emplace_back(LinkKind::rests_on, now.visit);
        if (row.rests_on_note) links.emplace_back(LinkKind::rests_on, now.earlier);
        const int proposed = now.propose(row.said, links);
        if (row.told) now.tell_of(proposed);
        EXPECT_EQ(word_on(now.story, proposed, {"G30", "2026-04-10", proposed}), row.expected)
            << row.words;
        EXPECT_EQ(word_on(now.story, proposed, {"G30", "2026-04-10"}),
                  std::string_view{row.expected} == "met" ? "met" : "pending")
            << row.words;
        now.story.decision(proposed, "2026-04-13", "reversal", "agreed");
        EXPECT_EQ(word_on(now.story, proposed, {"G30", "2026-04-13"}), row.expected) << row.words;
    }
}

TEST(Reversal, TellsWhoeverWasPartOfTheFirstDecision)
{
    Agreed now;
    now.story.tell(
        "agencyView", "2026-03-02", "school", {{"view", "yes"}}, {{LinkKind::part_of, now.agreed}});
    const int proposed = now.propose(changed, {{LinkKind::rests_on, now.visit}});
    EXPECT_EQ(word_on(now.story, proposed, {"G30", "2026-04-10", proposed}), "breached");
    now.story.tell(
        "agencyView", "2026-04-11", "school", {{"view", "no"}}, {{LinkKind::part_of, proposed}});
    EXPECT_EQ(word_on(now.story, proposed, {"G30", "2026-04-11", proposed}), "met");
}

TEST(Reversal, NamesTheDecisionThatItTurnsRound)
{
    SceneBuilder story;
    const int proposed =
        story.tell("decisionProposal",
                   "2026-04-10",
                   "social_worker",
                   {{"question", "reversal"}, {"outcome", "agreed"}, {"reasons", "A reason."}});
    EXPECT_EQ(word_on(story, proposed, {"G30", "2026-04-10", proposed}), "breached");
}

TEST(Reversal, AsksNothingOfWhatGivesProtectionBack)
{
    struct Row {
        const char* question;
        const char* outcome;
        const char* expected;
    };
    const Row rows[] = {
        {"care", "refused", "silent"},
        {"care", "deferred", "silent"},
        {"care", "agreed", "breached"},
        {"return_home", "agreed", "silent"},
        {"return_home", "refused", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int first = panel(story, "2026-03-02", row.outcome, {{"question", row.question}});
        const int proposed =
            story.tell("decisionProposal",
                       "2026-04-10",
                       "social_worker",
                       {{"question", "reversal"}, {"outcome", "agreed"}, {"reasons", "A reason."}},
                       {{LinkKind::answers, first}});
        EXPECT_EQ(word_on(story, proposed, {"G30", "2026-04-10", proposed}), row.expected)
            << row.question << " " << row.outcome;
    }
    // A referral that ended without action is taken up again.
    SceneBuilder story;
    const int referral = story.referral("2026-03-02", "no");
    const int turned_away = story.decision(referral, "2026-03-03", "referral", "no_further_action");
    const int proposed =
        story.tell("decisionProposal",
                   "2026-04-10",
                   "social_worker",
                   {{"question", "reversal"}, {"outcome", "agreed"}, {"reasons", "A reason."}},
                   {{LinkKind::answers, turned_away}});
    EXPECT_EQ(word_on(story, proposed, {"G30", "2026-04-10", proposed}), "silent");
}

TEST(Reversal, ThatNobodyProposedIsOneAsWell)
{
    struct Row {
        const char* words;
        const char* first;
        const char* then;
        const char* last;  // "": nothing more.
        const char* expected;
    };
    const Row rows[] = {
        {"agreed, and refused", "agreed", "refused", "", "breached"},
        {"agreed, and put off", "agreed", "deferred", "", "breached"},
        {"put off twice", "deferred", "deferred", "", "silent"},
        {"put off, and agreed", "deferred", "agreed", "", "silent"},
        {"agreed again afterwards", "agreed", "refused", "agreed", "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        panel(story, "2026-03-02", row.first);
        const int then = panel(story, "2026-04-20", row.then);
        if (*row.last != '\0') panel(story, "2026-05-20", row.last);
        EXPECT_EQ(word_on(story, then, {"G30", "2026-06-01"}), row.expected) << row.words;
    }
}

TEST(Reversal, OfOneMatterAlone)
{
    SceneBuilder story;
    panel(story, "2026-03-02", "agreed");
    const int home = panel(story, "2026-04-20", "refused", {{"question", "return_home"}});
    EXPECT_EQ(word_on(story, home, {"G30", "2026-06-01"}), "silent");
    SceneBuilder declined;
    panel(declined, "2026-03-02", "agreed");
    const int refused = panel(declined, "2026-04-20", "refused");
    declined.decision(refused, "2026-04-21", "panel", "not_agreed");
    EXPECT_EQ(word_on(declined, refused, {"G30", "2026-06-01"}), "silent");
}

TEST(Reversal, UnsaidIsMetByWhatIsNewAndWhoIsTold)
{
    Agreed now;
    const int refused =
        panel(now.story, "2026-04-20", "refused", {}, {{LinkKind::rests_on, now.visit}});
    // Monday 20 April; two working days end on the 22nd.
    EXPECT_EQ(word_on(now.story, refused, {"G30", "2026-04-22"}), "pending");
    EXPECT_EQ(word_on(now.story, refused, {"G30", "2026-04-23"}), "breached");
    now.tell_of(refused);
    EXPECT_EQ(word_on(now.story, refused, {"G30", "2026-04-23"}), "met");
}

TEST(Reversal, OfAReferralThatWasToBeAssessed)
{
    SceneBuilder story;
    const int referral = story.referral("2026-03-02", "no");
    story.decision(referral, "2026-03-03", "referral", "assess");
    const int dropped = story.decision(referral, "2026-03-10", "referral", "no_further_action");
    EXPECT_EQ(word_on(story, dropped, {"G30", "2026-06-01"}), "breached");
    // That a second person has signed a step-down since it was turned down is something new.
    SceneBuilder level;
    level.tell("threshold",
               "2026-03-02",
               "social_worker",
               {{"level", "child_in_need"}, {"reasons", "A reason."}});
    const int lower = level.tell("threshold",
                                 "2026-06-01",
                                 "social_worker",
                                 {{"level", "family_help"}, {"reasons", "A reason."}});
    level.decision(lower, "2026-06-02", "level", "not_agreed");
    level.signature(lower, "head_of_service", "agree");
    const int agreed = level.decision(lower, "2026-06-04", "level", "agreed");
    EXPECT_EQ(word_on(level, agreed, {"G30", "2026-06-04"}), "pending");  // Nobody is told yet.
}

TEST(Reversal, OfAPlaceThatWasPlannedAndOfPreProceedings)
{
    SceneBuilder place;
    const int planned = place.tell(
        "placement", "2026-03-02", "social_worker", {{"stage", "planned"}, {"kind", "foster"}});
    const int refused = place.tell("placement",
                                   "2026-03-20",
                                   "social_worker",
                                   {{"stage", "refused"}, {"kind", "foster"}},
                                   {{LinkKind::supersedes, planned}});
    EXPECT_EQ(word_on(place, refused, {"G30", "2026-06-01"}), "breached");
    SceneBuilder court;
    const int begun =
        court.tell("preProceedings", "2026-03-02", "social_worker", {{"outcome", "court"}});
    const int ended = court.tell("preProceedings",
                                 "2026-03-02",
                                 "social_worker",
                                 {{"outcome", "child_in_need"}},
                                 {{LinkKind::supersedes, begun}});
    EXPECT_EQ(word_on(court, ended, {"G30", "2026-06-01"}), "breached");
}

TEST(Reversal, TheSecondGoesToSomebodyOutsideTheLine)
{
    Agreed now;
    panel(now.story, "2026-04-02", "refused");
    const int again = panel(now.story, "2026-04-03", "agreed");
    now.agreed = again;
    const int newer = now.story.tell("visit", "2026-04-04", "social_worker", {{"seen", "alone"}});
    const int proposed = now.propose(changed, {{LinkKind::rests_on, newer}});
    now.tell_of(proposed);
    const Question at_gate{"G30", "2026-04-10", proposed};
    EXPECT_EQ(word_on(now.story, proposed, at_gate), "breached");
    now.story.signature(proposed, "team_manager B", "agree");
    EXPECT_EQ(word_on(now.story, proposed, at_gate), "breached");
    now.story.signature(proposed, "principal_social_worker", "agree");
    EXPECT_EQ(word_on(now.story, proposed, at_gate), "met");
    EXPECT_EQ(
        word_on(now.story,
                proposed,
                {"G30", "2026-04-10", proposed, policy_with("G30.reversals", 3, "2001-01-01")}),
        "met");
}

TEST(Reversal, ThatWasAgreedToIsSaidOnce)
{
    Agreed now;
    const int proposed = now.propose(changed, {{LinkKind::rests_on, now.visit}});
    now.tell_of(proposed);
    now.story.decision(proposed, "2026-04-13", "reversal", "agreed");
    const int refused = panel(now.story, "2026-04-20", "refused");
    EXPECT_EQ(word_on(now.story, refused, {"G30", "2026-04-20"}), "silent");
    EXPECT_EQ(word_on(now.story, proposed, {"G30", "2026-04-20"}), "met");
}

}  // namespace g30_test
}  // namespace g30_stories
}  // namespace holdfast::guardrails
