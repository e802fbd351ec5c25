#include "base/seeded_entropy.h"
#include "casework/scenes.h"
#include "index/lists.h"
#include "ledger/memory_shelf.h"
#include "records/read.h"
#include "records/types/practitioner.h"
#include "replay/play.h"

#include <gtest/gtest.h>

namespace holdfast::replay {
namespace {

/// A team of one, a colleague without a name, and a family that is given to the one.
constexpr std::string_view text = R"({
  "holdfast": "case", "version": 1, "title": "A case", "ledger": "demonstration",
  "agencies": {"council": {"name": "Council"}},
  "practitioners": {
    "worker": {"role": "social_worker", "agency": "council", "name": "W. Example", "team": "North"},
    "manager": {"role": "team_manager", "agency": "council"}
  },
  "persons": {"wren": {"knownAs": "Wren Example"}},
  "families": {"example": {"wren": {"part": "child"}}},
  "events": [{"n": "1", "title": "T", "happened": "today-9", "by": "manager",
    "about": ["wren", {"practitioner": "worker"}],
    "records": [{"allocation": {"part": "lead", "team": "North", "until": "today-2"}}]}]})";

/// The case above, played, and the ledger that it made.
class People : public testing::Test {
protected:
    People()
        : file_(read_case_file(text, base::Date::of(2026, 3, 20), entropy_).value()),
          key_(base::SecretKey::random(entropy_))
    {
        played_ = play(file_, {shelf_, key_, entropy_, base::WorkingDays::england(), std::nullopt})
                      .value();
        ledger_ = ledger::Ledger::open(
                      shelf_, key_, {[] { return base::Instant{}; }, &entropy_, index::rows_of})
                      .value();
    }

    /// The entries of a record type, in the order of the ledger.
    std::vector<ledger::Kept> all_of(const records::RecordType& type)
    {
        std::vector<ledger::Kept> found;
        const auto snapshot = ledger_->read().value();
        const auto done =
            snapshot.read_drawn(static_cast<std::uint32_t>(index::List::kind),
                                index::kind_key(type.number),
                                0,
                                snapshot.size(),
                                [&](const ledger::Kept& kept) -> base::Result<base::Done> {
                                    found.push_back(kept);
                                    return base::Done{};
                                });
        EXPECT_TRUE(done);
        return found;
    }

    base::SeededEntropy entropy_{3};
    CaseFile file_;
    ledger::MemoryShelf shelf_;
    base::SecretKey key_;
    std::optional<Played> played_;
    std::unique_ptr<ledger::Ledger> ledger_;
};

TEST_F(People, APractitionerWithANameIsRecordedByTheReviewerBeforeTheFirstEvent)
{
    const auto entries = all_of(records::Practitioner::declaration);
    // The manager has no name, and the reviewer none either.
    ASSERT_EQ(entries.size(), 1U);
    const ledger::Entry& entry = entries.front().entry.value();
    EXPECT_EQ(entry.by.role, "reviewer");
    EXPECT_EQ(entry.happened, base::When::unknown());
    const ledger::Author& worker = file_.practitioners.at("worker").author;
    ASSERT_EQ(entry.about.size(), 2U);
    EXPECT_EQ(entry.about[0].subject, base::Subject::of(worker.practitioner));
    EXPECT_EQ(entry.about[1].subject, base::Subject::of(worker.agency));
    const auto said = records::read_back<records::Practitioner>(entry.happened, entry.body).value();
    EXPECT_EQ(said.name, "W. Example");
    EXPECT_EQ(said.role->code, "social_worker");
    EXPECT_EQ(said.team, "North");
    EXPECT_LT(entries.front().index, all_of(records::Allocation::declaration).front().index);
}

TEST_F(People, AnAllocationStandsInTheFamilysFile)
{
    EXPECT_FALSE(played_->rejected_rows);
    const auto snapshot = ledger_->read().value();
    const auto scene =
        casework::family_scene(snapshot, file_.families.at("example").id, snapshot.size()).value();
    const auto& allocations = scene.facts.all<records::Allocation>();
    ASSERT_EQ(allocations.size(), 1U);
    EXPECT_EQ(allocations[0].happened, base::When::day(base::Date::of(2026, 3, 11)));
    EXPECT_EQ(allocations[0].record.until, base::When::day(base::Date::of(2026, 3, 18)));
    EXPECT_TRUE(allocations[0].is_about(
        base::Subject::of(file_.practitioners.at("worker").author.practitioner),
        ledger::Part::subject));
    // The child stands in the event, and is no part of giving the work to somebody.
    EXPECT_EQ(allocations[0].about.size(), 2U);
}

TEST_F(People, TheLedgerSaysFromItsFirstEntryWhatItIsFor)
{
    EXPECT_EQ(casework::ledger_mode(ledger_->read().value()).value(), "demonstration");
}

}  // namespace
}  // namespace holdfast::replay
