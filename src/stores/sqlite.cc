#include "stores/sqlite.h"

#include "base/lost_machine.h"

#include <sqlite3.h>

#include <cassert>
#include <cstring>
#include <limits>

namespace holdfast::stores {

using base::ByteView;
using base::Done;
using base::Problem;
using base::Result;

namespace {

/// Whether the machine failed in a way after which it is not known what it keeps.
enum class Failure { lost, passing };

Failure failure_of(int extended_code)
{
    if ((extended_code & 0xff) != SQLITE_IOERR) return Failure::passing;
    switch (extended_code) {  // Reading changes nothing: it may be tried again.
    case SQLITE_IOERR_READ:
    case SQLITE_IOERR_SHORT_READ:
    case SQLITE_IOERR_FSTAT:
    case SQLITE_IOERR_ACCESS:
    case SQLITE_IOERR_NOMEM:
    case SQLITE_IOERR_LOCK:
    case SQLITE_IOERR_RDLOCK:
    case SQLITE_IOERR_CHECKRESERVEDLOCK:
    case SQLITE_IOERR_SHMOPEN:
    case SQLITE_IOERR_SHMLOCK:
    case SQLITE_IOERR_SHMMAP:
    case SQLITE_IOERR_SHMSIZE: return Failure::passing;
    default: return Failure::lost;  // not an enum: SQLite adds codes, and an unknown one is grave.
    }
}

std::string with_code(const std::string& sentence, int code)
{
    return sentence + " (SQLite answered " + std::to_string(code) + ".)";
}

}  // namespace

Problem problem_of(int code, std::string_view told)
{
    if (failure_of(code) == Failure::lost)
        throw base::LostMachine(with_code("The disk failed while it was written.", code));
    if (code == SQLITE_CONSTRAINT_TRIGGER) return {Problem::Kind::conflict, "", std::string(told)};
    switch (code & 0xff) {
    case SQLITE_FULL:
        return {
            Problem::Kind::unavailable, "", "The disk is full. Make room on it, then try again."};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {Problem::Kind::unavailable,
                "",
                "Another program is using the ledger's file. Try again in a moment."};
    case SQLITE_CORRUPT:
        return {Problem::Kind::damaged,
                "",
                with_code("The file is damaged. Restore it from a backup.", code)};
    case SQLITE_NOTADB: return {Problem::Kind::damaged, "", "This file is not a Holdfast ledger."};
    case SQLITE_CONSTRAINT:
        return {
            Problem::Kind::conflict, "", with_code("There is something else in this place.", code)};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
        return {Problem::Kind::unavailable,
                "",
                with_code("The file cannot be opened for writing. Look at its path and at who "
                          "owns it.",
                          code)};
    default:  // not an enum: whatever else SQLite may answer.
        return {Problem::Kind::unavailable,
                "",
                with_code("The ledger's file cannot be used at the moment.", code)};
    }
}

void Statement::Finalize::operator()(sqlite3_stmt* handle) const
{
    sqlite3_finalize(handle);
}

Statement& Statement::bind(int place, std::uint64_t number)
{
    assert(number <= std::uint64_t{std::numeric_limits<std::int64_t>::max()});
    return bind(place, static_cast<std::int64_t>(number));
}

Statement& Statement::bind(int place, std::int64_t number)
{
    const int code = sqlite3_bind_int64(handle_.get(), place + 1, number);
    if (bind_error_ == SQLITE_OK) bind_error_ = code;
    return *this;
}

Statement& Statement::bind(int place, ByteView bytes)
{
    // A null pointer would bind NULL, and no bytes are something else than none.
    const void* begin = bytes.empty() ? static_cast<const void*>("") : bytes.data();
    const int code =
        sqlite3_bind_blob64(handle_.get(), place + 1, begin, bytes.size(), SQLITE_STATIC);
    if (bind_error_ == SQLITE_OK) bind_error_ = code;
    return *this;
}

Statement& Statement::bind(int place, std::string_view text)
{
    const char* begin = text.empty() ? "" : text.data();
    const int code = sqlite3_bind_text64(
        handle_.get(), place + 1, begin, text.size(), SQLITE_STATIC, SQLITE_UTF8);
    if (bind_error_ == SQLITE_OK) bind_error_ = code;
    return *this;
}

Statement& Statement::bind(int place, std::nullopt_t)
{
    const int code = sqlite3_bind_null(handle_.get(), place + 1);
    if (bind_error_ == SQLITE_OK) bind_error_ = code;
    return *this;
}

Result<Statement::Step> Statement::step()
{
    if (bind_error_ != SQLITE_OK) return std::unexpected(problem_of(bind_error_, ""));
    const int code = sqlite3_step(handle_.get());
    if (code == SQLITE_ROW) return Step::row;
    if (code == SQLITE_DONE) return Step::done;
    sqlite3* database = sqlite3_db_handle(handle_.get());
    const std::string told = sqlite3_errmsg(database);
    const int extended = sqlite3_extended_errcode(database);
    sqlite3_reset(handle_.get());
    return std::unexpected(problem_of(extended, told));
}

Result<Done> Statement::run()
{
    const auto stepped = step();
    if (!stepped) return std::unexpected(stepped.error());
    assert(*stepped == Step::done);
    reset();
    return Done{};
}

bool Statement::null(int column) const
{
    return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

std::int64_t Statement::number(int column) const
{
    return sqlite3_column_int64(handle_.get(), column);
}

ByteView Statement::bytes(int column) const
{
    const void* begin = sqlite3_column_blob(handle_.get(), column);
    const int size = sqlite3_column_bytes(handle_.get(), column);
    return {static_cast<const std::uint8_t*>(begin), static_cast<std::size_t>(size)};
}

base::Bytes Statement::bytes_copied(int column) const
{
    const ByteView read = bytes(column);
    return {read.begin(), read.end()};
}

std::string_view Statement::text(int column) const
{
    return base::text_of(bytes(column));
}

void Statement::reset()
{
    sqlite3_reset(handle_.get());  // Answers again what `step` answered.
    sqlite3_clear_bindings(handle_.get());
    bind_error_ = SQLITE_OK;
}

void Database::Close::operator()(sqlite3* handle) const
{
    sqlite3_close_v2(handle);
}

Result<Database> Database::open(const std::string& path, Use use, const std::string& vfs)
{
    sqlite3* handle = nullptr;
    // A connection is used by one thread at a time, so SQLite need not lock it.
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (use == Use::create) flags |= SQLITE_OPEN_CREATE;
    const int code =
        sqlite3_open_v2(path.c_str(), &handle, flags, vfs.empty() ? nullptr : vfs.c_str());
    Database database(handle);
    if (code != SQLITE_OK) return std::unexpected(problem_of(code, ""));
    if (use == Use::read) {
        auto done = database.run("PRAGMA query_only = ON");
        if (!done) return std::unexpected(done.error());
    }
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // In place of SQLite's own checkpoints after a commit, whose failures nobody would be told of.
    sqlite3_wal_hook(
        handle,
        [](void* count, sqlite3*, const char*, int pages) {
            *static_cast<int*>(count) = pages;
            return SQLITE_OK;
        },
        database.log_pages_.get());
    return database;
}

Result<Done> Database::run(const char* sql)
{
    if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) == SQLITE_OK) return Done{};
    return std::unexpected(problem());
}

