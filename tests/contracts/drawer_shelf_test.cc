// What every shelf of the drawer must do, and what the one in a ledger's SQLite file must do
// besides: live beside the ledger, and come into files that were made before there was a drawer.
#include "base/seeded_entropy.h"
#include "drawer/drawer.h"
#include "tests/contracts/drawer_shelf_contract.h"

#include <sqlite3.h>

#include <atomic>
#include <fstream>
#include <latch>
#include <thread>

namespace holdfast::contracts {
namespace {

enum class DrawerKind { memory, sqlite };

class DrawerShelfContract : public testing::TestWithParam<DrawerKind> {
protected:
    DrawerShelfContract()
    {
        if (GetParam() == DrawerKind::memory) place_ = std::make_unique<MemoryDrawerPlace>();
        else place_ = std::make_unique<SqliteDrawerPlace>();
    }
    drawer::DrawerShelf& shelf() { return place_->shelf(); }

private:
    std::unique_ptr<DrawerPlace> place_;
};

TEST_P(DrawerShelfContract, AnEmptyShelfHasNoRows)
{
    EXPECT_EQ("none", value_of(shelf(), 1, "a"));
    EXPECT_EQ("none", value_of(shelf(), 1, ""));
    EXPECT_EQ("", rows_of(shelf(), 1));
}

TEST_P(DrawerShelfContract, WhatWasPutIsReadUntilItIsErased)
{
    ASSERT_EQ("done", make(shelf(), {put(1, "a", "first"), put(1, "b", "other")}));
    EXPECT_EQ("=first", value_of(shelf(), 1, "a"));
    ASSERT_EQ("done", make(shelf(), {put(1, "a", "second")}));
    EXPECT_EQ("=second", value_of(shelf(), 1, "a"));
    ASSERT_EQ("done", make(shelf(), {erase(1, "a")}));
    EXPECT_EQ("none", value_of(shelf(), 1, "a"));
    EXPECT_EQ("b=other", rows_of(shelf(), 1));
}

TEST_P(DrawerShelfContract, ToEraseWhatIsNotThereIsNoFault)
{
    EXPECT_EQ("done", make(shelf(), {erase(1, "a")}));
    EXPECT_EQ("done", make(shelf(), {}));
    EXPECT_EQ("", rows_of(shelf(), 1));
}

TEST_P(DrawerShelfContract, ListsAreApart)
{
    ASSERT_EQ("done",
              make(shelf(), {put(1, "a", "1"), put(2, "a", "2"), put(4'294'967'295, "a", "last")}));
    ASSERT_EQ("done", make(shelf(), {erase(1, "a")}));
    EXPECT_EQ("none", value_of(shelf(), 1, "a"));
    EXPECT_EQ("=2", value_of(shelf(), 2, "a"));
    EXPECT_EQ("a=last", rows_of(shelf(), 4'294'967'295));
}

TEST_P(DrawerShelfContract, AnyBytesMayBeKeyAndValue)
{
    const std::string every("\0\xff\x80'\";", 6);
    ASSERT_EQ("done",
              make(shelf(), {put(1, every, every), put(1, "", "of nothing"), put(1, "e", "")}));
    EXPECT_EQ("=" + every, value_of(shelf(), 1, every));
    EXPECT_EQ("=of nothing", value_of(shelf(), 1, ""));
    EXPECT_EQ("=", value_of(shelf(), 1, "e")) << "an empty value is a value";
    const std::string long_value(2'000'000, 'x');
    ASSERT_EQ("done", make(shelf(), {put(1, "long", long_value)}));
    EXPECT_EQ("=" + long_value, value_of(shelf(), 1, "long"));
}

TEST_P(DrawerShelfContract, RowsComeInTheOrderOfTheirKeys)
{
    ASSERT_EQ("done",
              make(shelf(),
                   {put(1, "b", "4"),
                    put(1, "\xff", "6"),
                    put(1, "ab", "3"),
                    put(1, "", "1"),
                    put(1, "a", "2"),
                    put(1, "b\x01", "5"),
                    put(2, "aa", "of another list")}));
    EXPECT_EQ("=1 a=2 ab=3 b=4 b\x01=5 \xff=6", rows_of(shelf(), 1));
}

TEST_P(DrawerShelfContract, APrefixPicksItsRows)
{
    ASSERT_EQ("done",
              make(shelf(),
                   {put(1, "a", "0"),
                    put(1, "ab", "1"),
                    put(1, "abc", "2"),
                    put(1, "ac", "3"),
                    put(1, "\xff", "4"),
                    put(1, "\xff\xff", "5"),
                    put(2, "ab", "6")}));
    struct Case {
        std::string prefix;
        std::string rows;
    };
    const Case cases[] = {
        {"a", "a=0 ab=1 abc=2 ac=3"},
        {"ab", "ab=1 abc=2"},
        {"abcd", ""},
        {"aa", ""},
        {"\xff", "\xff=4 \xff\xff=5"},
        {"\xff\xff", "\xff\xff=5"},
        {"\xff\xff\xff", ""},
    };
    for (const Case& row : cases)
        EXPECT_EQ(row.rows, rows_of(shelf(), 1, row.prefix)) << row.prefix;
}

TEST_P(DrawerShelfContract, ChangesAreMadeInTheirOrder)
{
    ASSERT_EQ("done",
              make(shelf(),
                   {put(1, "a", "first"),
                    put(1, "a", "second"),
                    put(1, "b", "1"),
                    erase(1, "b"),
                    erase(1, "c"),
                    put(1, "c", "1")}));
    EXPECT_EQ("a=second c=1", rows_of(shelf(), 1));
}

/// Writers raise two rows together; a reader who saw one without the other would see them differ.
TEST_P(DrawerShelfContract, NoReaderSeesAPartOfAChange)
{
    ASSERT_EQ("done", make(shelf(), {put(1, "a", "0"), put(1, "b", "0")}));
    constexpr int rounds = 60;
    std::latch ready(3);
    std::atomic<int> differed = 0;
    {
        std::vector<std::jthread> threads;
        threads.emplace_back([&] {
            ready.arrive_and_wait();
            for (int round = 1; round <= rounds; ++round) {
                const std::string value = std::to_string(round);
                ASSERT_EQ("done", make(shelf(), {put(1, "a", value), put(1, "b", value)}));
            }
        });
        for (int reader = 0; reader < 2; ++reader) {
            threads.emplace_back([&] {
                ready.arrive_and_wait();
                for (int round = 0; round < rounds; ++round) {
                    const auto rows = shelf().all(1, {});
                    ASSERT_TRUE(rows && rows->size() == 2);
                    if ((*rows)[0].value != (*rows)[1].value) ++differed;
                }
            });
        }
    }
    EXPECT_EQ(0, differed);
    EXPECT_EQ("=60", value_of(shelf(), 1, "b"));
}

INSTANTIATE_TEST_SUITE_P(Shelves, DrawerShelfContract,
                         testing::Values(DrawerKind::memory, DrawerKind::sqlite),
                         [](const testing::TestParamInfo<DrawerKind>& row) {
                             return row.param == DrawerKind::memory ? "memory" : "sqlite";
                         });

class DrawerInALedgersFile : public testing::Test {
protected:
    drawer::DrawerShelf& shelf() { return place_.shelf(); }

    /// Runs SQL through a connection of another's, and answers the message, "" for success.
    std::string run(const std::string& sql) const
    {
        sqlite3* handle = nullptr;
        sqlite3_open_v2(place_.path().c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
        sqlite3_busy_timeout(handle, 1'000);
        std::string told;
        if (sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            told = sqlite3_errmsg(handle);
        sqlite3_close(handle);
        return told;
    }
    /// "opened", or the kind of the Problem.
    std::string opening() const
    {
        const auto opened = stores::SqliteShelf::open(place_.path(), {});
        return opened ? "opened" : std::string(base::word_of(opened.error().kind));
    }
    std::int64_t version() const
    {
        auto file = stores::Database::open(place_.path(), stores::Database::Use::read, "");
        return file->ask_number("PRAGMA user_version").value();
    }

    SqliteDrawerPlace place_;
};

TEST_F(DrawerInALedgersFile, OutlivesItsProcess)
{
    ASSERT_EQ("done", make(shelf(), {put(1, "a", "kept"), put(1, "b", "gone")}));
    ASSERT_EQ("done", make(shelf(), {erase(1, "b")}));
    place_.reopen();
    EXPECT_EQ("a=kept", rows_of(shelf(), 1));
}

TEST_F(DrawerInALedgersFile, IsApartFromTheLedger)
{
    ASSERT_EQ("done", make(shelf(), {put(1, "a", "kept")}));
    auto& ledger = place_.ledger_shelf();
    EXPECT_FALSE(*ledger.identity()) << "a drawer alone founds no ledger";
    ASSERT_TRUE(ledger.found({}));
    {
        auto transaction = ledger.begin();
        ASSERT_TRUE(transaction);
        EXPECT_EQ("=kept", value_of(shelf(), 1, "a")) << "reading waits for nobody";
    }
    EXPECT_EQ("done", make(shelf(), {put(1, "a", "changed")}));
    EXPECT_EQ(0U, (*ledger.view())->head()->frontier.size());
}

/// Two who write, of whom neither knows the other, through the one connection that writes.
TEST_F(DrawerInALedgersFile, AndTheLedgerWriteInTurns)
{
    constexpr int rounds = 30;
    std::latch ready(3);
    std::vector<std::jthread> threads;
    threads.emplace_back([&] {
        ready.arrive_and_wait();
        for (int round = 0; round < rounds; ++round) {
            auto transaction = place_.ledger_shelf().begin();
            ASSERT_TRUE(transaction);
            const std::vector<ledger::Drawn> rows = {{5, {9}}};
            ASSERT_TRUE((*transaction)->put_drawn(static_cast<std::uint64_t>(round), rows));
            ASSERT_TRUE((*transaction)->commit());
        }
    });
    for (const char* key : {"a", "b"}) {
        threads.emplace_back([&, key] {
            ready.arrive_and_wait();
            for (int round = 1; round <= rounds; ++round)
                ASSERT_EQ("done", make(shelf(), {put(1, key, std::to_string(round))}));
        });
    }
    threads.clear();
    EXPECT_EQ("a=30 b=30", rows_of(shelf(), 1));
    EXPECT_EQ(30U, (*place_.ledger_shelf().view())->drawn(5, base::Bytes{9})->size());
}

TEST_F(DrawerInALedgersFile, SaysThatTheFileIsHeldAndChangesNothing)
{
    ASSERT_EQ("done", make(shelf(), {put(1, "a", "kept")}));
    auto other = stores::Database::open(place_.path(), stores::Database::Use::write, "");
    ASSERT_TRUE(other && other->run("BEGIN IMMEDIATE"));
    EXPECT_EQ("unavailable", make(shelf(), {put(1, "a", "lost")}));
    EXPECT_EQ("=kept", value_of(shelf(), 1, "a"));
    other->roll_back();
    EXPECT_EQ("done", make(shelf(), {put(1, "a", "changed")}));
}

/// Of two changes the second breaks a rule that was added to the table for this test.
TEST_F(DrawerInALedgersFile, AFailedChangeUndoesThoseBeforeIt)
{
    ASSERT_EQ("done", make(shelf(), {put(1, "a", "kept")}));
    ASSERT_EQ("",
              run("CREATE TRIGGER added BEFORE INSERT ON drawer WHEN NEW.list = 9"
                  " BEGIN SELECT raise(ABORT, 'No.'); END"));
    EXPECT_EQ("conflict", make(shelf(), {put(1, "a", "lost"), put(9, "b", "refused")}));
    EXPECT_EQ("a=kept", rows_of(shelf(), 1));
    EXPECT_EQ("done", make(shelf(), {put(1, "a", "changed")}));
}

/// Whoever takes the file away, with its log, takes nothing that can be read.
TEST_F(DrawerInALedgersFile, AStolenFileShowsNothing)
{
    base::SeededEntropy entropy(1);
    const auto root = base::SecretKey::random(entropy);
    const auto practitioner = base::PractitionerId::random(entropy);
    const drawer::Setting setting{
        [] { return base::Instant{}; }, &entropy, {.memory = 8192, .passes = 1}};
    const std::string password = "four invented words";
    std::string token;
    {
        const auto drawer = drawer::Drawer::open(shelf(), root, setting).value();
        ASSERT_TRUE(drawer->accounts().add({"wren.example", practitioner, password}));
        const auto id = drawer::DraftId::random(entropy);
        ASSERT_TRUE(drawer->drafts().put(
            {id, practitioner, "note", {}, {}, {{"text", "Seen at home with the Finches"}}}));
        token = drawer->accounts().sign_in({"wren.example", password}).value().token;
    }
    std::string content;
    for (const auto& file : std::filesystem::directory_iterator(place_.path().parent_path())) {
        std::ifstream stream(file.path(), std::ios::binary);
        content.append(std::istreambuf_iterator<char>(stream), {});
    }
    EXPECT_NE(std::string::npos, content.find("CREATE TABLE drawer")) << "the right file";
    for (const std::string& secret :
         {std::string("wren"), password, std::string("Finches"), std::string("argon2id"), token})
        EXPECT_EQ(std::string::npos, content.find(secret)) << secret;

    place_.reopen();
    const auto drawer = drawer::Drawer::open(shelf(), root, setting).value();
    EXPECT_TRUE(drawer->sessions().find(token).value()) << "and its owner finds everything";
    EXPECT_EQ(1U, drawer->drafts().of(practitioner)->size());
}

/// What version 2 made of the file is taken away again, which leaves what version 1 made.
constexpr char as_version_1_made_it[] = "DROP TABLE drawer; PRAGMA user_version = 1";

TEST_F(DrawerInALedgersFile, ComesIntoAFileOfVersion1)
{
    ASSERT_TRUE(place_.ledger_shelf().found({}));
    place_.close();
    ASSERT_EQ("", run(as_version_1_made_it));
    place_.reopen();
    EXPECT_EQ(2, version());
    EXPECT_TRUE(*place_.ledger_shelf().identity()) << "and what the file held stays";
    EXPECT_EQ("done", make(shelf(), {put(1, "a", "kept")}));
    place_.reopen();
    EXPECT_EQ("a=kept", rows_of(shelf(), 1)) << "once, and not again at the next opening";
}

TEST_F(DrawerInALedgersFile, DoesNotComeIntoAFileThatWasTamperedWith)
{
    const std::string tampering[] = {
        "PRAGMA user_version = 1",  // With a table that version 1 had not.
        std::string(as_version_1_made_it) + "; DROP TRIGGER entries_stay",
        std::string(as_version_1_made_it) + "; CREATE TABLE drawer (list, key, value)",
        std::string(as_version_1_made_it) + "; DROP TABLE drawn",
    };
    for (const std::string& sql : tampering) {
        place_.close();
        std::filesystem::remove(place_.path());
        place_.reopen();
        place_.close();
        ASSERT_EQ("", run(sql)) << sql;
        EXPECT_EQ("damaged", opening()) << sql;
        EXPECT_EQ(1, version()) << sql << ": and it is left as it was";
    }
}

TEST_F(DrawerInALedgersFile, ItsTableIsLookedAtAtEachOpening)
{
    place_.close();
    const std::string tampering[] = {
        "DROP TABLE drawer",
        "CREATE TRIGGER added AFTER INSERT ON drawer BEGIN DELETE FROM drawn; END",
        "DROP TABLE drawer; CREATE TABLE drawer (list, key, value)",
    };
    for (const std::string& sql : tampering) {
        std::filesystem::remove(place_.path());
        place_.reopen();
        place_.close();
        EXPECT_EQ("opened", opening());
        ASSERT_EQ("", run(sql)) << sql;
        EXPECT_EQ("damaged", opening()) << sql;
    }
}

}  // namespace
}  // namespace holdfast::contracts
