#pragma once
#include "web/html.h"

#include <string>

namespace holdfast::desk {

/// Something folded away that one may open. GOV.UK Frontend: details. It stays folded on paper, so
/// nothing that a reader of the printed page needs may be in it.
struct Details {
    std::string summary;
    web::Html content;
    std::string id{};  // "": none.
    bool is_open = false;
};

[[nodiscard]] web::Html details(const Details& details);

}  // namespace holdfast::desk
