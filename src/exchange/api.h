#pragma once
#include "casework/authority.h"
#include "web/router.h"

/// The API for other systems: REST with JSON, under /api/v1. docs/api.md is its manual.
namespace holdfast::exchange {

/// Adds every operation of the API to the router. The token that comes with a request decides which
/// of the authorities is asked. What `authorities` points to outlives the router; the handlers are
/// safe to call from several threads.
void add_api(web::Router& router, casework::Authorities authorities);

/// Is this an address of the API, whether or not anything answers there?
[[nodiscard]] bool is_of_api(std::string_view path);

/// For `Router::otherwise`: problem details for an address of the API at which nothing is found
/// (404) or which does not answer that method (405).
[[nodiscard]] web::Response answer_missing(const web::Request& request, int status);

}  // namespace holdfast::exchange
