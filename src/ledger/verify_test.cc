#include "ledger/sealed_entry.h"
#include "ledger/small_ledger.h"
#include "ledger/verify.h"

#include <gtest/gtest.h>

namespace holdfast::ledger {
namespace {

using base::Digest;
using base::Done;
using base::Problem;
using base::Result;

/// The rows of a view, changed on their way out as somebody might have changed them on the disk.
struct Tampering {
    std::function<void(Stored&)> entry{};
    std::function<void(Head&)> head{};
    std::function<void(std::optional<Checkpoint>&)> checkpoint{};
    std::function<void(unsigned level, std::uint64_t position, Digest&)> subtree{};
    std::function<void(std::vector<std::uint64_t>&)> drawn{};
};

class TamperedRows final : public ShelfView {
public:
    TamperedRows(ShelfView& rows, const Tampering& how) : rows_(rows), how_(how) {}

    Result<Head> head() override
    {
        auto head = rows_.head();
        if (how_.head) how_.head(*head);
        return head;
    }
    Result<Done> read(std::uint64_t from, std::uint64_t upto, const Visit& visit) override
    {
        return rows_.read(from, upto, [&](const Stored& stored) {
            Stored changed = stored;
            if (how_.entry) how_.entry(changed);
            return visit(changed);
        });
    }
    Result<std::vector<std::uint64_t>> drawn(std::uint32_t list, base::ByteView key) override
    {
        auto indexes = rows_.drawn(list, key);
        if (how_.drawn) how_.drawn(*indexes);
        return indexes;
    }
    Result<Digest> subtree(unsigned level, std::uint64_t position) override
    {
        auto root = rows_.subtree(level, position);
        if (how_.subtree) how_.subtree(level, position, *root);
        return root;
    }
    Result<std::optional<Checkpoint>> checkpoint(std::uint64_t size) override
    {
        auto checkpoint = rows_.checkpoint(size);
        if (how_.checkpoint) how_.checkpoint(*checkpoint);
        return checkpoint;
    }
    Result<std::optional<Answered>> answered(std::string_view key) override
    {
        return rows_.answered(key);
    }

private:
    ShelfView& rows_;
    const Tampering& how_;
};

enum class WithKeys { no, yes };

/// The place of the Problem; "" when the ledger holds.
std::string place_of(SmallLedger& small, const Tampering& how, WithKeys with_keys)
{
    const auto view = small.shelf().view().value();
    TamperedRows rows{*view, how};
    const auto verified = verify_ledger(
        rows, small.identity(), with_keys == WithKeys::yes ? &small.ledger().keys() : nullptr);
    return verified ? "" : verified.error().place;
}

TEST(VerifyLedger, TellsWhatHolds)
{
    SmallLedger small{1};
    const auto empty = verify_ledger(*small.shelf().view().value(), small.identity());
    ASSERT_TRUE(empty);
    EXPECT_EQ(empty->entries, 0U);
    EXPECT_EQ(empty->checkpoints, 0U);

    file_twenty(small);
    for (const Keys* keys : {static_cast<const Keys*>(nullptr), &small.ledger().keys()}) {
        const auto verified = verify_ledger(*small.shelf().view().value(), small.identity(), keys);
        ASSERT_TRUE(verified) << verified.error().place << verified.error().message;
        EXPECT_EQ(verified->entries, 20U);
        EXPECT_EQ(verified->removed, 1U);
        EXPECT_EQ(verified->checkpoints, 6U);
        EXPECT_EQ(verified->root, small.ledger().read()->root().value());
    }
}

/// Changes the entry at one index.
Tampering at(std::uint64_t index, const std::function<void(Stored&)>& change)
{
    return {.entry = [=](Stored& stored) {
        if (stored.index == index) change(stored);
    }};
}

/// Changes the checkpoint of one size.
Tampering signed_at(std::uint64_t size, const std::function<void(Checkpoint&)>& change)
{
    return {.checkpoint = [=](std::optional<Checkpoint>& checkpoint) {
        if (checkpoint && checkpoint->size == size) change(*checkpoint);
    }};
}

void flip(base::Bytes& bytes)
{
    bytes.at(bytes.size() / 2) ^= 1;
}

// The ledger of 20: commits end at 1, 5, 12, 13, 19 and 20; entry 19 removed entry 3.
struct Case {
    const char* what;
    Tampering how;
    const char* without_keys;  // The place named; "" where only the keys could tell.
    const char* with_keys;
};

const Case cases_of_twenty[] = {
    {"sealed bytes", at(7, [](Stored& it) { flip(*it.sealed); }), "entry 7", "entry 7"},
    {"digest of sealed bytes",
     at(7, [](Stored& it) { it.sealed_digest[0] ^= 1; }),
     "entry 7",
     "entry 7"},
    {"sealed bytes and their digest",
     at(7,
        [](Stored& it) {
            flip(*it.sealed);
            it.sealed_digest = base::sha256(*it.sealed);
        }),
     "entries 5 to 11",
     "entry 7"},
    {"digest of the key",
     at(7, [](Stored& it) { it.key_digest[0] ^= 1; }),
     "entries 5 to 11",
     "entry 7"},
    {"digest of a removed key",
     at(3, [](Stored& it) { it.key_digest[0] ^= 1; }),
     "entries 1 to 4",
     "entries 1 to 4"},
    {"wrapped key", at(7, [](Stored& it) { flip(*it.wrapped_key); }), "", "entry 7"},
    {"epoch", at(7, [](Stored& it) { it.epoch = 9; }), "", "entry 7"},
    {"no wrapped key", at(7, [](Stored& it) { it.wrapped_key.reset(); }), "entry 7", "entry 7"},
    {"index", at(7, [](Stored& it) { it.index = 8; }), "entry 7", "entry 7"},
    {"format", at(7, [](Stored& it) { it.format = 2; }), "entry 7", "entry 7"},
    {"format 0", at(7, [](Stored& it) { it.format = 0; }), "entry 7", "entry 7"},
    {"earlier",
     at(7, [](Stored& it) { it.recorded -= std::chrono::hours{1}; }),
     "entries 6 to 7",
     "entries 6 to 7"},
    {"later",
     at(7, [](Stored& it) { it.recorded += std::chrono::hours{1}; }),
     "entries 7 to 8",
     "entry 7"},
    {"a little earlier",
     at(12, [](Stored& it) { it.recorded -= std::chrono::milliseconds{1}; }),
     "entry 12",
     "entry 12"},
    {"words destroyed", at(7, [](Stored& it) { it.sealed.reset(); }), "entry 7", "entry 7"},
    {"removed without an order",
     at(7,
        [](Stored& it) {
            it.sealed.reset();
            it.wrapped_key.reset();
            it.removed_by = 18;
        }),
     "",
     "entry 7"},
    {"removed by itself", at(3, [](Stored& it) { it.removed_by = 3; }), "entry 3", "entry 3"},
    {"removed by nobody yet", at(3, [](Stored& it) { it.removed_by = 20; }), "entry 3", "entry 3"},
    {"removed by another", at(3, [](Stored& it) { it.removed_by = 18; }), "", "entry 3"},
    {"the key of a removed one",
     at(3, [](Stored& it) { it.wrapped_key = base::Bytes(72); }),
     "entry 3",
     "entry 3"},
    {"removal forgotten", at(3, [](Stored& it) { it.removed_by.reset(); }), "entry 3", "entry 3"},
    {"both", at(7, [](Stored& it) { it.removed_by = 9; }), "entry 7", "entry 7"},
    {"root",
     signed_at(12, [](Checkpoint& it) { it.root[0] ^= 1; }),
     "entries 5 to 11",
     "entries 5 to 11"},
    {"signature",
     signed_at(12, [](Checkpoint& it) { it.signature[0] ^= 1; }),
     "entries 5 to 11",
     "entries 5 to 11"},
    {"time of a checkpoint",
     signed_at(12, [](Checkpoint& it) { it.recorded += std::chrono::hours{1}; }),
     "entries 5 to 11",
     "entries 5 to 11"},
    {"last checkpoint missing",
     {.checkpoint =
          [](auto& it) {
              if (it && it->size == 20) it.reset();
          }},
     "entry 19",
     "entry 19"},
    {"a checkpoint of before",
     signed_at(12, [](Checkpoint& it) { it.size = 5; }),
     "entry 5",
     "entry 5"},
    {"another tree",
     {.head =
          [](Head& it) {
              Frontier other;
              while (other.size() < it.frontier.size()) other.append(Digest{});
              it.frontier = other;
          }},
     "head",
     "head"},
    {"frontier", {.head = [](Head& it) { it.frontier.append(Digest{}); }}, "entry 20", "entry 20"},
    {"end cut off", {.head = [](Head& it) { it = {}; }}, "head", "head"},
    {"time of the head",
     {.head = [](Head& it) { it.recorded += std::chrono::hours{1}; }},
     "head",
     "head"},
    {"list of ids",
     {.drawn =
          [](auto& it) {
              if (it == std::vector<std::uint64_t>{9}) it = {};
          }},
     "",
     "entry 9"},
    {"list of ids too long",
     {.drawn =
          [](auto& it) {
              if (it == std::vector<std::uint64_t>{9}) it.push_back(10);
          }},
     "",
     "entry 9"},
};

TEST(VerifyLedger, FindsWhatWasChanged)
{
    SmallLedger small{1};
    file_twenty(small);
    for (const Case& one : cases_of_twenty) {
        EXPECT_EQ(place_of(small, one.how, WithKeys::no), one.without_keys) << one.what;
        EXPECT_EQ(place_of(small, one.how, WithKeys::yes), one.with_keys) << one.what;
    }
}

TEST(VerifyLedger, FindsAnOrderThatWasNotCarriedOut)
{
    SmallLedger small{2};
    small.file(3);
    std::optional<Stored> kept;
    ASSERT_TRUE(small.shelf().view().value()->read(1, 2, [&](const Stored& stored) -> Result<Done> {
        kept = stored;
        return Done{};
    }));
    small.remove(1);
    // The words come back from an old copy of the disk: nothing but the order says that they may
    // not.
    const Tampering restored = at(1, [&](Stored& stored) { stored = *kept; });
    EXPECT_EQ(place_of(small, restored, WithKeys::no), "");
    EXPECT_EQ(place_of(small, restored, WithKeys::yes), "entry 3");
}

TEST(VerifyLedger, AcceptsASecondOrderAndARemovedOne)
{
    SmallLedger small{3};
    small.file(3);
    small.remove(1);
    small.remove(1);
    small.remove(3);  // The words of the first order.
    EXPECT_EQ(place_of(small, {}, WithKeys::no), "");
    EXPECT_EQ(place_of(small, {}, WithKeys::yes), "");
}

TEST(VerifyLedger, FindsARemovalThatNamesALaterOrderThanTheFirst)
{
    SmallLedger small{3};
    small.file(3);
    small.remove(1);
    small.remove(1);
    const Tampering later = at(1, [](Stored& stored) { stored.removed_by = 4; });
    EXPECT_EQ(place_of(small, later, WithKeys::no), "");
    EXPECT_EQ(place_of(small, later, WithKeys::yes), "entry 3");
}

TEST(Snapshot, OfThenDoesNotFindWhatCameAfterwards)
{
    SmallLedger small{7};
    small.file(3);
    const auto view = small.shelf().view().value();
    const Snapshot then{*view, nullptr, small.ledger().keys(), 2};
    EXPECT_TRUE(then.find(small.ids().at(1))->has_value());
    EXPECT_FALSE(then.find(small.ids().at(2))->has_value());
}

TEST(Keep, SaysOfWhatCannotBeOpenedWhichEntryItIs)
{
    SmallLedger small{7};
    small.file(3);
    std::optional<Stored> written;
    ASSERT_TRUE(small.shelf().view().value()->read(1, 2, [&](const Stored& stored) -> Result<Done> {
        written = stored;
        return Done{};
    }));
    const Keys& keys = small.ledger().keys();
    EXPECT_EQ(keep(*written, keys)->entry->id, small.ids().at(1));
    Stored newer = *written;
    newer.format = stored_format + 1;
    EXPECT_EQ(keep(newer, keys).error().kind, Problem::Kind::newer_format);
    Stored changed = *written;
    flip(*changed.sealed);
    EXPECT_EQ(keep(changed, keys).error().kind, Problem::Kind::damaged);
    EXPECT_EQ(keep(changed, keys).error().place, "entry 1");
    Stored other_key = *written;
    flip(*other_key.wrapped_key);
    EXPECT_EQ(keep(other_key, keys).error().kind, Problem::Kind::damaged);
}

TEST(VerifyLedger, ComparesTheKeptPartsOfTheTree)
{
    SmallLedger small{4};
    for (int commit = 0; commit < 5; ++commit) small.file(1'000);  // More than one run.
    EXPECT_EQ(place_of(small, {}, WithKeys::no), "");
    EXPECT_EQ(place_of(small, {}, WithKeys::yes), "");
    const Tampering wrong{.subtree = [](unsigned level, std::uint64_t position, Digest& root) {
        if (level == 8 && position == 17) root[31] ^= 1;
    }};
    EXPECT_EQ(place_of(small, wrong, WithKeys::no), "entries 4352 to 4607");
    EXPECT_EQ(place_of(small, at(4'999, [](Stored& it) { it.key_digest[5] ^= 1; }), WithKeys::no),
              "entries 4000 to 4999");
    // A kept part that ends before the checkpoint narrows down where the change is.
    EXPECT_EQ(place_of(small, at(4'100, [](Stored& it) { it.key_digest[5] ^= 1; }), WithKeys::no),
              "entries 4096 to 4351");
}

TEST(VerifyLedger, KnowsItsSigner)
{
    SmallLedger small{5};
    SmallLedger other{6};
    small.file(2);
    Identity identity = small.identity();
    identity.signer = other.identity().signer;
    const auto verified = verify_ledger(*small.shelf().view().value(), identity);
    ASSERT_FALSE(verified);
    EXPECT_EQ(verified.error().place, "entries 0 to 1");
}

}  // namespace
}  // namespace holdfast::ledger
