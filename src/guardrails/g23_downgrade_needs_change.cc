#include "base/ascii.h"
#include "casefile/dated.h"
#include "casefile/levels.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "guardrails/time_words.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g23 {

constexpr Guardrail downgrade_needs_change = {
    .id = "G23",
    .name = "DOWNGRADE-NEEDS-CHANGE",
    .rule = "A level is lowered by our own choice only for what has changed since the last "
            "decision, or because the same facts are judged differently: then it says what was "
            "misjudged and what the plan changed or did not, and somebody outside the line agrees. "
            "Workload, cost, targets and vacancies can be recorded and never suffice. Excepted: an "
            "enquiry that did not substantiate the worry, a conference that makes no plan, a "
            "family that declines a section 17 service.",
    .asks = "What has changed for this child since the last decision, or what was misjudged then?",
    .sources = {&sources::survey},
    .mode = Mode::block,
    .stands_at = records::Gate::step_down,
    .owner = Owner::outside_the_line,
};

using base::Answer;
using casefile::AnyFact;
using casefile::FamilyScene;
using casefile::LevelFact;

std::string level_words(const LevelFact& level)
{
    return level.record.level ? std::string{level.record.level->label()} : "no level";
}

/// The highest level that held for any of the children whom it lowers.
const LevelFact* level_before(const FamilyScene& scene, const LevelFact& judged)
{
    const LevelFact* before = nullptr;
    for (const base::PersonId& child : casefile::lowered_by(scene.facts, judged)) {
        const LevelFact* held = casefile::level_before(scene.facts, judged, child);
        if (before == nullptr || (held != nullptr && held->order > before->order)) before = held;
    }
    return before;
}

/// Facts that it rests on and that were not known when the level before it was judged.
bool rests_on_what_is_new(const FamilyScene& scene, const LevelFact& judged,
                          const LevelFact* before, Verdict& verdict)
{
    bool any = false;
    for (const ledger::Link& link : judged.links) {
        if (link.kind != ledger::LinkKind::rests_on) continue;
        const AnyFact* fact = scene.facts.find_any(link.to);
        if (fact == nullptr || fact->type == &records::Threshold::declaration) continue;
        if (before != nullptr && fact->order < before->order) continue;
        verdict.against.push_back({fact->standing,
                                   "It rests on something new since the level was last decided: "
                                       + std::string{fact->type->name} + ", "
                                       + casefile::dated(fact->happened, scene.facts) + "."});
        any = true;
    }
    return any;
}

Answer weigh_change(const FamilyScene& scene, const LevelFact& judged, const LevelFact* before,
                    Verdict& verdict)
{
    const bool says = judged.record.changed_facts.has_value();
    const bool rests = rests_on_what_is_new(scene, judged, before, verdict);
    if (!says) verdict.missing.push_back("Say what has changed since the last decision.");
    if (!rests)
        verdict.missing.push_back(
            "Link the records of what has changed, written since the last decision.");
    return says && rests ? Answer::no : Answer::yes;
}

Answer weigh_judgement(const FamilyScene& scene, const LevelFact& judged, Verdict& verdict)
{
    if (!judged.record.misjudged) verdict.missing.push_back("Say what was misjudged before.");
    if (!judged.record.plan_effect)
        verdict.missing.push_back("Say what the plan changed, and what it did not.");
    const auto* second = second_signature(scene, judged, "agree");
    if (second == nullptr)
        verdict.missing.push_back("Have somebody outside the team's line read it and sign.");
    else
        verdict.against.push_back(
            {second->standing, "A second reader from outside the team's line agrees."});
    return verdict.missing.empty() ? Answer::no : Answer::yes;
}

void tell_outside_reasons(const LevelFact& judged, Verdict& verdict)
{
    if (!judged.record.outside_reasons) return;
    verdict.because.push_back({judged.standing,
                               "Reasons are given that are not about the child: "
                                   + base::lowered(judged.record.outside_reasons->labels())
                                   + ". They never suffice."});
}

Verdict judge(const Asked& asked, const AtTheGate& at)
{
    const FamilyScene& scene = asked.scene;
    const auto& judged = static_cast<const LevelFact&>(*at.asks);
    const LevelFact* before = level_before(scene, judged);
    Verdict verdict = verdict_about(judged.id);
    verdict.because.push_back({judged.standing,
                               "The level is to be lowered"
                                   + (before != nullptr ? " from: " + level_words(*before) : "")
                                   + "; to: " + level_words(judged) + "."});
    tell_outside_reasons(judged, verdict);
    const std::string grounds = judged.record.grounds ? judged.record.grounds->code : "";
    Answer breached = Answer::yes;
    if (grounds == "facts_changed") breached = weigh_change(scene, judged, before, verdict);
    else if (grounds == "judged_differently") breached = weigh_judgement(scene, judged, verdict);
    else
        verdict.missing.push_back("Say what it rests on: facts that have changed, or the same "
                                  "facts judged differently.");
    settle(verdict, breached, asked, at);
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const AtTheGate& at : asked_at(asked, records::Gate::step_down))
        verdicts.push_back(judge(asked, at));
    return verdicts;
}

}  // namespace g23

Rule g23_downgrade_needs_change()
{
    return {&g23::downgrade_needs_change, g23::check};
}

}  // namespace holdfast::guardrails
