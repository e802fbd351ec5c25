#pragma once
#include "web/request.h"
#include "web/response.h"

/// Smaller answers (RFC 1952, RFC 9110 section 12.5.3). Private to this room.
namespace holdfast::web {

/// Whether an Accept-Encoding takes gzip: named, or by "*", and not with "q=0".
[[nodiscard]] bool takes_gzip(std::string_view accept_encoding);

/// Compresses the body of an answer that is text, longer than 1,000 bytes and not encoded yet, when
/// the request takes it. Not where a stranger could measure a secret beside text of theirs: a
/// cookie of this site is never sent with a request from another, so an answer that a stranger
/// causes is nobody's.
void compress(const Request& request, Response& response);

}  // namespace holdfast::web
