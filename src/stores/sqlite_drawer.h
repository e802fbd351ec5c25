#pragma once
#include "drawer/drawer_shelf.h"
#include "stores/sqlite_shelf.h"

namespace holdfast::stores {

/// The drawer's rows, in the file of a ledger: one file to keep, to back up and to restore. Safe to
/// call from several threads.
///
/// Beyond the port's own words:
/// - A change waits for the transaction of the ledger that is open, and the ledger's for it: they
///   share the connection that writes. So `change` must not be called by a thread that has a
///   transaction or is in a check of the ledger's; it would wait for itself.
/// - `change` answers unavailable when another process has been writing for five seconds.
/// - Once LostMachine was thrown, by the ledger or here, every later change throws it again.
/// - What is erased is overwritten in the file, but stays in its log until that is next copied.
///   SqliteShelf::scrub does that at once.
class SqliteDrawerShelf final : public drawer::DrawerShelf {
public:
    /// `shelf` must outlive it.
    explicit SqliteDrawerShelf(SqliteShelf& shelf) : shelf_(&shelf) {}

    [[nodiscard]] base::Result<std::optional<base::Bytes>> value(std::uint32_t list,
                                                                 base::ByteView key) override;
    [[nodiscard]] base::Result<std::vector<drawer::Row>> all(std::uint32_t list,
                                                             base::ByteView prefix) override;
    [[nodiscard]] base::Result<base::Done> change(std::span<const drawer::Change> changes) override;

private:
    SqliteShelf* shelf_;
};

}  // namespace holdfast::stores
