#pragma once
#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace holdfast::guardrails {

/// Is the code that was said one of these? Never where nothing was said.
template <class Coded>
[[nodiscard]] bool is_one_of(const std::optional<Coded>& said,
                             std::initializer_list<std::string_view> codes)
{
    return said && std::find(codes.begin(), codes.end(), said->code) != codes.end();
}

}  // namespace holdfast::guardrails
