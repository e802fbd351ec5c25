#include "casefile/facts.h"
#include "exchange/api_ledger.h"

namespace holdfast::exchange {
namespace {

class Batches : public ApiLedger {
protected:
    base::PersonId join(const char* name)
    {
        const base::PersonId person = base::PersonId::random(entropy_);
        casework::Doing joining = doing("social_worker");
        joining.about[1] = {base::Subject::of(person), ledger::Part::subject};
        filed(file(joining, "familyMember", {{"part", "child"}}));
        joining.about.erase(joining.about.begin());
        filed(file(joining, "person", {{"knownAs", name}}));
        return person;
    }
    static json::object about(std::string_view type, const std::vector<base::PersonId>& persons,
                              json::object record)
    {
        json::array all;
        for (const base::PersonId& person : persons)
            all.push_back(json::object{{"person", person.text()}});
        return {{"type", type}, {"about", std::move(all)}, {"record", std::move(record)}};
    }
    static json::object part(json::object record, std::int64_t of)
    {
        record["partOf"] = of;
        return record;
    }
    Answered send_batch(std::string_view by, json::array records, const std::string& key)
    {
        return post(by, family_at("/batches"), json::object{{"records", std::move(records)}}, key);
    }
    json::object visit(const char* account)
    {
        return about("visit", {child_}, {{"visited", "2026-01-05"}, {"account", account}});
    }
    json::object need_plan()
    {
        return said("childInNeedPlan",
                    {{"starts", "2026-03-03"}, {"whatMustChange", "An invented change."}});
    }
};

/// One visit to three brothers and sisters, of whom one slept: one request, nothing said twice.
TEST_F(Batches, AVisitToSiblingsIsOneRequestWithWhatIsDifferent)
{
    const base::PersonId bo = join("Bo Example");
    const base::PersonId cal = join("Cal Example");
    const json::array records = {
        about("visit",
              {child_, bo, cal},
              {{"visited", "2026-01-05"}, {"account", "All three were at tea."}}),
        part(about("visit", {child_, bo}, {{"visited", "2026-01-05"}, {"seen", "alone"}}), 0),
        part(about("visit",
                   {cal},
                   {{"visited", "2026-01-05"}, {"seen", "not_seen"}, {"whyNotAlone", "asleep"}}),
             0)};
    const std::uint64_t before = size();
    const Answered first = send_batch("social_worker", records, "one key");
    ASSERT_EQ(first.told(), "201") << first.whole.body;
    EXPECT_EQ(size(), before + 3);
    const json::array& entries = first.body.at("entries").as_array();
    ASSERT_EQ(entries.size(), 3U);
    EXPECT_EQ(first.body.at("persons").as_array().size(), 3U);
    EXPECT_EQ(first.header("Location"),
              family_at("/records/") + std::string{entries[0].as_string()});
    for (const std::size_t each : {1U, 2U}) {
        const Answered shown =
            read("social_worker", family_at("/records/") + std::string{entries[each].as_string()});
        EXPECT_EQ(shown.body.at("links").at("partOf"), json::array{entries[0]});
        EXPECT_FALSE(shown.body.at("record").as_object().contains("account"));
    }

    const Answered again = send_batch("social_worker", records, "one key");
    EXPECT_EQ(again.told(), "201");
    EXPECT_EQ(again.body.at("entries"), first.body.at("entries"));
    EXPECT_EQ(send_batch("social_worker", {records[0]}, "one key").told(), "422 key-used: ");
    EXPECT_EQ(size(), before + 3);
}

TEST_F(Batches, OneFaultStopsAllAndEveryFaultIsToldWithItsPlace)
{
    const json::object good = visit("An invented visit.");
    const std::string nowhere = EntryId::random(entropy_).text();
    json::object linked = good;
    linked["links"] = json::object{{"partOf", json::array{json::value(nowhere)}}};
    json::object unseen = said(
        "decision",
        {{"decided", "2026-01-05"}, {"question", "contact"}, {"outcome", "no_further_action"}});
    unseen["seen"] = "no token";
    struct Row {
        json::value records;
        const char* told;
    };
    const Row rows[] = {
        {json::array{}, "422 invalid: /records"},
        {json::array(21, good), "422 invalid: /records"},
        {"text", "422 invalid: /records"},
        {json::array{good, 5}, "422 invalid: /records/1"},
        {json::array{good, json::object{{"colour", 1}}},
         "422 invalid: /records/1/colour /records/1/type /records/1/record"},
        {json::array{part(good, 0), part(good, 1), part(good, -1)},
         "422 invalid: /records/0/partOf /records/1/partOf /records/2/partOf"},
        {json::array{about("visit", {child_}, {{"visited", "soon"}}),
                     good,
                     about("note", {child_}, {{"happenedOn", "2026-01-05"}, {"text", 7}})},
         "422 invalid: /records/0/record/visited /records/2/record/text"},
        {json::array{good, about("visit", {}, {{"visited", "2026-01-05"}})},
         "422 invalid: /records/1/about"},
        {json::array{good, linked}, "422 invalid: /records/1/links"},
        {json::array{good, unseen}, "422 invalid: /records/1/seen"},
    };
    const std::uint64_t before = size();
    int key = 0;
    for (const Row& row : rows)
        EXPECT_EQ(post("team_manager",
                       family_at("/batches"),
                       {{"records", row.records}},
                       "row " + std::to_string(++key))
                      .told(),
                  row.told)
            << json::serialize(row.records);
    EXPECT_EQ(post("team_manager", family_at("/batches"), {{"visits", 1}}).told(),
              "422 invalid: /visits /records");
    EXPECT_EQ(size(), before);
    EXPECT_EQ(send_batch("team_manager", json::array(20, good), "twenty").told(), "201");
    EXPECT_EQ(size(), before + 20);
}

TEST_F(Batches, WhatARoleMayNotDoIsToldBesideEachRecord)
{
    const std::uint64_t before = size();
    // No episode is open that could be closed.
    json::object proposal =
        said("closingProposal",
             {{"proposed", "2026-01-05"}, {"means", "visit"}, {"whySafe", "A reason."}});
    proposal["seen"] = token();
    EXPECT_EQ(send_batch("social_worker", {visit("A visit."), proposal}, "one").told(),
              "403 refused: /records/1/about");
    EXPECT_EQ(send_batch("social_worker B", {visit("A visit."), visit("Another.")}, "two").told(),
              "403 refused: /records/0 /records/1");
    EXPECT_EQ(size(), before);
}

/// Each record of a batch alone would be allowed; together they would make what nobody may make.
TEST_F(Batches, AStepIsHeldAgainstThoseBeforeItInTheBatch)
{
    refer_and_answer("2026-03-02", false);
    today("2026-03-03");
    const std::uint64_t before = size();
    EXPECT_EQ(send_batch("social_worker", {need_plan(), need_plan()}, "two plans").told(),
              "403 refused: /records/1/about");
    EXPECT_EQ(size(), before);
    EXPECT_EQ(send_batch("social_worker", {need_plan()}, "one plan").told(), "201");
}

TEST_F(Batches, ADecisionIsFiledWithNothingElseThatChangesAState)
{
    refer_and_answer("2026-03-02", false);
    const EntryId proposal = propose("2026-06-01", "visit");
    json::object closing =
        said("decision", {{"decided", "2026-06-01"}, {"question", "close"}, {"outcome", "closed"}});
    closing["links"] = json::object{{"answers", json::array{json::value(proposal.text())}}};
    closing["seen"] = read("team_manager", family_at()).header("X-Seen");
    EXPECT_EQ(send_batch("team_manager", {need_plan(), closing}, "plan and closing").told(),
              "422 invalid: /records/1");
    // A visit changes no state, but may tell of a danger on which nobody has looked.
    EXPECT_EQ(send_batch("team_manager", {visit("The last."), closing}, "with a visit").told(),
              "422 invalid: /records/1");
    EXPECT_EQ(send_batch("team_manager", {closing}, "alone").told(), "201");
    EXPECT_FALSE(scene().has_open_episode());
}

TEST_F(Batches, AGateIsToldInItsOwnWords)
{
    refer("2026-03-02", false);
    const EntryId proposal = propose("2026-06-01", "letter");
    json::object closing =
        said("decision", {{"decided", "2026-06-01"}, {"question", "close"}, {"outcome", "closed"}});
    closing["links"] = json::object{{"answers", json::array{json::value(proposal.text())}}};
    closing["seen"] = read("team_manager", family_at()).header("X-Seen");
    const std::uint64_t before = size();
    const Answered stopped = send_batch("team_manager", {closing}, "closing");
    EXPECT_EQ(stopped.status, 403);
    EXPECT_TRUE(stopped.told().contains("/guardrails/G")) << stopped.told();
    EXPECT_TRUE(stopped.body.at("errors").at(0).as_object().contains("because"));
    EXPECT_EQ(size(), before);
}

}  // namespace
}  // namespace holdfast::exchange
