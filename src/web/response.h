#pragma once
#include "base/json.h"
#include "web/html.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::web {

/// An answer, whole. The headers that every answer carries (security, caching) are added by
/// `with_security_headers`, which the transport calls, so that no page can forget them.
struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

/// A page: text/html in UTF-8. The markup is the whole document, with its "<!doctype html>".
[[nodiscard]] Response page(const Html& html, int status = 200);
/// "See other" (303): after something was done, the browser asks for the page that shows it.
[[nodiscard]] Response see_other(const Url& url);
/// application/json. Every number in it is finite (asserted).
[[nodiscard]] Response json_answer(const base::json::value& value, int status = 200);
/// A file of ours whose address changes with its content, so that it may be kept for ever.
[[nodiscard]] Response asset(std::string_view content_type, std::string_view bytes);
/// text/plain; for probes of health.
[[nodiscard]] Response plain(std::string_view text, int status = 200);

/// A cookie of this site only: HttpOnly, SameSite=Strict, Path=/, and gone when the browser ends.
/// `secure` adds Secure; browsers also take "__Host-" names only then. `value` "" ends it. The name
/// is letters, digits, '-' and '_', the value those and ".~" (asserted), so that neither can hold
/// more than itself.
struct Cookie {
    std::string name;
    std::string value;
    bool secure = true;
};
void set_cookie(Response& response, const Cookie& cookie);

/// How people reach the site: TLS is ended by the proxy in front.
enum class Reached { over_tls, in_the_clear };

/// Adds what every answer carries: content security policy with this nonce, no sniffing, no
/// referrer, no framing, no caching (but for assets, which say so themselves), and the rest of
/// docs/rooms/web.md. Headers that are already there stay.
void with_security_headers(Response& response, std::string_view nonce, Reached reached);

}  // namespace holdfast::web
