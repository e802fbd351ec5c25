#include "casefile/step_changes.h"

#include <gtest/gtest.h>

namespace holdfast::casefile {
namespace {

TEST(StepChanges, TheIndividualsChartHasItsPublishedLimits)
{
    // 1,2,1,2,10,2,1,2,... as published with NHSRplotthedots: 1.94, -3.06, 6.95.
    std::vector<int> counts = {1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
    const Limits limits = xmr_limits(counts);
    EXPECT_NEAR(limits.centre, 1.944444444, 1e-9);
    EXPECT_NEAR(limits.lower, -3.062614379, 1e-9);
    EXPECT_NEAR(limits.upper, 6.951503268, 1e-9);
}

TEST(StepChanges, TheCountChartHasItsPublishedLimits)
{
    // Montgomery, example 7.3: 516 defects in 26 samples: 19.85, 6.48, 33.22.
    const std::vector<int> counts = {21, 24, 16, 12, 15, 5,  28, 20, 31, 25, 20, 24, 16,
                                     19, 10, 17, 13, 22, 18, 39, 30, 24, 16, 19, 17, 15};
    const Limits limits = c_limits(counts);
    EXPECT_NEAR(limits.centre, 19.846, 1e-3);
    EXPECT_NEAR(limits.lower, 6.481, 1e-3);
    EXPECT_NEAR(limits.upper, 33.211, 1e-3);
}

TEST(StepChanges, TheWiderLimitsHold)
{
    const std::vector<int> quiet = {20, 20, 20, 20};  // No moving range at all.
    EXPECT_DOUBLE_EQ(xmr_limits(quiet).upper, 20);
    EXPECT_NEAR(limits_of(quiet).upper, 33.416, 1e-3);
    EXPECT_NEAR(limits_of(quiet).lower, 6.584, 1e-3);
    const std::vector<int> wild = {0, 40, 0, 40};
    EXPECT_NEAR(limits_of(wild).upper, 126.4, 1e-9);
    EXPECT_NEAR(limits_of(wild).lower, -86.4, 1e-9);
}

struct Months {
    std::vector<int> then;  // After twelve months of so many.
    int each;
    std::vector<std::pair<std::size_t, std::size_t>> steps;  // From, up to.
};

TEST(StepChanges, AStepIsTwoMonthsInARowOnOneSide)
{
    const Months rows[] = {
        {{1, 1}, 20, {{12, 14}}},  // Twenty a month became one.
        {{1}, 20, {{12, 13}}},     // One month: not long enough yet, and the last.
        {{1, 20}, 20, {}},         // One month alone.
        {{7, 7}, 20, {}},          // Within: the lower limit is 6.58.
        {{6, 6}, 20, {{12, 14}}},
        {{33, 33}, 20, {}},  // Within: the upper limit is 33.42.
        {{34, 34, 34}, 20, {{12, 15}}},
        {{34, 1}, 20, {{13, 14}}},  // The one side and then the other.
        {{0, 0}, 5, {{12, 14}}},    // Nothing where there were five a month.
        {{0, 0}, 4, {}},            // Too few to tell.
        {{20, 20}, 4, {{13, 14}}},  // Too few before the first of them.
        {{20, 20}, 5, {{12, 14}}},
        {{1, 1, 20, 20, 20}, 20, {{12, 14}}},
        {{}, 20, {}},
    };
    for (const Months& row : rows) {
        std::vector<int> counts(12, row.each);
        counts.insert(counts.end(), row.then.begin(), row.then.end());
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (const Step& step : steps_in(counts, {12, 5, 2})) {
            found.emplace_back(step.from, step.upto);
            EXPECT_EQ(step.higher, counts[step.from] > row.each);
        }
        EXPECT_EQ(found, row.steps) << row.each << " then " << testing::PrintToString(row.then);
    }
}

TEST(StepChanges, AShortHistoryTellsNothing)
{
    std::vector<int> counts(10, 20);
    counts.push_back(1);
    counts.push_back(1);
    EXPECT_TRUE(steps_in(counts, {12, 5, 2}).empty());
    EXPECT_EQ(steps_in(counts, {10, 5, 2}).size(), 1U);
    EXPECT_TRUE(steps_in({}, {12, 5, 2}).empty());
}

TEST(StepChanges, TwoSharesAreSetAgainstEachOther)
{
    // 30 of 50 against 10 of 50: 0.4 apart, a standard error of 0.098: 4.08.
    EXPECT_TRUE(is_higher({30, 50}, {10, 50}));
    // 24 of 50 against 10 of 50: 0.28 apart, 0.0947: 2.96.
    EXPECT_FALSE(is_higher({24, 50}, {10, 50}));
    EXPECT_FALSE(is_higher({10, 50}, {30, 50}));
    EXPECT_FALSE(is_higher({5, 5}, {0, 0}));
    EXPECT_FALSE(is_higher({0, 0}, {0, 5}));
}

TEST(StepChanges, AHeapIsSetAgainstTheDaysBesideIt)
{
    struct Case {
        int inside;
        int beside;
        bool stands_out;
    };
    const Case cases[] = {
        {9, 0, false},   // 9 is no more than 3 times 3.
        {10, 0, true},   // 10 is more than 9.49.
        {20, 5, false},  // 15 is no more than 15.
        {21, 5, true},   // 16 is more than 15.30.
        {5, 20, false},
        {0, 0, false},
    };
    for (const Case& each : cases)
        EXPECT_EQ((Heap{each.inside, each.beside}).stands_out(), each.stands_out)
            << each.inside << ", " << each.beside;

    const std::vector<int> days = {26, 27, 28, 28, 29, 29, 29, 31, 32};
    const Heap behind = heap_at(days, 29, 31, Beside::behind);
    EXPECT_EQ(behind.inside, 4);
    EXPECT_EQ(behind.beside, 1);  // 32 to 34.
    const Heap before = heap_at(days, 29, 31, Beside::before);
    EXPECT_EQ(before.inside, 4);
    EXPECT_EQ(before.beside, 4);  // 26 to 28.
}

}  // namespace
}  // namespace holdfast::casefile
