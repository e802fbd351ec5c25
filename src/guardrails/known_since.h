#pragma once
#include "casefile/facts.h"

/// From when a clock runs that starts with what we get to know.
namespace holdfast::guardrails {

/// The day on which it was recorded; where it is dated later, such as a day still to come, that.
/// Nobody is late with what they could not know, nor is anybody asked for the day of what is told
/// from long ago.
[[nodiscard]] inline base::Moment known_since(const casefile::AnyFact& fact,
                                              const base::WhenOf& whens)
{
    const base::Date recorded = base::London::date_of(fact.recorded);
    const auto happened = base::earliest_date(fact.happened, whens);
    return {std::nullopt, base::When::day(happened && recorded < *happened ? *happened : recorded)};
}

}  // namespace holdfast::guardrails
