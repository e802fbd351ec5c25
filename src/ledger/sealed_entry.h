#pragma once
#include "ledger/entry.h"
#include "ledger/keys.h"
#include "ledger/shelf.h"

/// An entry's way between its words and the bytes that are kept, as docs/format.md has it.
namespace holdfast::ledger {

/// Seals the encoded entry under a new random key and wraps that key under the newest epoch key.
[[nodiscard]] Stored seal_entry(base::ByteView encoded, std::uint64_t index, base::Instant recorded,
                                const Keys& keys, base::Entropy& entropy);

/// The bytes that a leaf of the tree is the hash of: authority (16), index (8), recorded as
/// microseconds since 1970 (8), format (1), digest of the sealed bytes (32), digest of the entry's
/// key (32); numbers with the most significant byte first.
[[nodiscard]] std::array<std::uint8_t, 97> leaf_input(const base::AuthorityId& authority,
                                                      const Stored& stored);

/// The key of an entry. Problem: damaged; not_found when it was removed.
[[nodiscard]] base::Result<base::SecretKey> entry_key(const Stored& stored, const Keys& keys);

/// The encoded entry. Problem: damaged; not_found when it was removed.
[[nodiscard]] base::Result<base::Bytes> open_entry(const Stored& stored, const Keys& keys);

}  // namespace holdfast::ledger
