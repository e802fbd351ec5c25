#include "ledger/tree.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <limits>
#include <utility>

namespace holdfast::ledger {
namespace {

using base::Problem;

// RFC 9162, section 2.1.1: leaves and nodes are hashed with different first bytes, so that neither
// can be passed off as the other.
constexpr std::uint8_t leaf_prefix = 0x00;
constexpr std::uint8_t node_prefix = 0x01;

constexpr std::size_t size_bytes = 8;

/// The leaves from `begin` up to, not including, `end`.
struct Range {
    std::uint64_t begin;
    std::uint64_t end;

    [[nodiscard]] std::uint64_t count() const { return end - begin; }
    /// Where the RFC splits a range of two or more leaves: the left part has the largest power of
    /// two of leaves that is smaller than the whole.
    [[nodiscard]] std::uint64_t split() const { return begin + std::bit_floor(count() - 1); }
    [[nodiscard]] Range left() const { return {begin, split()}; }
    [[nodiscard]] Range right() const { return {split(), end}; }
};

/// A complete subtree of any level, from those of the kept level below it.
Result<Digest> complete_subtree(unsigned level, std::uint64_t position, const SubtreeRoots& roots)
{
    const unsigned levels_between = level % kept_level_step;
    const unsigned kept = level - levels_between;
    const std::size_t count = std::size_t{1} << levels_between;
    std::array<Digest, std::size_t{1} << (kept_level_step - 1)> row;
    for (std::size_t place = 0; place < count; ++place) {
        auto root = roots(kept, (position << levels_between) + place);
        if (!root) return std::unexpected(std::move(root).error());
        row[place] = *root;
    }
    for (std::size_t width = count / 2; width > 0; width /= 2) {
        for (std::size_t place = 0; place < width; ++place) {
            row[place] = node_hash(row[2 * place], row[2 * place + 1]);
        }
    }
    return row[0];
}

/// The root over a range that the RFC's splitting leads to: it begins at a multiple of the power
/// of two that it needs, so it falls into complete subtrees, the largest first.
Result<Digest> range_root(Range range, const SubtreeRoots& roots)
{
    std::vector<Digest> parts;
    while (range.count() > 0) {
        const auto level = static_cast<unsigned>(std::bit_width(range.count()) - 1);
        auto part = complete_subtree(level, range.begin >> level, roots);
        if (!part) return part;
        parts.push_back(*part);
        range.begin += std::uint64_t{1} << level;
    }
    Digest root = parts.back();
    for (std::size_t place = parts.size() - 1; place > 0; --place) {
        root = node_hash(parts[place - 1], root);
    }
    return root;
}

/// The roots of the ranges, in order. They are gathered from the top of the tree down and a proof
/// lists them from the bottom up, so they are asked for from the last to the first.
Result<std::vector<Digest>> roots_upwards(const std::vector<Range>& ranges,
                                          const SubtreeRoots& roots)
{
    std::vector<Digest> proof;
    proof.reserve(ranges.size());
    for (std::size_t place = ranges.size(); place > 0; --place) {
        auto root = range_root(ranges[place - 1], roots);
        if (!root) return std::unexpected(std::move(root).error());
        proof.push_back(*root);
    }
    return proof;
}

/// Where a verification stands: the place of the known subtree and the last place of the tree, both
/// at the level that has been reached. The RFC calls them fn and sn.
struct Climb {
    std::uint64_t place;
    std::uint64_t last;

