#include "casework/rule_counts.h"

#include "casework/pending.h"
#include "casework/scenes.h"
#include "guardrails/dismissals.h"
#include "guardrails/gate.h"
#include "guardrails/gates.h"
#include "records/types/signature.h"

#include <algorithm>
#include <set>

namespace holdfast::casework {

using base::Answer;
using base::Date;
using base::EntryId;
using base::FamilyId;
using base::Problem;
using base::Result;
using casefile::FamilyScene;
using guardrails::Finding;

namespace {

/// Goes through families, and counts what stands in several of them once.
class Counting {
public:
    Counting(RuleCounts& counts, const records::PolicyBook& policy,
             const base::WorkingDays& working_days)
        : counts_(counts), policy_(policy), working_days_(working_days)
    {}

    void add(const FamilyScene& scene)
    {
        for (const Finding& finding :
             guardrails::sweep(scene, policy_, working_days_, counts_.upto))
            if (findings_.emplace(finding.guardrail->id, finding.verdict.anchor).second)
                add_finding(scene, finding);
        for (const auto& answer : scene.facts.all<records::Answer>())
            if (is_counted(answer)) add_answer(answer.record);
        for (const auto& signature : scene.facts.all<records::Signature>())
            if (is_counted(signature)) add_override(signature.record);
        add_gates(scene);
    }

private:
    /// nullptr: there is no such rule any more.
    RuleCount* count_of(std::string_view id)
    {
        const auto found = std::ranges::find_if(
            counts_.rules, [&](const RuleCount& count) { return count.rule->id == id; });
        return found != counts_.rules.end() ? &*found : nullptr;
    }
    bool is_counted(const casefile::AnyFact& fact)
    {
        const Date day = base::London::date_of(fact.recorded);
        return day >= counts_.from && day <= counts_.upto && told_.insert(fact.id).second;
    }
    void add_finding(const FamilyScene& scene, const Finding& finding)
    {
        RuleCount& count = *count_of(finding.guardrail->id);
        const guardrails::Verdict& verdict = finding.verdict;
        const bool answered =
            guardrails::answer_to(scene, finding.guardrail->id, verdict.anchor) != nullptr;
        if (verdict.standing == guardrails::Standing::met) *count.by_record += answered ? 0 : 1;
        else if (dismissal_of(scene, *finding.guardrail, verdict) == nullptr) ++*count.standing;
    }
    void add_answer(const records::Answer& answer)
    {
        RuleCount* count = count_of(answer.guardrail.value_or(""));
        if (count == nullptr) return;
        ++(answer.dismisses.value_or(false) ? count->dismissed : count->by_somebody);
        count->said += answer.useful ? 1 : 0;
        count->useful += answer.useful.value_or(false) ? 1 : 0;
        count->minutes += answer.minutes.value_or(0);
    }
    void add_override(const records::Signature& signature)
    {
        if (!signature.stance || signature.stance->code != "override") return;
        for (RuleCount& count : counts_.rules)
            count.overridden += guardrails::overrides(signature, count.rule->id) ? 1 : 0;
    }
    void add_gates(const FamilyScene& scene)
    {
        for (const records::Proposal& proposal : pending_proposals(scene, std::nullopt)) {
            if (!gates_.insert(proposal.entry).second) continue;
            const auto report =
                guardrails::stand_at(proposal, scene, policy_, working_days_, counts_.upto);
            for (const guardrails::GateItem& item : report.items)
                counts_.checks_answered += item.state == guardrails::AtGate::answered ? 1 : 0;
            counts_.checks += static_cast<int>(report.items.size());
        }
    }

    RuleCounts& counts_;
    const records::PolicyBook& policy_;
    const base::WorkingDays& working_days_;
    std::set<std::pair<std::string_view, EntryId>> findings_;
    std::set<EntryId> told_;
    std::set<EntryId> gates_;
};

std::optional<int> policy_value(const records::PolicyBook& policy, std::string_view key, Date today)
{
    const records::PolicyTerm* term = policy.find(key, today);
    return term != nullptr ? std::optional{static_cast<int>(term->value)} : std::nullopt;
}

}  // namespace

Answer RuleCounts::is_useful_too_seldom(const RuleCount& count) const
{
    if (!least || !useful_in_ten) return Answer::cannot_tell;
    if (count.said < *least) return Answer::no;
    return count.useful * 10 < *useful_in_ten * count.said ? Answer::yes : Answer::no;
}

Result<RuleCounts> count_rules(const ledger::Snapshot& snapshot, std::uint64_t upto,
                               const base::WorkingDays& working_days, Date today)
{
    const auto policy = policy_book(snapshot, upto);
    if (!policy) return std::unexpected(policy.error());
    const auto months = policy_value(*policy, "G62.months", today);
    if (!months)
        return base::problem(
            Problem::Kind::missing, "G62.months", "Set the policy value G62.months.");
    RuleCounts counts{today.plus_months(-*months).plus_days(1), today, {}, 0, 0, {}, {}};
    counts.least = policy_value(*policy, "G62.least", today);
    counts.useful_in_ten = policy_value(*policy, "G62.useful_in_ten", today);
    for (const guardrails::Rule& rule : guardrails::catalogue()) {
        const std::optional<int> none = rule.check != nullptr ? std::optional{0} : std::nullopt;
        counts.rules.push_back({.rule = rule.guardrail, .standing = none, .by_record = none});
    }
    const auto families = every_family(snapshot, upto);
    if (!families) return std::unexpected(families.error());
    Counting counting{counts, *policy, working_days};
    for (const FamilyId& family : *families) {
        const auto scene = family_scene(snapshot, family, upto);
        if (!scene) return std::unexpected(scene.error());
        counting.add(*scene);
    }
    return counts;
}

}  // namespace holdfast::casework
