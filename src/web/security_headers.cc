#include "base/ascii.h"
#include "web/response.h"

// What the headers mean: Content Security Policy Level 3, Referrer Policy and Permissions Policy
// (W3C), cross-origin policies (the HTML and Fetch standards of WHATWG), RFC 6797 and RFC 9111.

namespace holdfast::web {

namespace {

// Features that a case system has no use for, and a script that got in would have. Credentials and
// the clipboard stay: signing in and copying a reference need them.
constexpr std::string_view no_features =
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), "
    "geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), picture-in-picture=(), screen-wake-lock=(), serial=(), "
    "usb=(), xr-spatial-tracking=()";

// Two years. Not `preload`, which is asked for a whole domain and is not this site's to ask.
constexpr std::string_view tls_only = "max-age=63072000; includeSubDomains";

std::string content_policy(std::string_view nonce)
{
    const std::string own = "'nonce-" + std::string{nonce} + "'";
    return "default-src 'none'; script-src " + own + "; style-src " + own
         + "; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; "
           "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; worker-src 'self'; "
           "manifest-src 'self'";
}

void add_missing(Response& response, std::string_view name, std::string_view value)
{
    for (const auto& header : response.headers)
        if (base::is_same_word(header.first, name)) return;
    response.headers.emplace_back(name, value);
}

}  // namespace

void with_security_headers(Response& response, std::string_view nonce, Reached reached)
{
    add_missing(response, "Content-Security-Policy", content_policy(nonce));
    add_missing(response, "X-Content-Type-Options", "nosniff");
    add_missing(response, "Referrer-Policy", "no-referrer");
    add_missing(response, "Cross-Origin-Opener-Policy", "same-origin");
    add_missing(response, "Cross-Origin-Resource-Policy", "same-origin");
    add_missing(response, "Permissions-Policy", no_features);
    add_missing(response, "Cache-Control", "no-store");
    if (reached == Reached::over_tls) add_missing(response, "Strict-Transport-Security", tls_only);
}

}  // namespace holdfast::web
