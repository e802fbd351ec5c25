#include "casefile/plans_that_go_on.h"

#include "casefile/open_work.h"
#include "records/types/child_in_need_plan.h"
#include "records/types/child_protection_plan.h"
#include "records/types/family_help_plan.h"

namespace holdfast::casefile {

using base::PersonId;

namespace {

template <class Plan>
void add_plans(const Facts& facts, std::vector<const AnyFact*>& plans)
{
    for (const Fact<Plan>* plan : standing<Plan>(facts))
        if (goes_on(*plan)) plans.push_back(plan);
}

}  // namespace

std::vector<const AnyFact*> plans_that_go_on(const Facts& facts)
{
    std::vector<const AnyFact*> plans;
    add_plans<records::ChildProtectionPlan>(facts, plans);
    add_plans<records::ChildInNeedPlan>(facts, plans);
    add_plans<records::FamilyHelpPlan>(facts, plans);
    return plans;
}

std::vector<PersonId> children_of(const AnyFact& fact, const FamilyScene& scene)
{
    std::vector<PersonId> children = scene.children();
    std::erase_if(children, [&](const PersonId& child) {
        return !fact.is_about(base::Subject::of(child), ledger::Part::subject);
    });
    return children;
}

}  // namespace holdfast::casefile
