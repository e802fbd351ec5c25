#include "replay/tell.h"
#include "tests/scenarios/stories.h"

/// Every case of ours and every guardrail's three examples are played; what they expect must be
/// found.
namespace holdfast {
namespace {

std::string sentences_of(const base::Problems& problems)
{
    std::string sentences;
    for (const base::Problem& problem : problems)
        sentences += problem.place + ": " + problem.message + "\n";
    return sentences;
}

struct Playing {
    base::Date today = any_day;
    std::optional<base::Date> as_known_on = std::nullopt;
    std::optional<std::string> before = std::nullopt;
};

/// Plays a case; a problem is a failure that says what it was.
std::optional<replay::Played> play(std::string_view text, const Playing& playing = {})
{
    base::SeededEntropy entropy{7};
    const auto file = replay::read_case_file(text, playing.today, entropy);
    if (!file) {
        ADD_FAILURE() << sentences_of(file.error());
        return std::nullopt;
    }
    ledger::MemoryShelf shelf;
    const auto key = base::SecretKey::random(entropy);
    const auto played = replay::play(
        *file,
        {shelf, key, entropy, base::WorkingDays::england(), playing.as_known_on, playing.before});
    if (!played) {
        ADD_FAILURE() << sentences_of(played.error());
        return std::nullopt;
    }
    return *played;
}

const replay::PlayedEvent* event_of(const replay::Played& played, std::string_view n)
{
    for (const replay::PlayedEvent& event : played.events)
        if (event.n == n) return &event;
    return nullptr;
}

class Cases : public testing::TestWithParam<std::string> {};

TEST_P(Cases, FindsWhatItExpects)
{
    const auto played = play(text_in(project / "cases" / (GetParam() + ".json")));
    ASSERT_TRUE(played);
    EXPECT_EQ(played->differences, std::vector<std::string>{});
    EXPECT_FALSE(played->rejected_rows);
}

std::string test_name_of(std::string name)
{
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Published, Cases, testing::ValuesIn(json_files(project / "cases")),
                         [](const auto& file) { return test_name_of(file.param); });

/// (scenario file, which of its three)
class Examples : public testing::TestWithParam<std::tuple<std::string, std::string>> {};

TEST_P(Examples, FindsWhatItExpects)
{
    const auto& [file, kind] = GetParam();
    const auto told = example_in(file, kind);
    // An example that expects nothing would pass whatever the rule says.
    bool expects = false;
    for (const auto& event : told.at("events").get_array())
        expects = expects || event.get_object().contains("expect");
    EXPECT_TRUE(expects);
    const auto played = play(base::json::serialize(told));
    ASSERT_TRUE(played);
    EXPECT_EQ(played->differences, std::vector<std::string>{});
    EXPECT_FALSE(played->rejected_rows && kind != "fires");
}

INSTANTIATE_TEST_SUITE_P(OfGuardrails, Examples,
                         testing::Combine(testing::ValuesIn(scenario_files()),
                                          testing::Values("fires", "quiet", "excepted")),
                         [](const auto& parameters) {
                             return test_name_of(std::get<0>(parameters.param) + "_"
                                                 + std::get<1>(parameters.param));
                         });

TEST(CaseR, BothClosingsAreStoppedAndRecordedAsHistory)
{
    const auto played = play(text_in(project / "cases" / "case-r.json"));
    ASSERT_TRUE(played);
    for (const char* n : {"4", "8"}) {
        const auto* event = event_of(*played, n);
        ASSERT_NE(event, nullptr);
        EXPECT_FALSE(event->accepted) << n;
        EXPECT_TRUE(event->past_the_gate) << n;
    }
}

TEST(CaseR, AsKnownOnADayIsAPrefix)
{
    struct Row {
        const char* day;
        std::size_t events;
        const char* last;
    };
    const Row rows[] = {
        {"2014-10-30", 0, ""},  // The clock stands at the end of October 2014.
        {"2014-10-31", 7, "6"},
        {"2015-02-27", 7, "6"},
        {"2015-02-28", 8, "7"},
        {"2015-03-01", 8, "7"},  // Does not know of the second closing.
        {"2015-03-13", 8, "7"},
        {"2015-03-14", 9, "8"},  // 14 days after the end of February.
        {"2015-05-31", 18, "13"},
    };
    for (const Row& row : rows) {
        const auto played = play(text_in(project / "cases" / "case-r.json"),
                                 {.as_known_on = *base::Date::parse(row.day)});
        ASSERT_TRUE(played);
        EXPECT_EQ(played->events.size(), row.events) << row.day;
        if (!played->events.empty()) {
            EXPECT_EQ(played->events.back().n, row.last) << row.day;
        }
        for (const replay::ToldFinding& finding : played->standing)
            EXPECT_TRUE(event_of(*played, finding.anchor) != nullptr)
                << row.day << ": " << finding.guardrail->id;
    }
}

TEST(CaseR, StandsOpenBeforeTheSecondClosing)
{
    const auto played = play(text_in(project / "cases" / "case-r.json"), {.before = "8"});
    ASSERT_TRUE(played);
    ASSERT_EQ(played->events.size(), 8U);
    EXPECT_EQ(played->events.back().n, "7");
    EXPECT_EQ(played->differences, std::vector<std::string>{});
    // The referral of February asks for an analysis, and nothing stands on the closing to come.
    bool asks = false;
    for (const replay::ToldFinding& finding : played->standing) {
        asks = asks || (finding.guardrail->id == "G03" && finding.anchor == "7");
        EXPECT_NE(finding.anchor, "8");
    }
    EXPECT_TRUE(asks);
}

TEST(CaseR, IsTheSameInWordsEachTime)
{
    const std::string text = text_in(project / "cases" / "case-r.json");
    const auto first = play(text);
    const auto second = play(text);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(replay::tell(*first, 96), replay::tell(*second, 96));
    EXPECT_EQ(replay::show(*first), replay::show(*second));
}

/// Child V with the birth told before the end of the work: which came first is not known. The end
/// is then written down after the birth, and not later than the injury.
std::string with_the_birth_first(std::string_view text)
{
    auto file = base::parse_json(text).value().get_object();
    auto& events = file.at("events").get_array();
    const auto of = [&](std::string_view n) {
        return std::find_if(events.begin(), events.end(), [&](const auto& event) {
            return event.get_object().at("n").get_string() == n;
        });
    };
    std::iter_swap(of("11"), of("12"));
    of("11")->get_object()["recorded"] = "2016-02-29";
    return base::json::serialize(file);
}

bool stands(const replay::PlayedEvent& event, std::string_view guardrail, std::string_view anchor,
            guardrails::Standing standing)
{
    return std::any_of(
        event.findings.begin(), event.findings.end(), [&](const replay::ToldFinding& finding) {
            return finding.guardrail->id == guardrail && finding.anchor == anchor
                && finding.standing == standing;
        });
}

TEST(ChildV, HoldsWhicheverCameFirstTheEndOfTheWorkOrTheBirth)
{
    using guardrails::Standing;
    const std::string as_told = text_in(project / "cases" / "child-v.json");
    for (const auto& [text, birth_first] :
         {std::pair{as_told, false}, std::pair{with_the_birth_first(as_told), true}}) {
        const auto played = play(text);
        ASSERT_TRUE(played);
        EXPECT_EQ(played->differences, std::vector<std::string>{});
        const auto* end = event_of(*played, "11");
        const auto* birth = event_of(*played, "12");
        ASSERT_TRUE(end != nullptr && birth != nullptr);
        EXPECT_EQ(birth < end, birth_first);
        EXPECT_FALSE(end->accepted);
        EXPECT_TRUE(end->past_the_gate);
        for (const auto& [guardrail, anchor] :
             {std::pair{"G08", "11"}, {"G11", "11"}, {"G20", "1"}, {"G27", "11"}, {"G25", "9"}})
            EXPECT_TRUE(stands(*end, guardrail, anchor, Standing::breached)) << guardrail;
        EXPECT_TRUE(stands(*end, "G26", "11", Standing::cannot_tell));
        // Nobody knows the days, so the first rule neither passes nor says that it was too early.
        EXPECT_TRUE(stands(*end, "G01", "11", Standing::cannot_tell));
        for (const char* guardrail : {"G17", "G19"})
            EXPECT_TRUE(stands(*birth, guardrail, "12", Standing::pending)) << guardrail;
        // A birth that nobody has looked at stands in the way of an end that comes after it.
        EXPECT_EQ(stands(*end, "G17", "12", Standing::breached), birth_first);
    }
}

}  // namespace
}  // namespace holdfast
