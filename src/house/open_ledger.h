#pragma once
#include "ledger/ledger.h"
#include "stores/sqlite_shelf.h"

/// Opens the ledger of a file. `house` is the only room that picks a store.
namespace holdfast::house {

/// A ledger and what it stands on.
struct OpenLedger {
    std::unique_ptr<stores::SqliteShelf> shelf;
    std::unique_ptr<ledger::Ledger> ledger;
};

/// The time of this machine, in UTC.
[[nodiscard]] base::Instant machine_time();

/// Opens the ledger that is in the file; `key_file` may be "", for the one beside it. Problems:
/// those of the shelf, of the key file and of the ledger.
[[nodiscard]] base::Result<OpenLedger> open_ledger(const std::string& path,
                                                   const std::string& key_file,
                                                   ledger::Clock clock = machine_time);

/// A new, empty shelf and a new root key beside it. Problem: conflict, when either is there.
[[nodiscard]] base::Result<std::pair<std::unique_ptr<stores::SqliteShelf>, base::SecretKey>>
new_shelf(const std::string& path, const std::string& key_file);

}  // namespace holdfast::house
