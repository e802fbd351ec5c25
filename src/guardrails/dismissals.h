#pragma once
#include "guardrails/guardrail.h"
#include "records/types/answer.h"

/// What somebody said does not apply here.
namespace holdfast::guardrails {

/// The answer that dismisses what this rule found; nullptr: it stands. Of all answers to the rule
/// on that entry the newest counts. It dismisses for as long as nothing that the verdict rests on,
/// on either side, was written or corrected after it. That a day passes changes nothing.
///
/// A dismissed finding is on nobody's list. It opens no gate: no rule reads a dismissal, so that
/// what stops a decision is answered or overridden, and never dismissed. The pointer is into the
/// scene. Pure.
[[nodiscard]] const casefile::Fact<records::Answer>* dismissal_of(
    const casefile::FamilyScene& scene, const Guardrail& guardrail, const Verdict& verdict);

}  // namespace holdfast::guardrails
