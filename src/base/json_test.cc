#include "base/json.h"

#include <gtest/gtest.h>

#include <limits>

namespace holdfast::base {
namespace {

std::string nested(std::size_t levels, std::string_view open, std::string_view close)
{
    std::string text;
    for (std::size_t level = 0; level < levels; ++level) text += open;
    for (std::size_t level = 0; level < levels; ++level) text += close;
    return text;
}

TEST(ParseJson, ReadsStandardJson)
{
    struct Row {
        std::string_view text;
        json::value value;
    };
    const Row rows[] = {
        {"null", nullptr},
        {" true ", true},
        {"[]", json::array{}},
        {"{}", json::object{}},
        {"\r\n\t [1, -2]\n", json::array{1, -2}},
        {"18446744073709551615", std::numeric_limits<std::uint64_t>::max()},
        {"-9223372036854775808", std::numeric_limits<std::int64_t>::min()},
        {"1.5", 1.5},
        {"1e2", 100.0},
        {"18446744073709551616", 18446744073709551616.0},
        {"1e-999", 0.0},
        {R"("caf\u00e9 \ud83d\ude00 \n")", "caf\xc3\xa9 \xf0\x9f\x98\x80 \n"},
        {"\"caf\xc3\xa9\"", "caf\xc3\xa9"},
        {R"({"a":{"a":[{"a":1},{"a":2}]},"b":"a","A":"a"})",
         json::object{{"a", {{"a", json::array{{{"a", 1}}, {{"a", 2}}}}}}, {"b", "a"}, {"A", "a"}}},
    };
    for (const Row& row : rows) {
        const auto value = parse_json(row.text);
        ASSERT_TRUE(value.has_value()) << row.text << ": " << value.error().place;
        EXPECT_EQ(*value, row.value) << row.text;
        EXPECT_EQ(value->kind(), row.value.kind()) << row.text;
    }
}

TEST(ParseJson, RefusesAllElseAndSaysWhere)
{
    struct Row {
        std::string_view text;
        const char* place;
    };
    const Row rows[] = {
        {"", "line 1, column 1"},
        {"  ", "line 1, column 3"},
        {"{\n  \"a\": 1,\n  \"bc\": }", "line 3, column 9"},
        {"[1,]", "line 1, column 4"},
        {"[1 2]", "line 1, column 4"},
        {"{\"a\":1,}", "line 1, column 8"},
        {"{a:1}", "line 1, column 2"},
        {"{'a':1}", "line 1, column 2"},
        {"[NaN]", "line 1, column 2"},
        {"nul", "line 1, column 4"},
        {"01", "line 1, column 2"},
        {"+1", "line 1, column 1"},
        {"[1,\n1e400]", "line 2, column 6"},
        {"-1e400", "line 1, column 7"},
        {"// note\n1", "line 1, column 1"},
        {"[/* note */]", "line 1, column 2"},
        // Behind the end.
        {"{} x", "line 1, column 4"},
        {"[1]\n[2]", "line 2, column 1"},
        {"1 ,", "line 1, column 3"},
        // Not UTF-8: a stray byte, a broken pair, an overlong form, half a surrogate pair, a mark.
        {"\"\xff\"", "line 1, column 2"},
        {"\"a\xc3(\"", "line 1, column 3"},
        {"\"\xc0\xaf\"", "line 1, column 2"},
        {"\"\xed\xa0\x80\"", "line 1, column 2"},
        {R"("\ud800")", "line 1, column 8"},
        {"\xef\xbb\xbf[]", "line 1, column 1"},
        // Characters that must be escaped.
        {"\"a\nb\"", "line 1, column 3"},
        {"\"\\x\"", "line 1, column 3"},
    };
    for (const Row& row : rows) {
        const auto value = parse_json(row.text);
        ASSERT_FALSE(value.has_value()) << row.text;
        EXPECT_EQ(value.error().kind, Problem::Kind::invalid);
        EXPECT_EQ(value.error().place, row.place) << row.text;
        EXPECT_FALSE(value.error().message.empty());
    }
}

TEST(ParseJson, RefusesANameTwiceInOneObject)
{
    struct Row {
        std::string_view text;
        const char* place;  // The closing quote of the second.
    };
    const Row rows[] = {
        {R"({"a":1,"a":1})", "line 1, column 10"},
        {R"({"a":1,"b":2,"a":3})", "line 1, column 16"},
        {"{\"a\":1,\n \"a\":2}", "line 2, column 4"},
        {R"({"":1,"":2})", "line 1, column 8"},
        {R"({"a":1,"\u0061":2})", "line 1, column 15"},
        {R"({"a":{"b":1},"a":2})", "line 1, column 16"},
        {R"([{"a":{"b":[],"b":[]}}])", "line 1, column 17"},
        {R"({"\u00e9x":1,"éx":2})", "line 1, column 18"},
    };
    for (const Row& row : rows) {
        const auto value = parse_json(row.text);
        ASSERT_FALSE(value.has_value()) << row.text;
        EXPECT_EQ(value.error(),
                  (Problem{Problem::Kind::invalid,
                           row.place,
                           "A name stands twice in one object. Keep one of the two."}))
            << row.text;
    }
}

TEST(ParseJson, ReadsSixtyFourLevelsAndNoMore)
{
    EXPECT_TRUE(parse_json(nested(64, "[", "]")).has_value());
    EXPECT_FALSE(parse_json(nested(65, "[", "]")).has_value());
    EXPECT_TRUE(parse_json(nested(32, "[{\"a\":", "}]").replace(32 * 6, 0, "1")).has_value());
    const auto deep = parse_json(nested(1'000'000, "[", ""));
    ASSERT_FALSE(deep.has_value());
    EXPECT_EQ(deep.error().place, "line 1, column 65");
}

TEST(ParseJson, ReadsSixtyFourMebibytesAndNoMore)
{
    const std::size_t most = std::size_t{64} << 20;
    std::string text = "[" + std::string(most - 2, ' ') + "]";
    EXPECT_TRUE(parse_json(text).has_value());
    text.insert(1, "\n");
    const auto value = parse_json(text);
    ASSERT_FALSE(value.has_value());
    EXPECT_EQ(value.error().kind, Problem::Kind::invalid);
    EXPECT_EQ(value.error().place, "line 2, column " + std::to_string(most - 1));
}

TEST(ParseJson, SaysNothingOfWhatItRead)
{
    for (const std::string_view text : {R"({"Amelia":1,"Amelia":2})", R"(["Amelia)", "[Amelia]"}) {
        const Problem problem = parse_json(text).error();
        EXPECT_EQ((problem.place + problem.message).find("Amelia"), std::string::npos);
    }
}

TEST(ParseJson, ReadsNumbersExactly)
{
    // Each is written in the fewest digits that tell it from its neighbours.
    for (const double number : {0.1,
                                0.3,
                                1.0 / 3.0,
                                5e-324,
                                2.2250738585072014e-308,
                                1e23,
                                -1e-7,
                                1.7976931348623157e308,
                                9007199254740993.0,
                                123456.789,
                                -0.0,
                                4.35,
                                8.41e21,
                                2.0 / 3.0 * 1e-200,
                                6.02214076e23}) {
        const std::string text = pretty(number);
        const auto read = parse_json(text);
        ASSERT_TRUE(read.has_value()) << text;
        ASSERT_TRUE(read->is_double()) << text;
        EXPECT_EQ(read->get_double(), number) << text;
    }
}

TEST(Pretty, WritesOneMemberALine)
{
    struct Row {
        json::value value;
        const char* text;
    };
    const Row rows[] = {
        {nullptr, "null\n"},
        {true, "true\n"},
        {-7, "-7\n"},
        {std::numeric_limits<std::uint64_t>::max(), "18446744073709551615\n"},
        {1.0, "1.0\n"},
        {0.5, "0.5\n"},
        {1e30, "1e+30\n"},
        {"a \"b\" \\ \n caf\xc3\xa9", "\"a \\\"b\\\" \\\\ \\n caf\xc3\xa9\"\n"},
        {json::array{}, "[]\n"},
        {json::object{}, "{}\n"},
        {json::array{1, json::array{}, json::array{2}}, "[\n  1,\n  [],\n  [\n    2\n  ]\n]\n"},
        {json::object{{"z", 1}, {"a", json::object{{"k\n", json::object{}}}}, {"b", nullptr}},
         "{\n  \"z\": 1,\n  \"a\": {\n    \"k\\n\": {}\n  },\n  \"b\": null\n}\n"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(pretty(row.value), row.text);
        EXPECT_EQ(parse_json(row.text).value(), row.value);
    }
}

}  // namespace
}  // namespace holdfast::base
