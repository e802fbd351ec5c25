#include "desk/components/error_summary.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

namespace {

web::Html line_of(const ErrorSummary::Error& error)
{
    web::Html words = web::Html::text(error.text);
    if (!error.field_id.empty()) words = link_to_id(error.field_id, "", words);
    return web::element("li", {}, words);
}

}  // namespace

web::Html error_summary(const ErrorSummary& summary)
{
    web::Html body;
    if (!summary.description.empty())
        body += web::element("p", {}, web::Html::text(summary.description));
    web::Html lines;
    for (const ErrorSummary::Error& error : summary.errors) lines += line_of(error);
    if (!lines.empty())
        body += web::element("ul", classed({"govuk-list", "govuk-error-summary__list"}), lines);

    web::Attributes attributes = classed({"govuk-error-summary"});
    attributes.set("data-module", "govuk-error-summary");
    // The alert is a child of what receives the focus: else a screen reader may drop one of them.
    return web::element("div",
                        attributes,
                        web::element("div",
                                     web::Attributes{}.set("role", "alert"),
                                     web::element("h2",
                                                  classed({"govuk-error-summary__title"}),
                                                  web::Html::text(summary.title))
                                         + div({"govuk-error-summary__body"}, body)));
}

}  // namespace holdfast::desk
