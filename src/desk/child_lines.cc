#include "desk/child_lines.h"

#include "casefile/dated.h"
#include "casefile/open_work.h"
#include "casefile/seen_on_visits.h"
#include "desk/entry_words.h"
#include "desk/family_frame.h"
#include "records/types/child_in_need_plan.h"
#include "records/types/child_protection_plan.h"
#include "records/types/family_help_plan.h"

#include <algorithm>

namespace holdfast::desk {

using base::PersonId;
using casefile::Fact;
using casefile::FamilyScene;

namespace {

/// What tells one plan of a kind from another.
std::string kind_of(const records::ChildProtectionPlan& plan)
{
    const auto& category = plan.latest_category ? plan.latest_category : plan.initial_category;
    return category ? ", " + in_a_sentence(category->label()) : "";
}
std::string kind_of(const records::FamilyHelpPlan& plan)
{
    return plan.basis ? ", " + in_a_sentence(plan.basis->label()) : "";
}
std::string kind_of(const records::ChildInNeedPlan&)
{
    return "";
}

template <class Plan>
void add_plans(const FamilyScene& scene, std::vector<std::string>& lines)
{
    for (const Fact<Plan>* plan : casefile::standing<Plan>(scene.facts)) {
        if (!casefile::goes_on(*plan)) continue;
        std::vector<PersonId> children = scene.children();
        std::erase_if(children, [&](const PersonId& child) {
            return !plan->is_about(base::Subject::of(child), ledger::Part::subject);
        });
        if (children.empty()) continue;
        lines.push_back(std::string{Plan::declaration.name} + kind_of(plan->record) + ", since "
                        + plain_date(plan->happened, scene.facts) + ": "
                        + names_of(children, scene));
    }
}

}  // namespace

std::vector<std::string> plan_lines(const FamilyScene& scene)
{
    std::vector<std::string> lines;
    add_plans<records::ChildProtectionPlan>(scene, lines);
    add_plans<records::ChildInNeedPlan>(scene, lines);
    add_plans<records::FamilyHelpPlan>(scene, lines);
    return lines;
}

std::string seen_line(const FamilyScene& scene)
{
    std::string words;
    bool any = scene.has_open_episode();
    for (const PersonId& child : scene.children()) {
        if (casefile::is_unborn(scene.facts, child)) continue;
        const auto* visit = casefile::last_seen(scene.facts, child);
        any = any || visit != nullptr;
        words += words.empty() ? "Last seen on a visit: " : "; ";
        words += names_of({&child, 1}, scene) + " ";
        words += visit == nullptr
                   ? "not yet"
                   : plain_date(visit->happened, scene.facts)
                         + (visit->record.seen->code == "alone" ? ", alone" : ", with others");
    }
    return any ? words : "";
}

}  // namespace holdfast::desk
