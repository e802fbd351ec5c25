#include "desk/components/tabs.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

web::Html tabs(const Tabs& tabs)
{
    web::Html list;
    web::Html panels;
    for (const Tabs::Tab& tab : tabs.tabs) {
        const bool is_first = list.empty();
        list += web::element(
            "li",
            classed({"govuk-tabs__list-item", is_first ? "govuk-tabs__list-item--selected" : ""}),
            link_to_id(tab.id, R"( class="govuk-tabs__tab")", web::Html::text(tab.label)));
        web::Attributes panel =
            classed({"govuk-tabs__panel", is_first ? "" : "govuk-tabs__panel--hidden"});
        panel.set("id", tab.id);
        panels += web::element("div", panel, tab.panel);
    }
    web::Html content =
        web::element("h2", classed({"govuk-tabs__title"}), web::Html::text(tabs.title));
    if (!list.empty()) content += web::element("ul", classed({"govuk-tabs__list"}), list) + panels;

    web::Attributes attributes = classed({"govuk-tabs"});
    set_if_any(attributes, "id", tabs.id);
    attributes.set("data-module", "govuk-tabs");
    return web::element("div", attributes, content);
}

}  // namespace holdfast::desk
