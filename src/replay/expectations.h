#pragma once
#include "replay/case_file.h"
#include "replay/case_reader.h"

/// What a case file expects to be found: private to this room.
namespace holdfast::replay {

/// Reads what the last of these events expects into it. An expectation may name that event or one
/// before it; one of an event that is not there could never be found.
void read_expectations(const ObjectReader& expect, std::vector<CaseEvent>& events);

}  // namespace holdfast::replay
