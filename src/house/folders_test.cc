#include "house/folders.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace holdfast::house {
namespace {

using base::Problem;
namespace fs = std::filesystem;

TEST(Folders, AKeyIsSafeAsAFoldersName)
{
    const std::string longest(40, 'a');
    for (const std::string& key : {std::string{"a"}, std::string{"case-r"}, longest})
        EXPECT_TRUE(is_authority_key(key)) << key;
    for (const std::string& key : {std::string{""},
                                   std::string{"Case"},
                                   std::string{"1a"},
                                   std::string{"-a"},
                                   std::string{"a b"},
                                   std::string{"a/b"},
                                   std::string{".."},
                                   std::string{"a.b"},
                                   std::string{"\u00e9"},
                                   std::string("a\0b", 3),
                                   longest + "a"})
        EXPECT_FALSE(is_authority_key(key)) << key;
}

TEST(Folders, ATemporaryFolderGoesWithEverythingInIt)
{
    fs::path path;
    {
        auto folder = TemporaryFolder::make();
        ASSERT_TRUE(folder);
        const TemporaryFolder moved = std::move(*folder);
        path = moved.path();
        EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_all);
        EXPECT_FALSE(is_authority_key(path.filename().string()));
        fs::create_directory(path / "inner");
        std::ofstream{path / "inner" / "file"} << "text";
    }
    EXPECT_FALSE(fs::exists(path));
    EXPECT_FALSE(TemporaryFolder::make("no-such-folder"));
}

TEST(Folders, AFolderIsMovedWholeAndOnce)
{
    const auto parent = TemporaryFolder::make();
    ASSERT_TRUE(parent);
    const fs::path place = fs::path{parent->path()} / "example";
    for (int i = 0; i < 2; ++i) {
        auto folder = TemporaryFolder::make(parent->path());
        ASSERT_TRUE(folder);
        std::ofstream{fs::path{folder->path()} / "file"} << i;
        const auto moved = folder->move_to(place);
        EXPECT_EQ(moved.has_value(), i == 0);
        if (i == 1) {
            EXPECT_EQ(moved.error().kind, Problem::Kind::conflict);
        }
    }
    std::string text;
    std::ifstream{place / "file"} >> text;
    EXPECT_EQ(text, "0");
    EXPECT_EQ(std::distance(fs::directory_iterator{parent->path()}, {}), 1);
}

TEST(Folders, ALockIsOnesAlone)
{
    const auto folder = TemporaryFolder::make();
    ASSERT_TRUE(folder);
    {
        auto first = FolderLock::take(folder->path());
        ASSERT_TRUE(first);
        const FolderLock moved = std::move(*first);
        const auto second = FolderLock::take(folder->path());
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().kind, Problem::Kind::conflict);
    }
    EXPECT_TRUE(FolderLock::take(folder->path()));
    EXPECT_EQ(FolderLock::take("no-such-folder").error().kind, Problem::Kind::not_found);
}

}  // namespace
}  // namespace holdfast::house
