#pragma once
#include "exchange/call.h"

/// Documents over the API: their bytes travel in base 64 within JSON, so that a document of 8 MB is
/// the largest that fits.
namespace holdfast::exchange {

/// Attaches a document with its content, all or nothing. Refused as in writing.h; also invalid or
/// missing at /content and at /record.
[[nodiscard]] Or<web::Response> attach_document(const Call& call);

/// A document's content, as it was sent. Refused as in reading.h: not_found alike for one that is
/// not there and for one that the caller may not read.
[[nodiscard]] Or<web::Response> answer_document(const Call& call);

/// Is it the address to which documents are sent, whose bodies may be large?
[[nodiscard]] bool takes_documents(std::string_view path);

}  // namespace holdfast::exchange
