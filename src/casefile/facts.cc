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

Result<Done> Facts::add(ledger::Kept&& kept)
{
    if (!kept.entry) return Done{};
    switch (kept.entry->kind) {
    case records::Person::declaration.number: return add_as<records::Person>(std::move(kept));
    case records::FamilyMember::declaration.number:
        return add_as<records::FamilyMember>(std::move(kept));
    case records::Contact::declaration.number: return add_as<records::Contact>(std::move(kept));
    case records::Referral::declaration.number: return add_as<records::Referral>(std::move(kept));
    case records::Note::declaration.number: return add_as<records::Note>(std::move(kept));
    case records::Letter::declaration.number: return add_as<records::Letter>(std::move(kept));
    case records::ClosingProposal::declaration.number:
        return add_as<records::ClosingProposal>(std::move(kept));
    case records::Signature::declaration.number: return add_as<records::Signature>(std::move(kept));
    case records::Decision::declaration.number: return add_as<records::Decision>(std::move(kept));
    case records::Answer::declaration.number: return add_as<records::Answer>(std::move(kept));
    case records::Allocation::declaration.number:
        return add_as<records::Allocation>(std::move(kept));
    default: return Done{};  // not an enum: other record types are no part of a file.
    }
}

}  // namespace holdfast::casefile
