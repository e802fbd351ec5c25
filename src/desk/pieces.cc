#include "desk/pieces.h"

#include "desk/components/details.h"
#include "desk/components/marks.h"

namespace holdfast::desk {

using web::Attributes;
using web::element;
using web::Html;

Html heading(unsigned level, std::string_view words)
{
    constexpr std::string_view sizes[] = {"govuk-heading-l", "govuk-heading-m", "govuk-heading-s"};
    return element(heading_tag(level), classed({sizes[level - 1]}), Html::text(words));
}

Html paragraph(std::string_view words)
{
    return paragraph(Html::text(words));
}

Html paragraph(const Html& content)
{
    return element("p", classed({"govuk-body"}), content);
}

Html link(const web::Url& to, std::string_view words)
{
    return element("a", classed({"govuk-link"}).set("href", to), Html::text(words));
}

Html prose(std::string_view words)
{
    return element("p", classed({"govuk-body", "desk-words"}), Html::text(words));
}

Html bullets(std::span<const Html> items)
{
    if (items.empty()) return {};
    Html list;
    for (const Html& item : items) list += element("li", {}, item);
    return element("ul", classed({"govuk-list", "govuk-list--bullet"}), list);
}

Html folded(std::string summary, Html content)
{
    Details fold;
    fold.summary = std::move(summary);
    fold.content = std::move(content);
    return div({"desk-printed-open"}, details(fold));
}

Html scrolling(std::string_view called, const Html& table)
{
    auto attributes = classed({"desk-scrolling"});
    attributes.set("role", "region").set("aria-label", called).set("tabindex", "0");
    return element("div", attributes, table);
}

Html hidden_input(std::string_view name, std::string_view value)
{
    return web::void_element(
        "input", Attributes{}.set("type", "hidden").set("name", name).set("value", value));
}

Html source_line(std::string_view words)
{
    return element("p", classed({"desk-story__source"}), Html::text(words));
}

std::string counted(std::size_t count, std::string_view one, std::string_view many)
{
    return std::to_string(count) + " " + std::string{count == 1 ? one : many};
}

}  // namespace holdfast::desk
