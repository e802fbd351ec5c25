#include "exchange/api_ledger.h"

namespace holdfast::exchange {
namespace {

using Writing = ApiLedger;

TEST_F(Writing, WhatIsSentTwiceIsDoneOnce)
{
    const std::uint64_t before = size();
    const Answered first = post("social_worker", family_at("/records"), note(), "one key");
    ASSERT_EQ(first.told(), "201");
    EXPECT_EQ(size(), before + 1);
    EXPECT_EQ(first.header("Location"),
              family_at("/records/") + std::string{first.body.at("entries").at(0).as_string()});
    const Answered again = post("social_worker", family_at("/records"), note(), "one key");
    EXPECT_EQ(again.told(), "201");
    EXPECT_EQ(again.body.at("entries"), first.body.at("entries"));
    EXPECT_EQ(again.header("Location"), first.header("Location"));
    EXPECT_EQ(size(), before + 1);

    json::object other = note();
    other["record"].as_object()["text"] = "Another note.";
    EXPECT_EQ(post("social_worker", family_at("/records"), other, "one key").told(),
              "422 key-used: ");
    EXPECT_EQ(size(), before + 1);
    // Somebody else's key is another key.
    EXPECT_EQ(post("team_manager", family_at("/records"), note(), "one key").told(), "201");
    EXPECT_EQ(size(), before + 2);
}

TEST_F(Writing, WithoutAKeyNothingIsDone)
{
    web::Request asked = request(Method::post, family_at("/records"), "social_worker");
    asked.body = json::serialize(note());
    EXPECT_EQ(send(asked).told(), "400 malformed: /headers/Idempotency-Key");
    asked.headers.add("idempotency-key", std::string(201, 'k'));
    EXPECT_EQ(send(asked).told(), "400 malformed: /headers/Idempotency-Key");
}

TEST_F(Writing, ABodyIsReadStrictlyAndEveryFaultIsToldAtOnce)
{
    struct Row {
        const char* body;
        const char* told;
    };
    const Row rows[] = {
        {"{", "400 malformed: "},
        {"[]", "400 malformed: "},
        {R"({"type":"note","type":"note"})", "400 malformed: "},
        {"{}", "422 invalid: /type /record"},
        {R"({"type":"policyValue","record":{}})", "422 invalid: /type"},
        {R"({"type":5,"record":{}})", "422 invalid: /type"},
        {R"({"type":"note","record":{"happenedOn":"2026","text":"A.","colour":"red"}})",
         "422 invalid: /record/colour"},
        {R"({"type":"note","colour":1,"record":{"happenedOn":"soon","topic":"x"}})",
         "422 invalid: /colour /record/happenedOn /record/topic /record/text"},
        {R"({"type":"note","about":[{"person":"x"},{"as":"subject"},5,
             {"person":"0ch1d00000000000000000000e","as":"friend"}],
             "links":{"removes":[],"answers":["x"]},
             "record":{"happenedOn":"2026","text":"A."}})",
         "422 invalid: /about/0/person /about/1 /about/2 /about/3/as /links/removes "
         "/links/answers/0"},
        {R"({"type":"note","links":{"answers":["00000000000000000000000000"]},
             "record":{"happenedOn":"2026","text":"A."}})",
         "422 invalid: /links"},
        {R"({"type":"familyMember","record":{"since":"2026","part":"child"}})",
         "422 invalid: /about"},
    };
    const std::uint64_t before = size();
    for (const Row& row : rows) {
        web::Request asked = request(Method::post, family_at("/records"), "social_worker");
        asked.headers.add("idempotency-key", "a key");
        asked.body = row.body;
        EXPECT_EQ(send(asked).told(), row.told) << row.body;
    }
    EXPECT_EQ(size(), before);
}

TEST_F(Writing, WhoMayWriteIsDecidedByRoleAndRelation)
{
    struct Row {
        const char* by;
        const char* purpose;
        const char* told;
    };
    const Row rows[] = {
        {"social_worker", "", "201"},
        {"team_manager", "", "201"},
        {"screener", "A contact came in.", "201"},
        {"screener", "", "422 invalid: /headers/X-Purpose"},
        {"social_worker B", "Curious.", "403 refused: "},
        {"school", "We teach this child.", "404 not-found: "},
    };
    int key = 0;
    for (const Row& row : rows)
        EXPECT_EQ(
            post(row.by, family_at("/records"), note(), "row " + std::to_string(++key), row.purpose)
                .told(),
            row.told)
            << row.by;
    json::object proposal =
        said("closingProposal", {{"proposed", "2026-01-05"}, {"means", "visit"}});
    proposal["seen"] = token();
    EXPECT_EQ(post("social_worker", family_at("/records"), proposal).told(), "403 refused: /about");
}

