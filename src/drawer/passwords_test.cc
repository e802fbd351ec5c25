#include "drawer/passwords.h"
#include "drawer/small_drawer.h"

#include <gtest/gtest.h>

#include <thread>

namespace holdfast::drawer {
namespace {

using Comparison = Passwords::Comparison;

TEST(Passwords, CostWhatOwaspAsksFor)
{
    Passwords passwords;
    const auto hash = passwords.hash(good_password);
    ASSERT_TRUE(hash);
    EXPECT_TRUE(hash->text.starts_with("$argon2id$v=19$m=19456,t=2,p=1$")) << hash->text;
    EXPECT_EQ(Comparison::fits, passwords.compare(good_password, *hash));
}

TEST(Passwords, EachHashHasItsOwnSalt)
{
    Passwords passwords(cheap);
    EXPECT_NE(passwords.hash(good_password)->text, passwords.hash(good_password)->text);
}

TEST(Passwords, FitOnlyThemselves)
{
    Passwords passwords(cheap);
    const std::string password = "caf\xc3\xa9 of four words";
    const auto hash = passwords.hash(password);
    ASSERT_TRUE(hash);
    struct Case {
        std::string typed;
        Comparison answer;
    };
    const Case cases[] = {
        {password, Comparison::fits},
        {"cafe\xcc\x81 of four words", Comparison::fits},  // The same letters.
        {"", Comparison::differs},
        {password + " ", Comparison::differs},
        {password.substr(1), Comparison::differs},
        {password + std::string(1, '\0'), Comparison::differs},
        {"Caf\xc3\xa9 of four words", Comparison::differs},
        {std::string(100'000, 'x'), Comparison::differs},
    };
    for (const Case& row : cases) EXPECT_EQ(row.answer, passwords.compare(row.typed, *hash));
    EXPECT_EQ(Comparison::differs, passwords.compare(password, passwords.nobodys()));
    EXPECT_EQ(Comparison::differs, passwords.compare("", passwords.nobodys()));
}

TEST(Passwords, BrokenHashesFitNothing)
{
    Passwords passwords(cheap);
    for (const char* text : {"", "plain", "$argon2id$v=19$m=8,t=1,p=1$", "$2y$10$abc"})
        EXPECT_EQ(Comparison::differs, passwords.compare(good_password, PasswordHash{text}))
            << text;
}

TEST(Passwords, AreKnownToBeOfAnotherCost)
{
    Passwords before(cheap);
    Passwords after({.memory = 16'384, .passes = 1});
    const auto hash = before.hash(good_password);
    ASSERT_TRUE(hash);
    EXPECT_EQ(Comparison::fits, before.compare(good_password, *hash));
    EXPECT_EQ(Comparison::fits_at_another_cost, after.compare(good_password, *hash));
    EXPECT_EQ(Comparison::differs, after.compare("another password", *hash));
}

/// Who measures how long an answer takes must find no difference, so the same work is done.
TEST(Passwords, NobodysHashCostsAsMuchAsARealOne)
{
    Passwords passwords({.memory = 16'384, .passes = 3});
    const auto real = passwords.hash(good_password);
    ASSERT_TRUE(real);
    const std::string cost = "$argon2id$v=19$m=16,t=3,p=1$";
    EXPECT_TRUE(real->text.starts_with(cost)) << real->text;
    EXPECT_TRUE(passwords.nobodys().text.starts_with(cost)) << passwords.nobodys().text;
}

TEST(Places, AreTakenAndGivenBack)
{
    using std::chrono::milliseconds;
    Places places(4);
    std::vector<Places::Place> taken;
    for (int place = 0; place < 4; ++place) {
        taken.push_back(places.take(milliseconds(0)));
        ASSERT_TRUE(taken.back());
    }
    EXPECT_FALSE(places.take(milliseconds(1))) << "a fifth has none";
    std::jthread leaving([&] { taken.pop_back(); });
    EXPECT_TRUE(places.take(milliseconds(60'000))) << "until one of the four goes";
}

}  // namespace
}  // namespace holdfast::drawer
