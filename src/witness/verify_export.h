#pragma once
#include "base/problem.h"

#include <cstdint>
#include <istream>
#include <optional>
#include <string>

/// The witness checks an export of a ledger without the ledger: it was written from docs/format.md
/// alone and shares no code with the room that writes exports, so that one mistake cannot be in
/// both.
namespace holdfast::witness {

/// What is known of the export from elsewhere. Without a signer, anybody may have made and signed
/// it; without a size, it may be an older one than the last that was seen.
struct Expected {
    std::optional<std::string> signer;  // The public key in base 64.
    std::uint64_t at_least = 0;         // Entries.
};

/// What an export that holds says.
struct Verified {
    std::uint64_t entries = 0;
    std::uint64_t removed = 0;  // Of these, how many were removed by order.
    std::string root;           // Of the tree of all entries, in hexadecimal.
    std::string signer;         // In base 64. Where there are no entries it has signed nothing.
    bool opened = false;        // Are the keys given, and were all sealed bytes opened with them?
};

/// Reads the stream once, from where it stands to its end, and checks everything that
/// docs/format.md tells a verifier to check. Memory does not grow with the export, only with its
/// longest line.
///
/// Problems: invalid, when the expected signer is no key; refused, when the export was signed by
/// another key than the one expected or has fewer entries than expected; unavailable, when the
/// stream cannot be read or no cryptography can be had; damaged, for everything else, at the first
/// place that is wrong: "entry 17" (counted from 0), "entries 12 to 17" where it shows only that
/// one of them is wrong, "line 1" for the other lines (counted from 1).
/// Safe to call from several threads, each with a stream of its own.
[[nodiscard]] base::Result<Verified> verify_export(std::istream& stream,
                                                   const Expected& expected = {});

}  // namespace holdfast::witness
