#include "access/guarded.h"

#include <unordered_map>

namespace holdfast::access {

namespace {

/// The entry that was first written, of those that correct each other.
class Chains {
public:
    const base::EntryId& add(const ledger::Entry& entry)
    {
        base::EntryId root = entry.id;
        for (const ledger::Link& link : entry.links)
            if (link.kind == ledger::LinkKind::corrects) root = root_of(link.to);
        return roots_.insert_or_assign(entry.id, root).first->second;
    }
    [[nodiscard]] base::EntryId root_of(const base::EntryId& id) const
    {
        const auto found = roots_.find(id);
        return found == roots_.end() ? id : found->second;
    }

private:
    std::unordered_map<base::EntryId, base::EntryId, base::IdHash> roots_;
};

}  // namespace

std::vector<ledger::Kept> readable(const Standing& standing, std::vector<ledger::Kept> entries)
{
    const bool open = standing.may(Class::open_case, Action::read).permitted;
    const bool restricted = standing.may(Class::restricted_case, Action::read).permitted;
    const auto may_read = [&](const ledger::Entry& entry) {
        switch (class_of(entry)) {
        case Class::existence:
        case Class::open_case: return open;
        case Class::restricted_case: return restricted;
        }
        return false;
    };
    Chains chains;
    std::unordered_map<base::EntryId, bool, base::IdHash> newest;  // By root.
    for (const ledger::Kept& kept : entries)
        if (kept.entry) newest.insert_or_assign(chains.add(*kept.entry), may_read(*kept.entry));
    std::erase_if(entries, [&](const ledger::Kept& kept) {
        if (!kept.entry) return false;
        return !may_read(*kept.entry) || !newest.at(chains.root_of(kept.entry->id));
    });
    return entries;
}

base::Result<Guarded<casefile::FamilyScene>> view_family(const Standing& standing,
                                                         const base::FamilyId& family,
                                                         std::vector<ledger::Kept> entries)
{
    auto scene = casefile::fold_family(family, readable(standing, std::move(entries)));
    if (!scene) return std::unexpected(scene.error());
    return Guarded<casefile::FamilyScene>{std::move(*scene)};
}

}  // namespace holdfast::access
