#pragma once
#include "desk/reader.h"

/// The pages about the authority as a whole. Private to this room.
namespace holdfast::desk {

/// The page on which a record of this type, by its key, is written about the authority.
[[nodiscard]] web::Url authority_write_url(std::string_view type);

/// The pages on which such a record is written.
void add_authority_writing(web::Router& router, const Site& site);

}  // namespace holdfast::desk
