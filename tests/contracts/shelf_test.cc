// What every shelf must do, whatever keeps its rows. What only SQLite must do is in
// sqlite_shelf_test.cc.
#include "tests/contracts/shelf_contract.h"

#include <latch>
#include <thread>

namespace holdfast::contracts {
namespace {

TEST_P(ShelfContract, IsFoundedOnce)
{
    const auto before = shelf().identity();
    ASSERT_TRUE(before);
    EXPECT_FALSE(*before);

    ASSERT_TRUE(shelf().found(identity()));
    const auto after = shelf().identity();
    ASSERT_TRUE(after && *after);
    EXPECT_EQ(identity().authority, (*after)->authority);
    EXPECT_EQ(identity().signer, (*after)->signer);
    ASSERT_EQ(2U, (*after)->secrets.size());
    EXPECT_EQ("epoch/1", (*after)->secrets[0].name);
    EXPECT_EQ((Bytes{1, 2}), (*after)->secrets[0].sealed);
    EXPECT_EQ("signing", (*after)->secrets[1].name);
    EXPECT_EQ(Bytes{}, (*after)->secrets[1].sealed);

    ledger::Identity other = identity();
    other.authority.bytes.fill(8);
    EXPECT_EQ("conflict", text_of(shelf().found(other)));
    EXPECT_EQ(identity().authority, (*shelf().identity())->authority);
}

TEST_P(ShelfContract, AnEmptyShelfHasAnEmptyHead)
{
    const auto head = view()->head();
    ASSERT_TRUE(head);
    EXPECT_EQ(0U, head->frontier.size());
    EXPECT_EQ(at(0), head->recorded);
}

TEST_P(ShelfContract, WhatIsCommittedIsReadBack)
{
    fill(3);
    auto view = this->view();
    const auto read = entries(*view, 0, 3);
    ASSERT_EQ(3U, read.size());
    for (std::uint64_t index = 0; index < 3; ++index) expect_same(entry(index), read[index]);
    const auto head = view->head();
    ASSERT_TRUE(head);
    EXPECT_EQ(head_of(3).frontier, head->frontier);
    EXPECT_EQ(head_of(3).recorded, head->recorded);
}

TEST_P(ShelfContract, WhatIsDroppedIsUndone)
{
    fill(2);
    {
        auto transaction = begin();
        const std::vector<Drawn> rows = {{5, {9}}, {6, {}}};
        ASSERT_TRUE(transaction->put_entry(entry(2)));
        ASSERT_TRUE(transaction->put_drawn(2, rows));
        ASSERT_TRUE(transaction->put_subtree(8, 0, digest(1)));
        ASSERT_TRUE(transaction->put_answered("key", {digest(1), 2, 1}));
        ASSERT_TRUE(transaction->put_checkpoint({3, digest(1), at(1), {}}));
        ASSERT_TRUE(transaction->put_head(head_of(3)));
        ASSERT_TRUE(transaction->remove(0, 2, std::vector<Drawn>{{5, {9}}}));
    }
    auto view = this->view();
    EXPECT_EQ(2U, view->head()->frontier.size());
    EXPECT_TRUE(entries(*view, 2, 3).empty());
    expect_same(entry(0), entries(*view, 0, 1).at(0));
    EXPECT_EQ((std::vector<std::uint64_t>{0, 1}), drawn(*view, 5, {9}));
    EXPECT_TRUE(drawn(*view, 6, {}).empty());
    EXPECT_FALSE(view->subtree(8, 0));
    EXPECT_FALSE(*view->answered("key"));
    EXPECT_FALSE(*view->checkpoint(0));
    // And the same can be put again.
    fill(3);
}

TEST_P(ShelfContract, ATransactionSeesItsOwn)
{
    fill(1);
    auto transaction = begin();
    const std::vector<Drawn> rows = {{5, {9}}};
    ASSERT_TRUE(transaction->put_entry(entry(1)));
    ASSERT_TRUE(transaction->put_drawn(1, rows));
    ASSERT_TRUE(transaction->put_answered("key", {digest(1), 1, 1}));
    ASSERT_TRUE(transaction->put_head(head_of(2)));
    expect_same(entry(1), entries(*transaction, 0, 2).at(1));
    EXPECT_EQ((std::vector<std::uint64_t>{0, 1}), drawn(*transaction, 5, {9}));
    EXPECT_EQ(1U, (*transaction->answered("key"))->first);
    EXPECT_EQ(2U, transaction->head()->frontier.size());
    ASSERT_TRUE(transaction->remove(0, 1, rows));
    EXPECT_EQ(std::nullopt, entries(*transaction, 0, 1).at(0).sealed);
    EXPECT_EQ((std::vector<std::uint64_t>{1}), drawn(*transaction, 5, {9}));
}

TEST_P(ShelfContract, AViewIsOfOneMoment)
{
    fill(2);
    auto before = view();
    fill(3);
    {
        auto transaction = begin();
        ASSERT_TRUE(transaction->remove(0, 2, std::vector<Drawn>{{5, {9}}}));
        ASSERT_TRUE(transaction->commit());
    }
    EXPECT_EQ(2U, before->head()->frontier.size());
    expect_same(entry(0), entries(*before, 0, 1).at(0));
    EXPECT_TRUE(entries(*before, 0, 3).empty());
    EXPECT_EQ((std::vector<std::uint64_t>{0, 1}), drawn(*before, 5, {9}));

    auto after = view();
    EXPECT_EQ(3U, after->head()->frontier.size());
    EXPECT_EQ(std::nullopt, entries(*after, 0, 1).at(0).sealed);
    EXPECT_EQ((std::vector<std::uint64_t>{1, 2}), drawn(*after, 5, {9}));
}

TEST_P(ShelfContract, AViewSeesNothingOfAnOpenTransaction)
{
    fill(1);
    auto transaction = begin();
    ASSERT_TRUE(transaction->put_entry(entry(1)));
    ASSERT_TRUE(transaction->put_head(head_of(2)));
    EXPECT_EQ(1U, view()->head()->frontier.size());
    ASSERT_TRUE(transaction->commit());
    EXPECT_EQ(2U, view()->head()->frontier.size());
}

TEST_P(ShelfContract, AGapIsDamage)
{
    fill(3);
    auto view = this->view();
    std::size_t visited = 0;
    auto visit = [&](const Stored&) -> Result<Done> {
        ++visited;
        return Done{};
    };
    const auto done = view->read(1, 5, visit);
    EXPECT_EQ("damaged", text_of(done));
    EXPECT_EQ(2U, visited);
    EXPECT_EQ("3", done.error().place);
    EXPECT_EQ("done", text_of(view->read(3, 3, visit)));
    EXPECT_EQ("damaged", text_of(view->read(3, UINT64_MAX, visit)));
}

TEST_P(ShelfContract, AVisitorCanStopAndCanReadMeanwhile)
{
    fill(3);
    auto view = this->view();
    std::vector<std::uint64_t> visited;
    const auto done = view->read(0, 3, [&](const Stored& stored) -> Result<Done> {
        visited.push_back(stored.index);
        for (const Stored& inner : entries(*view, 0, 3)) visited.push_back(inner.index);
        if (stored.index < 1) return Done{};
        return base::problem(Problem::Kind::refused, "", "Enough.");
    });
    EXPECT_EQ("refused", text_of(done));
    EXPECT_EQ((std::vector<std::uint64_t>{0, 0, 1, 2, 1, 0, 1, 2}), visited);
}

TEST_P(ShelfContract, EntriesComeInOrderAndOnce)
{
    fill(2);
    for (const std::uint64_t index : {0U, 1U, 3U}) {
        auto transaction = begin();
        EXPECT_EQ("conflict", text_of(transaction->put_entry(entry(index)))) << index;
        EXPECT_EQ("conflict", text_of(transaction->commit())) << index;
    }
    EXPECT_EQ(2U, view()->head()->frontier.size());
    fill(3);
}

TEST_P(ShelfContract, DrawnIndexesRise)
{
    fill(4);
    auto transaction = begin();
    const std::vector<Drawn> rows = {{1, {1}}, {1, {1, 0}}, {2, {1}}, {1, {}}};
    for (const std::uint64_t index : {3U, 0U, 2U, 1U})
        ASSERT_TRUE(transaction->put_drawn(index, rows));
    ASSERT_TRUE(transaction->put_drawn(2, rows)) << "what is there is left as it is";
    ASSERT_TRUE(transaction->commit());
    transaction.reset();
    auto view = this->view();
    const std::vector<std::uint64_t> all = {0, 1, 2, 3};
    EXPECT_EQ(all, drawn(*view, 1, {1}));
    EXPECT_EQ(all, drawn(*view, 1, {1, 0}));
    EXPECT_EQ(all, drawn(*view, 2, {1}));
    EXPECT_EQ(all, drawn(*view, 1, {}));
    EXPECT_TRUE(drawn(*view, 1, {2}).empty());
    EXPECT_TRUE(drawn(*view, 3, {1}).empty());
}

TEST_P(ShelfContract, DrawnEntriesAreReadInARange)
{
    fill(5);
    auto view = this->view();
    std::vector<std::uint64_t> read;
    const Bytes key = {9};
    const auto done = view->read_drawn(5, key, 1, 4, [&](const Stored& stored) -> Result<Done> {
        expect_same(entry(stored.index), stored);
        read.push_back(stored.index);
        return Done{};
    });
    EXPECT_EQ("done", text_of(done));
    EXPECT_EQ((std::vector<std::uint64_t>{1, 2, 3}), read);
}

TEST_P(ShelfContract, AListThatNamesAnEntryThatIsNotThereIsDamaged)
{
    auto transaction = begin();
    const std::vector<Drawn> rows = {{1, {1}}};
    ASSERT_TRUE(transaction->put_drawn(4, rows));
    const auto visit = [](const Stored&) -> Result<Done> { return Done{}; };
    EXPECT_EQ("damaged", text_of(transaction->read_drawn(1, rows[0].key, 0, 9, visit)));
}

TEST_P(ShelfContract, ACheckpointIsTheNextThatCovers)
{
    auto transaction = begin();
    for (const std::uint64_t size : {5U, 2U, 9U}) {
        base::Signature signature;
        signature.fill(static_cast<std::uint8_t>(size));
        ASSERT_TRUE(transaction->put_checkpoint(
            {size, digest(static_cast<std::uint8_t>(size)), at(7), signature}));
    }
    ASSERT_TRUE(transaction->commit());
    transaction.reset();
    auto view = this->view();
    struct Row {
        std::uint64_t asked;
        std::uint64_t answered;  // 0: none.
    };
    const Row rows[] = {{0, 2}, {2, 2}, {3, 5}, {5, 5}, {6, 9}, {9, 9}, {10, 0}, {UINT64_MAX, 0}};
    for (const Row& row : rows) {
        const auto found = view->checkpoint(row.asked);
        ASSERT_TRUE(found);
        EXPECT_EQ(row.answered, *found ? (*found)->size : 0) << row.asked;
        if (!*found) continue;
        EXPECT_EQ(digest(static_cast<std::uint8_t>(row.answered)), (*found)->root);
        EXPECT_EQ(at(7), (*found)->recorded);
        EXPECT_EQ(row.answered, (*found)->signature[63]);
    }
    auto again = begin();
    EXPECT_EQ("conflict", text_of(again->put_checkpoint({5, digest(1), at(7), {}})));
}

TEST_P(ShelfContract, SubtreesAndAnswersAreGivenOnce)
{
    auto transaction = begin();
    ASSERT_TRUE(transaction->put_subtree(8, 3, digest(1)));
    ASSERT_TRUE(transaction->put_subtree(16, 3, digest(2)));
    ASSERT_TRUE(transaction->put_answered("a", {digest(3), 4, 5}));
    ASSERT_TRUE(transaction->commit());
    transaction.reset();
    auto view = this->view();
    EXPECT_EQ(digest(1), *view->subtree(8, 3));
    EXPECT_EQ(digest(2), *view->subtree(16, 3));
    EXPECT_EQ(Problem::Kind::damaged, view->subtree(8, 4).error().kind);
    const auto answered = *view->answered("a");
    ASSERT_TRUE(answered);
    EXPECT_EQ(digest(3), answered->request);
    EXPECT_EQ(4U, answered->first);
    EXPECT_EQ(5U, answered->count);
    EXPECT_FALSE(*view->answered("A"));
    EXPECT_FALSE(*view->answered(""));
    EXPECT_EQ("conflict", text_of(begin()->put_subtree(8, 3, digest(9))));
    EXPECT_EQ("conflict", text_of(begin()->put_answered("a", {digest(9), 4, 5})));
}

TEST_P(ShelfContract, ARemovalDestroysWordsAndKeyAndKeepsTheProof)
{
    fill(4);
    const std::vector<Drawn> rows = {{5, {9}}, {5, {8}}};
    auto transaction = begin();
    ASSERT_TRUE(transaction->remove(1, 3, rows));
    ASSERT_TRUE(transaction->commit());
    transaction.reset();
    ASSERT_TRUE(shelf().scrub());

    auto view = this->view();
    Stored removed = entry(1);
    removed.sealed.reset();
    removed.wrapped_key.reset();
    removed.epoch = 0;
    removed.removed_by = 3;
    expect_same(removed, entries(*view, 1, 2).at(0));
    expect_same(entry(0), entries(*view, 0, 1).at(0));
    EXPECT_EQ((std::vector<std::uint64_t>{0, 2, 3}), drawn(*view, 5, {9}));

    EXPECT_EQ("conflict", text_of(begin()->remove(1, 3, rows)));
    EXPECT_EQ("not_found", text_of(begin()->remove(4, 3, rows)));
}

TEST_P(ShelfContract, AnEntryCanBeRemovedWhereItWasPut)
{
    fill(1);
    auto transaction = begin();
    ASSERT_TRUE(transaction->put_entry(entry(1)));
    ASSERT_TRUE(transaction->put_entry(entry(2)));
    ASSERT_TRUE(transaction->remove(1, 2, {}));
    ASSERT_TRUE(transaction->put_head(head_of(3)));
    ASSERT_TRUE(transaction->commit());
    EXPECT_EQ(std::nullopt, entries(*view(), 1, 2).at(0).sealed);
}

/// Four threads append to one ledger: each entry lies behind what its transaction saw, so nothing
/// may come between head and entry.
TEST_P(ShelfContract, TransactionsOfSeveralThreadsFollowOneAnother)
{
    constexpr std::uint64_t threads = 4;
    constexpr std::uint64_t each = 25;
    std::latch ready(threads);
    std::vector<std::jthread> running;
    for (std::uint64_t thread = 0; thread < threads; ++thread) {
        running.emplace_back([&] {
            ready.arrive_and_wait();
            for (std::uint64_t round = 0; round < each; ++round) {
                auto transaction = begin();
                const auto head = transaction->head();
                ASSERT_TRUE(head);
                const std::uint64_t next = head->frontier.size();
                ASSERT_TRUE(transaction->put_entry(entry(next)));
                ASSERT_TRUE(transaction->put_head(head_of(next + 1)));
                ASSERT_TRUE(transaction->commit());
                transaction.reset();
                auto seen = view();
                const std::uint64_t size = seen->head()->frontier.size();
                ASSERT_GT(size, next);
                ASSERT_EQ(size, entries(*seen, 0, size).size());
            }
        });
    }
    running.clear();
    EXPECT_EQ(threads * each, view()->head()->frontier.size());
}

TEST_P(ShelfContract, ManyViewsMayBeOpenAtOnce)
{
    std::vector<std::unique_ptr<ShelfView>> views;
    for (std::uint64_t size = 1; size <= 20; ++size) {
        fill(size);
        views.push_back(view());
    }
    for (std::uint64_t size = 1; size <= 20; ++size) {
        EXPECT_EQ(size, views[size - 1]->head()->frontier.size());
        EXPECT_EQ(size, drawn(*views[size - 1], 5, {9}).size());
    }
}

INSTANTIATE_TEST_SUITE_P(Shelves, ShelfContract, testing::Values(Kind::memory, Kind::sqlite),
                         [](const testing::TestParamInfo<Kind>& row) {
                             return row.param == Kind::memory ? "memory" : "sqlite";
                         });

}  // namespace
}  // namespace holdfast::contracts
