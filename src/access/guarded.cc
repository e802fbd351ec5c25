#include "access/guarded.h"

#include <algorithm>
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

/// What the table says of each entry, asked once for each class. Entries come in the order of the
/// ledger.
class MayRead {
public:
    MayRead(const Standing& standing, std::span<const ledger::Kept> entries)
        : class_for_(standing.viewer, entries)
    {
        for (std::size_t place = 0; place < may_.size(); ++place)
            may_[place] = standing.may(static_cast<Class>(place), Action::read).permitted;
    }
    bool operator()(const ledger::Entry& entry)
    {
        return may_[static_cast<std::size_t>(class_for_(entry))];
    }

private:
    ClassFor class_for_;
    std::array<bool, class_words.size()> may_{};
};

}  // namespace

std::vector<ledger::Kept> readable(const Standing& standing, std::vector<ledger::Kept> entries)
{
    MayRead may_read{standing, entries};
    Chains chains;
    std::unordered_map<base::EntryId, bool, base::IdHash> may;     // By the entry itself.
    std::unordered_map<base::EntryId, bool, base::IdHash> newest;  // By root.
    for (const ledger::Kept& kept : entries) {
        if (!kept.entry) continue;
        const bool readable = may_read(*kept.entry);
        may.insert_or_assign(kept.entry->id, readable);
        newest.insert_or_assign(chains.add(*kept.entry), readable);
    }
    std::erase_if(entries, [&](const ledger::Kept& kept) {
        if (!kept.entry) return false;
        return !may.at(kept.entry->id) || !newest.at(chains.root_of(kept.entry->id));
    });
    return entries;
}

base::Result<Guarded<casefile::FamilyScene>> view_family(const Standing& standing,
                                                         const base::FamilyId& family,
                                                         std::vector<ledger::Kept> entries)
{
    auto scene = casefile::fold_family(family, readable(standing, std::move(entries)));
    if (!scene) return std::unexpected(scene.error());
    return Guarded<casefile::FamilyScene>{
        std::make_shared<const casefile::FamilyScene>(std::move(*scene))};
}

base::Result<Guarded<casefile::FamilyScene>> view_family(
    const Standing& standing, const std::shared_ptr<const casefile::FoldedFamily>& whole)
{
    MayRead may_read{standing, whole->entries};
    const bool hides_nothing =
        std::all_of(whole->entries.begin(), whole->entries.end(), [&](const ledger::Kept& kept) {
            return !kept.entry || may_read(*kept.entry);
        });
    // One owner of both: the scene lives as long as somebody looks at it.
    if (hides_nothing) return Guarded<casefile::FamilyScene>{{whole, &whole->scene}};
    return view_family(standing, whole->scene.family, whole->entries);
}

}  // namespace holdfast::access
