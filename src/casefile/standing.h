#pragma once
#include "casefile/facts.h"

namespace holdfast::casefile {

/// Takes out what this fact stands in place of. Most facts stand in place of none, and then nothing
/// is searched.
template <class R>
void drop_superseded(std::vector<const Fact<R>*>& found, const AnyFact& fact)
{
    for (const ledger::Link& link : fact.links)
        if (link.kind == ledger::LinkKind::supersedes)
            std::erase_if(found, [&](const Fact<R>* earlier) { return earlier->id == link.to; });
}

/// Facts of a type that no later one stands in place of, in the order of the ledger: an entry that
/// says "instead of that one" leaves the earlier in the record and out of what holds now. The Facts
/// must outlive them.
template <class R>
[[nodiscard]] std::vector<const Fact<R>*> standing(const Facts& facts)
{
    std::vector<const Fact<R>*> found;
    for (const SharedFact& fact : facts.of(R::declaration.number)) {
        drop_superseded(found, *fact);
        found.push_back(static_cast<const Fact<R>*>(fact.get()));
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
