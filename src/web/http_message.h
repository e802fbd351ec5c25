#pragma once
#include "web/transport.h"

#include <expected>
#include <optional>

/// From the bytes of a request to a Request, or to why it is refused. Private to this room: the
/// transport reads with it, and so do tests and fuzz programs, without a socket.
namespace holdfast::web {

/// A request that no handler sees: the status of its answer, and a sentence for a person.
struct Refusal {
    int status;
    std::string sentence;
    friend bool operator==(const Refusal&, const Refusal&) = default;
};

template <class T>
using Accepted = std::expected<T, Refusal>;

/// A plain page that says the sentence and the request's id, and nothing of the request.
[[nodiscard]] Response refusal_page(const Refusal& refusal, std::string_view request_id);

struct Target {
    std::string path;
    Fields query;
};

/// Reads what a request line asks for: "/families/x?from=2026-03-02", at most 4,096 bytes. Refused
/// with 414 when longer, else with 400: what does not start with '/' (addresses in full and "*" are
/// for proxies), a broken escape, a zero byte, what is no UTF-8, and "%2F" in the path, which
/// others may take for '/'.
[[nodiscard]] Accepted<Target> parse_target(std::string_view target);

/// Reads the first request in these bytes, as the transport does, but for its id, its nonce and
/// where it came from. nullopt: it is not whole yet.
[[nodiscard]] Accepted<std::optional<Request>> read_request(std::string_view bytes,
                                                            const Limits& limits);

}  // namespace holdfast::web
