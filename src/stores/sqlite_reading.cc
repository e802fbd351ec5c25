#include "stores/sqlite_reading.h"

#include <algorithm>
#include <limits>

namespace holdfast::stores {

using base::ByteView;
using base::Done;
using base::problem;
using base::Problem;
using base::Result;
using ledger::Stored;
using Step = Statement::Step;

namespace {

/// SQLite's numbers are signed; no index of ours comes near the end of them.
std::int64_t bounded(std::uint64_t number)
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    return static_cast<std::int64_t>(std::min(number, static_cast<std::uint64_t>(most)));
}

std::uint64_t whole(std::int64_t number)
{
    return static_cast<std::uint64_t>(number);
}

base::Instant instant(std::int64_t microseconds)
{
    return base::Instant(std::chrono::microseconds(microseconds));
}

std::unexpected<Problem> damaged(std::string place, std::string message)
{
    return problem(Problem::Kind::damaged, std::move(place), std::move(message));
}

/// The bytes of a column that has exactly so many. The tables hold that as a CHECK; a damaged page
/// does not.
template <std::size_t Size>
Result<std::array<std::uint8_t, Size>> exact(const Statement& row, int column)
{
    const ByteView bytes = row.bytes(column);
    if (bytes.size() != Size) return damaged("", "A stored value has the wrong length.");
    std::array<std::uint8_t, Size> value;
    std::copy(bytes.begin(), bytes.end(), value.begin());
    return value;
}

constexpr std::string_view entries_sql =
    "SELECT e.idx, e.recorded, e.format, e.sealed, e.sealed_digest, e.key_digest, e.removed_by,"
    " k.epoch, k.wrapped FROM entries e LEFT JOIN entry_keys k ON k.idx = e.idx"
    " WHERE e.idx >= ? AND e.idx < ? ORDER BY e.idx";

// LEFT, so that a list that speaks of an entry that is not there is noticed.
constexpr std::string_view drawn_entries_sql =
    "SELECT d.idx, e.recorded, e.format, e.sealed, e.sealed_digest, e.key_digest, e.removed_by,"
    " k.epoch, k.wrapped FROM drawn d LEFT JOIN entries e ON e.idx = d.idx"
    " LEFT JOIN entry_keys k ON k.idx = d.idx"
    " WHERE d.list = ? AND d.key = ? AND d.idx >= ? AND d.idx < ? ORDER BY d.idx";

/// The entry of a row of one of the two statements above.
Result<Stored> stored_of(const Statement& row)
{
    Stored stored;
    stored.index = whole(row.number(0));
    if (row.null(1))
        return damaged(std::to_string(stored.index), "An entry is not there that should be.");
    stored.recorded = instant(row.number(1));
    stored.format = static_cast<std::uint8_t>(row.number(2));
    if (!row.null(3)) stored.sealed = row.bytes_copied(3);
    const auto sealed_digest = exact<32>(row, 4);
    const auto key_digest = exact<32>(row, 5);
    if (!sealed_digest || !key_digest)
        return damaged(std::to_string(stored.index), "A digest of this entry is damaged.");
    stored.sealed_digest = *sealed_digest;
    stored.key_digest = *key_digest;
    if (!row.null(6)) stored.removed_by = whole(row.number(6));
    if (!row.null(8)) {
        stored.epoch = static_cast<std::uint32_t>(row.number(7));
        stored.wrapped_key = row.bytes_copied(8);
    }
    if (stored.sealed.has_value() != stored.wrapped_key.has_value())
        return damaged(std::to_string(stored.index), "The key of this entry is not with it.");
    return stored;
}

}  // namespace

Result<ledger::Head> read_head(Database& rows)
{
    auto asked = rows.lend("SELECT size, recorded, frontier FROM head");
    if (!asked) return std::unexpected(asked.error());
    const auto step = (*asked)->step();
    if (!step) return std::unexpected(step.error());
    if (*step == Step::done) return ledger::Head{};
    auto frontier = ledger::Frontier::parse((*asked)->bytes(2));
    if (!frontier || frontier->size() != whole((*asked)->number(0)))
        return damaged("", "The head of the ledger is damaged. Restore it from a backup.");
    return ledger::Head{std::move(*frontier), instant((*asked)->number(1))};
}

Result<Done> read_entries(Database& rows, std::uint64_t from, std::uint64_t upto,
                          const ledger::ShelfView::Visit& visit)
{
    if (from >= upto) return Done{};
    auto asked = rows.lend(entries_sql);
    if (!asked) return std::unexpected(asked.error());
    (*asked)->bind(0, bounded(from)).bind(1, bounded(upto));
    for (std::uint64_t next = from; next < upto; ++next) {
        const auto step = (*asked)->step();
        if (!step) return std::unexpected(step.error());
        if (*step == Step::done || whole((*asked)->number(0)) != next)
            return damaged(std::to_string(next), "An entry is not there that should be.");
        const auto stored = stored_of(**asked);
        if (!stored) return std::unexpected(stored.error());
        auto visited = visit(*stored);
        if (!visited) return visited;
    }
    return Done{};
}

