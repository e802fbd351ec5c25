#include "base/seeded_entropy.h"
#include "casefile/each_fact.h"
#include "records/record_types.h"

#include <gtest/gtest.h>

namespace holdfast::casefile {
namespace {

/// Whatever Facts takes in must be visited: a record type that is added to the one and not to the
/// other would be missing from every list that is shown.
TEST(EachFact, VisitsOneFactOfEachTypeThatFactsKeeps)
{
    base::SeededEntropy entropy{1};
    for (const records::RecordType* type : records::record_types()) {
        ledger::Entry entry;
        entry.id = base::EntryId::random(entropy);
        entry.kind = type->number;
        ledger::Kept kept;
        kept.entry = entry;
        Facts facts;
        ASSERT_TRUE(facts.add(std::move(kept)));
        std::vector<const records::RecordType*> met;
        each_fact(facts, [&](const records::RecordType& each, const auto& fact) {
            met.push_back(&each);
            EXPECT_EQ(fact.id, entry.id);
        });
        const std::vector<const records::RecordType*> expected(facts.size(), type);
        EXPECT_EQ(met, expected) << type->key;
    }
}

TEST(EachFact, TheTypesOfFilesAreThoseThatAreVisited)
{
    std::size_t count = 0;
    each_type_of_files([&](const records::RecordType& type) {
        ++count;
        Facts facts;
        ledger::Kept kept;
        kept.entry.emplace();
        kept.entry->kind = type.number;
        ASSERT_TRUE(facts.add(std::move(kept)));
        EXPECT_EQ(facts.size(), 1U) << type.key;
    });
    EXPECT_GT(count, 10U);
}

}  // namespace
}  // namespace holdfast::casefile
