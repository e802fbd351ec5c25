#pragma once
#include "ledger/memory_shelf.h"
#include "stores/sqlite_shelf.h"

#include <gtest/gtest.h>

#include <filesystem>

/// What the tests of the shelves share: rows that follow from a number, and a shelf of each kind.
namespace holdfast::contracts {

using base::Bytes;
using base::Digest;
using base::Done;
using base::Problem;
using base::Result;
using ledger::Drawn;
using ledger::Head;
using ledger::Shelf;
using ledger::ShelfTransaction;
using ledger::ShelfView;
using ledger::Stored;

inline base::Instant at(std::int64_t microseconds)
{
    return base::Instant(std::chrono::microseconds(microseconds));
}

inline Digest digest(std::uint8_t byte)
{
    Digest digest;
    digest.fill(byte);
    return digest;
}

/// An entry whose every part follows from its index.
inline Stored entry(std::uint64_t index)
{
    const auto byte = static_cast<std::uint8_t>(index);
    Stored stored;
    stored.index = index;
    stored.recorded = at(1'000 + static_cast<std::int64_t>(index));
    stored.sealed = Bytes{byte, 0, 255};
    stored.sealed_digest = digest(byte);
    stored.key_digest = digest(static_cast<std::uint8_t>(byte + 100));
    stored.wrapped_key = Bytes{1, 2, byte};
    stored.epoch = 7;
    return stored;
}

inline Head head_of(std::uint64_t size)
{
    Head head;
    for (std::uint64_t leaf = 0; leaf < size; ++leaf)
        head.frontier.append(digest(static_cast<std::uint8_t>(leaf)));
    head.recorded = at(1'000 + static_cast<std::int64_t>(size));
    return head;
}

inline ledger::Identity identity()
{
    ledger::Identity identity;
    identity.authority.bytes.fill(3);
    identity.signer.fill(4);
    identity.secrets = {{"epoch/1", {1, 2}}, {"signing", {}}};
    return identity;
}

inline std::string text_of(const Result<Done>& done)
{
    if (done) return "done";
    return std::string(base::word_of(done.error().kind));
}

/// A shelf to be tested, and what must outlive it.
class Place {
public:
    virtual ~Place() = default;
    virtual Shelf& shelf() = 0;
};

class MemoryPlace final : public Place {
public:
    Shelf& shelf() override { return shelf_; }

private:
    ledger::MemoryShelf shelf_;
};

class SqlitePlace final : public Place {
public:
    SqlitePlace()
    {
        std::string pattern = std::filesystem::temp_directory_path() / "holdfast-shelf-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
        auto opened = stores::SqliteShelf::open(folder_ / "ledger", {});
        if (!opened) throw std::runtime_error(opened.error().message);
        shelf_ = std::move(*opened);
    }
    ~SqlitePlace() override
    {
        shelf_.reset();
        std::filesystem::remove_all(folder_);
    }
    Shelf& shelf() override { return *shelf_; }

private:
    std::filesystem::path folder_;
    std::unique_ptr<stores::SqliteShelf> shelf_;
};

enum class Kind { memory, sqlite };

class ShelfContract : public testing::TestWithParam<Kind> {
protected:
    ShelfContract()
    {
        if (GetParam() == Kind::memory) place_ = std::make_unique<MemoryPlace>();
        else place_ = std::make_unique<SqlitePlace>();
    }
    Shelf& shelf() { return place_->shelf(); }

    std::unique_ptr<ShelfTransaction> begin()
    {
        auto begun = shelf().begin();
        if (!begun) throw std::runtime_error(begun.error().message);
        return std::move(*begun);
    }
    std::unique_ptr<ShelfView> view()
    {
        auto viewed = shelf().view();
        if (!viewed) throw std::runtime_error(viewed.error().message);
        return std::move(*viewed);
    }
    /// Commits entries up to `upto`, each in list 5 under the key {9}, and the head that fits.
    void fill(std::uint64_t upto)
    {
        auto transaction = begin();
        const auto head = transaction->head();
        ASSERT_TRUE(head);
        const std::vector<Drawn> rows = {{5, {9}}};
        for (std::uint64_t index = head->frontier.size(); index < upto; ++index) {
            ASSERT_TRUE(transaction->put_entry(entry(index)));
            ASSERT_TRUE(transaction->put_drawn(index, rows));
        }
        ASSERT_TRUE(transaction->put_head(head_of(upto)));
        ASSERT_TRUE(transaction->commit());
    }
    static std::vector<std::uint64_t> drawn(ShelfView& view, std::uint32_t list, const Bytes& key)
    {
        const auto indexes = view.drawn(list, key);
        if (!indexes) throw std::runtime_error(indexes.error().message);
        return *indexes;
    }
    /// The entries of a range, or nothing when they could not be read.
    static std::vector<Stored> entries(ShelfView& view, std::uint64_t from, std::uint64_t upto)
    {
        std::vector<Stored> read;
        auto done = view.read(from, upto, [&](const Stored& stored) -> Result<Done> {
            read.push_back(stored);
            return Done{};
        });
        if (!done) return {};
        return read;
    }

private:
    std::unique_ptr<Place> place_;
};

inline void expect_same(const Stored& wanted, const Stored& is)
{
    EXPECT_EQ(wanted.index, is.index);
    EXPECT_EQ(wanted.recorded, is.recorded);
    EXPECT_EQ(wanted.format, is.format);
    EXPECT_EQ(wanted.sealed, is.sealed);
    EXPECT_EQ(wanted.sealed_digest, is.sealed_digest);
    EXPECT_EQ(wanted.key_digest, is.key_digest);
    EXPECT_EQ(wanted.removed_by, is.removed_by);
    EXPECT_EQ(wanted.wrapped_key, is.wrapped_key);
    EXPECT_EQ(wanted.epoch, is.epoch);
}

}  // namespace holdfast::contracts
