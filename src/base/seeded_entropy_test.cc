#include "base/seeded_entropy.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace holdfast::base {
namespace {

std::vector<std::uint8_t> draw(Entropy& entropy, std::size_t count)
{
    std::vector<std::uint8_t> bytes(count);
    entropy.fill(bytes);
    return bytes;
}

TEST(SeededEntropy, IsTheGeneratorThatTheStandardFixes)
{
    // C++ itself says what the 10,000th draw of mt19937_64 from its usual seed must be.
    SeededEntropy entropy(5489);
    const auto bytes = draw(entropy, 80'000);
    std::uint64_t last = 0;
    for (std::size_t place = 80'000; place > 79'992; --place) last = last << 8 | bytes[place - 1];
    EXPECT_EQ(last, 9'981'545'732'273'789'042U);
}

TEST(SeededEntropy, RepeatsARunFromItsSeed)
{
    SeededEntropy first(7);
    SeededEntropy again(7);
    SeededEntropy other(8);
    for (const std::size_t count : {1U, 7U, 8U, 9U, 16U, 32U, 1000U}) {
        const auto bytes = draw(first, count);
        EXPECT_EQ(bytes, draw(again, count));
        if (count > 1) {
            EXPECT_NE(bytes, draw(other, count));
        }
    }
}

TEST(SeededEntropy, BeginsEachFillWithANewDraw)
{
    SeededEntropy whole(7);
    const auto bytes = draw(whole, 16);
    SeededEntropy parts(7);
    EXPECT_EQ(draw(parts, 3), std::vector(bytes.begin(), bytes.begin() + 3));
    EXPECT_TRUE(draw(parts, 0).empty());
    EXPECT_EQ(draw(parts, 8), std::vector(bytes.begin() + 8, bytes.end()));
}

TEST(SeededEntropy, LosesNoDrawBetweenThreads)
{
    constexpr int fills = 1000;
    SeededEntropy shared(7);
    const auto work = [&shared] {
        for (int count = 0; count < fills; ++count) draw(shared, 8);
    };
    std::thread one(work);
    std::thread two(work);
    one.join();
    two.join();
    SeededEntropy alone(7);
    for (int count = 0; count < 2 * fills; ++count) draw(alone, 8);
    EXPECT_EQ(draw(shared, 8), draw(alone, 8));
}

}  // namespace
}  // namespace holdfast::base
