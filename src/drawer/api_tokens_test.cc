#include "drawer/small_drawer.h"

#include <gtest/gtest.h>

namespace holdfast::drawer {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST(ApiTokens, AreMadeAndFound)
{
    SmallDrawer drawer;
    const auto wren = drawer.add("wren");
    const auto text = drawer->api_tokens().make("the rota", wren, drawer.now + hours(1));
    ASSERT_TRUE(text);
    EXPECT_TRUE(text->starts_with("hf_"));
    EXPECT_EQ(46U, text->size());
    EXPECT_FALSE(drawer->api_tokens().all().value().front().last_used);

    const ApiToken wanted{"the rota", wren, drawer.now + hours(1), drawer.now};
    EXPECT_EQ(wanted, drawer->api_tokens().find(*text).value());
    EXPECT_EQ(std::vector{wanted}, drawer->api_tokens().all().value());
    drawer.reopen();
    EXPECT_EQ(wanted, drawer->api_tokens().find(*text).value());
    for (const std::string& other : {std::string(), *text + "x", text->substr(3)})
        EXPECT_FALSE(drawer->api_tokens().find(other).value()) << other;
    EXPECT_FALSE(drawer.knows(*text)) << "it is no session";
}

TEST(ApiTokens, AreRefusedWhereTheyCannotBe)
{
    SmallDrawer drawer;
    const base::Instant later = drawer.now + hours(1);
    ASSERT_TRUE(drawer->api_tokens().make("the rota", {}, later));
    struct Case {
        std::string name;
        base::Instant expires;
        std::string fault;
        std::string place;
    };
    const Case cases[] = {
        {"", later, "invalid", "name"},
        {std::string(101, 'x'), later, "invalid", "name"},
        {"\xff", later, "invalid", "name"},
        {"the files", drawer.now, "invalid", "expires"},
        {"the files", drawer.now - hours(1), "invalid", "expires"},
        {"the rota", later, "conflict", "name"},
    };
    for (const Case& row : cases) {
        const auto made = drawer->api_tokens().make(row.name, {}, row.expires);
        ASSERT_FALSE(made) << row.name;
        EXPECT_EQ(row.fault, base::word_of(made.error().kind)) << row.name;
        EXPECT_EQ(row.place, made.error().place) << row.name;
    }
    EXPECT_TRUE(drawer->api_tokens().make(std::string(100, 'x'), {}, later));
    EXPECT_EQ(2U, drawer->api_tokens().all().value().size());
}

TEST(ApiTokens, EndAtTheirTime)
{
    SmallDrawer drawer;
    const auto text = drawer->api_tokens().make("the rota", {}, drawer.now + hours(1)).value();
    drawer.pass(hours(1) - seconds(1));
    EXPECT_TRUE(drawer->api_tokens().find(text).value());
    drawer.pass(seconds(1));
    EXPECT_FALSE(drawer->api_tokens().find(text).value());
    EXPECT_EQ(1U, drawer->api_tokens().all().value().size()) << "so that it can be seen why";
}

TEST(ApiTokens, AreUsedAtMostOnceAMinute)
{
    SmallDrawer drawer;
    const auto text = drawer->api_tokens().make("the rota", {}, drawer.now + hours(1)).value();
    const base::Instant first = drawer.now;
    const auto last_used = [&] { return drawer->api_tokens().find(text).value()->last_used; };
    EXPECT_EQ(first, last_used());
    drawer.pass(seconds(59));
    EXPECT_EQ(first, last_used());
    drawer.pass(seconds(1));
    EXPECT_EQ(first + minutes(1), last_used());
}

TEST(ApiTokens, AreRevoked)
{
    SmallDrawer drawer;
    const base::Instant later = drawer.now + hours(1);
    const auto rota = drawer->api_tokens().make("the rota", {}, later).value();
    const auto files = drawer->api_tokens().make("the files", {}, later).value();
    ASSERT_TRUE(drawer->api_tokens().revoke("the rota"));
    EXPECT_FALSE(drawer->api_tokens().find(rota).value());
    EXPECT_TRUE(drawer->api_tokens().find(files).value());
    EXPECT_EQ("not_found", fault_of(drawer->api_tokens().revoke("the rota")));
    const auto again = drawer->api_tokens().make("the rota", {}, later);
    ASSERT_TRUE(again) << "its name is free again";
    EXPECT_FALSE(drawer->api_tokens().find(rota).value()) << "but the old text stays dead";
    std::vector<std::string> names;
    const auto all = drawer->api_tokens().all().value();
    for (const ApiToken& token : all) names.push_back(token.name);
    EXPECT_EQ((std::vector<std::string>{"the files", "the rota"}), names);
}

}  // namespace
}  // namespace holdfast::drawer
