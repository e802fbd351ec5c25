#pragma once
#include "casefile/family_scene.h"

/// What became of what an agency told us, as far as it is told without asking: that it was decided,
/// when, and how. Why, and whatever else is known, is ours to tell or not.
namespace holdfast::casework {

struct Became {
    base::EntryId told;                     // A contact or a referral.
    std::optional<base::EntryId> decision;  // The newest on it; nullopt: nobody decided yet.
    base::When decided = base::When::unknown();
    std::string outcome = {};  // In words, such as "Assessment"; "": it does not say.
};

/// Of each contact and referral in `viewed`, in the order of the ledger, by the whole file. Pure.
[[nodiscard]] std::vector<Became> became_of(const casefile::FamilyScene& whole,
                                            const casefile::FamilyScene& viewed);

}  // namespace holdfast::casework
