#include "house/open_ledger.h"

#include "house/files.h"
#include "index/lists.h"

#include <chrono>

namespace holdfast::house {

using base::Problem;
using base::Result;
using stores::SqliteShelf;

base::Instant machine_time()
{
    return std::chrono::time_point_cast<std::chrono::microseconds>(
        std::chrono::system_clock::now());
}

Result<OpenLedger> open_ledger(const std::string& path, const std::string& key_file,
                               ledger::Clock clock)
{
    auto shelf = SqliteShelf::open(path, {"", SqliteShelf::Options::Missing::refuse});
    if (!shelf) return std::unexpected(shelf.error());
    const auto root = read_root_key(key_file.empty() ? key_path(path) : key_file);
    if (!root) return std::unexpected(root.error());
    auto ledger = ledger::Ledger::open(
        **shelf, *root, {std::move(clock), &base::system_entropy(), index::rows_of});
    if (!ledger) return std::unexpected(ledger.error());
    return OpenLedger{std::move(*shelf), std::move(*ledger)};
}

Result<std::pair<std::unique_ptr<SqliteShelf>, base::SecretKey>> new_shelf(
    const std::string& path, const std::string& key_file)
{
    if (exists(path))
        return base::problem(
            Problem::Kind::conflict, path, "This file is there already; name one that is not.");
    auto root = make_root_key(key_file.empty() ? key_path(path) : key_file, base::system_entropy());
    if (!root) return std::unexpected(root.error());
    auto shelf = SqliteShelf::open(path, {"", SqliteShelf::Options::Missing::create});
    if (!shelf) return std::unexpected(shelf.error());
    return std::pair{std::move(*shelf), *root};
}

}  // namespace holdfast::house
