#include "base/id.h"
#include "base/seeded_entropy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <type_traits>

namespace holdfast::base {
namespace {

static_assert(!std::is_convertible_v<AuthorityId, EntryId>);
static_assert(!std::is_constructible_v<AuthorityId, EntryId>);

IdBytes filled_with(std::uint8_t value)
{
    IdBytes bytes;
    bytes.fill(value);
    return bytes;
}

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) {
        return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    });
    return text;
}

TEST(Id, HasTheTextThatItsBitsSpell)
{
    // Five bits a character, from the right: 1 is the lowest bit of the last character, 0x80 in
    // the first byte is the highest of the three bits in the first.
    struct Row {
        IdBytes bytes;
        const char* text;
    };
    const Row rows[] = {
        {filled_with(0x00), "00000000000000000000000000"},
        {filled_with(0xff), "7zzzzzzzzzzzzzzzzzzzzzzzzz"},
        {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, "00000000000000000000000001"},
        {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 32}, "00000000000000000000000010"},
        {{0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, "40000000000000000000000000"},
        {{0x20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 31}, "1000000000000000000000000z"},
        {{0x1f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 18}, "0z00000000000000000000000j"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(id_text(row.bytes), row.text);
        EXPECT_EQ(parse_id(row.text).value(), row.bytes);
    }
}

TEST(Id, EveryCharacterStandsForItsFiveBits)
{
    const std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    for (std::uint8_t value = 0; value < 32; ++value) {
        IdBytes bytes{};
        bytes.back() = value;
        const std::string text = std::string(25, '0') + alphabet[value];
        EXPECT_EQ(id_text(bytes), text);
        EXPECT_EQ(parse_id(text).value(), bytes);
        EXPECT_EQ(parse_id(upper(text)).value(), bytes);
    }
}

TEST(Id, SurvivesItsTextInEitherCase)
{
    SeededEntropy entropy(1);
    std::set<EntryId> all;
    for (int count = 0; count < 1000; ++count) {
        const auto id = EntryId::random(entropy);
        EXPECT_TRUE(all.insert(id).second);
        const std::string text = id.text();
        ASSERT_EQ(text.size(), 26U);
        EXPECT_EQ(EntryId::parse(text).value(), id);
        EXPECT_EQ(EntryId::parse(upper(text)).value(), id);
    }
}

TEST(Id, RefusesEveryOtherText)
{
    const std::string good = "0123456789abcdefghjkmnpqrs";
    ASSERT_TRUE(parse_id(good).has_value());
    std::vector<std::string> texts = {
        "", good.substr(1), good + "0", " " + good.substr(1), std::string(26, ' ')};
    const std::string_view never = "ilouILOU-_ .@[`{/:\xc3\x7f";
    for (std::size_t place = 0; place < good.size(); ++place) {
        for (const char character : never) {
            texts.push_back(good);
            texts.back()[place] = character;
        }
        texts.push_back(good);
        texts.back()[place] = '\0';
    }
    // Above 7 the first character would stand for more than 128 bits.
    for (const char first : std::string_view("89abcdefghjkmnpqrstvwxyzZ")) {
        texts.push_back(first + std::string(25, '0'));
    }
    for (const std::string& text : texts) {
        const auto id = EntryId::parse(text);
        ASSERT_FALSE(id.has_value()) << text;
        EXPECT_EQ(id.error().kind, Problem::Kind::invalid);
    }
}

TEST(Id, HashIsTakenFromItsFirstBits)
{
    EntryId id;
    const std::size_t none = IdHash{}(id);
    for (std::size_t byte = 0; byte < sizeof none; ++byte) {
        EntryId other;
        other.bytes[byte] = 1;
        EXPECT_NE(IdHash{}(other), none);
    }
}

}  // namespace
}  // namespace holdfast::base
