#include "desk/components/exit_this_page.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

web::Html exit_this_page(const ExitThisPage& exit)
{
    // An address of another site is no web::Url; it comes from our source alone.
    const web::Html link =
        web::Html::raw(R"(<a href=")") + web::Html::raw(exit.leave_to)
        + web::Html::raw(R"(" role="button" draggable="false" data-module="govuk-button" )"
                         R"(class="govuk-button govuk-button--warning )"
                         R"(govuk-exit-this-page__button govuk-js-exit-this-page-button" )"
                         R"(rel="nofollow noreferrer">)")
        + span("govuk-visually-hidden", web::Html::raw("Emergency"))
        + web::Html::raw(" Exit this page</a>");
    web::Attributes attributes = classed({"govuk-exit-this-page"});
    attributes.set("data-module", "govuk-exit-this-page");
    return web::element("div", attributes, link);
}

}  // namespace holdfast::desk