Result<std::vector<std::uint64_t>> drawn_indexes(Database& rows, std::uint32_t list, ByteView key)
{
    auto asked = rows.lend("SELECT idx FROM drawn WHERE list = ? AND key = ? ORDER BY idx");
    if (!asked) return std::unexpected(asked.error());
    (*asked)->bind(0, std::int64_t{list}).bind(1, key);
    std::vector<std::uint64_t> indexes;
    for (;;) {
        const auto step = (*asked)->step();
        if (!step) return std::unexpected(step.error());
        if (*step == Step::done) return indexes;
        indexes.push_back(whole((*asked)->number(0)));
    }
}

Result<Done> read_drawn_entries(Database& rows, const DrawnRange& range,
                                const ledger::ShelfView::Visit& visit)
{
    auto asked = rows.lend(drawn_entries_sql);
    if (!asked) return std::unexpected(asked.error());
    (*asked)->bind(0, std::int64_t{range.list}).bind(1, range.key);
    (*asked)->bind(2, bounded(range.from)).bind(3, bounded(range.upto));
    for (;;) {
        const auto step = (*asked)->step();
        if (!step) return std::unexpected(step.error());
        if (*step == Step::done) return Done{};
        const auto stored = stored_of(**asked);
        if (!stored) return std::unexpected(stored.error());
        auto visited = visit(*stored);
        if (!visited) return visited;
    }
}

Result<base::Digest> read_subtree(Database& rows, unsigned level, std::uint64_t position)
{
    auto asked = rows.lend("SELECT root FROM subtrees WHERE level = ? AND position = ?");
    if (!asked) return std::unexpected(asked.error());
    (*asked)->bind(0, std::int64_t{level}).bind(1, bounded(position));
    const auto step = (*asked)->step();
    if (!step) return std::unexpected(step.error());
    if (*step == Step::done)
        return damaged(std::to_string(level) + "/" + std::to_string(position),
                       "A part of the tree is not there that should be.");
    return exact<32>(**asked, 0);
}

Result<std::optional<ledger::Checkpoint>> read_checkpoint(Database& rows, std::uint64_t size)
{
    auto asked = rows.lend("SELECT size, root, recorded, signature FROM checkpoints"
                           " WHERE size >= ? ORDER BY size LIMIT 1");
    if (!asked) return std::unexpected(asked.error());
    Statement& row = **asked;
    const auto step = row.bind(0, bounded(size)).step();
    if (!step) return std::unexpected(step.error());
    std::optional<ledger::Checkpoint> found;
    if (*step == Step::done) return found;
    const auto root = exact<32>(row, 1);
    const auto signature = exact<64>(row, 3);
    if (!root) return std::unexpected(root.error());
    if (!signature) return std::unexpected(signature.error());
    found = {whole(row.number(0)), *root, instant(row.number(2)), *signature};
    return found;
}

Result<std::optional<ledger::Answered>> read_answered(Database& rows, std::string_view key)
{
    auto asked = rows.lend("SELECT request, first, count FROM answered WHERE key = ?");
    if (!asked) return std::unexpected(asked.error());
    Statement& row = **asked;
    const auto step = row.bind(0, key).step();
    if (!step) return std::unexpected(step.error());
    std::optional<ledger::Answered> found;
    if (*step == Step::done) return found;
    const auto request = exact<32>(row, 0);
    if (!request) return std::unexpected(request.error());
    found = {*request, whole(row.number(1)), whole(row.number(2))};
    return found;
}

Result<std::optional<ledger::Identity>> read_identity(Database& rows)
{
    std::optional<ledger::Identity> identity;
    auto asked = rows.lend("SELECT authority, signer FROM identity");
    if (!asked) return std::unexpected(asked.error());
    auto step = (*asked)->step();
    if (!step) return std::unexpected(step.error());
    if (*step == Step::done) return identity;
    const auto authority = exact<16>(**asked, 0);
    const auto signer = exact<32>(**asked, 1);
    if (!authority) return std::unexpected(authority.error());
    if (!signer) return std::unexpected(signer.error());
    identity = ledger::Identity{{*authority}, *signer, {}};

    auto secrets = rows.lend("SELECT name, sealed FROM secrets ORDER BY name");
    if (!secrets) return std::unexpected(secrets.error());
    for (;;) {
        step = (*secrets)->step();
        if (!step) return std::unexpected(step.error());
        if (*step == Step::done) return identity;
        identity->secrets.push_back(
            {std::string((*secrets)->text(0)), (*secrets)->bytes_copied(1)});
    }
}

}  // namespace holdfast::stores
