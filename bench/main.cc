#include "bench/figures.h"
#include "bench/report.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <thread>

namespace {

using namespace holdfast::bench;

struct Figure {
    std::string_view name;
    void (*measure)(Stage& stage);
};

void tell_index_is_not_there(Stage&)
{
    print_not_there("Rebuild the index", "at least 300,000 entries/s");
}

// Those that write to the ledger come last.
constexpr std::array<Figure, 10> figures = {{
    {"start", measure_start},
    {"memory", measure_memory},
    {"guardrails", measure_guardrails},
    {"access", measure_access},
    {"verify", measure_verify},
    {"index", tell_index_is_not_there},
    {"fold", measure_fold},
    {"pages", measure_pages},
    {"append-one", measure_append_of_one},
    {"append-many", measure_append_of_many},
}};

struct Options {
    std::vector<std::string> names;
    std::uint64_t entries = 1'000'000;
    std::string folder = std::filesystem::temp_directory_path();
    std::string start_of;
};

double gigabytes_of_memory()
{
    std::ifstream lines{"/proc/meminfo"};
    std::string word;
    double kilobytes = 0;
    while (lines >> word)
        if (word == "MemTotal:") lines >> kilobytes;
    return kilobytes / 1e6;
}

void tell_start_state(const Stage& stage, const std::string& folder)
{
    std::printf("This machine: %u cores, %s GB of memory; the ledger lies in %s.\n",
                std::thread::hardware_concurrency(),
                number_text(gigabytes_of_memory()).c_str(),
                folder.c_str());
    const auto bytes = static_cast<double>(std::filesystem::file_size(stage.path()));
    std::printf("To begin with: %s invented entries in %s MB, filled at %s entries/s; page cache "
                "warm.\n\n",
                number_text(static_cast<double>(stage.entries())).c_str(),
                number_text(bytes / 1e6).c_str(),
                number_text(stage.entries_filled_a_second()).c_str());
}

bool is_wanted(const Options& options, const Figure& figure)
{
    return options.names.empty()
        || std::find(options.names.begin(), options.names.end(), figure.name)
               != options.names.end();
}

void run(const Options& options)
{
    // Static, so that it also goes where a problem ends the program.
    static const Folder folder{options.folder};
    Stage stage{folder, options.entries};
    tell_start_state(stage, options.folder);
    print_columns();
    for (const Figure& figure : figures)
        if (is_wanted(options, figure)) figure.measure(stage);
}

void add_options(CLI::App& app, Options& options)
{
    std::vector<std::string> names;
    for (const Figure& figure : figures) names.emplace_back(figure.name);
    app.add_option("NAME", options.names, "The figures to measure; all of them unless named")
        ->check(CLI::IsMember(names));
    app.add_option("--entries", options.entries, "How many entries the ledger holds to begin with")
        ->check(CLI::Range(10'000, 100'000'000));
    app.add_option("--folder", options.folder, "Where the ledger is made, and removed again")
        ->check(CLI::ExistingDirectory);
    app.add_option(
           "--start-of", options.start_of, "Only open this ledger, and tell how long it took")
        ->group("");
}

}  // namespace

int main(int count, char** words)
{
    CLI::App app{"Measures Holdfast on this machine, against the machine's own limits."};
    Options options;
    add_options(app, options);
    CLI11_PARSE(app, count, words);
    if (options.start_of.empty()) run(options);
    else print_start_of(options.start_of);
    return 0;
}
