// What a ledger must do, whatever shelf keeps its rows. How it commits what comes at once is in
// ledger_commit_test.cc.
#include "ledger/checkpoint.h"
#include "ledger/tree.h"
#include "tests/contracts/ledger_contract.h"

namespace holdfast::contracts {
namespace {

TEST_P(LedgerContract, ReadsBackWhatWasAppended)
{
    const Batch batch{{note("First."), note("Second.")}, std::nullopt};
    EXPECT_EQ(size(), 0U);
    const auto filed = ledger_->append(batch);
    ASSERT_TRUE(filed);
    EXPECT_FALSE(filed->again);
    EXPECT_EQ(filed->entries, (std::vector{batch.entries[0].id, batch.entries[1].id}));
    const auto entries = all();
    ASSERT_EQ(entries.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(entries[i].entry, batch.entries[i]);
        EXPECT_EQ(entries[i].index, i);
        EXPECT_EQ(entries[i].recorded, at(1'000));
        EXPECT_FALSE(entries[i].removed_by);
        EXPECT_EQ(read().index_of(batch.entries[i].id).value(), i);
        EXPECT_EQ((*read().find(batch.entries[i].id))->entry, batch.entries[i]);
    }
    EXPECT_FALSE(read().find(EntryId::random(entropy_)).value());
    file(note());
    const auto receipt = ledger_->read_receipt(filed->receipt);
    ASSERT_TRUE(receipt);
    EXPECT_EQ(receipt->first, 0U);
    EXPECT_EQ(receipt->count, 2U);
    expect_holds();
}

TEST_P(LedgerContract, DrawsItsListsInTheSameCommit)
{
    file(note());
    file(note());
    const Snapshot snapshot = read();
    const Bytes about = index::about_key(base::Subject::of(child_));
    EXPECT_EQ(snapshot.rows().drawn(list_about, about).value(), (std::vector<std::uint64_t>{0, 1}));
    EXPECT_TRUE(snapshot.has_drawn(list_kind, index::kind_key(14), 1).value());
    EXPECT_FALSE(snapshot.has_drawn(list_kind, index::kind_key(14), 2).value());
    EXPECT_FALSE(snapshot.has_drawn(list_kind, index::kind_key(15), 0).value());
}

TEST_P(LedgerContract, FilesABatchWholeOrNotAtAll)
{
    const Entry known = note();
    file(known);
    const EntryId nowhere = EntryId::random(entropy_);
    Entry twice = note();
    Entry itself = note();
    itself.links = {{LinkKind::answers, itself.id}};
    Entry leaning = note();
    leaning.happened = base::When{base::When::DaysAfter{14, nowhere}};
    Entry leaning_well = note();
    leaning_well.happened = base::When{base::When::DaysAfter{14, known.id}};
    const Entry later = note();
    const Entry first = note();
    struct Row {
        std::string_view called;
        std::vector<Entry> entries;
        std::string_view told;
    };
    const Row rows[] = {
        {"an id in use", {note(), known}, "conflict entries/1"},
        {"an id twice", {twice, note(), twice}, "conflict entries/2"},
        {"a link to nothing", {linked(LinkKind::corrects, nowhere)}, "not_found entries/0"},
        {"a link to itself", {itself}, "not_found entries/0"},
        {"a link forward", {linked(LinkKind::answers, later.id), later}, "not_found entries/0"},
        {"a date leaning on nothing", {note(), leaning}, "not_found entries/1"},
        {"everything at once",
         {known, leaning, linked(LinkKind::removes, nowhere)},
         "conflict entries/0, not_found entries/1, not_found entries/2"},
        {"nothing", {}, "invalid entries"},
        {"an entry too large", {note(), note(std::string(1U << 20, 'x'))}, "invalid entries/1"},
        {"too many", std::vector<Entry>(1'001, first), "invalid entries"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(words_of(ledger_->append({row.entries, std::nullopt})), row.told) << row.called;
        EXPECT_EQ(size(), 1U) << row.called;
    }
    EXPECT_EQ(words_of(ledger_->append({{first,
                                         linked(LinkKind::answers, first.id),
                                         leaning_well,
                                         linked(LinkKind::corrects, known.id)},
                                        std::nullopt})),
              "filed");
    EXPECT_EQ(size(), 5U);
}

TEST_P(LedgerContract, ReadsOnlyTokensOfItsOwn)
{
    file(note());
    file(note());
    const std::string token = read().token(entropy_);
    EXPECT_EQ(ledger::size_of_token(token, ledger_->keys()).value(), 2U);
    EXPECT_FALSE(ledger_->read_receipt(token)) << "it is no receipt";
    ledger::MemoryShelf elsewhere;
    const auto other =
        Ledger::create(elsewhere, ledger_->keys().authority(), root_, setting()).value();
    const auto filed = other->append({{note()}, std::nullopt});
    ASSERT_TRUE(filed);
    EXPECT_EQ(ledger_->read_receipt(filed->receipt).error().kind, Problem::Kind::invalid);
    EXPECT_EQ(ledger::size_of_token(token, other->keys()).error().kind, Problem::Kind::invalid);
    for (const std::string_view nonsense : {"", "2", "AAAA"})
        EXPECT_FALSE(ledger::size_of_token(nonsense, ledger_->keys())) << nonsense;
}

TEST_P(LedgerContract, ProvesEveryEntryAndEveryEarlierTree)
{
    std::vector<std::pair<std::uint64_t, Digest>> earlier = {{0, read().root().value()}};
    // 300 entries, so that the kept subtree of 256 is crossed.
    for (const std::size_t count : {1U, 2U, 4U, 120U, 128U, 1U, 44U}) {
        Batch batch;
        for (std::size_t i = 0; i < count; ++i) batch.entries.push_back(note());
        ASSERT_EQ(words_of(ledger_->append(batch)), "filed");
        earlier.emplace_back(size(), read().root().value());
    }
    const Snapshot snapshot = read();
    ASSERT_EQ(snapshot.size(), 300U);
    const auto checkpoint = snapshot.checkpoint(300).value();
    ASSERT_TRUE(checkpoint);
    EXPECT_EQ(checkpoint->root, snapshot.root().value());
    EXPECT_TRUE(ledger::checkpoint_holds(
        ledger_->keys().authority(), shelf_.identity()->value().signer, *checkpoint));
    for (std::uint64_t index = 0; index < 300; ++index) {
        const auto proof = snapshot.inclusion(index).value();
        const Digest leaf = snapshot.leaf(index).value();
        ASSERT_TRUE(ledger::inclusion_holds(index, 300, leaf, proof, checkpoint->root)) << index;
        ASSERT_FALSE(ledger::inclusion_holds(index ^ 1U, 300, leaf, proof, checkpoint->root));
    }
    for (const auto& [first, root] : earlier) {
        const auto proof = snapshot.consistency(first).value();
        EXPECT_TRUE(ledger::consistency_holds(first, 300, root, checkpoint->root, proof)) << first;
        EXPECT_FALSE(ledger::consistency_holds(first, 300, digest(1), checkpoint->root, proof));
        if (first > 0) {
            EXPECT_EQ(snapshot.checkpoint(first).value()->root, root) << first;
        }
    }
    expect_holds();
}

TEST_P(LedgerContract, RemovesTheWordsAndKeepsEveryProof)
{
    file(note());
    const EntryId wrong = file(note("The words of somebody else."));
    file(note());
    const auto stored = [&] {
        ledger::Stored found;
        EXPECT_TRUE(read().rows().read(1, 2, [&](const ledger::Stored& each) -> Result<Done> {
            found = each;
            return Done{};
        }));
        return found;
    };
    const ledger::Stored before = stored();
    const Digest leaf = read().leaf(1).value();
    const Digest root = read().root().value();
    EXPECT_EQ(shelf_.scrubs, 0);
    file(linked(LinkKind::removes, wrong));
    EXPECT_EQ(shelf_.scrubs, 1);

    EXPECT_FALSE(stored().sealed);
    EXPECT_FALSE(stored().wrapped_key);
    EXPECT_EQ(stored().sealed_digest, before.sealed_digest);
    EXPECT_EQ(stored().key_digest, before.key_digest);
    const auto kept = read().find(wrong).value();
    ASSERT_TRUE(kept) << "the row of its id stays, so that links to it do not dangle";
    EXPECT_FALSE(kept->entry);
    EXPECT_EQ(kept->removed_by, 3U);
    const Bytes about = index::about_key(base::Subject::of(child_));
    const std::vector<std::uint64_t> others{0, 2, 3};
    EXPECT_EQ(read().rows().drawn(list_about, about).value(), others);
    EXPECT_EQ(read().rows().drawn(list_kind, index::kind_key(14)).value(), others);
    EXPECT_EQ(read().leaf(1).value(), leaf);
    const auto proof = read().inclusion(1).value();
    EXPECT_TRUE(ledger::inclusion_holds(1, 4, leaf, proof, read().root().value()));
    EXPECT_TRUE(ledger::consistency_holds(
        3, 4, root, read().root().value(), read().consistency(3).value()));

    file(linked(LinkKind::removes, wrong));
    EXPECT_EQ(shelf_.scrubs, 2) << "a second order destroys what may linger";
    EXPECT_EQ(read().find(wrong).value()->removed_by, 3U) << "the first order stands";
    file(linked(LinkKind::rests_on, wrong));
    EXPECT_EQ(size(), 6U);
    expect_holds();
}

TEST_P(LedgerContract, SaysSoWhenTracesOfRemovedWordsMayLinger)
{
    const EntryId wrong = file(note("The words of somebody else."));
    shelf_.fails = true;
    const auto order = ledger_->append({{linked(LinkKind::removes, wrong)}, std::nullopt});
    EXPECT_EQ(words_of(order), "unavailable ");
    EXPECT_FALSE(read().find(wrong).value()->entry) << "the words are gone all the same";
    shelf_.fails = false;
    file(linked(LinkKind::removes, wrong));
    expect_holds();
}

TEST_P(LedgerContract, RemovesAnEntryOfItsOwnBatch)
{
    const Entry slip = note("A slip.");
    const Batch batch{{slip, linked(LinkKind::removes, slip.id)}, std::nullopt};
    EXPECT_EQ(words_of(ledger_->append(batch)), "filed");
    EXPECT_FALSE(read().find(slip.id).value()->entry);
    expect_holds();
}

TEST_P(LedgerContract, IsOpenedWithItsOwnKeyAlone)
{
    const ledger::Idempotency key{"key", digest(1)};
    const Batch batch{{note()}, key};
    now_ = 5'000;
    const auto filed = ledger_->append(batch);
    ASSERT_TRUE(filed);
    const std::string token = read().token(entropy_);
    const auto authority = ledger_->keys().authority();
    ledger_.reset();

    const auto wrong = Ledger::open(shelf_, base::SecretKey::random(entropy_), setting());
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().kind, Problem::Kind::refused);
    const auto again = Ledger::create(shelf_, authority, root_, setting());
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().kind, Problem::Kind::conflict);
    const auto empty = place_of(GetParam());
    const auto none = Ledger::open(empty->shelf(), root_, setting());
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().kind, Problem::Kind::not_found);

    auto opened = Ledger::open(shelf_, root_, setting());
    ASSERT_TRUE(opened);
    ledger_ = std::move(*opened);
    EXPECT_EQ(ledger_->keys().authority(), authority);
    EXPECT_EQ((*read().find(batch.entries[0].id))->entry, batch.entries[0]);
    EXPECT_TRUE(ledger_->append(batch)->again);
    EXPECT_EQ(ledger_->read_receipt(filed->receipt)->count, 1U);
    EXPECT_EQ(ledger::size_of_token(token, ledger_->keys()).value(), 1U);
    now_ = 1'000;
    file(note());
    EXPECT_EQ(all().back().recorded, at(5'000));
    expect_holds();
}

INSTANTIATE_TEST_SUITE_P(EveryShelf, LedgerContract, every_shelf, name_of_shelf);

}  // namespace
}  // namespace holdfast::contracts
