#include "desk/child_lines.h"

#include "casefile/dated.h"
#include "casefile/plans_that_go_on.h"
#include "casefile/seen_on_visits.h"
#include "desk/entry_words.h"
#include "desk/family_frame.h"
#include "records/types/child_protection_plan.h"
#include "records/types/family_help_plan.h"

namespace holdfast::desk {

using base::PersonId;
using casefile::AnyFact;
using casefile::FamilyScene;

namespace {

/// What tells one plan of a kind from another.
std::string kind_of(const AnyFact& plan, const casefile::Facts& facts)
{
    if (const auto* protection = facts.find<records::ChildProtectionPlan>(plan.id)) {
        const records::ChildProtectionPlan& said = protection->record;
        const auto& category = said.latest_category ? said.latest_category : said.initial_category;
        return category ? ", " + in_a_sentence(category->label()) : "";
    }
    const auto* help = facts.find<records::FamilyHelpPlan>(plan.id);
    return help != nullptr && help->record.basis ? ", " + in_a_sentence(help->record.basis->label())
                                                 : "";
}

}  // namespace

std::vector<std::string> plan_lines(const FamilyScene& scene)
{
    std::vector<std::string> lines;
    for (const AnyFact* plan : casefile::plans_that_go_on(scene.facts)) {
        const auto children = casefile::children_of(*plan, scene);
        if (children.empty()) continue;
        lines.push_back(std::string{plan->type->name} + kind_of(*plan, scene.facts) + ", since "
                        + plain_date(plan->happened, scene.facts) + ": "
                        + names_of(children, scene));
    }
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
