#include "web/percent.h"
#include "web/url.h"

#include <gtest/gtest.h>

namespace holdfast::web {
namespace {

using TestId = base::Id<struct TestTag>;

TEST(Url, IsBuiltFromLeftToRight)
{
    const TestId id{};
    const Url family = Url::to("/families") / id;
    EXPECT_EQ(family.text(), "/families/" + id.text());
    EXPECT_EQ((family / "close").text(), "/families/" + id.text() + "/close");
    EXPECT_EQ(family.with("on", "2026-03-02").with("rule", "g01").at("gate").text(),
              "/families/" + id.text() + "?on=2026-03-02&rule=g01#gate");
    EXPECT_EQ(Url::to("/").text(), "/");
    EXPECT_EQ(Url::to("/a"), Url::to("/") / "a");
    EXPECT_NE(Url::to("/a"), Url::to("/b"));
}

TEST(Url, NoWordLeavesItsPlace)
{
    struct Row {
        std::string_view word;
        std::string_view encoded;
    };
    const Row rows[] = {
        {"g01", "g01"},
        {"a b", "a%20b"},
        {"a/b", "a%2Fb"},
        {"?x=1", "%3Fx%3D1"},
        {"#gate", "%23gate"},
        {"a&b=c;d+e", "a%26b%3Dc%3Bd%2Be"},
        {"%2e", "%252e"},
        {"javascript:alert(1)", "javascript%3Aalert%281%29"},
        {"//evil.example", "%2F%2Fevil.example"},
        {"\\", "%5C"},
        {"\r\nSet-Cookie: a", "%0D%0ASet-Cookie%3A%20a"},
        {"\xc3\xa2", "%C3%A2"},
        {"~-._", "~-._"},
    };
    for (const Row& row : rows) {
        const std::string encoded{row.encoded};
        EXPECT_EQ(Url::to("/x").with_segment(row.word).text(), "/x/" + encoded);
        EXPECT_EQ(Url::to("/").with_segment(row.word).text(), "/" + encoded);
        EXPECT_EQ(Url::to("/x").with("q", row.word).text(), "/x?q=" + encoded);
        EXPECT_EQ(Url::to("/x").at(row.word).text(), "/x#" + encoded);
    }
}

TEST(UrlDeathTest, WhatIsNoAddressOfThisSiteIsOurBug)
{
    EXPECT_DEATH((void)Url::to("families"), "path");
    EXPECT_DEATH((void)Url::to("//evil.example"), "path");
    EXPECT_DEATH((void)Url::to("/").at("a").with("b", "c"), "text_");
    EXPECT_DEATH((void)Url::to("/").with("b", "c").with_segment("d"), "text_");
}

TEST(Percent, EveryByteComesBack)
{
    for (int value = 1; value < 128; ++value) {
        const std::string text(1, static_cast<char>(value));
        EXPECT_EQ(percent_decoded(percent_encoded(text), Plus::is_plus), text) << value;
        EXPECT_EQ(percent_decoded(percent_encoded(text), Plus::is_space), text) << value;
    }
}

TEST(Percent, ReadsEscapesAndPlus)
{
    EXPECT_EQ(percent_decoded("a+b%2B", Plus::is_space), "a b+");
    EXPECT_EQ(percent_decoded("a+b%2b", Plus::is_plus), "a+b+");
    EXPECT_EQ(percent_decoded("", Plus::is_plus), "");
    EXPECT_EQ(percent_decoded("%F0%9F%90%A6", Plus::is_plus), "\xf0\x9f\x90\xa6");
}

TEST(Percent, RefusesAllElse)
{
    for (const std::string_view text : {
             "%",
             "%4",
             "a%",
             "%zz",
             "%4g",
             "%g4",
             "% 4",
             "%+4",
             "%%41",
             "%00",              // A zero byte.
             "%FF",              // No byte of UTF-8.
             "%C3",              // Cut short.
             "%C3%28",           // No second byte.
             "%C0%AF",           // '/' in two bytes.
             "%E0%80%AF",        // And in three.
             "%ED%A0%80",        // Half of a pair.
             "%F4%90%80%80",     // Beyond the last character.
             "%F8%88%80%80%80",  // Five bytes.
             "\xff",
             "\xc3",
         })
        EXPECT_FALSE(percent_decoded(text, Plus::is_plus).has_value()) << text;
    EXPECT_FALSE(is_clean_text(std::string_view("a\0b", 3)));
}

}  // namespace
}  // namespace holdfast::web
