#include "exchange/api_ledger.h"
#include "exchange/json_schema.h"
#include "exchange/open_api.h"

namespace holdfast::exchange {
namespace {

class Agencies : public ApiLedger {
protected:
    /// Says something about an agency of the register.
    void say(const base::AgencyId& id, const json::object& said)
    {
        casework::Doing doing{author("administrator"), {}, {}, "", {}, nullptr, ""};
        doing.about = {{base::Subject::of(id), ledger::Part::subject}};
        filed(file(doing, "agency", said));
    }
    base::AgencyId made(json::object said)
    {
        const base::AgencyId id = base::AgencyId::random(entropy_);
        say(id, with_reach(std::move(said)));
        return id;
    }
    static json::object with_reach(json::object said)
    {
        said["phone"] = "0000 111";
        said["outOfHoursPhone"] = "0000 222";
        said["email"] = "invented@example.test";
        said["address"] = "1 Invented Lane";
        return said;
    }
    Answered list(std::string_view by) { return read(by, "/api/v1/agencies"); }
    json::object listed(const base::AgencyId& id)
    {
        const Answered answered = list("social_worker");
        for (const json::value& each : answered.body.at("data").as_array())
            if (each.at("agency").as_string() == id.text()) return each.as_object();
        return {};
    }
};

TEST_F(Agencies, EachIsAnsweredAsItStandsNow)
{
    EXPECT_EQ(list("social_worker").whole.body, R"({"data":[]})");
    const base::AgencyId school =
        made({{"name", "Invented School"}, {"kind", "school"}, {"onProtocolList", true}});
    say(school,
        {{"name", "Invented Academy"},
         {"kind", "school"},
         {"phone", "0000 333"},
         {"until", "2026-02"}});
    EXPECT_EQ(json::serialize(listed(school)),
              R"({"agency":")" + school.text()
                  + R"(","name":"Invented Academy","kind":{"code":"school","label":"School"},)"
                    R"("protected":false,"reached":{"phone":"0000 333","outOfHoursPhone":null,)"
                    R"("email":null,"address":null},"onProtocolList":null,"until":"2026-02"})");
    made({{"name", "An Invented Nursery"}, {"kind", "early_years"}, {"onProtocolList", false}});
    const json::array all = list("social_worker").body.at("data").as_array();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].at("name").as_string(), "An Invented Nursery") << "by the name";
    EXPECT_FALSE(all[0].at("onProtocolList").as_bool());
    EXPECT_EQ(all[0].at("reached").at("address").as_string(), "1 Invented Lane");
}

TEST_F(Agencies, WhereSomebodyHidesIsAnsweredToNobody)
{
    register_as("administrator", "");
    const base::AgencyId refuge =
        made({{"name", "Invented Refuge"}, {"kind", "domestic_abuse_service"}});
    const base::AgencyId was_home =
        made({{"name", "Invented Home"}, {"kind", "placement_provider"}});
    say(was_home, with_reach({{"name", "Invented Home"}, {"kind", "voluntary"}}));
    for (const base::AgencyId& id : {refuge, was_home}) {
        const json::object shown = listed(id);
        EXPECT_TRUE(shown.at("protected").as_bool());
        EXPECT_TRUE(shown.at("reached").is_null());
    }
    for (const char* by : {"administrator", "head_of_service", "social_worker"})
        for (const char* reach : {"0000", "example.test", "Invented Lane"})
            EXPECT_FALSE(list(by).whole.body.contains(reach)) << by << " " << reach;
}

TEST_F(Agencies, EachFitsItsSchema)
{
    made({{"name", "Invented Refuge"}, {"kind", "domestic_abuse_service"}});
    made({{"name", "Invented School"}, {"kind", "school"}, {"onProtocolList", true}});
    say(base::AgencyId::random(entropy_), {{"name", "Invented Barely"}});
    const json::object document = open_api();
    const JsonSchema schemas(document.at("components").at("schemas").as_object());
    const Answered answered = list("social_worker");
    EXPECT_EQ(answered.body.at("data").as_array().size(), 3U);
    EXPECT_EQ(schemas.fault_by_name(answered.body, "Agencies"), "");
}

TEST_F(Agencies, TheyAreForWhoReadsTheRegisters)
{
    register_as("administrator", "");
    struct Row {
        const char* by;
        const char* told;
    };
    const Row rows[] = {
        {"social_worker", "200"},
        {"screener", "200"},
        {"team_manager", "200"},
        {"head_of_service", "200"},
        {"administrator", "200"},
        {"school", "403 refused: "},
    };
    for (const auto& [by, told] : rows) EXPECT_EQ(list(by).told(), told) << by;
}

TEST_F(Agencies, AListThatHasNotChangedIsNotSentAgain)
{
    const base::AgencyId school = made({{"name", "Invented School"}});
    web::Request again = request(Method::get, "/api/v1/agencies", "screener");
    again.headers.add("if-none-match", list("screener").header("ETag"));
    EXPECT_EQ(send(again).status, 304);
    say(school, {{"name", "Invented School"}, {"phone", "0000 444"}});
    EXPECT_EQ(send(again).status, 200);
}

}  // namespace
}  // namespace holdfast::exchange
