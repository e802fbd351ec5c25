#pragma once
#include "guardrails/guardrail.h"

/// The clock of what is breached and may still be put right.
namespace holdfast::guardrails {

/// By what a period is reckoned.
struct Reckoning {
    const records::PolicyBook& policy;
    const base::WorkingDays& working_days;
    base::Date today;
    base::WhenOf whens;
};

/// Of what is breached and has a clock: until so many working days after that moment it waits.
/// `key` names the value of the policy in force then; without it, and without a day, it cannot be
/// told.
void await(Verdict& verdict, const Reckoning& by, const base::Moment& since, std::string_view key);

/// The same, by so many days of which the day itself is the first: 1 is that same day.
void await_days(Verdict& verdict, const Reckoning& by, const base::Moment& since,
                std::string_view key);

/// As one reads it from the workforce.
[[nodiscard]] Reckoning reckoning_of(const AskedOfWorkforce& asked);

}  // namespace holdfast::guardrails
