#pragma once
#include "guardrails/gates.h"
#include "records/types/closing_proposal.h"

/// What several rules ask about a proposal to close.
namespace holdfast::guardrails {

using ProposalFact = casefile::Fact<records::ClosingProposal>;

/// The proposals that a rule is asked about: the one at the gate; in a sweep, all of them but those
/// that a later decision left open.
[[nodiscard]] std::vector<const ProposalFact*> closings_asked(const Asked& asked);

/// The decision that closed on this proposal; nullptr while there is none.
[[nodiscard]] const casefile::Fact<records::Decision>* closing_decision(
    const casefile::FamilyScene& scene, const ProposalFact& closing);

/// How a proposal reads in evidence: "Closing was proposed on 3 March 2026, by a letter."
[[nodiscard]] std::string closing_sentence(const casefile::FamilyScene& scene,
                                           const ProposalFact& closing);

}  // namespace holdfast::guardrails
