#pragma once
#include "tests/faults/power_cut_vfs.h"

#include <sqlite3.h>

#include <array>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

/// What a PowerCutDisk knows, for the two files that it is made of: power_cut_disk.cc, what a disk
/// loses, and power_cut_vfs.cc, what SQLite calls.
namespace holdfast::faults {

using Bytes = std::vector<std::uint8_t>;

/// The unit that a disk writes whole or not at all.
constexpr std::size_t sector = 512;

/// A write, or with `truncated` the new length of the file.
struct Change {
    std::size_t offset = 0;
    Bytes bytes;
    std::optional<std::size_t> truncated;
};

/// Makes a change.
void perform(const Change& change, Bytes& file);

constexpr std::size_t locks_of_memory = SQLITE_SHM_NLOCK;

struct File {
    Bytes now;
    Bytes durable;
    std::vector<Change> unsynced;

    // How many connections hold each lock: of the file, and of the slots of its shared memory.
    int shared = 0;
    int reserved = 0;
    int pending = 0;
    int exclusive = 0;
    std::array<int, locks_of_memory> memory_shared{};
    std::array<int, locks_of_memory> memory_exclusive{};
    std::deque<Bytes> memory;  // Regions do not move when one is added.
};

using Folder = std::map<std::string, std::shared_ptr<File>>;

struct PowerCutDisk::State {
    mutable std::mutex mutex;
    std::string name;
    sqlite3_vfs vfs{};
    sqlite3_vfs* machine = sqlite3_vfs_find(nullptr);  // For time, sleep and random bytes.
    Folder now;
    Folder durable;
    Lie lie = Lie::none;
    std::uint64_t changes = 0;
    std::optional<std::uint64_t> power_until;  // As a count of changes.
    std::optional<Fault> fault;
    std::uint64_t fault_in = 0;  // Such calls from now; 0: it has come about.
    bool full = false;

    /// Counts one change. False: there is no power.
    bool change()
    {
        if (power_until && changes >= *power_until) return false;
        ++changes;
        return true;
    }
    [[nodiscard]] bool dark() const { return power_until && changes >= *power_until; }
    bool strikes(Fault which)
    {
        if (fault != which || fault_in == 0) return false;
        return --fault_in == 0;
    }
    void sync_folder() { durable = now; }
};

/// Fills in what SQLite calls; the name and the disk are there already.
void give_calls(sqlite3_vfs& vfs);

}  // namespace holdfast::faults
