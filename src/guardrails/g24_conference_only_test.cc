#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails {
namespace g24_stories {
namespace g24_test {

using base::json::object;
using ledger::LinkKind;

/// A conference, with the view of so many agencies.
int conference(SceneBuilder& story, const char* day, const char* decision, int views = 3,
               const object& more = {})
{
    object said{{"kind", "initial"}, {"decision", decision}};
    for (const auto& field : more) said[field.key()] = field.value();
    const int held = story.tell("conference", day, "conference_chair", said);
    for (const char* who : {"social_worker", "school", "health_visitor", "police"}) {
        if (views-- <= 0) break;
        story.tell("agencyView", day, who, {{"view", "yes"}}, {{LinkKind::part_of, held}});
    }
    return held;
}

int plan(SceneBuilder& story, const char* day, const StoryLinks& links = {})
{
    return story.tell("childProtectionPlan", day, "social_worker", {}, links);
}

/// The plan once more, ended.
int end(SceneBuilder& story, int of, const char* began, const char* day, object more = {})
{
    more["ends"] = day;
    return story.tell(
        "childProtectionPlan", began, "social_worker", more, {{LinkKind::supersedes, of}});
}

TEST(ConferenceOnly, APlanBeginsByTheConferenceOfItsDay)
{
    struct Row {
        const char* decision;
        const char* held;
        bool linked;
        const char* today;  // The plan begins on Monday 2 March; five working days end on 9 March.
        const char* expected;
    };
    const Row rows[] = {
        {"plan_begins", "2026-03-02", false, "2026-03-02", "met"},
        {"plan_begins", "2026-03-02", true, "2026-03-02", "met"},
        {"plan_begins", "2026-02-27", false, "2026-03-09", "pending"},  // Of another day.
        {"plan_begins", "2026-02-27", true, "2026-03-09", "met"},
        {"plan_begins", "2026-03", false, "2026-03-09", "met"},  // It may have been that day.
        {"no_plan", "2026-03-02", true, "2026-03-09", "pending"},
        {"no_plan", "2026-03-02", true, "2026-03-10", "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int held = conference(story, row.held, row.decision);
        const int begun = plan(story,
                               "2026-03-02",
                               row.linked ? StoryLinks{{LinkKind::rests_on, held}} : StoryLinks{});
        EXPECT_EQ(word_on(story, begun, {"G24", row.today}), row.expected)
            << row.decision << " " << row.held << " " << row.linked;
    }
    SceneBuilder elsewhere;
    const int moved = elsewhere.tell(
        "childProtectionPlan", "2026-03-02", "social_worker", {{"fromElsewhere", true}});
    EXPECT_EQ(word_on(elsewhere, moved, {"G24", "2026-06-01"}), "met");
}

TEST(ConferenceOnly, APlanEndsByAConferenceOrAsARecordedFact)
{
    struct Row {
        const char* words;
        const char* reviewed;  // The day of a conference that ended it; "": none did.
        object more;
        const char* today;  // It ends on Monday 1 June; five working days end on 8 June.
        const char* expected;
    };
    const object told = {{"agenciesConsulted", base::json::array{"school"}},
                         {"agenciesTold", "2026-06-01"}};
    const auto reason = [&](const char* code, bool is_told) {
        object more = is_told ? told : object{};
        more["endReason"] = code;
        return more;
    };
    const Row rows[] = {
        {"a conference", "2026-06-01", reason("conference", false), "2026-06-02", "met"},
        {"a conference, and no reason is ticked", "2026-05-28", {}, "2026-06-02", "met"},
        {"nobody", "", {}, "2026-06-01", "breached"},
        {"a conference that nobody recorded",
         "",
         reason("conference", true),
         "2026-06-01",
         "breached"},
        {"a conference that came afterwards", "2026-06-03", {}, "2026-06-04", "breached"},
        {"a conference before the plan began", "2026-02-01", {}, "2026-06-02", "breached"},
        {"left", "", reason("left", true), "2026-06-30", "met"},
        {"transferred", "", reason("transferred", true), "2026-06-30", "met"},
        {"looked after", "", reason("looked_after", true), "2026-06-30", "met"},
        {"looked after, nobody was told",
         "",
         reason("looked_after", false),
         "2026-06-08",
         "pending"},
        {"looked after, nobody was told",
         "",
         reason("looked_after", false),
         "2026-06-09",
         "breached"},
        {"died, told",
         "",
         {{"endReason", "died"}, {"agenciesTold", "2026-06-01"}},
         "2026-06-30",
         "met"},
        {"left, told and not consulted",
         "",
         {{"endReason", "left"}, {"agenciesTold", "2026-06-01"}},
         "2026-06-30",
         "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        conference(story, "2026-03-02", "plan_begins");
        const int begun = plan(story, "2026-03-02");
        if (*row.reviewed != '\0') conference(story, row.reviewed, "plan_ends");
        const int ended = end(story, begun, "2026-03-02", "2026-06-01", row.more);
        EXPECT_EQ(word_on(story, ended, {"G24", row.today}), row.expected) << row.words;
    }
}

TEST(ConferenceOnly, AChildOfTenIsNotEighteen)
{
    struct Row {
        const char* born;
        const char* expected;
    };
    const Row rows[] = {
        {"2008-06-01", "met"},
        {"2008-06-02", "breached"},
        {"2016", "breached"},
        {"2008", "met"},  // Perhaps 18: nobody is accused of more than is known.
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.tell(
            "person", "2026-01-01", "social_worker", {{"knownAs", "Wren"}, {"born", row.born}});
        conference(story, "2026-03-02", "plan_begins");
        const int ended = end(story,
                              plan(story, "2026-03-02"),
                              "2026-03-02",
                              "2026-06-01",
                              {{"endReason", "adult"},
                               {"agenciesConsulted", base::json::array{"school"}},
                               {"agenciesTold", "2026-06-01"}});
        EXPECT_EQ(word_on(story, ended, {"G24", "2026-06-02"}), row.expected) << row.born;
    }
}

TEST(ConferenceOnly, AConferenceIsShownToRestOnFewViewsAndStands)
{
    struct Row {
        int views;
        object more;
        const char* expected;
    };
    const Row rows[] = {
        {3, {}, "silent"},
        {4, {}, "silent"},
        {2, {}, "cannot tell"},
        {0, {}, "cannot tell"},
        {3, {{"quorate", false}}, "cannot tell"},
        {3, {{"quorate", true}}, "silent"},
        {3, {{"dissent", true}}, "cannot tell"},
        {3, {{"dissent", false}}, "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int held = conference(story, "2026-03-02", "plan_begins", row.views, row.more);
        const int begun = plan(story, "2026-03-02");
        EXPECT_EQ(word_on(story, held, {"G24", "2026-06-01"}), row.expected) << row.views;
        EXPECT_EQ(word_on(story, begun, {"G24", "2026-06-01"}), "met") << row.views;
    }
    SceneBuilder heard;
    const int held = conference(heard, "2026-03-02", "no_plan", 3, {{"dissent", true}});
    heard.tell("challenge",
               "2026-03-02",
               "school",
               {{"what", "An invented dissent."}},
               {{LinkKind::answers, held}});
    EXPECT_EQ(word_on(heard, held, {"G24", "2026-06-01"}), "silent");
    SceneBuilder silent;
    const int asked = conference(silent, "2026-03-02", "plan_begins", 2);
    silent.tell("agencyView",
                "2026-03-02",
                "police",
                {{"view", "not_given"}},
                {{LinkKind::part_of, asked}});
    EXPECT_EQ(word_on(silent, asked, {"G24", "2026-06-01"}), "cannot tell");
    EXPECT_EQ(word_on(silent, asked, {"G24", "2026-06-01", 0, policy_without("G24.agencies")}),
              "cannot tell");
}

int level(SceneBuilder& story, const char* day, const char* code, const object& more = {})
{
    object said{{"level", code}, {"reasons", "An invented reason."}};
    for (const auto& field : more) said[field.key()] = field.value();
    return story.tell("threshold", day, "social_worker", said);
}

TEST(ConferenceOnly, NoLevelGoesBelowAPlanThatNoConferenceEnded)
{
    struct Row {
        const char* code;
        const char* grounds;
        const char* reviewed;  // What a conference of 20 May decided; "": none was held.
        const char* at_gate;
        const char* in_sweep;
    };
    const Row rows[] = {
        {"child_in_need", "facts_changed", "", "breached", "pending"},
        {"universal", "judged_differently", "", "breached", "pending"},
        {"child_in_need", "facts_changed", "plan_goes_on", "breached", "pending"},
        {"child_in_need", "facts_changed", "plan_ends", "met", "met"},
        // These pass no gate: a conference that nobody recorded has not decided.
        {"child_in_need", "conference", "", "", "breached"},
        {"child_in_need", "declined", "", "", "breached"},
        {"child_in_need", "conference", "plan_ends", "", "met"},
        // A section 47 enquiry beside a plan takes nothing away.
        {"section_47", "facts_changed", "", "silent", "silent"},
        {"child_protection", "level_kept", "", "", "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        conference(story, "2026-03-02", "plan_begins");
        plan(story, "2026-03-02");
        level(story, "2026-03-02", "child_protection", {{"grounds", "conference"}});
        if (*row.reviewed != '\0') conference(story, "2026-05-20", row.reviewed);
        const int lower = level(story, "2026-06-01", row.code, {{"grounds", row.grounds}});
        EXPECT_EQ(word_on(story, lower, {"G24", "2026-06-01"}), row.in_sweep)
            << row.code << " " << row.grounds << " " << row.reviewed;
        if (*row.at_gate == '\0') continue;
        EXPECT_EQ(word_on(story, lower, {"G24", "2026-06-01", lower}), row.at_gate)
            << row.code << " " << row.grounds << " " << row.reviewed;
    }
}

TEST(ConferenceOnly, OncePassedItIsBreachedAndTurnedDownItIsSilent)
{
    struct Row {
        const char* outcome;
        const char* expected;
    };
    const Row rows[] = {{"agreed", "breached"}, {"not_agreed", "silent"}};
    for (const Row& row : rows) {
        SceneBuilder story;
        level(story, "2026-03-02", "child_protection");
        const int lower = level(story, "2026-06-01", "child_in_need");
        story.decision(lower, "2026-06-01", "level", row.outcome);
        EXPECT_EQ(word_on(story, lower, {"G24", "2026-06-01"}), row.expected) << row.outcome;
    }
}

TEST(ConferenceOnly, APlanThatIsRecordedAloneProtectsAsWell)
{
    SceneBuilder story;
    const int before = level(story, "2026-02-20", "child_in_need");
    conference(story, "2026-03-02", "plan_begins");
    const int begun = plan(story, "2026-03-02");
    const int lower = level(story, "2026-06-01", "child_in_need");
    EXPECT_EQ(word_on(story, before, {"G24", "2026-06-01"}), "silent");
    // It is lower than the plan, and so a proposal, which this stops.
    EXPECT_EQ(word_on(story, lower, {"G24", "2026-06-01"}), "pending");
    EXPECT_EQ(word_on(story, lower, {"G24", "2026-06-01", lower}), "breached");
    // A plan that ended as a fact needs no conference; that agencies are told is its own matter.
    end(story, begun, "2026-03-02", "2026-06-01", {{"endReason", "looked_after"}});
    const int after = level(story, "2026-06-01", "child_in_need");
    EXPECT_EQ(word_on(story, after, {"G24", "2026-06-01"}), "met");
}

TEST(ConferenceOnly, NoWorkEndsWhileAPlanGoesOn)
{
    struct Row {
        const char* words;
        bool reviewed;
        bool ended;
        const char* expected;
    };
    const Row rows[] = {
        {"it goes on", false, false, "breached"},
        {"a conference ended it, and nobody wrote that down", true, false, "breached"},
        {"it has ended", true, true, "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        story.tell("familyMember", "2026-01-01", "social_worker", {{"part", "child"}});
        conference(story, "2026-03-02", "plan_begins");
        const int begun = plan(story, "2026-03-02");
        if (row.reviewed) conference(story, "2026-06-01", "plan_ends");
        if (row.ended) end(story, begun, "2026-03-02", "2026-06-01");
        const int closing = story.closing("2026-06-02");
        EXPECT_EQ(word_on(story, closing, {"G24", "2026-06-02", closing}), row.expected)
            << row.words;
        const char* waits = std::string_view{row.expected} == "breached" ? "pending" : "silent";
        EXPECT_EQ(word_on(story, closing, {"G24", "2026-06-02"}), waits) << row.words;
    }
    SceneBuilder none;
    none.tell("familyMember", "2026-01-01", "social_worker", {{"part", "child"}});
    const int closing = none.closing("2026-06-02");
    EXPECT_EQ(word_on(none, closing, {"G24", "2026-06-02", closing}), "silent");
}

}  // namespace g24_test
}  // namespace g24_stories
}  // namespace holdfast::guardrails
