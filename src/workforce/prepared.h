#pragma once
#include "workforce/workforce_scene.h"

/// What somebody is prepared for. It says what they may be asked to do alone, never how good they
/// are. All pure.
namespace holdfast::workforce {

/// Was this one prepared for that kind of work (a code of codesets/preparation_kinds.csv) on that
/// day? It has begun, has not ended and need not be done again. Cannot tell where nothing at all is
/// recorded of what they are prepared for. Where a beginning cannot be told, it counts.
[[nodiscard]] base::Answer is_prepared(const WorkforceScene& scene, const base::PractitionerId& who,
                                       std::string_view kind, base::Date day);

/// The word on it that holds that day; nullptr when there is none.
[[nodiscard]] const PreparationFact* preparation_on(const WorkforceScene& scene,
                                                    const base::PractitionerId& who,
                                                    std::string_view kind, base::Date day);

/// Is nothing recorded of what anybody is prepared for?
[[nodiscard]] bool records_no_preparation(const WorkforceScene& scene);

}  // namespace holdfast::workforce
