#include "ledger/snapshot.h"

#include "ledger/sealed_entry.h"
#include "ledger/token.h"

namespace holdfast::ledger {

using base::Digest;
using base::Done;
using base::Problem;
using base::Result;

Result<Kept> keep(const Stored& stored, const Keys& keys)
{
    Kept kept{stored.index, stored.recorded, std::nullopt, stored.removed_by};
    if (!stored.sealed) return kept;
    const std::string place = "entry " + std::to_string(stored.index);
    if (stored.format > stored_format)
        return base::problem(Problem::Kind::newer_format,
                             place,
                             "This entry was written by a later version of Holdfast; use that "
                             "version to read it.");
    auto encoded = open_entry(stored, keys);
    if (!encoded)
        return base::problem(Problem::Kind::damaged,
                             place,
                             "The sealed bytes of this entry are not those that were written.");
    auto entry = decode(*encoded);
    if (!entry) return base::problem(Problem::Kind::damaged, place, entry.error().message);
    kept.entry = std::move(*entry);
    return kept;
}

Result<std::uint64_t> Snapshot::size_by(base::Instant instant) const
{
    std::uint64_t low = 0;
    std::uint64_t high = size_;
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        base::Instant recorded{};
        auto done = view_->read(middle, middle + 1, [&](const Stored& stored) -> Result<Done> {
            recorded = stored.recorded;
            return Done{};
        });
        if (!done) return std::unexpected(done.error());
        if (recorded <= instant) low = middle + 1;
        else high = middle;
    }
    return low;
}

namespace {

ShelfView::Visit opening(const Keys& keys, const Snapshot::Visit& visit)
{
    return [&keys, &visit](const Stored& stored) -> Result<Done> {
        auto kept = keep(stored, keys);
        if (!kept) return std::unexpected(kept.error());
        return visit(std::move(*kept));
    };
}

}  // namespace

Result<Done> Snapshot::read(std::uint64_t from, std::uint64_t upto, const Visit& visit) const
{
    return view_->read(from, std::min(upto, size_), opening(*keys_, visit));
}

Result<Done> Snapshot::read_drawn(std::uint32_t list, base::ByteView key, std::uint64_t from,
                                  std::uint64_t upto, const Visit& visit) const
{
    return view_->read_drawn(list, key, from, std::min(upto, size_), opening(*keys_, visit));
}

Result<bool> Snapshot::has_drawn(std::uint32_t list, base::ByteView key, std::uint64_t from) const
{
    const auto indexes = view_->drawn(list, key);
    if (!indexes) return std::unexpected(indexes.error());
    return !indexes->empty() && indexes->back() >= from;
}

Result<std::optional<std::uint64_t>> Snapshot::index_of(const base::EntryId& id) const
{
    const auto indexes = view_->drawn(list_of_ids, id.bytes);
    if (!indexes) return std::unexpected(indexes.error());
    if (indexes->empty() || indexes->front() >= size_) return std::optional<std::uint64_t>{};
    return std::optional{indexes->front()};
}

Result<std::optional<Kept>> Snapshot::find(const base::EntryId& id) const
{
    const auto index = index_of(id);
    if (!index) return std::unexpected(index.error());
    std::optional<Kept> found;
    if (!*index) return found;
    auto done = read(**index, **index + 1, [&](Kept&& kept) -> Result<Done> {
        found = std::move(kept);
        return Done{};
    });
    if (!done) return std::unexpected(done.error());
    return found;
}

std::string Snapshot::token(base::Entropy& entropy) const
{
    return seal_token(TokenPurpose::seen, {size_, 0}, *keys_, entropy);
}

Result<std::uint64_t> size_of_token(std::string_view token, const Keys& keys)
{
    const auto numbers = open_token(TokenPurpose::seen, token, keys);
    if (!numbers) return std::unexpected(numbers.error());
    return numbers->first;
}

Result<Digest> Snapshot::leaf(std::uint64_t index) const
{
    Digest leaf{};
    auto done = view_->read(index, index + 1, [&](const Stored& stored) -> Result<Done> {
        leaf = leaf_hash(leaf_input(keys_->authority(), stored));
        return Done{};
    });
    if (!done) return std::unexpected(done.error());
    return leaf;
}

SubtreeRoots Snapshot::roots() const
{
    return [this](unsigned level, std::uint64_t position) -> Result<Digest> {
        return level == 0 ? leaf(position) : view_->subtree(level, position);
    };
}

Result<std::vector<Digest>> Snapshot::inclusion(std::uint64_t index) const
{
    return inclusion_proof(index, size_, roots());
}

Result<std::vector<Digest>> Snapshot::consistency(std::uint64_t first_size) const
{
    return consistency_proof(first_size, size_, roots());
}

Result<Digest> Snapshot::root() const
{
    return root_of(size_, roots());
}

}  // namespace holdfast::ledger
