#pragma once
#include "ledger/entry.h"
#include "ledger/keys.h"
#include "ledger/shelf.h"

#include <functional>
#include <memory>
#include <optional>

namespace holdfast::ledger {

/// The list that the ledger itself keeps: entries by their id.
inline constexpr std::uint32_t list_of_ids = 0;

/// One entry as it is read back.
struct Kept {
    std::uint64_t index = 0;  // Never leaves the building: gaps would tell.
    base::Instant recorded{};
    std::optional<Entry> entry;               // nullopt: its words were removed by order.
    std::optional<std::uint64_t> removed_by;  // The entry that ordered it.
};

/// The ledger as it stood at one moment, opened for reading. Belongs to one thread at a time.
/// Problems of every reader: damaged, unavailable.
class Snapshot {
public:
    /// `view` is read through; `owned`, when given, keeps it alive.
    Snapshot(ShelfView& view, std::unique_ptr<ShelfView> owned, const Keys& keys,
             std::uint64_t size)
        : view_(&view), owned_(std::move(owned)), keys_(&keys), size_(size)
    {}

    /// How many entries there are.
    [[nodiscard]] std::uint64_t size() const { return size_; }

    /// How many entries had been recorded by the end of that instant: they are the first so many,
    /// because `recorded` never decreases.
    [[nodiscard]] base::Result<std::uint64_t> size_by(base::Instant instant) const;

    /// Each entry is given away: who wants to keep it moves it.
    using Visit = std::function<base::Result<base::Done>(Kept&&)>;
    /// Entries `from` up to but not including `upto`, in order.
    [[nodiscard]] base::Result<base::Done> read(std::uint64_t from, std::uint64_t upto,
                                                const Visit& visit) const;
    /// Those of them that stand in a list under this key.
    [[nodiscard]] base::Result<base::Done> read_drawn(std::uint32_t list, base::ByteView key,
                                                      std::uint64_t from, std::uint64_t upto,
                                                      const Visit& visit) const;
    /// Is anything in a list under this key, at index `from` or later?
    [[nodiscard]] base::Result<bool> has_drawn(std::uint32_t list, base::ByteView key,
                                               std::uint64_t from) const;

    /// nullopt: no such entry.
    [[nodiscard]] base::Result<std::optional<std::uint64_t>> index_of(
        const base::EntryId& id) const;
    [[nodiscard]] base::Result<std::optional<Kept>> find(const base::EntryId& id) const;

    /// An opaque word for "everything up to here has been shown", which only this ledger can read.
    [[nodiscard]] std::string token(base::Entropy& entropy) const;

    /// Proof that an entry is in the tree as of this moment. `index` < size().
    [[nodiscard]] base::Result<std::vector<base::Digest>> inclusion(std::uint64_t index) const;
    /// Proof that the tree of `first_size` entries is the front of the tree as of this moment.
    [[nodiscard]] base::Result<std::vector<base::Digest>> consistency(
        std::uint64_t first_size) const;
    [[nodiscard]] base::Result<base::Digest> root() const;
    [[nodiscard]] base::Result<base::Digest> leaf(std::uint64_t index) const;
    [[nodiscard]] base::Result<std::optional<Checkpoint>> checkpoint(std::uint64_t size) const
    {
        return view_->checkpoint(size);
    }

    /// The rows as they are kept, for verifying and exporting.
    [[nodiscard]] ShelfView& rows() const { return *view_; }
    [[nodiscard]] const Keys& keys() const { return *keys_; }

private:
    [[nodiscard]] SubtreeRoots roots() const;
    ShelfView* view_;
    std::unique_ptr<ShelfView> owned_;
    const Keys* keys_;
    std::uint64_t size_;
};

/// The size that a token speaks of. Problem: invalid, for anything that this ledger did not give
/// out.
[[nodiscard]] base::Result<std::uint64_t> size_of_token(std::string_view token, const Keys& keys);

/// Opens one stored entry. A removed one has no words. Problem: damaged, naming the entry by its
/// number.
[[nodiscard]] base::Result<Kept> keep(const Stored& stored, const Keys& keys);

}  // namespace holdfast::ledger
