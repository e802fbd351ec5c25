#pragma once
#include "casefile/standing.h"

namespace holdfast::casefile {

/// When a plan, an assessment or an enquiry ended; nullopt while it goes on.
template <class R>
[[nodiscard]] const std::optional<base::When>& end_of(const R& work)
{
    if constexpr (requires { work.ends; }) return work.ends;
    else if constexpr (requires { work.ended; }) return work.ended;
    else return work.authorised;
}

/// The last work of this type that is about the child and has not ended; nullptr when there is
/// none. One that was written with its end tells of the past and ends no other. The Facts must
/// outlive it.
template <class R>
[[nodiscard]] const Fact<R>* open_work(const Facts& facts, const base::PersonId& child)
{
    const Fact<R>* open = nullptr;
    for (const Fact<R>* work : standing<R>(facts))
        if (work->is_about(base::Subject::of(child), ledger::Part::subject)
            && !end_of(work->record))
            open = work;
    return open;
}

}  // namespace holdfast::casefile
