#include "casefile/allocations.h"

#include <algorithm>

namespace holdfast::casefile {

namespace {

using AllocationFact = Fact<records::Allocation>;

bool has_begun(const AllocationFact& fact, const Facts& facts, base::Date today)
{
    const base::Moment now{{}, base::When::day(today)};
    return base::happened_before(now, fact.moment(), facts.whens()) != base::Answer::yes;
}

bool has_ended(const AllocationFact& fact, const Facts& facts, base::Date today)
{
    if (!fact.record.until) return false;
    const base::Moment now{{}, base::When::day(today)};
    const base::Moment end{{}, *fact.record.until};
    return base::happened_before(end, now, facts.whens()) == base::Answer::yes;
}

bool is_of_same_practitioner(const AllocationFact& one, const AllocationFact& other)
{
    return std::any_of(one.about.begin(), one.about.end(), [&](const ledger::About& about) {
        return about.subject.kind == base::SubjectKind::practitioner
            && other.is_about(about.subject, ledger::Part::subject);
    });
}

}  // namespace

std::vector<const AllocationFact*> current_allocations(const FamilyScene& scene, base::Date today)
{
    std::vector<const AllocationFact*> current;
    for (const AllocationFact& fact : scene.facts.all<records::Allocation>()) {
        if (!fact.is_about(base::Subject::of(scene.family), ledger::Part::subject)) continue;
        if (!has_begun(fact, scene.facts, today)) continue;
        std::erase_if(current, [&](const AllocationFact* earlier) {
            return is_of_same_practitioner(*earlier, fact);
        });
        current.push_back(&fact);
    }
    std::erase_if(current,
                  [&](const AllocationFact* fact) { return has_ended(*fact, scene.facts, today); });
    return current;
}

const AllocationFact* last_allocation(const FamilyScene& scene, base::Date today)
{
    if (!current_allocations(scene, today).empty()) return nullptr;
    const AllocationFact* last = nullptr;
    for (const AllocationFact& fact : scene.facts.all<records::Allocation>())
        if (fact.is_about(base::Subject::of(scene.family), ledger::Part::subject)
            && has_begun(fact, scene.facts, today))
            last = &fact;
    return last;
}

const AllocationFact* last_allocation_of_open_work(const FamilyScene& scene, base::Date today)
{
    return scene.has_open_episode() ? last_allocation(scene, today) : nullptr;
}

bool is_with_team(const FamilyScene& scene, std::string_view team, base::Date today)
{
    if (team.empty()) return false;
    const auto current = current_allocations(scene, today);
    if (std::any_of(current.begin(), current.end(), [&](const AllocationFact* fact) {
            return fact->record.team == team;
        }))
        return true;
    const AllocationFact* last = last_allocation_of_open_work(scene, today);
    return last != nullptr && last->record.team == team;
}

const AllocationFact* lead_allocation(const FamilyScene& scene, base::Date today)
{
    const AllocationFact* lead = nullptr;
    for (const AllocationFact* fact : current_allocations(scene, today))
        if (is_lead(*fact)) lead = fact;
    return lead;
}

bool is_lead(const AllocationFact& allocation)
{
    return !allocation.record.part || allocation.record.part->code == "lead";
}

std::optional<base::PractitionerId> practitioner_of(const AllocationFact& allocation)
{
    for (const ledger::About& about : allocation.about)
        if (about.subject.kind == base::SubjectKind::practitioner)
            return base::PractitionerId{about.subject.id};
    return std::nullopt;
}

}  // namespace holdfast::casefile
