#pragma once
#include <string>
#include <string_view>

/// What an account is called by whoever signs in. Pure.
namespace holdfast::drawer {

/// Letters from A to Z in lower case, everything else as it came.
[[nodiscard]] std::string in_lower_case(std::string_view text);

/// Is it 3 to 64 of a-z 0-9 . - _ @? So an address of e-mail or a staff number will do, and no two
/// names look alike.
[[nodiscard]] bool is_sign_in_name(std::string_view lower_case);

}  // namespace holdfast::drawer
