#include "web/http_message.h"

#include "web/http_parser.h"
#include "web/percent.h"

#include <boost/asio/buffer.hpp>

namespace holdfast::web {

namespace {

constexpr std::size_t longest_target = 4'096;

std::unexpected<Refusal> bad_address()
{
    return std::unexpected(
        Refusal{400, "This address cannot be read. Check it, or start from the first page."});
}

bool has_escaped_slash(std::string_view path)
{
    return path.contains("%2F") || path.contains("%2f");
}

/// Gives the parser what it has not had yet. False: it wants more than there is.
Accepted<bool> feed(Parser& parser, std::string_view& bytes, const Limits& limits)
{
    if (bytes.empty()) return false;  // Of nothing, Beast says nothing.
    boost::beast::error_code error;
    const std::size_t used = parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
    bytes.remove_prefix(used);
    if (error == boost::beast::http::error::need_more) return false;
    if (error) return std::unexpected(*refusal_of(error, parser.get(), limits));
    return true;
}

}  // namespace

Response refusal_page(const Refusal& refusal, std::string_view request_id)
{
    const Html title = Html::text("Something went wrong");
    const Html head = void_element("meta", Attributes{}.set("charset", "utf-8"))
                    + void_element("meta",
                                   Attributes{}
                                       .set("name", "viewport")
                                       .set("content", "width=device-width, initial-scale=1"))
                    + element("title", {}, title);
    const Html number = element("strong", {}, Html::text(request_id));
    const Html body =
        element("h1", {}, title) + element("p", {}, Html::text(refusal.sentence))
        + element("p",
                  {},
                  Html::text("If this happens again, tell those who look after this system the "
                             "number ")
                      + number + Html::text("."));
    const Html whole =
        element("html",
                Attributes{}.set("lang", "en"),
                element("head", {}, head) + element("body", {}, element("main", {}, body)));
    return page(Html::raw("<!doctype html>") + whole, refusal.status);
}

Accepted<Target> parse_target(std::string_view target)
{
    if (target.size() > longest_target)
        return std::unexpected(
            Refusal{414, "This address is too long. Start from the first page."});
    if (!target.starts_with('/')) return bad_address();
    const std::size_t mark = target.find('?');
    const std::string_view raw_path = target.substr(0, mark);
    if (has_escaped_slash(raw_path)) return bad_address();
    auto path = percent_decoded(raw_path, Plus::is_plus);
    if (!path) return bad_address();
    Target read{std::move(*path), {}};
    if (mark == std::string_view::npos) return read;
    auto query = parse_form(target.substr(mark + 1));
    if (!query) return bad_address();
    read.query = std::move(*query);
    return read;
}

Accepted<std::optional<Request>> read_request(std::string_view bytes, const Limits& limits)
{
    Parser parser;
    set_limits(parser, limits);
    while (!parser.is_header_done()) {
        const auto more = feed(parser, bytes, limits);
        if (!more) return std::unexpected(more.error());
        if (!*more && !parser.is_header_done()) return std::nullopt;
    }
    if (auto refusal = refusal_of_header(parser.get())) return std::unexpected(*refusal);
    if (auto refusal = limit_body(parser, limits)) return std::unexpected(*refusal);
    const std::size_t fields = count_fields(parser.get());
    parser.eager(true);
    while (!parser.is_done()) {
        const auto more = feed(parser, bytes, limits);
        if (!more) return std::unexpected(more.error());
        if (!*more) return std::nullopt;
    }
    auto request = request_of(parser.release(), fields, limits);
    if (!request) return std::unexpected(request.error());
    return std::move(*request);
}

}  // namespace holdfast::web
