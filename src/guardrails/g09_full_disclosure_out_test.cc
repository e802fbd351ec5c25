#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g09_test {

using base::json::array;
using base::json::object;
using ledger::LinkKind;

/// An old injury that nobody explained, a new one, and an allegation. Numbers 1 to 3.
struct Unresolved {
    SceneBuilder story;
    int old_injury = story.tell("injury", "2025-11-03", "school", {{"description", "A mark."}});
    int injury = story.tell("injury", "2026-03-02", "school", {{"description", "A mark."}});
    int allegation =
        story.tell("worry", "2026-03-02", "school", {{"what", "A worry."}, {"allegation", true}});

    StoryLinks all(LinkKind kind = LinkKind::rests_on) const
    {
        return {{kind, old_injury}, {kind, injury}, {kind, allegation}};
    }
    StoryLinks newest() const { return {{LinkKind::rests_on, injury}}; }
    /// The word on something that was sent on Tuesday 3 March 2026.
    std::string word_of(const char* type, const object& said, const StoryLinks& links)
    {
        const int sent = story.tell(type, "2026-03-03", "social_worker", said, links);
        return word_on(story, sent, {"G09", "2026-03-05"});
    }
};

TEST(FullDisclosureOut, AStrategyDiscussionHearsOfEveryInjuryAndAllegation)
{
    struct Row {
        const char* words;
        object said;
        StoryLinks links;
        const char* expected;
    };
    const Unresolved known;
    const Row rows[] = {
        {"all", {}, known.all(), "met"},
        {"called for all", {}, known.all(LinkKind::answers), "met"},
        {"the newest alone", {}, known.newest(), "breached"},
        {"none", {}, {}, "breached"},
        {"evidence is not what was told", {}, known.all(LinkKind::evidence_for), "breached"},
        {"with a reason", {{"leftOut", "A reason."}}, known.newest(), "met"},
    };
    for (const Row& row : rows) {
        Unresolved story;
        EXPECT_EQ(story.word_of("strategyDiscussion", row.said, row.links), row.expected)
            << row.words;
    }
}

TEST(FullDisclosureOut, WhatIsLeftOutIsMadeGoodWithinAWorkingDay)
{
    Unresolved known;
    const int held =
        known.story.tell("strategyDiscussion", "2026-03-03", "social_worker", {}, known.newest());
    EXPECT_EQ(word_on(known.story, held, {"G09", "2026-03-03"}), "pending");
    EXPECT_EQ(word_on(known.story, held, {"G09", "2026-03-04"}), "pending");
    EXPECT_EQ(word_on(known.story, held, {"G09", "2026-03-05"}), "breached");
    EXPECT_EQ(
        word_on(known.story, held, {"G09", "2026-03-05", 0, policy_without("G09.working_days")}),
        "cannot tell");
    // Written again when the minutes were sent, with what was told since; what came later was not
    // known then.
    known.story.tell("injury", "2026-03-06", "school", {{"description", "A mark."}});
    StoryLinks links = {{LinkKind::supersedes, held},
                        {LinkKind::rests_on, known.old_injury},
                        {LinkKind::rests_on, known.allegation}};
    const int again = known.story.tell("strategyDiscussion",
                                       "2026-03-03",
                                       "social_worker",
                                       {{"minutesSent", "2026-03-09"}},
                                       links);
    EXPECT_EQ(word_on(known.story, held, {"G09", "2026-03-09"}), "silent");
    EXPECT_EQ(word_on(known.story, again, {"G09", "2026-03-09"}), "met");
}

TEST(FullDisclosureOut, AsksNothingAboutWhatIsResolved)
{
    SceneBuilder story;
    story.tell(
        "injury", "2025-11-03", "school", {{"description", "A mark."}, {"conclusion", "accident"}});
    const int worry =
        story.tell("worry", "2026-03-02", "school", {{"what", "A worry."}, {"allegation", true}});
    const int held = story.tell("strategyDiscussion", "2026-03-03", "social_worker", {});
    EXPECT_EQ(word_on(story, held, {"G09", "2026-03-05"}), "breached");
    story.tell("worryAnswered",
               "2026-03-04",
               "social_worker",
               {{"standing", "not_so"}},
               {{LinkKind::answers, worry}});
    EXPECT_EQ(word_on(story, held, {"G09", "2026-03-05"}), "silent");
}

