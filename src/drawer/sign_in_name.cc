#include "drawer/sign_in_name.h"

#include "base/ascii.h"

#include <algorithm>

namespace holdfast::drawer {
namespace {

constexpr std::size_t least_length = 3;
constexpr std::size_t most_length = 64;

bool is_allowed(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')
        || std::string_view(".-_@").contains(character);
}

}  // namespace

std::string in_lower_case(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), base::lower);
    return result;
}

bool is_sign_in_name(std::string_view lower_case)
{
    return lower_case.size() >= least_length && lower_case.size() <= most_length
        && std::ranges::all_of(lower_case, is_allowed);
}

}  // namespace holdfast::drawer
