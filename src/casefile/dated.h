#pragma once
#include "casefile/facts.h"

namespace holdfast::casefile {

/// A When as it stands in a sentence, with the entries that it leans on told by what they are:
/// "on 3 March 2026", "in late February 2015", "14 days after the referral of February 2015".
[[nodiscard]] std::string dated(const base::When& when, const Facts& facts);

/// The word before it: "on ", "in ", or none.
[[nodiscard]] std::string_view preposition_of(const base::When& when);

}  // namespace holdfast::casefile
