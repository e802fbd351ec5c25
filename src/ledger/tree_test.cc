#include "ledger/tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace holdfast::ledger {
namespace {

using base::hex;
using Proof = std::vector<Digest>;

// The definitions of RFC 9162, sections 2.1.1, 2.1.3.1 and 2.1.4.1, as they stand there: slow, and
// with nothing in common with the code under test but the two hashes.

std::size_t split(std::size_t count)
{
    std::size_t left = 1;
    while (left * 2 < count) left *= 2;
    return left;
}

Digest plain_root(std::span<const Digest> leaves)
{
    if (leaves.empty()) return empty_root();
    if (leaves.size() == 1) return leaves[0];
    const std::size_t left = split(leaves.size());
    return node_hash(plain_root(leaves.first(left)), plain_root(leaves.subspan(left)));
}

Proof plain_path(std::size_t index, std::span<const Digest> leaves)
{
    if (leaves.size() == 1) return {};
    const std::size_t left = split(leaves.size());
    const auto first = leaves.first(left);
    const auto second = leaves.subspan(left);
    Proof path = index < left ? plain_path(index, first) : plain_path(index - left, second);
    path.push_back(plain_root(index < left ? second : first));
    return path;
}

enum class FirstRoot { known, to_be_given };

Proof plain_subproof(std::size_t count, std::span<const Digest> leaves, FirstRoot first_root)
{
    if (count == leaves.size()) {
        return first_root == FirstRoot::known ? Proof{} : Proof{plain_root(leaves)};
    }
    const std::size_t left = split(leaves.size());
    if (count <= left) {
        Proof proof = plain_subproof(count, leaves.first(left), first_root);
        proof.push_back(plain_root(leaves.subspan(left)));
        return proof;
    }
    Proof proof = plain_subproof(count - left, leaves.subspan(left), FirstRoot::to_be_given);
    proof.push_back(plain_root(leaves.first(left)));
    return proof;
}

Digest numbered_leaf(std::uint64_t number)
{
    return leaf_hash(base::view_of("leaf " + std::to_string(number)));
}

/// A tree as a store keeps it: leaves, subtrees of the kept levels, and the root at every size.
class Store {
public:
    explicit Store(std::size_t size)
    {
        for (std::size_t number = 0; number < size; ++number) {
            roots_.push_back(frontier_.root());
            leaves_.push_back(numbered_leaf(number));
            frontier_.append(
                leaves_.back(), [this](unsigned level, std::uint64_t position, const Digest& root) {
                    const bool is_new = kept_.emplace(std::pair{level, position}, root).second;
                    EXPECT_TRUE(is_new) << "level " << level << " position " << position;
                });
        }
        roots_.push_back(frontier_.root());
    }

    const Digest& leaf(std::size_t index) const { return leaves_[index]; }
    const Digest& root(std::size_t size) const { return roots_[size]; }
    std::span<const Digest> first(std::size_t count) const
    {
        return std::span(leaves_).first(count);
    }
    const std::map<std::pair<unsigned, std::uint64_t>, Digest>& kept() const { return kept_; }

