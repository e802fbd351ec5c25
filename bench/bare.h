#pragma once
#include "bench/stage.h"
#include "stores/sqlite.h"

/// SQLite alone, as the limit of what an append can do here: the same rows, durable in the same
/// way, without sealing, proofs or triggers.
namespace holdfast::bench {

/// One row of `bytes` bytes a transaction, for so many seconds, in a new file. Rows a second.
[[nodiscard]] double bare_rows_a_second(const std::string& path, std::size_t bytes, double seconds);

/// Writes everything that `ledger` holds from entry `from` on into `copy`, which holds everything
/// before, in the transactions that the ledger made of it. Entries a second.
[[nodiscard]] double bare_entries_a_second(const std::string& copy, const std::string& ledger,
                                           std::uint64_t from);

}  // namespace holdfast::bench
