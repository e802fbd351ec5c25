#include "guardrails/scene_builder.h"

#include <gtest/gtest.h>

namespace holdfast::guardrails::g07 {
namespace g07_test {

using base::json::object;
using ledger::LinkKind;

const object whole_plan = {{"plan", "An invented plan."},
                           {"basis", "agreed"},
                           {"familyKnows", true},
                           {"until", "2027-03-31"}};

object plan_with(const char* key, const base::json::value& value)
{
    object said = whole_plan;
    said[key] = value;
    return said;
}
object plan_without(const char* key)
{
    object said = whole_plan;
    said.erase(key);
    return said;
}

int plan(SceneBuilder& story, const object& said = whole_plan, const StoryLinks& links = {})
{
    return story.tell("safetyPlan", "2026-03-02", "social_worker", said, links);
}

int change(SceneBuilder& story, const char* day, const char* kind)
{
    return story.tell(
        "changeInCircumstances", day, "social_worker", {{"kinds", base::json::array{kind}}});
}

TEST(Tripwire, EachPlanHasABasisALastDayAndAFamilyThatKnows)
{
    struct Row {
        const char* words;
        object said;
        const char* waits;  // On the fifth working day.
        const char* then;   // On the next.
    };
    object kept = plan_without("familyKnows");
    kept["keptFrom"] = true;
    const Row rows[] = {
        {"all of it", whole_plan, "met", "met"},
        {"no basis", plan_without("basis"), "pending", "breached"},
        {"a basis of none", plan_with("basis", "none"), "pending", "breached"},
        {"no last day", plan_without("until"), "pending", "breached"},
        {"the last day is today", plan_with("until", "2026-03-09"), "met", "breached"},
        {"the family does not know", plan_with("familyKnows", false), "pending", "breached"},
        {"nobody says whether", plan_without("familyKnows"), "pending", "breached"},
        {"a survivor's plan", kept, "met", "met"},
        {"it has ended", plan_with("ended", "2026-03-03"), "silent", "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int made = plan(story, row.said);
        EXPECT_EQ(word_on(story, made, {"G07", "2026-03-09"}), row.waits) << row.words;
        EXPECT_EQ(word_on(story, made, {"G07", "2026-03-10"}), row.then) << row.words;
    }
}

TEST(Tripwire, AnAgreementOnAConditionHasADayToo)
{
    struct Row {
        const char* words;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"with a day",
         {{"kind", "other"}, {"answer", "given"}, {"reviewDue", "2026-06-01"}},
         "met"},
        {"without", {{"kind", "other"}, {"answer", "given"}}, "breached"},
        {"in part", {{"kind", "other"}, {"answer", "given_in_part"}}, "breached"},
        {"its day has passed",
         {{"kind", "other"}, {"answer", "given"}, {"reviewDue", "2026-03-09"}},
         "breached"},
        {"declined", {{"kind", "other"}, {"answer", "declined"}}, "silent"},
        {"a service", {{"kind", "section_17"}, {"answer", "given"}}, "silent"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        const int agreed = story.tell("agreement", "2026-03-02", "social_worker", row.said);
        EXPECT_EQ(word_on(story, agreed, {"G07", "2026-03-10"}), row.expected) << row.words;
        story.tell("agreement",
                   "2026-03-05",
                   "social_worker",
                   {{"kind", "other"}, {"answer", "withdrawn"}});
        EXPECT_EQ(word_on(story, agreed, {"G07", "2026-03-10"}), "silent") << row.words;
    }
}

TEST(Tripwire, FiresOnThePartnerAlsoAfterTheWorkHasEnded)
{
    struct Row {
        const char* kind;
        const char* expected;
    };
    const Row rows[] = {{"new_partner", "breached"},
                        {"person_joined", "breached"},
                        {"person_returned", "breached"},
                        {"reconciled", "breached"},
                        {"released", "breached"},
                        {"bail", "breached"},
                        {"person_left", "silent"},
                        {"job_lost", "silent"}};
    for (const Row& row : rows) {
        SceneBuilder story;
        story.answered_referral("2026-02-02", "no");
        plan(story);
        const int closing = story.closing("2026-03-09");
        story.decision(closing, "2026-03-09", "close", "closed");
        const int changed = change(story, "2026-07-06", row.kind);
        const bool fires = std::string_view{row.expected} == "breached";
        EXPECT_EQ(word_on(story, changed, {"G07", "2026-07-07"}), fires ? "pending" : "silent")
            << row.kind;
        EXPECT_EQ(word_on(story, changed, {"G07", "2026-07-08"}), row.expected) << row.kind;
    }
}

TEST(Tripwire, NeedsSomethingThatWasAgreedBefore)
{
    SceneBuilder none;
    const int alone = change(none, "2026-07-06", "person_returned");
    EXPECT_EQ(word_on(none, alone, {"G07", "2026-07-08"}), "silent");
    SceneBuilder later;
    const int earlier = change(later, "2026-02-02", "person_returned");
    plan(later);
    EXPECT_EQ(word_on(later, earlier, {"G07", "2026-07-08"}), "silent");
    SceneBuilder written_late;
    plan(written_late);
    const int before = change(written_late, "2026-02-02", "person_returned");
    EXPECT_EQ(word_on(written_late, before, {"G07", "2026-07-08"}), "silent");
}

TEST(Tripwire, OrdersAgreementsAndReturnsCountAsWell)
{
    SceneBuilder order;
    order.tell("legalStatus",
               "2026-03-02",
               "social_worker",
               {{"kind", "non_molestation"}, {"keepsAway", true}});
    const int back = change(order, "2026-07-06", "person_returned");
    EXPECT_EQ(word_on(order, back, {"G07", "2026-07-08"}), "breached");
    SceneBuilder past;
    past.tell("legalStatus",
              "2026-03-02",
              "social_worker",
              {{"kind", "non_molestation"}, {"keepsAway", true}, {"until", "2026-06-01"}});
    const int free = change(past, "2026-07-06", "person_returned");
    EXPECT_EQ(word_on(past, free, {"G07", "2026-07-08"}), "silent");
    for (const char* expires : {"2026-07-05", "2026-07-06"}) {
        SceneBuilder expired;
        expired.tell("legalStatus",
                     "2026-03-02",
                     "social_worker",
                     {{"kind", "non_molestation"}, {"keepsAway", true}, {"expires", expires}});
        const int then = change(expired, "2026-07-06", "person_returned");
        EXPECT_EQ(word_on(expired, then, {"G07", "2026-07-08"}),
                  std::string_view{expires} == "2026-07-06" ? "breached" : "silent");
    }
    SceneBuilder agreed;
    agreed.tell("agreement",
                "2026-03-02",
                "social_worker",
                {{"kind", "other"}, {"answer", "given"}, {"reviewDue", "2027-01-04"}});
    const int undecided = agreed.tell(
        "returnHome", "2026-07-06", "social_worker", {{"kind", "chance"}, {"decidedBy", "nobody"}});
    const int decided = agreed.tell(
        "returnHome",
        "2026-07-06",
        "social_worker",
        {{"kind", "overnight"}, {"stage", "happened_decided"}, {"decidedBy", "team_manager"}});
    EXPECT_EQ(word_on(agreed, undecided, {"G07", "2026-07-08"}), "breached");
    EXPECT_EQ(word_on(agreed, decided, {"G07", "2026-07-08"}), "silent");
}

TEST(Tripwire, IsMetOnceSomebodyLooked)
{
    struct Row {
        const char* words;
        const char* type;
        object said;
        const char* expected;
    };
    const Row rows[] = {
        {"an assessment", "assessment", {}, "met"},
        {"a new referral", "referral", {{"concern", "An invented worry."}}, "met"},
        {"an answer", "answer", {{"guardrail", "G07"}, {"reasons", "A reason."}}, "met"},
        {"an answer to another", "answer", {{"guardrail", "G17"}, {"reasons", "A."}}, "breached"},
        {"a note", "note", {{"text", "Invented."}}, "breached"},
    };
    for (const Row& row : rows) {
        SceneBuilder story;
        plan(story);
        const int changed = change(story, "2026-07-06", "person_returned");
        story.tell(
            row.type, "2026-07-07", "social_worker", row.said, {{LinkKind::answers, changed}});
        EXPECT_EQ(word_on(story, changed, {"G07", "2026-07-08"}), row.expected) << row.words;
    }
    SceneBuilder story;
    const int made = plan(story);
    const int changed = change(story, "2026-07-06", "person_returned");
    plan(story, plan_with("checked", "2026-07-07"), {{LinkKind::supersedes, made}});
    EXPECT_EQ(word_on(story, changed, {"G07", "2026-07-08"}), "met");
}

TEST(Tripwire, ABrokenPlanIsLookedAtTheNextWorkingDay)
{
    struct Row {
        const char* checked;
        const char* expected;
    };
    const Row rows[] = {
        {"", "breached"}, {"2026-03-30", "breached"}, {"2026-04-01", "met"}, {"2026-04-02", "met"}};
    for (const Row& row : rows) {
        SceneBuilder story;
        object said = plan_with("broken", "2026-04-01");
        if (*row.checked != '\0') said["checked"] = row.checked;
        const int made = plan(story, said);
        EXPECT_EQ(word_on(story, made, {"G07", "2026-04-02"}),
                  std::string_view{row.expected} == "met" ? "met" : "pending")
            << row.checked;
        EXPECT_EQ(word_on(story, made, {"G07", "2026-04-08"}), row.expected) << row.checked;
    }
    SceneBuilder acted;
    const int made = plan(acted, plan_with("broken", "2026-04-01"));
    acted.tell("assessment", "2026-04-02", "social_worker", {});
    EXPECT_EQ(word_on(acted, made, {"G07", "2026-04-08"}), "met");
}

}  // namespace g07_test
}  // namespace holdfast::guardrails::g07
