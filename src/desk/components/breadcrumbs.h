#pragma once
#include "web/html.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::desk {

/// Where a page stands among the others. GOV.UK Frontend: breadcrumbs.
struct Breadcrumbs {
    struct Item {
        std::string text;
        std::optional<web::Url> href{};  // Absent for the page itself.
    };
    std::vector<Item> items;          // From the outermost.
    bool collapse_on_mobile = false;  // A narrow screen shows the first and the last.
    std::string classes{};
    std::string label = "Breadcrumb";
};

[[nodiscard]] web::Html breadcrumbs(const Breadcrumbs& breadcrumbs);

}  // namespace holdfast::desk
