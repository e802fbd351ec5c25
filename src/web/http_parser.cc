#include "web/http_parser.h"

#include "base/ascii.h"
#include "web/multipart.h"

#include <algorithm>
#include <charconv>

namespace holdfast::web {

namespace http = boost::beast::http;

namespace {

Refusal unreadable()
{
    return {400,
            "The browser's request could not be read, so nothing was done. Go back and try again."};
}

/// "11 MB", as a browser's own list of files counts it, and never more than is taken.
std::string size_words(std::size_t bytes)
{
    constexpr std::size_t thousand = 1'000;
    if (bytes >= thousand * thousand) return std::to_string(bytes / thousand / thousand) + " MB";
    if (bytes >= thousand) return std::to_string(bytes / thousand) + " KB";
    return std::to_string(bytes) + " bytes";
}

Refusal too_large(std::size_t most)
{
    return {413,
            "What was sent is larger than " + size_words(most)
                + ", which is the most at once, so nothing was kept. Go back, where what you typed "
                  "may still stand, and send less."};
}

/// "text/html" of "Text/HTML; charset=utf-8".
std::string media_type(std::string_view content_type)
{
    std::string_view type = content_type.substr(0, content_type.find(';'));
    while (type.ends_with(' ') || type.ends_with('\t')) type.remove_suffix(1);
    return base::lowered(type);
}

Method method_of(http::verb verb)
{
    if (verb == http::verb::get) return Method::get;
    if (verb == http::verb::head) return Method::head;
    if (verb == http::verb::post) return Method::post;
    return Method::other;
}

std::string_view view_of(boost::beast::string_view text)
{
    return {text.data(), text.size()};
}

/// A length given twice, or two ways of saying where the body ends.
bool has_doubtful_length(const Message& message)
{
    if (message.count(http::field::content_length) > 1) return true;
    return view_of(message[http::field::content_length]).contains(',')
        || (message.count(http::field::content_length) > 0
            && message.count(http::field::transfer_encoding) > 0);
}

}  // namespace

void set_limits(Parser& parser, const Limits& limits)
{
    parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes));
    // Which limit holds is known when the address is; nothing of the body is read before.
    parser.body_limit(limits.takes_files == nullptr
                          ? limits.body_bytes
                          : std::max(limits.body_bytes, limits.upload_bytes));
}

bool is_upload(const Message& message, const Limits& limits)
{
    if (limits.takes_files == nullptr || message.method() != http::verb::post) return false;
    const auto target = parse_target(view_of(message.target()));
    return target && limits.takes_files(target->path);
}

namespace {

std::size_t most_bytes(const Message& message, const Limits& limits)
{
    return is_upload(message, limits) ? limits.upload_bytes : limits.body_bytes;
}

}  // namespace

std::optional<Refusal> limit_body(Parser& parser, const Limits& limits)
{
    const std::size_t most = most_bytes(parser.get(), limits);
    // Beast has read it as a number before, and knows none where the body comes in chunks.
    const std::string_view announced = view_of(parser.get()[http::field::content_length]);
    std::uint64_t length = 0;
    std::from_chars(announced.data(), announced.data() + announced.size(), length);
    if (length > most) return too_large(most);
    parser.body_limit(most);
    return std::nullopt;
}

std::optional<Refusal> refusal_of(const boost::beast::error_code& error, const Message& message,
                                  const Limits& limits)
{
    if (error == http::error::end_of_stream || error == http::error::partial_message)
        return std::nullopt;
    if (error == http::error::header_limit)
        return Refusal{431,
                       "The browser sent more about itself than this system reads. Delete this "
                       "site's cookies in the browser and try again."};
    if (error == http::error::body_limit) return too_large(most_bytes(message, limits));
    const auto& of_http = boost::beast::error_code{http::error::bad_method}.category();
    if (error.category() == of_http) return unreadable();
    return std::nullopt;
}

std::optional<Refusal> refusal_of_header(const Message& message)
{
    const bool is_latest = message.version() == 11;
    if (is_latest && message.count(http::field::host) != 1) return unreadable();
    if (has_doubtful_length(message)) return unreadable();
    if (message.count(http::field::transfer_encoding) > 0) {
        if (!is_latest) return unreadable();
        if (base::lowered(view_of(message[http::field::transfer_encoding])) != "chunked")
            return Refusal{501, "This system does not read a request that is packed in this way."};
    }
    if (message.method() == http::verb::unknown)
        return Refusal{501, "This system does not know what the browser asked it to do."};
    if (message.count(http::field::expect) > 0
        && base::lowered(view_of(message[http::field::expect])) != "100-continue")
        return Refusal{417, "This system cannot promise what the browser asked it to promise."};
    return std::nullopt;
}

std::size_t count_fields(const Message& message)
{
    return static_cast<std::size_t>(std::distance(message.begin(), message.end()));
}

namespace {

/// Reads the form of a body, where it is one.
std::optional<Refusal> read_form(Request& request, bool takes_files)
{
    const std::string& type = request.header("content-type");
    if (media_type(type) == "application/x-www-form-urlencoded") {
        auto form = parse_form(request.body);
        if (!form) return Refusal{400, form.error().message};
        request.form = std::move(*form);
    } else if (takes_files && media_type(type) == "multipart/form-data") {
        const auto boundary = boundary_of(type);
        if (!boundary) return unreadable();
        auto form = parse_multipart(request.body, *boundary);
        if (!form) return Refusal{400, form.error().message};
        request.form = std::move(form->fields);
        request.files = std::move(form->files);
        request.body = {};  // It is large, and nobody needs it twice.
    }
    return std::nullopt;
}

}  // namespace

Accepted<Request> request_of(Message&& message, std::size_t header_fields, const Limits& limits)
{
    const bool takes_files = is_upload(message, limits);
    // Beast adds trailers to the header, where a proxy that takes fields off it does not look.
    if (count_fields(message) != header_fields) return std::unexpected(unreadable());
    auto target = parse_target(view_of(message.target()));
    if (!target) return std::unexpected(target.error());
    Request request;
    request.method = method_of(message.method());
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    for (const auto& field : message)
        request.headers.add(base::lowered(view_of(field.name_string())),
                            std::string{view_of(field.value())});
    for (const std::string& header : request.headers.all("cookie"))
        for (const auto& [name, value] : parse_cookies(header)) request.cookies.add(name, value);
    request.body = std::move(message.body());
    if (request.method == Method::post)
        if (auto refusal = read_form(request, takes_files))
            return std::unexpected(std::move(*refusal));
    return request;
}

}  // namespace holdfast::web
