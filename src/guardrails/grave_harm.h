#pragma once
#include "guardrails/gates.h"
#include "records/types/injury.h"

/// Grave harm to one of a family's children, as far as declared fields tell it.
namespace holdfast::guardrails {

enum class Harm {
    death,        // A child of the family died, of whatever.
    injury,       // Somebody did it, or let it happen.
    unexplained,  // A grave injury of which nobody has concluded how it came about.
    told_again,   // Sexual harm is told of that was told of before.
};

struct GraveHarm {
    const casefile::AnyFact* fact;  // Into the scene.
    Harm harm;
    base::When when;                             // When it happened, or became known.
    const casefile::AnyFact* earlier = nullptr;  // What told of it first, where it is told again.

    [[nodiscard]] base::Moment moment() const { return {fact->id, when}; }
};

/// In the order of the ledger. Not modelled: how grave an injury was, which no declared field says;
/// harm that an adult came to.
[[nodiscard]] std::vector<GraveHarm> grave_harm_in(const casefile::FamilyScene& scene);

/// What was decided before it that lowered protection: closings, levels lowered, contacts and
/// referrals without action, returns home, decisions turned round, what panels put off or refused,
/// lesser orders. Where something is told again, only what was decided since it was first told.
/// Asked in a sweep.
[[nodiscard]] std::vector<AtTheGate> lowered_before(const Asked& asked, const GraveHarm& harm);

/// Is an injury by its kind a danger to life, or does it leave lasting harm? Cannot tell, where no
/// kind is named or another one.
[[nodiscard]] base::Answer is_grave(const records::Injury& injury);

/// "A child died on 3 March 2026."
[[nodiscard]] std::string harm_sentence(const GraveHarm& harm, const casefile::Facts& facts);

}  // namespace holdfast::guardrails
