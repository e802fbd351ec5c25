// What a ledger must do inside a commit, whatever shelf keeps its rows: checks, requests that come
// again, requests that come at once, the clock.
#include "ledger/group.h"
#include "tests/contracts/ledger_contract.h"

#include <latch>
#include <set>
#include <thread>

namespace holdfast::contracts {
namespace {

class LedgerCommit : public LedgerContract {};

TEST_P(LedgerCommit, LetsACheckRefuseInsideTheCommit)
{
    file(note());
    const Check refuse = [](const Snapshot& before, std::span<const Entry> batch) {
        EXPECT_EQ(before.size(), 1U);
        EXPECT_EQ(batch.size(), 2U);
        return Problems{{Problem::Kind::refused, "", "The episode is closed."},
                        {Problem::Kind::conflict, "token", "Something newer has come."}};
    };
    const Batch batch{{note(), note()}, ledger::Idempotency{"key", digest(1)}};
    EXPECT_EQ(words_of(ledger_->append(batch, refuse)), "refused , conflict token");
    EXPECT_EQ(size(), 1U);
    const Check pass = [](const Snapshot&, std::span<const Entry>) { return Problems{}; };
    const auto filed = ledger_->append(batch, pass);
    EXPECT_EQ(words_of(filed), "filed") << "what was refused left its key free";
    EXPECT_FALSE(filed->again);
}

TEST_P(LedgerCommit, ShowsACheckTheBatchesBeforeItInItsGroup)
{
    const Batch batches[] = {
        {{note()}, std::nullopt}, {{note()}, std::nullopt}, {{note()}, std::nullopt}};
    std::vector<std::uint64_t> seen;
    const Check look = [&](const Snapshot& before, std::span<const Entry>) {
        seen.push_back(before.size());
        EXPECT_EQ(before.find(batches[0].entries[0].id)->has_value(), before.size() > 0);
        return before.size() == 1
                 ? Problems{{Problem::Kind::refused, "", "Only the second is refused."}}
                 : Problems{};
    };
    // The second is refused, so the third comes first behind the first: it is refused as well.
    std::vector<Ledger::Request> requests(3);
    std::vector<Ledger::Request*> group;
    for (std::size_t i = 0; i < 3; ++i) {
        requests[i].batch = &batches[i];
        requests[i].check = &look;
        requests[i].encoded = {encode(batches[i].entries[0])};
        group.push_back(&requests[i]);
    }
    ledger_->step(group);
    EXPECT_EQ(seen, (std::vector<std::uint64_t>{0, 1, 1}));
    EXPECT_EQ(words_of(requests[0].answer), "filed");
    EXPECT_EQ(words_of(requests[1].answer), "refused ");
    EXPECT_EQ(words_of(requests[2].answer), "refused ");
    EXPECT_EQ(size(), 1U);
    expect_holds();
}

TEST_P(LedgerCommit, AnswersTheSameRequestAgainWithoutWriting)
{
    const Batch batch{{note(), note()}, ledger::Idempotency{"key", digest(1)}};
    const auto first = ledger_->append(batch);
    ASSERT_TRUE(first);
    file(note());
    bool asked = false;
    const Check check = [&](const Snapshot&, std::span<const Entry>) {
        asked = true;
        return Problems{};
    };
    // Whoever sends again may have drawn new ids: the digest says that it is the same request.
    const Batch again{{note(), note()}, batch.idempotency};
    for (const Batch& each : {batch, again}) {
        const auto answered = ledger_->append(each, check);
        ASSERT_TRUE(answered);
        EXPECT_TRUE(answered->again);
        EXPECT_EQ(answered->entries, first->entries);
        EXPECT_EQ(ledger_->read_receipt(answered->receipt)->first, 0U);
        EXPECT_EQ(ledger_->read_receipt(answered->receipt)->count, 2U);
    }
    EXPECT_FALSE(asked) << "what passed once is not asked again";
    EXPECT_EQ(size(), 3U);
    const Batch other{{note()}, ledger::Idempotency{"key", digest(2)}};
    EXPECT_EQ(words_of(ledger_->append(other)), "conflict ");
    for (const std::size_t length : {0U, 65U}) {
        const Batch bad{{note()}, ledger::Idempotency{std::string(length, 'k'), digest(1)}};
        EXPECT_EQ(words_of(ledger_->append(bad)), "invalid idempotencyKey");
    }
    EXPECT_EQ(size(), 3U);
    const Batch long_key{{note()}, ledger::Idempotency{std::string(64, 'k'), digest(1)}};
    EXPECT_EQ(words_of(ledger_->append(long_key)), "filed");
}

TEST_P(LedgerCommit, FilesTheSameRequestOnceWhenItComesTwiceAtOnce)
{
    for (int round = 0; round < 20; ++round) {
        const auto before = size();
        const ledger::Idempotency key{"round " + std::to_string(round), digest(1)};
        const Batch batches[] = {{{note()}, key}, {{note()}, key}};
        std::optional<base::Checked<Filed>> answers[2];
        std::latch start{2};
        const auto send = [&](std::size_t which) {
            start.arrive_and_wait();
            answers[which] = ledger_->append(batches[which]);
        };
        std::thread other{send, 1};
        send(0);
        other.join();
        ASSERT_EQ(words_of(*answers[0]), "filed");
        ASSERT_EQ(words_of(*answers[1]), "filed");
        EXPECT_EQ((*answers[0])->entries, (*answers[1])->entries);
        EXPECT_NE((*answers[0])->again, (*answers[1])->again);
        EXPECT_EQ(size(), before + 1);
    }
}

TEST_P(LedgerCommit, NeverRecordsATimeBeforeTheLast)
{
    for (const std::int64_t clock : {1'000, 3'000, 2'000, 500, 3'000, 4'000}) {
        now_ = clock;
        file(note());
    }
    std::vector<Instant> recorded;
    for (const Kept& kept : all()) recorded.push_back(kept.recorded);
    EXPECT_EQ(recorded,
              (std::vector{at(1'000), at(3'000), at(3'000), at(3'000), at(3'000), at(4'000)}));
    struct Row {
        std::int64_t instant;
        std::uint64_t size;
    };
    const Row rows[] = {{0, 0},
                        {999, 0},
                        {1'000, 1},
                        {2'999, 1},
                        {3'000, 5},
                        {3'999, 5},
                        {4'000, 6},
                        {1'000'000, 6}};
    for (const Row& row : rows) EXPECT_EQ(read().size_by(at(row.instant)).value(), row.size);
    expect_holds();
}

TEST_P(LedgerCommit, TakesEightWritersAtOnceInOneOrder)
{
    constexpr std::size_t writers = 8;
    constexpr std::size_t appends = 50;
    std::vector<std::vector<Entry>> entries(writers);
    for (auto& own : entries)
        for (std::size_t i = 0; i < appends; ++i) own.push_back(note());
    std::vector<std::vector<std::uint64_t>> places(writers);
    std::latch start{writers};
    std::vector<std::thread> threads;
    for (std::size_t writer = 0; writer < writers; ++writer)
        threads.emplace_back([&, writer] {
            start.arrive_and_wait();
            for (const Entry& entry : entries[writer]) {
                const auto filed = ledger_->append({{entry}, std::nullopt});
                if (filed) places[writer].push_back(ledger_->read_receipt(filed->receipt)->first);
            }
        });
    for (std::thread& thread : threads) thread.join();

    const auto kept = all();
    ASSERT_EQ(kept.size(), writers * appends);
    std::set<std::uint64_t> taken;
    for (std::size_t writer = 0; writer < writers; ++writer) {
        ASSERT_EQ(places[writer].size(), appends);
        EXPECT_TRUE(std::is_sorted(places[writer].begin(), places[writer].end()));
        for (std::size_t i = 0; i < appends; ++i) {
            EXPECT_TRUE(taken.insert(places[writer][i]).second);
            EXPECT_EQ(kept.at(places[writer][i]).entry, entries[writer][i]);
        }
    }
    const auto view = shelf_.view().value();
    const auto commits = ledger::checkpoints_of_run(*view, 0, kept.size()).value().size();
    EXPECT_LE(commits, kept.size());
    // A commit to a disk takes so long that others come while they wait.
    if (GetParam() == Kind::sqlite) {
        EXPECT_LT(commits, kept.size()) << "appends that wait together share a commit";
    }
    expect_holds();
}

INSTANTIATE_TEST_SUITE_P(EveryShelf, LedgerCommit, every_shelf, name_of_shelf);

}  // namespace
}  // namespace holdfast::contracts
