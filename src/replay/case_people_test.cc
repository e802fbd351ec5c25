#include "replay/case_text.h"

namespace holdfast::replay {
namespace {

TEST(CasePeople, Practitioners)
{
    struct Row {
        const char* told;
        std::string Parts::* part;
        const char* text;
        const char* expected;
    };
    const Row rows[] = {
        {"role",
         &Parts::practitioners,
         R"("screener": {"role": "wizard", "agency": "council"})",
         "unknown /practitioners/screener/role, refused /events/0/records/0/by"},
        {"agency",
         &Parts::practitioners,
         R"("screener": {"role": "screener", "agency": "moon"})",
         "not_found /practitioners/screener/agency"},
        {"no agency",
         &Parts::practitioners,
         R"("screener": {"role": "screener"})",
         "missing /practitioners/screener/agency"},
        {"author",
         &Parts::practitioners,
         R"("another": {"role": "screener", "agency": "council"})",
         "not_found /events/0/records/0/by"},
        {"no object",
         &Parts::practitioners,
         R"("screener": "screener")",
         "invalid /practitioners/screener, not_found /events/0/records/0/by"},
    };
    for (const Row& row : rows) {
        Parts parts;
        parts.*row.part = row.text;
        EXPECT_EQ(told(text_of(parts)), row.expected) << row.told;
    }
}

TEST(CasePeople, NamesAndTeamsOfPractitioners)
{
    struct Row {
        const char* told;
        std::string Parts::* part;
        const char* text;
        const char* expected;
    };
    const Row rows[] = {
        {"a name and a team",
         &Parts::practitioners,
         R"("screener": {"role": "screener", "agency": "council", "name": "N", "team": "T"})",
         "read"},
        {"a name alone",
         &Parts::practitioners,
         R"("screener": {"role": "screener", "agency": "council", "name": "N"})",
         "read"},
        {"a team of nobody",
         &Parts::practitioners,
         R"("screener": {"role": "screener", "agency": "council", "team": "T"})",
         "missing /practitioners/screener/name"},
        {"a name of no form",
         &Parts::practitioners,
         R"("screener": {"role": "screener", "agency": "council", "name": 7})",
         "invalid /practitioners/screener/name"},
        {"a name of two lines",
         &Parts::practitioners,
         R"("screener": {"role": "screener", "agency": "council", "name": "N\nN"})",
         "invalid /practitioners/screener/name"},
        {"a name and no role",
         &Parts::practitioners,
         R"("screener": {"agency": "council", "name": "N"})",
         "missing /practitioners/screener/role, refused /events/0/records/0/by"},
    };
    for (const Row& row : rows) {
        Parts parts;
        parts.*row.part = row.text;
        EXPECT_EQ(told(text_of(parts)), row.expected) << row.told;
    }
}

TEST(CasePeople, PersonsAndFamilies)
{
    struct Row {
        const char* told;
        std::string Parts::* part;
        const char* text;
        const char* expected;
    };
    const Row rows[] = {
        {"unknown field",
         &Parts::persons,
         R"("wren": {"knownAs": "W", "age": 3})",
         "unknown /persons/wren/age"},
        {"no name",
         &Parts::persons,
         R"("wren": {"born": "2019"})",
         "missing /persons/wren/knownAs"},
        {"impossible birth",
         &Parts::persons,
         R"("wren": {"knownAs": "W", "born": "2019-02-29"})",
         "invalid /persons/wren/born"},
        {"nobody",
         &Parts::members,
         R"("robin": {"part": "child"})",
         "not_found /families/example/robin"},
        {"part",
         &Parts::members,
         R"("wren": {"part": "lodger"})",
         "invalid /families/example/wren/part"},
        {"no part", &Parts::members, R"("wren": {})", "missing /families/example/wren/part"},
    };
    for (const Row& row : rows) {
        Parts parts;
        parts.*row.part = row.text;
        EXPECT_EQ(told(text_of(parts)), row.expected) << row.told;
    }
}

TEST(CasePeople, MembersOfTheFile)
{
    struct Row {
        const char* told;
        std::string Parts::* part;
        const char* text;
        const char* expected;
    };
    const Row rows[] = {
        {"ledger", &Parts::more, R"(, "ledger": "demonstration")", "read"},
        {"replay", &Parts::more, R"(, "ledger": "replay")", "read"},
        {"never live", &Parts::more, R"(, "ledger": "live")", "unknown /ledger"},
        {"ledger of no form", &Parts::more, R"(, "ledger": true)", "invalid /ledger"},
        {"file", &Parts::more, R"(, "colour": "red")", "unknown /colour"},
    };
    for (const Row& row : rows) {
        Parts parts;
        parts.*row.part = row.text;
        EXPECT_EQ(told(text_of(parts)), row.expected) << row.told;
    }
}

/// An event of the reviewer, who may give a family to somebody.
std::string allocation(const std::string& of_event, const std::string& of_record)
{
    return R"(, {"n": "2", "title": "T", "happened": "2026-03-03", "by": "reviewer")" + of_event
         + R"(, "records": [{"allocation": {"part": "lead"})" + of_record + "}]}";
}

TEST(CasePeople, AnAllocationIsAboutTheFamilyAndOnePractitioner)
{
    struct Row {
        const char* told;
        std::string event;
        const char* expected;
    };
    const Row rows[] = {
        {"of the event", allocation(R"(, "about": [{"practitioner": "worker"}])", ""), "read"},
        {"beside a child",
         allocation(R"(, "about": ["wren", {"practitioner": "worker"}])", ""),
         "read"},
        {"of the record", allocation("", R"(, "about": [{"practitioner": "worker"}])"), "read"},
        {"nobody", allocation("", ""), "missing /events/1/records/0/about"},
        {"a child",
         allocation(R"(, "about": [{"practitioner": "worker"}])", R"(, "about": ["wren"])"),
         "missing /events/1/records/0/about"},
        {"two",
         allocation(R"(, "about": [{"practitioner": "worker"}, {"practitioner": "screener"}])", ""),
         "missing /events/1/records/0/about"},
        {"by the worker",
         event(R"({"about": [{"practitioner": "worker"}], "allocation": {"part": "lead"}})"),
         "refused /events/1/records/0/by"},
        {"as nothing",
         event(R"({"by": "reviewer", "about": [{"practitioner": "worker"}],)"
               R"( "allocation": {"part": "owner"}})"),
         "invalid /events/1/records/0/allocation/part"},
    };
    for (const Row& row : rows) {
        Parts parts;
        parts.later = row.event;
        EXPECT_EQ(told(text_of(parts)), row.expected) << row.told;
        if (row.expected != std::string{"read"}) continue;
        base::SeededEntropy entropy{3};
        const CaseFile file = read_case_file(text_of(parts), today, entropy).value();
        const auto& about = file.events.back().records.front().about;
        ASSERT_EQ(about.size(), 2U) << row.told;
        EXPECT_EQ(about[0].subject, base::Subject::of(file.families.at("example").id));
        EXPECT_EQ(about[1].subject,
                  base::Subject::of(file.practitioners.at("worker").author.practitioner));
    }
}

}  // namespace
}  // namespace holdfast::replay
