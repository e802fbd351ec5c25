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

}  // namespace holdfast::casefile
