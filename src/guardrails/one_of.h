#pragma once
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace holdfast::guardrails {

/// Is the code that was said one of these? Never where nothing was said.
template <class Coded>
[[nodiscard]] bool is_one_of(const std::optional<Coded>& said,
                             std::initializer_list<std::string_view> codes)
{
    return said && std::find(codes.begin(), codes.end(), said->code) != codes.end();
}

/// Does the list hold this code?
[[nodiscard]] inline bool is_listed(std::span<const std::string_view> codes, std::string_view code)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace holdfast::guardrails
