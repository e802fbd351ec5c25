#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/involved_agencies.h"
#include "guardrails/sources.h"
#include "records/types/withdrawal.h"

namespace holdfast::guardrails {

namespace g45 {

constexpr Guardrail withdrawal = {
    .id = "G45",
    .name = "WITHDRAWAL",
    .rule = "Where an agency or a worker stops, or is told to, it is written down why, what the "
            "others think of it, who does the work from then on, and what it means for a child "
            "who trusts them. What is not settled after 5 working days (as shipped) climbs, and "
            "is settled before the work ends or steps down. Stopping is a fact and never refused. "
            "Excepted: the work is done or the family has moved, and the others agree: nobody has "
            "to take it over.",
    .asks = "Who does this now, and what does the child lose?",
    .sources = {&sources::norfolk_trio, &sources::coventry},
    .mode = Mode::require | Mode::escalate,
    .stands_at = {records::Gate::close, records::Gate::step_down},
    .owner = Owner::team_manager,
};

using base::Answer;
using casefile::Fact;
using records::Withdrawal;

bool has_reason(const Withdrawal& said, std::string_view code)
{
    return said.reason && said.reason->code == code;
}

/// What the family itself chose is not put to a vote of the others.
bool is_the_familys_choice(const Withdrawal& said)
{
    return has_reason(said, "declined");
}

bool needs_nobody_else(const Withdrawal& said)
{
    return said.agreed.value_or(false)
        && (has_reason(said, "work_done") || has_reason(said, "moved"));
}

void look_at(const Withdrawal& said, Verdict& verdict)
{
    if (!said.reason && !said.reasons) verdict.missing.emplace_back("Write down why they stop.");
    if (!said.other_side && !said.agreed && !is_the_familys_choice(said))
        verdict.missing.emplace_back("Ask the others who work with the family what they think of "
                                     "it.");
    if (!said.cover && !needs_nobody_else(said))
        verdict.missing.emplace_back("Say who does it from now on.");
    if (!said.trusted)
        verdict.missing.emplace_back("Say whether it is somebody whom the child trusts.");
    else if (*said.trusted && !said.for_the_child)
        verdict.missing.emplace_back(
            "Say what it means for the child, and what the child was told.");
    const bool is_disputed = said.agreed && !*said.agreed;
    if (is_disputed && !said.settled)
        verdict.missing.emplace_back("The others do not agree: take it to the managers of both "
                                     "sides, and write down when it is settled.");
}

std::string sentence_of(const casefile::FamilyScene& scene, const Fact<Withdrawal>& fact)
{
    const Withdrawal& said = fact.record;
    std::string sentence =
        said.agency ? std::string{said.agency->label()} : std::string{"Somebody"};
    sentence += said.told_to_stop.value_or(false) ? " was told to stop: " : " stops: ";
    sentence += casefile::dated(fact.happened, scene.facts);
    if (said.reason) sentence += "; why: " + std::string{said.reason->label()};
    return sentence + ".";
}

Verdict judge(const Asked& asked, const Fact<Withdrawal>& fact)
{
    Verdict verdict = verdict_about(fact.id);
    verdict.because.push_back({fact.standing, sentence_of(asked.scene, fact)});
    if (fact.record.settled)
        verdict.against.push_back(
            {fact.standing,
             "It was settled " + casefile::dated(*fact.record.settled, asked.scene.facts) + "."});
    look_at(fact.record, verdict);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    if (asked.proposal == nullptr) await(verdict, asked, fact.moment(), "G45.working_days");
    return verdict;
}

/// Not modelled: whoever stops without a word. Nothing in the record tells that from work that goes
/// on quietly; that nothing happens any more is G29's.
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    const auto withdrawals = casefile::standing<Withdrawal>(asked.scene.facts);
    if (withdrawals.empty()) return verdicts;
    std::vector<AtTheGate> at;
    if (asked.proposal != nullptr) {
        at = asked_at(asked, {records::Gate::close, records::Gate::step_down});
        if (at.empty()) return verdicts;
    }
    for (const Fact<Withdrawal>* fact : withdrawals)
        if (at.empty() || is_of_this_work(asked.scene, at.front(), *fact))
            verdicts.push_back(judge(asked, *fact));
    return verdicts;
}

}  // namespace g45

Rule g45_withdrawal()
{
    return {&g45::withdrawal, g45::check};
}

}  // namespace holdfast::guardrails
