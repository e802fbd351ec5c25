#include "casework/year_by_policy.h"

#include "casework/scenes.h"

namespace holdfast::casework {

using base::FamilyId;
using base::Result;

Result<Tried> try_policy(const ledger::Snapshot& snapshot, const base::WorkingDays& working_days,
                         const PolicyTrial& trial)
{
    const auto policy = policy_book(snapshot, snapshot.size());
    if (!policy) return std::unexpected(policy.error());
    const auto by = guardrails::with_tried(*policy, trial.key, trial.value, trial.from());
    if (!by) return std::unexpected(by.error());
    const auto families = every_family(snapshot, snapshot.size());
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
