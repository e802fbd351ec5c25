#pragma once
#include "replay/case_reading.h"

/// The records of an event of a case file: private to this room.
namespace holdfast::replay {

/// What an event says for those of its records that do not say it themselves.
struct OfEvent {
    std::string by;
    std::vector<ledger::About> about;
    std::optional<base::When> when;
};

/// Reads the member `records` of an event into it, and gives each record its label.
void read_records(const ObjectReader& event, const OfEvent& of_event, CaseReading& reading,
                  CaseEvent& read);

}  // namespace holdfast::replay
