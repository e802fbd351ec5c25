#pragma once
#include "guardrails/guardrail.h"

/// The published accounts that the rules come from, cited by their short names.
namespace holdfast::guardrails::sources {

inline constexpr Source norfolk_case_r{
    "Norfolk Case R",
    "Serious case review of injuries to a ten-month-old child, Norfolk, published February 2017"};
inline constexpr Source triennial_analysis{
    "Triennial analysis",
    "Triennial analysis of 293 serious case reviews of incidents of 2011 to 2014, published July "
    "2016"};
inline constexpr Source norfolk_trio{
    "Norfolk trio",
    "Three serious case reviews, Norfolk: Family U, Child V and the care leaver YPA, published "
    "August 2018"};
inline constexpr Source coventry{
    "Coventry",
    "Serious case review of Child F's head injury and of the work with half-sibling Child V, "
    "Coventry, published September 2018"};
inline constexpr Source survey{
    "Survey",
    "Survey of 1,093 children's social workers in England on being pressed to downgrade cases, "
    "published September 2015"};

}  // namespace holdfast::guardrails::sources
