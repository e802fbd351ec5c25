#pragma once
#include "web/html.h"

namespace holdfast::desk {

/// The authority's name or mark above every page. GOV.UK Frontend: generic header, which is for
/// services that are not on GOV.UK.
struct GenericHeader {
    web::Html logo;  // Words, or an <svg> with a title.
    web::Url home = web::Url::to("/");
    bool full_width = false;
};

[[nodiscard]] web::Html generic_header(const GenericHeader& header);

}  // namespace holdfast::desk
