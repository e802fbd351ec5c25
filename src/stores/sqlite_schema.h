#pragma once
#include <cstdint>

namespace holdfast::stores {

/// "HOLD": what makes a SQLite file a Holdfast ledger (PRAGMA application_id).
inline constexpr std::int64_t sqlite_application = 0x484f4c44;

/// The version of the tables (PRAGMA user_version). A later one is refused, never guessed at.
inline constexpr std::int64_t sqlite_version = 1;

/// The SQL that makes the tables and triggers of a new ledger file: many statements.
[[nodiscard]] const char* sqlite_schema();

}  // namespace holdfast::stores
