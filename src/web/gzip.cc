#include "web/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <cassert>
#include <limits>
#include <new>

namespace holdfast::web {

namespace {

constexpr std::size_t shortest = 1'000;  // Below, the header costs more than is won.
constexpr int level = 5;                 // Half the time of the best, for a few per cent.

std::string_view without_spaces(std::string_view text)
{
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
    return text;
}

/// Whether the weight of one "gzip;q=0.5" is more than nothing.
bool is_wanted(std::string_view weight)
{
    weight = without_spaces(weight);
    if (weight.empty()) return true;
    if (!weight.starts_with("q=") && !weight.starts_with("Q=")) return false;
    return weight.substr(2).find_first_of("123456789") != std::string_view::npos;
}

bool is_text(std::string_view content_type)
{
    return content_type.starts_with("text/") || content_type.starts_with("application/json")
        || content_type.starts_with("application/javascript")
        || content_type.starts_with("application/manifest+json")
        || content_type.starts_with("image/svg+xml");
}

bool can_be_smaller(const Response& response)
{
    bool text = false;
    for (const auto& [name, value] : response.headers) {
        if (name == "Content-Encoding") return false;
        if (name == "Content-Type") text = is_text(value);
    }
    return text && response.body.size() > shortest;
}

std::string gzipped(std::string_view text)
{
    assert(text.size() < std::numeric_limits<uInt>::max() / 2);  // zlib counts in 32 bits.
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;  // 16 asks zlib for a gzip header and trailer.
    if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc{};  // The only way in which it fails with these numbers.
    std::string packed(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    // zlib reads from this pointer and never writes to it.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);  // Done at once: there is room for the longest.
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

}  // namespace

bool takes_gzip(std::string_view accept_encoding)
{
    bool by_star = false;
    while (!accept_encoding.empty()) {
        const std::size_t comma = std::min(accept_encoding.find(','), accept_encoding.size());
        const std::string_view one = accept_encoding.substr(0, comma);
        accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
        const std::size_t semicolon = std::min(one.find(';'), one.size());
        const std::string_view name = without_spaces(one.substr(0, semicolon));
        const bool wanted = is_wanted(one.substr(std::min(semicolon + 1, one.size())));
        if (name == "gzip") return wanted;
        if (name == "*") by_star = wanted;
    }
    return by_star;
}

void compress(const Request& request, Response& response)
{
    if (!can_be_smaller(response)) return;
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!takes_gzip(request.header("accept-encoding"))) return;
    response.body = gzipped(response.body);
    response.headers.emplace_back("Content-Encoding", "gzip");
}

}  // namespace holdfast::web
