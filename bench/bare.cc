#include "bench/bare.h"

#include "bench/report.h"

namespace holdfast::bench {

namespace {

using stores::Database;
using stores::Statement;

/// As the ledger's own: what is committed is on the disk, and the cache is as large.
constexpr char settings[] = "PRAGMA journal_mode = WAL;"
                            "PRAGMA synchronous = FULL;"
                            "PRAGMA temp_store = MEMORY;"
                            "PRAGMA cache_size = -32768;";
constexpr int log_pages = 4'000;

Database open(const std::string& path)
{
    Database file = must(Database::open(path, Database::Use::create, ""));
    must_do(file.run(settings));
    return file;
}

void commit(Database& file)
{
    must_do(file.commit());
    if (file.log_pages() >= log_pages) (void)must(file.checkpoint(Database::Checkpoint::passive));
}

void drop_triggers(Database& file)
{
    for (;;) {
        const auto left =
            must(file.ask_number("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"));
        if (left == 0) return;
        const auto drop = must(file.ask_text(
            "SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger' LIMIT 1"));
        must_do(file.run(drop.c_str()));
    }
}

/// The rows to be written, in memory; %1 is the size of the ledger before them.
constexpr char new_rows[] =
    "CREATE TEMP TABLE new_entries AS SELECT * FROM full.entries WHERE idx >= %1;"
    "CREATE TEMP TABLE new_keys AS SELECT * FROM full.entry_keys WHERE idx >= %1;"
    "CREATE TEMP TABLE new_drawn AS SELECT * FROM full.drawn WHERE idx >= %1;"
    "CREATE TEMP TABLE new_answered AS SELECT * FROM full.answered WHERE first >= %1;"
    "CREATE TEMP TABLE new_subtrees AS SELECT * FROM full.subtrees"
    " WHERE (position + 1) << level > %1;"
    "CREATE TEMP TABLE new_checkpoints AS SELECT * FROM full.checkpoints WHERE size > %1;"
    "CREATE INDEX temp.by_1 ON new_entries (idx); CREATE INDEX temp.by_2 ON new_keys (idx);"
    "CREATE INDEX temp.by_3 ON new_drawn (idx); CREATE INDEX temp.by_4 ON new_answered (first);"
    "CREATE INDEX temp.by_5 ON new_checkpoints (size);";

/// One transaction's share of them: ?1 is the size before it, ?2 the size behind.
constexpr const char* copies[] = {
    "INSERT INTO entries SELECT * FROM new_entries WHERE idx >= ?1 AND idx < ?2",
    "INSERT INTO entry_keys SELECT * FROM new_keys WHERE idx >= ?1 AND idx < ?2",
    "INSERT INTO drawn SELECT * FROM new_drawn WHERE idx >= ?1 AND idx < ?2",
    "INSERT INTO answered SELECT * FROM new_answered WHERE first >= ?1 AND first < ?2",
    ("INSERT INTO subtrees SELECT * FROM new_subtrees"
     " WHERE (position + 1) << level > ?1 AND (position + 1) << level <= ?2"),
    "INSERT INTO checkpoints SELECT * FROM new_checkpoints WHERE size > ?1 AND size <= ?2",
    "UPDATE head SET size = ?2 WHERE size = ?1",
};

void take_new_rows(Database& file, const std::string& ledger, std::uint64_t from)
{
    must_do(file.run(("ATTACH '" + ledger + "' AS full").c_str()));
    std::string sql = new_rows;
    for (std::size_t at = sql.find("%1"); at != sql.npos; at = sql.find("%1", at))
        sql.replace(at, 2, std::to_string(from));
    must_do(file.run(sql.c_str()));
    must_do(file.run("DETACH full"));
}

std::vector<std::uint64_t> sizes_in(Database& file)
{
    std::vector<std::uint64_t> sizes;
    Statement asked = must(file.prepare("SELECT size FROM new_checkpoints ORDER BY size"));
    while (must(asked.step()) == Statement::Step::row)
        sizes.push_back(static_cast<std::uint64_t>(asked.number(0)));
    return sizes;
}

}  // namespace

double bare_rows_a_second(const std::string& path, std::size_t bytes, double seconds)
{
    Database file = open(path);
    must_do(file.run("CREATE TABLE rows (idx INTEGER PRIMARY KEY, bytes BLOB NOT NULL)"));
    Statement insert = must(file.prepare("INSERT INTO rows VALUES (?, ?)"));
    const base::Bytes row(bytes, 'r');
    std::uint64_t count = 0;
    const Watch watch;
    while (watch.seconds() < seconds) {
        must_do(file.run("BEGIN IMMEDIATE"));
        must_do(insert.bind(0, count++).bind(1, base::ByteView{row}).run());
        commit(file);
    }
    return static_cast<double>(count) / watch.seconds();
}

double bare_entries_a_second(const std::string& copy, const std::string& ledger, std::uint64_t from)
{
    Database file = open(copy);
    drop_triggers(file);
    take_new_rows(file, ledger, from);
    const std::vector<std::uint64_t> sizes = sizes_in(file);
    std::vector<Statement> statements;
    for (const char* sql : copies) statements.push_back(must(file.prepare(sql)));
    std::uint64_t before = from;
    const Watch watch;
    for (const std::uint64_t behind : sizes) {
        must_do(file.run("BEGIN IMMEDIATE"));
        for (Statement& each : statements) must_do(each.bind(0, before).bind(1, behind).run());
        commit(file);
        before = behind;
    }
    return static_cast<double>(before - from) / watch.seconds();
}

}  // namespace holdfast::bench
