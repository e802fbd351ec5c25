#include "casework/authority_look.h"

#include "casework/as_of.h"
#include "casework/worklists.h"

#include <algorithm>

namespace holdfast::casework {

using base::Done;
using base::EntryId;
using base::Problem;
using base::Result;
using guardrails::Evidence;

namespace {

template <class R>
const casefile::AnyFact* find_in(const std::vector<casefile::Fact<R>>& facts, const EntryId& entry)
{
    for (const auto& fact : facts)
        if (fact.id == entry || fact.standing == entry) return &fact;
    return nullptr;
}

SeenFinding whole_of(const guardrails::Finding& finding)
{
    const guardrails::Verdict& verdict = finding.verdict;
    return {.guardrail = finding.guardrail,
            .anchor = verdict.anchor,
            .standing = verdict.standing,
            .because = verdict.because,
            .against = verdict.against,
            .missing = verdict.missing,
            .due = verdict.due,
            .changes_on = verdict.changes_on,
            .policy = verdict.policy};
}

void add_evidence(const SeenFinding& finding, std::vector<EntryId>& entries)
{
    entries.push_back(*finding.anchor);
    for (const Evidence& each : finding.because) entries.push_back(each.entry);
    for (const Evidence& each : finding.against) entries.push_back(each.entry);
}

/// Leaves out what stands in no file that the viewer may read, and is no word of the authority.
void cut(const AuthorityLook& look, SeenFinding& finding)
{
    const auto hidden = [&](const Evidence& each) {
        return look.said(each.entry) == nullptr && look.family_of(each.entry) == nullptr;
    };
    finding.rests_on_hidden = std::erase_if(finding.because, hidden) > 0;
    finding.rests_on_hidden = std::erase_if(finding.against, hidden) > 0 || finding.rests_on_hidden;
}

/// What is breached or cannot be told, by how long its day has passed; then what waits, by its day.
/// What has no day stands first of the one and last of the other, as on every list.
bool comes_first(const SeenFinding& one, const SeenFinding& other)
{
    const bool one_waits = one.standing == guardrails::Standing::pending;
    if (one_waits != (other.standing == guardrails::Standing::pending)) return !one_waits;
    if (one.due.has_value() != other.due.has_value())
        return one_waits ? one.due.has_value() : other.due.has_value();
    return one.due && *one.due < *other.due;
}

/// What the authority says of itself, and what rules find of it now.
void add_findings(const House& house, const casefile::AuthoritySeries& series,
                  const records::PolicyBook& policy, AuthorityLook& look)
{
    look.events = series.events();
    look.accounts = series.accounts();
    look.recommendations = series.recommendations();
    look.figures = series.figures();
    for (const guardrails::Finding& finding :
         guardrails::sweep_authority(series, policy, house.working_days, house.today()))
        if (finding.verdict.standing != guardrails::Standing::met)
            look.findings.push_back(whole_of(finding));
}

Result<AuthorityLook> read_look(const House& house)
{
    const auto snapshot = house.ledger.read();
    if (!snapshot) return std::unexpected(snapshot.error());
    const auto policy = policy_as_of(house, *snapshot, snapshot->size());
    if (!policy) return std::unexpected(policy.error());
    AuthorityLook look;
    const auto take = [&](const casefile::AuthoritySeries& series) -> Result<Done> {
        add_findings(house, series, **policy, look);
        return Done{};
    };
    AuthorityReading anew;
    auto done = house.recent != nullptr ? house.recent->authority(*snapshot, take)
                                        : anew.read(*snapshot, snapshot->size());
    if (done && house.recent == nullptr) done = take(anew.series());
    if (!done) return std::unexpected(done.error());
    return look;
}

}  // namespace

const OpenFamily* AuthorityLook::family_of(const EntryId& entry) const
{
    for (const OpenFamily& open : families)
        if (open.scene->facts.find_any(entry) != nullptr) return &open;
    return nullptr;
}

const casefile::AnyFact* AuthorityLook::said(const EntryId& entry) const
{
    if (const auto* event = find_in(events, entry)) return event;
    if (const auto* account = find_in(accounts, entry)) return account;
    if (const auto* recommendation = find_in(recommendations, entry)) return recommendation;
    return find_in(figures, entry);
}

Result<AuthorityLook> look_at_authority(const House& house, const Asking& asking)
{
    if (!access::may(asking.viewer.role, access::Act::answer_for_authority))
        return base::problem(Problem::Kind::refused,
                             "",
                             "The head of service and the principal social worker answer for the "
                             "authority as a whole; your role has no such page.");
    auto look = read_look(house);
    if (!look) return look;
    std::vector<EntryId> entries;
    for (const SeenFinding& finding : look->findings) add_evidence(finding, entries);
    auto families = families_with(house, asking, entries);
    if (!families) return std::unexpected(families.error());
    look->families = std::move(*families);
    for (SeenFinding& finding : look->findings) cut(*look, finding);
    std::stable_sort(look->findings.begin(), look->findings.end(), comes_first);
    return look;
}

}  // namespace holdfast::casework
