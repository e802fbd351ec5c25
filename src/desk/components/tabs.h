#pragma once
#include "web/html.h"

#include <string>
#include <vector>

namespace holdfast::desk {

/// Several views of one thing, of which one is read at a time. GOV.UK Frontend: tabs. Without
/// script, and on paper, they stand below each other.
struct Tabs {
    struct Tab {
        std::string label;
        std::string id;  // Of its panel.
        web::Html panel;
    };
    std::vector<Tab> tabs;
    std::string title = "Contents";
    std::string id{};  // "": none.
};

[[nodiscard]] web::Html tabs(const Tabs& tabs);

}  // namespace holdfast::desk
