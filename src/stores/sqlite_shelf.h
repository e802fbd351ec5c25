#pragma once
#include "ledger/shelf.h"
#include "stores/sqlite.h"

#include <condition_variable>
#include <mutex>

namespace holdfast::stores {

/// A shelf in one SQLite file, with its write-ahead log beside it. What `commit` has answered is on
/// the disk (synchronous=FULL). Safe to call from several threads; other processes may read and
/// write the same file. Views and transactions must be gone before the shelf.
///
/// Beyond the port's own words:
/// - The next transaction begins when the one before has gone, not when it is committed.
/// - `put_entry` takes only the index that comes next, and no subtree, answer or checkpoint is put
///   twice. Problem: conflict. A drawn row that is there already is left as it is.
/// - `remove` of an entry that is not there answers not_found, of a removed one conflict.
/// - A transaction in which a put or a removal failed answers that Problem again at `commit`, and
/// is
///   undone.
/// - `begin` answers unavailable when another process has been writing for five seconds; `scrub`,
///   when a view has been open so long.
/// - `found`, `begin` and `scrub` throw LostMachine as `commit` does, and so does `open`.
/// - Once LostMachine was thrown, every later write throws it again, and closing writes nothing.
class SqliteShelf final : public ledger::Shelf {
public:
    struct Options {
        std::string vfs = "";  // The name of a registered SQLite VFS; "" is the machine's own.
        /// What to do where there is no file, or an empty one.
        enum class Missing { create, refuse };
        Missing missing = Missing::create;
        /// The log is copied into the file when it holds so many pages of 4 KiB. Of 1,000 (SQLite's
        /// own) and 4,000, the second took a quarter more appends of 64 clients a second.
        int log_pages = 4'000;
    };
    /// Opens the file, brings what its log holds into it, and checks it as far as can be done
    /// without reading it all. A file of an earlier version is brought up to date, and no older
    /// Holdfast opens it from then on. A new file can be read and written by its owner alone.
    /// Problems:
    /// not_found, for a missing file that is not to be created; damaged, also for a file of another
    /// application and for an empty one that is not to be filled; newer_format; unavailable.
    [[nodiscard]] static base::Result<std::unique_ptr<SqliteShelf>> open(const std::string& path,
                                                                         Options options);
    ~SqliteShelf() override;
    SqliteShelf(const SqliteShelf&) = delete;
    SqliteShelf& operator=(const SqliteShelf&) = delete;

    [[nodiscard]] base::Result<std::optional<ledger::Identity>> identity() override;
    [[nodiscard]] base::Result<base::Done> found(const ledger::Identity& identity) override;
    [[nodiscard]] base::Result<std::unique_ptr<ledger::ShelfView>> view() override;
    [[nodiscard]] base::Result<std::unique_ptr<ledger::ShelfTransaction>> begin() override;
    [[nodiscard]] base::Result<base::Done> scrub() override;

private:
    friend class SqliteDrawerShelf;
    friend class SqliteView;
    friend class SqliteTransaction;

    /// Whether the connection that writes can be had.
    enum class Writing { idle, busy, lost };

    SqliteShelf(std::string path, Options options, Database writer)
        : path_(std::move(path)), options_(std::move(options)), writer_(std::move(writer))
    {}
    /// Waits for the connection that writes, and for its owner to be told `after` when it is given
    /// back. Throws LostMachine when it is lost.
    void take_writer();
    void give_back_writer(Writing after);
    [[nodiscard]] base::Result<Database> take_reader();
    void give_back_reader(Database reader);

    std::string path_;
    Options options_;
    Database writer_;
    std::mutex mutex_;  // Guards what follows.
    std::condition_variable writer_back_;
    Writing writing_ = Writing::idle;
    std::vector<Database> readers_;  // Those that nobody uses.
};

}  // namespace holdfast::stores
