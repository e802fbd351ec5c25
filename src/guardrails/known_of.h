#pragma once
#include "casefile/family_scene.h"

/// What is known of one person who may be a risk to others, or is being asked about it. Pure; what
/// is answered points into the scene.
namespace holdfast::guardrails {

struct KnownOf {
    /// Bail, remand, an investigation or an order about sexual harm that goes on; an arrest or a
    /// charge; harmful sexual behaviour and allegations that nobody has settled.
    std::vector<const casefile::AnyFact*> surely;
    /// An allegation names more than one person, and it is not said which of them it is against.
    std::vector<const casefile::AnyFact*> perhaps;
};

/// In the order of the ledger of each type. Who is alleged to have harmed somebody is whom the
/// worry mentions; harmful sexual behaviour that mentions nobody is that of its subjects. An arrest
/// counts no more once a legal status of the person says that they were released.
[[nodiscard]] KnownOf known_of(const casefile::FamilyScene& scene, const base::PersonId& person);

/// Is it a legal status of somebody who is inquired into or charged (bail, under investigation,
/// remand), and has it not ended?
[[nodiscard]] bool is_inquiry(const casefile::AnyFact& fact);

/// The persons whom the fact names in this part.
[[nodiscard]] std::vector<base::PersonId> persons_named(const casefile::AnyFact& fact,
                                                        ledger::Part part);

/// Is the person under 18 on that day, or may be? A child of the family without a day of birth may;
/// of anybody else it is not supposed.
[[nodiscard]] bool may_be_under_18(const casefile::FamilyScene& scene, const base::PersonId& person,
                                   base::Date day);

}  // namespace holdfast::guardrails
