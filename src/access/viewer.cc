#include "access/viewer.h"

#include "casefile/allocations.h"
#include "guardrails/guardrail.h"
#include "records/restricted.h"
#include "records/types/allocation.h"
#include "records/types/answer.h"
#include "records/types/pressure_report.h"

#include <algorithm>

namespace holdfast::access {

namespace {

using AllocationFact = casefile::Fact<records::Allocation>;

bool is_about(const AllocationFact& fact, const base::PractitionerId& practitioner)
{
    return fact.is_about(base::Subject::of(practitioner), ledger::Part::subject);
}

/// What one allocation makes of somebody who is named in it.
Relation relation_by_name(const Viewer& viewer, const AllocationFact& fact)
{
    if (!is_about(fact, viewer.practitioner)) return Relation::none;
    return casefile::is_lead(fact) ? Relation::allocated : Relation::co_worker;
}

/// What it makes of somebody in its team.
Relation relation_by_team(const Viewer& viewer, const AllocationFact& fact)
{
    if (viewer.team.empty() || fact.record.team != viewer.team) return Relation::none;
    return viewer.role == "team_manager" ? Relation::manager_of : Relation::team;
}

/// From the closest to the most distant; a manager decides, and so is closer than a member.
int distance(Relation relation)
{
    switch (relation) {
    case Relation::allocated: return 0;
    case Relation::manager_of: return 1;
    case Relation::co_worker: return 2;
    case Relation::team: return 3;
    case Relation::partner_agency:
    case Relation::none: return 4;
    }
    return 4;
}

ledger::Entry entry_of(const casefile::AnyFact& fact)
{
    records::Written written = fact.written();
    return {fact.id,
            fact.type->number,
            written.happened,
            fact.by,
            fact.about,
            fact.links,
            std::move(written.body)};
}

/// By what passed between us and the viewer's agency, whoever of it wrote or read it.
Relation relation_of_partner(const Viewer& viewer, const casefile::FamilyScene& whole)
{
    const auto agency = base::Subject::of(viewer.agency);
    const auto every = whole.facts.every();
    const bool has_passed = std::any_of(every.begin(), every.end(), [&](const auto* fact) {
        if (!fact->is_about(agency, ledger::Part::source)
            && !fact->is_about(agency, ledger::Part::recipient))
            return false;
        const ledger::Entry entry = entry_of(*fact);
        return class_of(entry) == Class::open_case && passes_between(entry, viewer.agency);
    });
    return has_passed ? Relation::partner_agency : Relation::none;
}

/// Open work that nobody has any more is back with the manager of the team that had it last.
bool has_it_back(const Viewer& viewer, const casefile::FamilyScene& whole, base::Date today)
{
    if (viewer.role != "team_manager") return false;
    const AllocationFact* last = casefile::last_allocation_of_open_work(whole, today);
    return last != nullptr && relation_by_team(viewer, *last) == Relation::manager_of;
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
    if (is_partner(viewer.role)) return relation_of_partner(viewer, whole);
    Relation closest = Relation::none;
    for (const AllocationFact* fact : casefile::current_allocations(whole, today))
        for (const Relation relation :
             {relation_by_name(viewer, *fact), relation_by_team(viewer, *fact)})
            if (distance(relation) < distance(closest)) closest = relation;
    if (closest == Relation::none && has_it_back(viewer, whole, today)) return Relation::manager_of;
    return closest;
}

namespace {

/// A report of pressure, and an answer to a rule whose findings go past the line.
bool goes_past_the_line(const ledger::Entry& entry)
{
    if (entry.kind == records::PressureReport::declaration.number) return true;
    if (entry.kind != records::Answer::declaration.number) return false;
    const auto said = records::read_back<records::Answer>(entry.happened, entry.body);
    const auto* rule = said ? guardrails::find_rule(said->guardrail.value_or("")) : nullptr;
    return rule != nullptr && rule->guardrail->outside_the_line;
}

}  // namespace

Class class_of(const ledger::Entry& entry)
{
    if (goes_past_the_line(entry)) return Class::outside_line;
    return records::is_restricted(entry.body) ? Class::restricted_case : Class::open_case;
}

ClassFor::ClassFor(const Viewer& reader, std::span<const ledger::Kept> entries)
    : reader_(reader.practitioner)
{
    if (is_partner(reader.role)) side_.emplace(reader.agency, entries);
}

Class ClassFor::operator()(const ledger::Entry& entry)
{
    const Class what = class_of(entry);
    if (side_ && what == Class::open_case && side_->has(entry)) return Class::agency_side;
    if (what != Class::outside_line) return what;
    const bool is_own =
        entry.by.practitioner == reader_
        || std::any_of(entry.links.begin(), entry.links.end(), [&](const ledger::Link& link) {
               return own_.contains(link.to);
           });
    if (!is_own) return what;
    own_.insert(entry.id);
    return Class::own_report;
}

}  // namespace holdfast::access
