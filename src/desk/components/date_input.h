#pragma once
#include "desk/components/fieldset.h"

#include <optional>
#include <string>

namespace holdfast::desk {

/// A day that somebody knows, in three boxes. GOV.UK Frontend: date input. The boxes are named
/// "<name_prefix>-day", "-month" and "-year", or "day" and so on without a prefix, and have the ids
/// "<id>-day" and so on.
struct DateInput {
    struct Part {
        std::string value{};    // As it was typed.
        bool is_wrong = false;  // This box has the error. When none has, all are marked.
    };
    std::string id;
    std::string name_prefix{};
    std::optional<Legend> legend{};
    std::string hint{};   // "": none.
    std::string error{};  // "": none.
    Part day{};
    Part month{};
    Part year{};
    std::string group_classes{};  // Of the group around it.
};

[[nodiscard]] web::Html date_input(const DateInput& date);

}  // namespace holdfast::desk
