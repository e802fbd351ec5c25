#include "base/ascii.h"
#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/evidence_of_safety.h"
#include "guardrails/own_accounts.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/assessment.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g11 {

constexpr Guardrail assertion_evidence = {
    .id = "G11",
    .name = "ASSERTION-EVIDENCE",
    .rule = "A statement that a child is safe (a parent protects, no harm, no risk, no substance) "
            "is linked to what shows it, with its source and its day, and says what speaks "
            "against it; otherwise it reads \"unsupported\". An assessment after which nobody "
            "goes on working, a lower level and a closing are such statements too, and none "
            "rests on an unsupported one. Excepted: an assessment that says nothing of the kind.",
    .asks = "What shows that the child is safe, and what speaks against it?",
    .sources = {&sources::norfolk_case_r, &sources::norfolk_trio},
    .mode = Mode::require,
    .stands_at = {records::Gate::assessment, records::Gate::close, records::Gate::step_down},
};

using base::Answer;
using base::PersonId;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using records::Assessment;

bool says_so(const Assessment& assessment)
{
    return assessment.says_safe && !assessment.says_safe->codes.empty();
}

/// "a parent protects the child", and so on; "" where it states nothing of the kind.
std::string statement_in(const Assessment& assessment)
{
    if (says_so(assessment)) return base::lowered(assessment.says_safe->labels());
    const std::string outcome = assessment.outcome ? assessment.outcome->code : "";
    const bool ends = outcome == "no_further_action" || outcome == "early_help";
    return ends ? "the work need not go on" : "";
}

struct Support {
    std::vector<const AnyFact*> evidence;
    bool is_dated = false;
    bool says_against = false;

    [[nodiscard]] bool is_whole() const { return is_dated && says_against; }
};

/// The last visit in this work on which one of these children was seen, otherwise the last view of
/// an agency; empty: there is neither. The last tells how it is now.
std::vector<const AnyFact*> last_shown_in(const PresentWork& work,
                                          const std::vector<PersonId>& children)
{
    std::vector<const AnyFact*> shown;
    for (const auto* visit : casefile::standing<records::Visit>(work.scene->facts)) {
        const auto& seen = visit->record.seen;
        if (!seen || seen->code == "not_seen" || !work.has(*visit)) continue;
        if (std::any_of(children.begin(), children.end(), [&](const PersonId& child) {
                return is_about_child(*visit, child);
            }))
            shown = {visit};
    }
    for (const PersonId& child : children)
        if (shown.empty())
            if (const auto* view = last_view_of(work, child))
                if (!view->record.says_at_risk.value_or(false)) shown = {view};
    return shown;
}

/// What is said in so many words wants its evidence linked. Where only the outcome says it, the
/// visits of the work do, which nobody links again.
Support support_of(const FamilyScene& scene, const Fact<Assessment>& assessment)
{
    Support support{evidence_for(scene, assessment), false, assessment.record.against.has_value()};
    if (support.evidence.empty() && !says_so(assessment.record))
        support.evidence = last_shown_in(work_of({records::Gate::assessment, &assessment}, scene),
                                         children_concerned(assessment, scene));
    support.is_dated = any_dated(scene, support.evidence);
    return support;
}

void tell_evidence(const FamilyScene& scene, const std::vector<const AnyFact*>& evidence,
                   Verdict& verdict)
{
    for (const AnyFact* fact : evidence)
        verdict.against.push_back({fact->standing,
                                   "It is shown by: " + std::string{fact->type->name} + ", "
                                       + casefile::dated(fact->happened, scene.facts) + "."});
}

