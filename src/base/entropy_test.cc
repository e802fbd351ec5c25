#include "base/entropy.h"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <vector>

namespace holdfast::base {
namespace {

TEST(SystemEntropy, FillsAllThatItIsGivenAndNothingElse)
{
    // Over 200 rounds each byte takes some value other than 0; the byte behind stays.
    std::array<std::uint8_t, 33> bytes{};
    std::array<std::uint8_t, 32> ever{};
    for (int round = 0; round < 200; ++round) {
        system_entropy().fill(std::span(bytes).first<32>());
        for (std::size_t place = 0; place < ever.size(); ++place) ever[place] |= bytes[place];
        EXPECT_EQ(bytes.back(), 0);
    }
    for (const std::uint8_t value : ever) EXPECT_NE(value, 0);
    system_entropy().fill({});
}

TEST(SystemEntropy, DoesNotRepeatItself)
{
    std::set<std::vector<std::uint8_t>> met;
    for (int round = 0; round < 1000; ++round) {
        std::vector<std::uint8_t> bytes(16);
        system_entropy().fill(bytes);
        EXPECT_TRUE(met.insert(bytes).second);
    }
}

TEST(SystemEntropy, IsOne)
{
    EXPECT_EQ(&system_entropy(), &system_entropy());
}

}  // namespace
}  // namespace holdfast::base
