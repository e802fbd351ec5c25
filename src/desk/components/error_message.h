#pragma once
#include "web/html.h"

#include <string>

namespace holdfast::desk {

/// What is wrong with one answer, beside it. GOV.UK Frontend: error message. "Error:" stands before
/// it for those who hear the page.
struct ErrorMessage {
    std::string text;
    std::string id{};  // "": none.
};

[[nodiscard]] web::Html error_message(const ErrorMessage& error);

}  // namespace holdfast::desk
