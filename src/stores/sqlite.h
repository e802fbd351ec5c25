#pragma once
#include "base/problem.h"
#include "base/seal.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

/// SQLite, as thinly wrapped as ownership and errors allow.
///
/// Problems of every call here, by what SQLite answers:
/// - unavailable: the disk is full, cannot be read or opened, memory is short, another process
/// holds
///   the file;
/// - damaged: the file is not a database, or its pages contradict each other;
/// - conflict: a key that is there already, a row that another row needs, or what a trigger of ours
///   refuses, in the trigger's own words.
/// LostMachine is thrown when SQLite could not write, sync, truncate or delete: see
/// base/lost_machine.h. Nothing here is safe from several threads at once.
namespace holdfast::stores {

/// The Problem of an answer of SQLite that is not a success, or LostMachine as above. `told` is
/// SQLite's own message; only a trigger's is handed on.
[[nodiscard]] base::Problem problem_of(int code, std::string_view told);

/// One prepared statement. Places and columns count from 0. What is bound must live until the next
/// `reset`.
class Statement {
public:
    explicit Statement(sqlite3_stmt* handle) : handle_(handle) {}

    Statement& bind(int place, std::uint64_t number);
    Statement& bind(int place, std::int64_t number);
    Statement& bind(int place, base::ByteView bytes);
    Statement& bind(int place, std::string_view text);
    Statement& bind(int place, std::nullopt_t);

    enum class Step { row, done };
    /// The next row, or the end.
    [[nodiscard]] base::Result<Step> step();
    /// For a statement that answers no rows: runs it to its end and resets it.
    [[nodiscard]] base::Result<base::Done> run();

    /// Of the row that `step` stands on. Bytes and text stay valid until the next step or reset.
    [[nodiscard]] bool null(int column) const;
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] base::ByteView bytes(int column) const;
    [[nodiscard]] base::Bytes bytes_copied(int column) const;
    [[nodiscard]] std::string_view text(int column) const;

    void reset();

private:
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
    int bind_error_ = 0;  // The first of a failed bind; told by the next step.
};

/// One connection to a database file, and the statements prepared on it.
class Database {
public:
    /// `create` makes the file when there is none. `read` cannot write, but for SQLite's own locks.
    enum class Use { create, write, read };
    /// `vfs` is the name of a registered SQLite VFS; "" is the machine's own.
    [[nodiscard]] static base::Result<Database> open(const std::string& path, Use use,
                                                     const std::string& vfs);

    /// Runs one or more statements whose rows nobody wants.
    [[nodiscard]] base::Result<base::Done> run(const char* sql);
    /// The number in the only column of the only row.
    [[nodiscard]] base::Result<std::int64_t> ask_number(const char* sql);
    [[nodiscard]] base::Result<std::string> ask_text(const char* sql);
    [[nodiscard]] base::Result<Statement> prepare(std::string_view sql);

    /// A statement lent from those kept prepared; it goes back, reset, when this goes. Must not
    /// outlive the connection.
    class Lent {
    public:
        Lent(std::vector<Statement>& home, Statement statement)
            : home_(&home), statement_(std::move(statement))
        {}
        ~Lent();
        Lent(Lent&& other) noexcept
            : home_(std::exchange(other.home_, nullptr)), statement_(std::move(other.statement_))
        {}
        Lent& operator=(Lent&&) = delete;
        Statement* operator->() { return &statement_; }
        Statement& operator*() { return statement_; }

    private:
        std::vector<Statement>* home_;  // nullptr: moved from.
        Statement statement_;
    };
    /// `sql` must live as long as the connection (a literal): it is the key. A statement in use is
    /// not disturbed; a second one is prepared beside it.
    [[nodiscard]] base::Result<Lent> lend(std::string_view sql);

    /// Whether a transaction is open. SQLite ends one by itself after some failures.
    [[nodiscard]] bool in_transaction() const;

    /// Makes the open transaction durable. Problem: unavailable, when the disk was full or somebody
    /// else held the file: nothing was written, and the transaction is undone. Throws LostMachine
    /// after any other failure.
    [[nodiscard]] base::Result<base::Done> commit();
    /// Undoes the open transaction, if there is one.
    void roll_back();

    /// How many pages the write-ahead log held after this connection's last commit.
    [[nodiscard]] int log_pages() const { return *log_pages_; }

    enum class Checkpoint { passive, truncate };
    /// Copies the log into the file. False: not all of it, because somebody reads or writes.
    [[nodiscard]] base::Result<bool> checkpoint(Checkpoint how);

    /// The size of the file itself, without its log, in bytes.
    [[nodiscard]] base::Result<std::uint64_t> file_size();

    /// From now on, closing does not copy the log into the file: after a failed write nothing may
    /// be written again.
    void leave_log_at_close();

    [[nodiscard]] base::Problem problem() const;

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    explicit Database(sqlite3* handle) : handle_(handle) {}

    // SQLite keeps a pointer to the count; the connection is closed after its statements.
    std::unique_ptr<int> log_pages_ = std::make_unique<int>(0);
    std::unique_ptr<sqlite3, Close> handle_;
    std::map<std::string_view, std::vector<Statement>> prepared_;
};

}  // namespace holdfast::stores
