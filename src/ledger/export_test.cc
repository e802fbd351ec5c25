// What an export says, line by line. That it holds before the verifiers is for
// tests/faults/tamper_test.cc.
#include "ledger/export.h"
#include "ledger/sealed_entry.h"
#include "ledger/small_ledger.h"

#include <gtest/gtest.h>

#include <sstream>

namespace holdfast::ledger {
namespace {

using base::Done;
using base::Problem;
using base::Result;

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

Stored stored_at(SmallLedger& small, std::uint64_t index)
{
    Stored found;
    const auto view = small.shelf().view().value();
    const auto done = view->read(index, index + 1, [&](const Stored& stored) -> Result<Done> {
        found = stored;
        return Done{};
    });
    EXPECT_TRUE(done);
    return found;
}

TEST(WriteExport, EmptyLedger)
{
    SmallLedger small{1};
    const std::string header = R"({"holdfast":"export","version":1,"authority":")"
                             + small.identity().authority.text() + R"(","signer":")"
                             + small.signer() + R"(","size":0})" + "\n";
    EXPECT_EQ(small.exported(Opened::sealed),
              header + R"({"end":0,"digest":")" + base::hex(base::sha256(base::view_of(header)))
                  + "\"}\n");
}

TEST(WriteExport, LinesFollowTheCommits)
{
    SmallLedger small{2};
    file_twenty(small);
    const auto lines = lines_of(small.exported(Opened::sealed));
    std::string shape;
    for (const std::string& line : lines) shape += line.substr(2, 1);
    // A header, then i for an entry ("index") and s for a checkpoint ("size"), then the end.
    EXPECT_EQ(shape,
              "h"
              "is"
              "iiiis"
              "iiiiiiis"
              "is"
              "iiiiiis"
              "is"
              "e");
    EXPECT_TRUE(lines[2].starts_with(R"({"size":1,"root":")")) << lines[2];
    EXPECT_TRUE(lines[26].starts_with(R"({"size":20,"root":")")) << lines[26];
}

TEST(WriteExport, SealedEntry)
{
    SmallLedger small{3};
    small.file(2);
    const Stored stored = stored_at(small, 1);
    // The clock of the small ledger stands at 1,773,000,001.5 seconds at its first commit.
    EXPECT_EQ(lines_of(small.exported(Opened::sealed))[2],
              R"({"index":1,"recorded":1773000001500000,"format":1,"sealed":")"
                  + base::base64(*stored.sealed) + R"(","sealedDigest":")"
                  + base::hex(base::sha256(*stored.sealed)) + R"(","keyDigest":")"
                  + base::hex(stored.key_digest) + "\"}");
}

TEST(WriteExport, ReadableEntryAndRemovedEntry)
{
    SmallLedger small{4};
    small.file(2);
    small.remove(0);
    const auto lines = lines_of(small.exported(Opened::readable));
    const Stored removed = stored_at(small, 0);
    EXPECT_EQ(lines[1],
              R"({"index":0,"recorded":1773000001500000,"format":1,"sealed":null,)"
              R"("sealedDigest":")"
                  + base::hex(removed.sealed_digest) + R"(","keyDigest":")"
                  + base::hex(removed.key_digest) + R"(","removedBy":2})");
    const Stored stored = stored_at(small, 1);
    const auto key = entry_key(stored, small.ledger().keys()).value();
    const auto kept = keep(stored, small.ledger().keys()).value();
    EXPECT_TRUE(lines[2].ends_with(R"(,"key":")" + base::base64(key.bytes()) + R"(","entry":)"
                                   + base::json::serialize(SmallLedger::words_of(*kept.entry))
                                   + "}"))
        << lines[2];
}

