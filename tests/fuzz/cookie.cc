#include "tests/fuzz/oracle.h"
#include "web/request.h"

// Cookies that are read and written again are read as the same cookies: none begins or ends with a
// space, and no name holds what ends it.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using holdfast::fuzz::broken;
    const auto cookies = holdfast::web::parse_cookies(holdfast::fuzz::text_of(bytes, size));
    std::string written;
    for (const auto& [name, value] : cookies) {
        if (name.empty() || name.contains('=') || name.contains(';')) broken("a name is a name");
        if (value.contains(';')) broken("a value ends where the next cookie begins");
        written += name + "=" + value + "; ";
    }
    if (holdfast::web::parse_cookies(written) != cookies)
        broken("what is written is read as the same cookies");
    return 0;
}
