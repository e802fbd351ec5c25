#include "duties/due.h"

namespace holdfast::duties {

using base::Date;

namespace {

base::Result<Date> count(const records::PolicyTerm& term, Date start, const base::WorkingDays& days)
{
    if (term.unit == "working days") return days.due(start, term.value);
    if (term.unit == "months") return start.plus_months(term.value);
    if (term.unit == "days") return start.plus_days(term.value);
    return base::problem(base::Problem::Kind::invalid,
                         term.key,
                         "The policy counts in a unit that is no period of time.");
}

}  // namespace

Due due_after(const records::PolicyTerm& term, const base::When& start, const base::WhenOf& whens,
              const base::WorkingDays& days)
{
    const auto earliest = base::earliest_date(start, whens);
    const auto latest = base::latest_date(start, whens);
    if (!earliest && !latest) return {{}, {}, "The day on which it began is not recorded."};
    Due due;
    for (const auto& [from, to] : {std::pair{earliest, &due.first}, {latest, &due.last}}) {
        if (!from) continue;
        const auto counted = count(term, *from, days);
        if (counted) *to = *counted;
        else due.doubt = counted.error().message;
    }
    if (due.doubt.empty() && !due.is_exact())
        due.doubt = "It began on a day that is not recorded exactly.";
    return due;
}

Due due_before(const records::PolicyTerm& term, Date expected)
{
    if (term.unit != "days")
        return {{}, {}, "The policy counts in a unit that is no period before a day."};
    const Date day = expected.plus_days(-term.value);
    return {day, day, ""};
}

}  // namespace holdfast::duties
