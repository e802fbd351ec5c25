#pragma once
#include "web/html.h"

#include <string>

namespace holdfast::desk {

/// That a service is still being tried. GOV.UK Frontend: phase banner.
struct PhaseBanner {
    std::string phase;  // "Alpha".
    web::Html content;
};

[[nodiscard]] web::Html phase_banner(const PhaseBanner& banner);

}  // namespace holdfast::desk
