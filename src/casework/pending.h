#pragma once
#include "casefile/family_scene.h"
#include "records/proposal.h"

#include <vector>

/// Private to this room.
namespace holdfast::casework {

/// What waits to be decided, in the order of the ledger. Of proposals to close the newest alone,
/// and only while there is work to close. `decider` looks at the gates; nullopt: nobody in
/// particular. Pure.
[[nodiscard]] std::vector<records::Proposal> pending_proposals(
    const casefile::FamilyScene& scene, const std::optional<base::PractitionerId>& decider);

}  // namespace holdfast::casework
