#pragma once
#include "base/date.h"
#include "web/html.h"

#include <span>
#include <string_view>

/// Small pieces of pages that are no component of the design system.
namespace holdfast::desk {

[[nodiscard]] web::Html heading(unsigned level, std::string_view words);  // 1 to 3.
[[nodiscard]] web::Html paragraph(std::string_view words);
[[nodiscard]] web::Html paragraph(const web::Html& content);
[[nodiscard]] web::Html link(const web::Url& to, std::string_view words);
/// Words that somebody wrote, with their lines.
[[nodiscard]] web::Html prose(std::string_view words);
/// A list with bullets; nothing when it is empty.
[[nodiscard]] web::Html bullets(std::span<const web::Html> items);
/// Folded away behind these words on a screen, and open on paper.
[[nodiscard]] web::Html folded(std::string summary, web::Html content);
/// A table that scrolls by itself where the screen is too narrow, so that the page does not.
[[nodiscard]] web::Html scrolling(std::string_view called, const web::Html& table);
[[nodiscard]] web::Html hidden_input(std::string_view name, std::string_view value);
/// Secondary words under something: who wrote it, and when.
[[nodiscard]] web::Html source_line(std::string_view words);
/// `count` and the thing, with an s where there are not one: "1 family", "2 families" is said by
/// giving both forms.
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace holdfast::desk
