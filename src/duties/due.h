#pragma once
#include "base/when.h"
#include "base/working_days.h"
#include "records/policy_book.h"

/// When something is due, from the day on which its clock started.
namespace holdfast::duties {

/// The days on which it may be due: one, where the start is known to the day. Where the start is
/// known less exactly, the first is from the earliest day that it allows: who is told of the first
/// comes too late for neither. nullopt: there is no telling, and `doubt` says why.
struct Due {
    std::optional<base::Date> first;
    std::optional<base::Date> last;
    std::string doubt;  // A sentence; "" when there is none.

    [[nodiscard]] bool is_exact() const { return first && first == last; }
    friend bool operator==(const Due&, const Due&) = default;
};

/// `term` periods after the start, in its unit: "working days", "days" or "months". The day of the
/// start is day 0 (Working Together counts "within n working days of"; so do rules 8670Q and 8675Q
/// of the children in need census). Working days are those of England with the authority's own
/// additions. A due day that falls on a day that is no working day is left there: who decides to
/// do it before, decides. Pure.
[[nodiscard]] Due due_after(const records::PolicyTerm& term, const base::When& start,
                            const base::WhenOf& whens, const base::WorkingDays& days);

/// The same so many days before a day that is hoped for, such as an expected birth.
[[nodiscard]] Due due_before(const records::PolicyTerm& term, base::Date expected);

}  // namespace holdfast::duties
