#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/involved_agencies.h"
#include "guardrails/sources.h"
#include "records/types/plan_step.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g44 {

constexpr Guardrail handoff_not_end = {
    .id = "G44",
    .name = "HANDOFF-NOT-END",
    .rule = "What was handed on stays with whoever had it until the other has accepted it and what "
            "came of it is known: both within 5 working days (as shipped), and before the work "
            "ends or steps down. Where all that is left to do, at least two things (as shipped), "
            "waits for somebody else, that is shown: then nobody acts. Excepted: it was done "
            "meanwhile, or is no longer needed.",
    .asks = "Who has accepted this, what came of it, and who acts meanwhile?",
    .sources = {&sources::triennial_analysis},
    .mode = Mode::require,
    .stands_at = {records::Gate::close, records::Gate::step_down},
    .owner = Owner::agency,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using records::PlanStep;
using records::PolicyTerm;

using StepFact = Fact<PlanStep>;
using Steps = std::vector<const StepFact*>;

bool is_handed_on(const StepFact& step)
{
    return step.record.outcome && step.record.outcome->code == "handed_on";
}

bool is_open(const StepFact& step)
{
    return !step.record.outcome && !step.record.ended;
}

bool waits(const StepFact& step)
{
    return step.record.waiting_for.has_value();
}

/// The step, the same with other words, that whoever took it over has; nullptr: there is none.
const StepFact* taken_over(const FamilyScene& scene, const Steps& steps, const StepFact& handed_on)
{
    const auto versions = casefile::versions_of(scene.facts, handed_on);
    const StepFact* next = nullptr;
    for (const StepFact* step : steps)
        if (step != &handed_on
            && std::any_of(step->links.begin(), step->links.end(), [&](const ledger::Link& link) {
                   return std::find(versions.begin(), versions.end(), link.to) != versions.end();
               }))
            next = step;
    return next;
}

std::string step_sentence(const FamilyScene& scene, const StepFact& step, std::string_view what)
{
    std::string sentence = "Something was agreed " + casefile::dated(step.happened, scene.facts)
                         + " and " + std::string{what};
    if (step.record.waiting_for)
        sentence += ", for: " + std::string{step.record.waiting_for->label()};
    return sentence + ".";
}

void finish(Verdict& verdict, const Asked& asked, const StepFact& step)
{
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    if (asked.proposal != nullptr) return;  // Whoever ends the work cannot wait for it.
    const base::When& when = step.record.ended ? *step.record.ended : step.happened;
    await(verdict, asked, {step.id, when}, "G44.working_days");
}

/// A step that was handed on, and what the other made of it.
Verdict judge_handed_on(const Asked& asked, const Steps& steps, const StepFact& step)
{
    Verdict verdict = verdict_about(step.id);
    verdict.because.push_back({step.standing, step_sentence(asked.scene, step, "was handed on")});
    const StepFact* next = taken_over(asked.scene, steps, step);
    if (next != nullptr && next->record.accepted)
        verdict.against.push_back({next->standing,
                                   "The other accepted it "
                                       + casefile::dated(*next->record.accepted, asked.scene.facts)
                                       + "."});
    if (next != nullptr && next->record.outcome)
        verdict.against.push_back(
            {next->standing,
             "What became of it: " + std::string{next->record.outcome->label()} + "."});
    const bool is_accepted = next != nullptr && (next->record.accepted || next->record.outcome);
    if (!is_accepted)
        verdict.missing.emplace_back("Find out whether the other has accepted it; until then it "
                                     "stays with whoever had it.");
    else if (!next->record.outcome)
        verdict.missing.emplace_back("Find out what came of it, and write it down.");
    finish(verdict, asked, step);
    return verdict;
}

/// A step that waits for an agency which has not accepted it.
Verdict judge_waiting(const Asked& asked, const StepFact& step)
{
    Verdict verdict = verdict_about(step.id);
    verdict.because.push_back(
        {step.standing, step_sentence(asked.scene, step, "waits for somebody else")});
    if (step.record.accepted) verdict.against.push_back({step.standing, "It was accepted."});
    else
        verdict.missing.emplace_back("Find out whether the other has accepted it, or do it "
                                     "yourself.");
    finish(verdict, asked, step);
    return verdict;
}

/// Everything that is left waits for somebody else. One verdict, on the newest step.
std::optional<Verdict> judge_all(const Asked& asked, const Steps& steps)
{
    Steps open;
    for (const StepFact* step : steps)
        if (is_open(*step)) open.push_back(step);
    if (open.empty() || !std::all_of(open.begin(), open.end(), [](const StepFact* step) {
            return waits(*step);
        }))
        return std::nullopt;
    const PolicyTerm* term = asked.policy.find("G44.steps_waiting", asked.today);
    Verdict verdict = verdict_about(open.back()->id);
    if (term == nullptr) {
        verdict.missing.emplace_back("Set the policy value G44.steps_waiting.");
        settle(verdict, Answer::cannot_tell);
        return verdict;
    }
    if (open.size() < static_cast<std::size_t>(term->value)) return std::nullopt;
    verdict.policy.push_back(term->words());
    for (const StepFact* step : open)
        verdict.because.push_back(
            {step->standing, step_sentence(asked.scene, *step, "waits for somebody else")});
    verdict.missing.emplace_back("All that is left waits for others: agree who acts now, and what "
                                 "is done until they do.");
    settle(verdict, Answer::yes);
    return verdict;
}

/// Not modelled: what was handed on in words only, such as in a note, and a referral to a service,
/// which says itself what became of it (G16).
std::vector<Verdict> check(const Asked& asked)
{
    const FamilyScene& scene = asked.scene;
    Steps steps = casefile::standing<PlanStep>(scene.facts);
    if (steps.empty()) return {};
    if (asked.proposal != nullptr) {
        const auto at = asked_at(asked, {records::Gate::close, records::Gate::step_down});
        if (at.empty()) return {};
        std::erase_if(steps, [&](const StepFact* step) {
            return !is_of_this_work(scene, at.front(), *step);
        });
    }
    std::vector<Verdict> verdicts;
    auto all = judge_all(asked, steps);
    for (const StepFact* step : steps) {
        if (is_handed_on(*step)) verdicts.push_back(judge_handed_on(asked, steps, *step));
        else if (is_open(*step) && waits(*step) && !(all && all->anchor == step->id))
            verdicts.push_back(judge_waiting(asked, *step));
    }
    if (all) verdicts.push_back(std::move(*all));
    return verdicts;
}

}  // namespace g44

Rule g44_handoff_not_end()
{
    return {&g44::handoff_not_end, g44::check};
}

}  // namespace holdfast::guardrails
