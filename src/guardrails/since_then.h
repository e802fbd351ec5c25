#pragma once
#include "guardrails/guardrail.h"

/// What came after something, and how long it takes.
namespace holdfast::guardrails {

/// Does the fact rest on records that were written after that place in the ledger? Each is shown
/// as what speaks for it. Another level and another decision are judgements, and none of these.
[[nodiscard]] bool rests_on_newer(const casefile::FamilyScene& scene, const casefile::AnyFact& fact,
                                  std::uint64_t order, Verdict& verdict);

/// As `await`, but what has no day at all is breached at once: nobody can say that its time has
/// not passed.
void await_if_dated(Verdict& verdict, const Asked& asked, const base::Moment& since,
                    std::string_view key);

/// "12 days", "from 31 to 365 days", "at least 31 days"; "" where nothing can be said.
[[nodiscard]] std::string days_in_words(const base::DayRange& days);

/// Reasons that are not about the child, as evidence: they can be written down and never suffice.
void show_outside_reasons(const std::optional<records::Codes<records::outside_pressures>>& reasons,
                          const casefile::AnyFact& fact, Verdict& verdict);

}  // namespace holdfast::guardrails
