#pragma once
#include "guardrails/guardrail.h"

/// What rules about an authority as a whole share: the values that they go by, and their clocks.
namespace holdfast::guardrails {

/// The value in force today, named in the verdict; nullopt where there is none, and then the
/// verdict says that it is to be set.
[[nodiscard]] std::optional<int> term_of(const AskedOfAuthority& asked, std::string_view key,
                                         Verdict& verdict);

/// What is breached waits until that day, and is then owed.
void await_until(Verdict& verdict, base::Date due, base::Date today);

/// Does the newest word on one link to the other, in whatever way?
[[nodiscard]] bool links_between(const casefile::AnyFact& one, const casefile::AnyFact& other);

/// "1 closing", "3 closings".
[[nodiscard]] std::string counted(int number, std::string_view singular);

}  // namespace holdfast::guardrails
