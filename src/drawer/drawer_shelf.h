#pragma once
#include "base/problem.h"
#include "base/seal.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// The port between the drawer and whatever keeps its rows: memory, SQLite. A shelf knows bytes
/// only; what they mean, sealing and the hashing of keys are written once, above it.
namespace holdfast::drawer {

/// One row of a list.
struct Row {
    base::Bytes key;
    base::Bytes value;
    friend bool operator==(const Row&, const Row&) = default;
};

/// Puts a value under a key of a list, in place of what was there; or, without a value, erases it.
/// To erase what is not there is no fault.
struct Change {
    std::uint32_t list;
    base::Bytes key;
    std::optional<base::Bytes> value;
};

/// Lists by number, each from key bytes to value bytes; both may be empty. Safe to call from
/// several threads.
class DrawerShelf {
public:
    virtual ~DrawerShelf() = default;
    /// nullopt: there is no such row. Problems: damaged, unavailable.
    [[nodiscard]] virtual base::Result<std::optional<base::Bytes>> value(std::uint32_t list,
                                                                         base::ByteView key) = 0;
    /// The rows of a list whose key begins with `prefix`, in the order of their keys' bytes, all of
    /// one moment. Problems: damaged, unavailable.
    [[nodiscard]] virtual base::Result<std::vector<Row>> all(std::uint32_t list,
                                                             base::ByteView prefix) = 0;
    /// Makes the changes in their order, all of them or none, and answers when they are durable.
    /// No reader sees a part of them. Problems: damaged, and unavailable, when nothing was written
    /// and trying again may help. Throws LostMachine when it is not known what was written.
    [[nodiscard]] virtual base::Result<base::Done> change(std::span<const Change> changes) = 0;
};

}  // namespace holdfast::drawer
