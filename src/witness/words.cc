#include "witness/words.h"

#include <cstddef>
#include <cstdint>

namespace holdfast::witness {

namespace {

constexpr unsigned deepest = 64;

bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool is_hex(char letter)
{
    return is_digit(letter) || (letter >= 'a' && letter <= 'f') || (letter >= 'A' && letter <= 'F');
}

/// Reads JSON only to say whether it is JSON.
class Words {
public:
    explicit Words(std::string_view text) : rest_(text) {}

    bool object(unsigned depth)
    {
        if (depth > deepest || !take('{')) return false;
        if (take('}')) return true;
        do {
            if (!string() || !take(':') || !value(depth)) return false;
        } while (take(','));
        return take('}');
    }
    [[nodiscard]] bool ended() const { return rest_.empty(); }

private:
    [[nodiscard]] char next() const { return rest_.empty() ? '\0' : rest_.front(); }
    bool take(char letter)
    {
        if (rest_.empty() || rest_.front() != letter) return false;
        rest_.remove_prefix(1);
        return true;
    }
    bool take(std::string_view word)
    {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    bool array(unsigned depth)
    {
        if (depth > deepest || !take('[')) return false;
        if (take(']')) return true;
        do {
            if (!value(depth)) return false;
        } while (take(','));
        return take(']');
    }
    bool value(unsigned depth)
    {
        if (next() == '"') return string();
        if (next() == '{') return object(depth + 1);
        if (next() == '[') return array(depth + 1);
        return take("true") || take("false") || take("null") || number();
    }

    bool digits()
    {
        if (!is_digit(next())) return false;
        while (is_digit(next())) rest_.remove_prefix(1);
        return true;
    }
    bool number()
    {
        take('-');
        if (!take('0') && !digits()) return false;
        if (take('.') && !digits()) return false;
        if (!take('e') && !take('E')) return true;
        if (!take('+')) take('-');
        return digits();
    }

    bool string()
    {
        if (!take('"')) return false;
        while (!rest_.empty()) {
            if (take('"')) return true;
            if (take('\\') ? !escape() : !character()) return false;
        }
        return false;
    }
    bool escape()
    {
        if (rest_.empty()) return false;
        const char letter = rest_.front();
        rest_.remove_prefix(1);
        if (letter != 'u') return std::string_view{"\"\\/bfnrt"}.contains(letter);
        for (int i = 0; i < 4; ++i) {
            if (!is_hex(next())) return false;
            rest_.remove_prefix(1);
        }
        return true;
    }

    /// One character of UTF-8 that may stand in a string as it is: the shortest form only, no half
    /// of a surrogate pair, nothing beyond U+10FFFF.
    bool character()
    {
        const auto byte = [&](std::size_t at) {
            return at < rest_.size() ? static_cast<std::uint8_t>(rest_[at]) : std::uint8_t{0};
        };
        const std::uint8_t first = byte(0);
        if (first < 0x20) return false;
        std::size_t length = 1;
        if (first >= 0x80) {
            if (first < 0xc2 || first > 0xf4) return false;
            length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
            const std::uint8_t least = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
            const std::uint8_t most = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
            if (byte(1) < least || byte(1) > most) return false;
            for (std::size_t i = 2; i < length; ++i)
                if (byte(i) < 0x80 || byte(i) > 0xbf) return false;
        }
        rest_.remove_prefix(length);
        return true;
    }

    std::string_view rest_;
};

}  // namespace

bool is_tight_object(std::string_view text)
{
    Words words{text};
    return words.object(1) && words.ended();
}

}  // namespace holdfast::witness
