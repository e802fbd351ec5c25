#pragma once
#include "casework/how_it_stands.h"
#include "casework/seen.h"
#include "duties/duties.h"
#include "ledger/entry.h"

#include <array>
#include <optional>
#include <string_view>

/// The words of the API for values that have none of their own elsewhere. They are permanent.
namespace holdfast::exchange {

/// What a sender may link to: `removes` belongs to an order, which nobody gives over the API.
inline constexpr std::array links_to_say = {ledger::LinkKind::corrects,
                                            ledger::LinkKind::part_of,
                                            ledger::LinkKind::answers,
                                            ledger::LinkKind::evidence_for,
                                            ledger::LinkKind::supersedes,
                                            ledger::LinkKind::rests_on};

[[nodiscard]] constexpr std::string_view key_of(ledger::LinkKind kind)
{
    switch (kind) {
    case ledger::LinkKind::corrects: return "corrects";
    case ledger::LinkKind::part_of: return "partOf";
    case ledger::LinkKind::answers: return "answers";
    case ledger::LinkKind::evidence_for: return "evidenceFor";
    case ledger::LinkKind::supersedes: return "supersedes";
    case ledger::LinkKind::rests_on: return "restsOn";
    case ledger::LinkKind::removes: return "removes";
    }
    return "";
}

inline constexpr std::array parts = {ledger::Part::subject,
                                     ledger::Part::witness,
                                     ledger::Part::present,
                                     ledger::Part::mentioned,
                                     ledger::Part::recipient,
                                     ledger::Part::source};

[[nodiscard]] constexpr std::string_view key_of(ledger::Part part)
{
    switch (part) {
    case ledger::Part::subject: return "subject";
    case ledger::Part::witness: return "witness";
    case ledger::Part::present: return "present";
    case ledger::Part::mentioned: return "mentioned";
    case ledger::Part::recipient: return "recipient";
    case ledger::Part::source: return "source";
    }
    return "";
}

[[nodiscard]] constexpr std::string_view key_of(base::SubjectKind kind)
{
    switch (kind) {
    case base::SubjectKind::authority: return "authority";
    case base::SubjectKind::person: return "person";
    case base::SubjectKind::family: return "family";
    case base::SubjectKind::practitioner: return "practitioner";
    case base::SubjectKind::agency: return "agency";
    }
    return "";
}

[[nodiscard]] constexpr std::string_view key_of(guardrails::Standing standing)
{
    switch (standing) {
    case guardrails::Standing::met: return "met";
    case guardrails::Standing::pending: return "pending";
    case guardrails::Standing::breached: return "breached";
    case guardrails::Standing::cannot_tell: return "cannotTell";
    }
    return "";
}

[[nodiscard]] constexpr std::string_view key_of(guardrails::AtGate state)
{
    switch (state) {
    case guardrails::AtGate::answered: return "answered";
    case guardrails::AtGate::overridden: return "overridden";
    case guardrails::AtGate::needs_you: return "needsYou";
    case guardrails::AtGate::stops: return "stops";
    }
    return "";
}

[[nodiscard]] constexpr std::string_view key_of(duties::Standing standing)
{
    switch (standing) {
    case duties::Standing::running: return "running";
    case duties::Standing::late: return "late";
    case duties::Standing::met: return "met";
    case duties::Standing::met_late: return "metLate";
    case duties::Standing::cannot_tell: return "cannotTell";
    }
    return "";
}

[[nodiscard]] constexpr std::string_view key_of(casework::WorkState state)
{
    switch (state) {
    case casework::WorkState::closing_proposed: return "closingProposed";
    case casework::WorkState::open: return "open";
    case casework::WorkState::not_referred: return "notReferred";
    case casework::WorkState::closed: return "closed";
    }
    return "";
}

[[nodiscard]] constexpr std::string_view key_of(access::Relation relation)
{
    switch (relation) {
    case access::Relation::none: return "none";
    case access::Relation::allocated: return "allocated";
    case access::Relation::co_worker: return "coWorker";
    case access::Relation::team: return "team";
    case access::Relation::manager_of: return "managerOf";
    case access::Relation::partner_agency: return "partnerAgency";
    }
    return "";
}

[[nodiscard]] constexpr std::string_view key_of(moves::Force force)
{
    switch (force) {
    case moves::Force::refused: return "refused";
    case moves::Force::shown: return "shown";
    }
    return "";
}

}  // namespace holdfast::exchange
