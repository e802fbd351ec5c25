#pragma once
#include "guardrails/afterwards.h"
#include "records/types/change_in_circumstances.h"
#include "records/types/return_home.h"

#include <span>

/// Changes in a family that several rules ask about. Pure; what is answered points into the scene.
namespace holdfast::guardrails {

using ChangeFact = casefile::Fact<records::ChangeInCircumstances>;

/// The changes that stand and are of any of these kinds (codes of codesets/change_kinds.csv), in
/// the order of the ledger, without those that turned out not to be so.
[[nodiscard]] std::vector<const ChangeFact*> changes_of(const casefile::FamilyScene& scene,
                                                        std::span<const std::string_view> kinds);

/// With the day on which we came to know of it.
[[nodiscard]] Known known_of(const ChangeFact& change);

/// "A change was told of: Partners are together again. It was on 3 March 2026."
[[nodiscard]] std::string change_sentence(const casefile::FamilyScene& scene,
                                          const ChangeFact& change);

/// Did somebody come back, or did they meet, without anybody here having decided it? What the
/// family alone decided is no decision of ours, and where nobody says how far it is or who decided,
/// it is taken to have happened.
[[nodiscard]] bool happened_undecided(const records::ReturnHome& back);

/// The adults whom a fact names, as subject or mentioned: not the scene's children.
[[nodiscard]] std::vector<base::PersonId> adults_named(const casefile::AnyFact& fact,
                                                       const casefile::FamilyScene& scene);

}  // namespace holdfast::guardrails
