// A ledger on a disk that loses what was not synced, fills up, and fails.
#include "base/seeded_entropy.h"
#include "ledger/group.h"
#include "stores/sqlite_shelf.h"
#include "tests/faults/filing.h"
#include "tests/faults/power_cut_vfs.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>

namespace holdfast {
namespace {

using base::Done;
using base::Problem;
using base::Result;
using faults::PowerCutDisk;
using faults::Sent;
using Fault = PowerCutDisk::Fault;
using Lie = PowerCutDisk::Lie;
using Met = PowerCutDisk::Met;

/// A shelf that answers a commit at once and makes it when the next transaction begins.
class HastyShelf final : public ledger::Shelf {
public:
    explicit HastyShelf(ledger::Shelf& inner) : inner_(inner) {}
    Result<std::optional<ledger::Identity>> identity() override { return inner_.identity(); }
    Result<Done> found(const ledger::Identity& identity) override { return inner_.found(identity); }
    Result<std::unique_ptr<ledger::ShelfView>> view() override { return inner_.view(); }
    Result<std::unique_ptr<ledger::ShelfTransaction>> begin() override;
    Result<Done> scrub() override { return Done{}; }

    std::unique_ptr<ledger::ShelfTransaction> owed;  // Answered, and not yet committed.

private:
    ledger::Shelf& inner_;
};

class HastyTransaction final : public ledger::ShelfTransaction {
public:
    HastyTransaction(HastyShelf& shelf, std::unique_ptr<ledger::ShelfTransaction> inner)
        : shelf_(shelf), inner_(std::move(inner))
    {}
    Result<ledger::Head> head() override { return inner_->head(); }
    Result<Done> read(std::uint64_t from, std::uint64_t upto, const Visit& visit) override
    {
        return inner_->read(from, upto, visit);
    }
    Result<std::vector<std::uint64_t>> drawn(std::uint32_t list, base::ByteView key) override
    {
        return inner_->drawn(list, key);
    }
    Result<base::Digest> subtree(unsigned level, std::uint64_t position) override
    {
        return inner_->subtree(level, position);
    }
    Result<std::optional<ledger::Checkpoint>> checkpoint(std::uint64_t size) override
    {
        return inner_->checkpoint(size);
    }
    Result<std::optional<ledger::Answered>> answered(std::string_view key) override
    {
        return inner_->answered(key);
    }
    Result<Done> put_entry(const ledger::Stored& entry) override
    {
        return inner_->put_entry(entry);
    }
    Result<Done> put_drawn(std::uint64_t index, std::span<const ledger::Drawn> rows) override
    {
        return inner_->put_drawn(index, rows);
    }
    Result<Done> put_subtree(unsigned level, std::uint64_t position,
                             const base::Digest& root) override
    {
        return inner_->put_subtree(level, position, root);
    }
    Result<Done> put_answered(std::string_view key, const ledger::Answered& answered) override
    {
        return inner_->put_answered(key, answered);
    }
    Result<Done> put_checkpoint(const ledger::Checkpoint& checkpoint) override
    {
        return inner_->put_checkpoint(checkpoint);
    }
    Result<Done> put_head(const ledger::Head& head) override { return inner_->put_head(head); }
    Result<Done> remove(std::uint64_t index, std::uint64_t by,
                        std::span<const ledger::Drawn> rows) override
    {
        return inner_->remove(index, by, rows);
    }
    Result<Done> commit() override
    {
        shelf_.owed = std::move(inner_);
        return Done{};
    }

private:
    HastyShelf& shelf_;
    std::unique_ptr<ledger::ShelfTransaction> inner_;
};

Result<std::unique_ptr<ledger::ShelfTransaction>> HastyShelf::begin()
{
    if (owed) {
        const auto paying = std::move(owed);
        auto done = paying->commit();
        if (!done) return std::unexpected(done.error());
    }
    auto inner = inner_.begin();
    if (!inner) return inner;
    return std::make_unique<HastyTransaction>(*this, std::move(*inner));
}

enum class Answering { when_durable, before_commit };

/// A ledger on a disk of its own, what it acknowledged, and what it was asked.
class World {
public:
    explicit World(std::uint64_t seed, Answering answering = Answering::when_durable)
        : draws_(seed), entropy_(seed), answering_(answering)
    {}
    ~World() { close(); }

    PowerCutDisk disk;

    enum class Outcome { fine, unavailable, lost };

