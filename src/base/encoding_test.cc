#include "base/seal.h"
#include "base/seeded_entropy.h"

#include <gtest/gtest.h>

namespace holdfast::base {
namespace {

Bytes bytes_of(std::string_view text)
{
    return Bytes(text.begin(), text.end());
}

TEST(Hex, WritesLowerCaseAndReadsEither)
{
    const Bytes bytes = {0x00, 0x01, 0x7f, 0x80, 0xab, 0xcd, 0xef, 0xff};
    EXPECT_EQ(hex(bytes), "00017f80abcdefff");
    EXPECT_EQ(parse_hex("00017f80abcdefff").value(), bytes);
    EXPECT_EQ(parse_hex("00017F80ABcdEFff").value(), bytes);
    EXPECT_EQ(hex({}), "");
    EXPECT_EQ(parse_hex("").value(), Bytes{});
}

TEST(Hex, RefusesAllElse)
{
    for (const std::string_view text : {"0",
                                        "000",
                                        "0g",
                                        "g0",
                                        " 00",
                                        "00 ",
                                        "0 0",
                                        "0x00",
                                        "00:00",
                                        "0/",
                                        ":0",
                                        "@0",
                                        "`0",
                                        "\xc3\xa9"}) {
        const auto bytes = parse_hex(text);
        ASSERT_FALSE(bytes.has_value()) << text;
        EXPECT_EQ(bytes.error().kind, Problem::Kind::invalid);
    }
    EXPECT_FALSE(parse_hex(std::string_view("00\0", 3)).has_value());
    EXPECT_FALSE(parse_hex(std::string_view("00\0\0", 4)).has_value());
}

TEST(Base64, HasTheKnownAnswers)
{
    // RFC 4648, section 10, and the two characters that differ from the form for addresses.
    struct Row {
        std::string_view plain;
        std::string_view text;
    };
    const Row rows[] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
        {"\xfb\xff\xbf", "+/+/"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(base64(bytes_of(row.plain)), row.text);
        EXPECT_EQ(parse_base64(row.text).value(), bytes_of(row.plain));
    }
}

TEST(Base64, RefusesAllElse)
{
    const std::string_view rows[] = {
        // Padding or characters missing.
        "Zg",
        "Zg=",
        "Zm8",
        "Z",
        "=",
        "====",
        // Padding too much or too early.
        "Zg===",
        "Zm8==",
        "Zm9v=",
        "Zg==Zg==",
        "Z=g=",
        // Bits behind the end.
        "Zh==",
        "Zv==",
        "Zm9=",
        "Zm+=",
        // White space.
        " Zg==",
        "Zg== ",
        "Zg\n==",
        "Zm9v\n",
        "Zm 9v",
        // Not in the alphabet.
        "-_-_",
        "Zm9*",
        "Zm9\xff",
        std::string_view("Zm9\0", 4),
    };
    for (const std::string_view text : rows) {
        const auto bytes = parse_base64(text);
        ASSERT_FALSE(bytes.has_value()) << text;
        EXPECT_EQ(bytes.error().kind, Problem::Kind::invalid);
    }
}

TEST(Encodings, TakeNoByteOutsideTheirAlphabet)
{
    const std::string_view hexadecimal = "0123456789abcdefABCDEF";
    const std::string_view base64_letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int value = 0; value < 256; ++value) {
        const char character = static_cast<char>(value);
        for (std::size_t place = 0; place < 4; ++place) {
            std::string text = "0000";
            text[place] = character;
            EXPECT_EQ(parse_hex(text).has_value(), hexadecimal.contains(character)) << value;
            // "000=" is good too: the last 0 stands for 110100, and the two bits behind are zero.
            EXPECT_EQ(parse_base64(text).has_value(),
                      base64_letters.contains(character) || text == "000=")
                << value;
        }
    }
}

TEST(Encodings, SurviveEveryByteAtEveryLength)
{
    SeededEntropy entropy(3);
    for (std::size_t length = 0; length < 300; ++length) {
        Bytes bytes(length);
        entropy.fill(bytes);
        EXPECT_EQ(hex(bytes).size(), 2 * length);
        EXPECT_EQ(parse_hex(hex(bytes)).value(), bytes);
        EXPECT_EQ(base64(bytes).size(), (length + 2) / 3 * 4);
        EXPECT_EQ(parse_base64(base64(bytes)).value(), bytes);
    }
}

TEST(Views, ReadTheSameBytes)
{
    const std::string text = "caf\xc3\xa9";
    EXPECT_EQ(hex(view_of(text)), "636166c3a9");
    EXPECT_EQ(text_of(view_of(text)), text);
}

}  // namespace
}  // namespace holdfast::base
