#pragma once
#include "base/entropy.h"
#include "base/problem.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Hashing and sealing. SHA-256 by OpenSSL; XChaCha20-Poly1305 (IETF) and Ed25519 by libsodium.
/// Everything here is safe to call from several threads.
namespace holdfast::base {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using Digest = std::array<std::uint8_t, 32>;

[[nodiscard]] Digest sha256(ByteView bytes);
/// The digest of the pieces one after another, without joining them first.
[[nodiscard]] Digest sha256_of(std::initializer_list<ByteView> pieces);

/// A digest that only the holder of the key can make, or check for a guessed text: BLAKE2b with a
/// key (libsodium's crypto_generichash).
[[nodiscard]] Digest keyed_digest(ByteView bytes, const class SecretKey& key);

/// A secret of 32 bytes, wiped when it goes. Never printed, never compared for order.
class SecretKey {
public:
    SecretKey() = default;
    explicit SecretKey(std::span<const std::uint8_t, 32> bytes);
    SecretKey(const SecretKey&) = default;
    SecretKey& operator=(const SecretKey&) = default;
    ~SecretKey();
    [[nodiscard]] static SecretKey random(Entropy& entropy);
    [[nodiscard]] ByteView bytes() const { return bytes_; }

private:
    std::array<std::uint8_t, 32> bytes_{};
};

/// How many bytes sealing adds: a nonce of 24 in front, a tag of 16 behind.
inline constexpr std::size_t seal_overhead = 40;

/// nonce (24 random bytes) ‖ ciphertext ‖ tag (16). `context` is bound to the bytes (associated
/// data) and must be given again to open them, so sealed bytes cannot be moved.
[[nodiscard]] Bytes seal(ByteView plain, ByteView context, const SecretKey& key, Entropy& entropy);

/// Problem: damaged, when the bytes, the context or the key are not those of the sealing.
[[nodiscard]] Result<Bytes> unseal(ByteView sealed, ByteView context, const SecretKey& key);

using PublicKey = std::array<std::uint8_t, 32>;
using Signature = std::array<std::uint8_t, 64>;

/// An Ed25519 key pair grown from a 32-byte seed.
class SigningKey {
public:
    explicit SigningKey(const SecretKey& seed);
    SigningKey(const SigningKey&) = default;
    SigningKey& operator=(const SigningKey&) = default;
    ~SigningKey();
    [[nodiscard]] const PublicKey& public_key() const { return public_; }
    [[nodiscard]] Signature sign(ByteView message) const;

private:
    PublicKey public_{};
    std::array<std::uint8_t, 64> secret_{};
};

[[nodiscard]] bool signature_holds(const PublicKey& key, ByteView message,
                                   const Signature& signature);

/// Lower-case hexadecimal.
[[nodiscard]] std::string hex(ByteView bytes);
/// Problem: invalid, for an odd length or a character that is not hexadecimal.
[[nodiscard]] Result<Bytes> parse_hex(std::string_view text);

/// Standard base 64 with padding (RFC 4648, section 4).
[[nodiscard]] std::string base64(ByteView bytes);
/// Refuses white space, missing padding, and bits that are not zero behind the end. Problem:
/// invalid.
[[nodiscard]] Result<Bytes> parse_base64(std::string_view text);

[[nodiscard]] inline ByteView view_of(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
[[nodiscard]] inline std::string_view text_of(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace holdfast::base
