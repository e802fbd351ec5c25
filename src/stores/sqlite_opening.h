#pragma once
#include "stores/sqlite_shelf.h"

/// What must be so before a file is trusted as a ledger.
namespace holdfast::stores {

/// Opens the connection that writes: makes the tables where there are none, refuses what is not a
/// ledger of ours, sets what durability rests on and reads it back. Problems as SqliteShelf::open.
[[nodiscard]] base::Result<Database> open_for_writing(const std::string& path,
                                                      const SqliteShelf::Options& options);

/// Opens a further connection, for reading alone, to a file that is open for writing here.
[[nodiscard]] base::Result<Database> open_for_reading(const std::string& path,
                                                      const std::string& vfs);

}  // namespace holdfast::stores
