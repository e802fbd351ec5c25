#include "exchange/api_ledger.h"

namespace holdfast::exchange {
namespace {

class ClosingStory : public ApiLedger {
protected:
    /// Files what `body` says, with what `by` has read now, and answers its id.
    Answered post_seen(std::string_view by, json::object body)
    {
        const Answered seen = read(by, family_at());
        EXPECT_EQ(seen.status, 200);
        body["seen"] = seen.header("X-Seen");
        return post(by, family_at("/records"), body);
    }
    std::string filed_id(const Answered& answered)
    {
        EXPECT_EQ(answered.told(), "201") << answered.whole.body;
        return answered.status == 201
                 ? std::string{answered.body.at("entries").as_array().back().as_string()}
                 : "";
    }
    json::object answering(json::object body, const std::string& entry)
    {
        body["links"] = json::object{{"answers", json::array{json::value(entry)}}};
        return body;
    }
    /// A referral that was decided on and whose maker was told, all over the API.
    void refer()
    {
        today("2026-03-02");
        const std::string referral = filed_id(post("social_worker",
                                                   family_at("/records"),
                                                   said("referral",
                                                        {{"received", "2026-03-02"},
                                                         {"concern", "A worry."},
                                                         {"childProtection", false}})));
        filed_id(post_seen("team_manager",
                           answering(said("decision",
                                          {{"decided", "2026-03-02"},
                                           {"question", "referral"},
                                           {"outcome", "assess"},
                                           {"reasons", "A reason."}}),
                                     referral)));
        filed_id(post(
            "social_worker",
            family_at("/records"),
            answering(said("letter", {{"sent", "2026-03-03"}, {"purpose", "outcome"}}), referral)));
    }
    std::string propose(const char* means)
    {
        today("2026-06-01");
        if (!std::exchange(worked_well_, true)) work_well();
        return filed_id(post_seen("social_worker",
                                  said("closingProposal",
                                       {{"proposed", "2026-06-01"},
                                        {"means", means},
                                        {"whySafe", "A reason."},
                                        {"concernLevel", "not_worried"}})));
    }
    json::object closing(const std::string& proposal)
    {
        return answering(
            said("decision",
                 {{"decided", "2026-06-01"}, {"question", "close"}, {"outcome", "closed"}}),
            proposal);
    }
};

TEST_F(ClosingStory, AClosingIsStoppedInTheWordsOfTheGateAndThenPasses)
{
    refer();
    const std::string proposal = propose("letter");

    const Answered gate = read("team_manager", family_at("/gates"));
    ASSERT_EQ(gate.told(), "200");
    const json::value& shown = gate.body.at("pending").at(0);
    EXPECT_EQ(shown.at("proposal").as_string(), proposal);
    EXPECT_FALSE(shown.at("open").as_bool());
    const json::value* stopping = nullptr;
    for (const json::value& item : shown.at("items").as_array())
        if (item.at("state").as_string() == "stops") stopping = &item.at("finding");
    ASSERT_NE(stopping, nullptr);
    EXPECT_EQ(stopping->at("guardrail").at("id").as_string(), "G02");

    const std::uint64_t before = size();
    const Answered stopped = post_seen("team_manager", closing(proposal));
    EXPECT_EQ(stopped.told(), "403 refused: /guardrails/G02");
    EXPECT_EQ(size(), before);
    const json::value& error = stopped.body.at("errors").at(0);
    EXPECT_EQ(error.at("detail"), stopping->at("guardrail").at("asks"));
    for (const char* part : {"because", "against", "missing"})
        EXPECT_EQ(error.at(part), stopping->at(part)) << part;
    EXPECT_FALSE(error.at("missing").as_array().empty());

    json::object better = said("closingProposal",
                               {{"proposed", "2026-06-01"},
                                {"means", "visit"},
                                {"whySafe", "A reason."},
                                {"concernLevel", "not_worried"}});
    better["links"] = json::object{{"corrects", json::array{json::value(proposal)}}};
    filed_id(post_seen("social_worker", better));
    EXPECT_TRUE(
        read("team_manager", family_at("/gates")).body.at("pending").at(0).at("open").as_bool());
    const std::string decision = filed_id(post_seen("team_manager", closing(proposal)));

    const Answered family = read("team_manager", family_at());
    EXPECT_EQ(family.body.at("episodes").at(0).at("closedBy").as_string(), decision);
    EXPECT_TRUE(family.body.at("pending").as_array().empty());
}

/// The gate that is shown is that of the newest proposal.
TEST_F(ClosingStory, AnOlderProposalIsStoppedWithTheQuestionAlone)
{
    refer();
    const std::string older = propose("letter");
    propose("visit");
    const Answered stopped = post_seen("team_manager", closing(older));
    EXPECT_EQ(stopped.told(), "403 refused: /guardrails/G02");
    const json::object& error = stopped.body.at("errors").at(0).as_object();
    EXPECT_EQ(error.at("detail").as_string(), guardrails::find_rule("G02")->guardrail->asks);
    EXPECT_FALSE(error.contains("missing"));
}

TEST_F(ClosingStory, ADecisionOnWhatHasChangedSinceIsAConflict)
{
    refer();
    const std::string proposal = propose("visit");
    json::object body = closing(proposal);
    body["seen"] = read("team_manager", family_at()).header("X-Seen");
    filed_id(post("social_worker", family_at("/records"), note()));
    EXPECT_EQ(post("team_manager", family_at("/records"), body).told(), "409 conflict: /seen");
    filed_id(post_seen("team_manager", closing(proposal)));
}

TEST_F(ClosingStory, WhoAsksSignsOrDecidesSaysWhatWasRead)
{
    refer();
    const std::string proposal = propose("visit");
    struct Row {
        const char* told;
        const char* by;
        json::object body;
    };
    const json::object proposed =
        said("closingProposal", {{"proposed", "2026-06-01"}, {"means", "visit"}});
    const json::object signature =
        said("signature", {{"signedOn", "2026-06-01"}, {"stance", "agree"}});
    const Row rows[] = {
        {"a proposal", "social_worker", proposed},
        {"a signature", "team_manager", answering(signature, proposal)},
        {"a decision", "team_manager", closing(proposal)},
    };
    for (const Row& row : rows) {
        json::object body = row.body;
        EXPECT_EQ(post(row.by, family_at("/records"), body).told(), "422 invalid: /seen")
            << row.told;
        body["seen"] = "made up";
        EXPECT_EQ(post(row.by, family_at("/records"), body).told(), "422 invalid: /seen")
            << row.told;
        EXPECT_EQ(post_seen(row.by, row.body).told(), "201") << row.told;
    }
}

TEST_F(ClosingStory, AReadingOfThenGivesNoTokenToDecideWith)
{
    refer();
    const Answered then = read("team_manager", family_at("?asKnownOn=2026-01-05"));
    EXPECT_EQ(then.told(), "200");
    EXPECT_EQ(then.header("X-Seen"), "");
    EXPECT_EQ(then.body.at("today").as_string(), "2026-01-05");
    EXPECT_TRUE(then.body.at("episodes").as_array().empty());
    EXPECT_EQ(read("team_manager", family_at()).body.at("episodes").as_array().size(), 1U);
}

}  // namespace
}  // namespace holdfast::exchange
