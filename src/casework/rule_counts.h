#pragma once
#include "guardrails/guardrail.h"
#include "ledger/snapshot.h"

/// What each rule finds and what it costs, for whoever answers for the rules. Nobody who answered
/// and no family is named or counted.
namespace holdfast::casework {

/// Of one rule. What stands and what the record answers is as it is now, of all families together;
/// everything else is what was written down within the days that are counted.
struct RuleCount {
    const guardrails::Guardrail* rule = nullptr;
    /// nullopt for a rule that reads no family: what it says of the workforce or of the authority
    /// is not counted.
    std::optional<int> standing;   // Not met, and not dismissed.
    std::optional<int> by_record;  // Met, and nobody had to answer in words.
    int by_somebody = 0;           // Answers with reasons, without those that dismiss.
    int dismissed = 0;
    int overridden = 0;  // Signatures that let a decision past it.
    int said = 0;        // Answers, of either kind, that say whether it was useful to be asked.
    int useful = 0;      // Of those.
    int minutes = 0;     // Of all answers that say how many.

    [[nodiscard]] bool is_nothing() const
    {
        return standing.value_or(0) + by_record.value_or(0) + by_somebody + dismissed + overridden
            == 0;
    }
};

struct RuleCounts {
    base::Date from;  // The first and the last day that are counted.
    base::Date upto;
    std::vector<RuleCount> rules;  // Every rule, in the order of the catalogue.
    int checks_answered = 0;       // Of the checks at gates that are open now, by the record.
    int checks = 0;
    /// From so many answers on it is told whether a rule is found useful, and in so many of ten it
    /// is to be; nullopt: no policy value is in force, and it cannot be told.
    std::optional<int> least;
    std::optional<int> useful_in_ten;

    /// Is it found useful too seldom? Such a rule goes back to showing what it finds.
    [[nodiscard]] base::Answer is_useful_too_seldom(const RuleCount& count) const;
};

/// Counted over the last months (the policy value G62.months) up to `today`, by the first `upto`
/// entries of the ledger. What a rule says of the workforce or of the authority as a whole is not a
/// finding about a family, and not counted; answers to it are.
/// Problems: missing, when no value is in force for the months; damaged, unavailable.
[[nodiscard]] base::Result<RuleCounts> count_rules(const ledger::Snapshot& snapshot,
                                                   std::uint64_t upto,
                                                   const base::WorkingDays& working_days,
                                                   base::Date today);

}  // namespace holdfast::casework
