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

struct ShippedValue {
    std::string_view key;
    int value;
    std::string_view unit;
};
constexpr ShippedValue shipped_values[] = {
    {"G01.answer_working_days", 1, "working days"},
    {"G01.days", 28, "days"},
    {"G03.months", 12, "months"},
    {"G03.referrals_for_analysis", 2, "referrals"},
    {"G03.referrals_for_outside_manager", 3, "referrals"},
    {"G04.receipt_working_days", 5, "working days"},
    {"G04.working_days", 1, "working days"},
    {"G06.working_days", 10, "working days"},
    {"G07.complete_working_days", 5, "working days"},
    {"G07.working_days", 1, "working days"},
    {"G09.working_days", 1, "working days"},
    {"G12.adolescent_years", 12, "years"},
    {"G13.working_days", 10, "working days"},
    {"G14.signs", 3, "signs"},
    {"G14.working_days", 10, "working days"},
    {"G15.working_days", 10, "working days"},
    {"G16.working_days", 5, "working days"},
    {"G17.working_days", 5, "working days"},
    {"G18.working_days", 1, "working days"},
    {"G19.working_days", 10, "working days"},
    {"G20.working_days", 5, "working days"},
    {"G21.working_days", 2, "working days"},
    {"G22.attempts", 3, "attempts"},
    {"G22.working_days", 2, "working days"},
    {"G24.agencies", 3, "agencies"},
    {"G24.working_days", 5, "working days"},
    {"G25.working_days", 5, "working days"},
    {"G26.answer_working_days", 5, "working days"},
    {"G26.working_days", 5, "working days"},
    {"G27.working_days", 5, "working days"},
    {"G28.months", 12, "months"},
    {"G29.days", 42, "days"},
    {"G29.decision_working_days", 5, "working days"},
    {"G30.reversals", 2, "reversals"},
    {"G30.working_days", 2, "working days"},
    {"G31.days", 28, "days"},
    {"G31.deferrals", 2, "deferrals"},
    {"G31.working_days", 2, "working days"},
    {"G32.days", 28, "days"},
    {"G32.working_days", 5, "working days"},
    {"G33.days", 84, "days"},
    {"G34.months", 12, "months"},
    {"G34.working_days", 1, "working days"},
    {"G35.working_days", 5, "working days"},
    {"G36.working_days", 2, "working days"},
    {"G37.events", 3, "events"},
    {"G37.working_days", 10, "working days"},
    {"G38.working_days", 2, "working days"},
    {"G40.working_days", 2, "working days"},
    {"G41.days", 1, "days"},
    {"G42.working_days", 1, "working days"},
    {"G43.review_working_days", 5, "working days"},
    {"G43.working_days", 1, "working days"},
    {"G43.youngest", 10, "years"},
    {"G44.steps_waiting", 2, "steps"},
    {"G44.working_days", 5, "working days"},
    {"G45.working_days", 5, "working days"},
    {"G46.working_days", 10, "working days"},
    {"G48.points_beside", 1, "points"},
    {"G48.points_conference", 2, "points"},
    {"G48.points_most", 40, "points"},
    {"G48.points_most_first_year", 36, "points"},
    {"G48.points_need", 2, "points"},
    {"G48.points_other", 1, "points"},
    {"G48.points_protection", 3, "points"},
    {"G48.set_anew_working_days", 20, "working days"},
    {"G48.working_days", 1, "working days"},
    {"G49.protection_children", 1, "children"},
    {"G49.skills_working_days", 20, "working days"},
    {"G49.working_days", 5, "working days"},
    {"G50.days", 1, "days"},
    {"G51.leads", 3, "workers"},
    {"G51.months", 12, "months"},
    {"G51.unallocated_working_days", 2, "working days"},
    {"G51.working_days", 10, "working days"},
    {"G52.working_days", 1, "working days"},
    {"G53.at_risk_working_days", 1, "working days"},
    {"G53.working_days", 5, "working days"},
    {"G54.percent", 30, "in a hundred hours"},
    {"G55.days", 28, "days"},
    {"G55.months", 3, "months"},
    {"G55.percent", 70, "in a hundred"},
    {"G56.account_days", 28, "days"},
    {"G56.before_months", 6, "months"},
    {"G56.history_months", 12, "months"},
    {"G56.in_a_row", 2, "months"},
    {"G56.least", 5, "a month"},
    {"G56.watch_months", 12, "months"},
    {"G57.days", 3, "days"},
    {"G57.least", 10, "closings"},
    {"G57.months", 12, "months"},
    {"G58.audit_days", 60, "days"},
    {"G58.look_back_months", 24, "months"},
    {"G58.look_back_working_days", 15, "working days"},
    {"G58.retest_months", 3, "months"},
    {"G58.sample", 10, "decisions"},
    {"G59.measure_months", 6, "months"},
    {"G59.notify_working_days", 5, "working days"},
    {"G59.overrides", 3, "overrides"},
    {"G59.review_working_days", 15, "working days"},
    {"G60.working_days", 10, "working days"},
    {"G61.least", 6, "in all"},
    {"G62.least", 10, "answers"},
    {"G62.months", 3, "months"},
    {"G62.useful_in_ten", 3, "in ten"},
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
    {"clock.challenge_direct", 1, "working days"},
    {"clock.challenge_managers", 2, "working days"},
    {"clock.challenge_senior_managers", 3, "working days"},
    {"clock.challenge_independent_chair", 5, "working days"},
    {"clock.challenge_partners", 10, "working days"},
};

