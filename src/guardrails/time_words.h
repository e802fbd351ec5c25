#pragma once
#include "base/when.h"

#include <span>

/// The words of time in which rules are written. Each answers yes, no or cannot tell.
namespace holdfast::guardrails {

using base::Answer;
using base::Moment;
using base::WhenOf;

/// Did `later` follow `event` by at most so many days? An event on the same day counts; one that
/// came first does not.
[[nodiscard]] Answer within(int days, const Moment& event, const Moment& later,
                            const WhenOf& when_of);

/// How many events lay in a stretch of time: at least `certain`, at most `possible`.
struct Count {
    int certain = 0;
    int possible = 0;
};

/// How many of `events` lie within so many months of `until`, on either side: which of two events
/// of the same month came first does not matter to their count. A month on is the same day of the
/// next.
[[nodiscard]] Count count_in(int months, const Moment& until, std::span<const Moment> events,
                             const WhenOf& when_of);

/// Did `event` happen after `other`, on a later day?
[[nodiscard]] Answer after(const Moment& event, const Moment& other, const WhenOf& when_of);

/// Yes when both are, no when one is not, otherwise cannot tell.
[[nodiscard]] Answer both(Answer first, Answer second);

}  // namespace holdfast::guardrails