std::optional<Verdict> judge_assessment(const Asked& asked, const AtTheGate& at)
{
    const FamilyScene& scene = asked.scene;
    const auto& assessment = static_cast<const Fact<Assessment>&>(*at.asks);
    const std::string statement = statement_in(assessment.record);
    if (statement.empty()) return std::nullopt;
    const Support support = support_of(scene, assessment);
    Verdict verdict = verdict_about(assessment.id);
    verdict.because.push_back(
        {assessment.standing,
         "It says: " + statement + (support.is_dated ? "." : ". Unsupported.")});
    tell_evidence(scene, support.evidence, verdict);
    if (support.evidence.empty())
        verdict.missing.emplace_back("Link what shows it: a visit, the child's words, a report.");
    else if (!support.is_dated)
        verdict.missing.emplace_back("Record when that was which shows it, as far as is known.");
    const Answer breached = support.is_dated ? Answer::no : Answer::yes;
    if (!support.says_against)
        verdict.missing.emplace_back(
            "Say what speaks against the child being safe, or that nothing was found.");
    settle_work(verdict, breached, asked, at);
    return verdict;
}

// A lower level and a closing.

/// What the proposal itself names; otherwise the visits of the work, which nobody links again.
std::vector<const AnyFact*> evidence_of(const Asked& asked, const AtTheGate& at,
                                        const PresentWork& work)
{
    std::vector<const AnyFact*> named = evidence_for(asked.scene, *at.asks);
    if (!named.empty()) return named;
    return last_shown_in(work, children_asked_about(asked, at));
}

/// Statements of assessments in this work that nothing supports. A newer one stands for itself and
/// does not make an earlier one better.
Answer weigh_assessments(const PresentWork& work, Verdict& verdict)
{
    Answer unsupported = Answer::no;
    for (const auto* assessment : casefile::standing<Assessment>(work.scene->facts)) {
        const std::string statement = statement_in(assessment->record);
        if (statement.empty() || !work.has(*assessment)) continue;
        const Support support = support_of(*work.scene, *assessment);
        verdict.because.push_back(
            {assessment->standing,
             "An assessment says: " + statement + (support.is_dated ? "." : ". Unsupported.")});
        if (support.is_whole()) continue;
        verdict.missing.emplace_back("Link to the assessment what shows that, and say in it what "
                                     "speaks against it.");
        if (!support.is_dated) unsupported = Answer::yes;
    }
    return unsupported;
}

/// What speaks the other way is put beside it; whoever decides weighs it.
void tell_contrary(const FamilyScene& scene, Verdict& verdict)
{
    for (const AnyFact* open : unresolved_allegations(scene))
        verdict.because.push_back({open->standing,
                                   "Not resolved: " + std::string{open->type->name} + ", "
                                       + casefile::dated(open->happened, scene.facts) + "."});
}

Verdict judge_lowering(const Asked& asked, const AtTheGate& at)
{
    const FamilyScene& scene = asked.scene;
    const PresentWork work = work_of(at, scene);
    Verdict verdict = verdict_about(at.asks->id);
    const auto evidence = evidence_of(asked, at, work);
    const bool is_dated = any_dated(scene, evidence);
    Evidence told = told_as_evidence(at, scene);
    if (!is_dated) told.says += " Nothing shows that the child is safe: unsupported.";
    verdict.because.push_back(std::move(told));
    tell_evidence(scene, evidence, verdict);
    tell_contrary(scene, verdict);
    if (!is_dated)
        verdict.missing.emplace_back("Link what shows that the child is safe, such as a visit "
                                     "since the work began.");
    const Answer unsupported = weigh_assessments(work, verdict);
    const bool breached = !is_dated || unsupported == Answer::yes;
    settle_work(verdict, breached ? Answer::yes : Answer::no, asked, at);
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const AtTheGate& at : work_asked(asked, assertion_evidence.stands_at)) {
        if (at.gate != records::Gate::assessment) verdicts.push_back(judge_lowering(asked, at));
        else if (auto verdict = judge_assessment(asked, at))
            verdicts.push_back(std::move(*verdict));
    }
    return verdicts;
}

}  // namespace g11

Rule g11_assertion_evidence()
{
    return {&g11::assertion_evidence, g11::check};
}

}  // namespace holdfast::guardrails
