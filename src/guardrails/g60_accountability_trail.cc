#include "casefile/contacts.h"
#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "guardrails/steps_of_work.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"
#include "records/types/decision_proposal.h"
#include "records/types/referral.h"
#include "records/types/threshold.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g60 {

constexpr Guardrail accountability_trail = {
    .id = "G60",
    .name = "ACCOUNTABILITY-TRAIL",
    .rule =
        "Whatever ends or lowers help stays with the name, the role, the day and the reasons of "
        "whoever decided, also after they have left; an instruction is linked with what was "
        "written by whoever gave it, and a referral that came to nothing has a decision. "
        "Excepted: a closing by an event that nobody chose, or because the family withdrew.",
    .asks = "Who decided this, in which role, and why?",
    .sources = {&sources::triennial_analysis, &sources::norfolk_trio, &sources::coventry},
    .mode = Mode::require,
    .stands_at = {records::Gate::close, records::Gate::step_down, records::Gate::no_further_action},
    .owner = Owner::team_manager,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::ClosingProposal;
using records::Decision;
using records::DecisionProposal;
using records::Threshold;
using Pressures = std::optional<records::Codes<records::outside_pressures>>;

template <class R>
const R* as(const AnyFact& fact)
{
    return fact.type == &R::declaration ? &static_cast<const Fact<R>&>(fact).record : nullptr;
}

/// An event that nobody chose, and a family that withdraws, are reasons themselves.
bool needs_no_reasons(const ClosingProposal& closing)
{
    return (closing.means && closing.means->code == "event")
        || closing.agreement_withdrawn.value_or(false);
}

/// Does what asks for the decision say why? nullopt: it is not of a kind that does.
std::optional<bool> gives_reasons(const AnyFact& asks)
{
    if (const auto* closing = as<ClosingProposal>(asks))
        return closing->why_safe.has_value() || needs_no_reasons(*closing);
    if (const auto* level = as<Threshold>(asks))
        return level->reasons || level->changed_facts || level->misjudged;
    if (const auto* proposal = as<DecisionProposal>(asks)) return proposal->reasons.has_value();
    return std::nullopt;
}

bool is_instructed(const AnyFact& asks)
{
    const Pressures* pressures = nullptr;
    if (const auto* closing = as<ClosingProposal>(asks)) pressures = &closing->outside_reasons;
    if (const auto* level = as<Threshold>(asks)) pressures = &level->outside_reasons;
    if (const auto* proposal = as<DecisionProposal>(asks)) pressures = &proposal->outside_reasons;
    return pressures != nullptr && *pressures && (*pressures)->has("instruction");
}

/// What it rests on that somebody else wrote, such as a supervision; or their signature, with
/// reasons, under it. nullptr: nobody is named.
const AnyFact* what_instructs(const FamilyScene& scene, const AnyFact& asks)
{
    for (const ledger::Link& link : asks.links) {
        if (link.kind != LinkKind::rests_on) continue;
        const AnyFact* fact = scene.facts.find_any(link.to);
        if (fact != nullptr && fact->by.practitioner != asks.by.practitioner) return fact;
    }
    for (const auto& signature : scene.facts.all<records::Signature>())
        if (speaks_of(signature, asks) && signature.by.practitioner != asks.by.practitioner
            && signature.record.reasons)
            return &signature;
    return nullptr;
}

void look_for_instruction(const FamilyScene& scene, const AnyFact& asks, Verdict& verdict)
{
    if (!is_instructed(asks)) return;
    verdict.because.push_back({asks.standing, "It gives an instruction as a reason."});
    if (const AnyFact* by = what_instructs(scene, asks))
        verdict.against.push_back({by->standing, "Whoever gave the instruction has written it."});
    else
        verdict.missing.emplace_back("Link what whoever gave the instruction wrote of it, or have "
                                     "them sign with their reasons.");
}

/// Before it is decided. A contact or a referral that nobody has proposed anything about has its
/// reasons in the decision itself.
std::optional<Verdict> judge_proposed(const Asked& asked, const AtTheGate& at)
{
    const auto gives = gives_reasons(*at.asks);
    if (!gives) return std::nullopt;
    Verdict verdict = verdict_about(at.asks->id);
    verdict.because.push_back({at.asks->standing,
                               std::string{at.asks->type->name} + ", "
                                   + casefile::dated(at.asks->happened, asked.scene.facts) + "."});
    if (!*gives) verdict.missing.emplace_back("Write down the reasons for it.");
    look_for_instruction(asked.scene, *at.asks, verdict);
    if (verdict.missing.empty() && verdict.against.empty()) return std::nullopt;
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes, asked, at);
    return verdict;
}

