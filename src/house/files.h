#pragma once
#include "base/seal.h"

#include <string>

/// Files that the commands read and write.
namespace holdfast::house {

/// The whole of a text file of at most 64 MiB. Problems: not_found, invalid (too large),
/// unavailable.
[[nodiscard]] base::Result<std::string> read_text(const std::string& path);

/// The root key of a ledger: one line, as docs/format.md has it. Problems: not_found; invalid, when
/// the file is no key file; unavailable.
[[nodiscard]] base::Result<base::SecretKey> read_root_key(const std::string& path);

/// Writes a new root key into a file that did not exist, which only its owner can read, and makes
/// it durable. Problems: conflict, when the file exists; unavailable.
[[nodiscard]] base::Result<base::SecretKey> make_root_key(const std::string& path,
                                                          base::Entropy& entropy);

/// Where the root key of a ledger lies unless told otherwise: beside it, with ".key" behind its
/// name.
[[nodiscard]] std::string key_path(const std::string& ledger_path);

/// Does something exist under this path?
[[nodiscard]] bool exists(const std::string& path);

}  // namespace holdfast::house
