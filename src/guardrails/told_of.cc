#include "guardrails/told_of.h"

#include "casefile/open_matters.h"
#include "casefile/plans_that_go_on.h"
#include "casefile/standing.h"
#include "records/types/assessment.h"
#include "records/types/contact.h"
#include "records/types/decision_proposal.h"
#include "records/types/injury.h"
#include "records/types/legal_status.h"
#include "records/types/letter.h"
#include "records/types/referral.h"
#include "records/types/safety_plan.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;

namespace {

template <class Coded>
bool has_any(const std::optional<Coded>& told, std::span<const std::string_view> codes)
{
    return told && std::any_of(codes.begin(), codes.end(), [&](std::string_view code) {
               return told->has(code);
           });
}

template <class R>
void add_told(const FamilyScene& scene, std::span<const std::string_view> kinds,
              std::vector<const AnyFact*>& found)
{
    // Most families have none: that is soon known, and what stands of them takes longer.
    const auto& all = scene.facts.all<R>();
    if (std::none_of(all.begin(), all.end(), [&](const Fact<R>& fact) {
            return has_any(fact.record.kinds, kinds);
        }))
        return;
    for (const Fact<R>* fact : casefile::standing<R>(scene.facts))
        if (has_any(fact->record.kinds, kinds)) found.push_back(fact);
}

void sort_by_order(std::vector<const AnyFact*>& facts)
{
    std::sort(facts.begin(), facts.end(), [](const AnyFact* one, const AnyFact* other) {
        return one->order < other->order;
    });
}

bool is_unresolved(const records::Injury& injury)
{
    if (!injury.conclusion) return true;
    const std::string& code = injury.conclusion->code;
    return code == "open" || code == "inflicted" || code == "not_cared_for"
        || code == "cannot_know";
}

bool is_inquired_into(const records::LegalStatus& status)
{
    return status.kind
        && (status.kind->code == "bail" || status.kind->code == "under_investigation");
}

}  // namespace

bool counts_no_more(const FamilyScene& scene, const AnyFact& worry)
{
    const auto* answer = casefile::newest_answer(scene.facts, worry);
    if (answer == nullptr || !answer->record.standing) return false;
    const std::string& standing = answer->record.standing->code;
    return standing == "not_so" || standing == "joined";
}

std::vector<const AnyFact*> told_of(const FamilyScene& scene,
                                    std::span<const std::string_view> kinds)
{
    std::vector<const AnyFact*> found;
    add_told<records::Contact>(scene, kinds, found);
    add_told<records::Referral>(scene, kinds, found);
    add_told<records::Worry>(scene, kinds, found);
    std::erase_if(found, [&](const AnyFact* fact) {
        return fact->type == &records::Worry::declaration && counts_no_more(scene, *fact);
    });
    sort_by_order(found);
    return found;
}

std::vector<const AnyFact*> domestic_abuse_in(const FamilyScene& scene)
{
    constexpr std::array<std::string_view, 3> factors = {"3A", "3B", "3C"};
    std::vector<const AnyFact*> found = told_of(scene, domestic_abuse_kinds);
    for (const auto* assessment : casefile::standing<records::Assessment>(scene.facts))
        if (has_any(assessment->record.factors, factors)) found.push_back(assessment);
    for (const auto* plan : casefile::standing<records::SafetyPlan>(scene.facts))
        if (plan->record.concerns && plan->record.concerns->has("domestic_abuse"))
            found.push_back(plan);
    for (const auto& letter : scene.facts.all<records::Letter>())
        if (letter.record.names_domestic_abuse.value_or(false)) found.push_back(&letter);
    sort_by_order(found);
    return found;
}

std::vector<const AnyFact*> unresolved_allegations(const FamilyScene& scene)
{
    std::vector<const AnyFact*> found;
    for (const auto* worry : casefile::standing<records::Worry>(scene.facts))
        if (worry->record.allegation.value_or(false) && !casefile::is_settled(scene.facts, *worry))
            found.push_back(worry);
    for (const auto* injury : casefile::standing<records::Injury>(scene.facts))
        if (is_unresolved(injury->record)) found.push_back(injury);
    for (const auto* status : casefile::standing<records::LegalStatus>(scene.facts))
        if (is_inquired_into(status->record) && !status->record.until) found.push_back(status);
    sort_by_order(found);
    return found;
}

std::vector<base::PersonId> children_concerned(const AnyFact& asks, const FamilyScene& scene)
{
    std::vector<base::PersonId> children = casefile::children_of(asks, scene);
    if (!children.empty()) return children;
    children = scene.children();
    std::vector<base::PersonId> worked_with;
    for (const casefile::Episode& episode : scene.episodes)
        if (!episode.closed_by
            && std::find(children.begin(), children.end(), episode.child) != children.end())
            worked_with.push_back(episode.child);
    return worked_with.empty() ? children : worked_with;
}

const AnyFact* began_with(const FamilyScene& scene, const base::PersonId& child)
{
    const AnyFact* began = nullptr;
    for (const casefile::Episode& episode : scene.episodes)
        if (episode.child == child) began = scene.facts.find_any(episode.opened_by);
    return began;
}

bool is_about_child(const AnyFact& fact, const base::PersonId& child)
{
    return fact.is_about(base::Subject::of(child), ledger::Part::subject);
}

const AnyFact* matter_of(const FamilyScene& scene, const AnyFact& asks)
{
    if (asks.type != &records::DecisionProposal::declaration) return &asks;
    for (const ledger::Link& link : asks.links) {
        if (link.kind != LinkKind::answers) continue;
        if (const AnyFact* matter = scene.facts.find_any(link.to)) return matter;
    }
    return nullptr;
}

}  // namespace holdfast::guardrails
