#pragma once
#include "witness/bytes.h"

namespace holdfast::witness {

/// The tree of RFC 9162, section 2.1, grown leaf by leaf. Remembers only the roots of the complete
/// subtrees so far.
class Tree {
public:
    /// Adds a leaf by its bytes.
    void append(ByteView leaf);
    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] Digest root() const;

private:
    std::uint64_t size_ = 0;
    std::vector<Digest> roots_;  // One for each bit set in the size, the largest first.
};

}  // namespace holdfast::witness
