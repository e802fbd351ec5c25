#include "guardrails/outside_the_line.h"

#include <algorithm>
#include <array>

namespace holdfast::guardrails {

bool is_outside_the_line(std::string_view role)
{
    constexpr std::array<std::string_view, 3> outside = {
        "head_of_service", "principal_social_worker", "conference_chair"};
    return std::ranges::find(outside, role) != outside.end();
}

}  // namespace holdfast::guardrails
