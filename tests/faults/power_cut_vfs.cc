#include "tests/faults/power_cut_state.h"

#include <algorithm>
#include <atomic>
#include <cstring>

namespace holdfast::faults {
namespace {

using State = PowerCutDisk::State;
using Lock = std::lock_guard<std::mutex>;

/// What SQLite holds of an open file. It must begin with SQLite's own part.
struct Open {
    sqlite3_file base{};
    State* disk = nullptr;
    std::shared_ptr<File> file;
    std::string path;
    int kind = 0;              // The SQLITE_OPEN_ flags.
    bool sync_folder = false;  // With the next sync.
    int lock = SQLITE_LOCK_NONE;
    std::array<bool, locks_of_memory> memory_shared{};
    std::array<bool, locks_of_memory> memory_exclusive{};
};

Open& opened(sqlite3_file* file)
{
    return *reinterpret_cast<Open*>(file);
}

int read(sqlite3_file* handle, void* into, int amount, sqlite3_int64 offset)
{
    Open& open = opened(handle);
    const Lock lock(open.disk->mutex);
    if (open.disk->dark() || open.disk->strikes(PowerCutDisk::Fault::read_failed))
        return SQLITE_IOERR_READ;
    const auto begin = static_cast<std::size_t>(offset);
    const auto wanted = static_cast<std::size_t>(amount);
    const Bytes& bytes = open.file->now;
    const std::size_t there =
        begin < bytes.size() ? std::min(wanted, bytes.size() - begin) : std::size_t{0};
    if (there > 0) std::memcpy(into, bytes.data() + begin, there);
    std::memset(static_cast<char*>(into) + there, 0, wanted - there);
    return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write(sqlite3_file* handle, const void* from, int amount, sqlite3_int64 offset)
{
    Open& open = opened(handle);
    const Lock lock(open.disk->mutex);
    if (!open.disk->change()) return SQLITE_IOERR_WRITE;
    if (open.disk->full || open.disk->strikes(PowerCutDisk::Fault::write_full)) return SQLITE_FULL;
    const auto* begin = static_cast<const std::uint8_t*>(from);
    Change change{static_cast<std::size_t>(offset), Bytes(begin, begin + amount), {}};
    perform(change, open.file->now);
    open.file->unsynced.push_back(std::move(change));
    return SQLITE_OK;
}

int truncate(sqlite3_file* handle, sqlite3_int64 size)
{
    Open& open = opened(handle);
    const Lock lock(open.disk->mutex);
    if (!open.disk->change()) return SQLITE_IOERR_TRUNCATE;
    Change change{0, {}, static_cast<std::size_t>(size)};
    perform(change, open.file->now);
    open.file->unsynced.push_back(std::move(change));
    return SQLITE_OK;
}

bool lies(const Open& open)
{
    switch (open.disk->lie) {
    case PowerCutDisk::Lie::none: return false;
    case PowerCutDisk::Lie::ignore_sync: return true;
    case PowerCutDisk::Lie::wal_sync_lost: return (open.kind & SQLITE_OPEN_WAL) != 0;
    }
    return false;
}

int sync(sqlite3_file* handle, int)
{
    Open& open = opened(handle);
    const Lock lock(open.disk->mutex);
    if (!open.disk->change()) return SQLITE_IOERR_FSYNC;
    if (open.disk->strikes(PowerCutDisk::Fault::sync_failed)) {
        open.file->unsynced.clear();  // Readable, taken for written, and not written.
        return SQLITE_IOERR_FSYNC;
    }
    if (lies(open)) return SQLITE_OK;
    for (const Change& change : open.file->unsynced) perform(change, open.file->durable);
    open.file->unsynced.clear();
    if (open.sync_folder) open.disk->sync_folder();
    open.sync_folder = false;
    return SQLITE_OK;
}

int file_size(sqlite3_file* handle, sqlite3_int64* size)
{
    Open& open = opened(handle);
    const Lock lock(open.disk->mutex);
    *size = static_cast<sqlite3_int64>(open.file->now.size());
    return SQLITE_OK;
}

/// Gives back what lies above `level`.
int unlock(sqlite3_file* handle, int level)
{
    Open& open = opened(handle);
    const Lock lock(open.disk->mutex);
    File& file = *open.file;
    if (open.lock >= SQLITE_LOCK_EXCLUSIVE && level < SQLITE_LOCK_EXCLUSIVE) --file.exclusive;
    if (open.lock >= SQLITE_LOCK_PENDING && level < SQLITE_LOCK_PENDING) --file.pending;
    if (open.lock >= SQLITE_LOCK_RESERVED && level < SQLITE_LOCK_RESERVED) --file.reserved;
    if (open.lock >= SQLITE_LOCK_SHARED && level < SQLITE_LOCK_SHARED) --file.shared;
    open.lock = std::min(open.lock, level);
    return SQLITE_OK;
}

int lock_shared(Open& open)
{
    if (open.file->pending > 0) return SQLITE_BUSY;
    ++open.file->shared;
    open.lock = SQLITE_LOCK_SHARED;
    return SQLITE_OK;
}

int lock_reserved(Open& open)
{
    if (open.file->reserved > 0) return SQLITE_BUSY;
    ++open.file->reserved;
    open.lock = SQLITE_LOCK_RESERVED;
    return SQLITE_OK;
}

int lock_exclusive(Open& open)
{
    File& file = *open.file;
    if (open.lock < SQLITE_LOCK_RESERVED && lock_reserved(open) != SQLITE_OK) return SQLITE_BUSY;
    if (open.lock < SQLITE_LOCK_PENDING) {
        ++file.pending;
        open.lock = SQLITE_LOCK_PENDING;
    }
    if (file.shared > 1) return SQLITE_BUSY;
    ++file.exclusive;
    open.lock = SQLITE_LOCK_EXCLUSIVE;
    return SQLITE_OK;
}

int lock(sqlite3_file* handle, int level)
{
    Open& open = opened(handle);
    const Lock guard(open.disk->mutex);
    if (open.lock >= level) return SQLITE_OK;
    if (level == SQLITE_LOCK_SHARED) return lock_shared(open);
    if (level == SQLITE_LOCK_RESERVED) return lock_reserved(open);
    return lock_exclusive(open);
}

int check_reserved(sqlite3_file* handle, int* reserved)
{
    Open& open = opened(handle);
    const Lock guard(open.disk->mutex);
    *reserved = open.file->reserved > 0 ? 1 : 0;
    return SQLITE_OK;
}

int control(sqlite3_file*, int, void*)
{
    return SQLITE_NOTFOUND;
}
int sector_size(sqlite3_file*)
{
    return sector;
}
int characteristics(sqlite3_file*)
{
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int map_memory(sqlite3_file* handle, int region, int size, int extend, void volatile** into)
{
    Open& open = opened(handle);
    const Lock guard(open.disk->mutex);
    auto& memory = open.file->memory;
    const auto wanted = static_cast<std::size_t>(region);
    *into = nullptr;
    if (wanted >= memory.size() && extend == 0) return SQLITE_OK;
    while (memory.size() <= wanted) memory.emplace_back(static_cast<std::size_t>(size));
    *into = memory[wanted].data();
    return SQLITE_OK;
}

enum class Slots { shared, exclusive };

bool free_for(const Open& open, std::size_t slot, Slots how)
{
    const int others_shared =
        open.file->memory_shared[slot] - static_cast<int>(open.memory_shared[slot]);
    const int others_exclusive =
        open.file->memory_exclusive[slot] - static_cast<int>(open.memory_exclusive[slot]);
    return others_exclusive == 0 && (how == Slots::shared || others_shared == 0);
}

void hold(bool& mine, int& all, bool held)
{
    if (mine != held) all += held ? 1 : -1;
    mine = held;
}

int lock_memory(sqlite3_file* handle, int first, int count, int flags)
{
    Open& open = opened(handle);
    const Lock guard(open.disk->mutex);
    const Slots how = (flags & SQLITE_SHM_SHARED) != 0 ? Slots::shared : Slots::exclusive;
    const bool taken = (flags & SQLITE_SHM_LOCK) != 0;
    const auto begin = static_cast<std::size_t>(first);
    const auto end = begin + static_cast<std::size_t>(count);
    for (std::size_t slot = begin; slot < end && taken; ++slot) {
        if (!free_for(open, slot, how)) return SQLITE_BUSY;
    }
    for (std::size_t slot = begin; slot < end; ++slot) {
        if (how == Slots::shared)
            hold(open.memory_shared[slot], open.file->memory_shared[slot], taken);
        else hold(open.memory_exclusive[slot], open.file->memory_exclusive[slot], taken);
    }
    return SQLITE_OK;
}

void memory_barrier(sqlite3_file*)
{
    std::atomic_thread_fence(std::memory_order_seq_cst);
}

int unmap_memory(sqlite3_file* handle, int remove)
{
    Open& open = opened(handle);
    const Lock guard(open.disk->mutex);
    for (std::size_t slot = 0; slot < locks_of_memory; ++slot) {
        hold(open.memory_shared[slot], open.file->memory_shared[slot], false);
        hold(open.memory_exclusive[slot], open.file->memory_exclusive[slot], false);
    }
    if (remove != 0) open.file->memory.clear();
    return SQLITE_OK;
}

int close(sqlite3_file* handle)
{
    unlock(handle, SQLITE_LOCK_NONE);
    opened(handle).~Open();
    return SQLITE_OK;
}

constexpr sqlite3_io_methods methods = {
    2,
    close,
    read,
    write,
    truncate,
    sync,
    file_size,
    lock,
    unlock,
    check_reserved,
    control,
    sector_size,
    characteristics,
    map_memory,
    lock_memory,
    memory_barrier,
    unmap_memory,
    nullptr,
    nullptr,
};

State& disk_of(sqlite3_vfs* vfs)
{
    return *static_cast<State*>(vfs->pAppData);
}

/// The slot after a file's name in `folder`, made when it is not there and may be.
std::shared_ptr<File> find_or_make(State& disk, const std::string& path, int flags, bool& made)
{
    const auto found = disk.now.find(path);
    if (found != disk.now.end()) return found->second;
    if ((flags & SQLITE_OPEN_CREATE) == 0) return nullptr;
    made = true;
    return disk.now[path] = std::make_shared<File>();
}

int open_file(sqlite3_vfs* vfs, const char* path, sqlite3_file* handle, int flags, int* got)
{
    State& disk = disk_of(vfs);
    handle->pMethods = nullptr;
    const Lock guard(disk.mutex);
    if (disk.dark()) return SQLITE_CANTOPEN;
    bool made = false;
    auto file = path == nullptr ? std::make_shared<File>() : find_or_make(disk, path, flags, made);
    if (!file) return SQLITE_CANTOPEN;
    auto* open = new (handle) Open;
    open->base.pMethods = &methods;
    open->disk = &disk;
    open->file = std::move(file);
    open->path = path == nullptr ? "" : path;
    open->kind = flags;
    open->sync_folder = made && (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    if (got != nullptr) *got = flags;
    return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* path, int sync_folder)
{
    State& disk = disk_of(vfs);
    const Lock guard(disk.mutex);
    if (!disk.change()) return SQLITE_IOERR_DELETE;
    if (disk.now.erase(path) == 0) return SQLITE_IOERR_DELETE_NOENT;
    if (sync_folder != 0 && disk.lie != PowerCutDisk::Lie::ignore_sync) disk.sync_folder();
    return SQLITE_OK;
}

int access(sqlite3_vfs* vfs, const char* path, int, int* there)
{
    State& disk = disk_of(vfs);
    const Lock guard(disk.mutex);
    *there = disk.now.contains(path) ? 1 : 0;
    return SQLITE_OK;
}

int full_path(sqlite3_vfs*, const char* path, int room, char* into)
{
    if (std::strlen(path) >= static_cast<std::size_t>(room)) return SQLITE_CANTOPEN;
    std::strcpy(into, path);
    return SQLITE_OK;
}

int random_bytes(sqlite3_vfs* vfs, int count, char* into)
{
    sqlite3_vfs* machine = disk_of(vfs).machine;
    return machine->xRandomness(machine, count, into);
}

int sleep_for(sqlite3_vfs* vfs, int microseconds)
{
    sqlite3_vfs* machine = disk_of(vfs).machine;
    return machine->xSleep(machine, microseconds);
}

int current_time(sqlite3_vfs* vfs, double* days)
{
    sqlite3_vfs* machine = disk_of(vfs).machine;
    return machine->xCurrentTime(machine, days);
}

int last_error(sqlite3_vfs*, int, char*)
{
    return 0;
}

}  // namespace

void give_calls(sqlite3_vfs& vfs)
{
    vfs.iVersion = 1;
    vfs.szOsFile = sizeof(Open);
    vfs.mxPathname = 256;
    vfs.xOpen = open_file;
    vfs.xDelete = delete_file;
    vfs.xAccess = access;
    vfs.xFullPathname = full_path;
    vfs.xRandomness = random_bytes;
    vfs.xSleep = sleep_for;
    vfs.xCurrentTime = current_time;
    vfs.xGetLastError = last_error;
}

}  // namespace holdfast::faults
