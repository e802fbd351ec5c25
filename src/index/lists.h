#pragma once
#include "ledger/entry.h"
#include "ledger/shelf.h"

/// The lists that are drawn from the ledger's entries, in the same commit. They can be dropped and
/// drawn again. The ledger keeps list 0, entries by their id, for itself.
namespace holdfast::index {

/// The numbers are those of the stored rows.
enum class List : std::uint32_t {
    about = 1,  // Entries by each subject they are about.
    kind = 2,   // Entries by the number of their record type.
};

/// The key of a subject in List::about: its kind as four bytes, then its id.
[[nodiscard]] base::Bytes about_key(const base::Subject& subject);
/// The key of a record type in List::kind: its number as four bytes.
[[nodiscard]] base::Bytes kind_key(std::uint32_t kind);

/// The rows that one entry gives to the lists; the ledger's projector. Pure.
[[nodiscard]] std::vector<ledger::Drawn> rows_of(const ledger::Entry& entry);

}  // namespace holdfast::index
