#pragma once
#include "casefile/family_scene.h"
#include "records/types/allocation.h"

namespace holdfast::casefile {

/// The allocations of the scene's own family that count on that day, in the order of the ledger: a
/// later one of the same practitioner stands in place of the earlier, and one that has not begun
/// yet stands in place of none. Where its dates cannot tell, an allocation counts. An allocation of
/// another family, in which one of this family's members is named too, is none of this one's.
/// The pointers are into the scene. Pure.
[[nodiscard]] std::vector<const Fact<records::Allocation>*> current_allocations(
    const FamilyScene& scene, base::Date today);

/// The allocation that ended last, where nobody is allocated today; nullptr when somebody is, or
/// nobody ever was. The pointer is into the scene.
[[nodiscard]] const Fact<records::Allocation>* last_allocation(const FamilyScene& scene,
                                                               base::Date today);

/// The same where work is open, which is then back with the manager of that allocation's team: work
/// that is nobody's drifts. nullptr also where no work is open.
[[nodiscard]] const Fact<records::Allocation>* last_allocation_of_open_work(
    const FamilyScene& scene, base::Date today);

/// Is the family's work with this team: by an allocation of today, or because nobody has it any
/// more and the last one was the team's? Never for a team without a name. Pure.
[[nodiscard]] bool is_with_team(const FamilyScene& scene, std::string_view team, base::Date today);

/// The lead practitioner's allocation of today, the latest where there are several; nullptr when
/// nobody leads. The pointer is into the scene.
[[nodiscard]] const Fact<records::Allocation>* lead_allocation(const FamilyScene& scene,
                                                               base::Date today);

/// Does it make whoever it names the lead practitioner? One that does not say as what, does.
[[nodiscard]] bool is_lead(const Fact<records::Allocation>& allocation);

/// The practitioner whom it gives the family to; nullopt when it names none.
[[nodiscard]] std::optional<base::PractitionerId> practitioner_of(
    const Fact<records::Allocation>& allocation);

}  // namespace holdfast::casefile
