#include "desk/components/breadcrumbs.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

namespace {

web::Html item_of(const Breadcrumbs::Item& item)
{
    web::Attributes attributes = classed({"govuk-breadcrumbs__list-item"});
    const web::Html words = web::Html::text(item.text);
    if (!item.href) {
        attributes.set("aria-current", "page");
        return web::element("li", attributes, words);
    }
    web::Attributes link = classed({"govuk-breadcrumbs__link"});
    link.set("href", *item.href);
    return web::element("li", attributes, web::element("a", link, words));
}

}  // namespace

web::Html breadcrumbs(const Breadcrumbs& breadcrumbs)
{
    web::Html items;
    for (const Breadcrumbs::Item& item : breadcrumbs.items) items += item_of(item);
    web::Attributes attributes =
        classed({"govuk-breadcrumbs",
                 breadcrumbs.classes,
                 breadcrumbs.collapse_on_mobile ? "govuk-breadcrumbs--collapse-on-mobile" : ""});
    attributes.set("aria-label", breadcrumbs.label);
    return web::element(
        "nav", attributes, web::element("ol", classed({"govuk-breadcrumbs__list"}), items));
}

}  // namespace holdfast::desk
