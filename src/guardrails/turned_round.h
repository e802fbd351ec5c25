#pragma once
#include "guardrails/gates.h"

/// Which decisions about one matter followed one another, and where a later one went back on an
/// earlier. Pure; what is answered points into the scene.
namespace holdfast::guardrails {

/// One decision: what was said, and whether it let protection go on or took some away.
struct Decided {
    const casefile::AnyFact* fact = nullptr;
    const casefile::AnyFact* about = nullptr;  // What it decides; nullptr: it stands by itself.
    bool protects = false;
};

/// The decisions about one matter, in the order of the ledger.
using Matter = std::vector<Decided>;

/// All matters on which something was decided: contacts, referrals, closings, steps down, returns
/// and lesser orders each by themselves; whether children are to be in care by what panels decided,
/// what became of places asked for, and how pre-proceedings ended. A panel's decision that somebody
/// turned down is left out.
/// Not modelled: conferences and levels, which have rules of their own (G23, G24); who works with a
/// family, what an agency is answered, who signed an assessment.
[[nodiscard]] std::vector<Matter> matters_in(const casefile::FamilyScene& scene);

/// Would turning this round take protection away? Also true where nobody can tell.
[[nodiscard]] bool protects(const casefile::FamilyScene& scene, const casefile::AnyFact& fact);

}  // namespace holdfast::guardrails
