#include "desk/components/skip_link.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

web::Html skip_link(const SkipLink& link)
{
    return link_to_id(link.target_id,
                      R"( class="govuk-skip-link" data-module="govuk-skip-link")",
                      web::Html::text(link.text));
}

}  // namespace holdfast::desk
