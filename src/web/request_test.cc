#include "web/request.h"

#include <gtest/gtest.h>

namespace holdfast::web {
namespace {

using base::Problem;

TEST(Fields, KeepTheirOrderAndTheirDoubles)
{
    Fields fields;
    EXPECT_TRUE(fields.empty());
    fields.add("box", "a");
    fields.add("name", "");
    fields.add("box", "b");
    EXPECT_EQ(fields.value("box"), "a");
    EXPECT_EQ(fields.all("box"), (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(fields.has("name"));
    EXPECT_EQ(fields.value("name"), "");
    EXPECT_FALSE(fields.has("Box"));
    EXPECT_EQ(fields.value("other"), "");
    EXPECT_TRUE(fields.all("other").empty());
}

TEST(ParseForm, ReadsWhatBrowsersSend)
{
    struct Row {
        std::string_view text;
        Fields fields;
    };
    const Row rows[] = {
        {"", Fields{}},
        {"a=1", Fields{{{"a", "1"}}}},
        {"a=1&b=two+words", Fields{{{"a", "1"}, {"b", "two words"}}}},
        {"a=1&a=2", Fields{{{"a", "1"}, {"a", "2"}}}},
        {"a", Fields{{{"a", ""}}}},
        {"a=", Fields{{{"a", ""}}}},
        {"=1", Fields{{{"", "1"}}}},
        {"a=b=c", Fields{{{"a", "b=c"}}}},
        {"&&a=1&&", Fields{{{"a", "1"}}}},
        {"a%26b=c%3Dd", Fields{{{"a&b", "c=d"}}}},
        {"name=Si%C3%A2n", Fields{{{"name", "Si\xc3\xa2n"}}}},
        {"note=one%0D%0Atwo", Fields{{{"note", "one\r\ntwo"}}}},
        {"a=1;b=2", Fields{{{"a", "1;b=2"}}}},
    };
    for (const Row& row : rows) {
        const auto fields = parse_form(row.text);
        ASSERT_TRUE(fields.has_value()) << row.text;
        EXPECT_EQ(*fields, row.fields) << row.text;
    }
}

TEST(ParseForm, RefusesWhatCannotBeRead)
{
    struct Row {
        std::string text;
        std::string_view place;
    };
    const Row rows[] = {
        {"a=%", "field 1"},
        {"a=1&b=%4", "field 2"},
        {"a=1&&%zz=1", "field 2"},
        {"a=%00", "field 1"},
        {std::string("a=\0", 3), "field 1"},
        {"a=%C3", "field 1"},
        {"a=\xff", "field 1"},
        {"a=%ED%A0%80", "field 1"},
    };
    for (const Row& row : rows) {
        const auto fields = parse_form(row.text);
        ASSERT_FALSE(fields.has_value()) << row.text;
        EXPECT_EQ(fields.error().kind, Problem::Kind::invalid);
        EXPECT_EQ(fields.error().place, row.place);
        EXPECT_TRUE(fields.error().message.ends_with("."));
    }
}

TEST(ParseForm, TakesAThousandFieldsAndNoMore)
{
    std::string text;
    for (int i = 0; i < 1'000; ++i) text += "a=1&";
    const auto most = parse_form(text);
    ASSERT_TRUE(most.has_value());
    EXPECT_EQ(most->all("a").size(), 1'000U);
    const auto more = parse_form(text + "a=1");
    ASSERT_FALSE(more.has_value());
    EXPECT_EQ(more.error().kind, Problem::Kind::invalid);
    EXPECT_EQ(more.error().place, "field 1001");
}

TEST(ParseForm, NeverRepeatsWhatWasTyped)
{
    const auto fields = parse_form("secretname=secretwords%");
    ASSERT_FALSE(fields.has_value());
    EXPECT_FALSE(fields.error().message.contains("secret"));
    EXPECT_FALSE(fields.error().place.contains("secret"));
}

TEST(ParseCookies, PassesOverWhatIsNone)
{
    struct Row {
        std::string_view header;
        Fields cookies;
    };
    const Row rows[] = {
        {"", Fields{}},
        {"sid=abc", Fields{{{"sid", "abc"}}}},
        {"sid=abc; theme=dark", Fields{{{"sid", "abc"}, {"theme", "dark"}}}},
        {" sid = abc ;theme=dark", Fields{{{"sid", "abc"}, {"theme", "dark"}}}},
        {"sid=a=b", Fields{{{"sid", "a=b"}}}},
        {"sid=", Fields{{{"sid", ""}}}},
        {"nothing; =1;;; sid=abc", Fields{{{"sid", "abc"}}}},
        {"sid=a; sid=b", Fields{{{"sid", "a"}, {"sid", "b"}}}},
        {"other=%zz; sid=abc", Fields{{{"other", "%zz"}, {"sid", "abc"}}}},
    };
    for (const Row& row : rows) EXPECT_EQ(parse_cookies(row.header), row.cookies) << row.header;
}

}  // namespace
}  // namespace holdfast::web
