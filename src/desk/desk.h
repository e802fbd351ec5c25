#pragma once
#include "desk/reader.h"

/// The pages that people use, rendered on the server.
namespace holdfast::desk {

/// Adds every page and the assets. What `site` names outlives the router.
void add_pages(web::Router& router, const Site& site);

/// Is it the path of a page that takes files by POST? For web::Limits.
[[nodiscard]] bool takes_files(std::string_view path);

}  // namespace holdfast::desk
