// The commands that tell of the rules themselves: what they cost, and what another number would do.
#include "base/json.h"
#include "tests/scenarios/command_line.h"

namespace holdfast {
namespace {

namespace json = base::json;

TEST_F(CommandLine, GuardrailsCountWhatEachFoundAndNameNobody)
{
    play_case_r();
    const Ran told = run("guardrails --counts --ledger r");
    EXPECT_EQ(told.exit, 0) << told.err;
    EXPECT_NE(told.out.find("Counted from "), std::string::npos);
    EXPECT_NE(told.out.find("\nG02 LETTER-CLOSE. Stands now: "), std::string::npos) << told.out;
    EXPECT_NE(told.out.find("Checks at open gates that the record answers: "), std::string::npos);
    EXPECT_EQ(told.out.find("Case R"), std::string::npos) << "no family and nobody in it";

    const json::object shown = object_of(run("guardrails --counts --ledger r --json").out);
    std::string keys;
    for (const auto& member : shown) keys += std::string{member.key()} + " ";
    EXPECT_EQ(keys, "from to rules gateChecks ");
    const auto& rules = shown.at("rules").get_array();
    ASSERT_EQ(rules.size(), 62U);
    const auto& second = rules[1].get_object();
    EXPECT_EQ(second.at("id").as_string(), "G02");
    EXPECT_GE(second.at("standing").to_number<int>(), 1);
    EXPECT_FALSE(second.at("usefulTooSeldom").as_bool());
    // A rule that reads no family was not counted, which is not the same as finding nothing.
    EXPECT_TRUE(rules[47].at("standing").is_null()) << rules[47];
    EXPECT_NE(told.out.find("workforce or the authority: G48,"), std::string::npos) << told.out;
}

/// The referrals of Case R came in October 2014 and February 2015, more than three months apart;
/// the last thing told of it is what the council said, by the end of February 2017.
TEST_F(CommandLine, APolicyIsTriedOnTheLastYear)
{
    play_case_r();
    const json::object shown = object_of(run("policy --try G03.months=3 --ledger r --json").out);
    EXPECT_EQ(shown.at("inForce"), 12);
    EXPECT_EQ(shown.at("from"), "2016-02-29");
    EXPECT_EQ(shown.at("upto"), "2017-02-28");
    EXPECT_EQ(shown.at("families"), 1);
    const json::object rule = shown.at("guardrails").at(0).as_object();
    EXPECT_EQ(rule.at("guardrail"), "G03");
    EXPECT_EQ(rule.at("gone"), 1);
    EXPECT_EQ(rule.at("appeared"), 0);
    const Ran told = run("policy --try G03.months=3 --ledger r");
    EXPECT_EQ(told.exit, 0) << told.err;
    EXPECT_NE(told.out.find("G03 REPEAT-REFERRAL: 0 appeared, 1 gone, 0 on another day."),
              std::string::npos)
        << told.out;
    EXPECT_EQ(told.out.find("Case R"), std::string::npos) << "a name";
    const Ran same = run("policy --try G03.months=12 --ledger r");
    EXPECT_NE(same.out.find("No finding would have been different."), std::string::npos);
    EXPECT_NE(same.out.find("not what rules say of the workforce"), std::string::npos);
    struct Row {
        const char* tried;
        int exit;
        const char* says;
    };
    const Row rows[] = {
        {"G01.day=7", 2, "No rule and no clock asks for such a value."},
        {"G01.days=0", 1, "Give a number from 1 to 1000."},
        {"clock.assessment=46", 1, "more is against Working Together"},
        {"G56.least=3", 1, "Try one of a rule about a family, or of a clock."},
        {"G57.months=6", 1, "Try one of a rule about a family, or of a clock."},
    };
    for (const Row& row : rows) {
        const Ran ran = run(std::string{"policy --try "} + row.tried + " --ledger r");
        EXPECT_EQ(ran.exit, row.exit) << row.tried;
        EXPECT_NE(ran.err.find(row.says), std::string::npos) << row.tried << ran.err;
    }
}

}  // namespace
}  // namespace holdfast
