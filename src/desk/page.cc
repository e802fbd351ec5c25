#include "desk/page.h"

#include "desk/assets.h"
#include "desk/components/generic_header.h"
#include "desk/components/marks.h"
#include "desk/components/skip_link.h"

namespace holdfast::desk {

namespace {

web::Html link_to(std::string_view relation, const web::Url& url, web::Attributes more)
{
    more.set("rel", relation).set("href", url);
    return web::void_element("link", more);
}

web::Html head_of(const Page& page)
{
    web::Html head = web::void_element("meta", web::Attributes{}.set("charset", "utf-8"));
    const std::string title = (page.errors.empty() ? "" : "Error: ") + page.title + " – Holdfast";
    head += web::element("title", {}, web::Html::text(title));
    head += web::void_element("meta",
                              web::Attributes{}
                                  .set("name", "viewport")
                                  .set("content", "width=device-width, initial-scale=1"));
    head += link_to("stylesheet", stylesheet(), web::Attributes{}.set("nonce", page.nonce));
    head += link_to("icon", favicon(), web::Attributes{}.set("type", "image/svg+xml"));
    web::Attributes module;
    module.set("type", "module").set("src", script()).set("nonce", page.nonce);
    return head + web::element("script", module, {});
}

/// Tells the style sheet, before anything is shown, that the script will run: what it unfolds may
/// be folded then. The two classes are GOV.UK Frontend's.
web::Html script_runs(const Page& page)
{
    return web::element(
        "script",
        web::Attributes{}.set("nonce", page.nonce),
        web::Html::raw(
            "if (\"noModule\" in HTMLScriptElement.prototype) "
            "document.body.classList.add(\"js-enabled\", \"govuk-frontend-supported\");"));
}

web::Html demonstration_of(const Page& page)
{
    if (page.demonstration.empty()) return {};
    return div({"desk-demonstration"},
               div({"govuk-width-container"},
                   web::element("p",
                                classed({"desk-demonstration__words"}),
                                web::Html::text(page.demonstration))));
}

web::Html header_of(const Page& page)
{
    GenericHeader header;
    header.logo = web::Html::text(page.authority);
    web::Html content = generic_header(header) + site_navigation(page.navigation);
    content += demonstration_of(page);
    if (page.phase) content += phase_banner(*page.phase);
    return web::element("header", classed({"govuk-template__header"}), content);
}

web::Html way_back_of(const Page& page)
{
    if (const auto* trail = std::get_if<Breadcrumbs>(&page.way_back)) return breadcrumbs(*trail);
    if (const auto* link = std::get_if<BackLink>(&page.way_back)) return back_link(*link);
    return {};
}

web::Html family_of(const Page& page)
{
    if (page.family.empty()) return {};
    web::Attributes attributes = classed({"desk-family"});
    attributes.set("aria-label", "This family");
    return web::element("section", attributes, page.family);
}

web::Html main_of(const Page& page)
{
    web::Attributes attributes = classed({"govuk-main-wrapper"});
    attributes.set("id", "main-content");
    web::Html content;
    if (!page.errors.empty()) {
        ErrorSummary summary;
        summary.errors = page.errors;
        content += div({"desk-two-thirds"}, error_summary(summary));
    }
    return web::element("main", attributes, content + page.content);
}

/// Hidden until the script shows it; without script the server alone ends the session.
web::Html session_of(const Page& page)
{
    if (!page.session) return {};
    web::Attributes attributes = classed({"desk-session"});
    attributes.set("aria-label", "Your session");
    attributes.set("data-session-seconds", std::to_string(page.session->after.count()));
    attributes.set("data-session-stay", page.session->stay.text());
    attributes.flag("hidden");
    web::Attributes words = classed({"desk-session__words"});
    words.set("role", "alert");
    web::Attributes stay = classed({"govuk-button", "govuk-button--secondary"});
    stay.set("type", "button");
    return web::element("section",
                        attributes,
                        div({"govuk-width-container"},
                            web::element("p", words, {})
                                + web::element("button", stay, web::Html::raw("Stay signed in"))));
}

}  // namespace

web::Html page(const Page& page)
{
    const web::Html body =
        script_runs(page) + skip_link({}) + header_of(page)
        + div({"govuk-width-container"}, way_back_of(page) + family_of(page) + main_of(page))
        + session_of(page) + footer(page.footer);
    return web::Html::raw("<!DOCTYPE html>\n")
         + web::element("html",
                        web::Attributes{}.set("lang", "en-GB").set("class", "govuk-template"),
                        web::element("head", {}, head_of(page))
                            + web::element("body", classed({"govuk-template__body"}), body));
}

}  // namespace holdfast::desk
