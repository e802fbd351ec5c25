#include "base/seeded_entropy.h"
#include "casefile/facts.h"
#include "records/record_types.h"

#include <gtest/gtest.h>

namespace holdfast::casefile {
namespace {

ledger::Kept blank_entry(const records::RecordType& type, std::uint64_t index)
{
    base::SeededEntropy entropy{index + 1};
    ledger::Kept kept;
    kept.index = index;
    kept.entry.emplace();
    kept.entry->id = base::EntryId::random(entropy);
    kept.entry->kind = type.number;
    return kept;
}

/// A record type that is listed and not folded would be missing from every page.
TEST(Facts, KeepTheTypesOfFilesAndNoOther)
{
    for (const records::RecordType* type : records::record_types()) {
        Facts facts;
        ASSERT_TRUE(facts.add(blank_entry(*type, 0)));
        const auto all = facts.every();
        ASSERT_EQ(all.size(), records::is_of_files(*type) ? 1U : 0U) << type->key;
        if (all.empty()) continue;
        EXPECT_EQ(all[0]->type, type);
        EXPECT_EQ(facts.of(type->number)[0].get(), all[0]) << type->key;
    }
    EXPECT_GT(records::types_of_files().size(), 10U);
}

TEST(Facts, EveryFactComesInTheOrderOfTheLedger)
{
    Facts facts;
    std::uint64_t index = 0;
    const auto types = records::types_of_files();
    for (int round = 0; round < 2; ++round)
        for (auto type = types.rbegin(); type != types.rend(); ++type)
            ASSERT_TRUE(facts.add(blank_entry(**type, index++)));
    const auto all = facts.every();
    ASSERT_EQ(all.size(), 2 * types.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i]->order, i);
        EXPECT_EQ(all[i]->type, types[types.size() - 1 - i % types.size()]);
    }
}

/// A file that is copied, as an older state of it is, does not change with the newer one.
TEST(Facts, ACopyKeepsWhatItKnew)
{
    const records::RecordType& type = *records::types_of_files().front();
    Facts facts;
    ASSERT_TRUE(facts.add(blank_entry(type, 0)));
    const Facts earlier = facts;
    auto correction = blank_entry(type, 1);
    correction.entry->links.push_back({ledger::LinkKind::corrects, facts.every()[0]->id});
    ASSERT_TRUE(facts.add(std::move(correction)));
    EXPECT_EQ(earlier.every()[0]->standing, earlier.every()[0]->id);
    ASSERT_EQ(facts.every().size(), 1U);
    EXPECT_NE(facts.every()[0]->standing, facts.every()[0]->id);
    EXPECT_EQ(facts.every()[0]->id, earlier.every()[0]->id);
}

}  // namespace
}  // namespace holdfast::casefile
