#include "base/ascii.h"
#include "casefile/dated.h"
#include "casefile/open_work.h"
#include "guardrails/about_whom.h"
#include "guardrails/gates.h"
#include "guardrails/one_of.h"
#include "guardrails/since_then.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/closing_proposal.h"
#include "records/types/panel_decision.h"
#include "records/types/plan_step.h"
#include "records/types/programme_referral.h"
#include "records/types/threshold.h"
#include "records/types/unmet_need.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g32 {

constexpr Guardrail unmet_need = {
    .id = "G32",
    .name = "UNMET-NEED",
    .rule = "What a child needs and does not get, because there is no service, no money or nobody "
            "to do it, is written down as a need that is not met, and stays in sight until it is. "
            "A level is not lowered, work does not end and a panel does not refuse before that is "
            "done. Excepted: whoever needs it declines it.",
    .asks = "Which needs were not met for want of means?",
    .sources = {&sources::triennial_analysis, &sources::survey},
    .mode = Mode::require,
    .stands_at = {records::Gate::step_down, records::Gate::close, records::Gate::panel},
    .answered_in_words = true,
};

using base::Answer;
using base::PersonId;
using casefile::AnyFact;
using casefile::Fact;
using casefile::Facts;
using casefile::FamilyScene;
using records::PlanStep;
using Programme = records::ProgrammeReferral;
using records::UnmetNeed;

/// Something that was not done for want of means.
struct Shortfall {
    const AnyFact* fact = nullptr;
    std::string says;
};

std::vector<Shortfall> shortfalls_in(const FamilyScene& scene)
{
    std::vector<Shortfall> found;
    for (const auto* step : casefile::standing<PlanStep>(scene.facts)) {
        const auto& why = step->record.not_done_reason;
        if (is_one_of(why, {"waiting_list", "not_available", "worker_away"})
            && !is_one_of(step->record.outcome, {"done", "not_needed"}))
            found.push_back({step,
                             "An action that was agreed "
                                 + casefile::dated(step->happened, scene.facts)
                                 + " was not done: " + base::lowered(why->label()) + "."});
    }
    for (const auto* service : casefile::standing<Programme>(scene.facts))
        if (is_one_of(service->record.outcome, {"not_available"}))
            found.push_back({service,
                             "A service that was asked for "
                                 + casefile::dated(service->happened, scene.facts)
                                 + " was not to be had."});
    return found;
}

/// The reasons beside the child that whoever proposes has given.
const std::optional<records::Codes<records::outside_pressures>>* outside_reasons(
    const AnyFact& asks)
{
    using namespace records;
    if (asks.type == &Threshold::declaration)
        return &static_cast<const Fact<Threshold>&>(asks).record.outside_reasons;
    if (asks.type == &ClosingProposal::declaration)
        return &static_cast<const Fact<ClosingProposal>&>(asks).record.outside_reasons;
    if (asks.type == &PanelDecision::declaration)
        return &static_cast<const Fact<PanelDecision>&>(asks).record.outside_reasons;
    return nullptr;
}

/// A target or an instruction is no want of means.
bool is_for_want_of_means(const AnyFact& asks)
{
    const auto* reasons = outside_reasons(asks);
    return reasons != nullptr && *reasons
        && ((*reasons)->has("capacity") || (*reasons)->has("cost") || (*reasons)->has("vacancy"));
}

/// The need that was written down for it: linked with it, or written after it about the same
/// persons and linked with nothing.
const Fact<UnmetNeed>* need_for(const Facts& facts, const AnyFact& shortfall)
{
    const auto versions = casefile::versions_of(facts, shortfall);
    for (const auto* need : casefile::standing<UnmetNeed>(facts)) {
        bool links = false;
        for (const base::EntryId& id : casefile::versions_of(facts, *need)) {
            const auto* version = facts.find<UnmetNeed>(id);
            if (version == nullptr) continue;
            for (const ledger::Link& link : version->links) {
                if (link.kind == ledger::LinkKind::supersedes) continue;
                links = true;
                if (std::find(versions.begin(), versions.end(), link.to) != versions.end())
                    return need;
            }
        }
        if (!links && need->order > shortfall.order && concern_the_same(*need, shortfall))
            return need;
    }
    return nullptr;
}

bool is_written_down(const FamilyScene& scene, const AnyFact& shortfall, Verdict& verdict)
{
    if (const auto* need = need_for(scene.facts, shortfall)) {
        verdict.against.push_back({need->standing,
                                   "It is written down as a need that is not met, "
                                       + casefile::dated(need->happened, scene.facts) + "."});
        return true;
    }
    if (const auto* answer = answer_to(scene, unmet_need.id, shortfall.id)) {
        verdict.against.push_back(
            {answer->standing, "Somebody has answered which needs stay unmet by it."});
        return true;
    }
    return false;
}

