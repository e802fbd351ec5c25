#pragma once
#include "web/html.h"

#include <initializer_list>
#include <string>
#include <string_view>

/// Small pieces of markup that the components share. Private to them.
namespace holdfast::desk {

/// Names of classes, joined by a space; those that are "" are left out.
[[nodiscard]] std::string classes_of(std::initializer_list<std::string_view> names);
/// Attributes that begin with these classes.
[[nodiscard]] web::Attributes classed(std::initializer_list<std::string_view> names);
[[nodiscard]] web::Html div(std::initializer_list<std::string_view> classes,
                            const web::Html& content);
[[nodiscard]] web::Html span(std::string_view classes, const web::Html& content);
/// Sets an attribute that is left out when its value is "".
void set_if_any(web::Attributes& attributes, web::AttributeName name, std::string_view value);
/// A link to the element of this page that has the id. `more` are further attributes of our own,
/// each behind a space: " class=\"x\"". No web::Url, because that leads to another page.
[[nodiscard]] web::Html link_to_id(std::string_view id, web::Literal more,
                                   const web::Html& content);
/// "h1" to "h6" (asserted).
[[nodiscard]] web::Literal heading_tag(unsigned level);

}  // namespace holdfast::desk
