#include "desk/components/label.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

web::Html label(const Label& label)
{
    if (label.text.empty()) return {};
    web::Attributes attributes = classed({"govuk-label", label.classes});
    set_if_any(attributes, "for", label.for_id);
    const web::Html plain = web::element("label", attributes, web::Html::text(label.text));
    if (!label.is_page_heading) return plain;
    return web::element("h1", classed({"govuk-label-wrapper"}), plain);
}

}  // namespace holdfast::desk
