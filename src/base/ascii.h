#pragma once
#include <algorithm>
#include <string>
#include <string_view>

/// Letters of the English alphabet alone, as codes, header names and media types are written. Names
/// of people are compared by index::words_of, which knows every alphabet. Pure; safe from any
/// thread.
namespace holdfast::base {

/// "a" of "A"; every other byte stays as it is.
[[nodiscard]] constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] inline std::string lowered(std::string_view text)
{
    std::string plain{text};
    std::ranges::transform(plain, plain.begin(), lower);
    return plain;
}

/// Are they one word, but for large and small letters?
[[nodiscard]] inline bool is_same_word(std::string_view one, std::string_view other)
{
    return std::ranges::equal(one, other, {}, lower, lower);
}

}  // namespace holdfast::base
