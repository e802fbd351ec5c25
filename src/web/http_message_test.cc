#include "web/http_message.h"

#include <gtest/gtest.h>

namespace holdfast::web {
namespace {

/// A request line and headers, and what comes behind them.
std::string message(std::string_view lines, std::string_view body = "")
{
    std::string text;
    for (const char c : lines) text += c == '\n' ? std::string{"\r\n"} : std::string(1, c);
    return text + "\r\n\r\n" + std::string{body};
}

TEST(ReadRequest, ReadsItWhole)
{
    const auto request =
        read_request(message("POST /families/a%20b/close?on=2026-03-02&x=+ HTTP/1.1\n"
                             "Host: holdfast.example\n"
                             "Cookie: sid=abc; theme=dark\n"
                             "Content-Type: Application/X-WWW-Form-Urlencoded; "
                             "charset=utf-8\n"
                             "X-Twice: 1\n"
                             "x-twice: 2\n"
                             "Content-Length: 12",
                             "reason=a+b&c"),
                     Limits{});
    ASSERT_TRUE(request.has_value());
    ASSERT_TRUE(request->has_value());
    const Request& read = **request;
    EXPECT_EQ(read.method, Method::post);
    EXPECT_EQ(read.path, "/families/a b/close");
    EXPECT_EQ(read.query, (Fields{{{"on", "2026-03-02"}, {"x", " "}}}));
    EXPECT_EQ(read.header("host"), "holdfast.example");
    EXPECT_EQ(read.headers.all("x-twice"), (std::vector<std::string>{"1", "2"}));
    EXPECT_EQ(read.cookies.value("sid"), "abc");
    EXPECT_EQ(read.body, "reason=a+b&c");
    EXPECT_EQ(read.form, (Fields{{{"reason", "a b"}, {"c", ""}}}));
}

TEST(ReadRequest, KnowsItsMethods)
{
    const std::pair<std::string, Method> rows[] = {
        {"GET", Method::get},
        {"HEAD", Method::head},
        {"POST", Method::post},
        {"PUT", Method::other},
        {"DELETE", Method::other},
        {"OPTIONS", Method::other},
        {"TRACE", Method::other},
    };
    for (const auto& [word, method] : rows) {
        const auto request = read_request(message(word + " / HTTP/1.1\nHost: h"), Limits{});
        ASSERT_TRUE(request.has_value() && request->has_value()) << word;
        EXPECT_EQ((*request)->method, method) << word;
    }
}

TEST(ReadRequest, AFormIsReadOnlyWhereItIsOne)
{
    for (const std::string_view lines : {
             "POST / HTTP/1.1\nHost: h\nContent-Type: application/json\nContent-Length: 3",
             "POST / HTTP/1.1\nHost: h\nContent-Length: 3",
             "PUT / HTTP/1.1\nHost: h\nContent-Type: application/x-www-form-urlencoded\n"
             "Content-Length: 3",
         }) {
        const auto request = read_request(message(lines, "a=1"), Limits{});
        ASSERT_TRUE(request.has_value() && request->has_value()) << lines;
        EXPECT_TRUE((*request)->form.empty()) << lines;
        EXPECT_EQ((*request)->body, "a=1") << lines;
    }
}

TEST(ReadRequest, JoinsChunks)
{
    const auto request =
        read_request(message("POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked",
                             "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"),
                     Limits{});
    ASSERT_TRUE(request.has_value() && request->has_value());
    EXPECT_EQ((*request)->body, "abcde");
}

TEST(ReadRequest, WaitsForTheRest)
{
    const std::string whole = message("POST /a HTTP/1.1\nHost: h\nContent-Length: 5", "hello");
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto request = read_request(std::string_view{whole}.substr(0, length), Limits{});
        ASSERT_TRUE(request.has_value()) << length;
        EXPECT_FALSE(request->has_value()) << length;
    }
    const auto request = read_request(whole + "GET /next", Limits{});
    ASSERT_TRUE(request.has_value() && request->has_value());
    EXPECT_EQ((*request)->body, "hello");
}

struct Refused {
    const char* told;
    std::string bytes;
    int status;
};

void expect_refused(const Refused& row, const Limits& limits = {})
{
    const auto request = read_request(row.bytes, limits);
    ASSERT_FALSE(request.has_value()) << row.told;
    EXPECT_EQ(request.error().status, row.status) << row.told;
    EXPECT_TRUE(request.error().sentence.ends_with(".")) << row.told;
}

TEST(ReadRequest, RefusesWhatCouldBeReadInTwoWays)
{
    const Refused rows[] = {
        {"both lengths",
         message("POST / HTTP/1.1\nHost: h\nContent-Length: 5\nTransfer-Encoding: chunked",
                 "0\r\n"),
         400},
        {"both lengths, the other way round",
         message("POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\nContent-Length: 5",
                 "0\r\n"),
         400},
        {"both, the coding unknown",
         message("POST / HTTP/1.1\nHost: h\nTransfer-Encoding: x\nContent-Length: 5", "hello"),
         400},
        {"a length twice",
         message("POST / HTTP/1.1\nHost: h\nContent-Length: 5\nContent-Length: 5", "hello"),
         400},
        {"a list of lengths",
         message("POST / HTTP/1.1\nHost: h\nContent-Length: 5, 5", "hello"),
         400},
        {"two lengths",
         message("POST / HTTP/1.1\nHost: h\nContent-Length: 5\nContent-Length: 6", "hello"),
         400},
        {"a negative length", message("POST / HTTP/1.1\nHost: h\nContent-Length: -1"), 400},
        {"a length with a sign", message("POST / HTTP/1.1\nHost: h\nContent-Length: +1", "x"), 400},
        {"a coding that is not last",
         message("POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked, gzip"),
         501},
        {"another coding first",
         message("POST / HTTP/1.1\nHost: h\nTransfer-Encoding: gzip, chunked"),
         501},
        {"chunks in HTTP/1.0", message("POST / HTTP/1.0\nTransfer-Encoding: chunked"), 400},
        {"no host", message("GET / HTTP/1.1\nAccept: */*"), 400},
        {"two hosts", message("GET / HTTP/1.1\nHost: a\nHost: b"), 400},
        {"a space before the colon", message("GET / HTTP/1.1\nHost : h"), 400},
        {"a trailer",
         message("POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked",
                 "0\r\nX-Forwarded-User: head\r\n\r\n"),
         400},
        {"a bad chunk",
         message("POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked", "zz\r\nabc\r\n"),
         400},
        {"a line feed alone", "GET / HTTP/1.1\nHost: h\n\n", 400},
        {"a control character",
         message("GET / HTTP/1.1\nHost: h\nX: a\x01"
                 "b"),
         400},
        {"a zero byte", message(std::string("GET /\0 HTTP/1.1\nHost: h", 23)), 400},
        {"another version", message("GET / HTTP/2.0\nHost: h"), 400},
        {"no request", "hello, are you there?\r\n\r\n", 400},
        {"a handshake of TLS", std::string("\x16\x03\x01\x02\x00\x01\x00", 7), 400},
    };
    for (const Refused& row : rows) expect_refused(row);
}

TEST(ReadRequest, RefusesWhatItDoesNotDo)
{
    const Refused rows[] = {
        {"a method of nobody's", message("FROB / HTTP/1.1\nHost: h"), 501},
        {"an expectation", message("POST / HTTP/1.1\nHost: h\nExpect: the-moon"), 417},
        {"a form that cannot be read",
         message("POST / HTTP/1.1\nHost: h\nContent-Type: application/x-www-form-urlencoded\n"
                 "Content-Length: 3",
                 "a=%"),
         400},
        {"a bad address", message("GET /%zz HTTP/1.1\nHost: h"), 400},
        {"a proxy's address", message("GET http://h/ HTTP/1.1\nHost: h"), 400},
        {"a proxy's method", message("CONNECT h:443 HTTP/1.1\nHost: h"), 400},
        {"everything", message("OPTIONS * HTTP/1.1\nHost: h"), 400},
        {"a long address", message("GET /" + std::string(4'096, 'a') + " HTTP/1.1\nHost: h"), 414},
    };
    for (const Refused& row : rows) expect_refused(row);
}

TEST(ReadRequest, KeepsToItsLimits)
{
    Limits limits;
    limits.header_bytes = 100;
    limits.body_bytes = 5;
    const Refused rows[] = {
        {"a long header", message("GET / HTTP/1.1\nHost: h\nX: " + std::string(100, 'x')), 431},
        {"a long header without an end", "GET / HTTP/1.1\r\nX: " + std::string(100, 'x'), 431},
        {"a long first line", "GET /" + std::string(200, 'x'), 431},
        {"a long body, not yet sent", message("POST / HTTP/1.1\nHost: h\nContent-Length: 6"), 413},
        {"a huge body",
         message("POST / HTTP/1.1\nHost: h\nContent-Length: 18446744073709551615"),
         413},
        {"a long chunk",
         message("POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked", "6\r\nabcdef\r\n"),
         413},
        {"many chunks",
         message("POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked",
                 "3\r\nabc\r\n3\r\ndef\r\n"),
         413},
    };
    for (const Refused& row : rows) expect_refused(row, limits);
    const auto most =
        read_request(message("POST / HTTP/1.1\nHost: h\nContent-Length: 5", "hello"), limits);
    ASSERT_TRUE(most.has_value());
    EXPECT_TRUE(most->has_value());
}

TEST(ParseTarget, ReadsPathAndQuery)
{
    struct Row {
        std::string_view target;
        std::string_view path;
        Fields query;
    };
    const Row rows[] = {
        {"/", "/", Fields{}},
        {"/?", "/", Fields{}},
        {"/a+b", "/a+b", Fields{}},
        {"/a%20b", "/a b", Fields{}},
        {"/%C3%A2", "/\xc3\xa2", Fields{}},
        {"/a?b=c?d", "/a", Fields{{{"b", "c?d"}}}},
        {"/a%3Fb?c=%2F", "/a?b", Fields{{{"c", "/"}}}},
        {"/../etc", "/../etc", Fields{}},
        {"//evil.example", "//evil.example", Fields{}},
    };
    for (const Row& row : rows) {
        const auto target = parse_target(row.target);
        ASSERT_TRUE(target.has_value()) << row.target;
        EXPECT_EQ(target->path, row.path);
        EXPECT_EQ(target->query, row.query) << row.target;
    }
    EXPECT_TRUE(parse_target("/" + std::string(4'095, 'a')).has_value());
}

TEST(ParseTarget, RefusesAllElse)
{
    for (const std::string_view target : {"",
                                          "a",
                                          "?a=1",
                                          "*",
                                          "http://h/",
                                          "/%",
                                          "/%2",
                                          "/%00",
                                          "/%FF",
                                          "/\xff",
                                          "/a%2Fb",
                                          "/a%2fb",
                                          "/?a=%",
                                          "/?a=%00",
                                          "/?%C3=1"}) {
        const auto read = parse_target(target);
        ASSERT_FALSE(read.has_value()) << target;
        EXPECT_EQ(read.error().status, 400) << target;
    }
}

TEST(RefusalPage, SaysTheSentenceAndTheNumberAlone)
{
    const Response response = refusal_page({400, "A <sentence>."}, "7zzz");
    EXPECT_EQ(response.status, 400);
    EXPECT_TRUE(response.body.starts_with("<!doctype html><html lang=\"en\">"));
    EXPECT_TRUE(response.body.contains("A &lt;sentence&gt;."));
    EXPECT_TRUE(response.body.contains("7zzz"));
}

}  // namespace
}  // namespace holdfast::web
