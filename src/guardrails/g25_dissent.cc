#include "casefile/dated.h"
#include "casefile/disagreements.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/involved_agencies.h"
#include "guardrails/one_of.h"
#include "guardrails/sources.h"

namespace holdfast::guardrails {

namespace g25 {

constexpr Guardrail dissent = {
    .id = "G25",
    .name = "DISSENT",
    .rule = "A professional who disagrees is heard, and so is an agency whose view says that it "
            "disagrees, and one whose judgement of a level is overruled by a lower one that "
            "answers it: both sides meet to explore it within 5 working days (as shipped), and "
            "somebody who is neither side answers with reasons. "
            "Until then nothing ends and no level is lowered; afterwards the disagreement shows at "
            "every later decision. What is taken to the next stage is the same disagreement, and "
            "waits again. Excepted: the challenger withdraws it, or both agree on something.",
    .asks = "What was found when both sides of this disagreement met?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::require | Mode::escalate,
    .stands_at = {records::Gate::close, records::Gate::step_down},
    .owner = Owner::team_manager,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Disagreement;
using casefile::Fact;
using casefile::FamilyScene;
using records::Challenge;

std::vector<Evidence> told_by(const Fact<Challenge>& challenge, const casefile::Facts& facts)
{
    std::string raised = "Somebody disagreed " + casefile::dated(challenge.happened, facts);
    if (challenge.record.matter)
        raised += ", about: " + std::string{challenge.record.matter->label()};
    std::vector<Evidence> because{{challenge.standing, raised + "."}};
    if (challenge.record.risk_stated.value_or(false))
        because.push_back({challenge.standing, "They say that a child is at risk of harm."});
    return because;
}

std::vector<Evidence> told_by_overrule(const Disagreement& overrule, const casefile::Facts& facts)
{
    const auto& judged = *overrule.overruled;
    std::string level = "Somebody judged the level " + casefile::dated(judged.happened, facts);
    if (judged.record.level) level += ": " + std::string{judged.record.level->label()};
    return {
        {judged.standing, level + "."},
        {overrule.root->standing,
         "Somebody else judged it lower " + casefile::dated(overrule.root->happened, facts) + "."}};
}

std::vector<Evidence> told_by_root(const Disagreement& disagreement, const casefile::Facts& facts)
{
    if (disagreement.overruled != nullptr) return told_by_overrule(disagreement, facts);
    const AnyFact& root = *disagreement.root;
    if (root.type == &Challenge::declaration)
        return told_by(static_cast<const Fact<Challenge>&>(root), facts);
    return {{root.standing, "An agency disagreed " + casefile::dated(root.happened, facts) + "."}};
}

/// The overrule, the challenge or the view, and that a challenge was taken on.
std::vector<Evidence> because_of(const Disagreement& disagreement, const casefile::Facts& facts)
{
    std::vector<Evidence> because = told_by_root(disagreement, facts);
    for (const AnyFact* fact : disagreement.followed)
        if (fact->type == &Challenge::declaration)
            because.push_back(
                {fact->standing,
                 "It was taken further " + casefile::dated(fact->happened, facts) + "."});
    return because;
}

/// Has whoever judged the level higher agreed since?
bool agrees_now(const FamilyScene& scene, const Disagreement& disagreement)
{
    if (disagreement.overruled == nullptr || !disagreement.stages.empty()) return false;
    for (const auto& signature : scene.facts.all<records::Signature>())
        if (speaks_of(signature, *disagreement.root)
            && signature.by.practitioner == disagreement.overruled->by.practitioner
            && signature.record.stance && signature.record.stance->code == "agree")
            return true;
    return false;
}

/// Is it nobody who raised it, nor whoever wrote what it is against?
bool is_neither_side(const Disagreement& disagreement, const casefile::Facts& facts,
                     const base::PractitionerId& who)
{
    const AnyFact* against = disagreement.overruled != nullptr
                               ? disagreement.root
                               : casefile::challenged_by(facts, *disagreement.root);
    return !casefile::is_raised_by(disagreement, who)
        && (against == nullptr || against->by.practitioner != who);
}

void look_at_answer(const Disagreement& disagreement, const casefile::Facts& facts,
                    Verdict& verdict)
{
    const casefile::AnswerFact* answer = disagreement.decided;
    if (disagreement.met == nullptr)
        verdict.missing.emplace_back("Have both sides meet to explore it, and record when.");
    if (answer == nullptr || !answer->record.reasons)
        verdict.missing.emplace_back("Answer it in writing, with reasons.");
    const bool by_third = answer != nullptr && answer->record.third_person.value_or(false)
                       && is_neither_side(disagreement, facts, answer->by.practitioner);
    if (!by_third) verdict.missing.emplace_back("Have somebody answer it who is neither side.");
}

Verdict judge(const Asked& asked, const Disagreement& disagreement)
{
    const casefile::Facts& facts = asked.scene.facts;
    Verdict verdict = verdict_about(disagreement.root->id);
    verdict.because = because_of(disagreement, facts);
    if (const auto* answer = disagreement.newest; answer != nullptr && answer->record.outcome)
        verdict.against.push_back({answer->standing,
                                   "It was answered " + casefile::dated(answer->happened, facts)
                                       + ": " + std::string{answer->record.outcome->label()}
                                       + "."});
    if (!disagreement.is_agreed()) look_at_answer(disagreement, facts, verdict);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    // Whoever decides now cannot wait for it.
    if (asked.proposal == nullptr)
        await(verdict, asked, disagreement.root->moment(), "G25.working_days");
    return verdict;
}

/// Did whoever gave this view, or their agency, challenge something themselves? Then that speaks.
bool has_challenged(const FamilyScene& scene, const ViewFact& view)
{
    const auto agency = agency_of(scene, view);
    for (const auto* challenge : casefile::standing<Challenge>(scene.facts))
        if (challenge->by.practitioner == view.by.practitioner
            || (agency && base::Subject::of(challenge->by.agency) == *agency))
            return true;
    return false;
}

/// Does an agency disagree, and nobody wrote a challenge? What it says of a closing or a lower
/// level that is proposed is asked about there (G26).
bool disagrees_alone(const FamilyScene& scene, const ViewFact& view)
{
    return view.record.disagrees.value_or(false) && !has_challenged(scene, view)
        && !is_one_of(view.record.question, {"close", "step_down"});
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const Disagreement& disagreement : casefile::disagreements_in(asked.scene.facts))
        if (!agrees_now(asked.scene, disagreement)) verdicts.push_back(judge(asked, disagreement));
    for (const auto* view : casefile::standing<records::AgencyView>(asked.scene.facts))
        if (disagrees_alone(asked.scene, *view))
            verdicts.push_back(judge(asked, casefile::disagreement_over(asked.scene.facts, *view)));
    return verdicts;
}

}  // namespace g25

Rule g25_dissent()
{
    return {&g25::dissent, g25::check};
}

}  // namespace holdfast::guardrails