Result<std::int64_t> Database::ask_number(const char* sql)
{
    auto statement = prepare(sql);
    if (!statement) return std::unexpected(statement.error());
    const auto step = statement->step();
    if (!step) return std::unexpected(step.error());
    return *step == Statement::Step::row ? statement->number(0) : 0;
}

Result<std::string> Database::ask_text(const char* sql)
{
    auto statement = prepare(sql);
    if (!statement) return std::unexpected(statement.error());
    const auto step = statement->step();
    if (!step) return std::unexpected(step.error());
    return *step == Statement::Step::row ? std::string(statement->text(0)) : std::string();
}

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt* handle = nullptr;
    const int code = sqlite3_prepare_v3(handle_.get(),
                                        sql.data(),
                                        static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT,
                                        &handle,
                                        nullptr);
    if (code != SQLITE_OK) return std::unexpected(problem());
    return Statement(handle);
}

Database::Lent::~Lent()
{
    if (home_ == nullptr) return;
    statement_.reset();
    home_->push_back(std::move(statement_));
}

Result<Database::Lent> Database::lend(std::string_view sql)
{
    auto& idle = prepared_[sql];
    if (!idle.empty()) {
        Lent lent(idle, std::move(idle.back()));
        idle.pop_back();
        return lent;
    }
    auto statement = prepare(sql);
    if (!statement) return std::unexpected(statement.error());
    return Lent(idle, std::move(*statement));
}

bool Database::in_transaction() const
{
    return sqlite3_get_autocommit(handle_.get()) == 0;
}

Result<Done> Database::commit()
{
    const int code = sqlite3_exec(handle_.get(), "COMMIT", nullptr, nullptr, nullptr);
    if (code == SQLITE_OK) return Done{};
    const int primary = code & 0xff;
    if (primary != SQLITE_FULL && primary != SQLITE_BUSY)
        throw base::LostMachine(with_code("The ledger could not be written.", code));
    roll_back();
    return std::unexpected(problem_of(code, ""));
}

void Database::roll_back()
{
    if (in_transaction()) sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<bool> Database::checkpoint(Checkpoint how)
{
    const int mode =
        how == Checkpoint::truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    int pages = 0;
    int copied = 0;
    const int code = sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, mode, &pages, &copied);
    if (code == SQLITE_OK) {
        if (how == Checkpoint::truncate) *log_pages_ = 0;
        return pages == copied;
    }
    if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED) return false;
    return std::unexpected(problem_of(code, ""));
}

Result<std::uint64_t> Database::file_size()
{
    sqlite3_file* file = nullptr;
    sqlite3_file_control(
        handle_.get(), nullptr, SQLITE_FCNTL_FILE_POINTER, static_cast<void*>(&file));
    assert(file != nullptr && file->pMethods != nullptr);
    sqlite3_int64 size = 0;
    const int code = file->pMethods->xFileSize(file, &size);
    if (code != SQLITE_OK) return std::unexpected(problem_of(code, ""));
    return static_cast<std::uint64_t>(size);
}

void Database::leave_log_at_close()
{
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

Problem Database::problem() const
{
    return problem_of(sqlite3_extended_errcode(handle_.get()), sqlite3_errmsg(handle_.get()));
}

}  // namespace holdfast::stores
