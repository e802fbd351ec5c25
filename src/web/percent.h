#pragma once
#include <optional>
#include <string>
#include <string_view>

/// Percent escapes of addresses and forms (RFC 3986, section 2.1). Private to this room.
namespace holdfast::web {

/// Every byte but letters, digits and "-._~" as %XX.
[[nodiscard]] std::string percent_encoded(std::string_view text);

/// What '+' stands for: a space in a form and in a query, itself in a path.
enum class Plus { is_space, is_plus };

/// nullopt when a '%' is not followed by two hexadecimal digits, or when what is read holds a zero
/// byte or is no UTF-8 (RFC 3629: no surrogates, nothing longer than it need be).
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text, Plus plus);

/// Whether the bytes are UTF-8 and none of them is zero.
[[nodiscard]] bool is_clean_text(std::string_view bytes);

}  // namespace holdfast::web
