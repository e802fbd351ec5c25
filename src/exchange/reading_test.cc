#include "exchange/api_ledger.h"

namespace holdfast::exchange {
namespace {

/// What is read of a family, by the end of its address.
constexpr const char* parts[] = {"",
                                 "/records",
                                 "/findings",
                                 "/gates",
                                 "/children",
                                 "/chapters/plan",
                                 "/owed",
                                 "/steps",
                                 "/workers",
                                 "/households",
                                 "/doubles"};

class Reading : public ApiLedger {
protected:
    /// The ids of a page's records.
    static std::vector<std::string> ids_of(const Answered& page)
    {
        std::vector<std::string> ids;
        for (const json::value& record : page.body.at("data").as_array())
            ids.emplace_back(record.at("id").as_string());
        return ids;
    }
};

TEST_F(Reading, WhoMayReadIsDecidedByRelationAndPurpose)
{
    struct Row {
        const char* by;
        const char* purpose;
        const char* told;
    };
    const Row rows[] = {
        {"social_worker", "", "200"},
        {"team_manager", "", "200"},
        {"screener", "", "422 invalid: /headers/X-Purpose"},
        {"screener", "A contact came in.", "200"},
        {"screener", " ", "400 malformed: /headers/X-Purpose"},
        {"screener", "\xff", "400 malformed: /headers/X-Purpose"},
        {"social_worker B", "", "403 refused: "},
        {"social_worker B", "Curious.", "403 refused: "},
        {"school", "", "404 not-found: "},
        {"school", "We teach this child.", "404 not-found: "},
    };
    for (const Row& row : rows)
        for (const char* part : parts)
            EXPECT_EQ(read(row.by, family_at(part), row.purpose).told(), row.told)
                << row.by << part;
    EXPECT_EQ(read("screener", family_at(), std::string(200, 'x').c_str()).told(), "200");
    EXPECT_EQ(read("screener", family_at(), std::string(201, 'x').c_str()).status, 400);
}

TEST_F(Reading, EachReadingIsLoggedBeforeItIsAnswered)
{
    const std::uint64_t before = looks();
    EXPECT_EQ(read("screener", family_at(), "A contact came in.").status, 200);
    EXPECT_EQ(read("social_worker B", family_at()).status, 403);
    EXPECT_EQ(looks(), before + 2);
    EXPECT_EQ(read("social_worker", "/api/v1/guardrails").status, 200);
    EXPECT_EQ(looks(), before + 2);
}

TEST_F(Reading, APartnerCannotTellWhatIsNotTheirsFromWhatIsNotThere)
{
    const std::string not_there = base::FamilyId::random(entropy_).text();
    const auto asked = [&] {
        std::vector<std::string> all(std::begin(parts), std::end(parts));
        all.insert(all.end(), {"/records/x", "/chapters/x"});
        return all;
    }();
    for (const std::string& part : asked) {
        const Answered not_theirs = read("school", family_at(part.c_str()));
        EXPECT_EQ(not_theirs.status, 404);
        for (const std::string& id : {not_there, std::string{"no-id"}}) {
            const Answered other = read("school", "/api/v1/families/" + id + part);
            EXPECT_EQ(other.status, 404);
            EXPECT_EQ(other.whole.body, not_theirs.whole.body);
            EXPECT_EQ(other.whole.headers, not_theirs.whole.headers);
        }
    }
}

TEST_F(Reading, TheFamilySaysWhoIsInItAndWhatTheViewerMayDo)
{
    const Answered family = read("social_worker", family_at());
    const json::value& member = family.body.at("members").at(0);
    EXPECT_EQ(member.at("person").as_string(), child_.text());
    EXPECT_EQ(member.at("name").as_string(), "Invented Example");
    EXPECT_EQ(member.at("part"), (json::value{{"code", "child"}, {"label", "Child"}}));
    EXPECT_FALSE(family.body.at("may").at("close").as_bool());
    const Answered managed = read("team_manager", family_at());
    EXPECT_TRUE(managed.body.at("may").at("close").as_bool());
    const auto& filed = managed.body.at("may").at("file").as_array();
    EXPECT_NE(std::find(filed.begin(), filed.end(), json::value("decision")), filed.end());
    const auto& own = family.body.at("may").at("file").as_array();
    EXPECT_EQ(std::find(own.begin(), own.end(), json::value("decision")), own.end());
}

TEST_F(Reading, ARecordIsShownWithItsAuthorAndItsCodesInWords)
{
    const EntryId note =
        filed(file("social_worker", "note", {{"topic", "visit"}, {"text", "An invented visit."}}));
    const Answered shown = read("team_manager", family_at("/records/") + note.text());
    ASSERT_EQ(shown.told(), "200");
    EXPECT_EQ(shown.body.at("by").at("name").as_string(), "Invented social_worker");
    EXPECT_EQ(shown.body.at("by").at("role").at("label").as_string(), "Social worker");
    EXPECT_EQ(shown.body.at("record").at("topic"),
              (json::value{{"code", "visit"}, {"label", "Visit"}}));
    EXPECT_EQ(shown.body.at("record").at("text").as_string(), "An invented visit.");
    EXPECT_EQ(shown.body.at("happened").as_string(), "2026-01-05");
    EXPECT_EQ(shown.body.at("recorded").as_string(), "2026-01-05T00:00:00Z");
    EXPECT_TRUE(shown.body.at("correctedBy").is_null());
    const std::string other = EntryId::random(entropy_).text();
    EXPECT_EQ(read("team_manager", family_at("/records/") + other).status, 404);
}

TEST_F(Reading, ACorrectedRecordIsFoundUnderEachOfItsIds)
{
    const EntryId first = filed(file("social_worker", "note", {{"text", "First."}}));
    const EntryId second = filed(file(
        "social_worker", "note", {{"text", "Better."}}, {{casework::LinkKind::corrects, first}}));
    for (const EntryId& id : {first, second}) {
        const Answered shown = read("social_worker", family_at("/records/") + id.text());
        ASSERT_EQ(shown.told(), "200");
        EXPECT_EQ(shown.body.at("id").as_string(), first.text());
        EXPECT_EQ(shown.body.at("correctedBy").as_string(), second.text());
        EXPECT_EQ(shown.body.at("record").at("text").as_string(), "Better.");
    }
}

TEST_F(Reading, ARestrictedRecordIsNowhereForThoseWhoDoNotWorkOnIt)
{
    const std::size_t before = ids_of(read("screener", family_at("/records"), "Duty.")).size();
    const EntryId note =
        filed(file("social_worker", "note", {{"text", "Kept close."}, {"restricted", true}}));
    const Answered seen = read("screener", family_at("/records"), "Duty.");
    EXPECT_EQ(ids_of(seen).size(), before);
    EXPECT_FALSE(seen.whole.body.contains(note.text()));
    EXPECT_EQ(read("screener", family_at("/records/") + note.text(), "Duty.").status, 404);
    EXPECT_EQ(read("social_worker", family_at("/records/") + note.text()).status, 200);
}

TEST_F(Reading, PagesShowEachRecordOnceInTheOrderOfTheFile)
{
    for (int i = 0; i < 5; ++i) filed(file("social_worker", "note", {{"text", "A note."}}));
    const std::vector<std::string> whole =
        ids_of(read("social_worker", family_at("/records?limit=200")));
    ASSERT_EQ(whole.size(), 8U);
    std::vector<std::string> met;
    std::string target = family_at("/records?limit=3");
    for (int pages = 1;; ++pages) {
        const Answered page = read("social_worker", target);
        ASSERT_EQ(page.told(), "200") << target;
        for (const std::string& id : ids_of(page)) met.push_back(id);
        const json::value& next = page.body.at("page").at("next");
        if (next.is_null()) {
            EXPECT_EQ(pages, 3);
            EXPECT_EQ(page.header("Link"), "");
            break;
        }
        target = family_at("/records?limit=3&after=") + std::string{next.as_string()};
        EXPECT_EQ(page.header("Link"), "<" + target + ">; rel=\"next\"");
    }
    EXPECT_EQ(met, whole);
}

TEST_F(Reading, AParameterOutOfItsFormIsRefused)
{
    const std::pair<const char*, const char*> rows[] = {
        {"?limit=0", "400 malformed: /query/limit"},
        {"?limit=201", "400 malformed: /query/limit"},
        {"?limit=3x", "400 malformed: /query/limit"},
        {"?limit=3&limit=3", "400 malformed: /query/limit"},
        {"?after=x", "400 malformed: /query/after"},
        {"?after=00000000000000000000000000", "400 malformed: /query/after"},
        {"?asKnownOn=2026-02-30", "400 malformed: /query/asKnownOn"},
        {"?asKnownOn=2026-01-06", "400 malformed: /query/asKnownOn"},
        {"?limit=0&asKnownOn=x&who=y", "400 malformed: /query/limit /query/asKnownOn /query"},
        {"?limit=200&asKnownOn=2026-01-05", "200"},
    };
    for (const auto& [query, told] : rows)
        EXPECT_EQ(read("social_worker", family_at("/records") + query).told(), told) << query;
}

TEST_F(Reading, WhatHasNotChangedIsNotSentAgainButStillGivesAToken)
{
    const Answered first = read("social_worker", family_at("/records"));
    const std::string etag = first.header("ETag");
    EXPECT_TRUE(etag.starts_with('"') && etag.ends_with('"'));
    for (const std::string& known : {etag, "W/" + etag, R"("other", )" + etag, std::string{"*"}}) {
        web::Request again = request(Method::get, family_at("/records"), "social_worker");
        again.headers.add("if-none-match", known);
        const Answered same = send(again);
        EXPECT_EQ(same.status, 304) << known;
        EXPECT_EQ(same.whole.body, "");
        EXPECT_EQ(same.header("ETag"), etag);
        EXPECT_NE(same.header("X-Seen"), "");
    }
    filed(file("social_worker", "note", {{"text", "New."}}));
    web::Request again = request(Method::get, family_at("/records"), "social_worker");
    again.headers.add("if-none-match", etag);
    EXPECT_EQ(send(again).status, 200);
}

TEST_F(Reading, PeopleAreFoundByABodyAndOnlyByThoseWhoMaySearch)
{
    const Answered found = post("social_worker B", "/api/v1/people/search", {{"name", "exam inv"}});
    ASSERT_EQ(found.told(), "200");
    ASSERT_EQ(found.body.at("data").as_array().size(), 1U);
    EXPECT_EQ(found.body.at("data").at(0).at("person").as_string(), child_.text());
    EXPECT_EQ(found.body.at("data").at(0).at("families").at(0).as_string(), family_.text());
    EXPECT_EQ(post("school", "/api/v1/people/search", {{"name", "exam"}}).told(), "403 refused: ");
    EXPECT_EQ(post("screener", "/api/v1/people/search", json::object{}).told(),
              "422 invalid: /name");
    EXPECT_EQ(post("screener", "/api/v1/people/search", {{"name", "exam"}, {"born", "x"}}).told(),
              "422 invalid: /born");
}

}  // namespace
}  // namespace holdfast::exchange
