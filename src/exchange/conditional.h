#pragma once
#include "web/request.h"
#include "web/response.h"

namespace holdfast::exchange {

/// 200 with these bytes' own strong ETag, or 304 without a body when If-None-Match names it
/// (RFC 9110, sections 8.8.3 and 13.1.2). So what differs with each asking, such as the token of
/// what was read, goes into a header and not into the body.
[[nodiscard]] web::Response answer_unless_known(const web::Request& request,
                                                const base::json::value& body);

}  // namespace holdfast::exchange
