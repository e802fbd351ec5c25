#pragma once
#include "guardrails/guardrail.h"
#include "records/types/answer.h"
#include "records/types/decision.h"
#include "records/types/signature.h"

/// The gates: which decisions there are at which guardrails stand, what asks for each, and which of
/// its outcomes only an open gate lets through. What protects passes no gate.
namespace holdfast::guardrails {

struct GateRow {
    records::Gate gate;
    std::string_view key;                         // Permanent: "step-down".
    std::string_view name;                        // "Step-down".
    std::span<const std::string_view> questions;  // Codes of codesets/decision_questions.csv.
    std::span<const std::string_view> passes;     // Outcomes that only an open gate lets through.
    std::span<const std::string_view> otherwise;  // Those that need no gate.
    /// Does this fact ask for such a decision?
    bool (*asks)(const casefile::AnyFact& fact, const casefile::FamilyScene& scene);
};

/// In the order of the names of `records::Gate`.
[[nodiscard]] std::span<const GateRow> gates();
[[nodiscard]] const GateRow& row_of(records::Gate gate);
/// The gate before decisions on this question; nullptr: there is no such question.
[[nodiscard]] const GateRow* gate_of_question(std::string_view question);
/// Does this outcome need an open gate?
[[nodiscard]] bool passes_gate(const GateRow& row, std::string_view outcome);

/// Can an entry of this type ask for a decision at all?
[[nodiscard]] bool can_ask(const records::RecordType& type);

/// The gate that this fact asks to pass; nullopt where it asks for no decision.
[[nodiscard]] std::optional<records::Gate> gate_asked_by(const casefile::AnyFact& fact,
                                                         const casefile::FamilyScene& scene);

/// The same of what can be decided: also a contact or a referral, of which nobody has proposed
/// anything.
[[nodiscard]] std::optional<records::Gate> gate_before(const casefile::AnyFact& fact,
                                                       const casefile::FamilyScene& scene);

/// Something that asks to be decided, and what became of it. The pointers are into the scene.
struct AtTheGate {
    records::Gate gate = records::Gate::close;
    /// The proposal; where a contact or a referral was decided without one, that itself.
    const casefile::AnyFact* asks = nullptr;
    /// The decision that let it pass; nullptr while there is none.
    const casefile::Fact<records::Decision>* passed = nullptr;
    /// Who decided, or is about to; nullopt while nobody is.
    std::optional<base::PractitionerId> decider = std::nullopt;
};

/// What the gate of this proposal is asked about. The proposal is one of the scene's (asserted).
[[nodiscard]] AtTheGate at_the_gate(const records::Proposal& proposal,
                                    const casefile::FamilyScene& scene);

/// What a rule that stands at these gates is asked about: the proposal at the gate; in a sweep, all
/// of them but those that a later decision turned down.
[[nodiscard]] std::vector<AtTheGate> asked_at(const Asked& asked, records::Gates gates);

/// Those that nobody has decided on yet, in the order of the ledger.
[[nodiscard]] std::vector<AtTheGate> pending_in(const casefile::FamilyScene& scene);

/// Does what was signed or decided speak of what stands there now? It does not where the proposal
/// was corrected afterwards: nobody agrees to words that they have not read.
[[nodiscard]] bool speaks_of(const casefile::AnyFact& said, const casefile::AnyFact& asks);

/// Does this ask for a second person's signature, and for no decision? What is kept back from
/// others although it tells of a risk does (G41).
[[nodiscard]] bool asks_for_signature(const casefile::AnyFact& fact);

/// A signature with this stance under it, by somebody else than whoever asks; nullptr when there
/// is none.
[[nodiscard]] const casefile::Fact<records::Signature>* signature_of_another(
    const casefile::FamilyScene& scene, const casefile::AnyFact& asks, std::string_view stance);
/// The same, of somebody outside the line of the team that asks.
[[nodiscard]] const casefile::Fact<records::Signature>* second_signature(
    const casefile::FamilyScene& scene, const casefile::AnyFact& asks, std::string_view stance);

/// Does this signature name the rule among those that it lets pass?
[[nodiscard]] bool overrides(const records::Signature& signature, std::string_view guardrail);

/// Does it answer what this rule asks? One that dismisses a finding answers nothing, so that no
/// gate opens by it (dismissals.h).
[[nodiscard]] bool is_answer_to(const records::Answer& answer, std::string_view guardrail);
/// The newest reasoned answer to this rule's finding on this entry; nullptr: nobody answered.
[[nodiscard]] const casefile::Fact<records::Answer>* answer_to(const casefile::FamilyScene& scene,
                                                               std::string_view guardrail,
                                                               const base::EntryId& anchor);

/// Of what is breached and has a clock: until so many working days after that moment it waits.
/// `key` names the value of the policy in force then; without it, and without a day, it cannot be
/// told.
void await(Verdict& verdict, const Asked& asked, const base::Moment& since, std::string_view key);

/// Settles the verdict on one of them. While nobody has decided and nobody is at the gate, what is
/// not met waits.
void settle(Verdict& verdict, base::Answer breached, const Asked& asked, const AtTheGate& at);

}  // namespace holdfast::guardrails
