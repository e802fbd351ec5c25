#pragma once
#include "web/url.h"

#include <span>
#include <string_view>

namespace holdfast::desk {

/// A file that pages need, held in the program. Its path changes with its content, so that a
/// browser may keep it for ever.
struct Asset {
    std::string_view path;          // "/assets/holdfast-0123456789abcdef.css".
    std::string_view content_type;  // "text/css; charset=utf-8".
    std::string_view bytes;
};

/// All of them. They stay for as long as the program runs; safe to call from several threads.
[[nodiscard]] std::span<const Asset> assets();

[[nodiscard]] const web::Url& stylesheet();
[[nodiscard]] const web::Url& script();
[[nodiscard]] const web::Url& favicon();

}  // namespace holdfast::desk
