#pragma once
#include <span>
#include <string_view>

namespace holdfast::desk {

/// An example of GOV.UK Frontend that is not compared, and the options in it that our component
/// does not have, because no page uses them.
struct SkippedExample {
    std::string_view component;
    std::string_view name;
    std::string_view options;
};

[[nodiscard]] std::span<const SkippedExample> skipped_examples();

}  // namespace holdfast::desk
