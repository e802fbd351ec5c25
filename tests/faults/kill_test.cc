// A process that appends from four threads is killed at any moment, again and again, and no entry
// that it acknowledged is lost. The pages of a killed process stay with the machine, so this says
// nothing of syncs: see power_cut_test.cc.
#include "stores/sqlite_shelf.h"
#include "tests/faults/filing.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <latch>
#include <map>
#include <random>
#include <thread>

namespace holdfast {
namespace {

namespace fs = std::filesystem;
using faults::Sent;

constexpr std::size_t entries_most = 3;

/// What the child tells through the pipe: first what it will send, later what was answered. Smaller
/// than what a pipe takes whole, so that threads need not wait for one another.
struct Told {
    enum class What : std::uint64_t { sending, kept };
    What what;
    std::uint64_t thread;
    std::uint64_t number;
    std::uint64_t count;
    std::uint64_t first;
    std::array<base::IdBytes, entries_most> ids;
};
static_assert(sizeof(Told) <= 512);

Sent sent_of(const Told& told, int round)
{
    Sent sent;
    sent.key = std::to_string(round) + "-" + std::to_string(told.thread) + "-"
             + std::to_string(told.number);
    for (std::uint64_t i = 0; i < told.count; ++i) sent.ids.push_back({told.ids[i]});
    sent.body_size = 50 * told.number % 2'000;
    return sent;
}

/// A shelf in a file and the ledger on it.
struct OpenedLedger {
    std::unique_ptr<stores::SqliteShelf> shelf;
    std::unique_ptr<ledger::Ledger> ledger;
};

OpenedLedger open(const fs::path& path)
{
    // Few pages of log, so that a kill meets it being copied into the file as well.
    auto shelf = stores::SqliteShelf::open(path, {.log_pages = 100});
    if (!shelf) throw std::runtime_error(shelf.error().message);
    OpenedLedger opened{std::move(*shelf), nullptr};
    auto setting = faults::setting_with(base::system_entropy());
    const auto identity = opened.shelf->identity();
    if (!identity) throw std::runtime_error(identity.error().message);
    auto ledger = *identity
                    ? ledger::Ledger::open(*opened.shelf, faults::root_key(), setting)
                    : ledger::Ledger::create(*opened.shelf, {}, faults::root_key(), setting);
    if (!ledger) throw std::runtime_error(ledger.error().message);
    opened.ledger = std::move(*ledger);
    return opened;
}

/// Appends until it is killed.
void append_for_ever(ledger::Ledger& ledger, std::uint64_t thread, int round, int pipe)
{
    Told told{};
    told.thread = thread;
    for (;; ++told.number) {
        told.what = Told::What::sending;
        told.count = 1 + told.number % entries_most;
        for (base::IdBytes& id : told.ids) base::system_entropy().fill(id);
        if (::write(pipe, &told, sizeof told) != sizeof told) std::_Exit(1);
        const auto filed = ledger.append(faults::batch_of(sent_of(told, round)));
        if (!filed) std::_Exit(2);
        told.what = Told::What::kept;
        told.first = ledger.read_receipt(filed->receipt)->first;
        if (::write(pipe, &told, sizeof told) != sizeof told) std::_Exit(1);
    }
}

[[noreturn]] void be_the_child(const fs::path& path, int round, int pipe)
{
    try {
        const OpenedLedger opened = open(path);
        std::vector<std::jthread> threads;
        for (std::uint64_t thread = 0; thread < 4; ++thread) {
            threads.emplace_back(
                [&, thread] { append_for_ever(*opened.ledger, thread, round, pipe); });
        }
        threads.clear();
    } catch (const std::exception& failure) {
        std::cerr << failure.what() << "\n";
    }
    std::_Exit(3);
}

/// Everything that was told through the pipe before it closed. `begun` is counted down when there
/// is something, or will never be.
std::vector<Told> read_all(int pipe, std::latch& begun)
{
    std::string bytes;
    std::array<char, 65'536> part;
    for (;;) {
        const ssize_t count = ::read(pipe, part.data(), part.size());
        if (bytes.empty()) begun.count_down();
        if (count <= 0) break;
        bytes.append(part.data(), static_cast<std::size_t>(count));
    }
    std::vector<Told> told(bytes.size() / sizeof(Told));
    if (!told.empty()) std::memcpy(told.data(), bytes.data(), told.size() * sizeof(Told));
    return told;
}

/// When a child is killed, and what came of it.
struct Kill {
    enum class From { start, first_append };
    From from;
    std::chrono::milliseconds after;
    bool died_of_it = false;  // It had not ended before.
};

/// Starts a child, kills it, and answers what it had told.
std::vector<Told> run_and_kill(const fs::path& path, int round, Kill& kill)
{
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) throw std::runtime_error("no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(pipe[0]);
        be_the_child(path, round, pipe[1]);
    }
    ::close(pipe[1]);
    std::vector<Told> told;
    {
        std::latch begun(1);
        const std::jthread reader([&] { told = read_all(pipe[0], begun); });
        if (kill.from == Kill::From::first_append) begun.wait();
        std::this_thread::sleep_for(kill.after);
        ::kill(child, SIGKILL);
    }
    ::close(pipe[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    kill.died_of_it = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    return told;
}

/// What was sent, and the first index of what was acknowledged.
struct Known {
    std::vector<std::pair<Sent, std::uint64_t>> kept;
    std::vector<Sent> unknown;
};

void learn(Known& known, const std::vector<Told>& told, int round)
{
    std::map<std::string, Sent> open_requests;
    for (const Told& one : told) {
        Sent sent = sent_of(one, round);
        if (one.what == Told::What::sending) {
            open_requests[sent.key] = std::move(sent);
        } else {
            open_requests.erase(sent.key);
            known.kept.emplace_back(std::move(sent), one.first);
        }
    }
    known.unknown.clear();
    for (auto& [key, sent] : open_requests) known.unknown.push_back(std::move(sent));
}

/// Looks at everything; then sends again what nobody knows of, and the last that was acknowledged.
std::string look(const fs::path& path, Known& known)
{
    const OpenedLedger opened = open(path);
    {
        const auto snapshot = opened.ledger->read();
        if (!snapshot) return snapshot.error().message;
        const faults::Inspection inspection(*snapshot);
        for (const auto& [sent, first] : known.kept) {
            auto fault = inspection.fault_of_kept(sent, {first, sent.ids.size()});
            if (!fault.empty()) return fault;
        }
        for (const Sent& sent : known.unknown) {
            auto fault = inspection.fault_of_unknown(sent);
            if (!fault.empty()) return fault;
        }
    }
    if (!known.kept.empty()) {
        const auto& [sent, first] = known.kept.back();
        const auto again = opened.ledger->append(faults::batch_of(sent));
        if (!again || !again->again || again->entries != sent.ids)
            return "an acknowledged request is not known again";
    }
    for (const Sent& sent : known.unknown) {
        const auto filed = opened.ledger->append(faults::batch_of(sent));
        if (!filed) return "a request cannot be sent again: " + filed.error().front().message;
        known.kept.emplace_back(sent, opened.ledger->read_receipt(filed->receipt)->first);
    }
    // An entry that stands there twice is found by this.
    const auto snapshot = opened.ledger->read();
    if (!snapshot) return snapshot.error().message;
    return faults::Inspection(*snapshot).fault_of_ledger(*opened.shelf);
}

std::string with_commas(std::size_t number)
{
    std::string text = std::to_string(number);
    for (auto place = static_cast<std::ptrdiff_t>(text.size()) - 3; place > 0; place -= 3)
        text.insert(static_cast<std::size_t>(place), ",");
    return text;
}

TEST(Kill, LosesNothingThatWasAcknowledged)
{
    const char* wanted = std::getenv("HOLDFAST_CAMPAIGN_ROUNDS");
    const int rounds = wanted == nullptr ? 50 : std::atoi(wanted);
    std::string pattern = fs::temp_directory_path() / "holdfast-kill-XXXXXX";
    const fs::path folder = ::mkdtemp(pattern.data());
    std::mt19937 draws(std::random_device{}());
    std::size_t acknowledged = 0;
    Known known;
    for (int round = 0; round < rounds; ++round) {
        // A ledger lives through ten kills, so that later ones meet what earlier ones left.
        if (round % 10 == 0) known = {};
        const fs::path path = folder / ("ledger-" + std::to_string(round / 10));
        // Now and then it is killed while it opens the ledger.
        Kill kill{draws() % 4 == 0 ? Kill::From::start : Kill::From::first_append,
                  std::chrono::milliseconds(5 + draws() % 56)};
        const auto told = run_and_kill(path, round, kill);
        ASSERT_TRUE(kill.died_of_it) << "the child ended by itself in round " << round;
        for (const Told& one : told) acknowledged += one.what == Told::What::kept ? one.count : 0;
        learn(known, told, round);
        ASSERT_EQ("", look(path, known)) << "round " << round << ", killed after "
                                         << kill.after.count() << " ms; the file is " << path;
    }
    fs::remove_all(folder);
    EXPECT_GT(acknowledged, 0U) << "nothing was acknowledged, so nothing could be lost";
    std::cerr << "kill: " << with_commas(static_cast<std::size_t>(rounds)) << " rounds, "
              << with_commas(acknowledged) << " acknowledged, 0 lost\n";
}

}  // namespace
}  // namespace holdfast
