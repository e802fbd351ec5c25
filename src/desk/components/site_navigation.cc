#include "desk/components/site_navigation.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

namespace {

using Place = SiteNavigation::Place;

std::string_view current_word(Place place)
{
    switch (place) {
    case Place::elsewhere: return "";
    case Place::within: return "true";
    case Place::here: return "page";
    }
    return "";
}

web::Html name_of(const SiteNavigation& navigation)
{
    if (navigation.service_name.empty()) return {};
    const web::Html words = web::Html::text(navigation.service_name);
    if (!navigation.service_url)
        return span("govuk-service-navigation__service-name",
                    span("govuk-service-navigation__text", words));
    web::Attributes link = classed({"govuk-service-navigation__link"});
    link.set("href", *navigation.service_url);
    return span("govuk-service-navigation__service-name", web::element("a", link, words));
}

web::Html item_of(const SiteNavigation::Item& item)
{
    const bool is_active = item.place != Place::elsewhere;
    web::Html words = web::Html::text(item.text);
    // Bold as well, for readers who see our colours and borders as their own.
    if (is_active)
        words =
            web::element("strong", classed({"govuk-service-navigation__active-fallback"}), words);
    web::Attributes attributes =
        classed({item.href ? "govuk-service-navigation__link" : "govuk-service-navigation__text"});
    if (item.href) attributes.set("href", *item.href);
    set_if_any(attributes, "aria-current", current_word(item.place));
    return web::element("li",
                        classed({"govuk-service-navigation__item",
                                 is_active ? "govuk-service-navigation__item--active" : ""}),
                        item.href ? web::element("a", attributes, words)
                                  : web::element("span", attributes, words));
}

web::Html menu_button(const SiteNavigation& navigation)
{
    if (navigation.items.size() < 2) return {};
    web::Attributes attributes =
        classed({"govuk-service-navigation__toggle", "govuk-js-service-navigation-toggle"});
    attributes.set("type", "button").set("aria-controls", navigation.id);
    attributes.flag("hidden").set("aria-hidden", "true");
    return web::element("button", attributes, web::Html::raw("Menu"));
}

web::Html navigation_of(const SiteNavigation& navigation)
{
    if (navigation.items.empty()) return {};
    web::Html items;
    for (const SiteNavigation::Item& item : navigation.items) items += item_of(item);
    web::Attributes list = classed({"govuk-service-navigation__list"});
    list.set("id", navigation.id);
    web::Attributes attributes = classed({"govuk-service-navigation__wrapper"});
    attributes.set("aria-label", navigation.label);
    return web::element(
        "nav", attributes, menu_button(navigation) + web::element("ul", list, items));
}

}  // namespace

web::Html site_navigation(const SiteNavigation& navigation)
{
    const web::Html content = div({"govuk-width-container"},
                                  div({"govuk-service-navigation__container"},
                                      name_of(navigation) + navigation_of(navigation))
                                      + navigation.end);
    web::Attributes attributes = classed({"govuk-service-navigation"});
    attributes.set("data-module", "govuk-service-navigation");
    if (navigation.service_name.empty() && navigation.end.empty())
        return web::element("div", attributes, content);
    // More than a <nav> is in it then, so it is a landmark of its own.
    attributes.set("aria-label", "Service information");
    return web::element("section", attributes, content);
}

}  // namespace holdfast::desk
