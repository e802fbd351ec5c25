#include "guardrails/gates.h"

#include "casefile/levels.h"
#include "casefile/standing.h"
#include "guardrails/one_of.h"
#include "guardrails/outside_the_line.h"
#include "records/types/assessment.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"
#include "records/types/decision_proposal.h"
#include "records/types/information_request.h"
#include "records/types/information_sharing.h"
#include "records/types/panel_decision.h"
#include "records/types/placement.h"
#include "records/types/pre_proceedings.h"
#include "records/types/referral.h"
#include "records/types/return_home.h"
#include "records/types/transfer.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace holdfast::guardrails {

using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Decision;
using records::Gate;
using records::Gates;

namespace {

template <class R>
const Fact<R>* as(const AnyFact& fact)
{
    return fact.type == &R::declaration ? static_cast<const Fact<R>*>(&fact) : nullptr;
}

/// Does nothing newer stand in its place?
bool stands(const AnyFact& fact, const FamilyScene& scene)
{
    const auto same = scene.facts.of(fact.type->number);
    return std::none_of(same.begin(), same.end(), [&](const casefile::SharedFact& other) {
        return other->links_to(LinkKind::supersedes, fact.id);
    });
}

constexpr std::array<std::string_view, 1> closing_questions = {"close"};
constexpr std::array<std::string_view, 1> closed = {"closed"};
constexpr std::array<std::string_view, 1> stays_open = {"stays_open"};

bool asks_to_close(const AnyFact& fact, const FamilyScene&)
{
    return fact.type == &records::ClosingProposal::declaration;
}

constexpr std::array<std::string_view, 2> front_door_questions = {"contact", "referral"};
constexpr std::array<std::string_view, 2> no_action = {"no_further_action", "advice"};
constexpr std::array<std::string_view, 3> some_action = {"accepted", "assess", "early_help"};

bool asks_for_no_action(const AnyFact& fact, const FamilyScene& scene)
{
    const auto* proposal = as<records::DecisionProposal>(fact);
    return proposal != nullptr && proposal->record.question && proposal->record.outcome
        && is_listed(front_door_questions, proposal->record.question->code)
        && is_listed(no_action, proposal->record.outcome->code) && stands(fact, scene);
}

constexpr std::array<std::string_view, 1> agreed = {"agreed"};
constexpr std::array<std::string_view, 1> not_agreed = {"not_agreed"};

constexpr std::array<std::string_view, 1> level_questions = {"level"};

bool asks_to_step_down(const AnyFact& fact, const FamilyScene& scene)
{
    const auto* level = as<records::Threshold>(fact);
    return level != nullptr && stands(fact, scene) && casefile::is_step_down(scene.facts, *level);
}

constexpr std::array<std::string_view, 1> assessment_questions = {"assessment"};

/// One that says what comes of it is written to its end, and asks to be signed.
bool asks_to_be_signed(const AnyFact& fact, const FamilyScene& scene)
{
    const auto* assessment = as<records::Assessment>(fact);
    return assessment != nullptr && assessment->record.outcome && stands(fact, scene);
}

constexpr std::array<std::string_view, 1> return_questions = {"return_home"};
constexpr std::array<std::string_view, 2> still_to_come = {"asked_for", "planned"};

bool asks_for_return(const AnyFact& fact, const FamilyScene& scene)
{
    const auto* asked = as<records::ReturnHome>(fact);
    return asked != nullptr && asked->record.stage
        && is_listed(still_to_come, asked->record.stage->code) && stands(fact, scene);
}

constexpr std::array<std::string_view, 1> transfer_questions = {"transfer"};

/// What comes in from elsewhere is not ours to hold back.
bool asks_to_transfer(const AnyFact& fact, const FamilyScene& scene)
{
    const auto* transfer = as<records::Transfer>(fact);
    return transfer != nullptr && transfer->record.kind && transfer->record.kind->code != "in"
        && !transfer->record.took_over && !transfer->record.refused_why && stands(fact, scene);
}

constexpr std::array<std::string_view, 1> information_questions = {"information"};

/// Another agency's question, from when an answer to it is drafted until it is sent.
bool asks_to_answer(const AnyFact& fact, const FamilyScene& scene)
{
    const auto* request = as<records::InformationRequest>(fact);
    return request != nullptr && request->record.direction
        && request->record.direction->code == "of_us" && request->record.answer
        && !request->record.answered && stands(fact, scene);
}

constexpr std::array<std::string_view, 1> reversal_questions = {"reversal"};

bool asks_to_reverse(const AnyFact& fact, const FamilyScene& scene)
{
    const auto* proposal = as<records::DecisionProposal>(fact);
    return proposal != nullptr && proposal->record.question
        && proposal->record.question->code == "reversal" && stands(fact, scene);
}

constexpr std::array<std::string_view, 1> placement_questions = {"placement"};

bool asks_to_place(const AnyFact& fact, const FamilyScene& scene)
{
    const auto* asked = as<records::Placement>(fact);
    return asked != nullptr && asked->record.stage
        && is_listed(still_to_come, asked->record.stage->code) && stands(fact, scene);
}

constexpr std::array<std::string_view, 1> panel_questions = {"panel"};

/// A panel that agrees lets protection go on: nothing holds that back.
bool asks_to_put_off(const AnyFact& fact, const FamilyScene& scene)
{
    const auto* panel = as<records::PanelDecision>(fact);
    return panel != nullptr && panel->record.outcome && panel->record.outcome->code != "agreed"
        && stands(fact, scene);
}

constexpr std::array<std::string_view, 1> order_questions = {"lesser_order"};

bool asks_for_lesser_order(const AnyFact& fact, const FamilyScene& scene)
{
    const auto* asked = as<records::PreProceedings>(fact);
    return asked != nullptr && asked->record.lesser_order.value_or(false)
        && !asked->record.court_applied && stands(fact, scene);
}

constexpr std::array table = {
    GateRow{Gate::close, "close", "Closing", closing_questions, closed, stays_open, asks_to_close},
    GateRow{Gate::no_further_action,
            "no-further-action",
            "No further action",
            front_door_questions,
            no_action,
            some_action,
            asks_for_no_action},
    GateRow{Gate::step_down,
            "step-down",
            "Step-down",
            level_questions,
            agreed,
            not_agreed,
            asks_to_step_down},
    GateRow{Gate::assessment,
            "assessment",
            "Signing an assessment",
            assessment_questions,
            agreed,
            not_agreed,
            asks_to_be_signed},
    GateRow{Gate::return_home,
            "return-home",
            "Living together or meeting",
            return_questions,
            agreed,
            not_agreed,
            asks_for_return},
    GateRow{Gate::transfer,
            "transfer",
            "Transfer",
            transfer_questions,
            agreed,
            not_agreed,
            asks_to_transfer},
    GateRow{Gate::information,
            "information",
            "Answering another agency",
            information_questions,
            agreed,
            not_agreed,
            asks_to_answer},
    GateRow{Gate::reversal,
            "reversal",
            "Turning a decision round",
            reversal_questions,
            agreed,
            not_agreed,
            asks_to_reverse},
    GateRow{Gate::placement,
            "placement",
            "Placement",
            placement_questions,
            agreed,
            not_agreed,
            asks_to_place},
    GateRow{Gate::panel,
            "panel",
            "A panel puts off or refuses",
            panel_questions,
            agreed,
            not_agreed,
            asks_to_put_off},
    GateRow{Gate::lesser_order,
            "lesser-order",
            "Asking for a lesser order",
            order_questions,
            agreed,
            not_agreed,
            asks_for_lesser_order},
};
static_assert(table.size() == records::gate_count);

/// What was decided of a question of this gate, in words that answer this fact.
bool answers(const Fact<Decision>& decision, const GateRow& row, const AnyFact& asks)
{
    return decision.record.question && is_listed(row.questions, decision.record.question->code)
        && decision.links_to(LinkKind::answers, asks.id);
}

struct Decided {
    const Fact<Decision>* passed = nullptr;
    const Fact<Decision>* declined = nullptr;
};

/// The newest decision on each side.
Decided decided_on(const FamilyScene& scene, const GateRow& row, const AnyFact& asks)
{
    Decided decided;
    for (const auto& decision : scene.facts.all<Decision>()) {
        if (!answers(decision, row, asks) || !decision.record.outcome) continue;
        if (is_listed(row.passes, decision.record.outcome->code)) decided.passed = &decision;
        else decided.declined = &decision;
    }
    return decided;
}

AtTheGate asking(const GateRow& row, const AnyFact& asks, const Fact<Decision>* passed)
{
    AtTheGate at{row.gate, &asks, passed};
    if (passed != nullptr) at.decider = passed->by.practitioner;
    return at;
}

/// What asks, and what became of it; nullopt where it was turned down.
std::optional<AtTheGate> not_declined(const FamilyScene& scene, const AnyFact& fact)
{
    const auto gate = gate_asked_by(fact, scene);
    if (!gate) return std::nullopt;
    const GateRow& row = row_of(*gate);
    const Decided decided = decided_on(scene, row, fact);
    const bool is_declined =
        decided.declined != nullptr
        && (decided.passed == nullptr || decided.declined->order > decided.passed->order);
    if (is_declined) return std::nullopt;
    return asking(row, fact, decided.passed);
}

/// Contacts and referrals that ended without action on nobody's proposal.
void add_unproposed(const FamilyScene& scene, std::vector<AtTheGate>& found)
{
    const GateRow& row = row_of(Gate::no_further_action);
    for (const auto& decision : scene.facts.all<Decision>()) {
        if (!decision.record.outcome || !is_listed(row.passes, decision.record.outcome->code))
            continue;
        bool is_proposed = false;
        const AnyFact* decided = nullptr;
        for (const ledger::Link& link : decision.links) {
            if (link.kind != LinkKind::answers) continue;
            const AnyFact* fact = scene.facts.find_any(link.to);
            if (fact == nullptr) continue;
            if (fact->type == &records::DecisionProposal::declaration) is_proposed = true;
            if (fact->type == &records::Contact::declaration
                || fact->type == &records::Referral::declaration)
                decided = fact;
        }
        if (decided != nullptr && !is_proposed) found.push_back(asking(row, *decided, &decision));
    }
}

/// The record types from which something can ask.
constexpr std::array<const records::RecordType*, 10> asking_types = {
    &records::ClosingProposal::declaration,
    &records::DecisionProposal::declaration,
    &records::Threshold::declaration,
    &records::Assessment::declaration,
    &records::ReturnHome::declaration,
    &records::Transfer::declaration,
    &records::InformationRequest::declaration,
    &records::Placement::declaration,
    &records::PanelDecision::declaration,
    &records::PreProceedings::declaration};

std::vector<AtTheGate> everything_asked(const FamilyScene& scene)
{
    std::vector<AtTheGate> found;
    for (const records::RecordType* type : asking_types)
        for (const casefile::SharedFact& fact : scene.facts.of(type->number))
            if (const auto at = not_declined(scene, *fact)) found.push_back(*at);
    return found;
}

/// Was what a proposal asks about decided in another way meanwhile?
bool is_overtaken(const FamilyScene& scene, const AnyFact& asks)
{
    const auto& decisions = scene.facts.all<Decision>();
    return std::any_of(decisions.begin(), decisions.end(), [&](const Fact<Decision>& decision) {
        return decision.order > asks.order
            && std::any_of(asks.links.begin(), asks.links.end(), [&](const ledger::Link& link) {
                   return link.kind == LinkKind::answers
                       && decision.links_to(LinkKind::answers, link.to);
               });
    });
}

/// An assessment whose day of signing is written in it, as other systems have it, waits no more.
bool is_signed_elsewhere(const AnyFact& asks)
{
    const auto* assessment = as<records::Assessment>(asks);
    return assessment != nullptr && assessment->record.authorised;
}

}  // namespace

