#pragma once
#include <cstdint>
#include <memory>
#include <string>

/// A disk in memory that SQLite can be given, whose power can fail.
namespace holdfast::faults {

/// A SQLite VFS over files in this process's memory. Of each file it knows what a read answers now,
/// what is on the disk for certain, and what was written since the file was last synced. Log and
/// shared memory work as on a real disk, so several connections may use one file.
///
/// A folder is synced, with all files that were made or deleted in it, by the first sync of a new
/// journal or log and by a deletion that asks for it: when SQLite does so on a real disk. Until
/// then a new file may vanish and a deleted one come back.
///
/// Safe to call from several threads. Every connection must be closed before `cut`, and before the
/// disk goes.
class PowerCutDisk {
public:
    /// Registers the VFS under `name`.
    PowerCutDisk();
    ~PowerCutDisk();
    PowerCutDisk(const PowerCutDisk&) = delete;
    PowerCutDisk& operator=(const PowerCutDisk&) = delete;

    /// Unlike that of any other disk of this process.
    [[nodiscard]] const std::string& name() const;

    /// How the disk lies. ignore_sync: every sync is answered and none is made. wal_sync_lost:
    /// those of the log alone, which is what synchronous=NORMAL amounts to.
    enum class Lie { none, ignore_sync, wal_sync_lost };
    void lie(Lie lie);

    /// The power fails after so many further writes, truncations, syncs and deletions: all that
    /// comes later answers an error and changes nothing.
    void fail_power_after(std::uint64_t changes);

    enum class Fault { write_full, sync_failed, read_failed };
    /// The `nth` such call from now on (1 is the next) fails, and no other. A sync that fails
    /// leaves what it should have synced readable, and never writes it: so do real machines.
    void fail(Fault fault, std::uint64_t nth);
    /// Every write from now on fails for want of room, until `mend`.
    void fill_up();
    /// Forgets every fault that was asked for. Answers whether the last one of `fail` came about.
    enum class Met { no, yes };
    Met mend();

    /// Loses what the machine held in memory, and restores the power. Of each file's unsynced
    /// writes a random part reaches the disk, in random order, each whole or torn at a multiple of
    /// 512 bytes; the same `seed` does the same to the same disk.
    void cut(std::uint64_t seed);

    /// How many changes there were since the disk was made.
    [[nodiscard]] std::uint64_t changes() const;

    struct State;

private:
    std::unique_ptr<State> state_;
};

}  // namespace holdfast::faults
