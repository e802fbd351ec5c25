#pragma once
#include "guardrails/guardrail.h"

/// What the rules that read the workforce find. Pure.
namespace holdfast::guardrails {

struct WorkforceFinding {
    const Guardrail* guardrail;
    WorkforceVerdict found;
};

/// Every finding of every such rule, in the order of the catalogue.
[[nodiscard]] std::vector<WorkforceFinding> sweep_workforce(const AskedOfWorkforce& asked);

/// What stands in the way of `asked.allocation`: each finding of a rule that binds before work is
/// given to somebody and is not met. Empty: nothing does, or a child of the family is in danger
/// now: then somebody is given the work at once, and the sweep tells of it.
[[nodiscard]] std::vector<WorkforceFinding> in_the_way_of_allocation(const AskedOfWorkforce& asked);

/// Is the allocation let pass all the same: by whoever may, with reasons and a last day that has
/// not come? Of a recorded one `today` may be after that day.
[[nodiscard]] bool is_let_pass(const workforce::AllocationFact& allocation, base::Date today);

/// The work that an allocation gives somebody; nullptr where nothing goes on with that family.
[[nodiscard]] const workforce::Work* work_given_by(const workforce::WorkforceScene& scene,
                                                   const workforce::AllocationFact& allocation);

}  // namespace holdfast::guardrails
