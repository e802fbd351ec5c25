#pragma once
#include "web/http_message.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

/// How Boost.Beast is set to read requests. Private to this room; slow to compile.
namespace holdfast::web {

using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
using Message = Parser::value_type;

void set_limits(Parser& parser, const Limits& limits);

/// Is it to an address that takes files?
[[nodiscard]] bool is_upload(const Message& message, const Limits& limits);

/// Once the header was read: sets the limit of this address for the body. The refusal is that what
/// was announced is longer.
[[nodiscard]] std::optional<Refusal> limit_body(Parser& parser, const Limits& limits);

/// Of what has been read of a message. nullopt: the connection ended, failed or was too slow, so
/// that there is nobody to answer.
[[nodiscard]] std::optional<Refusal> refusal_of(const boost::beast::error_code& error,
                                                const Message& message, const Limits& limits);

/// What is wrong with a header that Beast has read: what two programs could read in two ways
/// (RFC 9112, sections 3.2, 6.1 and 6.3), a method that HTTP does not know, or an expectation
/// other than "100-continue".
[[nodiscard]] std::optional<Refusal> refusal_of_header(const Message& message);

/// How many fields there are; asked after the header, and given to `request_of`.
[[nodiscard]] std::size_t count_fields(const Message& message);

/// The request of a whole message. Refused: a target that is refused, a form that cannot be read,
/// and trailers, which are fields beyond those of the header. Takes the body out of the message and
/// leaves the rest.
[[nodiscard]] Accepted<Request> request_of(Message&& message, std::size_t header_fields,
                                           const Limits& limits);

}  // namespace holdfast::web
