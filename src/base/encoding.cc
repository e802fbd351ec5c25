#include "base/seal.h"

#include <sodium.h>

// By libsodium, whose encodings take the same time for any bytes: keys pass through here too.
namespace holdfast::base {

std::string hex(ByteView bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

Result<Bytes> parse_hex(std::string_view text)
{
    if (text.empty()) return Bytes{};  // libsodium takes no null pointer.
    Bytes bytes(text.size() / 2 + 1);
    std::size_t length = 0;
    const int failed = sodium_hex2bin(
        bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr);
    if (failed != 0 || length * 2 != text.size()) {
        return problem(Problem::Kind::invalid,
                       "",
                       "This is not hexadecimal. Give pairs of the digits 0 to 9 and a to f.");
    }
    bytes.resize(length);
    return bytes;
}

std::string base64(ByteView bytes)
{
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(
        text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

Result<Bytes> parse_base64(std::string_view text)
{
    if (text.empty()) return Bytes{};
    Bytes bytes(text.size() / 4 * 3 + 1);
    std::size_t length = 0;
    const int failed = sodium_base642bin(bytes.data(),
                                         bytes.size(),
                                         text.data(),
                                         text.size(),
                                         nullptr,
                                         &length,
                                         nullptr,
                                         sodium_base64_VARIANT_ORIGINAL);
    bytes.resize(length);
    // libsodium 1.0.18 takes some bytes above 127 for letters, so what was read must also write as
    // the same text.
    if (failed != 0 || base64(bytes) != text) {
        return problem(Problem::Kind::invalid,
                       "",
                       "This is not base 64. Give it with its padding and without spaces.");
    }
    return bytes;
}

}  // namespace holdfast::base
