#pragma once
#include "replay/case_reading.h"

/// What happened, in a case file: private to this room.
namespace holdfast::replay {

/// Reads the events, of which there is at least one, after the people that they name.
void read_events(const ObjectReader& file, CaseReading& reading);

}  // namespace holdfast::replay
