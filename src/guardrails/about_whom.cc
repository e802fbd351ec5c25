#include "guardrails/about_whom.h"

#include <algorithm>

namespace holdfast::guardrails {

using base::PersonId;
using casefile::AnyFact;
using casefile::FamilyScene;

std::vector<PersonId> persons_of(const AnyFact& fact)
{
    std::vector<PersonId> persons;
    for (const ledger::About& about : fact.about) {
        const auto person = about.subject.person();
        if (person && about.part == ledger::Part::subject) persons.push_back(*person);
    }
    return persons;
}

bool concerns(const AnyFact& fact, const PersonId& person)
{
    const auto persons = persons_of(fact);
    return persons.empty() || std::find(persons.begin(), persons.end(), person) != persons.end();
}

bool concern_the_same(const AnyFact& one, const AnyFact& other)
{
    const auto persons = persons_of(one);
    return persons.empty()
        || std::any_of(persons.begin(), persons.end(), [&](const PersonId& person) {
               return concerns(other, person);
           });
}

std::string name_for(const FamilyScene& scene, const PersonId& person)
{
    const std::string name = scene.name_of(person);
    return name.empty() ? "the child" : name;
}

std::string names_for(const FamilyScene& scene, std::span<const PersonId> persons)
{
    if (persons.empty()) return "the child";
    std::string names;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        if (i > 0) names += i + 1 == persons.size() ? " and " : ", ";
        names += name_for(scene, persons[i]);
    }
    return names;
}

}  // namespace holdfast::guardrails
