#include "tests/desk/tokens.h"

#include <gtest/gtest.h>

namespace holdfast::desk {
namespace {

TEST(Tokens, TwoSpellingsOfTheSamePageAreEqual)
{
    const struct {
        const char* one;
        const char* other;
    } rows[] = {
        {"<p>a</p>", "\n<p>\n  a\n</p>\n"},
        {R"(<p id="x" class="a b">)", R"(<p class=" a  b" id="x">)"},
        {"<p>a &amp; b</p>", "<p>a & b</p>"},
        {"<p hidden>", R"(<p hidden="">)"},
        {"<p>a</p><!-- <b> -->", "<p>a</p>"},
    };
    for (const auto& row : rows) EXPECT_EQ(tokens_of(row.one), tokens_of(row.other)) << row.one;
}

TEST(Tokens, WhatABrowserWouldSeeOtherwiseIsDifferent)
{
    const struct {
        const char* one;
        const char* other;
    } rows[] = {
        {"<p>a</p>", "<p>b</p>"},
        {"<p>a</p>", "<p>a"},
        {"<p>a</p>", "<div>a</div>"},
        {R"(<p class="a b">)", R"(<p class="b a">)"},
        {R"(<p id="x">)", R"(<p id="y">)"},
        {R"(<p id="x">)", "<p>"},
        {R"(<p id="x">)", R"(<p id="x" id="x">)"},
        {"<p>a b</p>", "<p>ab</p>"},
        {"<p>&lt;b&gt;</p>", "<p><b></p>"},
    };
    for (const auto& row : rows) EXPECT_NE(tokens_of(row.one), tokens_of(row.other)) << row.one;
}

}  // namespace
}  // namespace holdfast::desk
