#pragma once
#include "web/html.h"

#include <string>

namespace holdfast::desk {

/// Past what is the same on every page, for those who use keys. GOV.UK Frontend: skip link.
struct SkipLink {
    std::string text = "Skip to main content";
    std::string target_id = "main-content";
};

[[nodiscard]] web::Html skip_link(const SkipLink& link);

}  // namespace holdfast::desk
