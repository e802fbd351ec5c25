#pragma once
#include "replay/play.h"

/// Whether what a case file expects was found: private to this room.
namespace holdfast::replay {

/// Adds a sentence for each expectation of the event that what was told of it does not meet.
void add_differences(const CaseEvent& event, const PlayedEvent& told,
                     std::vector<std::string>& differences);

}  // namespace holdfast::replay
