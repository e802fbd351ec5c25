#include "web/html.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace holdfast::web {
namespace {

// What must not compile. A string of anybody's has no way into a literal, a name or markup.
static_assert(!std::is_constructible_v<Literal, std::string>);
static_assert(!std::is_constructible_v<Literal, std::string_view>);
static_assert(!std::is_constructible_v<AttributeName, std::string>);
static_assert(!std::is_constructible_v<AttributeName, std::string_view>);
static_assert(!std::is_constructible_v<UrlAttributeName, std::string>);
static_assert(!std::is_constructible_v<Html, std::string>);
static_assert(!std::is_constructible_v<Html, const char*>);
static_assert(!std::is_convertible_v<std::string, Html>);
static_assert(!std::is_constructible_v<Url, std::string>);
static_assert(!std::is_constructible_v<Url, const char*>);

/// A name as it stands in our source.
template <std::size_t Length>
struct Source {
    char text[Length];
    consteval Source(const char (&given)[Length])
    {
        for (std::size_t i = 0; i < Length; ++i) text[i] = given[i];
    }
};

template <Source Name>
concept text_may_fill =
    requires { typename std::bool_constant<!AttributeName{Name.text}.text().empty()>; };
template <Source Name>
concept url_may_fill =
    requires { typename std::bool_constant<!UrlAttributeName{Name.text}.text().empty()>; };

static_assert(text_may_fill<"class">);
static_assert(text_may_fill<"aria-describedby">);
static_assert(text_may_fill<"data-family">);
static_assert(text_may_fill<"viewBox">);
static_assert(text_may_fill<"nonce">);
static_assert(!text_may_fill<"href">);
static_assert(!text_may_fill<"HREF">);
static_assert(!text_may_fill<"src">);
static_assert(!text_may_fill<"srcset">);
static_assert(!text_may_fill<"srcdoc">);
static_assert(!text_may_fill<"action">);
static_assert(!text_may_fill<"formaction">);
static_assert(!text_may_fill<"FormAction">);
static_assert(!text_may_fill<"style">);
static_assert(!text_may_fill<"onclick">);
static_assert(!text_may_fill<"ONCLICK">);
static_assert(!text_may_fill<"http-equiv">);
static_assert(!text_may_fill<"">);
static_assert(!text_may_fill<"a b">);
static_assert(!text_may_fill<"a=\"b\"">);
static_assert(!text_may_fill<"xlink:href">);
static_assert(url_may_fill<"href">);
static_assert(url_may_fill<"action">);
static_assert(!url_may_fill<"onclick">);
static_assert(!url_may_fill<"class">);

template <class Condition>
concept may_be_a_condition = requires(Attributes attributes, AttributeName name, Condition holds) {
    attributes.flag(name, holds);
};
static_assert(may_be_a_condition<bool>);
static_assert(!may_be_a_condition<const char*>);
static_assert(!may_be_a_condition<int>);

TEST(Html, EscapesWhatAnybodyWrites)
{
    struct Row {
        std::string_view words;
        std::string_view markup;
    };
    const Row rows[] = {
        {"", ""},
        {"Wren saw the nurse.", "Wren saw the nurse."},
        {"<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"},
        {"\" onmouseover=\"alert(1)", "&quot; onmouseover=&quot;alert(1)"},
        {"' onmouseover='alert(1)", "&#39; onmouseover=&#39;alert(1)"},
        {"&lt;", "&amp;lt;"},
        {"a & b", "a &amp; b"},
        {"]]><!--", "]]&gt;&lt;!--"},
        {"Si\xc3\xa2n \xd8\xa7\xd9\x84", "Si\xc3\xa2n \xd8\xa7\xd9\x84"},
        {"two\r\nlines", "two\r\nlines"},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(Html::text(row.words).markup(), row.markup);
        EXPECT_EQ(Attributes{}.set("title", row.words).markup(),
                  " title=\"" + std::string{row.markup} + "\"");
    }
}

TEST(Html, NoByteOfTextOpensMarkup)
{
    for (int value = 0; value < 256; ++value) {
        const std::string markup = Html::text(std::string(1, static_cast<char>(value))).markup();
        EXPECT_EQ(markup.find_first_of("<>\"'"), std::string::npos) << value;
        EXPECT_FALSE(markup.empty()) << value;
    }
}

TEST(Html, JoinsInOrder)
{
    Html html;
    EXPECT_TRUE(html.empty());
    html += Html::raw("<hr>");
    html += Html::text("<");
    EXPECT_EQ((html + Html::raw("<br>")).markup(), "<hr>&lt;<br>");
    EXPECT_EQ(html.markup(), "<hr>&lt;");
}

TEST(Element, HoldsAttributesAndContent)
{
    const Html link = element("a",
                              Attributes{}.set("class", "more").set("href", Url::to("/families")),
                              Html::text("More & more"));
    EXPECT_EQ(link.markup(), "<a class=\"more\" href=\"/families\">More &amp; more</a>");
    EXPECT_EQ(element("p", {}, {}).markup(), "<p></p>");
    EXPECT_EQ(void_element("meta", Attributes{}.set("charset", "utf-8")).markup(),
              "<meta charset=\"utf-8\">");
}

TEST(Attributes, AddressesAreEscapedToo)
{
    const Url url = Url::to("/search").with("from", "2026-03-02").with("kind", "a&b\"");
    EXPECT_EQ(Attributes{}.set("href", url).markup(),
              " href=\"/search?from=2026-03-02&amp;kind=a%26b%22\"");
}

TEST(Attributes, FlagsStandOnlyWhereTheyHold)
{
    EXPECT_EQ(Attributes{}.flag("checked").markup(), " checked");
    EXPECT_EQ(Attributes{}.flag("checked", false).flag("required", true).markup(), " required");
    Attributes attributes;
    attributes.set("id", "x").flag("hidden");
    attributes.set("href", Url::to("/"));
    EXPECT_EQ(attributes.markup(), " id=\"x\" hidden href=\"/\"");
}

}  // namespace
}  // namespace holdfast::web
