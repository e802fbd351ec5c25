#include "desk/components/notification_banner.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

namespace {

struct Look {
    std::string_view classes;
    std::string_view role;
    std::string_view title;
};

Look look_of(NotificationBanner::Kind kind)
{
    switch (kind) {
    case NotificationBanner::Kind::important: return {"", "region", "Important"};
    case NotificationBanner::Kind::success:
        return {"govuk-notification-banner--success", "alert", "Success"};
    }
    return {};
}

}  // namespace

web::Html notification_banner(const NotificationBanner& banner)
{
    const Look look = look_of(banner.kind);
    web::Attributes title = classed({"govuk-notification-banner__title"});
    title.set("id", banner.title_id);
    const std::string_view title_words = banner.title.empty() ? look.title : banner.title;
    web::Html content;
    if (!banner.heading.empty())
        content += web::element(
            "p", classed({"govuk-notification-banner__heading"}), web::Html::text(banner.heading));
    content += banner.content;

    web::Attributes attributes = classed({"govuk-notification-banner", look.classes});
    attributes.set("role", look.role).set("aria-labelledby", banner.title_id);
    attributes.set("data-module", "govuk-notification-banner");
    return web::element(
        "div",
        attributes,
        div({"govuk-notification-banner__header"},
            web::element(heading_tag(banner.title_level), title, web::Html::text(title_words)))
            + div({"govuk-notification-banner__content"}, content));
}

}  // namespace holdfast::desk
