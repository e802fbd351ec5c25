#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "records/types/challenge.h"
#include "records/types/challenge_answer.h"

namespace holdfast::guardrails {

namespace g25 {

constexpr Guardrail dissent = {
    .id = "G25",
    .name = "DISSENT",
    .rule = "A professional who disagrees is heard: both sides meet to explore it within 5 working "
            "days (as shipped), and somebody who is neither side answers with reasons. Until then "
            "nothing ends and no level is lowered; afterwards the disagreement shows at every "
            "later decision. Excepted: the challenger withdraws it, or both agree on something.",
    .asks = "What was found when both sides of this disagreement met?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::require | Mode::escalate,
    .stands_at = {records::Gate::close, records::Gate::step_down},
};

using base::Answer;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Challenge;
using records::ChallengeAnswer;

/// The newest answer stands.
const Fact<ChallengeAnswer>* answer_of(const FamilyScene& scene, const Fact<Challenge>& challenge)
{
    const Fact<ChallengeAnswer>* newest = nullptr;
    const auto versions = casefile::versions_of(scene.facts, challenge);
    for (const auto* answer : casefile::standing<ChallengeAnswer>(scene.facts))
        if (casefile::links_to_any(*answer, LinkKind::answers, versions)) newest = answer;
    return newest;
}

/// What both sides want needs no third person.
bool is_agreed(const ChallengeAnswer& answer)
{
    if (!answer.outcome) return false;
    const std::string& code = answer.outcome->code;
    return code == "accepted" || code == "agreed_otherwise" || code == "withdrawn";
}

void look_at_answer(const Fact<Challenge>& challenge, const Fact<ChallengeAnswer>* answer,
                    Verdict& verdict)
{
    if (answer == nullptr || !answer->record.explored)
        verdict.missing.emplace_back("Have both sides meet to explore it, and record when.");
    if (answer == nullptr || !answer->record.reasons)
        verdict.missing.emplace_back("Answer it in writing, with reasons.");
    const bool by_third = answer != nullptr && answer->record.third_person.value_or(false)
                       && answer->by.practitioner != challenge.by.practitioner;
    if (!by_third) verdict.missing.emplace_back("Have somebody answer it who is neither side.");
}

Verdict judge(const Asked& asked, const Fact<Challenge>& challenge)
{
    const casefile::Facts& facts = asked.scene.facts;
    Verdict verdict = verdict_about(challenge.id);
    std::string raised = "Somebody disagreed " + casefile::dated(challenge.happened, facts);
    if (challenge.record.matter)
        raised += ", about: " + std::string{challenge.record.matter->label()};
    verdict.because.push_back({challenge.standing, raised + "."});
    if (challenge.record.risk_stated.value_or(false))
        verdict.because.push_back(
            {challenge.standing, "They say that a child is at risk of harm."});
    const auto* answer = answer_of(asked.scene, challenge);
    if (answer != nullptr && answer->record.outcome)
        verdict.against.push_back({answer->standing,
                                   "It was answered " + casefile::dated(answer->happened, facts)
                                       + ": " + std::string{answer->record.outcome->label()}
                                       + "."});
    if (answer == nullptr || !is_agreed(answer->record)) look_at_answer(challenge, answer, verdict);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    // Whoever decides now cannot wait for it.
    if (asked.proposal == nullptr) await(verdict, asked, challenge.moment(), "G25.working_days");
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const auto* challenge : casefile::standing<Challenge>(asked.scene.facts))
        verdicts.push_back(judge(asked, *challenge));
    return verdicts;
}

}  // namespace g25

Rule g25_dissent()
{
    return {&g25::dissent, g25::check};
}

}  // namespace holdfast::guardrails
