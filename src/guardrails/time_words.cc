#include "guardrails/time_words.h"

namespace holdfast::guardrails {

Answer within(int days, const Moment& event, const Moment& later, const WhenOf& when_of)
{
    const base::DayRange range = base::days_between(event, later, when_of);
    if ((range.most && *range.most < 0) || (range.least && *range.least > days)) return Answer::no;
    if (range.least && *range.least >= 0 && range.most && *range.most <= days) return Answer::yes;
    return Answer::cannot_tell;
}

namespace {

/// Do two moments lie at most so many months apart?
Answer near(int months, const Moment& a, const Moment& b, const WhenOf& when_of)
{
    const auto a_first = base::earliest_date(a.when, when_of);
    const auto a_last = base::latest_date(a.when, when_of);
    const auto b_first = base::earliest_date(b.when, when_of);
    const auto b_last = base::latest_date(b.when, when_of);
    if ((a_last && b_first && *b_first > a_last->plus_months(months))
        || (b_last && a_first && *a_first > b_last->plus_months(months)))
        return Answer::no;
    if (a_first && a_last && b_first && b_last && *b_last <= a_first->plus_months(months)
        && *a_last <= b_first->plus_months(months))
        return Answer::yes;
    // Where one is anchored to the other they can be exact though their dates are not. A month has
    // 28 days or more, and 31 or fewer.
    const base::DayRange range = base::days_between(a, b, when_of);
    if (range.least && range.most && *range.least >= -28 * months && *range.most <= 28 * months)
        return Answer::yes;
    if ((range.least && *range.least > 31 * months) || (range.most && *range.most < -31 * months))
        return Answer::no;
    return Answer::cannot_tell;
}

}  // namespace

Count count_in(int months, const Moment& until, std::span<const Moment> events,
               const WhenOf& when_of)
{
    Count count;
    for (const Moment& event : events) {
        const Answer answer = near(months, until, event, when_of);
        if (answer == Answer::yes) ++count.certain;
        if (answer != Answer::no) ++count.possible;
    }
    return count;
}

Answer after(const Moment& event, const Moment& other, const WhenOf& when_of)
{
    const base::DayRange range = base::days_between(other, event, when_of);
    if (range.least && *range.least >= 1) return Answer::yes;
    if (range.most && *range.most <= 0) return Answer::no;
    return Answer::cannot_tell;
}

Answer both(Answer first, Answer second)
{
    if (first == Answer::no || second == Answer::no) return Answer::no;
    if (first == Answer::yes && second == Answer::yes) return Answer::yes;
    return Answer::cannot_tell;
}

}  // namespace holdfast::guardrails
