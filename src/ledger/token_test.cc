#include "base/seeded_entropy.h"
#include "ledger/token.h"

#include <gtest/gtest.h>

namespace holdfast::ledger {
namespace {

using base::AuthorityId;

class Token : public testing::Test {
protected:
    static Keys keys_of(base::Entropy& entropy)
    {
        const auto authority = AuthorityId::random(entropy);
        return Keys::make(authority, base::SecretKey::random(entropy), entropy).first;
    }
    /// "3 4", or the kind of the Problem.
    static std::string opening(TokenPurpose purpose, std::string_view token, const Keys& keys)
    {
        const auto numbers = open_token(purpose, token, keys);
        if (!numbers) return std::string{base::word_of(numbers.error().kind)};
        return std::to_string(numbers->first) + " " + std::to_string(numbers->second);
    }

    base::SeededEntropy entropy_{4};
    Keys keys_ = keys_of(entropy_);
};

TEST_F(Token, SaysItsNumbersToItsOwnLedger)
{
    const TokenNumbers rows[] = {{0, 0}, {3, 4}, {0xffff'ffff'ffff'ffffU, 1}, {1, 1U << 31}};
    for (const TokenNumbers& row : rows)
        for (const TokenPurpose purpose : {TokenPurpose::seen, TokenPurpose::receipt}) {
            const std::string token = seal_token(purpose, row, keys_, entropy_);
            EXPECT_EQ(opening(purpose, token, keys_),
                      std::to_string(row.first) + " " + std::to_string(row.second));
        }
}

TEST_F(Token, OfOnePurposeIsNoneOfTheOther)
{
    const std::string seen = seal_token(TokenPurpose::seen, {3, 4}, keys_, entropy_);
    const std::string receipt = seal_token(TokenPurpose::receipt, {3, 4}, keys_, entropy_);
    EXPECT_EQ(opening(TokenPurpose::receipt, seen, keys_), "invalid");
    EXPECT_EQ(opening(TokenPurpose::seen, receipt, keys_), "invalid");
}

TEST_F(Token, IsNothingToAnotherLedger)
{
    const std::string token = seal_token(TokenPurpose::seen, {3, 4}, keys_, entropy_);
    EXPECT_EQ(opening(TokenPurpose::seen, token, keys_of(entropy_)), "invalid");
}

TEST_F(Token, TellsNothingOfItsNumbers)
{
    // Equal numbers give tokens of one length that differ, so nobody learns how many entries came
    // between two of them.
    const std::string one = seal_token(TokenPurpose::seen, {3, 4}, keys_, entropy_);
    const std::string two = seal_token(TokenPurpose::seen, {3, 4}, keys_, entropy_);
    const std::string large = seal_token(TokenPurpose::seen, {1U << 31, 0}, keys_, entropy_);
    EXPECT_NE(one, two);
    EXPECT_EQ(one.size(), two.size());
    EXPECT_EQ(one.size(), large.size());
}

TEST_F(Token, OfAnotherLengthIsRefusedThoughItIsSealedAsOurs)
{
    const base::AuthorityId authority = keys_.authority();
    base::Bytes context{authority.bytes.begin(), authority.bytes.end()};
    context.push_back(static_cast<std::uint8_t>(TokenPurpose::seen));
    for (const auto& [length, answer] :
         {std::pair{16U, "0 0"}, {15U, "invalid"}, {17U, "invalid"}}) {
        const std::string token =
            base::base64(base::seal(base::Bytes(length, 0), context, keys_.token_key(), entropy_));
        EXPECT_EQ(opening(TokenPurpose::seen, token, keys_), answer) << length;
    }
}

TEST_F(Token, ChangedAnywhereIsRefused)
{
    const std::string token = seal_token(TokenPurpose::seen, {3, 4}, keys_, entropy_);
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        EXPECT_EQ(opening(TokenPurpose::seen, changed, keys_), "invalid") << i;
        EXPECT_EQ(opening(TokenPurpose::seen, token.substr(0, i), keys_), "invalid") << i;
    }
    for (const std::string_view text : {"", "token", "AAAA", " ", "3 4"})
        EXPECT_EQ(opening(TokenPurpose::seen, text, keys_), "invalid") << text;
    EXPECT_EQ(opening(TokenPurpose::seen, token + "\n", keys_), "invalid");
}

}  // namespace
}  // namespace holdfast::ledger
