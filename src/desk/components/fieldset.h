#pragma once
#include "web/html.h"

#include <string>

namespace holdfast::desk {

/// What a group of controls is called.
struct Legend {
    std::string text;
    std::string classes{};         // Its size: "govuk-fieldset__legend--m".
    bool is_page_heading = false;  // It is the page's one h1 as well.
};

/// Controls that belong together. GOV.UK Frontend: fieldset.
struct Fieldset {
    Legend legend;  // Without text none is written.
    web::Html content;
    std::string described_by{};  // Ids of hints and errors; "": none.
    std::string role{};          // "group" around several text boxes; "": none.
    std::string classes{};
};

[[nodiscard]] web::Html fieldset(const Fieldset& fieldset);

}  // namespace holdfast::desk
