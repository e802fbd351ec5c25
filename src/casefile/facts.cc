#include "casefile/facts.h"

#include "casefile/blank_facts.h"

#include <algorithm>

namespace holdfast::casefile {

using base::Done;
using base::EntryId;
using base::Result;
using ledger::LinkKind;

bool AnyFact::links_to(LinkKind kind, const EntryId& to) const
{
    return std::any_of(links.begin(), links.end(), [&](const ledger::Link& link) {
        return link.kind == kind && link.to == to;
    });
}

bool AnyFact::is_about(const base::Subject& subject, ledger::Part part) const
{
    return std::any_of(about.begin(), about.end(), [&](const ledger::About& each) {
        return each.subject == subject && each.part == part;
    });
}

EntryId Facts::root_of(const EntryId& id) const
{
    const auto found = roots_.find(id);
    return found == roots_.end() ? id : found->second;
}

const base::When* Facts::when_of(const EntryId& id) const
{
    const auto found = places_.find(root_of(id));
    return found == places_.end() ? nullptr : &found->second.happened;
}

std::span<const SharedFact> Facts::of(std::uint32_t number) const
{
    if (number >= facts_.size()) return {};
    return facts_[number];
}

const AnyFact* Facts::find_of(std::uint32_t number, const EntryId& id) const
{
    const auto found = places_.find(root_of(id));
    if (found == places_.end() || found->second.number != number) return nullptr;
    return facts_[number][found->second.position].get();
}

const AnyFact* Facts::find_any(const EntryId& id) const
{
    const auto found = places_.find(root_of(id));
    if (found == places_.end()) return nullptr;
    return facts_[found->second.number][found->second.position].get();
}

std::span<const SharedFact> Facts::before_corrections(const EntryId& id) const
{
    const auto found = corrected_.find(root_of(id));
    if (found == corrected_.end()) return {};
    return found->second;
}

std::vector<const AnyFact*> Facts::every() const
{
    std::vector<const AnyFact*> all;
    all.reserve(size());
    for (const auto& list : facts_)
        for (const SharedFact& fact : list) all.push_back(fact.get());
    std::sort(all.begin(), all.end(), [](const AnyFact* a, const AnyFact* b) {
        return a->order < b->order;
    });
    return all;
}

/// A correction takes the place of what it corrects.
void Facts::keep(std::shared_ptr<AnyFact> fact, const base::When& happened)
{
    const std::uint32_t number = fact->type->number;
    if (facts_.size() <= number) facts_.resize(number + 1);
    std::vector<SharedFact>& list = facts_[number];
    for (const ledger::Link& link : fact->links) {
        if (link.kind != LinkKind::corrects) continue;
        fact->id = root_of(link.to);
        roots_.emplace(fact->standing, fact->id);
        const auto found = places_.find(fact->id);
        if (found == places_.end() || found->second.number != number) continue;
        SharedFact& earlier = list[found->second.position];
        // The correction stands where the first stood, so that order stays that of events told.
        fact->order = earlier->order;
        found->second.happened = happened;
        corrected_[fact->id].push_back(std::move(earlier));
        earlier = std::move(fact);
        return;
    }
    places_.insert_or_assign(fact->id, Place{number, list.size(), happened});
    list.push_back(std::move(fact));
}

Result<Done> Facts::add(ledger::Kept&& kept)
{
    return add(std::move(kept), blank_fact);
}

Result<Done> Facts::add(ledger::Kept&& kept, BlankFact (*blank_of)(std::uint32_t))
{
    if (!kept.entry) return Done{};
    BlankFact blank = blank_of(kept.entry->kind);
    if (blank.fact == nullptr) return Done{};  // None of these.

    ledger::Entry& entry = *kept.entry;
    auto done =
        records::read_back(*blank.fact->type, entry.happened, std::move(entry.body), blank.record);
    if (!done) return done;
    AnyFact& fact = *blank.fact;
    fact.id = entry.id;
    fact.standing = entry.id;
    fact.order = kept.index;
    fact.recorded = kept.recorded;
    fact.happened = entry.happened;
    fact.by = std::move(entry.by);
    fact.about = std::move(entry.about);
    fact.links = std::move(entry.links);
    // Whoever answers a correction answers what it stands for.
    for (ledger::Link& link : fact.links)
        if (link.kind != LinkKind::corrects) link.to = root_of(link.to);
    keep(std::move(blank.fact), entry.happened);
    return Done{};
}

}  // namespace holdfast::casefile
