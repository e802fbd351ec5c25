#include "ledger/keys.h"

#include <charconv>

namespace holdfast::ledger {

using base::AuthorityId;
using base::Bytes;
using base::Problem;
using base::Result;
using base::SecretKey;

namespace {

constexpr std::string_view signing_name = "signing";
constexpr std::string_view token_name = "token";
constexpr std::string_view epoch_prefix = "epoch/";

/// What a secret is bound to: "holdfast secret 1", the authority, and the secret's name.
Bytes context_of(const AuthorityId& authority, std::string_view name)
{
    std::string context = "holdfast secret 1";
    context += base::text_of(authority.bytes);
    context += name;
    const base::ByteView bytes = base::view_of(context);
    return {bytes.begin(), bytes.end()};
}

KeptSecret keep(const AuthorityId& authority, std::string name, const SecretKey& secret,
                const SecretKey& root, base::Entropy& entropy)
{
    Bytes sealed = base::seal(secret.bytes(), context_of(authority, name), root, entropy);
    return {std::move(name), std::move(sealed)};
}

Result<SecretKey> open_secret(const AuthorityId& authority, const KeptSecret& kept,
                              const SecretKey& root)
{
    auto plain = base::unseal(kept.sealed, context_of(authority, kept.name), root);
    if (!plain || plain->size() != 32)
        return base::problem(Problem::Kind::refused,
                             "",
                             "This key file is not the one that this ledger was made with, or the "
                             "ledger's own keys are damaged.");
    return SecretKey{std::span<const std::uint8_t, 32>{plain->data(), 32}};
}

std::optional<std::uint32_t> epoch_number(std::string_view name)
{
    if (!name.starts_with(epoch_prefix)) return std::nullopt;
    name.remove_prefix(epoch_prefix.size());
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
    return number;
}

}  // namespace

std::pair<Keys, Identity> Keys::make(AuthorityId authority, const SecretKey& root,
                                     base::Entropy& entropy)
{
    const SecretKey seed = SecretKey::random(entropy);
    const SecretKey token = SecretKey::random(entropy);
    const SecretKey first_epoch = SecretKey::random(entropy);
    const base::SigningKey signing{seed};

    Identity identity{authority, signing.public_key(), {}};
    identity.secrets.push_back(keep(authority, std::string{signing_name}, seed, root, entropy));
    identity.secrets.push_back(keep(authority, std::string{token_name}, token, root, entropy));
    identity.secrets.push_back(
        keep(authority, std::string{epoch_prefix} + "1", first_epoch, root, entropy));
    return {Keys{authority, signing, token, {{1, first_epoch}}}, std::move(identity)};
}

Result<Keys> Keys::open(const Identity& identity, const SecretKey& root)
{
    std::optional<SecretKey> seed;
    std::optional<SecretKey> token;
    std::map<std::uint32_t, SecretKey> epochs;
    for (const KeptSecret& kept : identity.secrets) {
        auto secret = open_secret(identity.authority, kept, root);
        if (!secret) return std::unexpected(secret.error());
        if (kept.name == signing_name) seed = *secret;
        else if (kept.name == token_name) token = *secret;
        else if (const auto number = epoch_number(kept.name)) epochs.emplace(*number, *secret);
    }
    if (!seed || !token || epochs.empty())
        return base::problem(Problem::Kind::damaged,
                             "",
                             "The ledger lacks one of its own keys; restore it from a backup.");
    const base::SigningKey signing{*seed};
    if (signing.public_key() != identity.signer)
        return base::problem(
            Problem::Kind::damaged, "", "The ledger names a signing key that is not its own.");
    return Keys{identity.authority, signing, *token, std::move(epochs)};
}

const SecretKey* Keys::epoch_key(std::uint32_t epoch) const
{
    const auto found = epochs_.find(epoch);
    return found == epochs_.end() ? nullptr : &found->second;
}

}  // namespace holdfast::ledger
