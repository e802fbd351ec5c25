// The old calls of OpenSSL, because a verifier hashes 97 bytes by the million and the newer ones
// take nearly twice as long for each.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "witness/bytes.h"

#include <openssl/sha.h>

#include <cstring>
#include <new>

namespace holdfast::witness {

Digest sha256(std::initializer_list<ByteView> pieces)
{
    Digest digest;
    SHA256_CTX state;
    SHA256_Init(&state);
    for (const ByteView piece : pieces) SHA256_Update(&state, piece.data(), piece.size());
    SHA256_Final(digest.data(), &state);
    return digest;
}

namespace {

SHA256_CTX* state_in(std::array<std::uint8_t, 112>& bytes)
{
    static_assert(sizeof(SHA256_CTX) <= 112 && alignof(SHA256_CTX) <= 8);
    return std::launder(reinterpret_cast<SHA256_CTX*>(bytes.data()));
}

}  // namespace

RunningDigest::RunningDigest()
{
    ::new (static_cast<void*>(state_.data())) SHA256_CTX;
    SHA256_Init(state_in(state_));
}

void RunningDigest::add(std::string_view text)
{
    SHA256_Update(state_in(state_), text.data(), text.size());
}

Digest RunningDigest::finish()
{
    Digest digest;
    SHA256_Final(digest.data(), state_in(state_));
    return digest;
}

namespace {

constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view id_letters = "0123456789abcdefghjkmnpqrstvwxyz";

/// More than any digit, and kept by every "or" with one.
constexpr std::uint32_t no_digit = 0x80000000;

constexpr std::array<std::uint32_t, 256> values_of(std::string_view alphabet)
{
    std::array<std::uint32_t, 256> values{};
    values.fill(no_digit);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::uint32_t>(i);
    return values;
}

constexpr std::array<std::uint32_t, 256> base64_values = values_of(letters);
constexpr std::array<std::uint32_t, 256> hex_values = values_of("0123456789abcdef");
constexpr std::array<std::uint32_t, 256> id_values = values_of(id_letters);

std::uint32_t value_in(const std::array<std::uint32_t, 256>& values, char letter)
{
    return values[static_cast<std::uint8_t>(letter)];
}

/// The 24 bits of four characters; at least `no_digit` when one of them is none of base 64.
std::uint32_t four(const char* at)
{
    const std::uint32_t a = value_in(base64_values, at[0]);
    const std::uint32_t b = value_in(base64_values, at[1]);
    const std::uint32_t c = value_in(base64_values, at[2]);
    const std::uint32_t d = value_in(base64_values, at[3]);
    return (a << 18 | b << 12 | c << 6 | d) | ((a | b | c | d) & no_digit);
}

}  // namespace

bool read_base64(std::string_view text, Bytes& bytes)
{
    bytes.clear();
    if (text.size() % 4 != 0) return false;
    if (text.empty()) return true;
    const std::size_t padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    bytes.resize(text.size() / 4 * 3);
    std::uint8_t* out = bytes.data();
    const std::size_t whole = text.size() - (padding == 0 ? 0 : 4);
    std::uint32_t seen = 0;
    for (std::size_t at = 0; at < whole; at += 4) {
        const std::uint32_t bits = four(text.data() + at);
        seen |= bits;
        *out++ = static_cast<std::uint8_t>(bits >> 16);
        *out++ = static_cast<std::uint8_t>(bits >> 8);
        *out++ = static_cast<std::uint8_t>(bits);
    }
    if (padding != 0) {
        // An A stands for no bits, so the padding is read as such; what lies behind must be zero.
        std::array<char, 4> last{'A', 'A', 'A', 'A'};
        std::memcpy(last.data(), text.data() + whole, 4 - padding);
        const std::uint32_t bits = four(last.data());
        if ((bits & (padding == 2 ? 0xffffU : 0xffU)) != 0) return false;
        seen |= bits;
        *out++ = static_cast<std::uint8_t>(bits >> 16);
        *out++ = static_cast<std::uint8_t>(bits >> 8);
        bytes.resize(bytes.size() - padding);
    }
    return (seen & no_digit) == 0;
}

std::string base64(ByteView bytes)
{
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i) bits = bits << 8 | (i < count ? bytes[at + i] : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += i <= count ? letters[bits >> (18 - 6 * i) & 63U] : '=';
    }
    return text;
}

std::optional<Digest> read_hex(std::string_view text)
{
    Digest digest{};
    if (text.size() != digest.size() * 2) return std::nullopt;
    std::uint32_t seen = 0;
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const std::uint32_t high = value_in(hex_values, text[2 * i]);
        const std::uint32_t low = value_in(hex_values, text[2 * i + 1]);
        seen |= high | low;
        digest[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    if ((seen & no_digit) != 0) return std::nullopt;
    return digest;
}

std::string hex(ByteView bytes)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += digits[byte >> 4];
        text += digits[byte & 15U];
    }
    return text;
}

std::optional<AuthorityBytes> read_id(std::string_view text)
{
    constexpr std::size_t length = 26;
    AuthorityBytes bytes{};
    if (text.size() != length) return std::nullopt;
    // The first character tells three bits, each other one five.
    unsigned pending = 0;
    unsigned bits = 0;
    std::size_t filled = 0;
    for (std::size_t i = 0; i < length; ++i) {
        const std::uint32_t value = value_in(id_values, text[i]);
        if (value >= (i == 0 ? 8U : 32U)) return std::nullopt;
        pending = (pending << 5 | value) & 0xffffU;
        bits += i == 0 ? 3 : 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes[filled++] = static_cast<std::uint8_t>(pending >> bits);
    }
    return bytes;
}

}  // namespace holdfast::witness
