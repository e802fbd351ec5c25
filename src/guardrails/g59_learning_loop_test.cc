#include "guardrails/authority_question.h"
#include "guardrails/scene_builder.h"

namespace holdfast::guardrails {
namespace g59_test {

using ledger::LinkKind;

const base::json::object whole_recommendation{{"review", "Invented"},
                                              {"recommends", "Invented."},
                                              {"guardrails", "G01, G23"},
                                              {"owner", "head_of_service"},
                                              {"measure", "Invented."},
                                              {"due", "2026-06-30"}};

base::json::object recommendation_with(const base::json::object& more)
{
    base::json::object said = whole_recommendation;
    for (const auto& field : more) said[field.key()] = field.value();
    return said;
}

struct Recommended {
    base::json::object said;
    std::string_view today;
    std::string_view word;
};

TEST(LearningLoop, ARecommendationIsAClaimUntilItWasMeasured)
{
    const base::json::object done{{"done", "2026-06-01"}};
    const base::json::object measured{{"done", "2026-06-01"}, {"measured", "2026-09-01"}};
    base::json::object closed = measured;
    closed["closed"] = "2026-09-02";
    const Recommended rows[] = {
        {whole_recommendation, "2026-06-30", "pending"},
        {whole_recommendation, "2026-07-01", "breached"},
        {recommendation_with({{"guardrails", nullptr}}), "2026-06-01", "breached"},
        {recommendation_with({{"guardrails", "G00"}}),
         "2026-06-01",
         "breached"},  // There is no such rule.
        {recommendation_with({{"owner", nullptr}}), "2026-06-01", "breached"},
        {recommendation_with({{"measure", nullptr}}), "2026-06-01", "breached"},
        {recommendation_with({{"due", nullptr}}), "2026-06-01", "breached"},
        {recommendation_with(done), "2026-12-01", "cannot tell"},  // Six months on.
        {recommendation_with(done), "2026-12-02", "breached"},
        {recommendation_with({{"done", "unknown"}}), "2026-12-02", "cannot tell"},
        {recommendation_with({{"done", "2026-06-01"}, {"closed", "2026-06-02"}}),
         "2026-06-03",
         "breached"},
        {recommendation_with({{"closed", "2026-06-02"}}), "2026-06-03", "breached"},
        {recommendation_with(measured), "2027-06-01", "met"},
        {recommendation_with(closed), "2027-06-01", "met"},
    };
    for (const Recommended& row : rows) {
        ToldAuthority told;
        const int said = told.tell("recommendation", "2026-01-05", "", row.said);
        EXPECT_EQ(word_on(told, said, {"G59", row.today}), row.word)
            << base::json::serialize(row.said) << ", " << row.today;
    }
}

base::json::object closed_in_march()
{
    return recommendation_with(
        {{"done", "2026-02-02"}, {"measured", "2026-03-02"}, {"closed", "2026-03-02"}});
}

struct Again {
    const char* made;
    const char* guardrails;
    std::string_view word;
};

TEST(LearningLoop, TheSameRecommendedAgainOpensIt)
{
    const Again rows[] = {
        {"2026-05-04", "G23", "breached"},
        {"2026-05-04", "G25", "met"},  // Another rule.
        {"2026-03-02", "G23", "met"},  // No later than it was closed.
        {"2025-05-04", "G23", "met"},
    };
    for (const Again& row : rows) {
        ToldAuthority told;
        const int first = told.tell("recommendation", "2026-01-05", "", closed_in_march());
        told.tell(
            "recommendation", row.made, "", recommendation_with({{"guardrails", row.guardrails}}));
        EXPECT_EQ(word_on(told, first, {"G59", "2026-06-01"}), row.word)
            << row.made << ", " << row.guardrails;
    }
}

TEST(LearningLoop, ARuleThatIsOverriddenAgainAndAgainOpensIt)
{
    for (const int times : {2, 3}) {
        ToldAuthority told;
        const int first = told.tell("recommendation", "2026-01-05", "", closed_in_march());
        const auto override_it = [&](const char* day, const char* rules) {
            told.tell("signature",
                      day,
                      "a",
                      {{"stance", "override"}, {"reasons", "R."}, {"overrides", rules}});
        };
        override_it("2026-02-02", "G01");  // Before it was closed.
        override_it("2026-04-02", "G02");  // Another rule.
        for (int i = 0; i < times; ++i) override_it("2026-04-02", "G01 G02");
        EXPECT_EQ(word_on(told, first, {"G59", "2026-06-01"}), times == 3 ? "breached" : "met");
    }
}

/// A child of the family who died, or was hurt.
struct Incident {
    SceneBuilder story;
    int harm;
    explicit Incident(const base::json::object& injury)
        : harm(story.tell("injury", "2026-04-06", "social_worker", injury))
    {}
    void send(const char* matter, const base::json::object& more = {},
              std::string_view by = "social_worker")
    {
        base::json::object said{{"matter", matter}};
        for (const auto& field : more) said[field.key()] = field.value();
        story.tell("notification", "2026-04-08", by, said, {{LinkKind::rests_on, harm}});
    }
    std::string on(std::string_view today) const { return word_on(story, harm, {"G59", today}); }
};

const base::json::object grave{{"kinds", base::json::array{"head"}}, {"conclusion", "inflicted"}};

TEST(LearningLoop, ASeriousIncidentIsNotifiedAndReviewed)
{
    // Monday 6 April 2026 is Easter Monday: 5 working days later is 13 April, 15 are 27 April.
    Incident incident{grave};
    EXPECT_EQ(incident.on("2026-04-13"), "pending");
    EXPECT_EQ(incident.on("2026-04-14"), "breached");
    incident.send("injury");  // To somebody, of something else.
    EXPECT_EQ(incident.on("2026-04-14"), "breached");
    incident.send("serious_incident");
    EXPECT_EQ(incident.on("2026-04-27"), "pending");
    EXPECT_EQ(incident.on("2026-04-28"), "breached");
    incident.send("rapid_review");
    EXPECT_EQ(incident.on("2026-04-28"), "met");
}

struct Kind {
    base::json::object said;
    std::string_view word;
};

TEST(LearningLoop, HowGraveItWasDecidesAndWhereNobodySaysSoItCannotTell)
{
    const auto injury = [](base::json::array kinds, const char* conclusion) {
        base::json::object said{{"kinds", std::move(kinds)}};
        if (*conclusion != '\0') said["conclusion"] = conclusion;
        return said;
    };
    const Kind rows[] = {
        {grave, "breached"},
        {injury({"bruise"}, "inflicted"), "silent"},
        {injury({"bruise", "fracture"}, "not_cared_for"), "breached"},
        {injury({"not_known"}, "inflicted"), "cannot tell"},
        {injury({"bruise", "other"}, "inflicted"), "cannot tell"},
        {{{"conclusion", "inflicted"}}, "cannot tell"},
        {injury({"head"}, ""), "cannot tell"},
        {injury({"head"}, "accident"), "silent"},
        {injury({"not_known"}, ""), "silent"},
    };
    for (const Kind& row : rows)
        EXPECT_EQ(Incident{row.said}.on("2026-06-01"), row.word) << base::json::serialize(row.said);
}

TEST(LearningLoop, SomebodyOutsideTheLineMayFindThatItIsNone)
{
    for (const std::string_view by : {"head_of_service", "team_manager"}) {
        const std::string_view word = by == "head_of_service" ? "met" : "breached";
        Incident answered{grave};
        answered.story.tell("answer",
                            "2026-04-08",
                            by,
                            {{"guardrail", "G59"}, {"reasons", "Invented."}},
                            {{LinkKind::answers, answered.harm}});
        EXPECT_EQ(answered.on("2026-06-01"), word) << by;
        Incident not_told{grave};
        not_told.send("serious_incident", {{"notTold", true}, {"notToldReasons", "Invented."}}, by);
        EXPECT_EQ(not_told.on("2026-06-01"), word) << by;
    }
    Incident without_reasons{grave};
    without_reasons.send("serious_incident", {{"notTold", true}}, "head_of_service");
    EXPECT_EQ(without_reasons.on("2026-06-01"), "breached");
}

TEST(LearningLoop, AnotherIncidentIsNotAnsweredByTheFirst)
{
    Incident first{grave};
    first.send("serious_incident");
    first.send("rapid_review");
    const int second = first.story.tell("injury", "2026-05-05", "social_worker", grave);
    EXPECT_EQ(word_on(first.story, second, {"G59", "2026-06-01"}), "breached");
    first.story.tell("notification", "2026-05-06", "social_worker", {{"matter", "rapid_review"}});
    EXPECT_EQ(word_on(first.story, second, {"G59", "2026-06-01"}), "met");
}

TEST(LearningLoop, DeathIsAnIncidentAndSoIsWhatWasTurnedAwayBefore)
{
    SceneBuilder died;
    died.tell("familyMember", "2026-01-01", "screener", {{"part", "child"}});
    const int death = died.tell(
        "person", "2026-04-07", "social_worker", {{"knownAs", "Invented"}, {"died", "2026-04-06"}});
    EXPECT_EQ(word_on(died, death, {"G59", "2026-04-13"}), "pending");
    EXPECT_EQ(word_on(died, death, {"G59", "2026-04-14"}), "breached");

    for (const bool turned_away : {false, true}) {
        SceneBuilder story;
        const base::json::object said{{"concern", "Invented."},
                                      {"kinds", base::json::array{"sexual_abuse"}}};
        const int first = story.tell("referral", "2026-01-05", "screener", said);
        story.decision(
            first, "2026-01-06", "referral", turned_away ? "no_further_action" : "assess");
        const int again = story.tell("referral", "2026-04-07", "screener", said);
        EXPECT_EQ(word_on(story, first, {"G59", "2026-06-01"}), "silent");
        EXPECT_EQ(word_on(story, again, {"G59", "2026-06-01"}),
                  turned_away ? "breached" : "silent");
    }
}

}  // namespace g59_test
}  // namespace holdfast::guardrails
