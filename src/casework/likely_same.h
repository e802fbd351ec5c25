#pragma once
#include "casework/search.h"

namespace holdfast::casework {

/// Who in the record may be the same person as somebody, and of whom it is said.
struct LikelySame {
    std::vector<FoundPerson> may_be;  // Nobody has said yet; `by` tells what fits.
    std::vector<FoundPerson> is;      // Somebody said that they are the same.
};

/// For a member of a family that the viewer has opened: `scene` is as they may read it, and it says
/// who was judged already. Two are likely one where they share a number; or where their births fit,
/// day and month perhaps swapped, and their names share a word, its sound, a form or a near
/// spelling. By what is neither restricted nor kept secret. At most ten. Nobody is merged.
/// Empty for whoever may not search. Not logged apart: it is part of the page that asks.
/// Problems: damaged, unavailable.
/// Not modelled: that the records of a child before and after adoption stay unlinked, because
/// sealed files are not there yet (Adoption Agencies Regulations 2005, regulations 39 to 42): an
/// adopted child's records must not come into a ledger before they are. And two persons of whom
/// neither number nor birth is recorded, because a name alone would name half the town.
[[nodiscard]] base::Result<LikelySame> likely_same(const House& house, const Asking& asking,
                                                   const casefile::FamilyScene& scene,
                                                   const base::PersonId& person);

/// How many people in the record may be one of the scene's children: who may be two of them counts
/// twice.
[[nodiscard]] base::Result<std::size_t> count_likely_same(const House& house, const Asking& asking,
                                                          const casefile::FamilyScene& scene);

}  // namespace holdfast::casework
