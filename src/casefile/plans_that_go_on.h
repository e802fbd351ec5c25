#pragma once
#include "casefile/family_scene.h"

/// The plans that go on now, and whose they are. Pure; what is answered points into the Facts.
namespace holdfast::casefile {

/// The plans that go on: protection, then need, then family help, and of each kind in the order of
/// the ledger. Not those for a time, such as a safety plan.
[[nodiscard]] std::vector<const AnyFact*> plans_that_go_on(const Facts& facts);

/// Those of the scene's children whom a fact is about.
[[nodiscard]] std::vector<base::PersonId> children_of(const AnyFact& fact,
                                                      const FamilyScene& scene);

}  // namespace holdfast::casefile
