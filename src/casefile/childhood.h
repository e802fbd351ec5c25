#pragma once

/// How long somebody is a child.
namespace holdfast::casefile {

constexpr int months_of_year = 12;
/// Children Act 1989, section 105: a child is a person under the age of eighteen.
constexpr int years_of_childhood = 18;
constexpr int months_of_childhood = years_of_childhood * months_of_year;

}  // namespace holdfast::casefile
