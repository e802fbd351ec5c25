#pragma once
#include <string_view>

namespace holdfast::witness {

/// Is this one JSON object (RFC 8259) in UTF-8, without white space outside strings and at most
/// 64 deep? Safe to call from several threads.
[[nodiscard]] bool is_tight_object(std::string_view text);

}  // namespace holdfast::witness
