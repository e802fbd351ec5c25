#include "house/folders.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <utility>

namespace holdfast::house {

using base::Done;
using base::Problem;
using base::Result;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t longest_key = 40;

bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/// So that the new name is on the disk as well.
bool make_durable(const fs::path& folder)
{
    const int file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return false;
    const bool durable = ::fsync(file) == 0;
    return ::close(file) == 0 && durable;
}

}  // namespace

bool is_authority_key(std::string_view text)
{
    return !text.empty() && text.size() <= longest_key && is_letter(text.front())
        && std::all_of(text.begin(), text.end(), [](char c) {
               return is_letter(c) || (c >= '0' && c <= '9') || c == '-';
           });
}

std::string ledger_path(const std::string& authority_folder)
{
    return fs::path{authority_folder} / "ledger";
}

std::string looks_path(const std::string& authority_folder)
{
    return fs::path{authority_folder} / "looks";
}

Result<TemporaryFolder> TemporaryFolder::make(const std::string& parent)
{
    std::string pattern = fs::path{parent} / ".holdfast-XXXXXX";
    if (::mkdtemp(pattern.data()) == nullptr)
        return base::problem(
            Problem::Kind::unavailable, parent, "No folder can be made in this place.");
    return TemporaryFolder{std::move(pattern)};
}

Result<TemporaryFolder> TemporaryFolder::make()
{
    // What goes again needs no disk, and no waiting for one; but who names a place means it.
    if (std::getenv("TMPDIR") == nullptr)
        if (auto in_memory = make("/dev/shm")) return in_memory;
    std::error_code error;
    const fs::path place = fs::temp_directory_path(error);
    if (error)
        return base::problem(Problem::Kind::unavailable,
                             "",
                             "This machine has no place for temporary files; name a folder with "
                             "--data.");
    return make(place.string());
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : path_(std::exchange(other.path_, {}))
{}

Result<Done> TemporaryFolder::move_to(const std::string& place)
{
    std::error_code error;
    const auto taken =
        base::problem(Problem::Kind::conflict, place, "This is there already; choose another key.");
    if (fs::exists(place, error)) return taken;
    if (!make_durable(path_))
        return base::problem(Problem::Kind::unavailable, path_, "Nothing can be written here.");
    fs::rename(path_, place, error);
    if (error == std::errc::directory_not_empty || error == std::errc::file_exists) return taken;
    if (error || !make_durable(fs::path{place}.parent_path()))
        return base::problem(Problem::Kind::unavailable, place, "Nothing can be written here.");
    path_.clear();
    return Done{};
}

Result<FolderLock> FolderLock::take(const std::string& folder)
{
    FolderLock lock{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (lock.file_ < 0)
        return base::problem(errno == ENOENT ? Problem::Kind::not_found
                                             : Problem::Kind::unavailable,
                             folder,
                             "There is no authority's folder here that can be opened.");
    if (::flock(lock.file_, LOCK_EX | LOCK_NB) != 0)
        return base::problem(errno == EWOULDBLOCK ? Problem::Kind::conflict
                                                  : Problem::Kind::unavailable,
                             folder,
                             "Another Holdfast works with this authority. Stop it first.");
    return lock;
}

FolderLock::~FolderLock()
{
    if (file_ >= 0) ::close(file_);
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

}  // namespace holdfast::house
