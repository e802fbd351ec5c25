#include "casefile/dangers.h"

#include "casefile/standing.h"
#include "records/types/family_member.h"
#include "records/types/strategy_discussion.h"

#include <algorithm>
#include <set>

namespace holdfast::casefile {

using base::PersonId;
using ledger::LinkKind;

namespace {

/// A worry as it was ever told: each version, and what each said before it was corrected.
struct Told {
    std::vector<base::EntryId> versions;
    std::vector<const Fact<records::Worry>*> all;

    /// Writing more of it, less of it or otherwise answers nothing: only an answer does.
    [[nodiscard]] bool says_danger() const
    {
        return std::any_of(all.begin(), all.end(), [](const auto* worry) {
            return worry->record.immediate_danger.value_or(false);
        });
    }
};

Told told(const Facts& facts, const Fact<records::Worry>& worry)
{
    Told told{versions_of(facts, worry), {}};
    for (const base::EntryId& id : told.versions) {
        const auto* version = facts.find<records::Worry>(id);
        if (version == nullptr) continue;
        told.all.push_back(version);
        for (const SharedFact& before : facts.before_corrections(id))
            told.all.push_back(static_cast<const Fact<records::Worry>*>(before.get()));
    }
    return told;
}

std::set<PersonId> persons_of(const AnyFact& fact)
{
    std::set<PersonId> persons;
    for (const ledger::About& about : fact.about)
        if (const auto person = about.subject.person();
            person && about.part == ledger::Part::subject)
            persons.insert(*person);
    return persons;
}

/// Is it written down that somebody is in a family, and never as a child?
bool is_known_as_grown_up(const Facts& facts, const PersonId& person)
{
    bool known = false;
    for (const Fact<records::FamilyMember>* member : standing<records::FamilyMember>(facts)) {
        if (!member->is_about(base::Subject::of(person), ledger::Part::subject)) continue;
        const std::string part = member->record.part ? member->record.part->code : "";
        if (part == "child" || part == "unborn" || part == "sibling_elsewhere") return false;
        known = true;
    }
    return known;
}

/// The children whom any version named; where it was told of grown-up people alone, these.
std::set<PersonId> in_danger(const Facts& facts, const Told& told)
{
    std::set<PersonId> all;
    for (const auto* worry : told.all) all.merge(persons_of(*worry));
    std::set<PersonId> children = all;
    std::erase_if(children,
                  [&](const PersonId& person) { return is_known_as_grown_up(facts, person); });
    return children.empty() ? all : children;
}

/// Is it ended for everybody? What names nobody but the family is said about all of them.
bool is_ended(const Facts& facts, const Told& told)
{
    std::set<PersonId> left = in_danger(facts, told);
    bool ended = false;
    const auto end = [&](const AnyFact& answer) {
        if (!links_to_any(answer, LinkKind::answers, told.versions)) return;
        const std::set<PersonId> answered = persons_of(answer);
        ended = true;
        if (answered.empty()) left.clear();
        for (const PersonId& person : answered) left.erase(person);
    };
    for (const auto* answer : standing<records::WorryAnswered>(facts))
        if (ends_danger(answer->record)) end(*answer);
    for (const auto* discussion : standing<records::StrategyDiscussion>(facts)) end(*discussion);
    return ended && left.empty();
}

}  // namespace

bool ends_danger(const records::WorryAnswered& answer)
{
    return answer.done || (answer.standing && answer.standing->code == "not_so");
}

std::vector<const Fact<records::Worry>*> open_dangers(const Facts& facts)
{
    std::vector<const Fact<records::Worry>*> open;
    for (const Fact<records::Worry>* worry : standing<records::Worry>(facts)) {
        const Told all = told(facts, *worry);
        if (all.says_danger() && !is_ended(facts, all)) open.push_back(worry);
    }
    return open;
}

}  // namespace holdfast::casefile
