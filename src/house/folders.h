#pragma once
#include "base/problem.h"

#include <string>
#include <string_view>

/// The data folder: one folder for each authority, by its key, which its owner alone can read.
///
///     DIR/KEY/ledger      what was recorded, and the drawer
///     DIR/KEY/ledger.key  its root key
///     DIR/KEY/looks       the log of reading, a ledger of its own
///     DIR/KEY/looks.key   its root key
namespace holdfast::house {

/// Is it 1 to 40 of a-z, 0-9 and '-', beginning with a letter? So it is safe as a folder's name.
[[nodiscard]] bool is_authority_key(std::string_view text);

[[nodiscard]] std::string ledger_path(const std::string& authority_folder);
[[nodiscard]] std::string looks_path(const std::string& authority_folder);

/// A folder that goes with everything in it, unless it is moved to its place before.
class TemporaryFolder {
public:
    /// Within `parent`, under a name that is no authority's key. Problem: unavailable.
    [[nodiscard]] static base::Result<TemporaryFolder> make(const std::string& parent);
    /// Where this machine keeps what is temporary, in its memory if it can. Problem: unavailable.
    [[nodiscard]] static base::Result<TemporaryFolder> make();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::string& path() const { return path_; }
    /// Moves it there, durably; it stays. Problems: conflict, when something is there; unavailable.
    [[nodiscard]] base::Result<base::Done> move_to(const std::string& place);

private:
    explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
    std::string path_;  // "": moved.
};

/// Only one process at a time works with an authority, because its drawer must be one's alone. Held
/// until it goes, or the process ends.
class FolderLock {
public:
    /// Problems: not_found; conflict, when another process holds it; unavailable.
    [[nodiscard]] static base::Result<FolderLock> take(const std::string& folder);
    ~FolderLock();
    FolderLock(FolderLock&& other) noexcept;
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    explicit FolderLock(int file) : file_(file) {}
    int file_ = -1;
};

}  // namespace holdfast::house
