#include "stores/sqlite_transaction.h"

#include "base/lost_machine.h"

#include <tuple>

namespace holdfast::stores {

using base::Done;
using base::problem;
using base::Problem;
using base::Result;

Result<Done> SqliteTransaction::attempt(const std::function<Result<Done>()>& act)
{
    if (failed_) return std::unexpected(*failed_);
    try {
        auto done = act();
        if (!done) failed_ = done.error();
        return done;
    } catch (const base::LostMachine&) {
        after_ = SqliteShelf::Writing::lost;
        throw;
    }
}

Result<Done> SqliteTransaction::write(std::string_view sql,
                                      const std::function<void(Statement&)>& bind)
{
    return attempt([&]() -> Result<Done> {
        auto statement = rows().lend(sql);
        if (!statement) return std::unexpected(statement.error());
        bind(**statement);
        return (*statement)->run();
    });
}

Result<Done> SqliteTransaction::put_entry(const ledger::Stored& entry)
{
    auto done = write("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)", [&](Statement& row) {
        row.bind(0, entry.index).bind(1, entry.recorded.time_since_epoch().count());
        row.bind(2, std::int64_t{entry.format});
        if (entry.sealed) row.bind(3, base::ByteView(*entry.sealed));
        row.bind(4, base::ByteView(entry.sealed_digest));
        row.bind(5, base::ByteView(entry.key_digest));
        if (entry.removed_by) row.bind(6, *entry.removed_by);
    });
    if (!done || !entry.wrapped_key) return done;
    return write("INSERT INTO entry_keys VALUES (?, ?, ?)", [&](Statement& row) {
        row.bind(0, entry.index).bind(1, std::int64_t{entry.epoch});
        row.bind(2, base::ByteView(*entry.wrapped_key));
    });
}

Result<Done> SqliteTransaction::put_drawn(std::uint64_t index, std::span<const ledger::Drawn> drawn)
{
    for (const ledger::Drawn& one : drawn) {
        auto done = write("INSERT OR IGNORE INTO drawn VALUES (?, ?, ?)", [&](Statement& row) {
            row.bind(0, std::int64_t{one.list}).bind(1, base::ByteView(one.key)).bind(2, index);
        });
        if (!done) return done;
    }
    return Done{};
}

Result<Done> SqliteTransaction::put_subtree(unsigned level, std::uint64_t position,
                                            const base::Digest& root)
{
    return write("INSERT INTO subtrees VALUES (?, ?, ?)", [&](Statement& row) {
        row.bind(0, std::int64_t{level}).bind(1, position).bind(2, base::ByteView(root));
    });
}

Result<Done> SqliteTransaction::put_answered(std::string_view key, const ledger::Answered& answered)
{
    return write("INSERT INTO answered VALUES (?, ?, ?, ?)", [&](Statement& row) {
        row.bind(0, key).bind(1, base::ByteView(answered.request));
        row.bind(2, answered.first).bind(3, answered.count);
    });
}

Result<Done> SqliteTransaction::put_checkpoint(const ledger::Checkpoint& checkpoint)
{
    return write("INSERT INTO checkpoints VALUES (?, ?, ?, ?)", [&](Statement& row) {
        row.bind(0, checkpoint.size).bind(1, base::ByteView(checkpoint.root));
        row.bind(2, checkpoint.recorded.time_since_epoch().count());
        row.bind(3, base::ByteView(checkpoint.signature));
    });
}

Result<Done> SqliteTransaction::put_head(const ledger::Head& head)
{
    const base::Bytes frontier = head.frontier.bytes();
    return write("INSERT INTO head VALUES (1, ?, ?, ?) ON CONFLICT (one) DO UPDATE SET"
                 " size = excluded.size, recorded = excluded.recorded,"
                 " frontier = excluded.frontier",
                 [&](Statement& row) {
                     row.bind(0, head.frontier.size());
                     row.bind(1, head.recorded.time_since_epoch().count());
                     row.bind(2, base::ByteView(frontier));
                 });
}

Result<Done> SqliteTransaction::remove(std::uint64_t index, std::uint64_t by,
                                       std::span<const ledger::Drawn> drawn)
{
    auto done = attempt([&]() -> Result<Done> {
        auto entry = rows().lend("SELECT 1 FROM entries WHERE idx = ?");
        if (!entry) return std::unexpected(entry.error());
        const auto step = (*entry)->bind(0, index).step();
        if (!step) return std::unexpected(step.error());
        if (*step == Statement::Step::done)
            return problem(Problem::Kind::not_found, "", "There is no such entry.");
        return Done{};
    });
    const auto both = [&](Statement& row) { row.bind(0, index).bind(1, by); };
    const auto one = [&](Statement& row) { row.bind(0, index); };
    if (done) done = write("INSERT INTO removals VALUES (?, ?)", both);
    if (done)
        done = write("UPDATE entries SET sealed = NULL, removed_by = ?2 WHERE idx = ?1", both);
    if (done) done = write("DELETE FROM entry_keys WHERE idx = ?", one);
    for (const ledger::Drawn& row : drawn) {
        if (!done) break;
        done = write("DELETE FROM drawn WHERE list = ? AND key = ? AND idx = ?",
                     [&](Statement& which) {
                         which.bind(0, std::int64_t{row.list}).bind(1, base::ByteView(row.key));
                         which.bind(2, index);
                     });
    }
    return done;
}

Result<Done> SqliteTransaction::put_identity(const ledger::Identity& identity)
{
    auto done = write("INSERT INTO identity VALUES (1, ?, ?)", [&](Statement& row) {
        row.bind(0, base::ByteView(identity.authority.bytes));
        row.bind(1, base::ByteView(identity.signer));
    });
    for (const ledger::KeptSecret& secret : identity.secrets) {
        if (!done) break;
        done = write("INSERT INTO secrets VALUES (?, ?)", [&](Statement& row) {
            row.bind(0, std::string_view(secret.name)).bind(1, base::ByteView(secret.sealed));
        });
    }
    return done;
}

Result<Done> SqliteTransaction::change_drawer(const drawer::Change& change)
{
    const auto place = [&](Statement& row) {
        row.bind(0, std::int64_t{change.list}).bind(1, base::ByteView(change.key));
    };
    if (!change.value) return write("DELETE FROM drawer WHERE list = ? AND key = ?", place);
    return write("INSERT OR REPLACE INTO drawer VALUES (?, ?, ?)", [&](Statement& row) {
        place(row);
        row.bind(2, base::ByteView(*change.value));
    });
}

Result<Done> SqliteTransaction::commit()
{
    auto done = attempt([&] { return shelf_.writer_.commit(); });
    if (!done || shelf_.writer_.log_pages() < shelf_.options_.log_pages) return done;
    // What was committed is durable. A checkpoint that finds no room, or a reader in its way, is
    // made after a later commit; one that fails to write ends everything.
    try {
        std::ignore = shelf_.writer_.checkpoint(Database::Checkpoint::passive);
    } catch (const base::LostMachine&) {
        after_ = SqliteShelf::Writing::lost;
        throw;
    }
    return done;
}

}  // namespace holdfast::stores