TEST(PolicyBook, ShipsOneValueOfEachKeyFromTheBeginning)
{
    const PolicyBook book = PolicyBook::shipped();
    EXPECT_EQ(book.terms().size(), std::size(shipped_values));
    EXPECT_EQ(PolicyBook::shipped_terms().size(), std::size(shipped_values));
    for (const ShippedValue& row : shipped_values) {
        const PolicyTerm* found = book.find(row.key, date("2000-01-01"));
        ASSERT_NE(found, nullptr) << row.key;
        EXPECT_EQ(found->value, row.value) << row.key;
        EXPECT_EQ(found->unit, row.unit) << row.key;
        EXPECT_EQ(found->owner, "head_of_service") << row.key;
        EXPECT_NE(found->source, "") << row.key;
        EXPECT_EQ(book.find(row.key, date("1999-12-31")), nullptr) << row.key;
    }
}

TEST(PolicyBook, ShipsAPlainThresholdDocument)
{
    const PolicyBook book = PolicyBook::shipped();
    EXPECT_GE(book.criteria().size(), 20U);
    struct Row {
        std::string_view document;
        std::string_view cited;
        std::string_view level;  // "": there is no such criterion.
    };
    constexpr std::string_view shipped = "Holdfast's default, first edition";
    const Row rows[] = {
        {shipped, "CIN1", "child_in_need"},
        {shipped, " cin1 ", "child_in_need"},
        {"HOLDFAST'S DEFAULT, FIRST EDITION", "CP1", "child_protection"},
        {shipped, "The child is disabled.", "child_in_need"},
        {shipped, "S47-3", "section_47"},
        {shipped, "CIN9", ""},
        {shipped, "", ""},
        {"2013", "CIN1", ""},
    };
    for (const Row& row : rows) {
        const Criterion* found = book.find_criterion(row.document, row.cited);
        EXPECT_EQ(found == nullptr ? "" : found->level, row.level) << row.cited;
    }
    EXPECT_TRUE(book.knows_document(shipped));
    EXPECT_FALSE(book.knows_document("2013"));
    EXPECT_TRUE(PolicyBook{}.criteria().empty());
}

TEST(PolicyBook, ReplacesACriterionOfTheSameDocumentAndNumber)
{
    PolicyBook book;
    book.add(Criterion{"2026", "A1", "universal", "An invented text.", date("2026-01-01")});
    book.add(Criterion{"2027", "A1", "universal", "An invented text.", date("2027-01-01")});
    book.add(Criterion{"2026", "a1", "child_in_need", "Another text.", date("2026-02-01")});
    ASSERT_EQ(book.criteria().size(), 2U);
    EXPECT_EQ(book.find_criterion("2026", "A1")->level, "child_in_need");
    EXPECT_EQ(book.find_criterion("2027", "A1")->level, "universal");
}

TEST(PolicyBook, KnowsTheDocumentThatIsInForceOnADay)
{
    const auto day = [](const char* iso) { return base::Date::parse(iso).value(); };
    PolicyBook book;
    book.add(Criterion{"first", "A1", "universal", "Old.", day("2020-01-01")});
    book.add(Criterion{"second", "B1", "universal", "New.", day("2026-01-01")});
    book.add(Criterion{"first", "A2", "family_help", "Old too.", day("2020-01-01")});
    book.add(Criterion{"second", "B2", "family_help", "Still to come.", day("2027-01-01")});
    const auto numbers = [&](const char* iso) {
        std::string all;
        for (const Criterion& each : book.document_on(day(iso))) all += each.number + " ";
        return all;
    };
    EXPECT_EQ(numbers("2019-12-31"), "");
    EXPECT_EQ(numbers("2025-12-31"), "A1 A2 ");
    EXPECT_EQ(numbers("2026-01-01"), "B1 ");
    EXPECT_EQ(numbers("2027-01-01"), "B1 B2 ");
}

TEST(PolicyTerm, SaysItselfWithItsDayAndItsSource)
{
    EXPECT_EQ(term("G01.days", 28, "2000-01-01").words(),
              "G01.days = 28 days, in force from 1 January 2000 (A test)");
}

}  // namespace
}  // namespace holdfast::records
