#pragma once
#include "casefile/family_scene.h"

#include <limits>

namespace holdfast::guardrails {

/// From when until when there was work with the children of a family, as their referrals and
/// closings tell it. The pointers are into the scene.
struct Involvement {
    const casefile::AnyFact* began = nullptr;   // The first referral that opened work.
    const casefile::AnyFact* closed = nullptr;  // The last closing; nullptr where there was none.
    bool goes_on = false;
};

/// Everything that is recorded.
inline constexpr std::uint64_t until_now = std::numeric_limits<std::uint64_t>::max();

/// The work with the children whom this fact is about, or where it names none of the family's, with
/// any of them, by what was recorded before `order`; nullopt: there was none yet. Pure.
[[nodiscard]] std::optional<Involvement> involvement_with(const casefile::FamilyScene& scene,
                                                          const casefile::AnyFact& asks,
                                                          std::uint64_t order);

/// Had all work with them ended when this fact was written down? With a child with whom there was
/// no work, such as one born since, all work with the family. No where there never was any.
[[nodiscard]] bool came_after_closing(const casefile::FamilyScene& scene,
                                      const casefile::AnyFact& fact);

}  // namespace holdfast::guardrails
