#include "exchange/api_ledger.h"

namespace holdfast::exchange {
namespace {

using SignIn = ApiLedger;

TEST_F(SignIn, OnlyATokenInForceSignsIn)
{
    const std::string token = tokens_.at("social_worker");
    const std::pair<std::string, int> rows[] = {
        {"Bearer " + token, 200},
        {"bearer " + token, 200},
        {"", 401},
        {"Bearer ", 401},
        {token, 401},
        {"Basic " + token, 401},
        {"Bearer " + token + "x", 401},
        {"Bearer hf_", 401},
    };
    for (const auto& [header, status] : rows) {
        web::Request asked = request(Method::get, family_at(), "");
        asked.headers.add("authorization", header);
        const Answered answered = send(asked);
        EXPECT_EQ(answered.status, status) << status;
        if (status == 200) continue;
        EXPECT_EQ(answered.header("WWW-Authenticate"),
                  R"(Bearer realm="Holdfast", error="invalid_token")");
        EXPECT_FALSE(answered.whole.body.contains(token));
    }
}

TEST_F(SignIn, ATokenThatWasRevokedOrHasExpiredIsNone)
{
    EXPECT_EQ(read("social_worker", family_at()).status, 200);
    ASSERT_TRUE(drawer_->api_tokens().revoke("social_worker"));
    EXPECT_EQ(read("social_worker", family_at()).status, 401);
    EXPECT_EQ(read("team_manager", family_at()).status, 200);
    today("2029-06-01");
    EXPECT_EQ(read("team_manager", family_at()).status, 401);
}

TEST_F(SignIn, ATokenOfSomebodyTheRegisterDoesNotKnowDoesNothing)
{
    tokens_["nobody"] = drawer_->api_tokens()
                            .make("nobody",
                                  base::PractitionerId::random(entropy_),
                                  clock()() + std::chrono::years{1})
                            .value();
    EXPECT_EQ(read("nobody", family_at()).told(), "403 refused: /headers/Authorization");
}

TEST_F(SignIn, ARefusalIsToldInProblemDetails)
{
    const Answered refused = read("social_worker B", family_at());
    EXPECT_EQ(refused.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(refused.body.at("type").as_string(), "/api/problems#refused");
    EXPECT_EQ(refused.body.at("status").as_int64(), 403);
    EXPECT_EQ(refused.body.at("instance").as_string(), "requested");
    EXPECT_EQ(refused.body.at("detail"), refused.body.at("errors").at(0).at("detail"));
    EXPECT_EQ(refused.body.at("errors").at(0).at("code").as_string(), "refused");
}

TEST_F(SignIn, AnAddressThatIsNotThereIsToldInTheSameForm)
{
    router_.otherwise(answer_missing);
    EXPECT_EQ(read("social_worker", "/api/v2").told(), "404 not-found: ");
    const Answered wrong = post("social_worker", family_at("/gates"), json::object{});
    EXPECT_EQ(wrong.told(), "405 wrong-method: ");
    EXPECT_EQ(wrong.header("Allow"), "GET, HEAD");
    EXPECT_TRUE(is_of_api("/api/v1/x"));
    EXPECT_TRUE(is_of_api("/api"));
    EXPECT_FALSE(is_of_api("/apiary"));
}

TEST(Refusals, ProblemsAddUpToOneStatus)
{
    using Kind = base::Problem::Kind;
    struct Row {
        base::Problems problems;
        int status;
    };
    const Row rows[] = {
        {{{Kind::invalid, "/a", "A."}}, 422},
        {{{Kind::missing, "/a", "A."}}, 422},
        {{{Kind::unknown, "/a", "A."}}, 422},
        {{{Kind::not_found, "", "A."}}, 404},
        {{{Kind::not_found, "/links", "A."}}, 422},
        {{{Kind::refused, "", "A."}}, 403},
        {{{Kind::conflict, "/seen", "A."}}, 409},
        {{{Kind::conflict, "", "A."}}, 422},
        {{{Kind::damaged, "Entry 5", "Entry 5 is damaged."}}, 500},
        {{{Kind::newer_format, "", "A."}}, 500},
        {{{Kind::unavailable, "", "A."}}, 503},
        {{{Kind::invalid, "/a", "A."}, {Kind::refused, "", "B."}}, 403},
        {{{Kind::invalid, "/a", "A."}, {Kind::conflict, "/seen", "B."}}, 409},
        {{{Kind::refused, "", "A."}, {Kind::unavailable, "", "B."}}, 503},
    };
    for (const Row& row : rows) {
        const auto response = answer_with(refused_by(row.problems), {});
        EXPECT_EQ(response.status, row.status);
        const auto body = base::parse_json(response.body).value();
        EXPECT_EQ(body.at("errors").as_array().size(), row.problems.size());
        // What our own stores say of themselves stays inside.
        EXPECT_FALSE(response.body.contains("Entry 5"));
    }
}

}  // namespace
}  // namespace holdfast::exchange
