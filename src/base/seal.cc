#include "base/seal.h"

#include <sodium.h>

#include <algorithm>

namespace holdfast::base {
namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(seal_overhead == nonce_size + tag_size);
static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == 32);
static_assert(crypto_sign_SEEDBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64);

/// The machine's random source starts libsodium, once. Until it is started libsodium works, but
/// with its slowest code.
void start_sodium()
{
    static_cast<void>(system_entropy());
}

std::unexpected<Problem> not_of_this_sealing()
{
    return problem(Problem::Kind::damaged,
                   "",
                   "These sealed bytes cannot be opened: they, what they belong to or their key "
                   "are not those of the sealing.");
}

}  // namespace

SecretKey::SecretKey(std::span<const std::uint8_t, 32> bytes)
{
    std::ranges::copy(bytes, bytes_.begin());
}

SecretKey::~SecretKey()
{
    sodium_memzero(bytes_.data(), bytes_.size());
}

SecretKey SecretKey::random(Entropy& entropy)
{
    SecretKey key;
    entropy.fill(key.bytes_);
    return key;
}

Digest keyed_digest(ByteView bytes, const SecretKey& key)
{
    start_sodium();
    Digest digest;
    crypto_generichash(digest.data(),
                       digest.size(),
                       bytes.data(),
                       bytes.size(),
                       key.bytes().data(),
                       key.bytes().size());
    return digest;
}

Bytes seal(ByteView plain, ByteView context, const SecretKey& key, Entropy& entropy)
{
    start_sodium();
    Bytes sealed(plain.size() + seal_overhead);
    entropy.fill(std::span(sealed).first(nonce_size));
    crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + nonce_size,
                                               nullptr,
                                               plain.data(),
                                               plain.size(),
                                               context.data(),
                                               context.size(),
                                               nullptr,
                                               sealed.data(),
                                               key.bytes().data());
    return sealed;
}

Result<Bytes> unseal(ByteView sealed, ByteView context, const SecretKey& key)
{
    start_sodium();
    if (sealed.size() < seal_overhead) return not_of_this_sealing();
    Bytes plain(sealed.size() - seal_overhead);
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(),
                                                                  nullptr,
                                                                  nullptr,
                                                                  sealed.data() + nonce_size,
                                                                  sealed.size() - nonce_size,
                                                                  context.data(),
                                                                  context.size(),
                                                                  sealed.data(),
                                                                  key.bytes().data());
    if (failed != 0) return not_of_this_sealing();
    return plain;
}

SigningKey::SigningKey(const SecretKey& seed)
{
    start_sodium();
    crypto_sign_seed_keypair(public_.data(), secret_.data(), seed.bytes().data());
}

SigningKey::~SigningKey()
{
    sodium_memzero(secret_.data(), secret_.size());
}

Signature SigningKey::sign(ByteView message) const
{
    Signature signature;
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(), secret_.data());
    return signature;
}

bool signature_holds(const PublicKey& key, ByteView message, const Signature& signature)
{
    start_sodium();
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data())
        == 0;
}

}  // namespace holdfast::base
