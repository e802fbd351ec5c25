#include "bench/bare.h"
#include "bench/figures.h"
#include "bench/report.h"

#include <algorithm>
#include <filesystem>
#include <thread>

namespace holdfast::bench {

namespace {

using ledger::Entry;
using ledger::Ledger;

constexpr double seconds_of_one = 5;
constexpr int clients = 64;
constexpr int appends_of_client = 400;

/// Each request has a key of its own, as the API asks for.
ledger::Batch batch_of(Entry entry)
{
    const std::string key = entry.id.text();
    return {{std::move(entry)}, ledger::Idempotency{key, base::sha256(base::view_of(key))}};
}

/// For so many seconds, one after another. Appends a second.
double speed_of_one(Ledger& ledger, Stage& stage, double seconds)
{
    int count = 0;
    const Watch watch;
    while (watch.seconds() < seconds) {
        const auto filed = must(ledger.append(batch_of(stage.next_note_of_large_family())));
        if (filed.receipt.empty()) std::exit(1);
        ++count;
    }
    return count / watch.seconds();
}

/// Every client appends its notes one after another, and waits for each receipt.
double speed_of_many(Ledger& ledger, const std::vector<Entry>& notes)
{
    const Watch watch;
    {
        std::vector<std::jthread> running;
        for (std::size_t client = 0; client < clients; ++client)
            running.emplace_back([&, client] {
                for (std::size_t i = client; i < notes.size(); i += clients)
                    if (must(ledger.append(batch_of(notes[i]))).receipt.empty()) std::exit(1);
            });
    }
    return static_cast<double>(notes.size()) / watch.seconds();
}

/// Notes about families all over the ledger, so that their lists' pages are far apart.
std::vector<Entry> scattered_notes(Stage& stage, int count)
{
    std::vector<Entry> notes = stage.notes(count);
    for (Entry& note : notes) {
        note.about = {{base::Subject::of(base::FamilyId::random(base::system_entropy())),
                       ledger::Part::subject},
                      {base::Subject::of(base::PersonId::random(base::system_entropy())),
                       ledger::Part::subject}};
    }
    return notes;
}

/// The ledger by then, so that bare SQLite can write into it what comes after.
struct Copied {
    std::string path;
    std::uint64_t size;
};

Copied copy_of(const Stage& stage, std::string_view name)
{
    const std::string path = stage.folder().file(name);
    std::filesystem::copy_file(stage.path(), path);
    return {path, must(stage.open().ledger->read()).size()};
}

}  // namespace

void measure_append_of_one(Stage& stage)
{
    const std::size_t row_bytes = ledger::encode(stage.next_note_of_large_family()).size();
    const std::string bare_path = stage.folder().file("bare-one.sqlite");
    const double bare = bare_rows_a_second(bare_path, row_bytes, seconds_of_one);
    const Copied before = copy_of(stage, "bare-one-copy.sqlite");
    double figure = 0;
    {
        const house::OpenLedger opened = stage.open();
        figure = speed_of_one(*opened.ledger, stage, seconds_of_one);
    }
    print({"Durable append, 1 client; against bare SQLite with one row",
           figure,
           "appends/s",
           bare,
           Better::higher,
           0.6});
    // One row is less than a receipt, a search and a proof need; this is what they need.
    print({"Durable append, 1 client; against bare SQLite, same rows",
           figure,
           "appends/s",
           bare_entries_a_second(before.path, stage.path(), before.size),
           Better::higher,
           0.6});
}

void measure_append_of_many(Stage& stage)
{
    const Copied copy = copy_of(stage, "bare-many.sqlite");
    const std::vector<Entry> notes = scattered_notes(stage, clients * appends_of_client);
    double figure = 0;
    {
        const house::OpenLedger opened = stage.open();
        figure = speed_of_many(*opened.ledger, notes);
    }
    const double bare = bare_entries_a_second(copy.path, stage.path(), copy.size);
    print({"Durable append, 64 clients; against bare SQLite",
           figure,
           "appends/s",
           bare,
           Better::higher,
           0.6});
}

}  // namespace holdfast::bench