    /// Opens what is on the disk, and founds a ledger where there is none yet.
    Outcome open()
    {
        try {
            auto shelf =
                stores::SqliteShelf::open("ledger", {.vfs = disk.name(), .log_pages = log_pages});
            if (!shelf) return fail(shelf.error());
            shelf_ = std::move(*shelf);
            hasty_ = std::make_unique<HastyShelf>(*shelf_);
            const auto identity = shelf_->identity();
            if (!identity) return fail(identity.error());
            auto ledger = *identity
                            ? ledger::Ledger::open(used(), faults::root_key(), setting())
                            : ledger::Ledger::create(used(), {}, faults::root_key(), setting());
            if (!ledger) return fail(ledger.error());
            if (!*identity && founded_) fault_ = "an acknowledged ledger is lost";
            founded_ = true;
            ledger_ = std::move(*ledger);
            return Outcome::fine;
        } catch (const base::LostMachine&) {
            return Outcome::lost;
        }
    }

    void close()
    {
        ledger_.reset();
        if (hasty_) hasty_->owed.reset();
        hasty_.reset();
        shelf_.reset();
    }

    /// One commit of one to four batches. Some are sent a second time, some link to earlier entries
    /// or remove them, some are refused by their check.
    Outcome append_some()
    {
        std::vector<Sent> sent;
        for (std::uint64_t count = 1 + draws_() % 4; count > 0; --count) sent.push_back(next());
        return append(sent);
    }

    Outcome append(const std::vector<Sent>& sent)
    {
        const ledger::Check refuse = [](const ledger::Snapshot&, std::span<const ledger::Entry>) {
            return base::Problems{{Problem::Kind::refused, "", "No."}};
        };
        const ledger::Check pass = {};
        std::deque<ledger::Batch> batches;
        std::deque<ledger::Ledger::Request> requests;
        std::vector<ledger::Ledger::Request*> group;
        for (const Sent& one : sent) {
            const ledger::Batch& batch = batches.emplace_back(faults::batch_of(one));
            ledger::Ledger::Request& request = requests.emplace_back();
            request.batch = &batch;
            request.check = one.key.starts_with("refused") ? &refuse : &pass;
            for (const auto& entry : batch.entries)
                request.encoded.push_back(ledger::encode(entry));
            group.push_back(&request);
        }
        ledger_->step(group);
        Outcome outcome = Outcome::fine;
        for (std::size_t i = 0; i < sent.size(); ++i)
            outcome = std::max(outcome, note(sent[i], *group[i]));
        return outcome;
    }

    /// What is wrong with the ledger as it is, or "".
    std::string find_fault()
    {
        if (!fault_.empty()) return fault_;
        const auto snapshot = ledger_->read();
        if (!snapshot) return snapshot.error().message;
        const faults::Inspection inspection(*snapshot);
        for (const auto& [sent, receipt] : kept_) {
            auto fault = inspection.fault_of_kept(sent, receipt);
            if (!fault.empty()) return fault;
        }
        for (const Sent& sent : unknown_) {
            auto fault = inspection.fault_of_unknown(sent);
            if (!fault.empty()) return fault;
        }
        for (const base::EntryId& id : refused_) {
            const auto index = snapshot->index_of(id);
            if (!index || *index) return "a refused entry is there";
        }
        return inspection.fault_of_ledger(*shelf_);
    }

    /// Sends again what was sent without an answer, and something that had one.
    Outcome send_again()
    {
        std::vector<Sent> again = std::move(unknown_);
        unknown_.clear();
        if (!kept_.empty()) again.push_back(kept_[draws_() % kept_.size()].first);
        return again.empty() ? Outcome::fine : append(again);
    }

    /// Cuts the power now, opens again, and looks whether everything is there: what is wrong, or
    /// "".
    std::string cut_and_look()
    {
        close();
        disk.cut(draws_());
        if (open() != Outcome::fine)
            return fault_.empty() ? "the ledger does not open: " + problem_ : fault_;
        auto fault = find_fault();
        if (!fault.empty()) return fault;
        if (send_again() != Outcome::fine) return "what was sent cannot be sent again: " + problem_;
        return find_fault();
    }

    std::uint64_t draw(std::uint64_t below) { return draws_() % below; }
    std::size_t acknowledged() const { return kept_.size(); }
    const std::string& problem() const { return problem_; }

    /// Few, so that the log is copied into the file several times in a test.
    static constexpr int log_pages = 40;

private:
    ledger::Shelf& used()
    {
        if (answering_ == Answering::before_commit) return *hasty_;
        return *shelf_;
    }
    ledger::Setting setting() { return faults::setting_with(entropy_); }

    Outcome fail(const Problem& problem)
    {
        problem_ = problem.message;
        return problem.kind == Problem::Kind::unavailable ? Outcome::unavailable : Outcome::lost;
    }