/// The rows of a view with one entry changed, or none where it should be.
class ChangedRows final : public ShelfView {
public:
    ChangedRows(ShelfView& rows, std::function<bool(Stored&)> change)
        : rows_(rows), change_(std::move(change))
    {}
    Result<Head> head() override { return rows_.head(); }
    Result<Done> read(std::uint64_t from, std::uint64_t upto, const Visit& visit) override
    {
        return rows_.read(from, upto, [&](const Stored& stored) -> Result<Done> {
            Stored changed = stored;
            if (!change_(changed))
                return base::problem(Problem::Kind::damaged, "row", "A row is missing.");
            return visit(changed);
        });
    }
    Result<std::vector<std::uint64_t>> drawn(std::uint32_t list, base::ByteView key) override
    {
        return rows_.drawn(list, key);
    }
    Result<base::Digest> subtree(unsigned level, std::uint64_t position) override
    {
        return rows_.subtree(level, position);
    }
    Result<std::optional<Checkpoint>> checkpoint(std::uint64_t size) override
    {
        return rows_.checkpoint(size);
    }
    Result<std::optional<Answered>> answered(std::string_view key) override
    {
        return rows_.answered(key);
    }

private:
    ShelfView& rows_;
    std::function<bool(Stored&)> change_;
};

TEST(WriteExport, StopsAtADamagedEntry)
{
    struct Case {
        const char* what;
        std::function<void(Stored&)> change;
        Problem::Kind sealed;
        Problem::Kind readable;
    };
    const auto held = Problem::Kind::invalid;  // Stands for an export that was written.
    const auto broken = Problem::Kind::damaged;
    const auto newer = Problem::Kind::newer_format;
    const Case cases[] = {
        {"sealed bytes", [](Stored& it) { it.sealed->back() ^= 1; }, broken, broken},
        {"digest of the key", [](Stored& it) { it.key_digest[0] ^= 1; }, held, broken},
        {"wrapped key", [](Stored& it) { it.wrapped_key->back() ^= 1; }, held, broken},
        {"no sealed bytes", [](Stored& it) { it.sealed.reset(); }, broken, broken},
        {"sealed and removed", [](Stored& it) { it.removed_by = 4; }, broken, broken},
        {"another index", [](Stored& it) { it.index = 1; }, broken, broken},
        {"a later format", [](Stored& it) { it.format = 2; }, newer, newer},
        {"untouched", [](Stored&) {}, held, held},
    };
    SmallLedger small{5};
    small.file(5);
    const auto view = small.shelf().view().value();
    for (const Case& one : cases) {
        ChangedRows rows{*view, [&](Stored& stored) {
                             if (stored.index == 2) one.change(stored);
                             return true;
                         }};
        const Snapshot snapshot{rows, nullptr, small.ledger().keys(), 5};
        for (const Opened form : {Opened::sealed, Opened::readable}) {
            std::size_t lines = 0;
            const auto done = write_export(
                snapshot, {form, SmallLedger::words_of}, [&](std::string_view) -> Result<Done> {
                    ++lines;
                    return Done{};
                });
            const Problem::Kind expected = form == Opened::sealed ? one.sealed : one.readable;
            EXPECT_EQ(done ? held : done.error().kind, expected) << one.what;
            EXPECT_EQ(done ? "entry 2" : done.error().place, "entry 2") << one.what;
            EXPECT_EQ(lines, done ? 8U : 3U) << one.what;
        }
    }
}

TEST(WriteExport, StopsAtAGapAndWhereTheSinkStops)
{
    SmallLedger small{6};
    small.file(5);
    const auto view = small.shelf().view().value();
    ChangedRows rows{*view, [](const Stored& stored) { return stored.index != 3; }};
    const Snapshot gap{rows, nullptr, small.ledger().keys(), 5};
    const Sink take = [](std::string_view) -> Result<Done> { return Done{}; };
    const auto broken = write_export(gap, {}, take);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().place, "entry 3");

    const Sink full = [](std::string_view line) -> Result<Done> {
        if (line.starts_with("{\"index\":1"))
            return base::problem(Problem::Kind::unavailable, "disk", "The disk is full.");
        return Done{};
    };
    const auto stopped = write_export(small.ledger().read().value(), {}, full);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().place, "disk");

    // A snapshot inside a commit has no checkpoint at its end.
    const Snapshot inside{*view, nullptr, small.ledger().keys(), 4};
    const auto uncovered = write_export(inside, {}, take);
    ASSERT_FALSE(uncovered);
    EXPECT_EQ(uncovered.error().place, "entry 0");
}

}  // namespace
}  // namespace holdfast::ledger
