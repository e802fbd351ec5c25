#include "desk/components/back_link.h"
#include "desk/components/breadcrumbs.h"
#include "desk/components/button.h"
#include "desk/components/details.h"
#include "desk/components/error_summary.h"
#include "desk/components/exit_this_page.h"
#include "desk/components/generic_header.h"
#include "desk/components/inset_text.h"
#include "desk/components/notification_banner.h"
#include "desk/components/phase_banner.h"
#include "desk/components/skip_link.h"
#include "desk/components/tag.h"
#include "desk/components/warning_text.h"
#include "tests/desk/render_example.h"

namespace holdfast::desk {

namespace {

web::Html draw_back_link(Options options)
{
    return back_link({.href = options.url("href"), .text = options.text_or("text", "Back")});
}

web::Html draw_breadcrumbs(Options options)
{
    Breadcrumbs trail{.items = {}};
    for (Options& item : options.list("items"))
        trail.items.push_back({.text = item.text("text"), .href = item.url_if_any("href")});
    trail.collapse_on_mobile = options.flag("collapseOnMobile");
    trail.classes = options.text("classes");
    trail.label = options.text_or("labelText", "Breadcrumb");
    return breadcrumbs(trail);
}

web::Html draw_button(Options options)
{
    Button drawn{.text = options.text("text")};
    drawn.href = options.url_if_any("href");
    const std::string type = options.text_or("type", "submit");
    if (type == "button") drawn.type = Button::Type::button;
    if (type == "reset") drawn.type = Button::Type::reset;
    drawn.name = options.text("name");
    drawn.value = options.text("value");
    drawn.id = options.text("id");
    drawn.classes = options.text("classes");
    drawn.is_disabled = options.flag("disabled");
    drawn.once = options.flag("preventDoubleClick");
    // Ours leaves out what is so anyway.
    if (options.has("preventDoubleClick") && !drawn.once) options.refuse("preventDoubleClick");
    return button(drawn);
}

web::Html draw_details(Options options)
{
    return details({.summary = options.text("summaryText"),
                    .content = options.markup_or_text("html", "text"),
                    .id = options.text("id"),
                    .is_open = options.flag("open")});
}

web::Html draw_error_summary(Options options)
{
    ErrorSummary summary{.errors = {}};
    summary.title = options.text("titleText");
    summary.description = options.text("descriptionText");
    for (Options& error : options.list("errorList"))
        summary.errors.push_back({.text = error.text("text"), .field_id = error.id_of_href("")});
    return error_summary(summary);
}

web::Html draw_exit_this_page(Options options)
{
    // Addresses of other sites stand in the source, so this one does as well.
    constexpr std::string_view known = "/full-page-examples/announcements";
    const std::string given = options.text("redirectUrl");
    if (given == known) return exit_this_page({.leave_to = "/full-page-examples/announcements"});
    if (!given.empty()) options.refuse("redirectUrl");
    return exit_this_page({});
}

web::Html draw_generic_header(Options options)
{
    GenericHeader header{.logo = options.markup_or_text("logoHtml", "logoText")};
    header.home = options.url("url", "/");
    const std::string container = options.text("containerClasses");
    header.full_width = container == "govuk-generic-header__container--full-width";
    if (!container.empty() && !header.full_width) options.refuse("containerClasses");
    return generic_header(header);
}

web::Html draw_inset_text(Options options)
{
    return inset_text(
        {.content = options.markup_or_text("html", "text"), .id = options.text("id")});
}

web::Html draw_notification_banner(Options options)
{
    NotificationBanner banner;
    if (options.text("type") == "success") banner.kind = NotificationBanner::Kind::success;
    banner.title = options.text("titleText");
    banner.content = options.markup("html");
    // Given both, theirs shows the markup alone.
    const std::string heading = options.text("text");
    if (banner.content.empty()) banner.heading = heading;
    banner.title_level = options.number("titleHeadingLevel").value_or(2);
    banner.title_id = options.text_or("titleId", "govuk-notification-banner-title");
    return notification_banner(banner);
}

web::Html draw_phase_banner(Options options)
{
    return phase_banner({.phase = options.inside("tag").text("text"),
                         .content = options.markup_or_text("html", "text")});
}

web::Html draw_skip_link(Options options)
{
    return skip_link({.text = options.text("text"), .target_id = options.id_of_href("#content")});
}

web::Html draw_tag(Options options)
{
    return tag({.text = options.text("text"), .classes = options.text("classes")});
}

web::Html draw_warning_text(Options options)
{
    return warning_text({.content = options.markup_or_text("html", "text"),
                         .spoken = options.text_or("iconFallbackText", "Warning")});
}

}  // namespace

std::span<const Drawing> drawings()
{
    static constexpr Drawing all[] = {
        {"back-link", draw_back_link, 3},
        {"breadcrumbs", draw_breadcrumbs, 9},
        {"button", draw_button, 31},
        {"character-count", draw_character_count, 17},
        {"checkboxes", draw_checkboxes, 27},
        {"date-input", draw_date_input, 22},
        {"details", draw_details, 7},
        {"error-message", draw_error_message, 3},
        {"error-summary", draw_error_summary, 10},
        {"exit-this-page", draw_exit_this_page, 1},
        {"fieldset", draw_fieldset, 16},
        {"file-upload", draw_file_upload, 13},
        {"generic-header", draw_generic_header, 5},
        {"hint", draw_hint, 4},
        {"input", draw_input, 37},
        {"inset-text", draw_inset_text, 4},
        {"label", draw_label, 15},
        {"notification-banner", draw_notification_banner, 13},
        {"panel", draw_panel, 9},
        {"password-input", draw_password_input, 9},
        {"phase-banner", draw_phase_banner, 3},
        {"radios", draw_radios, 31},
        {"select", draw_select, 14},
        {"service-navigation", draw_site_navigation, 14},
        {"skip-link", draw_skip_link, 5},
        {"summary-list", draw_summary_list, 15},
        {"table", draw_table, 16},
        {"tabs", draw_tabs, 8},
        {"tag", draw_tag, 10},
        {"task-list", draw_task_list, 6},
        {"textarea", draw_textarea, 17},
        {"warning-text", draw_warning_text, 6},
    };
    return all;
}

}  // namespace holdfast::desk
