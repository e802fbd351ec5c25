#include "casework/year_by_policy.h"

#include "casework/scenes.h"
#include "index/lists.h"
#include "records/types/family_member.h"

#include <set>

namespace holdfast::casework {

using base::Done;
using base::FamilyId;
using base::Result;

namespace {

/// Every family that anybody was ever placed in.
Result<std::set<FamilyId>> families_in(const ledger::Snapshot& snapshot)
{
    std::set<FamilyId> families;
    auto done = snapshot.read_drawn(index::number_of(index::List::kind),
                                    index::kind_key(records::FamilyMember::declaration.number),
                                    0,
                                    snapshot.size(),
                                    [&](const ledger::Kept& kept) -> Result<Done> {
                                        if (!kept.entry) return Done{};
                                        for (const ledger::About& about : kept.entry->about)
                                            if (const auto family = about.subject.family())
                                                families.insert(*family);
                                        return Done{};
                                    });
    if (!done) return std::unexpected(done.error());
    return families;
}

}  // namespace

Result<Tried> try_policy(const ledger::Snapshot& snapshot, const base::WorkingDays& working_days,
                         const PolicyTrial& trial)
{
    const auto policy = policy_book(snapshot, snapshot.size());
    if (!policy) return std::unexpected(policy.error());
    const auto by = guardrails::with_tried(*policy, trial.key, trial.value, trial.from());
    if (!by) return std::unexpected(by.error());
    const auto families = families_in(snapshot);
    if (!families) return std::unexpected(families.error());
    Tried tried{std::string{records::policy_key(trial.key)->unit}, {}, families->size(), {}};
    if (const auto* now = policy->find(trial.key, trial.upto)) tried.now = now->value;
    for (const FamilyId& family : *families) {
        const auto entries = family_entries(snapshot, family, snapshot.size());
        if (!entries) return std::unexpected(entries.error());
        const auto found = guardrails::differences_in(
            family, *entries, {*policy, *by, working_days, trial.from(), trial.upto});
        if (!found) return std::unexpected(found.error());
        tried.differences.insert(tried.differences.end(), found->begin(), found->end());
    }
    return tried;
}

}  // namespace holdfast::casework
