#pragma once
#include "casefile/family_scene.h"
#include "records/types/visit.h"

/// When a child was seen on a visit, by the days on which the visits were. The pointers are into
/// the Facts. Pure.
namespace holdfast::casefile {

/// From this age on, in years, a child of compulsory school age is surely no small child, whom
/// nobody asks to be seen without whoever carries it.
inline constexpr int small_child_until = 6;

/// The last visit at which the child was seen, alone or with others; nullptr when there is none.
[[nodiscard]] const Fact<records::Visit>* last_seen(const Facts& facts,
                                                    const base::PersonId& child);

/// Where the child was last seen with others: the first visit of that kind since the child was
/// last seen alone, or at all; nullptr where the child was seen alone the last time, or never seen.
/// A visit to a baby or small child with its carer is passed over.
[[nodiscard]] const Fact<records::Visit>* first_not_alone(const Facts& facts,
                                                          const base::PersonId& child);

/// Is the child still to be born? Nobody sees them on a visit then.
[[nodiscard]] bool is_unborn(const Facts& facts, const base::PersonId& child);

/// Has the child died, as far as is recorded?
[[nodiscard]] bool has_died(const Facts& facts, const base::PersonId& child);

}  // namespace holdfast::casefile
