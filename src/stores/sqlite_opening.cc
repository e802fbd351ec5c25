#include "stores/sqlite_opening.h"

#include "stores/sqlite_reading.h"
#include "stores/sqlite_schema.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace holdfast::stores {

using base::Done;
using base::problem;
using base::Problem;
using base::Result;
using Missing = SqliteShelf::Options::Missing;

namespace {

std::unexpected<Problem> damaged(std::string message)
{
    return problem(Problem::Kind::damaged, "", std::move(message));
}

/// SQLite gives the log and its index the permissions of the file, but would make the file itself
/// readable to others. Its folder entry is made durable with the log's, by SQLite.
Result<Done> make_private_file(const std::string& path)
{
    constexpr mode_t owner_alone = S_IRUSR | S_IWUSR;
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, owner_alone);
    if (file >= 0) {
        ::close(file);
        return Done{};
    }
    if (errno == EEXIST) return Done{};
    return problem(Problem::Kind::unavailable,
                   path,
                   "The file cannot be created. Look at its folder and at who owns that.");
}

Result<Done> look_for_file(const std::string& path, Missing missing)
{
    struct stat found = {};
    if (::stat(path.c_str(), &found) == 0) {
        if (S_ISREG(found.st_mode)) return Done{};
        return problem(Problem::Kind::unavailable, path, "This is not a file.");
    }
    if (errno == ENOENT && missing == Missing::create) return make_private_file(path);
    if (errno == ENOENT) return problem(Problem::Kind::not_found, path, "There is no such file.");
    return problem(Problem::Kind::unavailable,
                   path,
                   "The file cannot be opened. Look at its folder and at who owns that.");
}

// The schema of a file is somebody's input: it may not call functions with effects. Sorting stays
// in memory, so that nothing of the file is written elsewhere.
constexpr char common_settings[] = "PRAGMA busy_timeout = 5000;"
                                   "PRAGMA trusted_schema = OFF;"
                                   "PRAGMA cell_size_check = ON;"
                                   "PRAGMA temp_store = MEMORY;";

// What is deleted is overwritten. A cache of 32 MiB holds the inner pages of the lists of some
// millions of entries. EXTRA is what makes the making of the tables durable, before there is a log.
constexpr char writer_settings[] = "PRAGMA synchronous = EXTRA;"
                                   "PRAGMA secure_delete = ON;"
                                   "PRAGMA foreign_keys = ON;"
                                   "PRAGMA cache_size = -32768;";

/// The version of a file that holds nothing yet.
constexpr std::int64_t version_of_nothing = 0;

/// Which version of a ledger this file is. Changes nothing in it.
Result<std::int64_t> version_of(Database& file)
{
    const auto tables = file.ask_number("SELECT count(*) FROM sqlite_schema");
    if (!tables) return std::unexpected(tables.error());
    const auto application = file.ask_number("PRAGMA application_id");
    if (!application) return std::unexpected(application.error());
    const auto version = file.ask_number("PRAGMA user_version");
    if (!version) return std::unexpected(version.error());
    if (*tables == 0 && *application == 0 && *version == 0) return version_of_nothing;
    if (*application != sqlite_application) return damaged("This file is not a Holdfast ledger.");
    if (*version > sqlite_version)
        return problem(Problem::Kind::newer_format,
                       "",
                       "This ledger was written by a later version of Holdfast; use that version.");
    if (*version < 1) return damaged("The version of this ledger is not one that there is.");
    return *version;
}

/// A setting that SQLite was told may not be one that it could take; so each is read back.
Result<Done> insist_on_durability(Database& file)
{
    auto mode = file.ask_text("PRAGMA journal_mode = WAL");
    if (!mode) return std::unexpected(mode.error());
    auto done = file.run("PRAGMA synchronous = FULL");
    if (!done) return done;
    mode = file.ask_text("PRAGMA journal_mode");
    if (!mode) return std::unexpected(mode.error());
    constexpr std::int64_t full = 2;
    const auto synchronous = file.ask_number("PRAGMA synchronous");
    const auto overwriting = file.ask_number("PRAGMA secure_delete");
    const auto references = file.ask_number("PRAGMA foreign_keys");
    if (*mode != "wal" || synchronous != full || overwriting != 1 || references != 1)
        return problem(Problem::Kind::unavailable,
                       "",
                       "This place cannot keep a ledger safely: SQLite did not take the settings "
                       "that durability needs. Use a local disk.");
    return Done{};
}