    Sent next()
    {
        Sent sent;
        const bool refused = draws_() % 8 == 0;
        sent.key = (refused ? "refused-" : "key-") + std::to_string(++sent_);
        for (std::uint64_t count = 1 + draws_() % 3; count > 0; --count)
            sent.ids.push_back(base::EntryId::random(entropy_));
        sent.body_size = draws_() % 4 == 0 ? draws_() % 9'000 : draws_() % 300;
        if (!kept_.empty() && draws_() % 3 == 0) {
            const Sent& earlier = kept_[draws_() % kept_.size()].first;
            const auto kind =
                draws_() % 3 == 0 ? ledger::LinkKind::removes : ledger::LinkKind::answers;
            sent.links = {{kind, earlier.ids.back()}};
        }
        return sent;
    }

    /// Remembers what was answered to one request.
    Outcome note(const Sent& sent, ledger::Ledger::Request& request)
    {
        if (request.lost) {
            unknown_.push_back(sent);
            return Outcome::lost;
        }
        if (request.answer) {
            const auto receipt = ledger_->read_receipt(request.answer->receipt);
            if (!receipt) fault_ = "a receipt cannot be read";
            else kept_.emplace_back(sent, *receipt);
            return Outcome::fine;
        }
        const Problem& why = request.answer.error().front();
        if (why.kind == Problem::Kind::refused) {
            refused_.insert(refused_.end(), sent.ids.begin(), sent.ids.end());
            return Outcome::fine;
        }
        unknown_.push_back(sent);
        return fail(why);
    }

