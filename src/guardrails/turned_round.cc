#include "guardrails/turned_round.h"

#include "guardrails/about_whom.h"
#include "guardrails/one_of.h"
#include "records/types/decision_proposal.h"
#include "records/types/panel_decision.h"
#include "records/types/placement.h"
#include "records/types/pre_proceedings.h"

#include <algorithm>

namespace holdfast::guardrails {

using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Decision;
using records::Gate;
using records::PanelDecision;
using records::Placement;
using records::PreProceedings;

namespace {

/// Those at which to agree is to take protection away.
constexpr records::Gates lowering = {
    Gate::close, Gate::no_further_action, Gate::step_down, Gate::return_home, Gate::lesser_order};

const AnyFact* first_answered(const FamilyScene& scene, const AnyFact& fact)
{
    for (const ledger::Link& link : fact.links)
        if (link.kind == LinkKind::answers)
            if (const AnyFact* answered = scene.facts.find_any(link.to)) return answered;
    return nullptr;
}

/// A proposal to end a contact without action is about the contact.
const AnyFact* what_it_decides(const FamilyScene& scene, const Fact<Decision>& decision)
{
    const AnyFact* about = first_answered(scene, decision);
    if (about != nullptr && about->type == &records::DecisionProposal::declaration)
        if (const AnyFact* behind = first_answered(scene, *about)) return behind;
    return about;
}

const GateRow* row_for(const Decision& decision)
{
    return decision.question ? gate_of_question(decision.question->code) : nullptr;
}

bool is_turned_down(const FamilyScene& scene, const AnyFact& panel)
{
    bool turned_down = false;
    for (const auto& decision : scene.facts.all<Decision>())
        if (decision.links_to(LinkKind::answers, panel.id) && decision.record.outcome)
            turned_down = decision.record.outcome->code == "not_agreed";
    return turned_down;
}

/// A return home that a panel agrees to takes protection away; all else gives some.
bool is_return(const PanelDecision& panel)
{
    return panel.question && panel.question->code == "return_home";
}

void add_decisions(const FamilyScene& scene, Matter& all)
{
    for (const auto& decision : scene.facts.all<Decision>()) {
        const GateRow* row = row_for(decision.record);
        if (row == nullptr || !lowering.has(row->gate) || !decision.record.outcome) continue;
        const AnyFact* about = what_it_decides(scene, decision);
        if (about == nullptr) continue;
        all.push_back({&decision, about, !passes_gate(*row, decision.record.outcome->code)});
    }
}

void add_places(const FamilyScene& scene, Matter& all)
{
    for (const auto& place : scene.facts.all<Placement>()) {
        if (!is_one_of(place.record.kind, {"foster", "kin", "childrens_home"})) continue;
        if (is_one_of(place.record.stage, {"planned"})) all.push_back({&place, nullptr, true});
        if (is_one_of(place.record.stage, {"refused"})) all.push_back({&place, nullptr, false});
        // That it is not agreed to, because of who else lives there, is no word on care.
        for (const auto& decision : scene.facts.all<Decision>())
            if (decision.links_to(LinkKind::answers, place.id)
                && is_one_of(decision.record.outcome, {"agreed"}))
                all.push_back({&decision, nullptr, true});
    }
}

void add_care(const FamilyScene& scene, Matter& all)
{
    add_places(scene, all);
    for (const auto& panel : scene.facts.all<PanelDecision>())
        if (panel.record.outcome && !is_return(panel.record) && !is_turned_down(scene, panel))
            all.push_back({&panel, nullptr, panel.record.outcome->code == "agreed"});
    for (const auto& before : scene.facts.all<PreProceedings>()) {
        if (is_one_of(before.record.outcome, {"court", "accommodated", "family_or_friends"}))
            all.push_back({&before, nullptr, true});
        if (is_one_of(before.record.outcome, {"child_protection", "child_in_need", "ended"}))
            all.push_back({&before, nullptr, false});
    }
}

bool is_of(const Matter& matter, const Decided& decided)
{
    const Decided& first = matter.front();
    if (decided.about != nullptr || first.about != nullptr) return decided.about == first.about;
    return concern_the_same(*first.fact, *decided.fact);
}

}  // namespace

std::vector<Matter> matters_in(const FamilyScene& scene)
{
    Matter all;
    add_decisions(scene, all);
    add_care(scene, all);
    std::sort(all.begin(), all.end(), [](const Decided& one, const Decided& other) {
        return one.fact->order < other.fact->order;
    });
    std::vector<Matter> matters;
    for (const Decided& decided : all) {
        const auto found = std::find_if(
            matters.begin(), matters.end(), [&](const Matter& m) { return is_of(m, decided); });
        if (found == matters.end()) matters.push_back({decided});
        else found->push_back(decided);
    }
    return matters;
}

bool protects(const FamilyScene& scene, const AnyFact& fact)
{
    if (fact.type == &PanelDecision::declaration) {
        const auto& panel = static_cast<const Fact<PanelDecision>&>(fact).record;
        const bool agreed = panel.outcome && panel.outcome->code == "agreed";
        return agreed != is_return(panel);
    }
    if (fact.type != &Decision::declaration) return true;
    const auto& decision = static_cast<const Fact<Decision>&>(fact);
    const GateRow* row = row_for(decision.record);
    if (row == nullptr || !decision.record.outcome) return true;
    const bool passes = passes_gate(*row, decision.record.outcome->code);
    if (row->gate == Gate::reversal) {
        const AnyFact* proposal = first_answered(scene, decision);
        const AnyFact* earlier = proposal != nullptr ? first_answered(scene, *proposal) : nullptr;
        return earlier == nullptr || protects(scene, *earlier) != passes;
    }
    // To agree to what a panel puts off is to put it off.
    if (row->gate == Gate::panel || lowering.has(row->gate)) return !passes;
    return true;
}

}  // namespace holdfast::guardrails
