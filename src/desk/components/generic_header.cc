#include "desk/components/generic_header.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

web::Html generic_header(const GenericHeader& header)
{
    web::Attributes link = classed({"govuk-generic-header__homepage-link"});
    link.set("href", header.home);
    const std::string_view width =
        header.full_width ? "govuk-generic-header__container--full-width" : "govuk-width-container";
    return div({"govuk-generic-header"},
               div({"govuk-generic-header__container", width},
                   div({"govuk-generic-header__logo"}, web::element("a", link, header.logo))));
}

}  // namespace holdfast::desk
