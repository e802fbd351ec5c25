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

}  // namespace holdfast::casefile
