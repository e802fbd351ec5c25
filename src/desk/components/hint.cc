#include "desk/components/hint.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

web::Html hint(const Hint& hint)
{
    web::Attributes attributes = classed({"govuk-hint", hint.classes});
    set_if_any(attributes, "id", hint.id);
    return web::element("div", attributes, web::Html::text(hint.text));
}

}  // namespace holdfast::desk
