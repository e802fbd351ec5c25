#pragma once
#include "casefile/facts.h"

namespace holdfast::casefile {

/// A fact that says nothing yet.
struct BlankFact {
    std::shared_ptr<AnyFact> fact;  // nullptr when its record type is none of those.
    void* record = nullptr;         // Its record, to be read into.
};

/// For the record type with this number.
[[nodiscard]] BlankFact blank_fact(std::uint32_t number);
/// The same for the record types of records/records_of_workforce.h, and no other.
[[nodiscard]] BlankFact blank_fact_of_workforce(std::uint32_t number);

}  // namespace holdfast::casefile