    /// Look-ups that fail the test when they reach behind `size`.
    SubtreeRoots within(std::uint64_t size) const
    {
        return [this, size](unsigned level, std::uint64_t position) -> Result<Digest> {
            EXPECT_EQ(level % kept_level_step, 0U);
            EXPECT_LE((position + 1) << level, size);
            return level == 0 ? leaves_.at(position) : kept_.at({level, position});
        };
    }

private:
    Frontier frontier_;
    std::vector<Digest> leaves_;
    std::vector<Digest> roots_;
    std::map<std::pair<unsigned, std::uint64_t>, Digest> kept_;
};

Proof path_in(const Store& store, std::uint64_t index, std::uint64_t size)
{
    return inclusion_proof(index, size, store.within(size)).value();
}

Proof step_in(const Store& store, std::uint64_t first_size, std::uint64_t second_size)
{
    return consistency_proof(first_size, second_size, store.within(second_size)).value();
}

/// Everything that is nearly `proof`: each byte changed, each hash left out or doubled, one more in
/// front or behind, two neighbours exchanged.
std::vector<Proof> broken(const Proof& proof)
{
    std::vector<Proof> answer;
    const auto at = [](Proof& changed, std::size_t place) {
        return changed.begin() + static_cast<std::ptrdiff_t>(place);
    };
    for (std::size_t place = 0; place < proof.size(); ++place) {
        for (std::size_t byte = 0; byte < Digest{}.size(); ++byte) {
            Proof changed = proof;
            changed[place][byte] ^= 0x10;
            answer.push_back(changed);
        }
        Proof shorter = proof;
        shorter.erase(at(shorter, place));
        answer.push_back(shorter);
        Proof longer = proof;
        longer.insert(at(longer, place), proof[place]);
        answer.push_back(longer);
        if (place == 0) continue;
        Proof exchanged = proof;
        std::swap(exchanged[place - 1], exchanged[place]);
        answer.push_back(exchanged);
    }
    for (const Digest& more : {Digest{}, empty_root()}) {
        Proof in_front = proof;
        in_front.insert(in_front.begin(), more);
        answer.push_back(in_front);
        Proof behind = proof;
        behind.push_back(more);
        answer.push_back(behind);
    }
    return answer;
}

std::vector<Digest> broken(const Digest& digest)
{
    std::vector<Digest> answer(digest.size(), digest);
    for (std::size_t byte = 0; byte < digest.size(); ++byte) answer[byte][byte] ^= 0x01;
    return answer;
}

TEST(Tree, HasThePublishedRoots)
{
    // The eight inputs of the certificate-transparency project and the root after each.
    struct Row {
        const char* input;
        const char* root;
    };
    const Row rows[] = {
        {"", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
        {"00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"},
        {"10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"},
        {"2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"},
        {"3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"},
        {"40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"},
        {"5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"},
        {"606162636465666768696a6b6c6d6e6f",
         "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"},
    };
    Frontier frontier;
    EXPECT_EQ(hex(frontier.root()),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    std::vector<Digest> leaves;
    for (const Row& row : rows) {
        leaves.push_back(leaf_hash(base::parse_hex(row.input).value()));
        frontier.append(leaves.back());
        EXPECT_EQ(hex(frontier.root()), row.root);
        EXPECT_EQ(hex(plain_root(leaves)), row.root);
    }
}

TEST(Frontier, HasTheRootOfTheDefinitionAtEverySize)
{
    const Store store(600);
    for (std::size_t size = 0; size <= 600; ++size) {
        EXPECT_EQ(store.root(size), plain_root(store.first(size))) << size;
        EXPECT_EQ(root_of(size, store.within(size)).value(), store.root(size)) << size;
    }
}

TEST(Frontier, TellsOfEachCompleteSubtreeOfAKeptLevelOnce)
{
    const std::size_t size = (std::size_t{1} << 16) + 700;
    const Store store(size);
    ASSERT_EQ(store.kept().size(), 256U + 2U + 1U);
    const auto leaves = store.first(size);
    for (const auto& [subtree, root] : store.kept()) {
        const auto [level, position] = subtree;
        const std::size_t count = std::size_t{1} << level;
        EXPECT_EQ(root, plain_root(leaves.subspan(position * count, count)));
    }
}

TEST(Frontier, SurvivesItsBytesAtEverySize)
{
    Frontier frontier;
    for (std::uint64_t size = 0; size <= 300; ++size) {
        const Bytes bytes = frontier.bytes();
        ASSERT_EQ(bytes.size(), 8 + 32 * static_cast<std::size_t>(std::popcount(size)));
        Frontier read = Frontier::parse(bytes).value();
        ASSERT_EQ(read, frontier);
        ASSERT_EQ(read.size(), size);
        read.append(numbered_leaf(size));
        frontier.append(numbered_leaf(size));
        ASSERT_EQ(read.root(), frontier.root());
    }
}

TEST(Frontier, BytesAreTheSizeAndTheRootsFromTheLargest)
{
    const Store store(0x0103);
    Frontier frontier;
    for (std::uint64_t number = 0; number < 0x0103; ++number)
        frontier.append(numbered_leaf(number));
    const auto leaves = store.first(0x0103);
    EXPECT_EQ(hex(frontier.bytes()),
              "0000000000000103" + hex(plain_root(leaves.first(256)))
                  + hex(plain_root(leaves.subspan(256, 2))) + hex(leaves[258]));
}

TEST(Frontier, RefusesBytesOfTheWrongLength)
{
    struct Row {
        const char* size;
        std::size_t roots_bytes;
        bool is_read;
    };
    const Row rows[] = {
        {"0000000000000000", 0, true},
        {"0000000000000000", 1, false},
        {"0000000000000000", 32, false},
        {"00000000000000", 0, false},
        {"", 0, false},
        {"0000000000000001", 32, true},
        {"0000000000000001", 31, false},
        {"0000000000000001", 64, false},
        {"0000000000000002", 32, true},
        {"0000000000000003", 32, false},
        {"0000000000000003", 64, true},
        {"0000000000000007", 64, false},
        {"ffffffffffffffff", 64 * 32, true},
        {"ffffffffffffffff", 64 * 32 - 1, false},
        {"7fffffffffffffff", 64 * 32, false},
    };
    for (const Row& row : rows) {
        Bytes bytes = base::parse_hex(row.size).value();
        bytes.resize(bytes.size() + row.roots_bytes);
        const auto frontier = Frontier::parse(bytes);
        EXPECT_EQ(frontier.has_value(), row.is_read) << row.size << " and " << row.roots_bytes;
        if (!frontier) {
            EXPECT_EQ(frontier.error().kind, base::Problem::Kind::damaged);
        }
    }
}

TEST(InclusionProof, IsThatOfTheDefinitionAndHolds)
{
    const Store store(600);
    std::vector<std::size_t> sizes = {255, 256, 257, 258, 511, 512, 513, 600};
    for (std::size_t size = 1; size <= 70; ++size) sizes.push_back(size);
    for (const std::size_t size : sizes) {
        for (std::size_t index = 0; index < size; ++index) {
            const Proof proof = path_in(store, index, size);
            ASSERT_EQ(proof, plain_path(index, store.first(size))) << index << " of " << size;
            ASSERT_TRUE(inclusion_holds(index, size, store.leaf(index), proof, store.root(size)))
                << index << " of " << size;
        }
    }
}

TEST(InclusionProof, FailsWhenAnythingIsChanged)
{
    const Store store(257);
    std::vector<std::size_t> sizes = {256, 257};
    for (std::size_t size = 1; size <= 40; ++size) sizes.push_back(size);
    for (const std::size_t size : sizes) {
        for (std::size_t index = 0; index < size; index += size > 70 ? 51 : 1) {
            const Proof proof = path_in(store, index, size);
            const Digest& leaf = store.leaf(index);
            const Digest& root = store.root(size);
            for (const Proof& changed : broken(proof)) {
                ASSERT_FALSE(inclusion_holds(index, size, leaf, changed, root));
            }
            for (const Digest& changed : broken(leaf)) {
                ASSERT_FALSE(inclusion_holds(index, size, changed, proof, root));
            }
            for (const Digest& changed : broken(root)) {
                ASSERT_FALSE(inclusion_holds(index, size, leaf, proof, changed));
            }
            for (std::size_t other = 0; other < size + 2; ++other) {
                ASSERT_EQ(inclusion_holds(other, size, leaf, proof, root), other == index);
            }
        }
    }
}

TEST(InclusionProof, ServesNoOtherLeafAndSizeUnlessItIsTheirProofToo)
{
    const Store store(20);
    for (std::size_t size = 1; size <= 20; ++size) {
        for (std::size_t index = 0; index < size; ++index) {
            const Proof proof = path_in(store, index, size);
            for (std::size_t other_size = 1; other_size <= 20; ++other_size) {
                for (std::size_t other = 0; other < other_size; ++other) {
                    const bool holds = inclusion_holds(
                        other, other_size, store.leaf(other), proof, store.root(other_size));
                    ASSERT_EQ(holds, proof == path_in(store, other, other_size));
                }
            }
        }
    }
}

TEST(ConsistencyProof, IsThatOfTheDefinitionAndHolds)
{
    const Store store(600);
    std::vector<std::size_t> sizes = {255, 256, 257, 258, 511, 512, 513, 600};
    for (std::size_t size = 1; size <= 70; ++size) sizes.push_back(size);
    for (const std::size_t second : sizes) {
        const auto leaves = store.first(second);
        for (std::size_t first = 0; first <= second; ++first) {
            const Proof proof = step_in(store, first, second);
            const Proof plain =
                first == 0 ? Proof{} : plain_subproof(first, leaves, FirstRoot::known);
            ASSERT_EQ(proof, plain) << first << " in " << second;
            ASSERT_TRUE(
                consistency_holds(first, second, store.root(first), store.root(second), proof))
                << first << " in " << second;
        }
    }
}

TEST(ConsistencyProof, FailsWhenAnythingIsChanged)
{
    const Store store(257);
    std::vector<std::size_t> sizes = {256, 257};
    for (std::size_t size = 0; size <= 40; ++size) sizes.push_back(size);
    for (const std::size_t second : sizes) {
        for (std::size_t first = 0; first <= second; first += second > 70 ? 32 : 1) {
            const Proof proof = step_in(store, first, second);
            const Digest& first_root = store.root(first);
            const Digest& second_root = store.root(second);
            for (const Proof& changed : broken(proof)) {
                ASSERT_FALSE(consistency_holds(first, second, first_root, second_root, changed));
            }
            for (const Digest& changed : broken(first_root)) {
                ASSERT_FALSE(consistency_holds(first, second, changed, second_root, proof));
            }
            // An empty tree is the beginning of any: there the second root is not looked at.
            if (first == 0 && second != 0) continue;
            for (const Digest& changed : broken(second_root)) {
                ASSERT_FALSE(consistency_holds(first, second, first_root, changed, proof));
            }
        }
    }
}

TEST(ConsistencyProof, ServesNoOtherSizesUnlessItIsTheirProofToo)
{
    const Store store(17);
    for (std::size_t second = 1; second <= 17; ++second) {
        for (std::size_t first = 1; first <= second; ++first) {
            const Proof proof = step_in(store, first, second);
            for (std::size_t other_second = 1; other_second <= 17; ++other_second) {
                for (std::size_t other = 1; other <= 17; ++other) {
                    const bool holds = consistency_holds(
                        other, other_second, store.root(other), store.root(other_second), proof);
                    const bool is_theirs =
                        other <= other_second && proof == step_in(store, other, other_second);
                    ASSERT_EQ(holds, is_theirs);
                }
            }
        }
    }
}

TEST(Proofs, HaveTheLengthOfTheirSizesEvenForRootsMadeToFit)
{
    const Digest a = numbered_leaf(1);
    const Digest b = numbered_leaf(2);
    const Digest c = numbered_leaf(3);
    const Digest d = numbered_leaf(4);

    // A tree of one leaf has no path, and one of two a path of one.
    EXPECT_TRUE(inclusion_holds(0, 1, a, {}, a));
    EXPECT_FALSE(inclusion_holds(0, 1, a, Proof{b}, node_hash(b, a)));
    EXPECT_FALSE(inclusion_holds(0, 1, a, Proof{b}, node_hash(a, b)));
    EXPECT_TRUE(inclusion_holds(0, 2, a, Proof{b}, node_hash(a, b)));
    EXPECT_FALSE(inclusion_holds(0, 2, a, {}, a));
    EXPECT_FALSE(inclusion_holds(1, 2, a, Proof{b, c}, node_hash(c, node_hash(b, a))));

    // From three leaves to four: leaf 2, leaf 3, the node over leaves 0 and 1.
    const Digest first = node_hash(c, a);
    const Digest second = node_hash(c, node_hash(a, b));
    EXPECT_TRUE(consistency_holds(3, 4, first, second, Proof{a, b, c}));
    EXPECT_FALSE(
        consistency_holds(3, 4, node_hash(d, first), node_hash(d, second), Proof{a, b, c, d}));
    EXPECT_FALSE(consistency_holds(3, 4, a, node_hash(a, b), Proof{a, b}));
    EXPECT_FALSE(consistency_holds(3, 4, a, a, Proof{a}));
}

TEST(Proofs, NeedOnlyTheKeptLevelsOfALargeTree)
{
    const std::uint64_t size = (1U << 17) + 255 + 256 * 255;
    const Store store(size);
    EXPECT_EQ(root_of(size, store.within(size)).value(), store.root(size));

    std::map<unsigned, std::size_t> asked;
    std::map<unsigned, std::set<std::uint64_t>> runs;
    const SubtreeRoots counted = [&](unsigned level, std::uint64_t position) {
        ++asked[level];
        runs[level].insert(position / 256);
        return store.within(size)(level, position);
    };
    const auto expect_few_and_forget = [&] {
        for (const auto& [level, count] : asked) EXPECT_LE(count, 511U) << "level " << level;
        for (const auto& [level, places] : runs) EXPECT_LE(places.size(), 2U) << "level " << level;
        asked.clear();
        runs.clear();
    };
    for (const std::uint64_t index : {0UL, 1UL, 255UL, 256UL, 65535UL, 65536UL, size - 1}) {
        const Proof proof = inclusion_proof(index, size, counted).value();
        EXPECT_TRUE(inclusion_holds(index, size, store.leaf(index), proof, store.root(size)));
        expect_few_and_forget();
    }
    for (const std::uint64_t first :
         {1UL, 255UL, 256UL, 257UL, 65535UL, 65536UL, 65537UL, 196606UL, size - 1}) {
        const Proof proof = consistency_proof(first, size, counted).value();
        EXPECT_TRUE(consistency_holds(first, size, store.root(first), store.root(size), proof));
        expect_few_and_forget();
    }
}

TEST(Proofs, AreRefusedForWhatIsNotThere)
{
    const Store store(3);
    const auto refused = [](const Result<Proof>& proof) {
        return !proof && proof.error().kind == base::Problem::Kind::invalid;
    };
    EXPECT_TRUE(refused(inclusion_proof(0, 0, store.within(0))));
    EXPECT_TRUE(refused(inclusion_proof(3, 3, store.within(3))));
    EXPECT_FALSE(refused(inclusion_proof(2, 3, store.within(3))));
    EXPECT_TRUE(refused(consistency_proof(3, 2, store.within(2))));
    EXPECT_TRUE(refused(consistency_proof(1, 0, store.within(0))));
    EXPECT_FALSE(refused(consistency_proof(3, 3, store.within(3))));
}

TEST(Proofs, HandOnTheProblemOfALookUp)
{
    const base::Problem gone{base::Problem::Kind::damaged, "subtree 1", "It cannot be read."};
    const Store store(5);
    const SubtreeRoots roots = [&](unsigned level, std::uint64_t position) -> Result<Digest> {
        if (position == 1) return std::unexpected(gone);
        return store.within(5)(level, position);
    };
    EXPECT_EQ(root_of(5, roots).error(), gone);
    EXPECT_EQ(inclusion_proof(0, 5, roots).error(), gone);
    EXPECT_EQ(consistency_proof(3, 5, roots).error(), gone);
    EXPECT_TRUE(inclusion_proof(1, 2, roots).has_value());
}

}  // namespace
}  // namespace holdfast::ledger
