#pragma once
#include "casework/asking.h"
#include "duties/duties.h"

namespace holdfast::casework {

/// What a family is owed, as far as the viewer may see: of the viewed scene alone, so that a duty
/// which something hidden has met is still shown as owed, and nothing tells of what is hidden. A
/// stage of a challenge that begins only on a later day is left out.
/// By the policy as it is now, of which each duty takes the period in force when it began.
/// Problems: damaged, unavailable.
[[nodiscard]] base::Result<std::vector<duties::Duty>> owed(const House& house,
                                                           const OpenFamily& open);

/// The same thing owed for one child or for several, by the same day.
struct OwedTogether {
    const duties::Duty* duty;  // The first of them; the vector that it was made of must outlive it.
    std::vector<base::PersonId> children;  // Empty where it is owed to all of them at once.
};

/// The first day on which it may be due; nullopt where nobody can tell.
[[nodiscard]] std::optional<base::Date> first_day(const duties::Duty& duty);

/// How a duty stands on the day that the family is reckoned from.
[[nodiscard]] duties::Standing standing_in(const duties::Duty& duty, const OpenFamily& open);

/// What is owed still, late or running: what has no day first, because a day must be found for it,
/// then the one that is due first.
[[nodiscard]] std::vector<OwedTogether> still_owed(const std::vector<duties::Duty>& owed,
                                                   const OpenFamily& open);

}  // namespace holdfast::casework
