#pragma once
#include <string_view>

namespace holdfast::web {

/// Text that stood in our own source when it was compiled, and so is nobody's input.
class Literal {
public:
    consteval Literal(const char* source) : text_(source) {}
    [[nodiscard]] constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

}  // namespace holdfast::web
