#include "tests/fuzz/oracle.h"
#include "witness/verify_export.h"

#include <sstream>

// The witness takes any bytes, names a place for what is wrong, and what it lets pass holds also
// when more is known of it.

namespace {

using holdfast::fuzz::broken;
using holdfast::witness::Expected;

auto verify(std::string_view text, const Expected& expected)
{
    std::istringstream stream{std::string{text}};
    return holdfast::witness::verify_export(stream, expected);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using Kind = holdfast::base::Problem::Kind;
    const std::string_view text = holdfast::fuzz::text_of(bytes, size);
    const auto verified = verify(text, {});
    if (!verified) {
        if (verified.error().kind != Kind::damaged) broken("what does not hold is damaged");
        if (verified.error().place.empty()) broken("damage has a place");
        return 0;
    }
    if (!verify(text, {verified->signer, verified->entries})) broken("it holds for its signer");
    if (verify(text, {std::nullopt, verified->entries + 1})) broken("it is not longer than it is");
    if (verify(text.substr(0, size - 1), {})) broken("an export that breaks off does not hold");
    return 0;
}
