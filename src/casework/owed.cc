#include "casework/owed.h"

#include "casework/recent.h"
#include "casework/scenes.h"

namespace holdfast::casework {

namespace {

base::Result<PolicyBookPtr> policy_now(const House& house)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    if (house.recent != nullptr) return house.recent->policy(*snapshot);
    auto book = policy_book(*snapshot, snapshot->size());
    if (!book) return std::unexpected(book.error());
    return std::make_shared<const records::PolicyBook>(std::move(*book));
}

}  // namespace

base::Result<std::vector<duties::Duty>> owed(const House& house, const OpenFamily& open)
{
    const auto policy = policy_now(house);
    if (!policy) return std::unexpected(policy.error());
    return duties::duties_of(*open.scene, **policy, house.working_days);
}

}  // namespace holdfast::casework
