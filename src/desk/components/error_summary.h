#pragma once
#include "web/html.h"

#include <string>
#include <vector>

namespace holdfast::desk {

/// Everything that is wrong with what was sent, at the top of the page, each leading to its answer.
/// GOV.UK Frontend: error summary. The script moves the reader to it.
struct ErrorSummary {
    struct Error {
        std::string text;        // The same sentence as beside the answer.
        std::string field_id{};  // The id of the control; "": leads nowhere.
    };
    std::vector<Error> errors;
    std::string title = "There is a problem";
    std::string description{};  // "": none.
};

[[nodiscard]] web::Html error_summary(const ErrorSummary& summary);

}  // namespace holdfast::desk
