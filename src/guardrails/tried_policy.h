#pragma once
#include "guardrails/guardrail.h"

/// What rules would have found by another policy than the one that was in force. Pure, as the rules
/// are: nothing is written, and nothing that was decided changes.
namespace holdfast::guardrails {

/// The policy with this value of a key in place of every one that the key has had, as if it had
/// never been another. Problems, each a sentence that says what is allowed: unknown, when nothing
/// asks for such a value; refused, when no rule about a family does; invalid, when the key may not
/// be that; missing, when the policy has no value of it in force on `from`, so that there is
/// nothing to compare with.
[[nodiscard]] base::Result<records::PolicyBook> with_tried(const records::PolicyBook& policy,
                                                           std::string_view key, int value,
                                                           base::Date from);

/// Two policies, and the days on which they are compared, the first and the last included.
struct Trial {
    const records::PolicyBook& policy;
    const records::PolicyBook& tried;
    const base::WorkingDays& working_days;
    base::Date from;
    base::Date upto;
};

enum class Differs {
    appeared,     // Only by the tried policy was anything amiss on any of the days.
    gone,         // Only by the policy as it is.
    another_day,  // By both, but due or amiss on other days.
};
/// "appeared", "gone", "on another day".
[[nodiscard]] std::string_view word_of(Differs how);

/// A finding that would have been different: what a rule said of one entry, where it was not met.
struct Difference {
    const Guardrail* guardrail;
    base::FamilyId family;
    base::EntryId anchor;
    Differs how;
    base::Date first;                  // The first day on which the two differ.
    std::optional<base::Date> due;     // On that day, by the policy as it is.
    std::optional<base::Date> due_by;  // On that day, by the tried policy.
    friend bool operator==(const Difference&, const Difference&) = default;
};

/// What would have been different about a family, in the order of the catalogue. `entries` are
/// those of its scene, in the order of the ledger; on each day that counts which was recorded by
/// its end. The scene is looked at on the first day, on each on which something was recorded, and
/// on each on which a verdict could change by itself. Problem: damaged.
[[nodiscard]] base::Result<std::vector<Difference>> differences_in(
    const base::FamilyId& family, std::span<const ledger::Kept> entries, const Trial& trial);

}  // namespace holdfast::guardrails