std::span<const GateRow> gates()
{
    return table;
}

const GateRow& row_of(Gate gate)
{
    const GateRow& row = table.at(static_cast<std::size_t>(gate));
    assert(row.gate == gate);  // The rows stand in the order of the names.
    return row;
}

const GateRow* gate_of_question(std::string_view question)
{
    for (const GateRow& row : table)
        if (is_listed(row.questions, question)) return &row;
    return nullptr;
}

bool passes_gate(const GateRow& row, std::string_view outcome)
{
    return is_listed(row.passes, outcome);
}

bool can_ask(const records::RecordType& type)
{
    return std::ranges::find(asking_types, &type) != asking_types.end();
}

std::optional<Gate> gate_asked_by(const AnyFact& fact, const FamilyScene& scene)
{
    for (const GateRow& row : table)
        if (row.asks(fact, scene)) return row.gate;
    return std::nullopt;
}

std::optional<Gate> gate_before(const AnyFact& fact, const FamilyScene& scene)
{
    if (fact.type == &records::Contact::declaration || fact.type == &records::Referral::declaration)
        return Gate::no_further_action;
    return gate_asked_by(fact, scene);
}

AtTheGate at_the_gate(const records::Proposal& proposal, const FamilyScene& scene)
{
    const AnyFact* asks = scene.facts.find_any(proposal.entry);
    assert(asks != nullptr && "the proposal stands in the scene");
    const GateRow& row = row_of(proposal.gate);
    AtTheGate at = asking(row, *asks, decided_on(scene, row, *asks).passed);
    if (proposal.decider) at.decider = proposal.decider;
    return at;
}

