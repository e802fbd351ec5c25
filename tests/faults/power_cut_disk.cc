#include "tests/faults/power_cut_state.h"

#include <algorithm>
#include <atomic>
#include <random>

namespace holdfast::faults {

void perform(const Change& change, Bytes& file)
{
    if (change.truncated) {
        file.resize(*change.truncated);
        return;
    }
    const std::size_t end = change.offset + change.bytes.size();
    if (file.size() < end) file.resize(end);
    std::copy(change.bytes.begin(),
              change.bytes.end(),
              file.begin() + static_cast<std::ptrdiff_t>(change.offset));
}

namespace {

using Lock = std::lock_guard<std::mutex>;

/// A sector that the write does not reach to the end of is written as far as the write goes.
Change torn(const Change& change, std::mt19937_64& draws)
{
    if (change.truncated || change.bytes.size() <= sector) return change;
    const std::size_t first_boundary = sector - change.offset % sector;
    const std::size_t boundaries = (change.bytes.size() - first_boundary) / sector + 1;
    const std::size_t kept = first_boundary + draws() % boundaries * sector;
    Change part = change;
    part.bytes.resize(std::min(kept, part.bytes.size()));
    return part;
}

/// What is on the disk of one file when the power comes back.
void lose_memory_of(File& file, std::mt19937_64& draws)
{
    std::shuffle(file.unsynced.begin(), file.unsynced.end(), draws);
    // Sometimes nearly all of it was written, sometimes nearly nothing.
    const std::uint64_t kept_of_8 = draws() % 9;
    for (const Change& change : file.unsynced) {
        if (draws() % 8 >= kept_of_8) continue;
        perform(draws() % 4 == 0 ? torn(change, draws) : change, file.durable);
    }
    File restored;
    restored.now = file.durable;
    restored.durable = std::move(file.durable);
    file = std::move(restored);
}

std::string next_name()
{
    static std::atomic<int> disks = 0;
    return "power-cut-" + std::to_string(++disks);
}

}  // namespace

PowerCutDisk::PowerCutDisk() : state_(std::make_unique<State>())
{
    state_->name = next_name();
    sqlite3_vfs& vfs = state_->vfs;
    vfs.zName = state_->name.c_str();
    vfs.pAppData = state_.get();
    give_calls(vfs);
    sqlite3_vfs_register(&vfs, 0);
}

PowerCutDisk::~PowerCutDisk()
{
    sqlite3_vfs_unregister(&state_->vfs);
}

const std::string& PowerCutDisk::name() const
{
    return state_->name;
}

void PowerCutDisk::lie(Lie lie)
{
    const Lock guard(state_->mutex);
    state_->lie = lie;
}

void PowerCutDisk::fail_power_after(std::uint64_t changes)
{
    const Lock guard(state_->mutex);
    state_->power_until = state_->changes + changes;
}

void PowerCutDisk::fail(Fault fault, std::uint64_t nth)
{
    const Lock guard(state_->mutex);
    state_->fault = fault;
    state_->fault_in = nth;
}

void PowerCutDisk::fill_up()
{
    const Lock guard(state_->mutex);
    state_->full = true;
}

PowerCutDisk::Met PowerCutDisk::mend()
{
    const Lock guard(state_->mutex);
    const bool met = state_->fault && state_->fault_in == 0;
    state_->fault.reset();
    state_->full = false;
    return met ? Met::yes : Met::no;
}

void PowerCutDisk::cut(std::uint64_t seed)
{
    const Lock guard(state_->mutex);
    std::mt19937_64 draws(seed);
    Folder survivors;
    Folder every = state_->now;
    every.insert(state_->durable.begin(), state_->durable.end());
    for (const auto& [path, ignored] : every) {
        const Folder& chosen = draws() % 2 == 0 ? state_->now : state_->durable;
        const auto found = chosen.find(path);
        if (found == chosen.end()) continue;
        lose_memory_of(*found->second, draws);
        survivors.insert(*found);
    }
    state_->now = survivors;
    state_->durable = survivors;
    state_->power_until.reset();
    state_->fault.reset();
    state_->full = false;
}

std::uint64_t PowerCutDisk::changes() const
{
    const Lock guard(state_->mutex);
    return state_->changes;
}

}  // namespace holdfast::faults