/// The text of every table and trigger, one after another, by name.
Result<std::string> tables_of(Database& file)
{
    return file.ask_text("SELECT group_concat(name || ' ' || sql, ';') FROM"
                         " (SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                         "  AND (tbl_name IN ('identity', 'secrets', 'head', 'entries',"
                         "   'entry_keys', 'removals', 'drawn', 'subtrees', 'answered',"
                         "   'checkpoints', 'drawer')) ORDER BY name)");
}

/// Makes what each version from `from` on added.
Result<Done> add_tables(Database& file, std::int64_t from, std::int64_t upto)
{
    for (std::int64_t version = from; version <= upto; ++version) {
        auto done = file.run(sqlite_schema_added_in(version));
        if (!done) return done;
    }
    return Done{};
}

/// Triggers that were taken away, or added, would make every promise void.
Result<Done> check_tables(Database& file, std::int64_t version)
{
    auto pattern = Database::open(":memory:", Database::Use::create, "");
    if (!pattern) return std::unexpected(pattern.error());
    auto done = add_tables(*pattern, 1, version);
    if (!done) return done;
    const auto wanted = tables_of(*pattern);
    if (!wanted) return std::unexpected(wanted.error());
    const auto there = tables_of(file);
    if (!there) return std::unexpected(there.error());
    if (*there != *wanted) return damaged("The tables of this ledger are not as they were made.");
    return Done{};
}

/// Within a transaction: makes the tables that a file of this version lacks. One that was tampered
/// with is left as it is.
Result<Done> bring_from(Database& file, std::int64_t version)
{
    auto done = version == version_of_nothing ? Done{} : check_tables(file, version);
    if (done) done = add_tables(file, version + 1, sqlite_version);
    if (!done) return done;
    const std::string marks = "PRAGMA application_id = " + std::to_string(sqlite_application)
                            + "; PRAGMA user_version = " + std::to_string(sqlite_version) + ";";
    return file.run(marks.c_str());
}

/// Brings an empty file or one of an earlier version to this one: all of it or nothing, and nothing
/// when another process was quicker.
Result<Done> bring_up_to_date(Database& file)
{
    auto done = file.run("BEGIN IMMEDIATE");
    if (!done) return done;
    const auto version = version_of(file);
    if (!version) done = std::unexpected(version.error());
    else if (*version != sqlite_version) done = bring_from(file, *version);
    if (done) return file.commit();
    file.roll_back();
    return done;
}

/// Brings the log into the file, and looks whether the file is as long as it says.
///
/// The log is emptied at every opening, because an earlier process may have died of a failed fsync:
/// then the machine may hold pages of the log in memory only and believe that they are on the disk.
/// Here they are written once more, into the file.
Result<Done> settle_log(Database& file)
{
    const auto all = file.checkpoint(Database::Checkpoint::truncate);
    if (!all) return std::unexpected(all.error());
    if (!*all) return Done{};  // Another process has the file open, and has settled it.
    const auto pages = file.ask_number("PRAGMA page_count");
    if (!pages) return std::unexpected(pages.error());
    const auto page_size = file.ask_number("PRAGMA page_size");
    if (!page_size) return std::unexpected(page_size.error());
    const auto size = file.file_size();
    if (!size) return std::unexpected(size.error());
    if (*size != static_cast<std::uint64_t>(*pages) * static_cast<std::uint64_t>(*page_size))
        return damaged("The file has been cut short. Restore it from a backup.");
    return Done{};
}

Result<Done> check_head(Database& file)
{
    const auto head = read_head(file);
    if (!head) return std::unexpected(head.error());
    const auto entries = file.ask_number("SELECT coalesce(max(idx) + 1, 0) FROM entries");
    if (!entries) return std::unexpected(entries.error());
    if (head->frontier.size() != static_cast<std::uint64_t>(*entries))
        return damaged(
            "The head of the ledger does not fit its entries. Restore it from a backup.");
    return Done{};
}

Result<Done> open_ledger(Database& file, Missing missing)
{
    auto done = file.run(common_settings);
    if (done) done = file.run(writer_settings);
    if (!done) return done;
    const auto version = version_of(file);
    if (!version) return std::unexpected(version.error());
    if (*version == version_of_nothing) {
        if (missing == Missing::refuse) return damaged("There is no ledger in this file.");
        done = bring_up_to_date(file);
        if (!done) return done;
    }
    done = insist_on_durability(file);
    if (done) done = settle_log(file);
    // Only now, because a file that was cut short must not be written to.
    const bool earlier = *version != version_of_nothing && *version != sqlite_version;
    if (done && earlier) done = bring_up_to_date(file);
    if (done) done = check_tables(file, sqlite_version);
    if (done) done = check_head(file);
    return done;
}

}  // namespace

Result<Database> open_for_writing(const std::string& path, const SqliteShelf::Options& options)
{
    if (options.vfs.empty()) {
        auto there = look_for_file(path, options.missing);
        if (!there) return std::unexpected(there.error());
    }
    const auto use =
        options.missing == Missing::create ? Database::Use::create : Database::Use::write;
    auto file = Database::open(path, use, options.vfs);
    if (!file) return file;
    auto done = open_ledger(*file, options.missing);
    if (!done) return std::unexpected(done.error());
    return file;
}

Result<Database> open_for_reading(const std::string& path, const std::string& vfs)
{
    auto file = Database::open(path, Database::Use::read, vfs);
    if (!file) return file;
    auto done = file->run(common_settings);
    if (!done) return std::unexpected(done.error());
    return file;
}

}  // namespace holdfast::stores
