#include "casefile/facts.h"

#include "records/read.h"

namespace holdfast::casefile {

using base::Done;
using base::EntryId;
using base::Result;
using ledger::LinkKind;

EntryId Facts::root_of(const EntryId& id) const
{
    const auto found = roots_.find(id);
    return found == roots_.end() ? id : found->second;
}

const base::When* Facts::when_of(const EntryId& id) const
{
    const auto found = whens_.find(root_of(id));
    return found == whens_.end() ? nullptr : &found->second;
}

template <class R>
Result<Done> Facts::add_as(ledger::Kept&& kept)
{
    ledger::Entry& entry = *kept.entry;
    auto record = records::read_back<R>(entry.happened, std::move(entry.body));
    if (!record) return std::unexpected(record.error());

    Fact<R> fact{entry.id,
                 entry.id,
                 kept.index,
                 kept.recorded,
                 entry.happened,
                 std::move(entry.by),
                 std::move(entry.about),
                 std::move(entry.links),
                 std::move(*record)};
    // Whoever answers a correction answers what it stands for.
    for (ledger::Link& link : fact.links)
        if (link.kind != LinkKind::corrects) link.to = root_of(link.to);
    auto& list = std::get<std::vector<Fact<R>>>(facts_);
    for (const ledger::Link& link : fact.links) {
        if (link.kind != LinkKind::corrects) continue;
        fact.id = root_of(link.to);
        roots_.emplace(entry.id, fact.id);
        for (Fact<R>& earlier : list) {
            if (earlier.id != fact.id) continue;
            // The correction stands where the first stood, so that order stays that of events told.
            fact.order = earlier.order;
            earlier = std::move(fact);
            whens_.insert_or_assign(earlier.id, entry.happened);
            return Done{};
        }
    }
    whens_.insert_or_assign(fact.id, entry.happened);
    list.push_back(std::move(fact));
    return Done{};
}

/// Other record types are no part of a file.
template <class... R>
Result<Done> Facts::add_one_of(records::TypeList<R...>, ledger::Kept&& kept)
{
    Result<Done> done = Done{};
    const std::uint32_t kind = kept.entry->kind;
    ((kind == R::declaration.number && (done = add_as<R>(std::move(kept)), true)) || ...);
    return done;
}

Result<Done> Facts::add(ledger::Kept&& kept)
{
    if (!kept.entry) return Done{};
    return add_one_of(records::RecordsOfFiles{}, std::move(kept));
}

}  // namespace holdfast::casefile