TEST_F(Writing, NobodyFoundsAFamilyUnderAnIdOfTheirOwn)
{
    const std::uint64_t before = size();
    const std::string other =
        "/api/v1/families/" + base::FamilyId::random(entropy_).text() + "/records";
    const Answered not_there = post("school", other, note());
    EXPECT_EQ(not_there.told(), "404 not-found: ");
    EXPECT_EQ(post("school", family_at("/records"), note()).whole.body, not_there.whole.body);
    EXPECT_EQ(post("social_worker", other, note()).told(), "404 not-found: ");
    EXPECT_EQ(size(), before);
}

json::object contact()
{
    return {{"received", "2026-01-05"}, {"concern", "An invented worry."}};
}

TEST_F(Writing, AFirstContactMakesChildrenKnown)
{
    const json::value body = {{"children",
                               json::array{json::object{{"knownAs", "Invented Newcomer"}},
                                           json::object{{"knownAs", "Invented Unborn"},
                                                        {"expectedBirth", "2026-05-01"}}}},
                              {"record", contact()}};
    const Answered first = post("screener", "/api/v1/contacts", body, "first contact");
    ASSERT_EQ(first.told(), "201") << first.whole.body;
    EXPECT_EQ(first.body.at("persons").as_array().size(), 2U);
    EXPECT_EQ(first.body.at("entries").as_array().size(), 5U);
    const std::uint64_t after = size();
    const Answered again = post("screener", "/api/v1/contacts", body, "first contact");
    EXPECT_EQ(again.body.at("family"), first.body.at("family"));
    EXPECT_EQ(again.body.at("persons"), first.body.at("persons"));
    EXPECT_EQ(size(), after);

    const std::string family{first.body.at("family").as_string()};
    const Answered read_back = read("screener", "/api/v1/families/" + family, "A contact came in.");
    ASSERT_EQ(read_back.told(), "200");
    EXPECT_EQ(read_back.body.at("members").at(0).at("name").as_string(), "Invented Newcomer");
    EXPECT_EQ(read_back.body.at("members").at(1).at("part").at("code").as_string(), "unborn");
    EXPECT_EQ(read("screener", first.header("Location"), "A contact came in.").status, 200);
}

TEST_F(Writing, AWorryIsTakenFromAnybodyOfTheStaffAtAnyHour)
{
    const json::value body = {{"family", family_.text()},
                              {"about", json::array{json::object{{"person", child_.text()}}}},
                              {"record", contact()}};
    EXPECT_EQ(post("social_worker B", "/api/v1/contacts", body).told(), "201");
    EXPECT_EQ(post("school", "/api/v1/contacts", body).told(), "404 not-found: ");
    const json::value children = {
        {"children", json::array{json::object{{"knownAs", "Invented Newcomer"}}}},
        {"record", contact()}};
    EXPECT_EQ(post("school", "/api/v1/contacts", children).status, 403);
}

TEST_F(Writing, AContactNamesAFamilyOrNewChildrenAndNotBoth)
{
    const json::array one = {json::object{{"knownAs", "Invented Newcomer"}}};
    struct Row {
        json::value body;
        const char* told;
    };
    const Row rows[] = {
        {{{"record", contact()}}, "422 invalid: "},
        {{{"record", contact()}, {"children", json::array{}}}, "422 invalid: /children"},
        {{{"record", contact()}, {"children", one}, {"family", family_.text()}}, "422 invalid: "},
        {{{"record", contact()}, {"children", json::array{json::object{{"name", "x"}}}}},
         "422 invalid: /children/0/name /children/0/knownAs"},
        {{{"record", json::object{}}, {"family", "x"}},
         "422 invalid: /family /record/received /record/concern"},
        {{{"record", contact()}, {"children", one}, {"about", json::array{}}},
         "422 invalid: /about"},
    };
    const std::uint64_t before = size();
    for (const Row& row : rows)
        EXPECT_EQ(post("screener", "/api/v1/contacts", row.body).told(), row.told)
            << json::serialize(row.body);
    EXPECT_EQ(size(), before);
}

}  // namespace
}  // namespace holdfast::exchange
