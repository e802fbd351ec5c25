#include "desk/components/marks.h"

#include <array>
#include <cassert>

namespace holdfast::desk {

std::string classes_of(std::initializer_list<std::string_view> names)
{
    std::string joined;
    for (const std::string_view name : names) {
        if (name.empty()) continue;
        if (!joined.empty()) joined += ' ';
        joined += name;
    }
    return joined;
}

web::Attributes classed(std::initializer_list<std::string_view> names)
{
    web::Attributes attributes;
    attributes.set("class", classes_of(names));
    return attributes;
}

web::Html div(std::initializer_list<std::string_view> classes, const web::Html& content)
{
    return web::element("div", classed(classes), content);
}

web::Html span(std::string_view classes, const web::Html& content)
{
    return web::element("span", classed({classes}), content);
}

void set_if_any(web::Attributes& attributes, web::AttributeName name, std::string_view value)
{
    if (!value.empty()) attributes.set(name, value);
}

web::Html link_to_id(std::string_view id, web::Literal more, const web::Html& content)
{
    return web::Html::raw("<a href=\"#") + web::Html::text(id) + web::Html::raw("\"")
         + web::Html::raw(more) + web::Html::raw(">") + content + web::Html::raw("</a>");
}

web::Literal heading_tag(unsigned level)
{
    static constexpr std::array<web::Literal, 6> tags{"h1", "h2", "h3", "h4", "h5", "h6"};
    assert(level >= 1 && level <= tags.size());
    return tags[level - 1];
}

}  // namespace holdfast::desk
