#pragma once
#include <cstdint>

namespace holdfast::stores {

/// "HOLD": what makes a SQLite file a Holdfast ledger (PRAGMA application_id).
inline constexpr std::int64_t sqlite_application = 0x484f4c44;

/// The version of the tables (PRAGMA user_version). A later one is refused, never guessed at; an
/// earlier one is brought up to date at its next opening.
///
/// 1: the ledger's tables. 2: the drawer's as well.
inline constexpr std::int64_t sqlite_version = 2;

/// The SQL that makes what a version added to the one before, from 1 to `sqlite_version`: many
/// statements. All of them in order make a new file.
[[nodiscard]] const char* sqlite_schema_added_in(std::int64_t version);

}  // namespace holdfast::stores
