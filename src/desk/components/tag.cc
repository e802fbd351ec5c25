#include "desk/components/tag.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

web::Html tag(const Tag& tag)
{
    return web::element("strong", classed({"govuk-tag", tag.classes}), web::Html::text(tag.text));
}

}  // namespace holdfast::desk
