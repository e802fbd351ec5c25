#pragma once
#include "casefile/family_scene.h"
#include "casefile/standing.h"

/// Whom facts concern, and what each says in all its words. Pure; what is answered points into the
/// scene.
namespace holdfast::guardrails {

/// The persons whom a fact is about, as its subjects.
[[nodiscard]] std::vector<base::PersonId> persons_of(const casefile::AnyFact& fact);

/// Is the fact about this person, or about the family without naming anybody?
[[nodiscard]] bool concerns(const casefile::AnyFact& fact, const base::PersonId& person);

/// Is there somebody whom both concern? A fact about the family alone concerns everybody.
[[nodiscard]] bool concern_the_same(const casefile::AnyFact& one, const casefile::AnyFact& other);

/// The name that the person goes by; "the child" when no name is recorded.
[[nodiscard]] std::string name_for(const casefile::FamilyScene& scene,
                                   const base::PersonId& person);

/// Several names in a sentence: "Wren and Robin"; "the child" where nobody is named.
[[nodiscard]] std::string names_for(const casefile::FamilyScene& scene,
                                    std::span<const base::PersonId> persons);

/// What an entry says together with those that it stands in place of, the newest word of each
/// field: whoever says it again often writes only what is new.
template <class R>
[[nodiscard]] R in_all_words(const casefile::Facts& facts, const casefile::Fact<R>& fact)
{
    const auto versions = casefile::versions_of(facts, fact);
    R said;
    for (auto id = versions.rbegin(); id != versions.rend(); ++id)
        if (const auto* version = facts.find<R>(*id)) records::take_newer(said, version->record);
    return said;
}

}  // namespace holdfast::guardrails
