#include "desk/components/details.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

web::Html details(const Details& details)
{
    web::Attributes attributes = classed({"govuk-details"});
    set_if_any(attributes, "id", details.id);
    attributes.flag("open", details.is_open);
    return web::element(
        "details",
        attributes,
        web::element("summary",
                     classed({"govuk-details__summary"}),
                     span("govuk-details__summary-text", web::Html::text(details.summary)))
            + div({"govuk-details__text"}, details.content));
}

}  // namespace holdfast::desk
