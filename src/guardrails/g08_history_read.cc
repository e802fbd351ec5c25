#include "casefile/dated.h"
#include "guardrails/known_since.h"
#include "guardrails/serious_history.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/assessment.h"
#include "records/types/contact.h"
#include "records/types/decision_proposal.h"
#include "records/types/referral.h"
#include "records/types/strategy_discussion.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g08 {

constexpr Guardrail history_read = {
    .id = "G08",
    .name = "HISTORY-READ",
    .rule = "Whoever ends or passes on work, lowers a level, answers another agency or takes no "
            "action has a family's serious past events before them, each weighed by somebody: a "
            "chronology, an assessment, a proposal, a signature or an earlier decision rests on "
            "it. What was weighed once stays weighed. Excepted: the referral that the present work "
            "began with and what was told since, and a family in which nothing serious is known.",
    .asks = "What do the serious events of the past say about this decision?",
    .sources = {&sources::coventry, &sources::norfolk_case_r},
    .mode = Mode::require,
    .stands_at = {records::Gate::close,
                  records::Gate::no_further_action,
                  records::Gate::step_down,
                  records::Gate::transfer,
                  records::Gate::information},
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Gate;

/// Yes where a serious event was weighed by nobody; cannot tell where all that is left is something
/// told of which nobody wrote down what kind of worry it is.
Answer look_for_unweighed(const FamilyScene& scene, const History& history,
                          std::span<const PastEvent> events, Verdict& verdict)
{
    Answer left = Answer::no;
    for (const PastEvent& event : events) {
        const std::string words = words_for(event, scene);
        if (const AnyFact* by = history.weighed_by(event)) {
            verdict.against.push_back({by->standing,
                                       std::string{by->type->name} + ", "
                                           + casefile::dated(by->happened, scene.facts)
                                           + ", weighs this: " + words});
            continue;
        }
        verdict.because.push_back({event.fact->standing, "Nobody has weighed this: " + words});
        if (left != Answer::yes) left = event.serious;
    }
    if (left == Answer::no) return left;
    verdict.missing.emplace_back("Bring the chronology up to date and link to it each of these "
                                 "events, or link them to your proposal or signature.");
    if (left == Answer::cannot_tell)
        verdict.missing.emplace_back("Or record of what was told what kind of worry it is.");
    return left;
}

/// What is found stands on the contact or referral, also once somebody proposes to end it.
const AnyFact* anchor_of(const FamilyScene& scene, const AtTheGate& at)
{
    return at.gate == Gate::no_further_action ? matter_of(scene, *at.asks) : at.asks;
}

std::optional<Verdict> judge(const Asked& asked, const History& history, const AtTheGate& at)
{
    const auto events = history.before(at);
    const AnyFact* anchor = anchor_of(asked.scene, at);
    if (events.empty() || anchor == nullptr) return std::nullopt;
    Verdict verdict = verdict_about(anchor->id);
    const Answer left = look_for_unweighed(asked.scene, history, events, verdict);
    settle_with_answered(verdict, left, asked, at);
    return verdict;
}

template <class R>
bool is_answered_by_any(const FamilyScene& scene, const AnyFact& matter)
{
    const auto& all = scene.facts.all<R>();
    return std::any_of(all.begin(), all.end(), [&](const Fact<R>& fact) {
        return fact.links_to(LinkKind::answers, matter.id);
    });
}

/// Is it decided, or worked on, or does a proposal ask about it?
bool is_taken_up(const FamilyScene& scene, const AnyFact& matter)
{
    const auto& episodes = scene.episodes;
    const bool is_over =
        std::any_of(episodes.begin(), episodes.end(), [&](const casefile::Episode& episode) {
            return episode.opened_by == matter.id && episode.closed_by;
        });
    return is_over || is_answered_by_any<records::Decision>(scene, matter)
        || is_answered_by_any<records::DecisionProposal>(scene, matter)
        || is_answered_by_any<records::Referral>(scene, matter)
        || is_answered_by_any<records::Assessment>(scene, matter)
        || is_answered_by_any<records::StrategyDiscussion>(scene, matter);
}

template <class R>
void add_undecided(const FamilyScene& scene, std::vector<const AnyFact*>& undecided)
{
    for (const Fact<R>& matter : scene.facts.all<R>())
        if (!is_taken_up(scene, matter)) undecided.push_back(&matter);
}

/// Whoever is about to decide on a contact or referral is shown what came before it. That waits for
/// as long as such a decision may take.
std::optional<Verdict> judge_undecided(const Asked& asked, const History& history,
                                       const AnyFact& matter)
{
    const auto events = history.before({Gate::no_further_action, &matter});
    if (events.empty()) return std::nullopt;
    Verdict verdict = verdict_about(matter.id);
    settle(verdict, look_for_unweighed(asked.scene, history, events, verdict));
    const base::Moment since = known_since(matter, asked.scene.facts.whens());
    await(verdict, asked, since, "clock.contact_decision");
    return verdict;
}

/// Not modelled: what happened and nobody recorded, and whether whoever weighed an event judged it
/// rightly. That it was weighed is a link; what was made of it stands in the record that has it.
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<AtTheGate> decisions = asked_at(asked, history_read.stands_at);
    std::vector<const AnyFact*> undecided;
    if (asked.proposal == nullptr) {
        for (const AtTheGate& answered : answered_ungated(asked.scene))
            decisions.push_back(answered);
        add_undecided<records::Contact>(asked.scene, undecided);
        add_undecided<records::Referral>(asked.scene, undecided);
    }
    std::erase_if(decisions, [](const AtTheGate& at) { return !goes_out(at); });
    if (decisions.empty() && undecided.empty()) return {};
    const History history{asked.scene};
    std::vector<Verdict> verdicts;
    const auto add = [&](std::optional<Verdict> verdict) {
        if (verdict) verdicts.push_back(std::move(*verdict));
    };
    for (const AtTheGate& at : decisions) add(judge(asked, history, at));
    for (const AnyFact* matter : undecided) add(judge_undecided(asked, history, *matter));
    return verdicts;
}

}  // namespace g08

Rule g08_history_read()
{
    return {&g08::history_read, g08::check};
}

}  // namespace holdfast::guardrails
