#pragma once
#include "guardrails/guardrail.h"

/// The published accounts that the rules come from, cited by their short names.
namespace holdfast::guardrails::sources {

inline constexpr Source norfolk_case_r{
    "Norfolk Case R",
    "Serious case review of injuries to a ten-month-old child, Norfolk, published February 2017"};
inline constexpr Source norfolk_case_r_and_others{
    "Norfolk Case R, Coventry, Survey",
    "Serious case reviews: Norfolk Case R, published February 2017, and Coventry Child F, "
    "published "
    "September 2018; survey of 1,093 children's social workers, published September 2015"};

}  // namespace holdfast::guardrails::sources
