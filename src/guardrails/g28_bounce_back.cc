#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "guardrails/time_words.h"
#include "records/types/injury.h"
#include "records/types/referral.h"
#include "records/types/strategy_discussion.h"

namespace holdfast::guardrails {

namespace g28 {

constexpr Guardrail bounce_back = {
    .id = "G28",
    .name = "BOUNCE-BACK",
    .rule = "A referral, an injury or a strategy discussion within 12 months (as shipped) of a "
            "closing or of a lower level is set beside that decision and its reasons. It says "
            "nothing of whoever decided, and \"correct at the time\" is an answer. Excepted: it is "
            "about none of the children of that decision.",
    .asks = "What does this say of the decision that came before it?",
    .sources = {&sources::survey, &sources::triennial_analysis},
    .mode = Mode::detect,
    .stands_at = {},
    .answered_in_words = true,
    .owner = Owner::team_manager,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using records::Decision;
using records::PolicyTerm;

bool shares_a_child(const AnyFact& later, const AnyFact& decided)
{
    for (const ledger::About& about : decided.about)
        if (about.subject.person() && about.part == ledger::Part::subject
            && later.is_about(about.subject, ledger::Part::subject))
            return true;
    return false;
}

/// What tells that a child needs more than was decided.
std::vector<const AnyFact*> what_came_back(const casefile::Facts& facts)
{
    std::vector<const AnyFact*> back;
    for (const auto& referral : facts.all<records::Referral>()) back.push_back(&referral);
    for (const auto* injury : casefile::standing<records::Injury>(facts)) back.push_back(injury);
    for (const auto* discussion : casefile::standing<records::StrategyDiscussion>(facts))
        back.push_back(discussion);
    return back;
}

/// Did it come after the decision, and within so many months of it?
Answer came_back(const AnyFact& later, const Fact<Decision>& decision, int months,
                 const base::WhenOf& whens)
{
    if (later.order < decision.order) return Answer::no;
    const base::Moment moments[] = {later.moment()};
    const Count count = count_in(months, decision.moment(), moments, whens);
    if (count.certain > 0) return Answer::yes;
    return count.possible > 0 ? Answer::cannot_tell : Answer::no;
}

/// Whether anything came back; what did is evidence.
Answer look_for_return(const Asked& asked, const AtTheGate& at, int months, Verdict& verdict)
{
    const casefile::Facts& facts = asked.scene.facts;
    Answer any = Answer::no;
    for (const AnyFact* later : what_came_back(facts)) {
        if (!shares_a_child(*later, *at.asks)) continue;
        const Answer back = came_back(*later, *at.passed, months, facts.whens());
        if (back == Answer::no) continue;
        verdict.because.push_back({later->standing,
                                   std::string{later->type->name} + ": "
                                       + casefile::dated(later->happened, facts) + "."});
        if (any != Answer::yes) any = back;
    }
    return any;
}

std::optional<Verdict> judge(const Asked& asked, const AtTheGate& at)
{
    const Fact<Decision>& decision = *at.passed;
    Verdict verdict = verdict_about(decision.id);
    const bool closed = at.gate == records::Gate::close;
    verdict.because.push_back(
        {decision.standing,
         std::string{closed ? "The work was closed " : "The level was lowered "}
             + casefile::dated(decision.happened, asked.scene.facts) + "."});
    const PolicyTerm* months = asked.policy.find("G28.months", asked.today);
    if (months == nullptr) {
        verdict.missing.emplace_back("Set the policy value G28.months.");
        settle(verdict, Answer::cannot_tell);
        return verdict;
    }
    const Answer any = look_for_return(asked, at, months->value, verdict);
    if (any == Answer::no) return std::nullopt;
    verdict.policy.push_back(months->words());
    if (const auto* answer = answer_to(asked.scene, bounce_back.id, decision.id)) {
        verdict.against.push_back({answer->standing, "Somebody has looked at both together."});
        return verdict;
    }
    verdict.missing.emplace_back("Read the reasons of then beside what is known now, and answer.");
    settle(verdict, any);
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const AtTheGate& at : asked_at(asked, {records::Gate::close, records::Gate::step_down}))
        if (at.passed != nullptr)
            if (auto verdict = judge(asked, at)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g28

Rule g28_bounce_back()
{
    return {&g28::bounce_back, g28::check};
}

}  // namespace holdfast::guardrails
