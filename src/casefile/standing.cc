#include "casefile/standing.h"

#include <algorithm>

namespace holdfast::casefile {

std::vector<const AnyFact*> all_standing(const Facts& facts)
{
    std::vector<const AnyFact*> all = facts.every();
    std::vector<base::EntryId> replaced;
    for (const AnyFact* fact : all)
        for (const ledger::Link& link : fact->links)
            if (link.kind == ledger::LinkKind::supersedes) replaced.push_back(link.to);
    std::erase_if(all, [&](const AnyFact* fact) {
        return std::find(replaced.begin(), replaced.end(), fact->id) != replaced.end();
    });
    return all;
}

std::vector<base::EntryId> versions_of(const Facts& facts, const AnyFact& fact)
{
    std::vector<base::EntryId> versions = {fact.id};
    // What stands in place of an entry comes after it, so that one walk back finds all.
    const auto same_type = facts.of(fact.type->number);
    for (auto each = same_type.rbegin(); each != same_type.rend(); ++each) {
        if (std::find(versions.begin(), versions.end(), (*each)->id) == versions.end()) continue;
        for (const ledger::Link& link : (*each)->links)
            if (link.kind == ledger::LinkKind::supersedes) versions.push_back(link.to);
    }
    return versions;
}

bool links_to_any(const AnyFact& fact, ledger::LinkKind kind, std::span<const base::EntryId> ids)
{
    return std::any_of(
        ids.begin(), ids.end(), [&](const base::EntryId& id) { return fact.links_to(kind, id); });
}

}  // namespace holdfast::casefile
