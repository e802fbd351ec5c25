#pragma once
#include "drawer/drawer_shelf.h"
#include "stores/sqlite_reading.h"
#include "stores/sqlite_shelf.h"

#include <functional>

namespace holdfast::stores {

/// The one transaction that a SqliteShelf lends at a time. It belongs to one thread at a time.
class SqliteTransaction final : public SqliteReading<ledger::ShelfTransaction> {
public:
    /// The writer is this one's already, with a transaction open.
    explicit SqliteTransaction(SqliteShelf& shelf) : shelf_(shelf) {}
    ~SqliteTransaction() override
    {
        if (after_ == SqliteShelf::Writing::idle) shelf_.writer_.roll_back();
        shelf_.give_back_writer(after_);
    }
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;

    base::Result<base::Done> put_entry(const ledger::Stored& entry) override;
    base::Result<base::Done> put_drawn(std::uint64_t index,
                                       std::span<const ledger::Drawn> drawn) override;
    base::Result<base::Done> put_subtree(unsigned level, std::uint64_t position,
                                         const base::Digest& root) override;
    base::Result<base::Done> put_answered(std::string_view key,
                                          const ledger::Answered& answered) override;
    base::Result<base::Done> put_checkpoint(const ledger::Checkpoint& checkpoint) override;
    base::Result<base::Done> put_head(const ledger::Head& head) override;
    base::Result<base::Done> remove(std::uint64_t index, std::uint64_t by,
                                    std::span<const ledger::Drawn> drawn) override;
    base::Result<base::Done> commit() override;

    base::Result<base::Done> put_identity(const ledger::Identity& identity);
    base::Result<base::Done> change_drawer(const drawer::Change& change);

private:
    Database& rows() override { return shelf_.writer_; }

    /// Does one writing act and remembers its failure: SQLite may have ended the transaction, and
    /// what came after would be committed by itself.
    base::Result<base::Done> attempt(const std::function<base::Result<base::Done>()>& act);
    /// Runs one statement after `bind` has bound its places.
    base::Result<base::Done> write(std::string_view sql,
                                   const std::function<void(Statement&)>& bind);

    SqliteShelf& shelf_;
    std::optional<base::Problem> failed_;
    SqliteShelf::Writing after_ = SqliteShelf::Writing::idle;
};

}  // namespace holdfast::stores
