#pragma once
#include "desk/components/choices.h"
#include "desk/components/fieldset.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::desk {

/// Answers of which one may be chosen. GOV.UK Frontend: radios. None is chosen beforehand.
struct Radios {
    std::string name;
    std::string id{};                // "": the name. The first button bears it.
    std::optional<Legend> legend{};  // Absent only where another element groups the buttons.
    std::string hint{};              // "": none.
    std::string error{};             // "": none.
    std::vector<Choice> choices;
    std::string classes{};        // "govuk-radios--inline", "govuk-radios--small".
    std::string group_classes{};  // Of the group around it.
};

[[nodiscard]] web::Html radios(const Radios& radios);

}  // namespace holdfast::desk
