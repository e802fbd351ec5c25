#include "guardrails/workforce_sweep.h"

#include "casefile/dangers.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace {

bool binds_at_allocation(const Guardrail& guardrail)
{
    return guardrail.stands_at_allocation
        && (has(guardrail.mode, Mode::block) || has(guardrail.mode, Mode::require));
}

/// A child in danger is given a worker at once: nothing that raises protection waits.
bool is_for_child_in_danger(const workforce::WorkforceScene& scene,
                            const workforce::AllocationFact& allocation)
{
    const workforce::Work* work = work_given_by(scene, allocation);
    return work != nullptr && !casefile::open_dangers(work->family->facts).empty();
}

}  // namespace

std::vector<WorkforceFinding> sweep_workforce(const AskedOfWorkforce& asked)
{
    std::vector<WorkforceFinding> findings;
    for (const Rule& rule : catalogue()) {
        if (rule.of_workforce == nullptr) continue;
        for (WorkforceVerdict& found : rule.of_workforce(asked))
            findings.push_back({rule.guardrail, std::move(found)});
    }
    return findings;
}

std::vector<WorkforceFinding> in_the_way_of_allocation(const AskedOfWorkforce& asked)
{
    std::vector<WorkforceFinding> stops;
    if (asked.allocation == nullptr || is_for_child_in_danger(asked.scene, *asked.allocation))
        return stops;
    for (const Rule& rule : catalogue()) {
        if (rule.of_workforce == nullptr || !binds_at_allocation(*rule.guardrail)) continue;
        for (WorkforceVerdict& found : rule.of_workforce(asked))
            if (found.verdict.standing != Standing::met)
                stops.push_back({rule.guardrail, std::move(found)});
    }
    return stops;
}

bool is_let_pass(const workforce::AllocationFact& allocation, base::Date today)
{
    const records::Allocation& said = allocation.record;
    const std::string& role = allocation.by.role;
    return said.why_over_cap && said.over_cap_until && *said.over_cap_until >= today
        && (role == "head_of_service" || role == "principal_social_worker");
}

const workforce::Work* work_given_by(const workforce::WorkforceScene& scene,
                                     const workforce::AllocationFact& allocation)
{
    for (const workforce::Work& work : scene.work)
        for (const workforce::Given& given : work.given)
            if (given.allocation->id == allocation.id) return &work;
    return nullptr;
}

}  // namespace holdfast::guardrails
