#include "desk/components/error_message.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

web::Html error_message(const ErrorMessage& error)
{
    web::Attributes attributes = classed({"govuk-error-message"});
    set_if_any(attributes, "id", error.id);
    return web::element("p",
                        attributes,
                        span("govuk-visually-hidden", web::Html::raw("Error:"))
                            + web::Html::raw(" ") + web::Html::text(error.text));
}

}  // namespace holdfast::desk
