#pragma once
#include "web/html.h"

#include <string>

namespace holdfast::desk {

/// What a control is called. GOV.UK Frontend: label.
struct Label {
    std::string text;              // "": no label is written.
    std::string classes{};         // Its size: "govuk-label--m".
    bool is_page_heading = false;  // It is the page's one h1 as well.
    std::string for_id{};          // The control's id; the components that hold a label fill it.
};

[[nodiscard]] web::Html label(const Label& label);

}  // namespace holdfast::desk
