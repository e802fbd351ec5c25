#pragma once
#include "web/html.h"

#include <string>
#include <vector>

namespace holdfast::desk {

/// What stands below every page. Our own and plain: the footer of GOV.UK Frontend bears the crown
/// and the Crown's copyright, which are not an authority's.
struct Footer {
    struct Link {
        std::string text;
        web::Url href;
    };
    std::vector<Link> links{};  // Accessibility statement, privacy, help.
    std::string words{};        // Whose service this is; "": none.
};

[[nodiscard]] web::Html footer(const Footer& footer);

}  // namespace holdfast::desk
