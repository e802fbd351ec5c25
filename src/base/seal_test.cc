#include "base/seal.h"
#include "base/seeded_entropy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <new>

namespace holdfast::base {
namespace {

template <std::size_t Size>
std::array<std::uint8_t, Size> fixed(std::string_view text)
{
    const Bytes bytes = parse_hex(text).value();
    std::array<std::uint8_t, Size> answer{};
    EXPECT_EQ(bytes.size(), Size);
    std::ranges::copy(bytes, answer.begin());
    return answer;
}

SecretKey key_of(std::string_view text)
{
    return SecretKey(fixed<32>(text));
}

constexpr std::string_view draft_key =
    "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f";

bool is_damaged(const Result<Bytes>& opened)
{
    return !opened && opened.error().kind == Problem::Kind::damaged;
}

TEST(Seal, OpensTheExampleOfTheDraft)
{
    // draft-irtf-cfrg-xchacha, appendix A.3.1: nonce, ciphertext and tag one after another.
    const Bytes sealed =
        parse_hex("404142434445464748494a4b4c4d4e4f5051525354555657"
                  "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb"
                  "731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
                  "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
                  "21f9664c97637da9768812f615c68b13b52e"
                  "c0875924c1c7987947deafd8780acf49")
            .value();
    const Bytes context = parse_hex("50515253c0c1c2c3c4c5c6c7").value();
    const auto opened = unseal(sealed, context, key_of(draft_key));
    ASSERT_TRUE(opened.has_value());
    EXPECT_EQ(text_of(*opened),
              "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the "
              "future, sunscreen would be it.");
}

TEST(Seal, IsOpenedByTheSameContextAndKeyAtEveryLength)
{
    SeededEntropy entropy(11);
    const SecretKey key = SecretKey::random(entropy);
    for (std::size_t length = 0; length < 200; ++length) {
        Bytes plain(length);
        entropy.fill(plain);
        const Bytes sealed = seal(plain, view_of("entry 7"), key, entropy);
        ASSERT_EQ(sealed.size(), length + seal_overhead);
        EXPECT_EQ(unseal(sealed, view_of("entry 7"), key).value(), plain);
    }
    const Bytes bare = seal({}, {}, key, entropy);
    EXPECT_EQ(unseal(bare, {}, key).value(), Bytes{});
    EXPECT_TRUE(is_damaged(unseal(bare, view_of("x"), key)));
}

TEST(Seal, TakesANewNonceFromTheEntropyEachTime)
{
    SeededEntropy entropy(11);
    SeededEntropy again(11);
    const SecretKey key = key_of(draft_key);
    const Bytes first = seal(view_of("same"), view_of("context"), key, entropy);
    const Bytes second = seal(view_of("same"), view_of("context"), key, entropy);
    Bytes nonce(24);
    again.fill(nonce);
    EXPECT_TRUE(std::ranges::equal(ByteView(first).first(24), nonce));
    EXPECT_FALSE(std::ranges::equal(ByteView(second).first(24), nonce));
    EXPECT_FALSE(std::ranges::equal(ByteView(first).subspan(24), ByteView(second).subspan(24)));
}

TEST(Seal, EveryChangedBitIsRefused)
{
    SeededEntropy entropy(11);
    const Bytes key = parse_hex(draft_key).value();
    const Bytes context = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    const Bytes sealed =
        seal(view_of("The child was seen alone."), context, key_of(draft_key), entropy);
    const auto opened = [](ByteView bytes, ByteView with, ByteView by) {
        return unseal(bytes, with, SecretKey(by.first<32>()));
    };
    ASSERT_TRUE(opened(sealed, context, key).has_value());
    for (unsigned bit = 0; bit < 8; ++bit) {
        const auto changed = [bit](Bytes bytes, std::size_t place) {
            bytes[place] = static_cast<std::uint8_t>(bytes[place] ^ 1U << bit);
            return bytes;
        };
        for (std::size_t place = 0; place < sealed.size(); ++place) {
            EXPECT_TRUE(is_damaged(opened(changed(sealed, place), context, key))) << place;
        }
        for (std::size_t place = 0; place < context.size(); ++place) {
            EXPECT_TRUE(is_damaged(opened(sealed, changed(context, place), key))) << place;
        }
        for (std::size_t place = 0; place < key.size(); ++place) {
            EXPECT_TRUE(is_damaged(opened(sealed, context, changed(key, place)))) << place;
        }
    }
}

TEST(Seal, EveryOtherLengthIsRefused)
{
    SeededEntropy entropy(11);
    const SecretKey key = key_of(draft_key);
    const Bytes context = {1, 2, 3};
    Bytes sealed = seal(view_of("visit"), context, key, entropy);
    for (std::size_t length = 0; length < sealed.size(); ++length) {
        EXPECT_TRUE(is_damaged(unseal(ByteView(sealed).first(length), context, key))) << length;
    }
    EXPECT_TRUE(is_damaged(unseal(sealed, ByteView(context).first(2), key)));
    sealed.push_back(0);
    EXPECT_TRUE(is_damaged(unseal(sealed, context, key)));
}

TEST(SecretKey, IsWipedWhenItGoes)
{
    alignas(SecretKey) std::array<std::uint8_t, sizeof(SecretKey)> room;
    auto* key = new (room.data()) SecretKey(key_of(draft_key));
    const std::uint8_t* place = key->bytes().data();
    ASSERT_EQ(place, room.data());
    ASSERT_EQ(room[5], 0x85);
    std::destroy_at(key);
    EXPECT_TRUE(std::ranges::all_of(room, [](std::uint8_t byte) { return byte == 0; }));
}

TEST(SecretKey, IsWhatTheEntropyGave)
{
    SeededEntropy entropy(4);
    SeededEntropy again(4);
    Bytes bytes(32);
    again.fill(bytes);
    const SecretKey key = SecretKey::random(entropy);
    EXPECT_TRUE(std::ranges::equal(key.bytes(), bytes));
    const SecretKey other = SecretKey::random(entropy);
    EXPECT_FALSE(std::ranges::equal(other.bytes(), bytes));
}

// RFC 8032, section 7.1, tests 1 and 2.
struct SigningRow {
    std::string_view seed;
    std::string_view public_key;
    std::string_view message;
    std::string_view signature;
};
constexpr SigningRow signing_rows[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
     "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b"
     "4"
     "6bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
     "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11"
     "d"
     "8c387b2eaeb4302aeeb00d291612bb0c00"},
};

TEST(SigningKey, HasTheKnownAnswers)
{
    for (const SigningRow& row : signing_rows) {
        const SigningKey key(key_of(row.seed));
        const Bytes message = parse_hex(row.message).value();
        EXPECT_EQ(hex(key.public_key()), row.public_key);
        EXPECT_EQ(hex(key.sign(message)), row.signature);
        EXPECT_TRUE(signature_holds(key.public_key(), message, key.sign(message)));
    }
}

TEST(SigningKey, EveryChangedByteIsRefused)
{
    for (const SigningRow& row : signing_rows) {
        const PublicKey key = fixed<32>(row.public_key);
        const Bytes message = parse_hex(row.message).value();
        const Signature signature = fixed<64>(row.signature);
        ASSERT_TRUE(signature_holds(key, message, signature));
        for (std::size_t place = 0; place < signature.size(); ++place) {
            Signature changed = signature;
            changed[place] ^= 0x01;
            EXPECT_FALSE(signature_holds(key, message, changed)) << place;
        }
        for (std::size_t place = 0; place < key.size(); ++place) {
            PublicKey changed = key;
            changed[place] ^= 0x01;
            EXPECT_FALSE(signature_holds(changed, message, signature)) << place;
        }
        Bytes longer = message;
        longer.push_back(0);
        EXPECT_FALSE(signature_holds(key, longer, signature));
    }
    const Bytes other = {0x73};
    EXPECT_FALSE(signature_holds(
        fixed<32>(signing_rows[1].public_key), other, fixed<64>(signing_rows[1].signature)));
}

TEST(KeyedDigest, IsBlake2bWithAKey)
{
    // Made by Python's hashlib.blake2b(text, key=bytes(range(32)), digest_size=32).
    std::array<std::uint8_t, 32> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i);
    const SecretKey key{bytes};
    EXPECT_EQ(hex(keyed_digest({}, key)),
              "4e51e7a913fc80137da52880fecca175"
              "bf81e117d5c68126dc2774033517ea0d");
    EXPECT_EQ(hex(keyed_digest(view_of("brown"), key)),
              "dd5139b85166cef23fb177929748f545"
              "cfb261150bf301a0106bde01894c8031");
    EXPECT_NE(keyed_digest(view_of("brown"), SecretKey{}), keyed_digest(view_of("brown"), key));
}

}  // namespace
}  // namespace holdfast::base
