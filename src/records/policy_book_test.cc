#include "base/date_in_tests.h"
#include "records/policy_book.h"

#include <gtest/gtest.h>

namespace holdfast::records {
namespace {

using base::date;
using base::Date;

PolicyTerm term(std::string_view key, int value, std::string_view from)
{
    return {std::string{key}, value, "days", date(from), "head_of_service", "A test"};
}

TEST(PolicyBook, KnowsEachShippedValueAndItsBounds)
{
    struct Row {
        std::string_view key;
        int most;
        bool limited;
    };
    // Working Together sets the first four as the most; the rest is for the authority to decide.
    const Row rows[] = {
        {"clock.contact_decision", 1, true},
        {"clock.assessment", 45, true},
        {"clock.core_group_first", 10, true},
        {"clock.review_next", 6, true},
        {"clock.need_visit", 1'000, false},
        {"G01.days", 1'000, false},
    };
    for (const Row& row : rows) {
        const PolicyKey* key = policy_key(row.key);
        ASSERT_NE(key, nullptr) << row.key;
        EXPECT_EQ(key->least, 1) << row.key;
        EXPECT_EQ(key->most, row.most) << row.key;
        EXPECT_EQ(!key->limited_by.empty(), row.limited) << row.key;
        EXPECT_FALSE(key->title.empty()) << row.key;
    }
    EXPECT_EQ(policy_key("clock.nothing"), nullptr);
    for (const PolicyTerm& shipped : PolicyBook::shipped_terms()) {
        const PolicyKey* key = policy_key(shipped.key);
        ASSERT_NE(key, nullptr) << shipped.key;
        EXPECT_EQ(key->unit, shipped.unit) << shipped.key;
        EXPECT_GE(shipped.value, key->least) << shipped.key;
        EXPECT_LE(shipped.value, key->most) << shipped.key;
    }
}

TEST(PolicyBook, FindsTheTermInForceOnADay)
{
    PolicyBook book;
    // Added out of order, because decisions are.
    book.add(term("G01.days", 14, "2027-01-01"));
    book.add(term("override.days_most", 7, "2026-01-01"));
    book.add(term("G01.days", 28, "2026-03-09"));
    book.add(term("G01.day", 1, "2000-01-01"));
    struct Row {
        std::string_view key;
        std::string_view on;
        int value;  // -1: none.
    };
    const Row rows[] = {
        {"G01.days", "2026-03-08", -1},
        {"G01.days", "2026-03-09", 28},
        {"G01.days", "2026-12-31", 28},
        {"G01.days", "2027-01-01", 14},
        {"G01.days", "2399-12-31", 14},
        {"override.days_most", "2025-12-31", -1},
        {"override.days_most", "2026-01-01", 7},
        {"G01", "2027-01-01", -1},
        {"g01.days", "2027-01-01", -1},
        {"", "2027-01-01", -1},
    };
    for (const Row& row : rows) {
        const PolicyTerm* found = book.find(row.key, date(row.on));
        EXPECT_EQ(found == nullptr ? -1 : found->value, row.value) << row.key << " on " << row.on;
    }
    EXPECT_EQ(PolicyBook{}.find("G01.days", date("2026-03-09")), nullptr);
}

TEST(PolicyBook, ReplacesATermOfTheSameKeyAndDay)
{
    PolicyBook book;
    book.add(term("G01.days", 28, "2026-01-01"));
    book.add(term("G01.days", 21, "2026-06-01"));
    book.add(term("G01.days", 35, "2026-01-01"));
    ASSERT_EQ(book.terms().size(), 2U);
    EXPECT_EQ(book.find("G01.days", date("2026-05-31"))->value, 35);
    EXPECT_EQ(book.find("G01.days", date("2026-06-01"))->value, 21);
}

TEST(PolicyBook, IsAValue)
{
    PolicyBook book;
    book.add(term("G01.days", 28, "2026-01-01"));
    PolicyBook copy = book;
    copy.add(term("G01.days", 1, "2026-01-01"));
    EXPECT_EQ(book.find("G01.days", date("2026-01-01"))->value, 28);
}

TEST(PolicyBook, ShipsOneValueOfEachKeyFromTheBeginning)
{
    struct Row {
        std::string_view key;
        int value;
        std::string_view unit;
    };
    const Row rows[] = {
        {"G01.days", 28, "days"},
        {"G01.answer_working_days", 1, "working days"},
        {"G03.months", 12, "months"},
        {"G03.referrals_for_analysis", 2, "referrals"},
        {"G03.referrals_for_outside_manager", 3, "referrals"},
        {"G21.working_days", 2, "working days"},
        {"G25.working_days", 5, "working days"},
        {"G28.months", 12, "months"},
        {"G35.working_days", 5, "working days"},
        {"override.days_most", 28, "days"},
        {"clock.contact_decision", 1, "working days"},
        {"clock.assessment", 45, "working days"},
        {"clock.conference", 15, "working days"},
        {"clock.core_group_first", 10, "working days"},
        {"clock.core_group_next", 28, "days"},
        {"clock.review_first", 3, "months"},
        {"clock.review_next", 6, "months"},
        {"clock.protection_visit", 10, "working days"},
        {"clock.need_visit", 42, "days"},
        {"clock.need_review", 84, "days"},
        {"clock.transfer_in", 15, "working days"},
        {"clock.pre_birth", 84, "days"},
        {"clock.supervision", 28, "days"},
    };
    const PolicyBook book = PolicyBook::shipped();
    EXPECT_EQ(book.terms().size(), std::size(rows));
    EXPECT_EQ(PolicyBook::shipped_terms().size(), std::size(rows));
    for (const Row& row : rows) {
        const PolicyTerm* found = book.find(row.key, date("2000-01-01"));
        ASSERT_NE(found, nullptr) << row.key;
        EXPECT_EQ(found->value, row.value) << row.key;
        EXPECT_EQ(found->unit, row.unit) << row.key;
        EXPECT_EQ(found->owner, "head_of_service") << row.key;
        EXPECT_NE(found->source, "") << row.key;
        EXPECT_EQ(book.find(row.key, date("1999-12-31")), nullptr) << row.key;
    }
}

TEST(PolicyTerm, SaysItselfWithItsDayAndItsSource)
{
    EXPECT_EQ(term("G01.days", 28, "2000-01-01").words(),
              "G01.days = 28 days, in force from 1 January 2000 (A test)");
}

}  // namespace
}  // namespace holdfast::records
