#pragma once
#include "casework/authority.h"
#include "casework/recent.h"
#include "house/folders.h"
#include "house/open_ledger.h"
#include "stores/sqlite_drawer.h"

#include <memory>
#include <optional>

namespace holdfast::house {

/// One authority, opened from its folder: its ledger, its log of reading and its drawer, and the
/// locks that keep other processes out. Safe to use from several threads, once it is made.
///
/// The ledger of a live authority and of a demonstration has the machine's clock. A replay's goes
/// on from its last entry at the pace of the machine's, so that today is the day that the case has
/// reached. The drawer and the log of reading always have the machine's: people read today.
class ServedAuthority {
public:
    /// Problems: not_found, when there is no such folder; conflict, when another process has it;
    /// those of the ledgers, their keys and the drawer.
    [[nodiscard]] static base::Result<std::unique_ptr<ServedAuthority>> open(
        const std::string& data_folder, const std::string& key);
    ServedAuthority(const ServedAuthority&) = delete;
    ServedAuthority& operator=(const ServedAuthority&) = delete;

    [[nodiscard]] casework::Authority& authority() { return *authority_; }
    /// Reads the newest entry of both ledgers. Problems: damaged, unavailable.
    [[nodiscard]] base::Result<base::Done> check_readable() const;

private:
    ServedAuthority(FolderLock lock, std::string key) : lock_(std::move(lock)), key_(std::move(key))
    {}
    [[nodiscard]] base::Result<base::Done> open_ledgers(const std::string& folder);
    [[nodiscard]] base::Result<base::Done> open_drawer(const std::string& folder);
    [[nodiscard]] base::Result<base::Done> make_authority();

    FolderLock lock_;
    std::string key_;
    std::chrono::microseconds behind_{0};  // How far the ledger's clock is behind the machine's.
    OpenLedger kept_;
    OpenLedger looks_;
    std::optional<access::Log> log_;
    casework::Recent recent_;
    std::optional<stores::SqliteDrawerShelf> drawer_shelf_;
    std::unique_ptr<drawer::Drawer> drawer_;
    std::optional<casework::Authority> authority_;
};

/// Founds a live authority in a new folder of the data folder, which is made where it is not there.
/// The name is what its pages show. Problems: invalid, for a key that is none, and for an empty
/// name; conflict, when there is an authority of this key; unavailable.
[[nodiscard]] base::Checked<base::Done> found_authority(const std::string& data_folder,
                                                        const std::string& key,
                                                        const std::string& name);

/// Makes the log of reading of an authority whose ledger is there. Problems: conflict, unavailable.
[[nodiscard]] base::Result<base::Done> found_looks(const std::string& authority_folder);

}  // namespace holdfast::house
