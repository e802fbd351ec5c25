#pragma once
#include "base/date.h"
#include "base/json.h"
#include "drawer/drawer_shelf.h"

#include <functional>
#include <mutex>
#include <string_view>

/// A row's way between words and kept bytes.
///
/// From the root key two keys are drawn by keyed BLAKE2b (RFC 7693, digests of 32 bytes):
///
///     index key = BLAKE2b(root, "holdfast drawer 1 index")
///     seal key  = BLAKE2b(root, "holdfast drawer 1 seal")
///
/// A row's key is BLAKE2b(index key, list (4 bytes, most significant first) ‖ name), so that nobody
/// without the root key can tell or guess a name. Its value is the row's JSON, sealed as
/// base/seal.h says with data "holdfast drawer 1" ‖ list (4) ‖ row's key, so that it cannot be
/// moved to another row. How long a value is can be seen.
namespace holdfast::drawer {

/// The time, in UTC. Safe to call from several threads.
using Clock = std::function<base::Instant()>;

/// The numbers are permanent.
enum class List : std::uint32_t {
    mark = 1,
    accounts = 2,
    attempts = 3,
    sessions = 4,
    api_tokens = 5,
    draft_keys = 6,
    drafts = 7,
    notices = 8,
};

/// Shown to a function, it proves that nobody else changes rows meanwhile.
using Writing = std::unique_lock<std::mutex>;

/// A row as the parts of the drawer see it.
struct OpenRow {
    base::Bytes key;
    base::json::object object;
};

/// Safe to call from several threads.
class Rows {
public:
    /// What is given must outlive it.
    Rows(DrawerShelf& shelf, const base::SecretKey& root, base::Entropy& entropy);

    /// Whoever reads rows, thinks, and writes them holds this meanwhile. Not to be taken twice by
    /// one thread, nor held while a password is hashed.
    [[nodiscard]] Writing writing() { return Writing(writing_); }

    [[nodiscard]] base::Bytes key_of(List list, base::ByteView name) const;
    [[nodiscard]] base::Bytes key_of(List list, std::string_view name) const
    {
        return key_of(list, base::view_of(name));
    }

    /// nullopt: there is no such row. Problems: damaged, also for a row that was sealed under
    /// another key or moved here from another place; unavailable.
    [[nodiscard]] base::Result<std::optional<base::json::object>> find(
        List list, const base::Bytes& key) const;
    /// The rows whose key begins with `prefix`, by their keys. Problems: damaged, when any of them
    /// is; unavailable.
    [[nodiscard]] base::Result<std::vector<OpenRow>> all(List list,
                                                         base::ByteView prefix = {}) const;

    /// As `find` and `all`, for rows that were sealed under a key of their own.
    [[nodiscard]] base::Result<std::optional<base::json::object>> find(
        List list, const base::Bytes& key, const base::SecretKey& sealing) const;
    [[nodiscard]] base::Result<std::vector<OpenRow>> all(List list, base::ByteView prefix,
                                                         const base::SecretKey& sealing) const;

    /// The keys alone, in order, of damaged rows too. Problem: unavailable.
    [[nodiscard]] base::Result<std::vector<base::Bytes>> keys(List list,
                                                              base::ByteView prefix) const;

    [[nodiscard]] Change putting(List list, base::Bytes key,
                                 const base::json::object& object) const;
    [[nodiscard]] Change putting(List list, base::Bytes key, const base::json::object& object,
                                 const base::SecretKey& sealing) const;
    [[nodiscard]] static Change erasing(List list, base::Bytes key);

    /// As DrawerShelf::change. No changes are no fault, and nothing is written.
    [[nodiscard]] base::Result<base::Done> change(std::span<const Change> changes) const;

    [[nodiscard]] base::Entropy& entropy() const { return *entropy_; }

private:
    DrawerShelf* shelf_;
    base::Entropy* entropy_;
    base::SecretKey index_;
    base::SecretKey seal_;
    std::mutex writing_;
};

}  // namespace holdfast::drawer
