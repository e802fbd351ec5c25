#include "casefile/disagreements.h"
#include "casework/filing.h"
#include "guardrails/dismissals.h"
#include "guardrails/gates.h"
#include "records/types/answer.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/referral.h"
#include "records/types/signature.h"

#include <algorithm>
#include <cassert>
#include <sstream>

namespace holdfast::casework {

using base::Problem;
using base::Problems;
using guardrails::AtGate;
using guardrails::GateItem;
using ledger::LinkKind;

Problems check_contact(const Inside& inside)
{
    if (!inside.scene.members.empty()) return {};
    return {{Problem::Kind::not_found,
             "about",
             "Nothing is known of this family yet. File it as a first contact about a new child, "
             "or record who belongs to the family first."}};
}

Problems check_proposal(const Inside& inside)
{
    for (const ledger::About& about : inside.doing.about)
        for (const casefile::Episode& episode : inside.scene.episodes)
            if (about.subject == base::Subject::of(episode.child) && !episode.closed_by) return {};
    return {{Problem::Kind::refused,
             "about",
             "No episode of these children is open, so there is nothing to close."}};
}

namespace {

void need(Problems& problems, bool given, std::string place, std::string message)
{
    if (!given) problems.push_back({Problem::Kind::missing, std::move(place), std::move(message)});
}

Problems check_override(const Inside& inside, const records::Signature& said)
{
    Problems problems;
    if (!access::may(inside.doing.by.role, access::Act::override_gate))
        problems.push_back({Problem::Kind::refused,
                            "by",
                            "Your role may not override what stops a decision; ask the head of "
                            "service."});
    need(problems, said.reasons.has_value(), "reasons", "Give the reasons for the override.");
    need(
        problems, said.overrides.has_value(), "overrides", "Name the guardrails, such as G01 G02.");
    need(problems, said.expires.has_value(), "expires", "Give the last day of the override.");
    std::istringstream named{said.overrides.value_or("")};
    for (std::string id; named >> id;)
        if (guardrails::find_rule(id) == nullptr)
            problems.push_back({Problem::Kind::unknown,
                                "overrides",
                                "One of these is no guardrail; write their numbers with one space "
                                "between, such as G01 G02."});
    const auto policy = policy_book(inside.before, inside.before.size());
    if (!policy) return {policy.error()};
    const base::Date today = inside.house.today();
    const records::PolicyTerm* most = policy->find("override.days_most", today);
    if (said.expires
        && (*said.expires < today
            || (most != nullptr && *said.expires > today.plus_days(most->value))))
        problems.push_back({Problem::Kind::invalid,
                            "expires",
                            "An override ends on a day from today to "
                                + std::to_string(most != nullptr ? most->value : 0)
                                + " days from now."});
    return problems;
}

}  // namespace

namespace {

/// The first entry that this one answers and that fits; nullptr when it answers no such thing.
template <class Fits>
const casefile::AnyFact* first_answered(const Inside& inside, Fits fits)
{
    for (const ledger::Link& link : inside.doing.links) {
        if (link.kind != LinkKind::answers) continue;
        const casefile::AnyFact* fact = inside.scene.facts.find_any(link.to);
        if (fact != nullptr && fits(*fact)) return fact;
    }
    return nullptr;
}

/// What asks to be decided, of what the entry answers.
const casefile::AnyFact* asked_for(const Inside& inside)
{
    return first_answered(inside, [&](const casefile::AnyFact& fact) {
        return guardrails::gate_asked_by(fact, inside.scene).has_value();
    });
}

}  // namespace

Problems check_signature(const Inside& inside)
{
    const casefile::AnyFact* proposal = asked_for(inside);
    if (proposal == nullptr) proposal = first_answered(inside, guardrails::asks_for_signature);
    if (proposal == nullptr)
        return {{Problem::Kind::not_found, "links", "Say which proposal you sign under."}};
    Problems problems;
    if (proposal->by.practitioner == inside.doing.by.practitioner)
        problems.push_back({Problem::Kind::refused,
                            "by",
                            "Whoever proposes cannot sign as well; a second person must."});
    const auto said =
        records::read_back<records::Signature>(inside.entry.happened, inside.entry.body);
    if (!said) return {said.error()};
    const std::string stance = said->stance ? said->stance->code : "";
    if (stance == "disagree")
        need(problems, said->reasons.has_value(), "reasons", "Give your reasons to disagree.");
    if (stance == "override") {
        const Problems more = check_override(inside, *said);
        problems.insert(problems.end(), more.begin(), more.end());
    }
    return problems;
}

namespace {

/// Does another agency answer what it raised itself, as if it were the other side?
bool answers_itself(const Inside& inside, const casefile::Disagreement& disagreement,
                    std::string_view outcome)
{
    const bool is_for_the_other =
        outcome == "accepted" || outcome == "partly" || outcome == "not_accepted";
    return is_for_the_other && access::is_partner(inside.doing.by.role)
        && disagreement.root->by.agency == inside.doing.by.agency;
}

}  // namespace

Problems check_challenge_answer(const Inside& inside)
{
    const auto said =
        records::read_back<records::ChallengeAnswer>(inside.entry.happened, inside.entry.body);
    if (!said) return {said.error()};
    const std::string outcome = said->outcome ? said->outcome->code : "";
    for (const casefile::Disagreement& each : casefile::disagreements_in(inside.scene.facts)) {
        if (!casefile::is_answered_by(each, inside.scene.facts, inside.doing.links)) continue;
        if (answers_itself(inside, each, outcome))
            return {{Problem::Kind::refused,
                     "outcome",
                     "Your own agency raised this challenge, so the answer is the other side's. "
                     "Withdraw it, or take it to the next stage."}};
        if (outcome != "withdrawn" && outcome != "agreed_otherwise") return {};
        if (casefile::is_raised_by(each, inside.doing.by.practitioner)) return {};
        if (outcome == "withdrawn")
            return {{Problem::Kind::refused,
                     "outcome",
                     "Only whoever raised a challenge can withdraw it. Answer it instead."}};
        if (each.met == nullptr && !said->explored)
            return {{Problem::Kind::refused,
                     "outcome",
                     "That both agree is written by whoever raised it, or by anybody once both "
                     "have met: give the day on which they met."}};
        return {};
    }
    return {};
}

Problems check_answer(const Inside& inside)
{
    Problems problems;
    const auto said = records::read_back<records::Answer>(inside.entry.happened, inside.entry.body);
    if (!said) return {said.error()};
    const guardrails::Rule* rule = guardrails::find_rule(said->guardrail.value_or(""));
    if (rule == nullptr)
        problems.push_back({Problem::Kind::unknown, "guardrail", "There is no such guardrail."});
    else if (said->dismisses.value_or(false)
             && !guardrails::may_dismiss(rule->guardrail->owner, inside.doing.by.role))
        problems.push_back({Problem::Kind::refused,
                            "dismisses",
                            "This is asked of somebody else, and you cannot say for them that it "
                            "does not apply. Answer it without dismissing it, and ask them."});
    bool anchored = false;
    for (const ledger::Link& link : inside.doing.links)
        anchored =
            anchored
            || (link.kind == LinkKind::answers && inside.scene.facts.when_of(link.to) != nullptr);
    need(problems, anchored, "links", "Say which entry of this family the answer is about.");
    return problems;
}

namespace {

std::string gate_message(const GateItem& item)
{
    std::string message{item.finding.guardrail->asks};
    for (const std::string& missing : item.finding.verdict.missing) message += " " + missing;
    return message;
}

Problems gate_problems(const Inside& inside, const records::Proposal& proposal)
{
    const auto policy = policy_book(inside.before, inside.before.size());
    if (!policy) return {policy.error()};
    const auto report = guardrails::stand_at(
        proposal, inside.scene, *policy, inside.house.working_days, inside.house.today());
    Problems problems;
    for (const GateItem& item : report.items)
        if (item.state == AtGate::stops || item.state == AtGate::needs_you)
            problems.push_back({Problem::Kind::refused,
                                std::string{item.finding.guardrail->id},
                                gate_message(item)});
    return problems;
}

}  // namespace

Problems check_past_the_gate(const Inside& inside)
{
    const auto mode = ledger_mode(inside.before);
    if (!mode) return {mode.error()};
    if (*mode == "replay") return {};
    return {{Problem::Kind::refused,
             "pastTheGate",
             "A decision passes the gate; only a replay of history records one that did not."}};
}

namespace {

/// The gate before a decision: what protects needs none, and history passed it or did not.
Problems check_gate(const Inside& inside, const guardrails::GateRow& row,
                    const records::Decision& said, const casefile::AnyFact& asks)
{
    const std::string outcome = said.outcome ? said.outcome->code : "";
    if (!guardrails::passes_gate(row, outcome)) return {};
    if (said.past_the_gate.value_or(false)) return check_past_the_gate(inside);
    return gate_problems(inside, {row.gate, asks.id, inside.doing.by.practitioner});
}

/// Is it one of the answers to its question?
Problems check_outcome(const guardrails::GateRow& row, const records::Decision& said)
{
    const std::string outcome = said.outcome ? said.outcome->code : "";
    const auto& others = row.otherwise;
    if (guardrails::passes_gate(row, outcome)
        || std::find(others.begin(), others.end(), outcome) != others.end())
        return {};
    return {{Problem::Kind::invalid, "outcome", "This is no answer to the question."}};
}

/// What becomes of a contact or a referral may be decided without a proposal.
const casefile::AnyFact* decided_here(const Inside& inside, const guardrails::GateRow& row)
{
    const casefile::AnyFact* proposal = asked_for(inside);
    if (proposal != nullptr || row.gate != records::Gate::no_further_action) return proposal;
    if (const auto* referral = answered<records::Referral>(inside)) return referral;
    return answered<records::Contact>(inside);
}

/// A decision about a proposal that was made decides what the proposal is about as well.
bool names_matter(const Inside& inside)
{
    return answered<records::Referral>(inside) != nullptr
        || answered<records::Contact>(inside) != nullptr;
}

/// Would it end without action past a proposal that waits?
bool waits_unread(const Inside& inside, const guardrails::GateRow& row,
                  const records::Decision& said, const casefile::AnyFact& asks)
{
    if (said.past_the_gate.value_or(false) || !said.outcome
        || !guardrails::passes_gate(row, said.outcome->code))
        return false;
    const auto pending = guardrails::pending_in(inside.scene);
    return std::any_of(pending.begin(), pending.end(), [&](const guardrails::AtTheGate& at) {
        return at.asks->links_to(LinkKind::answers, asks.id);
    });
}

std::string_view not_named(records::Gate gate)
{
    if (gate == records::Gate::no_further_action)
        return "Say which contact or referral this decides.";
    if (gate == records::Gate::close) return "Say which proposal to close this decides.";
    return "Say which proposal this decides.";
}

}  // namespace

Problems check_decision(const Inside& inside)
{
    const auto said =
        records::read_back<records::Decision>(inside.entry.happened, inside.entry.body);
    if (!said) return {said.error()};
    const guardrails::GateRow* row =
        guardrails::gate_of_question(said->question ? said->question->code : "");
    assert(row != nullptr && "every question of the list has its gate");
    const casefile::AnyFact* asks = decided_here(inside, *row);
    const bool is_of_gate =
        asks != nullptr && guardrails::gate_before(*asks, inside.scene) == row->gate;
    const bool needs_matter = row->gate == records::Gate::no_further_action;
    if (!is_of_gate || (needs_matter && !names_matter(inside)))
        return {{Problem::Kind::not_found, "links", std::string{not_named(row->gate)}}};
    Problems problems = check_outcome(*row, *said);
    if (needs_matter && waits_unread(inside, *row, *said, *asks))
        problems.push_back({Problem::Kind::invalid,
                            "links",
                            "Somebody has proposed what should become of it, with reasons: read "
                            "that first, and decide on the proposal."});
    const Problems at_gate = check_gate(inside, *row, *said, *asks);
    problems.insert(problems.end(), at_gate.begin(), at_gate.end());
    return problems;
}

Problems check_closing(const Inside& inside)
{
    Problems problems = check_decision(inside);
    if (answered<records::ClosingProposal>(inside) == nullptr) return problems;
    const auto add = [&](const Problems& more) {
        problems.insert(problems.end(), more.begin(), more.end());
    };
    add(check_proposal(inside));
    const auto said =
        records::read_back<records::Decision>(inside.entry.happened, inside.entry.body);
    if (said && said->outcome && said->outcome->code == "closed") add(check_left_open(inside));
    return problems;
}

}  // namespace holdfast::casework
