#pragma once
#include "desk/reader.h"

/// The pages that people use, rendered on the server.
namespace holdfast::desk {

/// Adds every page and the assets. What `site` names outlives the router.
void add_pages(web::Router& router, const Site& site);

}  // namespace holdfast::desk
