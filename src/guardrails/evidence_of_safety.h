#pragma once
#include "guardrails/present_work.h"

/// What shows that a child is safe, beside somebody's saying so. Pure; the pointers are into the
/// scene.
namespace holdfast::guardrails {

/// Entries on which a statement rests, or that are linked to it as evidence or are part of it: what
/// was seen, said or found. Not other judgements (assessments and their parts, levels, decisions,
/// signatures, proposals), and no letters. In the order of the ledger.
[[nodiscard]] std::vector<const casefile::AnyFact*> evidence_for(
    const casefile::FamilyScene& scene, const casefile::AnyFact& statement);

/// Is any of them dated, as vaguely as may be?
[[nodiscard]] bool any_dated(const casefile::FamilyScene& scene,
                             const std::vector<const casefile::AnyFact*>& facts);

}  // namespace holdfast::guardrails
