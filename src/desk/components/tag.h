#pragma once
#include "web/html.h"

#include <string>

namespace holdfast::desk {

/// Where something stands, in a word. GOV.UK Frontend: tag. The word alone must tell it.
struct Tag {
    std::string text;
    std::string classes{};  // "govuk-tag--green": never the only difference between two tags.
};

[[nodiscard]] web::Html tag(const Tag& tag);

}  // namespace holdfast::desk
