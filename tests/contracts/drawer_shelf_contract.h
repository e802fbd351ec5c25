#pragma once
#include "drawer/memory_drawer_shelf.h"
#include "stores/sqlite_drawer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

/// What the tests of the drawer's shelves share: a shelf of each kind, and rows as words.
namespace holdfast::contracts {

/// A shelf of the drawer's to be tested, and what must outlive it.
class DrawerPlace {
public:
    virtual ~DrawerPlace() = default;
    virtual drawer::DrawerShelf& shelf() = 0;
};

class MemoryDrawerPlace final : public DrawerPlace {
public:
    drawer::DrawerShelf& shelf() override { return shelf_; }

private:
    drawer::MemoryDrawerShelf shelf_;
};

class SqliteDrawerPlace final : public DrawerPlace {
public:
    SqliteDrawerPlace()
    {
        std::string pattern = std::filesystem::temp_directory_path() / "holdfast-drawer-XXXXXX";
        folder_ = ::mkdtemp(pattern.data());
        reopen();
    }
    ~SqliteDrawerPlace() override
    {
        shelf_.reset();
        file_.reset();
        std::filesystem::remove_all(folder_);
    }
    drawer::DrawerShelf& shelf() override { return *shelf_; }
    [[nodiscard]] stores::SqliteShelf& ledger_shelf() { return *file_; }
    [[nodiscard]] std::filesystem::path path() const { return folder_ / "ledger"; }

    /// Closes the file, and opens it when it may.
    void close()
    {
        shelf_.reset();
        file_.reset();
    }
    void reopen()
    {
        close();
        auto opened = stores::SqliteShelf::open(path(), {});
        if (!opened) throw std::runtime_error(opened.error().message);
        file_ = std::move(*opened);
        shelf_ = std::make_unique<stores::SqliteDrawerShelf>(*file_);
    }

private:
    std::filesystem::path folder_;
    std::unique_ptr<stores::SqliteShelf> file_;
    std::unique_ptr<stores::SqliteDrawerShelf> shelf_;
};

inline base::Bytes bytes(std::string_view text)
{
    const base::ByteView view = base::view_of(text);
    return {view.begin(), view.end()};
}

inline drawer::Change put(std::uint32_t list, std::string_view key, std::string_view value)
{
    return {list, bytes(key), bytes(value)};
}

inline drawer::Change erase(std::uint32_t list, std::string_view key)
{
    return {list, bytes(key), std::nullopt};
}

/// "done", or the kind of the Problem.
inline std::string make(drawer::DrawerShelf& shelf, const std::vector<drawer::Change>& changes)
{
    const auto done = shelf.change(changes);
    return done ? "done" : std::string(base::word_of(done.error().kind));
}

/// "=value", "none", or the kind of the Problem.
inline std::string value_of(drawer::DrawerShelf& shelf, std::uint32_t list, std::string_view key)
{
    const auto value = shelf.value(list, base::view_of(key));
    if (!value) return std::string(base::word_of(value.error().kind));
    return *value ? "=" + std::string(base::text_of(**value)) : "none";
}

/// "a=1 b=2", or the kind of the Problem.
inline std::string rows_of(drawer::DrawerShelf& shelf, std::uint32_t list,
                           std::string_view prefix = "")
{
    const auto rows = shelf.all(list, base::view_of(prefix));
    if (!rows) return std::string(base::word_of(rows.error().kind));
    std::string words;
    for (const drawer::Row& row : *rows) {
        if (!words.empty()) words += ' ';
        words += std::string(base::text_of(row.key)) + "=";
        words += base::text_of(row.value);
    }
    return words;
}

}  // namespace holdfast::contracts
