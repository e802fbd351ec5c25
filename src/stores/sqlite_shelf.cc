#include "stores/sqlite_shelf.h"

#include "base/lost_machine.h"
#include "stores/sqlite_opening.h"
#include "stores/sqlite_reading.h"
#include "stores/sqlite_transaction.h"

namespace holdfast::stores {

using base::Done;
using base::problem;
using base::Problem;
using base::Result;

namespace {

/// More views than this at a time are served too, by connections that are closed afterwards.
constexpr std::size_t readers_kept = 8;

}  // namespace

/// Reads what was committed when it began, whatever is written meanwhile.
class SqliteView final : public SqliteReading<ledger::ShelfView> {
public:
    SqliteView(SqliteShelf& shelf, Database reader) : shelf_(shelf), reader_(std::move(reader)) {}
    ~SqliteView() override
    {
        reader_.roll_back();
        shelf_.give_back_reader(std::move(reader_));
    }
    SqliteView(const SqliteView&) = delete;
    SqliteView& operator=(const SqliteView&) = delete;

private:
    Database& rows() override { return reader_; }

    SqliteShelf& shelf_;
    Database reader_;
};

Result<std::unique_ptr<SqliteShelf>> SqliteShelf::open(const std::string& path, Options options)
{
    auto writer = open_for_writing(path, options);
    if (!writer) return std::unexpected(writer.error());
    return std::unique_ptr<SqliteShelf>(
        new SqliteShelf(path, std::move(options), std::move(*writer)));
}

SqliteShelf::~SqliteShelf()
{
    if (writing_ != Writing::lost) return;
    writer_.leave_log_at_close();
    for (Database& reader : readers_) reader.leave_log_at_close();
}

Result<std::optional<ledger::Identity>> SqliteShelf::identity()
{
    auto reader = take_reader();
    if (!reader) return std::unexpected(reader.error());
    auto identity = read_identity(*reader);
    give_back_reader(std::move(*reader));
    return identity;
}

Result<Done> SqliteShelf::found(const ledger::Identity& identity)
{
    auto begun = begin();
    if (!begun) return std::unexpected(begun.error());
    auto& transaction = static_cast<SqliteTransaction&>(**begun);
    auto done = transaction.put_identity(identity);
    if (!done) return done;
    return transaction.commit();
}

Result<std::unique_ptr<ledger::ShelfView>> SqliteShelf::view()
{
    auto reader = take_reader();
    if (!reader) return std::unexpected(reader.error());
    // A transaction sees the moment of its first read, so one is made at once.
    auto done = reader->run("BEGIN; SELECT size FROM head");
    if (!done) return std::unexpected(done.error());
    return std::make_unique<SqliteView>(*this, std::move(*reader));
}

Result<std::unique_ptr<ledger::ShelfTransaction>> SqliteShelf::begin()
{
    take_writer();
    auto transaction = std::make_unique<SqliteTransaction>(*this);
    auto done = writer_.run("BEGIN IMMEDIATE");
    if (!done) return std::unexpected(done.error());
    return transaction;
}

Result<Done> SqliteShelf::scrub()
{
    take_writer();
    try {
        const auto all = writer_.checkpoint(Database::Checkpoint::truncate);
        give_back_writer(Writing::idle);
        if (!all) return std::unexpected(all.error());
        if (*all) return Done{};
    } catch (const base::LostMachine&) {
        give_back_writer(Writing::lost);
        throw;
    }
    return problem(Problem::Kind::unavailable,
                   "",
                   "What was removed is still being read. Try again when that has ended.");
}

void SqliteShelf::take_writer()
{
    std::unique_lock lock(mutex_);
    writer_back_.wait(lock, [&] { return writing_ != Writing::busy; });
    if (writing_ == Writing::lost)
        throw base::LostMachine("The ledger's file is not written any more after a failed write.");
    writing_ = Writing::busy;
}

void SqliteShelf::give_back_writer(Writing after)
{
    {
        const std::lock_guard lock(mutex_);
        writing_ = after;
    }
    // Everybody who waits must hear of a loss.
    writer_back_.notify_all();
}

Result<Database> SqliteShelf::take_reader()
{
    {
        const std::lock_guard lock(mutex_);
        if (!readers_.empty()) {
            Database reader = std::move(readers_.back());
            readers_.pop_back();
            return reader;
        }
    }
    return open_for_reading(path_, options_.vfs);
}

void SqliteShelf::give_back_reader(Database reader)
{
    const std::lock_guard lock(mutex_);
    if (readers_.size() < readers_kept) readers_.push_back(std::move(reader));
}

}  // namespace holdfast::stores
