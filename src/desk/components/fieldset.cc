#include "desk/components/fieldset.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

namespace {

web::Html legend_of(const Legend& legend)
{
    if (legend.text.empty()) return {};
    web::Html words = web::Html::text(legend.text);
    if (legend.is_page_heading)
        words = web::element("h1", classed({"govuk-fieldset__heading"}), words);
    return web::element("legend", classed({"govuk-fieldset__legend", legend.classes}), words);
}

}  // namespace

web::Html fieldset(const Fieldset& fieldset)
{
    web::Attributes attributes = classed({"govuk-fieldset", fieldset.classes});
    set_if_any(attributes, "role", fieldset.role);
    set_if_any(attributes, "aria-describedby", fieldset.described_by);
    return web::element("fieldset", attributes, legend_of(fieldset.legend) + fieldset.content);
}

}  // namespace holdfast::desk
