#include "base/seeded_entropy.h"
#include "ledger/memory_shelf.h"
#include "replay/play.h"
#include "replay/tell.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

/// Every published case and every guardrail's three examples are played; what they expect must be
/// found.
namespace holdfast {
namespace {

const std::filesystem::path root{HOLDFAST_SOURCE_DIR};

std::string text_of(const std::filesystem::path& path)
{
    std::ifstream file{path};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string sentences_of(const base::Problems& problems)
{
    std::string sentences;
    for (const base::Problem& problem : problems)
        sentences += problem.place + ": " + problem.message + "\n";
    return sentences;
}

/// Plays a case; a problem is a failure that says what it was.
std::optional<replay::Played> play(std::string_view text,
                                   std::optional<base::Date> as_known_on = std::nullopt)
{
    base::SeededEntropy entropy{7};
    const auto file = replay::read_case_file(text, entropy);
    if (!file) {
        ADD_FAILURE() << sentences_of(file.error());
        return std::nullopt;
    }
    ledger::MemoryShelf shelf;
    const auto key = base::SecretKey::random(entropy);
    const auto played =
        replay::play(*file, {shelf, key, entropy, base::WorkingDays::england(), as_known_on});
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
    const auto played = play(text_of(root / "cases" / GetParam()));
    ASSERT_TRUE(played);
    EXPECT_EQ(played->differences, std::vector<std::string>{});
    EXPECT_FALSE(played->rejected_rows);
}

INSTANTIATE_TEST_SUITE_P(Published, Cases, testing::Values("case-r.json"),
                         [](const auto&) { return "CaseR"; });

/// (scenario file, which of its three)
class Examples : public testing::TestWithParam<std::tuple<std::string, std::string>> {};

std::vector<std::string> scenario_files()
{
    std::vector<std::string> files;
    for (const auto& each : std::filesystem::directory_iterator(root / "tests" / "scenarios"))
        if (each.path().extension() == ".json") files.push_back(each.path().stem().string());
    std::sort(files.begin(), files.end());
    return files;
}

TEST_P(Examples, FindsWhatItExpects)
{
    const auto& [file, kind] = GetParam();
    const auto scenario =
        base::parse_json(text_of(root / "tests" / "scenarios" / (file + ".json")));
    ASSERT_TRUE(scenario) << scenario.error().place << ": " << scenario.error().message;
    const auto& told = scenario->get_object().at(kind).get_object();
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
                             std::string name = std::get<0>(parameters.param) + "_"
                                              + std::get<1>(parameters.param);
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

TEST(CaseR, BothClosingsAreStoppedAndRecordedAsHistory)
{
    const auto played = play(text_of(root / "cases" / "case-r.json"));
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
        {"2014-10-31", 6, "6"},
        {"2015-02-27", 6, "6"},
        {"2015-02-28", 7, "7"},
        {"2015-03-01", 7, "7"},  // Does not know of the second closing.
        {"2015-03-13", 7, "7"},
        {"2015-03-14", 8, "8"},  // 14 days after the end of February.
        {"2015-05-31", 15, "13"},
    };
    for (const Row& row : rows) {
        const auto played =
            play(text_of(root / "cases" / "case-r.json"), *base::Date::parse(row.day));
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

TEST(CaseR, IsTheSameInWordsEachTime)
{
    const std::string text = text_of(root / "cases" / "case-r.json");
    const auto first = play(text);
    const auto second = play(text);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(replay::tell(*first, 96), replay::tell(*second, 96));
    EXPECT_EQ(replay::show(*first), replay::show(*second));
}

}  // namespace
}  // namespace holdfast
