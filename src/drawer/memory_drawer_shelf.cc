#include "drawer/memory_drawer_shelf.h"

#include <algorithm>

namespace holdfast::drawer {

using base::Bytes;
using base::ByteView;
using base::Done;
using base::Result;

Result<std::optional<Bytes>> MemoryDrawerShelf::value(std::uint32_t list, ByteView key)
{
    const std::lock_guard lock(mutex_);
    const auto found = rows_.find({list, Bytes(key.begin(), key.end())});
    if (found == rows_.end()) return std::optional<Bytes>{};
    return std::optional<Bytes>{found->second};
}

Result<std::vector<Row>> MemoryDrawerShelf::all(std::uint32_t list, ByteView prefix)
{
    const std::lock_guard lock(mutex_);
    std::vector<Row> rows;
    auto row = rows_.lower_bound({list, Bytes(prefix.begin(), prefix.end())});
    for (; row != rows_.end() && row->first.first == list; ++row) {
        const Bytes& key = row->first.second;
        if (key.size() < prefix.size()
            || !std::ranges::equal(prefix, ByteView(key).first(prefix.size())))
            break;
        rows.push_back({key, row->second});
    }
    return rows;
}

Result<Done> MemoryDrawerShelf::change(std::span<const Change> changes)
{
    const std::lock_guard lock(mutex_);
    for (const Change& change : changes) {
        if (change.value) rows_.insert_or_assign({change.list, change.key}, *change.value);
        else rows_.erase({change.list, change.key});
    }
    return Done{};
}

}  // namespace holdfast::drawer
