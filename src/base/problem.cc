#include "base/problem.h"

#include <utility>

namespace holdfast::base {

std::string_view word_of(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::invalid: return "invalid";
    case Problem::Kind::missing: return "missing";
    case Problem::Kind::unknown: return "unknown";
    case Problem::Kind::not_found: return "not_found";
    case Problem::Kind::refused: return "refused";
    case Problem::Kind::conflict: return "conflict";
    case Problem::Kind::damaged: return "damaged";
    case Problem::Kind::newer_format: return "newer_format";
    case Problem::Kind::unavailable: return "unavailable";
    }
    std::unreachable();
}

}  // namespace holdfast::base
