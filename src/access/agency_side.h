#pragma once
#include "ledger/snapshot.h"

#include <map>
#include <set>
#include <span>

/// One agency's side of a family's file: what passed between us and it. What we know beside that is
/// none of it, and neither is what others told us.
namespace holdfast::access {

/// Did the agency tell it (source), or was it sent to the agency (recipient)? By its kind: what an
/// agency may have told, and what goes to one as it stands. Being named is not enough: the record
/// of a meeting holds what others said, a decision to share what is kept back, and that an agency
/// was not told names it too.
[[nodiscard]] bool passes_between(const ledger::Entry& entry, const base::AgencyId& agency);

/// Of a file's entries, given in the order of the ledger: what passed between us and the agency;
/// the answers to its challenges; and who the children and adults are of whom that speaks, as it
/// was known when last something passed about them, so that nothing newer shows through.
class AgencySide {
public:
    AgencySide(const base::AgencyId& agency, std::span<const ledger::Kept> entries);
    /// Is this entry of it? Also one that is not among the entries yet.
    [[nodiscard]] bool has(const ledger::Entry& entry) const;

private:
    void note_persons(const ledger::Kept& kept);
    [[nodiscard]] bool tells_who(const ledger::Kept& kept) const;

    base::AgencyId agency_;
    std::set<base::EntryId> entries_;
    std::map<base::PersonId, base::Instant> spoken_of_;  // Until when.
};

}  // namespace holdfast::access
