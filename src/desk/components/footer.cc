#include "desk/components/footer.h"

#include "desk/components/marks.h"

namespace holdfast::desk {

web::Html footer(const Footer& footer)
{
    web::Html links;
    for (const Footer::Link& link : footer.links) {
        web::Attributes attributes = classed({"govuk-link"});
        attributes.set("href", link.href);
        links += web::element("li",
                              classed({"desk-footer__link"}),
                              web::element("a", attributes, web::Html::text(link.text)));
    }
    web::Html content;
    if (!links.empty()) content += web::element("ul", classed({"desk-footer__links"}), links);
    if (!footer.words.empty())
        content +=
            web::element("p", classed({"desk-footer__words"}), web::Html::text(footer.words));
    return web::element(
        "footer", classed({"desk-footer"}), div({"govuk-width-container"}, content));
}

}  // namespace holdfast::desk
