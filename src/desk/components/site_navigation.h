#pragma once
#include "web/html.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::desk {

/// The ways into the service, below the header. GOV.UK Frontend: service navigation. A narrow
/// screen folds two or more items into a menu.
struct SiteNavigation {
    enum class Place {
        elsewhere,
        within,  // The page lies below this item.
        here,    // The page is this item.
    };
    struct Item {
        std::string text;
        std::optional<web::Url> href{};  // Absent: words, not a link.
        Place place = Place::elsewhere;
    };
    std::string service_name{};             // "": none is shown.
    std::optional<web::Url> service_url{};  // Absent: the name is no link.
    std::vector<Item> items{};
    std::string label = "Menu";  // What the navigation is called for those who hear the page.
    std::string id = "navigation";
    web::Html end{};  // Beside the items: a search box, who is signed in. Empty: nothing.
};

[[nodiscard]] web::Html site_navigation(const SiteNavigation& navigation);

}  // namespace holdfast::desk
