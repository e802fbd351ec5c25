#include "casefile/dated.h"
#include "casefile/levels.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/involved_agencies.h"
#include "guardrails/one_of.h"
#include "guardrails/sources.h"
#include "records/types/challenge.h"
#include "records/types/challenge_answer.h"

namespace holdfast::guardrails {

namespace g25 {

constexpr Guardrail dissent = {
    .id = "G25",
    .name = "DISSENT",
    .rule =
        "A professional who disagrees is heard, and so is an agency whose view says that it "
        "disagrees, and one whose judgement of a level is overruled by a lower one that answers "
        "it: both sides meet to explore it within 5 "
        "working days (as shipped), and somebody who is neither side answers with reasons. "
        "Until then nothing ends and no level is lowered; afterwards the disagreement shows at "
        "every later decision. Excepted: the challenger withdraws it, or both agree on "
        "something.",
    .asks = "What was found when both sides of this disagreement met?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::require | Mode::escalate,
    .stands_at = {records::Gate::close, records::Gate::step_down},
    .owner = Owner::team_manager,
};

using base::Answer;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Challenge;
using records::ChallengeAnswer;

/// What two professionals see differently: a challenge, a view that disagrees, or a level that
/// overrules another's.
struct Disagreement {
    const casefile::AnyFact* fact = nullptr;
    base::PractitionerId other_side;  // Whose view it is that the answer must not be their own.
    std::vector<Evidence> because;
};

/// The newest answer stands.
const Fact<ChallengeAnswer>* answer_of(const FamilyScene& scene, const casefile::AnyFact& fact)
{
    const Fact<ChallengeAnswer>* newest = nullptr;
    const auto versions = casefile::versions_of(scene.facts, fact);
    for (const auto* answer : casefile::standing<ChallengeAnswer>(scene.facts))
        if (casefile::links_to_any(*answer, LinkKind::answers, versions)) newest = answer;
    return newest;
}

Disagreement told_by(const Fact<Challenge>& challenge, const casefile::Facts& facts)
{
    std::string raised = "Somebody disagreed " + casefile::dated(challenge.happened, facts);
    if (challenge.record.matter)
        raised += ", about: " + std::string{challenge.record.matter->label()};
    Disagreement found{&challenge, challenge.by.practitioner, {{challenge.standing, raised + "."}}};
    if (challenge.record.risk_stated.value_or(false))
        found.because.push_back({challenge.standing, "They say that a child is at risk of harm."});
    return found;
}

/// Has whoever judged the level higher agreed since?
bool agrees_now(const FamilyScene& scene, const casefile::LevelFact& lower,
                const base::PractitionerId& judge)
{
    for (const auto& signature : scene.facts.all<records::Signature>())
        if (speaks_of(signature, lower) && signature.by.practitioner == judge
            && signature.record.stance && signature.record.stance->code == "agree")
            return true;
    return false;
}

/// A lower level that answers somebody else's judgement, where they did not agree to it.
std::optional<Disagreement> overruled_by(const FamilyScene& scene, const casefile::LevelFact& lower)
{
    if (!casefile::is_step_down(scene.facts, lower)) return std::nullopt;
    for (const ledger::Link& link : lower.links) {
        if (link.kind != LinkKind::answers) continue;
        const auto* judged = scene.facts.find<records::Threshold>(link.to);
        if (judged == nullptr || judged->by.practitioner == lower.by.practitioner) continue;
        if (agrees_now(scene, lower, judged->by.practitioner)) continue;
        std::string level =
            "Somebody judged the level " + casefile::dated(judged->happened, scene.facts);
        if (judged->record.level) level += ": " + std::string{judged->record.level->label()};
        return Disagreement{&lower,
                            judged->by.practitioner,
                            {{judged->standing, level + "."},
                             {lower.standing,
                              "Somebody else judged it lower "
                                  + casefile::dated(lower.happened, scene.facts) + "."}}};
    }
    return std::nullopt;
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

/// An agency that disagrees, and nobody wrote a challenge. What it says of a closing or a lower
/// level that is proposed is asked about there (G26).
std::optional<Disagreement> told_by_view(const FamilyScene& scene, const ViewFact& view)
{
    if (!view.record.disagrees.value_or(false) || has_challenged(scene, view)
        || is_one_of(view.record.question, {"close", "step_down"}))
        return std::nullopt;
    return Disagreement{
        &view,
        view.by.practitioner,
        {{view.standing,
          "An agency disagreed " + casefile::dated(view.happened, scene.facts) + "."}}};
}

std::vector<Disagreement> disagreements_in(const FamilyScene& scene)
{
    std::vector<Disagreement> found;
    for (const auto* challenge : casefile::standing<Challenge>(scene.facts))
        found.push_back(told_by(*challenge, scene.facts));
    for (const auto* level : casefile::standing<records::Threshold>(scene.facts))
        if (auto overrule = overruled_by(scene, *level)) found.push_back(std::move(*overrule));
    for (const auto* view : casefile::standing<records::AgencyView>(scene.facts))
        if (auto told = told_by_view(scene, *view)) found.push_back(std::move(*told));
    return found;
}

/// What both sides want needs no third person.
bool is_agreed(const ChallengeAnswer& answer)
{
    if (!answer.outcome) return false;
    const std::string& code = answer.outcome->code;
    return code == "accepted" || code == "agreed_otherwise" || code == "withdrawn";
}

void look_at_answer(const Disagreement& disagreement, const Fact<ChallengeAnswer>* answer,
                    Verdict& verdict)
{
    if (answer == nullptr || !answer->record.explored)
        verdict.missing.emplace_back("Have both sides meet to explore it, and record when.");
    if (answer == nullptr || !answer->record.reasons)
        verdict.missing.emplace_back("Answer it in writing, with reasons.");
    const bool by_third = answer != nullptr && answer->record.third_person.value_or(false)
                       && answer->by.practitioner != disagreement.other_side
                       && answer->by.practitioner != disagreement.fact->by.practitioner;
    if (!by_third) verdict.missing.emplace_back("Have somebody answer it who is neither side.");
}

Verdict judge(const Asked& asked, Disagreement&& disagreement)
{
    Verdict verdict = verdict_about(disagreement.fact->id);
    verdict.because = std::move(disagreement.because);
    const auto* answer = answer_of(asked.scene, *disagreement.fact);
    if (answer != nullptr && answer->record.outcome)
        verdict.against.push_back({answer->standing,
                                   "It was answered "
                                       + casefile::dated(answer->happened, asked.scene.facts) + ": "
                                       + std::string{answer->record.outcome->label()} + "."});
    if (answer == nullptr || !is_agreed(answer->record))
        look_at_answer(disagreement, answer, verdict);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    // Whoever decides now cannot wait for it.
    if (asked.proposal == nullptr)
        await(verdict, asked, disagreement.fact->moment(), "G25.working_days");
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (Disagreement& disagreement : disagreements_in(asked.scene))
        verdicts.push_back(judge(asked, std::move(disagreement)));
    return verdicts;
}

}  // namespace g25

Rule g25_dissent()
{
    return {&g25::dissent, g25::check};
}

}  // namespace holdfast::guardrails