/// Ended, lowered or turned round. What was not agreed, or protects, needs no reasons here.
bool ends_or_lowers(const Decision& decision)
{
    if (!decision.question || !decision.outcome) return false;
    const GateRow* row = gate_of_question(decision.question->code);
    if (row == nullptr || !passes_gate(*row, decision.outcome->code)) return false;
    constexpr records::Gates gates{records::Gate::close,
                                   records::Gate::no_further_action,
                                   records::Gate::step_down,
                                   records::Gate::return_home,
                                   records::Gate::reversal,
                                   records::Gate::panel,
                                   records::Gate::lesser_order};
    return gates.has(row->gate);
}

/// A review, or the program, tells of a decision whose maker it does not name.
bool is_unnamed(const ledger::Author& by)
{
    return by.role.empty() || by.role == "reviewer" || by.role == "system";
}

/// What has been decided, also in a history that passed no gate.
std::optional<Verdict> judge_decided(const Asked& asked, const Fact<Decision>& decision)
{
    const FamilyScene& scene = asked.scene;
    Verdict verdict = verdict_about(decision.id);
    std::string says = "It was decided " + casefile::dated(decision.happened, scene.facts);
    if (decision.record.outcome) says += ": " + std::string{decision.record.outcome->label()};
    verdict.because.push_back({decision.standing, says + "."});
    bool has_reasons = decision.record.reasons.has_value();
    for (const ledger::Link& link : decision.links) {
        if (link.kind != LinkKind::answers) continue;
        const AnyFact* asks = scene.facts.find_any(link.to);
        if (asks == nullptr) continue;
        has_reasons = has_reasons || gives_reasons(*asks).value_or(false);
        look_for_instruction(scene, *asks, verdict);
    }
    if (!has_reasons) verdict.missing.emplace_back("Have whoever decided write down the reasons.");
    const bool is_breached = !verdict.missing.empty();
    if (is_unnamed(decision.by))
        verdict.missing.emplace_back("Find out who decided it, and in which role.");
    if (verdict.missing.empty()) return std::nullopt;
    settle(verdict, is_breached ? Answer::yes : Answer::no);
    return verdict;
}

/// A referral, or a contact, on which nobody decided and which nobody followed.
void look_at_undecided(const Asked& asked, const AnyFact& came, std::uint64_t last_step,
                       std::vector<Verdict>& verdicts)
{
    if (came.order < last_step) return;
    Verdict verdict = verdict_about(came.id);
    verdict.because.push_back({came.standing,
                               std::string{came.type->name} + ", "
                                   + casefile::dated(came.happened, asked.scene.facts)
                                   + ". Nobody is named who decided what became of it."});
    verdict.missing.emplace_back("Decide what becomes of it, and write down why.");
    settle(verdict, Answer::yes);
    await(verdict, asked, came.moment(), "G60.working_days");
    // While it waits, the front door's own clock runs.
    if (verdict.standing != Standing::pending) verdicts.push_back(std::move(verdict));
}

void look_for_undecided(const Asked& asked, std::vector<Verdict>& verdicts)
{
    const casefile::Facts& facts = asked.scene.facts;
    std::uint64_t last_step = 0;
    for (const AnyFact* step : steps_of_work(facts)) last_step = std::max(last_step, step->order);
    for (const auto* contact : casefile::standing<records::Contact>(facts))
        if (casefile::state_of(*contact, facts) == casefile::ContactState::waits_for_decision)
            look_at_undecided(asked, *contact, last_step, verdicts);
    for (const auto* referral : casefile::standing<records::Referral>(facts))
        look_at_undecided(asked, *referral, last_step, verdicts);
}

/// Not modelled: whether the facts were read, which G08 asks; targets and instructions to a whole
/// team, which are the authority's and not of one family (G53, G56); the reasons of an override,
/// without which none is filed.
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    const auto add = [&](std::optional<Verdict> verdict) {
        if (verdict) verdicts.push_back(std::move(*verdict));
    };
    for (const AtTheGate& at : asked_at(asked, accountability_trail.stands_at))
        if (asked.proposal != nullptr || at.passed == nullptr) add(judge_proposed(asked, at));
    if (asked.proposal != nullptr) return verdicts;
    for (const auto* decision : casefile::standing<Decision>(asked.scene.facts))
        if (ends_or_lowers(decision->record)) add(judge_decided(asked, *decision));
    look_for_undecided(asked, verdicts);
    return verdicts;
}

}  // namespace g60

Rule g60_accountability_trail()
{
    return {&g60::accountability_trail, g60::check};
}

}  // namespace holdfast::guardrails
