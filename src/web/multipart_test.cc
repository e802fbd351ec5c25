#include "web/http_message.h"
#include "web/multipart.h"

#include <gtest/gtest.h>

namespace holdfast::web {
namespace {

/// The lines as a browser sends them, each ended by "\r\n".
std::string sent(std::string_view lines)
{
    std::string text;
    for (const char c : lines) text += c == '\n' ? std::string{"\r\n"} : std::string(1, c);
    return text;
}

/// A form with a title and a file, as Chromium sends it.
const char* const from_chromium = "------WebKitFormBoundaryEx\n"
                                  "Content-Disposition: form-data; name=\"title\"\n"
                                  "\n"
                                  "A drawing\nof a house\n"
                                  "------WebKitFormBoundaryEx\n"
                                  "Content-Disposition: form-data; name=\"file\"; "
                                  "filename=\"house; \xc3\xa9.png\"\n"
                                  "Content-Type: image/png\n"
                                  "\n"
                                  "\x89PNG--x\n--\n"
                                  "------WebKitFormBoundaryEx--\n";

TEST(ParseMultipart, ReadsFieldsAndFiles)
{
    std::string body = sent(from_chromium);
    body.insert(body.find("PNG"), std::string("\0\r\n----", 7));
    const auto form = parse_multipart(body, "----WebKitFormBoundaryEx");
    ASSERT_TRUE(form.has_value());
    EXPECT_EQ(form->fields, (Fields{{{"title", "A drawing\r\nof a house"}}}));
    ASSERT_EQ(form->files.size(), 1U);
    EXPECT_EQ(form->files[0].name, "file");
    EXPECT_EQ(form->files[0].media_type, "image/png");
    EXPECT_EQ(form->files[0].bytes, std::string("\x89\0\r\n----PNG--x\r\n--", 18));
}

TEST(ParseMultipart, ReadsWhatIsEmpty)
{
    const auto form = parse_multipart(sent("--b\n"
                                           "content-disposition:form-data; NAME=title\n"
                                           "\n"
                                           "\n"
                                           "--b\n"
                                           "Content-Disposition: form-data; name=\"file\"; "
                                           "filename=\"\"\n"
                                           "Content-Type: application/octet-stream\n"
                                           "\n"
                                           "\n"
                                           "--b--"),
                                      "b");
    ASSERT_TRUE(form.has_value());
    EXPECT_EQ(form->fields, (Fields{{{"title", ""}}}));
    ASSERT_EQ(form->files.size(), 1U);
    EXPECT_EQ(form->files[0].bytes, "");
    const auto nothing = parse_multipart("--b--\r\n", "b");
    ASSERT_TRUE(nothing.has_value());
    EXPECT_TRUE(nothing->fields.empty() && nothing->files.empty());
}

TEST(ParseMultipart, RefusesWhatCouldBeReadInTwoWays)
{
    const std::string head = "--b\nContent-Disposition: form-data; name=\"a\"";
    struct Row {
        const char* why;
        std::string lines;
        const char* place = "part 1";
    };
    const Row rows[] = {
        {"nothing", ""},
        {"something before the first part", "x\n" + head + "\n\n1\n--b--\n"},
        {"another boundary", "--c\nContent-Disposition: form-data; name=\"a\"\n\n1\n--c--\n"},
        {"no end", head + "\n\n1\n"},
        {"an end that is not whole", head + "\n\n1\n--b-", "part 2"},
        {"something behind the end", head + "\n\n1\n--b--\nmore", "part 2"},
        {"no empty line", head + "\n--b--\n"},
        {"no name", "--b\nContent-Disposition: form-data\n\n1\n--b--\n"},
        {"no disposition", "--b\nContent-Type: text/plain\n\n1\n--b--\n"},
        {"another disposition", "--b\nContent-Disposition: attachment; name=\"a\"\n\n1\n--b--\n"},
        {"two dispositions", head + "\nContent-Disposition: form-data; name=\"b\"\n\n1\n--b--\n"},
        {"a name twice", head + "; name=\"b\"\n\n1\n--b--\n"},
        {"a quotation without an end",
         "--b\nContent-Disposition: form-data; name=\"a\n\n1\n--b--\n"},
        {"words behind a quotation", head + " b\n\n1\n--b--\n"},
        {"a header that no browser sends",
         head + "\nContent-Transfer-Encoding: base64\n\nMQ==\n--b--\n"},
        {"a line that is no header", head + "\nwhat is this\n\n1\n--b--\n"},
        {"a field that is no UTF-8", head + "\n\n\xff\n--b--\n"},
        {"a field with a zero byte", head + "\n\n" + std::string(1, '\0') + "\n--b--\n"},
        {"a name that is no UTF-8",
         "--b\nContent-Disposition: form-data; name=\"\xff\"\n\n1\n--b--\n"},
        {"a long head", head + "; filename=\"" + std::string(5'000, 'x') + "\"\n\n1\n--b--\n"},
    };
    for (const Row& row : rows) {
        const auto form = parse_multipart(sent(row.lines), "b");
        ASSERT_FALSE(form.has_value()) << row.why;
        EXPECT_EQ(form.error().kind, base::Problem::Kind::invalid) << row.why;
        EXPECT_EQ(form.error().place, row.place) << row.why;
    }
    const std::string bare = "--b\nContent-Disposition: form-data; name=\"a\"\n\n1\n--b--\n";
    EXPECT_FALSE(parse_multipart(bare, "b")) << "lines end in two characters";
}

TEST(ParseMultipart, KeepsToAHundredParts)
{
    const auto form_of = [](int parts) {
        std::string lines;
        for (int i = 0; i < parts; ++i)
            lines += "--b\nContent-Disposition: form-data; name=\"a\"\n\n1\n";
        return parse_multipart(sent(lines + "--b--\n"), "b");
    };
    EXPECT_TRUE(form_of(100));
    const auto more = form_of(101);
    ASSERT_FALSE(more);
    EXPECT_EQ(more.error().place, "part 101");
}

TEST(BoundaryOf, IsTheOneThatTheTypeNames)
{
    using Found = std::optional<std::string>;
    const std::pair<std::string, Found> rows[] = {
        {"multipart/form-data; boundary=----WebKitFormBoundaryEx", "----WebKitFormBoundaryEx"},
        {"Multipart/Form-Data ; Boundary=\"a b:c\"", "a b:c"},
        {"multipart/form-data; charset=utf-8; boundary=x", "x"},
        {"multipart/form-data", std::nullopt},
        {"multipart/form-data; boundary=", std::nullopt},
        {"multipart/form-data; boundary=\"x \"", std::nullopt},
        {"multipart/form-data; boundary=a; boundary=b", std::nullopt},
        {"multipart/form-data; boundary=\"a\r\nb\"", std::nullopt},
        {"multipart/form-data; boundary=" + std::string(70, 'x'), std::string(70, 'x')},
        {"multipart/form-data; boundary=" + std::string(71, 'x'), std::nullopt},
        {"multipart/mixed; boundary=x", std::nullopt},
        {"application/x-www-form-urlencoded", std::nullopt},
        {"", std::nullopt},
    };
    for (const auto& [type, boundary] : rows) EXPECT_EQ(boundary_of(type), boundary) << type;
}

Limits with_files()
{
    Limits limits;
    limits.body_bytes = 100;
    limits.upload_bytes = 1'000;
    limits.takes_files = [](std::string_view path) { return path == "/files"; };
    return limits;
}

std::string request(std::string_view line, const std::string& body)
{
    return sent(std::string{line}
                + " HTTP/1.1\nHost: h\nContent-Type: multipart/form-data; boundary=b\n"
                  "Content-Length: "
                + std::to_string(body.size()) + "\n\n")
         + body;
}

TEST(ReadRequest, FilesAreTakenAtTheirAddressAlone)
{
    const std::string body = sent("--b\nContent-Disposition: form-data; name=\"f\"; "
                                  "filename=\"x\"\n\n"
                                  + std::string(500, 'x') + "\n--b--\n");
    const auto there = read_request(request("POST /files", body), with_files());
    ASSERT_TRUE(there && *there);
    ASSERT_EQ((*there)->files.size(), 1U);
    EXPECT_EQ((*there)->files[0].bytes, std::string(500, 'x'));
    EXPECT_EQ((*there)->body, "") << "it is not kept twice";
    for (const char* line : {"POST /elsewhere", "PUT /files"}) {
        const auto refused = read_request(request(line, body), with_files());
        ASSERT_FALSE(refused) << line;
        EXPECT_EQ(refused.error().status, 413) << line;
    }
    const std::string small = sent("--b\nContent-Disposition: form-data; name=\"f\"\n\n1\n--b--");
    const auto unread = read_request(request("POST /elsewhere", small), with_files());
    ASSERT_TRUE(unread && *unread);
    EXPECT_TRUE((*unread)->form.empty()) << "a form with files is none elsewhere";
    EXPECT_EQ((*unread)->body, small);
}

TEST(ReadRequest, FilesKeepToTheirOwnLimit)
{
    const std::string head = sent("POST /files HTTP/1.1\nHost: h\n");
    const std::string rows[] = {
        head + sent("Content-Length: 1001\n\n"),
        head + sent("Transfer-Encoding: chunked\n\n3e9\n") + std::string(1'001, 'x') + "\r\n",
    };
    for (const std::string& bytes : rows) {
        const auto refused = read_request(bytes, with_files());
        ASSERT_FALSE(refused) << bytes.substr(0, 80);
        EXPECT_EQ(refused.error().status, 413);
    }
    const std::string elsewhere =
        sent("POST / HTTP/1.1\nHost: h\nTransfer-Encoding: chunked\n\n65\n") + std::string(101, 'x')
        + "\r\n";
    const auto refused = read_request(elsewhere, with_files());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().status, 413);
}

TEST(ReadRequest, ABrokenFormWithFilesIsRefused)
{
    const auto refused = read_request(request("POST /files", "--c--"), with_files());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().status, 400);
    const auto no_boundary =
        read_request(sent("POST /files HTTP/1.1\nHost: h\nContent-Type: multipart/form-data\n"
                          "Content-Length: 5\n\n")
                         + "--c--",
                     with_files());
    ASSERT_FALSE(no_boundary);
    EXPECT_EQ(no_boundary.error().status, 400);
}

}  // namespace
}  // namespace holdfast::web
