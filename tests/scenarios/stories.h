// The stories that scenarios share: every case of ours and every guardrail's three examples, and
// how one is played into a ledger in memory.
#pragma once
#include "base/seeded_entropy.h"
#include "index/lists.h"
#include "ledger/memory_shelf.h"
#include "replay/play.h"
#include "tests/scenarios/read_back.h"

#include <algorithm>

namespace holdfast {

inline const std::filesystem::path project{HOLDFAST_SOURCE_DIR};

/// Any day will do where a file has no day in the present.
inline const base::Date any_day = base::Date::of(2026, 3, 20);

/// The names, without their ends, of the JSON files in a folder.
inline std::vector<std::string> json_files(const std::filesystem::path& folder)
{
    std::vector<std::string> files;
    for (const auto& each : std::filesystem::directory_iterator(folder))
        if (each.path().extension() == ".json") files.push_back(each.path().stem().string());
    std::sort(files.begin(), files.end());
    return files;
}

/// The scenario files: one for each guardrail, beside the people whom they share.
inline std::vector<std::string> scenario_files()
{
    std::vector<std::string> files = json_files(project / "tests" / "scenarios");
    std::erase(files, "cast");
    return files;
}

/// A story with whom it does not name itself: those whom every story knows.
inline base::json::object with_cast(base::json::object story)
{
    const auto cast = base::parse_json(text_in(project / "tests" / "scenarios" / "cast.json"));
    for (const auto& [key, value] : cast.value().get_object())
        if (!story.contains(key)) story[key] = value;
    story["holdfast"] = "case";
    story["version"] = 1;
    return story;
}

/// One of a scenario file's three: "fires", "quiet" or "excepted".
inline base::json::object example_in(const std::string& file, const std::string& kind)
{
    const auto scenario =
        base::parse_json(text_in(project / "tests" / "scenarios" / (file + ".json")));
    if (!scenario) {
        ADD_FAILURE() << file << ": " << scenario.error().place << scenario.error().message;
        return {};
    }
    return with_cast(scenario->get_object().at(kind).get_object());
}

/// Something to play, and how a failure names it.
struct ToldStory {
    std::string name;  // "g23-downgrade-needs-change fires"
    std::string text;
};

inline ToldStory published_case(const std::string& name)
{
    return {name, text_in(project / "cases" / (name + ".json"))};
}
inline ToldStory example(const std::string& file, const std::string& kind)
{
    return {file + " " + kind, base::json::serialize(example_in(file, kind))};
}
inline std::vector<ToldStory> every_example()
{
    std::vector<ToldStory> stories;
    for (const std::string& file : scenario_files())
        for (const char* kind : {"fires", "quiet", "excepted"})
            stories.push_back(example(file, kind));
    return stories;
}

/// A story that was played, and its ledger, which can be read and written as on its last day. Each
/// seed gives ids of its own. What cannot be read or played ends the test program.
struct PlayedStory {
    explicit PlayedStory(const ToldStory& story, std::uint64_t seed = 7)
        : name(story.name), entropy(seed),
          file(replay::read_case_file(story.text, any_day, entropy).value()),
          root(base::SecretKey::random(entropy)),
          played(
              replay::play(file, {shelf, root, entropy, base::WorkingDays::england(), std::nullopt})
                  .value()),
          today(base::London::date_of(played.events.back().recorded)),
          ledger(ledger::Ledger::open(
                     shelf, root,
                     {[this] { return base::London::start_of(today); }, &entropy, index::rows_of})
                     .value())
    {}
    PlayedStory(const PlayedStory&) = delete;

    /// Every entry, in order.
    [[nodiscard]] std::vector<ledger::Kept> entries() const
    {
        std::vector<ledger::Kept> all;
        const auto snapshot = ledger->read().value();
        EXPECT_TRUE(snapshot.read(0, snapshot.size(), [&](ledger::Kept&& kept) {
            all.push_back(std::move(kept));
            return base::Result<base::Done>{};
        }));
        return all;
    }

    std::string name;
    base::SeededEntropy entropy;
    replay::CaseFile file;
    ledger::MemoryShelf shelf;
    base::SecretKey root;
    replay::Played played;
    base::Date today;  // Of the last event.
    std::unique_ptr<ledger::Ledger> ledger;
};

}  // namespace holdfast