std::vector<AtTheGate> asked_at(const Asked& asked, Gates gates)
{
    if (asked.proposal != nullptr) {
        if (!gates.has(asked.proposal->gate)) return {};
        return {at_the_gate(*asked.proposal, asked.scene)};
    }
    std::vector<AtTheGate> found = everything_asked(asked.scene);
    if (gates.has(Gate::no_further_action)) add_unproposed(asked.scene, found);
    std::erase_if(found, [&](const AtTheGate& at) { return !gates.has(at.gate); });
    return found;
}

std::vector<AtTheGate> pending_in(const FamilyScene& scene)
{
    std::vector<AtTheGate> found = everything_asked(scene);
    std::erase_if(found, [&](const AtTheGate& at) {
        return at.passed != nullptr || is_overtaken(scene, *at.asks)
            || is_signed_elsewhere(*at.asks);
    });
    std::sort(found.begin(), found.end(), [](const AtTheGate& one, const AtTheGate& other) {
        return one.asks->order < other.asks->order;
    });
    return found;
}

bool asks_for_signature(const AnyFact& fact)
{
    const auto* sharing = as<records::InformationSharing>(fact);
    return sharing != nullptr && sharing->record.answer && sharing->record.answer->code != "shared"
        && sharing->record.tells_of_risk.value_or(false);
}