    [[nodiscard]] bool is_right_child() const { return (place & 1U) != 0; }
    /// Whether the next hash of a proof belongs on the left of the known subtree.
    [[nodiscard]] bool takes_left() const { return is_right_child() || place == last; }
    void rise()
    {
        place >>= 1;
        last >>= 1;
    }
    /// On the ragged right edge a subtree without a neighbour is its own parent: no hash is spent.
    void rise_to_right_child()
    {
        while (!is_right_child() && place != 0) rise();
    }
};

}  // namespace

Digest leaf_hash(ByteView leaf_input)
{
    return base::sha256_of({ByteView(&leaf_prefix, 1), leaf_input});
}

Digest node_hash(const Digest& left, const Digest& right)
{
    return base::sha256_of({ByteView(&node_prefix, 1), left, right});
}

Digest empty_root()
{
    return base::sha256({});
}

void Frontier::append(const Digest& leaf, const SubtreeCompleted& completed)
{
    assert(size_ < std::numeric_limits<std::uint64_t>::max());
    Digest root = leaf;
    // Like adding one to a binary number: each bit that is set is a subtree that the new one joins.
    for (unsigned level = 1; (size_ >> (level - 1) & 1U) != 0; ++level) {
        root = node_hash(roots_.back(), root);
        roots_.pop_back();
        if (level % kept_level_step == 0 && completed) completed(level, size_ >> level, root);
    }
    roots_.push_back(root);
    ++size_;
}

void Frontier::append(const Digest& leaf)
{
    append(leaf, SubtreeCompleted{});
}

Digest Frontier::root() const
{
    if (roots_.empty()) return empty_root();
    Digest root = roots_.back();
    for (std::size_t place = roots_.size() - 1; place > 0; --place) {
        root = node_hash(roots_[place - 1], root);
    }
    return root;
}

Bytes Frontier::bytes() const
{
    Bytes bytes;
    bytes.reserve(size_bytes + roots_.size() * Digest{}.size());
    for (std::size_t place = 0; place < size_bytes; ++place) {
        bytes.push_back(static_cast<std::uint8_t>(size_ >> (8 * (size_bytes - 1 - place))));
    }
    for (const Digest& root : roots_) bytes.insert(bytes.end(), root.begin(), root.end());
    return bytes;
}

Result<Frontier> Frontier::parse(ByteView bytes)
{
    const auto damaged =
        base::problem(Problem::Kind::damaged, "", "The frontier of the tree has the wrong length.");
    if (bytes.size() < size_bytes) return damaged;
    Frontier frontier;
    for (const std::uint8_t byte : bytes.first(size_bytes)) {
        frontier.size_ = frontier.size_ << 8 | byte;
    }
    ByteView rest = bytes.subspan(size_bytes);
    const auto count = static_cast<std::size_t>(std::popcount(frontier.size_));
    if (rest.size() != count * Digest{}.size()) return damaged;
    frontier.roots_.resize(count);
    for (Digest& root : frontier.roots_) {
        std::ranges::copy(rest.first(root.size()), root.begin());
        rest = rest.subspan(root.size());
    }
    return frontier;
}

Result<Digest> root_of(std::uint64_t size, const SubtreeRoots& roots)
{
    if (size == 0) return empty_root();
    return range_root({0, size}, roots);
}

Result<std::vector<Digest>> inclusion_proof(std::uint64_t index, std::uint64_t size,
                                            const SubtreeRoots& roots)
{
    if (index >= size) {
        return base::problem(
            Problem::Kind::invalid, "", "There is no such entry in a tree of this size.");
    }
    std::vector<Range> siblings;
    Range range{0, size};
    while (range.count() > 1) {
        const bool is_left = index < range.split();
        siblings.push_back(is_left ? range.right() : range.left());
        range = is_left ? range.left() : range.right();
    }
    return roots_upwards(siblings, roots);
}

Result<std::vector<Digest>> consistency_proof(std::uint64_t first_size, std::uint64_t second_size,
                                              const SubtreeRoots& roots)
{
    if (first_size > second_size) {
        return base::problem(
            Problem::Kind::invalid, "", "A tree cannot be the beginning of a smaller one.");
    }
    if (first_size == 0) return std::vector<Digest>{};
    // Down the right edge of the first tree, until a range ends where it ends.
    std::vector<Range> parts;
    Range range{0, second_size};
    while (range.end != first_size) {
        const bool is_left = first_size <= range.split();
        parts.push_back(is_left ? range.right() : range.left());
        range = is_left ? range.left() : range.right();
    }
    // The range that was reached is named too, unless it is the whole first tree, whose root the
    // reader has.
    if (range.begin != 0) parts.push_back(range);
    return roots_upwards(parts, roots);
}

bool inclusion_holds(std::uint64_t index, std::uint64_t size, const Digest& leaf,
                     std::span<const Digest> proof, const Digest& root)
{
    // The numbers are the steps of RFC 9162, section 2.1.3.2.
    if (index >= size) return false;             // 1
    Climb climb{index, size - 1};                // 2
    Digest reached = leaf;                       // 3
    for (const Digest& hash : proof) {           // 4
        if (climb.last == 0) return false;       // 4a
        if (climb.takes_left()) {                // 4b
            reached = node_hash(hash, reached);  // 4b, first i
            climb.rise_to_right_child();         // 4b, first ii
        } else {
            reached = node_hash(reached, hash);  // 4b, otherwise
        }
        climb.rise();  // 4c
    }
    return climb.last == 0 && reached == root;  // 5
}

bool consistency_holds(std::uint64_t first_size, std::uint64_t second_size,
                       const Digest& first_root, const Digest& second_root,
                       std::span<const Digest> proof)
{
    // The RFC asks for 0 < first < second; the other sizes are ours.
    if (first_size > second_size) return false;
    if (first_size == second_size && first_root != second_root) return false;
    if (first_size == 0 && first_root != empty_root()) return false;
    if (first_size == second_size || first_size == 0) return proof.empty();

    // The numbers are the steps of RFC 9162, section 2.1.4.2.
    if (proof.empty()) return false;                                      // 1
    const bool starts_with_first_root = std::has_single_bit(first_size);  // 2
    Climb climb{first_size - 1, second_size - 1};                         // 3
    while (climb.is_right_child()) climb.rise();                          // 4
    Digest first = starts_with_first_root ? first_root : proof.front();   // 5
    Digest second = first;
    for (const Digest& hash : proof.subspan(starts_with_first_root ? 0 : 1)) {  // 6
        if (climb.last == 0) return false;                                      // 6a
        if (climb.takes_left()) {                                               // 6b
            first = node_hash(hash, first);                                     // 6b, first i
            second = node_hash(hash, second);                                   // 6b, first ii
            climb.rise_to_right_child();                                        // 6b, first iii
        } else {
            second = node_hash(second, hash);  // 6b, otherwise
        }
        climb.rise();  // 6c
    }
    return first == first_root && second == second_root && climb.last == 0;  // 7
}

}  // namespace holdfast::ledger
