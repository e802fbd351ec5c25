#pragma once
#include "guardrails/guardrail.h"

namespace holdfast::guardrails {

/// A guardrail that matched: identified by the guardrail, the subject and the entry at its root, so
/// that answers, overrides and notices stay with it.
struct Finding {
    const Guardrail* guardrail;
    base::FamilyId family;  // All zeros where it is about no family.
    Verdict verdict;
};

/// Every finding of every rule, in the order of the catalogue. Pure.
[[nodiscard]] std::vector<Finding> sweep(const casefile::FamilyScene& scene,
                                         const records::PolicyBook& policy,
                                         const base::WorkingDays& working_days, base::Date today);

/// Every finding about an authority as a whole, likewise. None of them stands at a gate: what they
/// block is not given out, and what they escalate climbs.
[[nodiscard]] std::vector<Finding> sweep_authority(const casefile::AuthoritySeries& series,
                                                   const records::PolicyBook& policy,
                                                   const base::WorkingDays& working_days,
                                                   base::Date today);

/// Where one finding stands at a gate.
enum class AtGate {
    answered,    // By the record: nothing to do.
    overridden,  // Stopped, and a named person with the authority lets it pass, for a time.
    needs_you,   // Something can still be recorded; until then it stops.
    stops,       // Stops.
};

struct GateItem {
    Finding finding;
    AtGate state;
    std::optional<base::EntryId> by;  // The signature that overrides it.
};

struct GateReport {
    std::vector<GateItem> items;
    /// May the decision be completed?
    [[nodiscard]] bool is_open() const;
};

/// What stands at the gate before this proposal, and what answers it. A rule that blocks or
/// requires and is not met stops, also when it cannot tell. An override counts when it is signed by
/// somebody outside the line who is not the person who asks, gives its reasons, names the guardrail
/// and has not expired on `today`. The proposal is one of the scene's (asserted). Pure.
[[nodiscard]] GateReport stand_at(const records::Proposal& proposal,
                                  const casefile::FamilyScene& scene,
                                  const records::PolicyBook& policy,
                                  const base::WorkingDays& working_days, base::Date today);

}  // namespace holdfast::guardrails
