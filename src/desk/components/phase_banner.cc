#include "desk/components/phase_banner.h"

#include "desk/components/marks.h"
#include "desk/components/tag.h"

namespace holdfast::desk {

web::Html phase_banner(const PhaseBanner& banner)
{
    return div(
        {"govuk-phase-banner", "govuk-width-container"},
        web::element("p",
                     classed({"govuk-phase-banner__content"}),
                     tag({.text = banner.phase, .classes = "govuk-phase-banner__content__tag"})
                         + span("govuk-phase-banner__text", banner.content)));
}

}  // namespace holdfast::desk
