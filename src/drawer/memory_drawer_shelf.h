#pragma once
#include "drawer/drawer_shelf.h"

#include <map>
#include <mutex>
#include <utility>

namespace holdfast::drawer {

/// A shelf in this process's memory, for tests and `play`: nothing outlives it, so it makes nothing
/// durable, has no Problem to answer and never throws LostMachine. Safe to call from several
/// threads.
class MemoryDrawerShelf final : public DrawerShelf {
public:
    [[nodiscard]] base::Result<std::optional<base::Bytes>> value(std::uint32_t list,
                                                                 base::ByteView key) override;
    [[nodiscard]] base::Result<std::vector<Row>> all(std::uint32_t list,
                                                     base::ByteView prefix) override;
    [[nodiscard]] base::Result<base::Done> change(std::span<const Change> changes) override;

private:
    std::mutex mutex_;  // Guards what follows.
    std::map<std::pair<std::uint32_t, base::Bytes>, base::Bytes> rows_;
};

}  // namespace holdfast::drawer
