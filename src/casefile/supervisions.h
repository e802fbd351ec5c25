#pragma once
#include "casefile/family_scene.h"
#include "records/types/supervision.h"

namespace holdfast::casefile {

/// The last supervision in which the scene's own family was talked through, by its day; nullptr
/// when there is none. Where two have no days that can be told apart, the one written later. The
/// pointer is into the scene. Pure.
[[nodiscard]] const Fact<records::Supervision>* last_supervision(const FamilyScene& scene);

}  // namespace holdfast::casefile
