#include "casework/owed.h"

#include "casework/as_of.h"

#include <algorithm>

namespace holdfast::casework {

using duties::Duty;
using duties::Standing;

namespace {

base::Result<PolicyBookPtr> policy_now(const House& house)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    return policy_as_of(house, *snapshot, snapshot->size());
}

bool is_open(const Duty& duty, const OpenFamily& open)
{
    const Standing standing = standing_in(duty, open);
    return !duty.met && standing != Standing::met && standing != Standing::met_late;
}

/// What has no day comes first: a day must be found for it, or it is never late.
bool is_due_before(const OwedTogether& one, const OwedTogether& other)
{
    return first_day(*one.duty) < first_day(*other.duty);
}

bool is_the_same(const Duty& one, const Duty& other)
{
    return one.child != other.child && one.clock == other.clock && one.due == other.due
        && one.policy == other.policy && one.child && other.child;
}

}  // namespace

base::Result<std::vector<duties::Duty>> owed(const House& house, const OpenFamily& open)
{
    const auto policy = policy_now(house);
    if (!policy) return std::unexpected(policy.error());
    auto owed = duties::duties_of(*open.scene, **policy, house.working_days);
    std::erase_if(owed, [&](const Duty& duty) {
        return duties::is_of_challenge(*duty.clock)
            && !duties::has_begun(duty, open.today, open.scene->facts.whens());
    });
    return owed;
}

Standing standing_in(const Duty& duty, const OpenFamily& open)
{
    return duties::standing_of(duty, open.today, open.scene->facts.whens());
}

std::optional<base::Date> first_day(const Duty& duty)
{
    return duty.due.first ? duty.due.first : duty.due.last;
}

std::vector<OwedTogether> still_owed(const std::vector<Duty>& owed, const OpenFamily& open)
{
    std::vector<OwedTogether> together;
    for (const Duty& duty : owed) {
        if (!is_open(duty, open)) continue;
        const auto same =
            std::find_if(together.begin(), together.end(), [&](const OwedTogether& each) {
                return is_the_same(*each.duty, duty)
                    && std::find(each.children.begin(), each.children.end(), *duty.child)
                           == each.children.end();
            });
        OwedTogether& group =
            same != together.end() ? *same : together.emplace_back(OwedTogether{&duty, {}});
        if (duty.child) group.children.push_back(*duty.child);
    }
    std::sort(together.begin(), together.end(), is_due_before);
    return together;
}

}  // namespace holdfast::casework
