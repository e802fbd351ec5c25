#pragma once
#include "web/html.h"

#include <string>

namespace holdfast::desk {

/// Help with a question. GOV.UK Frontend: hint. A screen reader reads it flat, so it holds no link.
struct Hint {
    std::string text;
    std::string id{};  // "": none.
    std::string classes{};
};

[[nodiscard]] web::Html hint(const Hint& hint);

}  // namespace holdfast::desk
