#include "witness/tree.h"

namespace holdfast::witness {

namespace {

constexpr std::array<std::uint8_t, 1> leaf_mark{0};
constexpr std::array<std::uint8_t, 1> node_mark{1};

}  // namespace

void Tree::append(ByteView leaf)
{
    Digest node = sha256({leaf_mark, leaf});
    // Like a carry in adding one: each bit that is set is a subtree that the new one completes.
    for (std::uint64_t bits = size_; (bits & 1) != 0; bits >>= 1) {
        node = sha256({node_mark, roots_.back(), node});
        roots_.pop_back();
    }
    roots_.push_back(node);
    ++size_;
}

Digest Tree::root() const
{
    if (roots_.empty()) return sha256({});
    Digest root = roots_.back();
    for (std::size_t i = roots_.size() - 1; i > 0; --i)
        root = sha256({node_mark, roots_[i - 1], root});
    return root;
}

}  // namespace holdfast::witness
