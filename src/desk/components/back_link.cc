#include "desk/components/back_link.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

web::Html back_link(const BackLink& link)
{
    web::Attributes attributes = classed({"govuk-back-link"});
    attributes.set("href", link.href);
    return web::element("a", attributes, web::Html::text(link.text));
}

}  // namespace holdfast::desk
