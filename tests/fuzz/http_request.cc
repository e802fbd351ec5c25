#include "tests/fuzz/oracle.h"
#include "web/http_message.h"

// Bytes as a stranger may send them. What is read keeps the promises of Request and the limits;
// what is refused has a status and a sentence; and more bytes never change what was read or
// refused already.

namespace {

using namespace holdfast::web;
using holdfast::fuzz::broken;

Limits small_limits()
{
    Limits limits;
    limits.header_bytes = 512;
    limits.body_bytes = 64;
    return limits;
}

void check_read(const Request& request)
{
    if (!request.path.starts_with('/')) broken("a path starts with '/'");
    if (request.path.contains('\0')) broken("a path holds no zero byte");
    if (request.body.size() > small_limits().body_bytes) broken("a body keeps to its limit");
    if (request.method != Method::post && !request.form.empty()) broken("a form comes by POST");
    for (const auto& [name, value] : request.headers) {
        if (name.empty()) broken("a header has a name");
        if (name.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ \t\r\n:") != std::string::npos)
            broken("a header's name is in lower case");
        if (value.find_first_of("\r\n") != std::string::npos) broken("a header is one line");
    }
    if (request.headers.has("transfer-encoding") && request.headers.has("content-length"))
        broken("a request has one length");
}

void check_refused(const Refusal& refusal)
{
    if (refusal.status < 400 || refusal.status > 599) broken("a refusal is an error");
    if (!refusal.sentence.ends_with('.')) broken("a refusal is a sentence");
    if (refusal_page(refusal, "0").status != refusal.status) broken("a page has its status");
}

bool are_same(const Request& first, const Request& second)
{
    return first.method == second.method && first.path == second.path && first.query == second.query
        && first.headers == second.headers && first.body == second.body && first.form == second.form
        && first.cookies == second.cookies;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string text{holdfast::fuzz::text_of(bytes, size)};
    const auto request = read_request(text, small_limits());
    const auto later = read_request(text + "GET / HTTP/1.1\r\n", small_limits());
    if (!request) {
        check_refused(request.error());
        if (later) broken("what is refused stays refused");
        return 0;
    }
    if (!*request) return 0;
    check_read(**request);
    if (!later || !*later || !are_same(**request, **later)) broken("what was read stays as it was");
    return 0;
}
