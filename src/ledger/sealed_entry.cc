#include "ledger/sealed_entry.h"

#include <algorithm>

namespace holdfast::ledger {

using base::Bytes;
using base::ByteView;
using base::Problem;
using base::Result;
using base::SecretKey;

namespace {

template <std::size_t N>
void put_number(std::array<std::uint8_t, N>& bytes, std::size_t at, std::uint64_t value)
{
    for (std::size_t i = 0; i < 8; ++i)
        bytes[at + i] = static_cast<std::uint8_t>(value >> (56 - 8 * i));
}

/// What the sealed bytes are bound to, so that they cannot stand in another place: authority,
/// index, recorded, format. It is the front of the leaf's input.
constexpr std::size_t place_size = 33;

using Place = std::array<std::uint8_t, place_size>;

Place place_of(const base::AuthorityId& authority, const Stored& stored)
{
    Place place{};
    std::copy(authority.bytes.begin(), authority.bytes.end(), place.begin());
    put_number(place, 16, stored.index);
    put_number(place, 24, static_cast<std::uint64_t>(stored.recorded.time_since_epoch().count()));
    place[32] = stored.format;
    return place;
}

/// What a wrapped key is bound to: the place of its entry and the epoch.
std::array<std::uint8_t, place_size + 8> wrap_context(const Place& place, std::uint32_t epoch)
{
    std::array<std::uint8_t, place_size + 8> context{};
    std::copy(place.begin(), place.end(), context.begin());
    put_number(context, place_size, epoch);
    return context;
}

std::unexpected<Problem> removed()
{
    return base::problem(
        Problem::Kind::not_found, "", "The words of this entry were removed by order.");
}

}  // namespace

Stored seal_entry(ByteView encoded, std::uint64_t index, base::Instant recorded, const Keys& keys,
                  base::Entropy& entropy)
{
    Stored stored;
    stored.index = index;
    stored.recorded = recorded;
    stored.epoch = keys.epoch();
    const SecretKey key = SecretKey::random(entropy);
    const Place place = place_of(keys.authority(), stored);
    stored.sealed = base::seal(encoded, place, key, entropy);
    stored.sealed_digest = base::sha256(*stored.sealed);
    stored.key_digest = base::sha256(key.bytes());
    stored.wrapped_key = base::seal(
        key.bytes(), wrap_context(place, stored.epoch), *keys.epoch_key(stored.epoch), entropy);
    return stored;
}

std::array<std::uint8_t, 97> leaf_input(const base::AuthorityId& authority, const Stored& stored)
{
    std::array<std::uint8_t, 97> input{};
    const Place place = place_of(authority, stored);
    auto at = std::copy(place.begin(), place.end(), input.begin());
    at = std::copy(stored.sealed_digest.begin(), stored.sealed_digest.end(), at);
    std::copy(stored.key_digest.begin(), stored.key_digest.end(), at);
    return input;
}

Result<SecretKey> entry_key(const Stored& stored, const Keys& keys)
{
    if (!stored.wrapped_key) return removed();
    const SecretKey* epoch_key = keys.epoch_key(stored.epoch);
    if (epoch_key == nullptr)
        return base::problem(
            Problem::Kind::damaged, "", "The key of this entry's epoch is not in the ledger.");
    const Place place = place_of(keys.authority(), stored);
    auto key = base::unseal(*stored.wrapped_key, wrap_context(place, stored.epoch), *epoch_key);
    if (!key) return std::unexpected(key.error());
    if (key->size() != 32)
        return base::problem(Problem::Kind::damaged, "", "The key of this entry is damaged.");
    return SecretKey{std::span<const std::uint8_t, 32>{key->data(), 32}};
}

Result<Bytes> open_entry(const Stored& stored, const Keys& keys)
{
    if (!stored.sealed) return removed();
    auto key = entry_key(stored, keys);
    if (!key) return std::unexpected(key.error());
    return base::unseal(*stored.sealed, place_of(keys.authority(), stored), *key);
}

}  // namespace holdfast::ledger
