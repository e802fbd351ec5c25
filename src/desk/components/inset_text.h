#pragma once
#include "web/html.h"

#include <string>

namespace holdfast::desk {

/// Words that are set apart from the text around them. GOV.UK Frontend: inset text.
struct InsetText {
    web::Html content;
    std::string id{};  // "": none.
};

[[nodiscard]] web::Html inset_text(const InsetText& inset);

}  // namespace holdfast::desk
