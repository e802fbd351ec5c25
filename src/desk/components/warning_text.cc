#include "desk/components/warning_text.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

web::Html warning_text(const WarningText& warning)
{
    web::Attributes icon = classed({"govuk-warning-text__icon"});
    icon.set("aria-hidden", "true");
    return div({"govuk-warning-text"},
               web::element("span", icon, web::Html::raw("!"))
                   + web::element("strong",
                                  classed({"govuk-warning-text__text"}),
                                  span("govuk-visually-hidden", web::Html::text(warning.spoken))
                                      + web::Html::raw(" ") + warning.content));
}

}  // namespace holdfast::desk
