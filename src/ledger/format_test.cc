// Makes the test vectors of docs/format.md again, and has tools/verify_export do so too.
#include "base/seeded_entropy.h"
#include "ledger/checkpoint.h"
#include "ledger/entry.h"
#include "ledger/sealed_entry.h"
#include "ledger/tree.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

namespace holdfast::ledger {
namespace {

using base::Bytes;

/// One fenced block: its keys, each with its values in order.
class Vector {
public:
    void add(const std::string& key, const std::string& value) { values_[key].push_back(value); }
    [[nodiscard]] const std::vector<std::string>& all(const std::string& key) const
    {
        return values_.at(key);
    }
    [[nodiscard]] const std::string& one(const std::string& key) const { return all(key).at(0); }
    [[nodiscard]] std::uint64_t number(const std::string& key) const
    {
        return std::stoull(one(key));
    }
    [[nodiscard]] Bytes bytes(const std::string& key) const
    {
        return base::parse_hex(one(key)).value();
    }
    [[nodiscard]] base::SecretKey secret(const std::string& key) const
    {
        const Bytes read = bytes(key);
        return base::SecretKey{std::span<const std::uint8_t>{read}.first<32>()};
    }
    [[nodiscard]] base::Instant instant(const std::string& key) const
    {
        return base::Instant{std::chrono::microseconds{std::stoll(one(key))}};
    }

private:
    std::map<std::string, std::vector<std::string>> values_;
};

/// The blocks of this name in docs/format.md.
std::vector<Vector> vectors_of(const std::string& name)
{
    std::ifstream page{HOLDFAST_SOURCE_DIR "/docs/format.md"};
    std::vector<Vector> found;
    bool within = false;
    for (std::string line; std::getline(page, line);) {
        if (line == "```") within = false;
        const std::size_t colon = line.find(": ");
        if (within) found.back().add(line.substr(0, colon), line.substr(colon + 2));
        if (line == "```vector " + name) {
            within = true;
            found.emplace_back();
        }
    }
    EXPECT_FALSE(found.empty()) << name;
    return found;
}

/// The words of a line, cut at single spaces; the last takes all that is left.
std::vector<std::string> words_of(const std::string& text, std::size_t count)
{
    std::istringstream stream{text};
    std::vector<std::string> words(count);
    for (std::size_t i = 0; i + 1 < count; ++i) std::getline(stream, words[i], ' ');
    std::getline(stream, words.back());
    return words;
}

base::IdBytes id_of(const std::string& text)
{
    return base::parse_id(text).value();
}

std::uint32_t number_of(const std::string& text)
{
    return static_cast<std::uint32_t>(std::stoul(text));
}

Entry entry_of(const Vector& vector)
{
    Entry entry;
    entry.id.bytes = id_of(vector.one("id"));
    entry.kind = number_of(vector.one("kind"));
    entry.happened = base::When::parse(vector.one("happened")).value();
    entry.by = {
        {id_of(vector.one("practitioner"))}, vector.one("role"), {id_of(vector.one("agency"))}};
    for (const std::string& about : vector.all("about")) {
        const auto words = words_of(about, 3);
        entry.about.push_back(
            {{base::SubjectKind{number_of(words[0])}, id_of(words[1])}, Part{number_of(words[2])}});
    }
    for (const std::string& link : vector.all("link")) {
        const auto words = words_of(link, 2);
        entry.links.push_back({LinkKind{number_of(words[0])}, {id_of(words[1])}});
    }
    for (const std::string& item : vector.all("item")) {
        const auto words = words_of(item, 2);
        entry.body.items.push_back({number_of(words[0]), words[1]});
    }
    return entry;
}

TEST(Format, Id)
{
    for (const Vector& vector : vectors_of("id")) {
        const Bytes bytes = vector.bytes("bytes");
        base::IdBytes id{};
        std::copy(bytes.begin(), bytes.end(), id.begin());
        EXPECT_EQ(base::id_text(id), vector.one("text"));
    }
}

TEST(Format, Entry)
{
    for (const Vector& vector : vectors_of("entry")) {
        const Entry entry = entry_of(vector);
        EXPECT_EQ(base::hex(encode(entry)), vector.one("encoded"));
        EXPECT_EQ(decode(vector.bytes("encoded")).value(), entry);
    }
}

/// Gives out the bytes that it was given, in order, so that keys and nonces are known.
class GivenBytes final : public base::Entropy {
public:
    explicit GivenBytes(std::initializer_list<Bytes> pieces)
    {
        for (const Bytes& piece : pieces) rest_.insert(rest_.end(), piece.begin(), piece.end());
    }
    void fill(std::span<std::uint8_t> bytes) override
    {
        for (std::uint8_t& byte : bytes) {
            byte = rest_.at(used_);
            ++used_;
        }
    }

private:
    Bytes rest_;
    std::size_t used_ = 0;
};

TEST(Format, Sealed)
{
    for (const Vector& vector : vectors_of("sealed")) {
        Stored stored;
        stored.index = vector.number("index");
        stored.recorded = vector.instant("recorded");
        const base::AuthorityId authority{id_of(vector.one("authority"))};
        const Bytes place = vector.bytes("place");
        const base::SecretKey key = vector.secret("entry-key");

        GivenBytes nonce{vector.bytes("nonce")};
        stored.sealed = base::seal(vector.bytes("plain"), place, key, nonce);
        EXPECT_EQ(base::hex(*stored.sealed), vector.one("sealed"));

        Bytes context = place;
        for (int shift = 56; shift >= 0; shift -= 8)
            context.push_back(static_cast<std::uint8_t>(vector.number("epoch") >> shift));
        GivenBytes wrapping_nonce{vector.bytes("wrapping-nonce")};
        EXPECT_EQ(
            base::hex(base::seal(key.bytes(), context, vector.secret("epoch-key"), wrapping_nonce)),
            vector.one("wrapped-key"));

        stored.sealed_digest = base::sha256(*stored.sealed);
        stored.key_digest = base::sha256(key.bytes());
        const auto leaf = leaf_input(authority, stored);
        EXPECT_EQ(base::hex(leaf), vector.one("leaf"));
        EXPECT_EQ(base::hex(base::ByteView{leaf}.first(place.size())), vector.one("place"));
        EXPECT_EQ(base::hex(leaf_hash(leaf)), vector.one("leaf-hash"));
    }
}

// As the ledger itself seals: with its own keys, made from the same bytes in the order in which a
// ledger asks for them.
TEST(Format, SealedByTheLedger)
{
    const Vector vector = vectors_of("sealed").at(0);
    const base::AuthorityId authority{id_of(vector.one("authority"))};
    base::SeededEntropy seeded{1};
    const base::SecretKey root = base::SecretKey::random(seeded);
    const auto [keys, identity] = Keys::make(authority, root, seeded);
    GivenBytes given{
        vector.bytes("entry-key"), vector.bytes("nonce"), vector.bytes("wrapping-nonce")};
    const Stored stored = seal_entry(
        vector.bytes("plain"), vector.number("index"), vector.instant("recorded"), keys, given);
    EXPECT_EQ(base::hex(*stored.sealed), vector.one("sealed"));
    EXPECT_EQ(base::hex(leaf_input(authority, stored)), vector.one("leaf"));
    // The epoch key is the ledger's own, so its wrapping is opened rather than compared.
    ASSERT_EQ(keys.epoch(), vector.number("epoch"));
    Bytes context = vector.bytes("place");
    for (int shift = 56; shift >= 0; shift -= 8)
        context.push_back(static_cast<std::uint8_t>(vector.number("epoch") >> shift));
    EXPECT_EQ(base::unseal(*stored.wrapped_key, context, *keys.epoch_key(keys.epoch())).value(),
              vector.bytes("entry-key"));
}

TEST(Format, Tree)
{
    for (const Vector& vector : vectors_of("tree")) {
        Frontier tree;
        std::vector<std::string> roots{base::hex(tree.root())};
        for (const std::string& leaf : vector.all("leaf")) {
            tree.append(leaf_hash(base::view_of(leaf)));
            roots.push_back(base::hex(tree.root()));
        }
        EXPECT_EQ(roots, vector.all("root"));
    }
}

TEST(Format, Checkpoint)
{
    for (const Vector& vector : vectors_of("checkpoint")) {
        const base::AuthorityId authority{id_of(vector.one("authority"))};
        Checkpoint checkpoint;
        checkpoint.size = vector.number("size");
        const Bytes root = vector.bytes("root");
        std::copy(root.begin(), root.end(), checkpoint.root.begin());
        checkpoint.recorded = vector.instant("recorded");
        std::string text;
        for (const std::string& line : vector.all("text")) text += line + "\n";
        EXPECT_EQ(checkpoint_text(authority, checkpoint), text);

        const base::SigningKey signer{vector.secret("seed")};
        checkpoint.signature = signer.sign(base::view_of(text));
        EXPECT_EQ(base::base64(signer.public_key()), vector.one("signer"));
        EXPECT_EQ(base::base64(checkpoint.signature), vector.one("signature"));
        EXPECT_TRUE(checkpoint_holds(authority, signer.public_key(), checkpoint));
    }
}

TEST(Format, VectorsBeforePython)
{
    EXPECT_EQ(std::system("python3 -B '" HOLDFAST_SOURCE_DIR "/tools/verify_export' --self-check"),
              0);
}

}  // namespace
}  // namespace holdfast::ledger
