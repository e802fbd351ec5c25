#include "base/seeded_entropy.h"
#include "casework/scenes.h"
#include "index/lists.h"
#include "ledger/memory_shelf.h"
#include "records/read.h"
#include "records/types/agency.h"
#include "records/types/allocation.h"
#include "records/types/family_member.h"
#include "records/types/person.h"
#include "records/types/practitioner.h"
#include "replay/play.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>

namespace holdfast::replay {
namespace {

/// A team of one, a colleague without a name, and a family that is given to the one.
constexpr std::string_view team_of_one = R"({
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
        : file_(read_case_file(team_of_one, base::Date::of(2026, 3, 20), entropy_).value()),
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
            snapshot.read_drawn(index::number_of(index::List::kind),
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

TEST_F(People, APractitionerWithANameIsRecordedBeforeTheFirstEvent)
{
    const auto entries = all_of(records::Practitioner::declaration);
    // The manager has no name.
    ASSERT_EQ(entries.size(), 1U);
    const ledger::Entry& entry = entries.front().entry.value();
    EXPECT_EQ(entry.by, (ledger::Author{{}, "system", {}}));
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

TEST_F(People, AnAgencyIsRecordedBeforeWhoeverWorksForIt)
{
    const auto entries = all_of(records::Agency::declaration);
    ASSERT_EQ(entries.size(), 1U);
    const ledger::Entry& entry = entries.front().entry.value();
    const ledger::Author& worker = file_.practitioners.at("worker").author;
    ASSERT_EQ(entry.about.size(), 1U);
    EXPECT_EQ(entry.about[0].subject, base::Subject::of(worker.agency));
    EXPECT_EQ(records::read_back<records::Agency>(entry.happened, entry.body).value().name,
              "Council");
    EXPECT_LT(entries.front().index, all_of(records::Practitioner::declaration).front().index);
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

/// The roles in which these records of a played file were written, each once.
std::set<std::string> roles_of_tellers(std::string_view played_text)
{
    base::SeededEntropy entropy{3};
    ledger::MemoryShelf shelf;
    const auto key = base::SecretKey::random(entropy);
    const auto file = read_case_file(played_text, base::Date::of(2026, 3, 20), entropy).value();
    const Stage stage{shelf, key, entropy, base::WorkingDays::england(), std::nullopt};
    EXPECT_TRUE(play(file, stage));
    const auto opened = ledger::Ledger::open(
        shelf, key, {[] { return base::Instant{}; }, &entropy, index::rows_of});
    const auto snapshot = opened.value()->read().value();
    const records::RecordType* const of_people[] = {&records::Person::declaration,
                                                    &records::FamilyMember::declaration,
                                                    &records::Practitioner::declaration};
    std::set<std::string> roles;
    const auto done = snapshot.read(
        0, snapshot.size(), [&](const ledger::Kept& kept) -> base::Result<base::Done> {
            for (const records::RecordType* type : of_people)
                if (kept.entry->kind == type->number) roles.insert(kept.entry->by.role);
            return base::Done{};
        });
    EXPECT_TRUE(done);
    return roles;
}

std::string shipped(const char* name)
{
    std::ifstream file{std::string{HOLDFAST_SOURCE_DIR} + "/cases/" + name};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Nobody reviewed families that are invented, and who reviewed a case stays its author.
TEST(Tellers, OnlyAReplayHasAReviewer)
{
    // But for a child born during the story, whom a worker records.
    EXPECT_EQ(roles_of_tellers(shipped("demonstration.json")),
              (std::set<std::string>{"social_worker", "system"}));
    EXPECT_EQ(roles_of_tellers(shipped("case-r.json")), (std::set<std::string>{"reviewer"}));
    base::SeededEntropy entropy{3};
    const base::Date day = base::Date::of(2026, 3, 20);
    std::string by_reviewer{team_of_one};
    by_reviewer.replace(by_reviewer.find(R"("by": "manager")"), 15, R"("by": "reviewer")");
    const auto refused = read_case_file(by_reviewer, day, entropy);
    ASSERT_FALSE(refused) << "a demonstration has no reviewer to write in it";
    EXPECT_EQ(refused.error().front().place, "/events/0/records/0/by");
    by_reviewer.replace(by_reviewer.find("demonstration"), 13, "replay");
    EXPECT_TRUE(read_case_file(by_reviewer, day, entropy));
}

TEST_F(People, TheLedgerSaysFromItsFirstEntryWhatItIsFor)
{
    EXPECT_EQ(casework::ledger_mode(ledger_->read().value()).value(), "demonstration");
}

}  // namespace
}  // namespace holdfast::replay
