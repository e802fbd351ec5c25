#pragma once
#include "replay/case_reading.h"

/// Who is in a case file: private to this room.
namespace holdfast::replay {

/// Reads the agencies, and the practitioners, each of whom belongs to one of them; who tells the
/// file itself is there without being named. What the ledger is for was read before.
void read_practitioners(const ObjectReader& file, CaseReading& reading);

/// Reads the persons, and the families, which name persons.
void read_families(const ObjectReader& file, CaseReading& reading);

}  // namespace holdfast::replay
