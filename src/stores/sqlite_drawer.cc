#include "stores/sqlite_drawer.h"

#include "stores/sqlite_transaction.h"

#include <algorithm>

namespace holdfast::stores {

using base::Bytes;
using base::ByteView;
using base::Done;
using base::Result;
using Step = Statement::Step;

namespace {

Result<std::optional<Bytes>> read_value(Database& rows, std::uint32_t list, ByteView key)
{
    auto row = rows.lend("SELECT value FROM drawer WHERE list = ? AND key = ?");
    if (!row) return std::unexpected(row.error());
    const auto step = (*row)->bind(0, std::int64_t{list}).bind(1, key).step();
    if (!step) return std::unexpected(step.error());
    if (*step == Step::done) return std::optional<Bytes>{};
    return std::optional<Bytes>{(*row)->bytes_copied(0)};
}

bool begins_with(ByteView key, ByteView prefix)
{
    return key.size() >= prefix.size() && std::ranges::equal(key.first(prefix.size()), prefix);
}

Result<std::vector<drawer::Row>> read_rows(Database& rows, std::uint32_t list, ByteView prefix)
{
    auto row = rows.lend("SELECT key, value FROM drawer WHERE list = ? AND key >= ? ORDER BY key");
    if (!row) return std::unexpected(row.error());
    (*row)->bind(0, std::int64_t{list}).bind(1, prefix);
    std::vector<drawer::Row> read;
    while (true) {
        const auto step = (*row)->step();
        if (!step) return std::unexpected(step.error());
        if (*step == Step::done || !begins_with((*row)->bytes(0), prefix)) return read;
        read.push_back({(*row)->bytes_copied(0), (*row)->bytes_copied(1)});
    }
}

}  // namespace

Result<std::optional<Bytes>> SqliteDrawerShelf::value(std::uint32_t list, ByteView key)
{
    auto reader = shelf_->take_reader();
    if (!reader) return std::unexpected(reader.error());
    auto value = read_value(*reader, list, key);
    shelf_->give_back_reader(std::move(*reader));
    return value;
}

Result<std::vector<drawer::Row>> SqliteDrawerShelf::all(std::uint32_t list, ByteView prefix)
{
    auto reader = shelf_->take_reader();
    if (!reader) return std::unexpected(reader.error());
    auto rows = read_rows(*reader, list, prefix);
    shelf_->give_back_reader(std::move(*reader));
    return rows;
}

Result<Done> SqliteDrawerShelf::change(std::span<const drawer::Change> changes)
{
    auto begun = shelf_->begin();
    if (!begun) return std::unexpected(begun.error());
    auto& transaction = static_cast<SqliteTransaction&>(**begun);
    for (const drawer::Change& change : changes) {
        auto done = transaction.change_drawer(change);
        if (!done) return done;
    }
    return transaction.commit();
}

}  // namespace holdfast::stores