    std::mt19937_64 draws_;
    base::SeededEntropy entropy_;
    Answering answering_;
    std::unique_ptr<stores::SqliteShelf> shelf_;
    std::unique_ptr<HastyShelf> hasty_;
    std::unique_ptr<ledger::Ledger> ledger_;
    std::vector<std::pair<Sent, ledger::Ledger::Receipt>> kept_;
    std::vector<Sent> unknown_;  // Sent, and not answered, or with a Problem that may pass.
    std::vector<base::EntryId> refused_;
    std::uint64_t sent_ = 0;
    bool founded_ = false;
    std::string fault_;
    std::string problem_;
};

using Outcome = World::Outcome;

int cuts_wanted()
{
    const char* wanted = std::getenv("HOLDFAST_CAMPAIGN_ROUNDS");
    return wanted == nullptr ? 200 : std::atoi(wanted);
}

constexpr int cuts_of_world = 4;

/// Lets a ledger live through four power cuts, each after a random number of changes to the disk,
/// its making and its opening included. Answers what went wrong, or "".
std::string live_through_cuts(World& world)
{
    for (int cut = 0; cut < cuts_of_world; ++cut) {
        // The first life may end while the file is made.
        world.disk.fail_power_after(world.draw(cut == 0 && world.draw(4) == 0 ? 60 : 250));
        if (cut == 0 && world.open() == Outcome::fine) {
            for (int i = 0; i < 60 && world.append_some() == Outcome::fine;) ++i;
        }
        for (int i = 0; cut > 0 && i < 60 && world.append_some() == Outcome::fine;) ++i;
        auto fault = world.cut_and_look();
        if (!fault.empty()) return fault;
    }
    return "";
}

TEST(PowerCut, LosesNothingThatWasAcknowledged)
{
    const auto began = std::chrono::steady_clock::now();
    const int cuts = cuts_wanted();
    std::size_t acknowledged = 0;
    for (int seed = 0; seed < cuts / cuts_of_world; ++seed) {
        World world(static_cast<std::uint64_t>(seed));
        EXPECT_EQ("", live_through_cuts(world)) << "seed " << seed;
        acknowledged += world.acknowledged();
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    EXPECT_GT(acknowledged, static_cast<std::size_t>(cuts)) << "too little to lose";
    std::cerr << "power cut: " << cuts << " cuts, " << acknowledged << " acknowledged, 0 lost, "
              << static_cast<double>(cuts) / took.count() << " cuts a second\n";
}

/// How many worlds of the same seeds show a fault when something is wrong on purpose.
int count_faults(Lie lie, Answering answering)
{
    int faults = 0;
    for (std::uint64_t seed = 0; seed < 200 / cuts_of_world; ++seed) {
        World world(seed, answering);
        world.disk.lie(lie);
        if (!live_through_cuts(world).empty()) ++faults;
    }
    return faults;
}

TEST(PowerCut, ADiskThatNeverSyncsIsCaught)
{
    EXPECT_GT(count_faults(Lie::ignore_sync, Answering::when_durable), 0);
}

TEST(PowerCut, ALogThatIsNotSyncedIsCaught)
{
    EXPECT_GT(count_faults(Lie::wal_sync_lost, Answering::when_durable), 0);
}

TEST(PowerCut, AnAnswerBeforeTheCommitIsCaught)
{
    EXPECT_GT(count_faults(Lie::none, Answering::before_commit), 0);
}

/// More than any of the runs below makes of writes, syncs or reads.
constexpr std::uint64_t faults_most = 5'000;

TEST(FailingDisk, AFullDiskIsToldAndWorksAgainWithRoom)
{
    std::uint64_t nth = 1;
    int told = 0;
    for (; nth < faults_most; ++nth) {
        World world(nth);
        ASSERT_EQ(Outcome::fine, world.open());
        world.disk.fail(Fault::write_full, nth);
        for (int i = 0; i < 6; ++i) {
            const Outcome outcome = world.append_some();
            ASSERT_NE(Outcome::lost, outcome) << nth << ": " << world.problem();
            if (outcome == Outcome::unavailable) ++told;
        }
        const Met met = world.disk.mend();
        ASSERT_EQ(Outcome::fine, world.send_again()) << nth << ": " << world.problem();
        ASSERT_EQ(Outcome::fine, world.append_some()) << nth << ": " << world.problem();
        ASSERT_EQ("", world.find_fault()) << nth;
        ASSERT_EQ("", world.cut_and_look()) << nth;
        if (met == Met::no) break;
    }
    EXPECT_LT(nth, faults_most);
    EXPECT_GT(told, 20);
}

TEST(FailingDisk, ADiskThatStaysFullKeepsWhatItHas)
{
    World world(7);
    ASSERT_EQ(Outcome::fine, world.open());
    ASSERT_EQ(Outcome::fine, world.append_some());
    world.disk.fill_up();
    for (int i = 0; i < 5; ++i) EXPECT_EQ(Outcome::unavailable, world.append_some());
    EXPECT_EQ("The disk is full. Make room on it, then try again.", world.problem());
    EXPECT_EQ("", world.find_fault()) << "reading needs no room";
    world.disk.mend();
    EXPECT_EQ(Outcome::fine, world.send_again());
    EXPECT_EQ("", world.find_fault());
    EXPECT_EQ("", world.cut_and_look());
}

/// After a sync that failed the machine believes that what it did not write is on the disk. So the
/// ledger is first opened again on the same machine, and the power fails only later.
TEST(FailingDisk, AFailedSyncEndsTheProcessAndLosesNothing)
{
    std::uint64_t nth = 1;
    for (; nth < faults_most; ++nth) {
        World world(nth);
        ASSERT_EQ(Outcome::fine, world.open());
        world.disk.fail(Fault::sync_failed, nth);
        Outcome outcome = Outcome::fine;
        for (int i = 0; i < 12 && outcome == Outcome::fine; ++i) outcome = world.append_some();
        if (outcome == Outcome::fine) {
            ASSERT_EQ(Met::no, world.disk.mend()) << nth << ": a failed sync went by";
            break;
        }
        ASSERT_EQ(Outcome::lost, outcome) << nth;
        ASSERT_EQ(Outcome::lost, world.append_some()) << nth << ": nothing is written any more";
        world.close();
        world.disk.mend();
        ASSERT_EQ(Outcome::fine, world.open()) << nth << ": " << world.problem();
        ASSERT_EQ("", world.find_fault()) << nth;
        ASSERT_EQ(Outcome::fine, world.send_again()) << nth;
        ASSERT_EQ(Outcome::fine, world.append_some()) << nth;
        ASSERT_EQ("", world.cut_and_look()) << nth;
    }
    EXPECT_GT(nth, 12U) << "the log and the file are both synced";
    EXPECT_LT(nth, faults_most);
}

TEST(FailingDisk, AFailedReadLosesNothing)
{
    std::uint64_t nth = 1;
    for (; nth < faults_most; ++nth) {
        World world(nth);
        ASSERT_EQ(Outcome::fine, world.open());
        for (int i = 0; i < 4; ++i) ASSERT_EQ(Outcome::fine, world.append_some());
        world.close();
        world.disk.fail(Fault::read_failed, nth);
        if (world.open() == Outcome::fine) {
            for (int i = 0; i < 4 && world.append_some() == Outcome::fine;) ++i;
        }
        const Met met = world.disk.mend();
        world.close();
        ASSERT_EQ(Outcome::fine, world.open()) << nth << ": " << world.problem();
        ASSERT_EQ("", world.find_fault()) << nth;
        ASSERT_EQ("", world.cut_and_look()) << nth;
        if (met == Met::no) break;
    }
    EXPECT_GT(nth, 10U);
    EXPECT_LT(nth, faults_most);
}

}  // namespace
}  // namespace holdfast
