#include "web/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace holdfast::web {
namespace {

std::string unpacked(const std::string& packed)
{
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    std::string text(1'000'000, '\0');
    std::string copy = packed;
    stream.next_in = reinterpret_cast<Bytef*>(copy.data());
    stream.avail_in = static_cast<uInt>(copy.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return text;
}

std::string header_of(const Response& response, std::string_view wanted)
{
    for (const auto& [name, value] : response.headers)
        if (name == wanted) return value;
    return "";
}

Request taking(std::string accept_encoding)
{
    Request request;
    request.headers.add("accept-encoding", std::move(accept_encoding));
    return request;
}

TEST(TakesGzip, ReadsTheHeader)
{
    struct Row {
        std::string_view header;
        bool takes;
    };
    const Row rows[] = {
        {"", false},
        {"gzip", true},
        {"gzip, deflate, br", true},
        {"br,gzip;q=0.5", true},
        {"br, gzip ; q=0.001", true},
        {"gzip;q=0", false},
        {"gzip;q=0.000", false},
        {"gzip; q=0, *", false},
        {"*", true},
        {"*;q=0", false},
        {"identity", false},
        {"xgzip", false},
        {"gzip;nonsense", false},
        {",,;;,", false},
        {"gzip;", true},
    };
    for (const Row& row : rows) EXPECT_EQ(takes_gzip(row.header), row.takes) << row.header;
}

TEST(Compress, MakesLongTextSmaller)
{
    std::string text;
    for (int i = 0; i < 2'000; ++i) text += "row " + std::to_string(i) + "\n";
    Response response = plain(text);
    compress(taking("gzip"), response);
    EXPECT_LT(response.body.size(), text.size() / 2);
    EXPECT_EQ(header_of(response, "Content-Encoding"), "gzip");
    EXPECT_EQ(header_of(response, "Vary"), "Accept-Encoding");
    EXPECT_EQ(unpacked(response.body), text);
}

TEST(Compress, KeepsBytesThatCannotBeSmaller)
{
    std::string text;
    std::uint32_t state = 1;
    for (int i = 0; i < 100'000; ++i) {
        state = state * 1'664'525U + 1'013'904'223U;
        text += static_cast<char>(state >> 24U);
    }
    Response response = plain(text);
    compress(taking("gzip"), response);
    EXPECT_EQ(unpacked(response.body), text);
}

TEST(Compress, LeavesTheRest)
{
    const std::string text(5'000, 'x');
    Response encoded = plain(text);
    encoded.headers.emplace_back("Content-Encoding", "br");
    struct Row {
        const char* told;
        Response response;
        std::string accept;
        bool varies;
    };
    Row rows[] = {
        {"short", plain(std::string(1'000, 'x')), "gzip", false},
        {"not wanted", plain(text), "br", true},
        {"an image", asset("image/png", text), "gzip", false},
        {"no type", Response{200, {}, text}, "gzip", false},
        {"encoded already", encoded, "gzip", false},
    };
    for (Row& row : rows) {
        const std::string before = row.response.body;
        compress(taking(row.accept), row.response);
        EXPECT_EQ(row.response.body, before) << row.told;
        EXPECT_EQ(header_of(row.response, "Vary"), row.varies ? "Accept-Encoding" : "") << row.told;
    }
}

}  // namespace
}  // namespace holdfast::web
