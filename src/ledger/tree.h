#pragma once
#include "base/problem.h"
#include "base/seal.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

/// The Merkle tree of RFC 9162, section 2.1, with SHA-256: pure functions and one small value.
///
/// A complete subtree of level L has 2^L leaves; the one at position P holds the leaves from
/// P * 2^L on. Level 0 is the leaf hashes. A store keeps levels 0, 8, 16, 24 ... ("kept levels")
/// and no other; what lies between is computed. Everything here is safe to call from several
/// threads, but for one Frontier that is appended to.
namespace holdfast::ledger {

using base::Bytes;
using base::ByteView;
using base::Digest;
using base::Result;

/// Kept levels are those that this divides.
inline constexpr unsigned kept_level_step = 8;

[[nodiscard]] Digest leaf_hash(ByteView leaf_input);
[[nodiscard]] Digest node_hash(const Digest& left, const Digest& right);
/// The root of a tree without leaves.
[[nodiscard]] Digest empty_root();

/// Told of each complete subtree of a kept level from 8 on, when its last leaf is appended.
using SubtreeCompleted =
    std::function<void(unsigned level, std::uint64_t position, const Digest& root)>;

/// All that a tree must remember to grow: the roots of the complete subtrees that its leaves fall
/// into, the largest first. There is one for each bit that is set in the size, so at most 64.
class Frontier {
public:
    /// A tree without leaves.
    Frontier() = default;

    /// Adds one leaf hash. `completed` is called before append returns, for the lowest level first;
    /// it must not touch this Frontier.
    void append(const Digest& leaf, const SubtreeCompleted& completed);
    void append(const Digest& leaf);

    [[nodiscard]] std::uint64_t size() const { return size_; }
    [[nodiscard]] Digest root() const;

    /// The size in eight bytes, most significant first, then the roots, the largest subtree first.
    [[nodiscard]] Bytes bytes() const;
    /// Problem: damaged, when the length is not the one that the size asks for. Whether the roots
    /// are the right ones shows only when `root` is compared with a signed one.
    [[nodiscard]] static Result<Frontier> parse(ByteView bytes);

    friend bool operator==(const Frontier&, const Frontier&) = default;

private:
    std::uint64_t size_ = 0;
    std::vector<Digest> roots_;
};

/// Answers the root of a complete subtree of a kept level, level 0 included. It is asked only for
/// subtrees that lie wholly within the size given to the function that asks. Its Problems are
/// handed on as they are.
///
/// One call of a function below asks at most 511 times at each kept level, and there within at most
/// two runs of 256 positions that begin at a multiple of 256: a store that reads a run at once
/// reads at most twice a level.
using SubtreeRoots = std::function<Result<Digest>(unsigned level, std::uint64_t position)>;

/// The root of the first `size` leaves. Problems: those of `roots`.
[[nodiscard]] Result<Digest> root_of(std::uint64_t size, const SubtreeRoots& roots);

/// The path that proves the leaf at `index` (from 0) in the tree of the first `size` leaves, the
/// lowest first (section 2.1.3.1). Problem: invalid, when index is not below size; those of
/// `roots`.
[[nodiscard]] Result<std::vector<Digest>> inclusion_proof(std::uint64_t index, std::uint64_t size,
                                                          const SubtreeRoots& roots);

/// The path that proves the tree of the first `first_size` leaves to be the beginning of that of
/// `second_size` (section 2.1.4.1). Empty when the sizes are equal, and when the first is 0.
/// Problem: invalid, when the first is the larger; those of `roots`.
[[nodiscard]] Result<std::vector<Digest>> consistency_proof(std::uint64_t first_size,
                                                            std::uint64_t second_size,
                                                            const SubtreeRoots& roots);

/// Whether `proof` shows that the leaf hash `leaf` stands at `index` in the tree with `root`. A
/// proof does not show the size: that is known from where the root is signed.
[[nodiscard]] bool inclusion_holds(std::uint64_t index, std::uint64_t size, const Digest& leaf,
                                   std::span<const Digest> proof, const Digest& root);

/// Whether `proof` shows that the tree with `second_root` begins with the one with `first_root`.
/// Beyond the RFC, which leaves them out: equal sizes hold with equal roots and no proof, and a
/// tree without leaves, with the root that it has, is the beginning of any, with no proof.
[[nodiscard]] bool consistency_holds(std::uint64_t first_size, std::uint64_t second_size,
                                     const Digest& first_root, const Digest& second_root,
                                     std::span<const Digest> proof);

}  // namespace holdfast::ledger
