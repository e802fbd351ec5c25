#include "guardrails/gate.h"

#include "guardrails/gates.h"
#include "guardrails/outside_the_line.h"

#include <algorithm>

namespace holdfast::guardrails {

using casefile::Fact;
using records::Signature;

namespace {

const Fact<Signature>* override_of(const casefile::FamilyScene& scene,
                                   const casefile::AnyFact& asks, std::string_view guardrail,
                                   base::Date today)
{
    for (const auto& signature : scene.facts.all<Signature>()) {
        const Signature& said = signature.record;
        if (!speaks_of(signature, asks)) continue;
        if (!said.stance || said.stance->code != "override" || !said.reasons) continue;
        if (signature.by.practitioner == asks.by.practitioner) continue;
        if (!is_outside_the_line(signature.by.role) || !overrides(said, guardrail)) continue;
        if (said.expires && *said.expires >= today) return &signature;
    }
    return nullptr;
}

bool binds(const Guardrail& guardrail)
{
    return has(guardrail.mode, Mode::block) || has(guardrail.mode, Mode::require);
}

AtGate state_of(const Finding& finding)
{
    switch (finding.verdict.standing) {
    case Standing::met: return AtGate::answered;
    case Standing::cannot_tell: return AtGate::needs_you;
    case Standing::pending:
    case Standing::breached: return AtGate::stops;
    }
    return AtGate::stops;
}

}  // namespace

bool overrides(const Signature& signature, std::string_view guardrail)
{
    if (!signature.overrides) return false;
    std::string_view rest = *signature.overrides;
    while (!rest.empty()) {
        const auto space = rest.find(' ');
        if (rest.substr(0, space) == guardrail) return true;
        if (space == std::string_view::npos) break;
        rest.remove_prefix(space + 1);
    }
    return false;
}

std::vector<Finding> sweep(const casefile::FamilyScene& scene, const records::PolicyBook& policy,
                           const base::WorkingDays& working_days, base::Date today)
{
    std::vector<Finding> findings;
    const Asked asked{scene, nullptr, policy, working_days, today};
    for (const Rule& rule : catalogue()) {
        if (rule.check == nullptr) continue;
        for (Verdict& verdict : rule.check(asked))
            findings.push_back({rule.guardrail, scene.family, std::move(verdict)});
    }
    return findings;
}

std::vector<Finding> sweep_authority(const casefile::AuthoritySeries& series,
                                     const records::PolicyBook& policy,
                                     const base::WorkingDays& working_days, base::Date today)
{
    std::vector<Finding> findings;
    const AskedOfAuthority asked{series, policy, working_days, today};
    for (const Rule& rule : catalogue()) {
        if (rule.of_authority == nullptr) continue;
        for (Verdict& verdict : rule.of_authority(asked))
            findings.push_back({rule.guardrail, {}, std::move(verdict)});
    }
    return findings;
}

bool GateReport::is_open() const
{
    return std::none_of(items.begin(), items.end(), [](const GateItem& item) {
        return item.state == AtGate::needs_you || item.state == AtGate::stops;
    });
}

GateReport stand_at(const records::Proposal& proposal, const casefile::FamilyScene& scene,
                    const records::PolicyBook& policy, const base::WorkingDays& working_days,
                    base::Date today)
{
    GateReport report;
    const Asked asked{scene, &proposal, policy, working_days, today};
    // With nothing to ask about, no rule would speak, and silence would read as an open gate.
    const AtTheGate at = at_the_gate(proposal, scene);
    for (const Rule& rule : catalogue()) {
        if (rule.check == nullptr || !rule.guardrail->stands_at.has(proposal.gate)
            || !binds(*rule.guardrail))
            continue;
        for (Verdict& verdict : rule.check(asked)) {
            GateItem item{
                {rule.guardrail, scene.family, std::move(verdict)}, AtGate::answered, std::nullopt};
            item.state = state_of(item.finding);
            const Fact<Signature>* let_pass =
                item.state == AtGate::answered
                    ? nullptr
                    : override_of(scene, *at.asks, rule.guardrail->id, today);
            if (let_pass != nullptr) {
                item.state = AtGate::overridden;
                item.by = let_pass->standing;
            }
            report.items.push_back(std::move(item));
        }
    }
    return report;
}

}  // namespace holdfast::guardrails
