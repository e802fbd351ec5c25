#include "desk/components/inset_text.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

web::Html inset_text(const InsetText& inset)
{
    web::Attributes attributes = classed({"govuk-inset-text"});
    set_if_any(attributes, "id", inset.id);
    return web::element("div", attributes, inset.content);
}

}  // namespace holdfast::desk
