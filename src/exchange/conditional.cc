#include "exchange/conditional.h"

#include "base/seal.h"

namespace holdfast::exchange {

namespace {

std::string etag_of(std::string_view body)
{
    const base::Digest digest = base::sha256(base::view_of(body));
    return '"' + base::hex(base::ByteView{digest}.first(16)) + '"';
}

/// A cache that changed the bytes calls them weak ("W/"); to ask whether they are still the same,
/// that makes no difference.
bool names(std::string_view if_none_match, std::string_view etag)
{
    while (!if_none_match.empty()) {
        const std::size_t end = std::min(if_none_match.find(','), if_none_match.size());
        std::string_view one = if_none_match.substr(0, end);
        if_none_match.remove_prefix(std::min(end + 1, if_none_match.size()));
        one.remove_prefix(std::min(one.find_first_not_of(" \t"), one.size()));
        one = one.substr(0, one.find_last_not_of(" \t") + 1);
        if (one.starts_with("W/")) one.remove_prefix(2);
        if (one == etag || one == "*") return true;
    }
    return false;
}

}  // namespace

web::Response answer_unless_known(const web::Request& request, const base::json::value& body)
{
    web::Response response = web::json_answer(body);
    const std::string etag = etag_of(response.body);
    if (names(request.header("if-none-match"), etag)) response = web::Response{304, {}, ""};
    response.headers.emplace_back("ETag", etag);
    return response;
}

}  // namespace holdfast::exchange
