#include "casework/filing.h"
#include "guardrails/closings.h"
#include "records/types/answer.h"
#include "records/types/closing_proposal.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/referral.h"
#include "records/types/signature.h"

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

Problems check_signature(const Inside& inside)
{
    const auto* proposal = answered<records::ClosingProposal>(inside);
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

Problems check_answer(const Inside& inside)
{
    Problems problems;
    const auto said = records::read_back<records::Answer>(inside.entry.happened, inside.entry.body);
    if (!said) return {said.error()};
    if (guardrails::find_rule(said->guardrail.value_or("")) == nullptr)
        problems.push_back({Problem::Kind::unknown, "guardrail", "There is no such guardrail."});
    bool anchored = false;
    for (const ledger::Link& link : inside.doing.links)
        anchored =
            anchored
            || (link.kind == LinkKind::answers && inside.scene.facts.when_of(link.to) != nullptr);
    need(problems, anchored, "links", "Say which entry of this family the answer is about.");
    return problems;
}

Problems check_decision(const Inside& inside)
{
    if (answered<records::Referral>(inside) != nullptr) return {};
    if (answered<records::Contact>(inside) != nullptr) return {};
    return {{Problem::Kind::not_found, "links", "Say which contact or referral this decides."}};
}

namespace {

std::string gate_message(const GateItem& item)
{
    std::string message{item.finding.guardrail->asks};
    for (const std::string& missing : item.finding.verdict.missing) message += " " + missing;
    return message;
}

Problems gate_problems(const Inside& inside, const base::EntryId& proposal)
{
    const auto policy = policy_book(inside.before, inside.before.size());
    if (!policy) return {policy.error()};
    const auto report = guardrails::stand_at({records::Gate::close, proposal},
                                             inside.scene,
                                             *policy,
                                             inside.house.working_days,
                                             inside.house.today());
    Problems problems;
    for (const GateItem& item : report.items)
        if (item.state == AtGate::stops || item.state == AtGate::needs_you)
            problems.push_back({Problem::Kind::refused,
                                std::string{item.finding.guardrail->id},
                                gate_message(item)});
    return problems;
}

/// History is recorded as it was done, in a ledger that replays it and nowhere else.
Problems check_past_the_gate(const Inside& inside)
{
    const auto mode = ledger_mode(inside.before);
    if (!mode) return {mode.error()};
    if (*mode == "replay") return {};
    return {{Problem::Kind::refused,
             "pastTheGate",
             "A decision passes the gate; only a replay of history records one that did not."}};
}

}  // namespace

Problems check_closing(const Inside& inside)
{
    const auto* proposal = answered<records::ClosingProposal>(inside);
    if (proposal == nullptr)
        return {{Problem::Kind::not_found, "links", "Say which proposal to close this decides."}};
    Problems problems = check_proposal(inside);
    const auto said =
        records::read_back<records::Decision>(inside.entry.happened, inside.entry.body);
    if (!said) return {said.error()};
    const std::string outcome = said->outcome ? said->outcome->code : "";
    // Leaving a case open passes no gate: it protects.
    if (outcome == "stays_open") return problems;
    if (outcome != "closed")
        problems.push_back({Problem::Kind::invalid,
                            "outcome",
                            "Decide that the work is closed or that it stays open."});
    const Problems more = said->past_the_gate.value_or(false) ? check_past_the_gate(inside)
                                                              : gate_problems(inside, proposal->id);
    problems.insert(problems.end(), more.begin(), more.end());
    const Problems left = check_left_open(inside);
    problems.insert(problems.end(), left.begin(), left.end());
    return problems;
}

}  // namespace holdfast::casework