bool speaks_of(const AnyFact& said, const AnyFact& asks)
{
    return said.links_to(LinkKind::answers, asks.id) && said.recorded >= asks.recorded;
}

namespace {

using SignatureFact = Fact<records::Signature>;

template <class Fits>
const SignatureFact* find_signature(const FamilyScene& scene, const AnyFact& asks,
                                    std::string_view stance, Fits fits)
{
    for (const SignatureFact& signature : scene.facts.all<records::Signature>())
        if (speaks_of(signature, asks) && signature.by.practitioner != asks.by.practitioner
            && signature.record.stance && signature.record.stance->code == stance
            && fits(signature))
            return &signature;
    return nullptr;
}

}  // namespace

const SignatureFact* signature_of_another(const FamilyScene& scene, const AnyFact& asks,
                                          std::string_view stance)
{
    return find_signature(scene, asks, stance, [](const SignatureFact&) { return true; });
}

const SignatureFact* second_signature(const FamilyScene& scene, const AnyFact& asks,
                                      std::string_view stance)
{
    return find_signature(scene, asks, stance, [](const SignatureFact& signature) {
        return is_outside_the_line(signature.by.role);
    });
}

bool is_answer_to(const records::Answer& answer, std::string_view guardrail)
{
    return answer.guardrail == guardrail && !answer.dismisses.value_or(false);
}

const Fact<records::Answer>* answer_to(const FamilyScene& scene, std::string_view guardrail,
                                       const base::EntryId& anchor)
{
    const Fact<records::Answer>* newest = nullptr;
    for (const auto& answer : scene.facts.all<records::Answer>())
        if (is_answer_to(answer.record, guardrail) && answer.links_to(LinkKind::answers, anchor))
            newest = &answer;
    return newest;
}

void settle(Verdict& verdict, base::Answer breached, const Asked& asked, const AtTheGate& at)
{
    settle(verdict, breached);
    const bool waits = asked.proposal == nullptr && at.passed == nullptr;
    if (waits && verdict.standing == Standing::breached) verdict.standing = Standing::pending;
}

}  // namespace holdfast::guardrails
