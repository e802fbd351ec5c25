#include "access/viewer.h"

#include "records/restricted.h"

#include <algorithm>

namespace holdfast::access {

namespace {

using AllocationFact = casefile::Fact<records::Allocation>;

bool has_begun(const AllocationFact& fact, const casefile::Facts& facts, base::Date today)
{
    const base::Moment now{{}, base::When::day(today)};
    return base::happened_before(now, fact.moment(), facts.whens()) != base::Answer::yes;
}

bool has_ended(const AllocationFact& fact, const casefile::Facts& facts, base::Date today)
{
    if (!fact.record.until) return false;
    const base::Moment now{{}, base::When::day(today)};
    const base::Moment end{{}, *fact.record.until};
    return base::happened_before(end, now, facts.whens()) == base::Answer::yes;
}

bool is_about(const AllocationFact& fact, const base::PractitionerId& practitioner)
{
    return fact.is_about(base::Subject::of(practitioner), ledger::Part::subject);
}

/// What one allocation makes of somebody who is named in it.
Relation relation_by_name(const Viewer& viewer, const AllocationFact& fact)
{
    if (!is_about(fact, viewer.practitioner)) return Relation::none;
    const bool lead = !fact.record.part || fact.record.part->code == "lead";
    return lead ? Relation::allocated : Relation::co_worker;
}

/// What it makes of somebody in its team.
Relation relation_by_team(const Viewer& viewer, const AllocationFact& fact)
{
    if (viewer.team.empty() || fact.record.team != viewer.team) return Relation::none;
    return viewer.role == "team_manager" ? Relation::manager_of : Relation::team;
}

bool is_of_same_practitioner(const AllocationFact& one, const AllocationFact& other)
{
    return std::any_of(one.about.begin(), one.about.end(), [&](const ledger::About& about) {
        return about.subject.kind == base::SubjectKind::practitioner
            && other.is_about(about.subject, ledger::Part::subject);
    });
}

/// From the closest to the most distant; a manager decides, and so is closer than a member.
int distance(Relation relation)
{
    switch (relation) {
    case Relation::allocated: return 0;
    case Relation::manager_of: return 1;
    case Relation::co_worker: return 2;
    case Relation::team: return 3;
    case Relation::none: return 4;
    }
    return 4;
}

/// The allocations of this family that have begun, without those that a later one of the same
/// practitioner stands in place of. One that has not begun yet stands in place of none. Those of
/// another family, in which one of this family's members is named too, are none of this one's.
std::vector<const AllocationFact*> standing_allocations(const casefile::FamilyScene& whole,
                                                        base::Date today)
{
    std::vector<const AllocationFact*> standing;
    for (const AllocationFact& fact : whole.facts.all<records::Allocation>()) {
        if (!fact.is_about(base::Subject::of(whole.family), ledger::Part::subject)) continue;
        if (!has_begun(fact, whole.facts, today)) continue;
        std::erase_if(standing, [&](const AllocationFact* earlier) {
            return is_of_same_practitioner(*earlier, fact);
        });
        standing.push_back(&fact);
    }
    return standing;
}

}  // namespace

Decision Standing::may(Class what, Action action) const
{
    const auto role = role_of(viewer.role);
    if (!role) return {};
    const bool by_work = relation != Relation::none;
    const bool said_why = purpose.find_first_not_of(" \t\r\n") != std::string::npos;
    return decide(
        {*role, relation, what, action, by_work || said_why ? Purpose::given : Purpose::missing});
}

Relation relation_of(const Viewer& viewer, const casefile::FamilyScene& whole, base::Date today)
{
    Relation closest = Relation::none;
    for (const AllocationFact* fact : standing_allocations(whole, today)) {
        if (has_ended(*fact, whole.facts, today)) continue;
        for (const Relation relation :
             {relation_by_name(viewer, *fact), relation_by_team(viewer, *fact)})
            if (distance(relation) < distance(closest)) closest = relation;
    }
    return closest;
}

Class class_of(const ledger::Entry& entry)
{
    return records::is_restricted(entry.body) ? Class::restricted_case : Class::open_case;
}

}  // namespace holdfast::access
