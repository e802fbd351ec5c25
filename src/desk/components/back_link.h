#pragma once
#include "web/html.h"

#include <string>

namespace holdfast::desk {

/// The way back from a page of a journey. GOV.UK Frontend: back link.
struct BackLink {
    web::Url href;
    std::string text = "Back";
};

[[nodiscard]] web::Html back_link(const BackLink& link);

}  // namespace holdfast::desk
