#include "casework/recent.h"

#include "casework/scenes.h"
#include "casework/workforce_facts.h"
#include "index/lists.h"
#include "records/types/family_member.h"
#include "records/types/policy_value.h"
#include "records/types/removal.h"
#include "records/types/threshold_criterion.h"

#include <algorithm>

namespace holdfast::casework {

using base::Done;
using base::FamilyId;
using base::PractitionerId;
using base::Result;
using base::Subject;
using ledger::Kept;
using ledger::Snapshot;

namespace {

Result<bool> has_removal(const Snapshot& snapshot, std::uint64_t from)
{
    if (snapshot.size() <= from) return false;
    return snapshot.has_drawn(index::number_of(index::List::kind),
                              index::kind_key(records::Removal::declaration.number),
                              from);
}

using FoldedPtr = std::shared_ptr<casefile::FoldedFamily>;

Result<FoldedPtr> read_family(const Snapshot& snapshot, const FamilyId& family)
{
    auto folded = folded_family(snapshot, family, snapshot.size());
    if (!folded) return std::unexpected(folded.error());
    return std::make_shared<casefile::FoldedFamily>(std::move(*folded));
}

/// What came about the family and its members since, in order.
Result<std::vector<Kept>> newer_of(const Snapshot& snapshot, const casefile::FoldedFamily& folded,
                                   std::uint64_t from)
{
    const FamilyId& family = folded.scene.family;
    std::map<std::uint64_t, Kept> newer;
    const auto read = [&](const Subject& subject) {
        return snapshot.read_drawn(index::number_of(index::List::about),
                                   index::about_key(subject),
                                   from,
                                   snapshot.size(),
                                   [&](Kept&& kept) -> Result<Done> {
                                       newer.emplace(kept.index, std::move(kept));
                                       return Done{};
                                   });
    };
    auto done = read(Subject::of(family));
    for (const base::PersonId& member : placed_in(family, folded.entries))
        if (done) done = read(Subject::of(member));
    if (!done) return std::unexpected(done.error());
    std::vector<Kept> ordered;
    for (auto& [index, kept] : newer) ordered.push_back(std::move(kept));
    return ordered;
}

/// May it change whose entries belong to the family?
bool tells_of_members(const Kept& kept)
{
    return kept.entry && kept.entry->kind == records::FamilyMember::declaration.number;
}

/// Nobody else may hold what is extended: it is changed in place, because a copy of a large family
/// takes longer than a page may.
Result<FoldedPtr> extended(const Snapshot& snapshot, FoldedPtr folded, std::uint64_t from)
{
    auto newer = newer_of(snapshot, *folded, from);
    if (!newer) return std::unexpected(newer.error());
    if (newer->empty()) return folded;
    if (std::any_of(newer->begin(), newer->end(), tells_of_members))
        return read_family(snapshot, folded->scene.family);
    folded->entries.insert(folded->entries.end(), newer->begin(), newer->end());
    auto done = casefile::extend(folded->scene, std::move(*newer));
    if (!done) return std::unexpected(done.error());
    return folded;
}

}  // namespace

/// Words that were removed by order may still be in what is kept.
Result<Done> Recent::forget_removed(const Snapshot& snapshot)
{
    const std::scoped_lock lock{mutex_};
    const auto removal = has_removal(snapshot, removals_seen_);
    if (!removal) return std::unexpected(removal.error());
    if (*removal) {
        families_.clear();
        practitioners_.clear();
        policy_.told.reset();
        workforce_.told.reset();
        agencies_.told.reset();
    }
    removals_seen_ = std::max(removals_seen_, snapshot.size());
    return Done{};
}

/// What is kept, to be looked at when it is as of so many entries. When it is older, it is taken
/// out and belongs to whoever asks: itself where nobody looks at it any more, or a copy.
Recent::Family Recent::take(const FamilyId& family, std::uint64_t size)
{
    const std::scoped_lock lock{mutex_};
    const auto found = families_.find(family);
    if (found == families_.end() || found->second.upto > size) return {};
    found->second.asked = ++questions_;
    if (found->second.upto == size) return found->second;
    Family taken = std::move(found->second);
    families_.erase(found);
    if (taken.folded.use_count() > 1)
        taken.folded = std::make_shared<casefile::FoldedFamily>(*taken.folded);
    return taken;
}

/// What was read through an older snapshot than removals are known of may hold removed words. A
/// family that does not exist is not kept: anybody may ask for any number of them.
void Recent::keep(const FamilyId& family, Family now)
{
    const std::scoped_lock lock{mutex_};
    if (now.upto < removals_seen_ || now.folded->scene.members.empty()) return;
    const auto found = families_.find(family);
    if (found != families_.end() && found->second.upto > now.upto) return;
    now.asked = ++questions_;
    families_.insert_or_assign(family, std::move(now));
    std::size_t kept = 0;
    for (const auto& [id, each] : families_) kept += each.folded->entries.size();
    while (kept > entries_most_ && families_.size() > 1) {
        const auto oldest = std::min_element(
            families_.begin(), families_.end(), [](const auto& one, const auto& other) {
                return one.second.asked < other.second.asked;
            });
        kept -= oldest->second.folded->entries.size();
        families_.erase(oldest);
    }
}

Result<FoldedFamilyPtr> Recent::family(const Snapshot& snapshot, const FamilyId& family)
{
    auto done = forget_removed(snapshot);
    if (!done) return std::unexpected(done.error());
    Family before = take(family, snapshot.size());
    if (before.folded && before.upto == snapshot.size()) return before.folded;
    auto folded = before.folded ? extended(snapshot, std::move(before.folded), before.upto)
                                : read_family(snapshot, family);
    if (!folded) return std::unexpected(folded.error());
    keep(family, {*folded, snapshot.size(), 0, std::move(before.swept)});
    return *folded;
}

FindingsPtr Recent::swept(const FoldedFamilyPtr& family, const PolicyBookPtr& policy,
                          const base::WorkingDays& days, base::Date today)
{
    const FamilyId& id = family->scene.family;
    const auto kept_for = [&]() -> Swept* {
        const auto found = families_.find(id);
        return found != families_.end() && found->second.folded == family ? &found->second.swept
                                                                          : nullptr;
    };
    {
        const std::scoped_lock lock{mutex_};
        const Swept* kept = kept_for();
        if (kept != nullptr && kept->findings && kept->entries == family->entries.size()
            && kept->policy == policy && kept->today == today)
            return kept->findings;
    }
    auto findings = std::make_shared<const std::vector<guardrails::Finding>>(
        guardrails::sweep(family->scene, *policy, days, today));
    const std::scoped_lock lock{mutex_};
    if (Swept* kept = kept_for()) *kept = {findings, family->entries.size(), policy, today};
    return findings;
}

Result<std::optional<KnownPractitioner>> Recent::practitioner(const Snapshot& snapshot,
                                                              const PractitionerId& id)
{
    auto done = forget_removed(snapshot);
    if (!done) return std::unexpected(done.error());
    Known before{std::nullopt, 0};
    {
        const std::scoped_lock lock{mutex_};
        if (const auto found = practitioners_.find(id); found != practitioners_.end())
            before = found->second;
    }
    if (before.upto == snapshot.size()) return before.known;
    if (before.upto > snapshot.size()) return casework::practitioner(snapshot, id, snapshot.size());
    auto known =
        casework::practitioner(snapshot, id, snapshot.size(), before.upto, std::move(before.known));
    if (!known) return known;
    const std::scoped_lock lock{mutex_};
    if (snapshot.size() >= removals_seen_)
        practitioners_.insert_or_assign(id, Known{*known, snapshot.size()});
    return known;
}

namespace {

/// Was a value or a criterion of the threshold document written since?
Result<bool> has_newer_policy(const Snapshot& snapshot, std::uint64_t from)
{
    for (const records::RecordType* type :
         {&records::PolicyValue::declaration, &records::ThresholdCriterion::declaration}) {
        auto newer = snapshot.has_drawn(
            index::number_of(index::List::kind), index::kind_key(type->number), from);
        if (!newer || *newer) return newer;
    }
    return false;
}

}  // namespace

template <class Told>
Result<std::shared_ptr<const Told>> Recent::lasting(const Snapshot& snapshot, Lasting<Told>& kept,
                                                    Result<bool> (&has_newer)(const Snapshot&,
                                                                              std::uint64_t),
                                                    Result<Told> (&read)(const Snapshot&,
                                                                         std::uint64_t))
{
    auto done = forget_removed(snapshot);
    if (!done) return std::unexpected(done.error());
    {
        const std::scoped_lock lock{mutex_};
        if (kept.told && kept.upto == snapshot.size()) return kept.told;
        if (kept.told && kept.upto < snapshot.size()) {
            const auto newer = has_newer(snapshot, kept.upto);
            if (!newer) return std::unexpected(newer.error());
            if (!*newer) return kept.told;
        }
    }
    auto told = read(snapshot, snapshot.size());
    if (!told) return std::unexpected(told.error());
    auto shared = std::make_shared<const Told>(std::move(*told));
    const std::scoped_lock lock{mutex_};
    if (snapshot.size() >= std::max(removals_seen_, kept.upto)) kept = {shared, snapshot.size()};
    return shared;
}

Result<Done> Recent::authority(const Snapshot& snapshot, const TakeSeries& take)
{
    const std::lock_guard lock{authority_mutex_};
    auto done = authority_.read(snapshot, snapshot.size());
    return done ? take(authority_.series()) : done;
}

Result<PolicyBookPtr> Recent::policy(const Snapshot& snapshot)
{
    return lasting(snapshot, policy_, has_newer_policy, policy_book);
}

Result<FactsPtr> Recent::workforce(const Snapshot& snapshot)
{
    return lasting(snapshot, workforce_, has_newer_workforce, workforce_facts);
}

Result<AgencyNamesPtr> Recent::agencies(const Snapshot& snapshot)
{
    return lasting(snapshot, agencies_, has_newer_agencies, agency_names);
}

Result<std::vector<FamilyId>> Recent::waiting(const Snapshot& snapshot, Waits waits)
{
    const std::scoped_lock lock{waiting_mutex_};
    const auto removal = has_removal(snapshot, waiting_.upto());
    if (!removal) return std::unexpected(removal.error());
    if (*removal) waiting_ = {};
    auto done = waiting_.read(snapshot);
    if (!done) return std::unexpected(done.error());
    return waiting_.families(waits);
}

Result<std::set<std::string>> Recent::team_names(const Snapshot& snapshot)
{
    const std::scoped_lock lock{team_names_mutex_};
    const auto removal = has_removal(snapshot, team_names_.upto());
    if (!removal) return std::unexpected(removal.error());
    if (*removal) team_names_ = {};
    auto done = team_names_.read(snapshot);
    if (!done) return std::unexpected(done.error());
    return team_names_.names();
}

std::size_t Recent::entries_kept() const
{
    const std::scoped_lock lock{mutex_};
    std::size_t kept = 0;
    for (const auto& [id, each] : families_) kept += each.folded->entries.size();
    return kept;
}

}  // namespace holdfast::casework
