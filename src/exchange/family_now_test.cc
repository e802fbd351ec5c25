#include "exchange/api_ledger.h"

namespace holdfast::exchange {
namespace {

class FamilyNow : public ApiLedger {
protected:
    json::array data(std::string_view by, const char* part)
    {
        const Answered answered = read(by, family_at(part));
        EXPECT_EQ(answered.told(), "200") << part;
        EXPECT_NE(answered.header("X-Seen"), "") << part;
        EXPECT_NE(answered.header("ETag"), "") << part;
        return answered.status == 200 ? answered.body.at("data").as_array() : json::array{};
    }
    EntryId need_plan()
    {
        refer_and_answer("2026-03-02", false);
        return filed(file("social_worker", "childInNeedPlan", {{"whatMustChange", "A change."}}));
    }
};

TEST_F(FamilyNow, AChildIsShownWithTheLastVisitThatSawItAndThePlansThatGoOn)
{
    const EntryId plan = need_plan();
    const EntryId seen =
        filed(file("social_worker", "visit", {{"visited", "2026-03-02"}, {"seen", "alone"}}));
    filed(file("social_worker", "visit", {{"visited", "2026-03-02"}, {"seen", "not_seen"}}));
    const json::array children = data("social_worker", "/children");
    ASSERT_EQ(children.size(), 1U);
    EXPECT_EQ(children[0].at("person").as_string(), child_.text());
    EXPECT_FALSE(children[0].at("unborn").as_bool());
    EXPECT_EQ(children[0].at("lastSeen").at("visit").as_string(), seen.text());
    EXPECT_EQ(children[0].at("lastSeen").at("seen").at("code").as_string(), "alone");
    EXPECT_EQ(children[0].at("plans"),
              (json::array{json::object{
                  {"record", plan.text()}, {"type", "childInNeedPlan"}, {"since", "2026-03-02"}}}));
}

TEST_F(FamilyNow, WhatIsOwedIsToldWithItsDayAndItsSource)
{
    EXPECT_EQ(data("social_worker", "/owed").size(), 0U);
    today("2026-03-02");
    filed(file("screener", "contact", {{"concern", "An invented worry."}}));
    today("2026-03-04");
    const json::array owed = data("social_worker", "/owed");
    ASSERT_EQ(owed.size(), 1U);
    EXPECT_EQ(owed[0].at("clock").as_string(), "clock.contact_decision");
    EXPECT_EQ(owed[0].at("dueFirst").as_string(), "2026-03-03");
    EXPECT_EQ(owed[0].at("standing").as_string(), "late");
    EXPECT_NE(owed[0].at("policy").as_string(), "");
}

/// A sender is told before it sends what filing would refuse.
TEST_F(FamilyNow, WhatStandsInTheWayIsWhatFilingRefuses)
{
    const EntryId plan = need_plan();
    const json::object second =
        said("childInNeedPlan", {{"starts", "2026-03-02"}, {"whatMustChange", "Another."}});
    std::vector<std::string> rules;
    for (const json::value& step : data("social_worker", "/steps"))
        if (step.at("type").as_string() == "childInNeedPlan") {
            rules.emplace_back(step.at("rule").as_string());
            EXPECT_EQ(step.at("child").as_string(), child_.text());
            EXPECT_EQ(step.at("force").as_string(), "refused");
            EXPECT_EQ(step.at("entry").as_string(), plan.text());
        }
    EXPECT_EQ(rules, (std::vector<std::string>{"second_need_plan"}));
    EXPECT_EQ(post("social_worker", family_at("/records"), second).told(), "403 refused: /about");
}

/// The day is asked about the lives of people; what was known on a day is another question.
TEST_F(FamilyNow, WhoLivedWithWhomIsToldOfAnyDay)
{
    const std::string by = "social_worker";
    today("2026-03-02");
    filed(file(by,
               "address",
               {{"kind", "home"},
                {"lines", "1 Invented Road"},
                {"since", "2026-01-01"},
                {"until", "2026-02-01"}}));
    const EntryId second = filed(file(
        by, "address", {{"kind", "home"}, {"lines", "2 Invented Road"}, {"since", "2026-02-01"}}));
    struct Row {
        const char* day;
        const char* lines;
    };
    for (const Row& row : {Row{"", "2 Invented Road"},
                           Row{"?day=2026-01-31", "1 Invented Road"},
                           Row{"?day=2026-02-01", "2 Invented Road"},
                           Row{"?day=2025-12-31", ""}}) {
        const json::array told = data(by, ("/households" + std::string{row.day}).c_str());
        ASSERT_EQ(told.size(), *row.lines == '\0' ? 0U : 1U) << row.day;
        if (told.empty()) continue;
        EXPECT_EQ(told[0].at("lines").as_string(), row.lines) << row.day;
    }
    const json::value now = data(by, "/households")[0].at("residents").at(0);
    EXPECT_EQ(now.at("person").as_string(), child_.text());
    EXPECT_TRUE(now.at("certain").as_bool());
    EXPECT_EQ(now.at("record").as_string(), second.text());
    EXPECT_EQ(read(by, family_at("/households?day=soon")).told(), "400 malformed: /query/day");
}

TEST_F(FamilyNow, AChapterTellsWhatGoesOnFirstWithItsParts)
{
    const EntryId plan = need_plan();
    const EntryId step = filed(file("social_worker",
                                    "planStep",
                                    {{"what", "Ring the nursery."}},
                                    {{casework::LinkKind::part_of, plan}}));
    const Answered chapter = read("social_worker", family_at("/chapters/plan"));
    ASSERT_EQ(chapter.told(), "200");
    EXPECT_EQ(chapter.body.at("chapter").as_string(), "plan");
    const json::array& told = chapter.body.at("data").as_array();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_TRUE(told[0].at("goesOn").as_bool());
    EXPECT_EQ(told[0].at("record").at("id").as_string(), plan.text());
    EXPECT_EQ(told[0].at("beneath").at(0).at("id").as_string(), step.text());
    EXPECT_FALSE(chapter.body.at("owed").as_array().empty());
    for (const json::value& each : chapter.body.at("owed").as_array())
        EXPECT_NE(each.at("clock").as_string(), "clock.assessment");
    EXPECT_EQ(read("social_worker", family_at("/chapters/story")).told(), "404 not-found: ");
}

TEST_F(FamilyNow, WhoWorksWithThemIsWhoIsAllocatedToday)
{
    const json::array workers = data("team_manager", "/workers");
    ASSERT_EQ(workers.size(), 1U);
    EXPECT_EQ(workers[0].at("practitioner").as_string(),
              author("social_worker").practitioner.text());
    EXPECT_EQ(workers[0].at("name").as_string(), "Invented social_worker");
    EXPECT_EQ(workers[0].at("team").as_string(), "North");
    EXPECT_TRUE(workers[0].at("lead").as_bool());
}

/// Two of one name and one day of birth: shown until somebody says that they are two.
TEST_F(FamilyNow, ADoubleIsShownUntilSomebodyJudges)
{
    const json::object details{{"knownAs", "Invented Example"}, {"born", "2020-05-04"}};
    filed(file("social_worker", "person", details));
    const Answered other = post(
        "screener",
        "/api/v1/contacts",
        {{"children", json::array{details}},
         {"record", json::object{{"received", "2026-01-05"}, {"concern", "An invented worry."}}}});
    ASSERT_EQ(other.told(), "201");
    const json::value twin = other.body.at("persons").at(0);
    const json::array before = data("social_worker", "/doubles");
    ASSERT_EQ(before.at(0).at("mayBe").as_array().size(), 1U);
    EXPECT_EQ(before.at(0).at("mayBe").at(0).at("person"), twin);
    EXPECT_EQ(read("screener", "/api/v1/work/contacts").body.at("data").at(0).at("possibleDoubles"),
              1);

    json::object judged = said("samePerson", {{"looked", "2026-01-05"}, {"same", true}});
    judged["about"].as_array().push_back(
        json::object{{"person", twin.as_string()}, {"as", "mentioned"}});
    ASSERT_EQ(post("social_worker", family_at("/records"), judged).told(), "201");
    const json::array after = data("social_worker", "/doubles");
    EXPECT_TRUE(after.at(0).at("mayBe").as_array().empty());
    EXPECT_EQ(after.at(0).at("is").at(0).at("person"), twin);
}

TEST_F(FamilyNow, AStepAndAChapterRestOnlyOnWhatTheCallerMayRead)
{
    refer_and_answer("2026-03-02", false);
    filed(file("social_worker",
               "childInNeedPlan",
               {{"whatMustChange", "Kept close."}, {"restricted", true}}));
    const auto plans = [&](std::string_view by) {
        const Answered chapter = read(by, family_at("/chapters/plan"), "Duty.");
        return chapter.body.at("data").as_array().size();
    };
    const auto second = [&](std::string_view by) {
        const Answered steps = read(by, family_at("/steps"), "Duty.");
        return steps.whole.body.contains("second_need_plan");
    };
    EXPECT_EQ(plans("social_worker"), 1U);
    EXPECT_EQ(plans("screener"), 0U);
    EXPECT_TRUE(second("social_worker"));
    EXPECT_FALSE(second("screener"));
}

TEST_F(FamilyNow, TheRegisterIsForWhoNamesSomebodyInARecord)
{
    const Answered people = read("social_worker", "/api/v1/practitioners");
    ASSERT_EQ(people.told(), "200");
    EXPECT_EQ(people.body.at("data").as_array().size(), 6U);
    EXPECT_EQ(people.body.at("data").at(0).at("name").as_string(), "Invented head_of_service");
    EXPECT_EQ(read("school", "/api/v1/practitioners").told(), "403 refused: ");
}

}  // namespace
}  // namespace holdfast::exchange
