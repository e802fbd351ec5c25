#pragma once
#include "guardrails/guardrail.h"
#include "records/types/answer.h"

/// What somebody said does not apply here.
namespace holdfast::guardrails {

/// May somebody in this role say that what is asked of the owner does not apply? What a manager
/// answers no practitioner dismisses, and what is asked of somebody outside the line nobody in it.
[[nodiscard]] bool may_dismiss(Owner owner, std::string_view role);

/// The answer that dismisses what this rule found; nullptr: it stands. Of all answers to the rule
/// on that entry by whoever may dismiss it the newest counts. It dismisses for as long as nothing
/// that the verdict rests on, on either side, was written or corrected after it, and, where it was
/// written while the finding still waited, until its day has passed.
///
/// A dismissed finding is on nobody's list. It opens no gate: no rule reads a dismissal, so that
/// what stops a decision is answered or overridden, and never dismissed. The pointer is into the
/// scene. Pure.
[[nodiscard]] const casefile::Fact<records::Answer>* dismissal_of(
    const casefile::FamilyScene& scene, const Guardrail& guardrail, const Verdict& verdict);

}  // namespace holdfast::guardrails
