#include "base/problem.h"

#include <gtest/gtest.h>

namespace holdfast::base {
namespace {

TEST(Problem, HasOneWordForEachKind)
{
    struct Row {
        Problem::Kind kind;
        std::string_view word;
    };
    const Row rows[] = {
        {Problem::Kind::invalid, "invalid"},
        {Problem::Kind::missing, "missing"},
        {Problem::Kind::unknown, "unknown"},
        {Problem::Kind::not_found, "not_found"},
        {Problem::Kind::refused, "refused"},
        {Problem::Kind::conflict, "conflict"},
        {Problem::Kind::damaged, "damaged"},
        {Problem::Kind::newer_format, "newer_format"},
        {Problem::Kind::unavailable, "unavailable"},
    };
    for (const Row& row : rows) EXPECT_EQ(word_of(row.kind), row.word);
}

TEST(Problem, ShorthandKeepsKindPlaceAndMessage)
{
    const Result<int> answer = problem(Problem::Kind::missing, "received", "Give the date.");
    ASSERT_FALSE(answer.has_value());
    EXPECT_EQ(answer.error(), (Problem{Problem::Kind::missing, "received", "Give the date."}));
    EXPECT_NE(answer.error(), (Problem{Problem::Kind::invalid, "received", "Give the date."}));
}

}  // namespace
}  // namespace holdfast::base
