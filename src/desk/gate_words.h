#pragma once
#include "records/proposal.h"

#include <string_view>

/// What a gate is called on a page.
namespace holdfast::desk {

struct GateWords {
    records::Gate gate;
    std::string_view heading;  // "Step-down".
    std::string_view stopped;  // "The step-down is stopped."
    std::string_view stops;    // Of one of its checks: "Stops the step-down".
    std::string_view asks;     // The question that is decided.
    std::string_view whether;  // What a second reader is asked.
    std::string_view stays;  // What is said while it is stopped: what may be decided all the same.
};

[[nodiscard]] const GateWords& words_of(records::Gate gate);

/// What is offered of an outcome: "Yes, close it".
[[nodiscard]] std::string_view outcome_words(std::string_view outcome);

}  // namespace holdfast::desk
