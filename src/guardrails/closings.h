#pragma once
#include "guardrails/guardrail.h"
#include "records/types/closing_proposal.h"
#include "records/types/decision.h"
#include "records/types/signature.h"

/// What several rules ask about a proposal to close.
namespace holdfast::guardrails {

using ProposalFact = casefile::Fact<records::ClosingProposal>;

/// The proposals that a rule is asked about: the one at the gate; in a sweep, all of them but those
/// that a later decision left open.
[[nodiscard]] std::vector<const ProposalFact*> closings_asked(const Asked& asked);

/// The decision that closed on this proposal; nullptr while there is none.
[[nodiscard]] const casefile::Fact<records::Decision>* closing_decision(
    const casefile::FamilyScene& scene, const ProposalFact& closing);

/// Who may sign as the second person, from outside the line of the team that asks.
[[nodiscard]] bool is_outside_the_line(std::string_view role);

/// A signature under this proposal with this stance, by somebody outside the line who is not the
/// person who asks; nullptr when there is none.
[[nodiscard]] const casefile::Fact<records::Signature>* second_signature(
    const casefile::FamilyScene& scene, const ProposalFact& closing, std::string_view stance);

/// How a proposal reads in evidence: "Closing was proposed on 3 March 2026, by a letter."
[[nodiscard]] std::string closing_sentence(const casefile::FamilyScene& scene,
                                           const ProposalFact& closing);

/// Sets the standing from what was found: breached where anything is, otherwise cannot tell where
/// something is missing, otherwise met.
void settle(Verdict& verdict, base::Answer breached);

}  // namespace holdfast::guardrails
