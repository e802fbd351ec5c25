#include "web/response.h"

#include <algorithm>
#include <cassert>

namespace holdfast::web {

namespace {

Response typed(std::string_view content_type, std::string_view body, int status)
{
    Response response;
    response.status = status;
    response.headers.emplace_back("Content-Type", content_type);
    response.body = body;
    return response;
}

bool is_made_of(std::string_view text, std::string_view marks)
{
    return std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || marks.contains(c);
    });
}

}  // namespace

Response page(const Html& html, int status)
{
    return typed("text/html; charset=utf-8", html.markup(), status);
}

Response see_other(const Url& url)
{
    Response response;
    response.status = 303;
    response.headers.emplace_back("Location", url.text());
    return response;
}

Response json_answer(const base::json::value& value, int status)
{
    return typed("application/json", base::json::serialize(value), status);
}

Response asset(std::string_view content_type, std::string_view bytes)
{
    Response response = typed(content_type, bytes, 200);
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    return response;
}

Response plain(std::string_view text, int status)
{
    return typed("text/plain; charset=utf-8", text, status);
}

void set_cookie(Response& response, const Cookie& cookie)
{
    assert(!cookie.name.empty() && is_made_of(cookie.name, "-_"));
    assert(is_made_of(cookie.value, "-_.~"));
    std::string line = cookie.name + "=" + cookie.value + "; Path=/; HttpOnly; SameSite=Strict";
    if (cookie.secure) line += "; Secure";
    if (cookie.value.empty()) line += "; Max-Age=0";
    response.headers.emplace_back("Set-Cookie", std::move(line));
}

}  // namespace holdfast::web
