// What the shelf in a SQLite file must do besides: refuse what is not a ledger, and refuse every
// change to what is written, whoever asks.
#include "stores/sqlite_schema.h"
#include "stores/sqlite_shelf.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>

namespace holdfast {
namespace {

namespace fs = std::filesystem;
using base::Bytes;
using base::Problem;
using stores::Database;
using stores::SqliteShelf;
using Missing = SqliteShelf::Options::Missing;

class SqliteShelfFile : public testing::Test {
protected:
    SqliteShelfFile()
    {
        std::string pattern = fs::temp_directory_path() / "holdfast-sqlite-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
        path_ = folder_ / "ledger";
    }
    ~SqliteShelfFile() override { fs::remove_all(folder_); }

    /// "opened", or the kind of the Problem.
    static std::string opening(const fs::path& path, Missing missing)
    {
        const auto opened = SqliteShelf::open(path, {.vfs = "", .missing = missing});
        if (opened) return "opened";
        EXPECT_NE("", opened.error().message);
        return std::string(base::word_of(opened.error().kind));
    }
    /// Runs SQL through a connection of another's, and answers the message, "" for success.
    std::string run(const std::string& sql) const
    {
        sqlite3* handle = nullptr;
        sqlite3_open_v2(path_.c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
        sqlite3_busy_timeout(handle, 1'000);
        std::string told;
        if (sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            told = sqlite3_errmsg(handle);
        sqlite3_close(handle);
        return told;
    }
    /// A ledger with an identity and three entries, of which 0 is removed by 2.
    void make_ledger() const
    {
        auto shelf = SqliteShelf::open(path_, {});
        ASSERT_TRUE(shelf) << shelf.error().message;
        ASSERT_TRUE((*shelf)->found({}));
        auto transaction = (*shelf)->begin();
        ASSERT_TRUE(transaction);
        ledger::Head head;
        for (std::uint64_t index = 0; index < 3; ++index) {
            ledger::Stored stored;
            stored.index = index;
            stored.sealed = Bytes(3'000, static_cast<std::uint8_t>(index + 1));
            stored.wrapped_key = Bytes{1};
            ASSERT_TRUE((*transaction)->put_entry(stored));
            head.frontier.append({});
        }
        ASSERT_TRUE((*transaction)->remove(0, 2, {}));
        ASSERT_TRUE((*transaction)->put_subtree(8, 0, {}));
        ASSERT_TRUE((*transaction)->put_answered("a", {{}, 0, 3}));
        ASSERT_TRUE((*transaction)->put_checkpoint({3, {}, {}, {}}));
        ASSERT_TRUE((*transaction)->put_head(head));
        ASSERT_TRUE((*transaction)->commit());
        transaction->reset();
        ASSERT_TRUE((*shelf)->scrub());
    }
    void write_file(const std::string& content) const
    {
        std::ofstream(path_, std::ios::binary) << content;
    }

    fs::path folder_;
    fs::path path_;
};

TEST_F(SqliteShelfFile, IsForItsOwnerAlone)
{
    make_ledger();
    auto shelf = SqliteShelf::open(path_, {});
    ASSERT_TRUE(shelf);
    constexpr auto owner = fs::perms::owner_read | fs::perms::owner_write;
    int files = 0;
    for (const auto& file : fs::directory_iterator(folder_)) {
        EXPECT_EQ(owner, file.status().permissions()) << file.path().filename();
        ++files;
    }
    EXPECT_EQ(3, files) << "the file, its log and the log's index";
}

TEST_F(SqliteShelfFile, IsMadeOnlyWhereThatIsWanted)
{
    EXPECT_EQ("not_found", opening(path_, Missing::refuse));
    EXPECT_FALSE(fs::exists(path_));
    EXPECT_EQ("unavailable", opening(folder_ / "nowhere" / "ledger", Missing::create));
    EXPECT_EQ("not_found", opening(folder_ / "nowhere" / "ledger", Missing::refuse));
    EXPECT_EQ("opened", opening(path_, Missing::create));
    EXPECT_EQ("opened", opening(path_, Missing::refuse));
    EXPECT_EQ("unavailable", opening(folder_, Missing::create));
    EXPECT_EQ("unavailable", opening(folder_, Missing::refuse));
}

TEST_F(SqliteShelfFile, KeepsItsWordsAcrossOpenings)
{
    make_ledger();
    auto shelf = SqliteShelf::open(path_, {.vfs = "", .missing = Missing::refuse});
    ASSERT_TRUE(shelf);
    EXPECT_TRUE(*(*shelf)->identity());
    EXPECT_EQ("conflict", base::word_of((*shelf)->found({}).error().kind));
    EXPECT_EQ(3U, (*(*shelf)->view())->head()->frontier.size());
}

TEST_F(SqliteShelfFile, RefusesWhatIsNoLedger)
{
    write_file("");
    EXPECT_EQ("damaged", opening(path_, Missing::refuse));
    write_file("This is a letter, and long enough to be looked at as a file of SQLite's, which has "
               "a header of one hundred bytes.");
    EXPECT_EQ("damaged", opening(path_, Missing::create));
    fs::remove(path_);
    write_file("");
    ASSERT_EQ("", run("CREATE TABLE recipe (name)"));
    EXPECT_EQ("damaged", opening(path_, Missing::create));
    ASSERT_EQ("", run("PRAGMA application_id = 7"));
    const auto other = SqliteShelf::open(path_, {});
    ASSERT_FALSE(other);
    EXPECT_EQ("This file is not a Holdfast ledger.", other.error().message);
    EXPECT_EQ("", run("INSERT INTO recipe VALUES ('bread')")) << "and leaves it as it was";
}

TEST_F(SqliteShelfFile, RefusesWhatALaterVersionWrote)
{
    make_ledger();
    ASSERT_EQ("", run("PRAGMA user_version = 3"));
    EXPECT_EQ("newer_format", opening(path_, Missing::refuse));
    ASSERT_EQ("", run("PRAGMA user_version = 0"));
    EXPECT_EQ("damaged", opening(path_, Missing::refuse));
    ASSERT_EQ("", run("PRAGMA user_version = 2"));
    EXPECT_EQ("opened", opening(path_, Missing::refuse));
}

TEST_F(SqliteShelfFile, RefusesAFileThatWasCutShort)
{
    make_ledger();
    const auto whole = fs::file_size(path_);
    ASSERT_GT(whole, 20'000U);
    const fs::path copy = folder_ / "copy";
    // SQLite takes a file of one byte for an empty one.
    const std::uintmax_t lengths[] = {
        2, 50, 100, 4'095, 4'096, 8'192, whole / 2, whole - 4'096, whole - 512, whole - 1};
    for (const std::uintmax_t kept : lengths) {
        fs::copy_file(path_, copy, fs::copy_options::overwrite_existing);
        fs::resize_file(copy, kept);
        EXPECT_EQ("damaged", opening(copy, Missing::create)) << kept;
        EXPECT_EQ("damaged", opening(copy, Missing::refuse)) << kept;
    }
    fs::copy_file(path_, copy, fs::copy_options::overwrite_existing);
    EXPECT_EQ("opened", opening(copy, Missing::refuse));
}

TEST_F(SqliteShelfFile, RefusesTablesThatWereTamperedWith)
{
    const std::string tampering[] = {
        "DROP TRIGGER entries_stay",
        ("DROP TRIGGER removals_stay; CREATE TRIGGER removals_stay BEFORE DELETE ON removals"
         " BEGIN SELECT 1; END"),
        "DROP TABLE drawn",
        "CREATE TRIGGER added AFTER INSERT ON entries BEGIN DELETE FROM drawn; END",
        "DELETE FROM head",
        "UPDATE head SET size = 2",
        "UPDATE head SET frontier = x'00'",
        "DROP TRIGGER entries_stay; DELETE FROM entries WHERE idx = 2",
    };
    for (const std::string& sql : tampering) {
        fs::remove(path_);
        make_ledger();
        ASSERT_EQ("", run(sql));
        EXPECT_EQ("damaged", opening(path_, Missing::create)) << sql;
    }
}

TEST_F(SqliteShelfFile, ATransactionSaysThatTheFileIsHeld)
{
    make_ledger();
    auto shelf = SqliteShelf::open(path_, {});
    ASSERT_TRUE(shelf);
    auto other = Database::open(path_, Database::Use::write, "");
    ASSERT_TRUE(other && other->run("BEGIN IMMEDIATE"));
    const auto begun = (*shelf)->begin();
    ASSERT_FALSE(begun);
    EXPECT_EQ(Problem::Kind::unavailable, begun.error().kind);
    other->roll_back();
    EXPECT_TRUE((*shelf)->begin()) << "works again when the other has gone";
}

TEST_F(SqliteShelfFile, NothingRemovedLingersInFileOrLog)
{
    make_ledger();
    auto shelf = SqliteShelf::open(path_, {});
    ASSERT_TRUE(shelf);
    const auto holds = [&](char byte) {
        for (const auto& file : fs::directory_iterator(folder_)) {
            std::ifstream stream(file.path(), std::ios::binary);
            const std::string content(std::istreambuf_iterator<char>(stream), {});
            if (content.find(std::string(100, byte)) != std::string::npos) return true;
        }
        return false;
    };
    EXPECT_FALSE(holds(1)) << "of entry 0, removed when the ledger was made";
    ASSERT_TRUE(holds(2));
    auto transaction = (*shelf)->begin();
    ASSERT_TRUE((*transaction)->remove(1, 2, {}) && (*transaction)->commit());
    transaction->reset();
    EXPECT_TRUE(holds(2)) << "until it is scrubbed";
    ASSERT_TRUE((*shelf)->scrub());
    EXPECT_FALSE(holds(2));
    EXPECT_TRUE(holds(3));
}

/// Entry 0 is removed by 2; entries 1 and 2 stand.
TEST_F(SqliteShelfFile, TheFileItselfRefusesEveryChange)
{
    const std::string entry_columns =
        " (idx, recorded, format, sealed, sealed_digest, key_digest) VALUES (";
    const std::string rest = ", 0, 1, x'00', zeroblob(32), zeroblob(32))";
    const std::string cannot_change = "An entry is never changed; write a correction.";
    const std::string cannot_go = "An entry is never deleted; its words can be removed by order.";
    const std::string in_order = "An entry stands only behind the last one.";
    const std::string one_key = "An entry has one key, and none once it is removed.";
    const std::string whose = "Whose ledger this is never changes.";
    struct Row {
        std::string sql;
        std::string told;
    };
    const Row rows[] = {
        {"INSERT INTO entries" + entry_columns + "4" + rest, in_order},
        {"INSERT INTO entries" + entry_columns + "1" + rest, in_order},
        {"INSERT OR REPLACE INTO entries" + entry_columns + "1" + rest, in_order},
        {"UPDATE entries SET recorded = 9 WHERE idx = 1", cannot_change},
        {"UPDATE entries SET sealed = x'11' WHERE idx = 1", cannot_change},
        {"UPDATE entries SET idx = 9 WHERE idx = 1", cannot_change},
        {"UPDATE OR REPLACE entries SET idx = 2 WHERE idx = 1", cannot_change},
        {"UPDATE entries SET sealed = NULL, removed_by = 2 WHERE idx = 1", cannot_change},
        {"UPDATE entries SET sealed = x'11', removed_by = NULL WHERE idx = 0", cannot_change},
        {"UPDATE entries SET removed_by = 1 WHERE idx = 0", cannot_change},
        {"INSERT INTO removals VALUES (1, 2);"
         "UPDATE entries SET sealed = NULL, removed_by = 0 WHERE idx = 1",
         cannot_change},
        {"INSERT INTO removals VALUES (1, 2);"
         "UPDATE entries SET sealed = NULL, removed_by = 2, recorded = 9 WHERE idx = 1",
         cannot_change},
        {"INSERT INTO removals VALUES (1, 2);"
         "UPDATE entries SET sealed = NULL, removed_by = 2, key_digest = randomblob(32)"
         " WHERE idx = 1",
         cannot_change},
        {"DELETE FROM entries WHERE idx = 2", cannot_go},
        {"DELETE FROM entries", cannot_go},
        {"DELETE FROM entry_keys WHERE idx = 1",
         "The key of an entry goes only with a removal by order."},
        {"UPDATE entry_keys SET wrapped = x'00'", "The key of an entry is never changed."},
        {"INSERT INTO entry_keys VALUES (0, 1, x'00')", one_key},
        {"INSERT OR REPLACE INTO entry_keys VALUES (1, 1, x'00')", one_key},
        {"INSERT OR REPLACE INTO removals VALUES (0, 1)", "The entry was removed already."},
        {"UPDATE removals SET by_idx = 1", "A removal is never changed."},
        {"DELETE FROM removals", "A removal is never taken back."},
        {"INSERT OR REPLACE INTO subtrees VALUES (8, 0, zeroblob(32))",
         "This part of the tree is there already."},
        {"UPDATE subtrees SET position = 1", "The tree is never changed."},
        {"DELETE FROM subtrees", "Nothing of the tree is ever deleted."},
        {"INSERT OR REPLACE INTO answered VALUES ('a', zeroblob(32), 1, 1)",
         "This request was answered already."},
        {"UPDATE answered SET first = 1", "An answer is never changed."},
        {"DELETE FROM answered", "An answer is never deleted."},
        {"INSERT OR REPLACE INTO checkpoints VALUES (3, zeroblob(32), 0, zeroblob(64))",
         "There is a checkpoint of this size already."},
        {"UPDATE checkpoints SET recorded = 1", "A checkpoint is never changed."},
        {"DELETE FROM checkpoints", "A checkpoint is never deleted."},
        {"INSERT OR REPLACE INTO identity VALUES (1, zeroblob(16), zeroblob(32))",
         "There is a ledger here already."},
        {"UPDATE identity SET signer = zeroblob(32)", whose},
        {"DELETE FROM identity", whose},
    };
    make_ledger();
    for (const Row& row : rows) EXPECT_EQ(row.told, run("BEGIN;" + row.sql)) << row.sql;
    EXPECT_EQ("",
              run("INSERT INTO removals VALUES (1, 2);"
                  "UPDATE entries SET sealed = NULL, removed_by = 2 WHERE idx = 1;"
                  "DELETE FROM entry_keys WHERE idx = 1"))
        << "the one exception";
}

/// A trigger without a row above would not be known to refuse anything.
TEST_F(SqliteShelfFile, EveryTriggerIsTried)
{
    make_ledger();
    auto file = Database::open(path_, Database::Use::read, "");
    ASSERT_TRUE(file);
    const auto triggers =
        file->ask_number("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'");
    EXPECT_EQ(21, triggers);
}

}  // namespace
}  // namespace holdfast
