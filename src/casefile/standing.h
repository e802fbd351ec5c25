#pragma once
#include "casefile/facts.h"

namespace holdfast::casefile {

/// Facts of a type that no later one stands in place of, in the order of the ledger: an entry that
/// says "instead of that one" leaves the earlier in the record and out of what holds now. The Facts
/// must outlive them.
template <class R>
[[nodiscard]] std::vector<const Fact<R>*> standing(const Facts& facts)
{
    std::vector<const Fact<R>*> found;
    for (const Fact<R>& fact : facts.all<R>()) {
        std::erase_if(found, [&](const Fact<R>* earlier) {
            return fact.links_to(ledger::LinkKind::supersedes, earlier->id);
        });
        found.push_back(&fact);
    }
    return found;
}

/// The same of every type.
[[nodiscard]] std::vector<const AnyFact*> all_standing(const Facts& facts);

/// An entry and all those that it stands in place of, however often it was written again: what was
/// said about an earlier one is said about it.
[[nodiscard]] std::vector<base::EntryId> versions_of(const Facts& facts, const AnyFact& fact);

/// Does the fact link so to any of these?
[[nodiscard]] bool links_to_any(const AnyFact& fact, ledger::LinkKind kind,
                                std::span<const base::EntryId> ids);

}  // namespace holdfast::casefile