bool concerns_any(const AnyFact& fact, std::span<const PersonId> persons)
{
    return persons.empty()
        || std::any_of(persons.begin(), persons.end(), [&](const PersonId& person) {
               return concerns(fact, person);
           });
}

std::optional<Verdict> judge_at_gate(const Asked& asked, const AtTheGate& at,
                                     std::span<const Shortfall> shortfalls)
{
    const FamilyScene& scene = asked.scene;
    Verdict verdict = verdict_about(at.asks->id);
    std::size_t open = 0;
    if (is_for_want_of_means(*at.asks)) {
        show_outside_reasons(*outside_reasons(*at.asks), *at.asks, verdict);
        if (!is_written_down(scene, *at.asks, verdict)) ++open;
    }
    const auto children = children_concerned(*at.asks, scene);
    for (const Shortfall& each : shortfalls) {
        if (!concerns_any(*each.fact, children)) continue;
        if (at.passed != nullptr && each.fact->order > at.passed->order) continue;
        verdict.because.push_back({each.fact->standing, each.says});
        if (!is_written_down(scene, *each.fact, verdict)) ++open;
    }
    if (verdict.because.empty()) return std::nullopt;
    if (open > 0 && answer_to(scene, unmet_need.id, at.asks->id) != nullptr) open = 0;
    if (open > 0)
        verdict.missing.push_back("Write down each need that is not met (" + std::to_string(open)
                                  + " still to do), or answer that none is left.");
    settle(verdict, open > 0 ? Answer::yes : Answer::no, asked, at);
    return verdict;
}

std::optional<Verdict> judge_shortfall(const Asked& asked, const Shortfall& shortfall)
{
    Verdict verdict = verdict_about(shortfall.fact->id);
    if (is_written_down(asked.scene, *shortfall.fact, verdict)) return std::nullopt;
    verdict.because.push_back({shortfall.fact->standing, shortfall.says});
    verdict.missing.emplace_back("Write the need down as one that is not met, or answer that none "
                                 "is left.");
    settle(verdict, Answer::yes);
    await_if_dated(verdict, asked, shortfall.fact->moment(), "G32.working_days");
    return verdict;
}

/// A need that is not met stays in sight: it is asked for again by its own day, or by that of the
/// policy.
std::optional<Verdict> judge_need(const Asked& asked, const Fact<UnmetNeed>& need)
{
    const UnmetNeed& said = need.record;
    if (!casefile::goes_on(need) || is_one_of(said.why, {"declined"})) return std::nullopt;
    const Facts& facts = asked.scene.facts;
    Verdict verdict = verdict_about(need.id);
    std::string told = "A need is not met since " + casefile::dated(need.happened, facts);
    if (said.why) told += ": " + base::lowered(said.why->label());
    verdict.because.push_back({need.standing, told + "."});
    verdict.missing.emplace_back("Ask for it again, and write down when it is met or by when it is "
                                 "asked for once more.");
    settle(verdict, Answer::yes);
    verdict.due = said.ask_again_on;
    if (!verdict.due) {
        const auto since = base::latest_date(need.happened, facts.whens());
        const auto* term = asked.policy.find("G32.days", since.value_or(asked.today));
        if (term == nullptr) {
            verdict.missing.emplace_back("Set the policy value G32.days.");
            verdict.standing = Standing::cannot_tell;
            return verdict;
        }
        verdict.policy.push_back(term->words());
        if (since) verdict.due = since->plus_days(term->value);
    }
    if (!verdict.due || *verdict.due < asked.today) return verdict;
    verdict.standing = Standing::pending;
    verdict.changes_on = verdict.due->plus_days(1);
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    const auto shortfalls = shortfalls_in(asked.scene);
    for (const AtTheGate& at : asked_at(asked, unmet_need.stands_at))
        if (auto verdict = judge_at_gate(asked, at, shortfalls))
            verdicts.push_back(std::move(*verdict));
    if (asked.proposal != nullptr) return verdicts;
    for (const Shortfall& each : shortfalls)
        if (auto verdict = judge_shortfall(asked, each)) verdicts.push_back(std::move(*verdict));
    for (const auto* need : casefile::standing<UnmetNeed>(asked.scene.facts))
        if (auto verdict = judge_need(asked, *need)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g32

Rule g32_unmet_need()
{
    return {&g32::unmet_need, g32::check};
}

}  // namespace holdfast::guardrails
