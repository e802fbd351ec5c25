#include "desk/assets.h"

#include <gtest/gtest.h>

namespace holdfast::desk {
namespace {

const Asset& asset_at(const web::Url& url)
{
    for (const Asset& asset : assets())
        if (asset.path == url.text()) return asset;
    ADD_FAILURE() << url.text() << " is no asset";
    return assets().front();
}

TEST(Assets, EachAddressOfAPageIsServedWithItsType)
{
    const struct {
        const web::Url& url;
        std::string_view begins;
        std::string_view ends;
        std::string_view type;
    } rows[] = {
        {stylesheet(), "/assets/holdfast-", ".css", "text/css; charset=utf-8"},
        {script(), "/assets/desk-", ".js", "text/javascript; charset=utf-8"},
        {favicon(), "/assets/favicon-", ".svg", "image/svg+xml"},
    };
    for (const auto& row : rows) {
        const Asset& asset = asset_at(row.url);
        EXPECT_TRUE(asset.path.starts_with(row.begins)) << asset.path;
        EXPECT_TRUE(asset.path.ends_with(row.ends)) << asset.path;
        EXPECT_EQ(asset.path.size(), row.begins.size() + 16 + row.ends.size()) << asset.path;
        EXPECT_EQ(asset.content_type, row.type);
        EXPECT_FALSE(asset.bytes.empty()) << asset.path;
    }
    EXPECT_EQ(assets().size(), std::size(rows));
}

TEST(Assets, NothingIsFetchedFromAnotherSite)
{
    for (const Asset& asset : assets())
        for (const std::string_view reach : {"url(http", "url(//", "@import", "@font-face"})
            EXPECT_FALSE(asset.bytes.contains(reach)) << asset.path << ": " << reach;
}

TEST(Assets, TheStyleSheetBearsNoBrandOfGovernment)
{
    const std::string_view styles = asset_at(stylesheet()).bytes;
    EXPECT_FALSE(styles.contains("GDS Transport"));
    EXPECT_FALSE(styles.contains("crown"));
    EXPECT_TRUE(styles.contains("arial"));
    EXPECT_TRUE(styles.contains("@media print"));
    EXPECT_TRUE(styles.contains("forced-colors"));
}

// 100 kB is what a first visit may weigh before compression of the page itself; the style sheet
// compresses to about 13 kB.
TEST(Assets, AreSmall)
{
    EXPECT_LT(asset_at(stylesheet()).bytes.size(), 110'000U);
    EXPECT_LT(asset_at(script()).bytes.size(), 45'000U);
}

}  // namespace
}  // namespace holdfast::desk
