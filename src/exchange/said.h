#pragma once
#include "exchange/refusals.h"
#include "ledger/entry.h"
#include "records/read.h"
#include "records/types/contact.h"
#include "records/types/person.h"

/// What a body says, read strictly: a member that nothing here goes by is refused, and every fault
/// is told at once, with its JSON pointer. Pure. Refused: invalid.
namespace holdfast::exchange {

/// A record of any type for a family's file.
struct SaidRecord {
    const records::RecordType* type;
    std::vector<ledger::About> about;  // Without the family, which the address names.
    std::vector<ledger::Link> links;
    std::string seen;
    records::Written written;
    std::optional<std::size_t> part_of;  // Only in a batch: the place of an earlier record there.
};
[[nodiscard]] Or<SaidRecord> read_said_record(const base::json::object& body);

/// Records that are filed together, 1 to most_together, each with its places under /records/<n>.
inline constexpr std::size_t most_together = 20;
[[nodiscard]] Or<std::vector<SaidRecord>> read_said_batch(const base::json::object& body);

/// A document with its content, which came in base 64.
struct SaidDocument {
    std::vector<ledger::About> about;  // Without the family, which the address names.
    records::Written described;
    std::string media_type;  // "" when it was not said.
    std::string bytes;
};
[[nodiscard]] Or<SaidDocument> read_said_document(const base::json::object& body);

/// A body that says nothing: {}.
[[nodiscard]] Or<base::Done> read_said_nothing(const base::json::object& body);

/// A contact, about a family that is known here or about children who are not.
struct SaidContact {
    std::optional<base::FamilyId> family;  // nullopt: the children are new.
    std::vector<ledger::About> about;      // Only with a family.
    std::vector<records::Person> children;
    records::Contact contact;
};
inline constexpr std::size_t most_children = 20;
[[nodiscard]] Or<SaidContact> read_said_contact(const base::json::object& body);

/// The text that people are searched for.
[[nodiscard]] Or<std::string> read_said_name(const base::json::object& body);

/// Must the sender have read the file, and say so? What asks for a decision, signs or decides.
[[nodiscard]] bool needs_seen(const records::RecordType& type);

}  // namespace holdfast::exchange
