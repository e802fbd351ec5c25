#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace holdfast::guardrails {
namespace g31_stories {
namespace g31_test {

using base::json::object;
using ledger::LinkKind;

const object full = {{"question", "care"},
                     {"outcome", "deferred"},
                     {"intervention", "An invented course"},
                     {"aim", "An invented aim."},
                     {"triedBefore", false},
                     {"ends", "2026-05-29"},
                     {"harmMeanwhile", "An invented harm."}};

object with(object said, const object& more)
{
    for (const auto& field : more)
        if (field.value().is_null()) said.erase(field.key());
        else said[field.key()] = field.value();
    return said;
}

int panel(SceneBuilder& story, const char* day, const object& said)
{
    return story.tell("panelDecision", day, "social_worker", said);
}

TEST(PanelDelay, ADeferralNamesSomethingNewAnAimADayAndTheHarm)
{
    struct Row {
        const char* words;
        object more;
        const char* expected;
    };
    const Row rows[] = {
        {"all of it", {}, "met"},
        {"nothing is to be tried", {{"intervention", nullptr}}, "breached"},
        {"no aim", {{"aim", nullptr}}, "breached"},
        {"no end", {{"ends", nullptr}}, "breached"},
        {"an end that has passed", {{"ends", "2026-03-02"}}, "breached"},
        {"it was tried before", {{"triedBefore", true}}, "breached"},
        {"nobody says whether it was tried", {{"triedBefore", nullptr}}, "breached"},
        {"waiting does nothing", {{"harmMeanwhile", nullptr}}, "breached"},
        {"cost beside it", {{"outsideReasons", base::json::array{"cost"}}}, "met"},
        {"a refusal with reasons",
         {{"outcome", "refused"}, {"reasons", "A reason."}, {"intervention", nullptr}},
         "met"},
        {"a refusal without", {{"outcome", "refused"}}, "breached"},
        {"a return home", {{"question", "return_home"}, {"aim", nullptr}}, "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int put_off = panel(story, "2026-03-02", with(full, row.more));
        EXPECT_EQ(word_on(story, put_off, {"G31", "2026-03-02", put_off}), row.expected)
            << row.words;
    }
}

TEST(PanelDelay, CannotRepeatWhatWasTried)
{
    SceneBuilder panels;
    panel(panels, "2026-01-05", full);
    const int again =
        panel(panels, "2026-03-02", with(full, {{"intervention", "AN INVENTED COURSE"}}));
    panels.signature(again, "head_of_service", "agree");
    EXPECT_EQ(word_on(panels, again, {"G31", "2026-03-02", again}), "breached");
    SceneBuilder used;
    used.tell(
        "programmeReferral", "2025-10-01", "social_worker", {{"service", "An invented course"}});
    const int same = panel(used, "2026-03-02", full);
    EXPECT_EQ(word_on(used, same, {"G31", "2026-03-02", same}), "breached");
}

TEST(PanelDelay, TheSecondTimeSomebodyOutsideTheLineAgrees)
{
    struct Row {
        const char* signer;
        const char* expected;
    };
    const Row rows[] = {
        {"", "breached"},
        {"team_manager", "breached"},
        {"head_of_service", "met"},
        {"conference_chair", "met"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        panel(story, "2026-01-05", with(full, {{"ends", "2026-02-28"}}));
        const int again =
            panel(story,
                  "2026-03-02",
                  with(full, {{"intervention", "Another"}, {"question", "placement"}}));
        if (*row.signer != '\0') story.signature(again, row.signer, "agree");
        EXPECT_EQ(word_on(story, again, {"G31", "2026-03-02", again}), row.expected) << row.signer;
    }
    // Of another matter it is the first time.
    SceneBuilder other;
    panel(other, "2026-01-05", with(full, {{"question", "court"}}));
    const int first = panel(other, "2026-03-02", full);
    EXPECT_EQ(word_on(other, first, {"G31", "2026-03-02", first}), "met");
}

TEST(PanelDelay, WaitsForAClockUntilItIsLetPass)
{
    // Monday 2 March; two working days end on the 4th.
    SceneBuilder story;
    story.tell("assessment", "2026-02-02", "social_worker", {{"outcome", "care"}});
    const int put_off = panel(story, "2026-03-02", with(full, {{"aim", nullptr}}));
    EXPECT_EQ(word_on(story, put_off, {"G31", "2026-03-04"}), "pending");
    EXPECT_EQ(word_on(story, put_off, {"G31", "2026-03-05"}), "breached");
    story.decision(put_off, "2026-03-03", "panel", "agreed");
    EXPECT_EQ(word_on(story, put_off, {"G31", "2026-03-03"}), "breached");
    SceneBuilder undated;
    undated.tell("assessment", "2026-02-02", "social_worker", {{"outcome", "care"}});
    const int unknown = panel(undated, "unknown", {{"question", "care"}, {"outcome", "deferred"}});
    EXPECT_EQ(word_on(undated, unknown, {"G31", "2026-03-03"}), "breached");
}

/// The days that the ledger of one matter shows, and how it stands.
std::string ledger_on(const SceneBuilder& story, int anchor, const char* today)
{
    const auto verdict = verdict_on(story, anchor, {"G31", today});
    if (!verdict) return "silent";
    std::string told{word_of(verdict->standing)};
    for (const Evidence& each : verdict->because) {
        const auto at = each.says.find("that is ");
        if (at != std::string::npos) told += ", " + each.says.substr(at + 8);
    }
    return told;
}

TEST(PanelDelay, TheDaysAreCountedFromTheFirstRecommendationUntilItIsDone)
{
    SceneBuilder story;
    const int care = story.tell("assessment", "2026-02-02", "social_worker", {{"outcome", "care"}});
    // 28 days after 2 February is 2 March.
    EXPECT_EQ(ledger_on(story, care, "2026-03-02"), "pending, 28 days.");
    EXPECT_EQ(ledger_on(story, care, "2026-03-03"), "breached, 29 days.");
    panel(story, "2026-03-03", full);
    EXPECT_EQ(ledger_on(story, care, "2026-05-29"), "pending, 116 days.");
    EXPECT_EQ(ledger_on(story, care, "2026-05-30"), "breached, 117 days.");
    panel(story, "2026-06-01", {{"question", "care"}, {"outcome", "agreed"}});
    // To agree is not to do.
    EXPECT_EQ(ledger_on(story, care, "2026-06-02"), "breached, 120 days.");
    story.tell("placement",
               "2026-06-08",
               "social_worker",
               {{"stage", "happened_decided"}, {"kind", "foster"}});
    EXPECT_EQ(ledger_on(story, care, "2026-09-01"), "met, 126 days.");
}

/// A deferral without what it needs stays so; how long it took is told beside it.
TEST(PanelDelay, TellsHowLongItTookAlsoWhereTheFirstDeferralLackedSomething)
{
    SceneBuilder story;
    const int first = panel(story, "2026-03-02", {{"question", "care"}, {"outcome", "deferred"}});
    story.tell("placement",
               "2026-06-08",
               "social_worker",
               {{"stage", "happened_decided"}, {"kind", "foster"}});
    const auto verdict = verdict_on(story, first, {"G31", "2026-09-01"});
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->standing, Standing::breached);
    const auto tells = [](const std::vector<Evidence>& all, std::string_view words) {
        return std::any_of(
            all.begin(), all.end(), [&](const Evidence& each) { return each.says == words; });
    };
    EXPECT_TRUE(
        tells(verdict->because, "It was first recommended on 2 March 2026; that is 98 days."));
    EXPECT_TRUE(tells(verdict->against, "It came about on 8 June 2026."));
}

TEST(PanelDelay, CountsFromWhatThePanelWasToldAndFromAPlaceThatIsAskedFor)
{
    SceneBuilder told;
    const int first = panel(told, "2026-03-02", with(full, {{"recommended", "2025"}}));
    EXPECT_EQ(ledger_on(told, first, "2026-03-02"), "pending, from 61 to 425 days.");
    SceneBuilder place;
    const int asked = place.tell(
        "placement", "2026-02-02", "social_worker", {{"stage", "asked_for"}, {"kind", "foster"}});
    EXPECT_EQ(ledger_on(place, asked, "2026-02-03"), "pending, 1 day.");
    place.tell("placement",
               "2026-02-04",
               "social_worker",
               {{"stage", "refused"}, {"kind", "foster"}},
               {{LinkKind::supersedes, asked}});
    EXPECT_EQ(ledger_on(place, asked, "2026-05-01"), "silent");
    SceneBuilder hospital;
    const int other = hospital.tell(
        "placement", "2026-02-02", "social_worker", {{"stage", "asked_for"}, {"kind", "hospital"}});
    EXPECT_EQ(ledger_on(hospital, other, "2026-05-01"), "silent");
}

TEST(PanelDelay, ClosesByAnOrderByGoingToCourtAndByARefusalThatWasLetPass)
{
    SceneBuilder order;
    const int care = order.tell("assessment", "2026-02-02", "social_worker", {{"outcome", "care"}});
    order.tell("legalStatus", "2026-02-12", "social_worker", {{"kind", "interim_care_order"}});
    EXPECT_EQ(ledger_on(order, care, "2026-09-01"), "met, 10 days.");
    SceneBuilder court;
    const object going = {{"question", "court"}, {"outcome", "agreed"}};
    const int agreed = panel(court, "2026-02-02", going);
    EXPECT_EQ(ledger_on(court, agreed, "2026-09-01"), "breached, 211 days.");
    court.tell("preProceedings", "2026-02-03", "social_worker", {{"courtApplied", "2026-02-20"}});
    EXPECT_EQ(ledger_on(court, agreed, "2026-09-01"), "met, 1 day.");
    SceneBuilder services;
    const int granted =
        panel(services, "2026-02-02", {{"question", "services"}, {"outcome", "agreed"}});
    EXPECT_EQ(ledger_on(services, granted, "2026-09-01"), "met, 0 days.");
    SceneBuilder refused;
    refused.tell("assessment", "2026-02-02", "social_worker", {{"outcome", "care"}});
    const int no = panel(
        refused, "2026-03-02", with(full, {{"outcome", "refused"}, {"reasons", "A reason."}}));
    const auto count = [&] { return ask(refused, {"G31", "2026-09-01"}).size(); };
    EXPECT_EQ(count(), 2U);
    refused.decision(no, "2026-03-03", "panel", "agreed");
    EXPECT_EQ(count(), 1U);
    EXPECT_EQ(word_on(refused, no, {"G31", "2026-09-01"}), "met");
}

TEST(PanelDelay, CannotTellWithoutItsPolicy)
{
    SceneBuilder story;
    const int care = story.tell("assessment", "2026-02-02", "social_worker", {{"outcome", "care"}});
    EXPECT_EQ(word_on(story, care, {"G31", "2026-03-03", 0, policy_without("G31.days")}),
              "cannot tell");
    SceneBuilder empty;
    empty.referral("2026-03-02", "no");
    EXPECT_TRUE(ask(empty, {"G31", "2026-09-01"}).empty());
}

}  // namespace g31_test
}  // namespace g31_stories
}  // namespace holdfast::guardrails
