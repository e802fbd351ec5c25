#pragma once
#include "web/html.h"

#include <string>

namespace holdfast::desk {

/// What must not be overlooked. GOV.UK Frontend: warning text.
struct WarningText {
    web::Html content;
    std::string spoken = "Warning";  // What is heard in place of the sign.
};

[[nodiscard]] web::Html warning_text(const WarningText& warning);

}  // namespace holdfast::desk
