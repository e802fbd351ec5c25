#pragma once
#include "casefile/standing.h"

namespace holdfast::casefile {

/// Does a plan, an assessment or whatever else has an end go on? Never for what has none.
[[nodiscard]] inline bool goes_on(const AnyFact& fact)
{
    const records::Field* ending = fact.type->ending_field();
    return ending != nullptr && !ending->slot.read(fact.said());
}

/// The last work of this type that is about the child and has not ended; nullptr when there is
/// none. One that was written with its end tells of the past and ends no other. The Facts must
/// outlive it.
template <class R>
[[nodiscard]] const Fact<R>* open_work(const Facts& facts, const base::PersonId& child)
{
    const Fact<R>* open = nullptr;
    for (const Fact<R>* work : standing<R>(facts))
        if (work->is_about(base::Subject::of(child), ledger::Part::subject) && goes_on(*work))
            open = work;
    return open;
}

}  // namespace holdfast::casefile