TEST(FullDisclosureOut, WhatIsSharedAboutARiskCarriesAllOfIt)
{
    struct Row {
        const char* type;
        object said;
        bool with_all;
        const char* expected;
    };
    const Row rows[] = {
        {"informationSharing", {{"answer", "shared"}, {"tellsOfRisk", true}}, false, "breached"},
        {"informationSharing",
         {{"answer", "shared_in_part"}, {"tellsOfRisk", true}},
         false,
         "breached"},
        {"informationSharing", {{"answer", "shared"}, {"tellsOfRisk", true}}, true, "met"},
        {"informationSharing",
         {{"answer", "shared_in_part"}, {"tellsOfRisk", true}, {"leftOut", "A reason."}},
         false,
         "met"},
        {"informationSharing", {{"answer", "shared"}}, false, "cannot tell"},
        {"informationSharing", {{"answer", "shared"}}, true, "met"},
        {"informationSharing", {{"answer", "shared"}, {"tellsOfRisk", false}}, false, "silent"},
        {"informationSharing", {{"answer", "not_shared"}, {"tellsOfRisk", true}}, false, "silent"},
        {"informationSharing", {{"answer", "later"}, {"tellsOfRisk", true}}, false, "silent"},
        {"notification", {{"matter", "injury"}, {"recipient", "Police"}}, false, "breached"},
        {"notification", {{"matter", "injury"}, {"recipient", "Police"}}, true, "met"},
        {"notification", {{"matter", "injury"}, {"notTold", true}}, false, "silent"},
        {"notification", {{"matter", "meeting_record"}}, false, "silent"},
    };
    for (const Row& row : rows) {
        Unresolved known;
        const StoryLinks links = row.with_all ? known.all() : known.newest();
        EXPECT_EQ(known.word_of(row.type, row.said, links), row.expected)
            << row.type << " " << base::json::serialize(row.said);
    }
}

int asked_of_us(SceneBuilder& story, const StoryLinks& links, const object& more = {})
{
    object said{{"direction", "of_us"}, {"question", "What is known?"}, {"answer", "full"}};
    for (const auto& field : more) said[field.key()] = field.value();
    return story.tell("informationRequest", "2026-03-03", "social_worker", said, links);
}

TEST(FullDisclosureOut, AnAnswerGoesOutOnlyWithAllOfIt)
{
    Unresolved known;
    SceneBuilder& story = known.story;
    const int newest = asked_of_us(story, known.newest());
    EXPECT_EQ(word_on(story, newest, {"G09", "2026-03-03", newest}), "breached");
    EXPECT_EQ(word_on(story, newest, {"G09", "2026-03-03"}), "pending");
    const int all = asked_of_us(story, known.all());
    EXPECT_EQ(word_on(story, all, {"G09", "2026-03-03", all}), "met");
    const int chronology = story.tell(
        "chronology", "2026-03-03", "social_worker", {{"coversTo", "2026-03-03"}}, known.all());
    const int by_chronology = asked_of_us(story, {{LinkKind::rests_on, chronology}});
    EXPECT_EQ(word_on(story, by_chronology, {"G09", "2026-03-03", by_chronology}), "met");
    const int refused = asked_of_us(story, {}, {{"answer", "refused"}});
    EXPECT_EQ(word_on(story, refused, {"G09", "2026-03-03", refused}), "silent");
    story.tell("informationSharing",
               "2026-03-03",
               "social_worker",
               {{"answer", "shared_in_part"}, {"tellsOfRisk", true}, {"leftOut", "A reason."}},
               {{LinkKind::answers, newest}});
    EXPECT_EQ(word_on(story, newest, {"G09", "2026-03-03", newest}), "met");
    // An injury that comes while the answer is still a draft belongs into it.
    story.tell("injury", "2026-03-04", "school", {{"description", "A mark."}});
    EXPECT_EQ(word_on(story, all, {"G09", "2026-03-04", all}), "breached");
}

TEST(FullDisclosureOut, AnAnswerThatWasSentWithoutADecisionIsShown)
{
    Unresolved known;
    SceneBuilder& story = known.story;
    const int sent = asked_of_us(story, known.newest(), {{"answered", "2026-03-03"}});
    EXPECT_EQ(word_on(story, sent, {"G09", "2026-03-03"}), "breached");
    const int none = asked_of_us(story, {}, {{"answer", "none"}, {"answered", "2026-03-03"}});
    EXPECT_EQ(word_on(story, none, {"G09", "2026-03-03"}), "silent");
    story.tell("informationSharing",
               "2026-03-04",
               "social_worker",
               {{"answer", "shared"}, {"tellsOfRisk", true}},
               {{LinkKind::answers, sent},
                {LinkKind::rests_on, known.old_injury},
                {LinkKind::rests_on, known.allegation}});
    EXPECT_EQ(word_on(story, sent, {"G09", "2026-03-04"}), "met");
}

TEST(FullDisclosureOut, HoldsUpNothingThatProtects)
{
    Unresolved known;
    const int held = known.story.tell("strategyDiscussion", "2026-03-03", "social_worker", {});
    const int draft = asked_of_us(known.story, known.all());
    for (const Verdict& verdict : ask(known.story, {"G09", "2026-03-09", draft}))
        EXPECT_NE(verdict.anchor, known.story.id(held));
}

}  // namespace g09_test
}  // namespace holdfast::guardrails
