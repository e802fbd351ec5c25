#pragma once
#include "replay/case_reading.h"

/// Whom an event or a record of a case file concerns: private to this room.
namespace holdfast::replay {

/// Reads the member `about` of an event or of a record. The family always comes first; where the
/// member is left out, the family's children follow.
[[nodiscard]] std::vector<ledger::About> about_of(const ObjectReader& reader,
                                                  const std::string& family,
                                                  const CaseReading& reading);

/// What an allocation is about when it names nobody itself: of what its event is about, the family
/// and the practitioner.
[[nodiscard]] std::vector<ledger::About> about_of_allocation(std::vector<ledger::About> about);

/// Without exactly one, an allocation gives the work to nobody.
[[nodiscard]] bool names_one_practitioner(const std::vector<ledger::About>& about);

}  // namespace holdfast::replay
