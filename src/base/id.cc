#include "base/id.h"

namespace holdfast::base {
namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t text_length = 26;
constexpr std::uint8_t no_digit = 0xff;

// 26 characters carry 130 bits: two zero bits stand in front of the 128.
constexpr unsigned bits_in_front = 2;

/// What each character stands for, in either case; `no_digit` for all that are not in the alphabet.
constexpr std::array<std::uint8_t, 256> digit_values = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(no_digit);
    for (std::size_t place = 0; place < alphabet.size(); ++place) {
        const char character = alphabet[place];
        const auto value = static_cast<std::uint8_t>(place);
        values[static_cast<std::uint8_t>(character)] = value;
        if (character >= 'a') values[static_cast<std::uint8_t>(character - 'a' + 'A')] = value;
    }
    return values;
}();

std::unexpected<Problem> not_an_id()
{
    return problem(Problem::Kind::invalid,
                   "",
                   "This is not a reference. Copy all 26 letters and digits of it.");
}

}  // namespace

std::string id_text(const IdBytes& bytes)
{
    std::string text;
    text.reserve(text_length);
    unsigned pending = 0;
    unsigned pending_bits = bits_in_front;
    for (const std::uint8_t byte : bytes) {
        pending = (pending << 8 | byte) & 0xfffU;
        pending_bits += 8;
        while (pending_bits >= 5) {
            pending_bits -= 5;
            text += alphabet[pending >> pending_bits & 31U];
        }
    }
    return text;
}

Result<IdBytes> parse_id(std::string_view text)
{
    if (text.size() != text_length) return not_an_id();
    IdBytes bytes{};
    std::size_t filled = 0;
    unsigned pending = 0;
    unsigned pending_bits = 0;
    for (std::size_t place = 0; place < text.size(); ++place) {
        const unsigned value = digit_values[static_cast<std::uint8_t>(text[place])];
        if (value == no_digit || (place == 0 && value > 7)) return not_an_id();
        pending = (pending << 5 | value) & 0xfffU;
        pending_bits += place == 0 ? 5 - bits_in_front : 5;
        if (pending_bits >= 8) {
            pending_bits -= 8;
            bytes[filled++] = static_cast<std::uint8_t>(pending >> pending_bits);
        }
    }
    return bytes;
}

}  // namespace holdfast::base
