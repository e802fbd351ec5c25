#pragma once
#include "desk/components/choices.h"
#include "desk/components/fieldset.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::desk {

/// Answers of which several may be chosen. GOV.UK Frontend: checkboxes.
struct Checkboxes {
    std::string name;
    std::string id{};                // "": the name. The first box bears it.
    std::optional<Legend> legend{};  // Absent only where one box stands alone.
    std::string hint{};              // "": none.
    std::string error{};             // "": none.
    std::vector<Choice> choices;
    std::string classes{};        // "govuk-checkboxes--small".
    std::string group_classes{};  // Of the group around it.
};

[[nodiscard]] web::Html checkboxes(const Checkboxes& checkboxes);

}  // namespace holdfast::desk
