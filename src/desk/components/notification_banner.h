#pragma once
#include "web/html.h"

#include <string>

namespace holdfast::desk {

/// News that is not about this page alone, or that something was done. GOV.UK Frontend:
/// notification banner.
struct NotificationBanner {
    enum class Kind {
        important,
        success,  // Read out at once; the script moves the reader to it.
    };
    Kind kind = Kind::important;
    std::string title{};    // "": "Important" or "Success", as its kind.
    std::string heading{};  // One line of words; "": none.
    web::Html content{};    // Instead of the heading, or below it.
    unsigned title_level = 2;
    std::string title_id = "govuk-notification-banner-title";  // Another where a page has two.
};

[[nodiscard]] web::Html notification_banner(const NotificationBanner& banner);

}  // namespace holdfast::desk
