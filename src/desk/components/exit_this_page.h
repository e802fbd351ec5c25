#pragma once
#include "web/html.h"

namespace holdfast::desk {

/// A way out of a page that somebody at home must not see. GOV.UK Frontend: exit this page. It
/// leads to a harmless site of others, whose address stands in our source.
struct ExitThisPage {
    web::Literal leave_to = "https://www.bbc.co.uk/weather";
};

[[nodiscard]] web::Html exit_this_page(const ExitThisPage& exit);

}  // namespace holdfast::desk
