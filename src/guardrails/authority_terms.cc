#include "guardrails/authority_terms.h"

#include <algorithm>

namespace holdfast::guardrails {

std::optional<int> term_of(const AskedOfAuthority& asked, std::string_view key, Verdict& verdict)
{
    const records::PolicyTerm* term = asked.policy.find(key, asked.today);
    if (term == nullptr) {
        verdict.missing.push_back("Set the policy value " + std::string{key} + ".");
        return std::nullopt;
    }
    const std::string words = term->words();
    if (std::find(verdict.policy.begin(), verdict.policy.end(), words) == verdict.policy.end())
        verdict.policy.push_back(words);
    return term->value;
}

void await_until(Verdict& verdict, base::Date due, base::Date today)
{
    if (verdict.standing != Standing::breached) return;
    verdict.due = due;
    if (due < today) return;
    verdict.standing = Standing::pending;
    verdict.changes_on = due.plus_days(1);
}

bool links_between(const casefile::AnyFact& one, const casefile::AnyFact& other)
{
    const auto links = [](const casefile::AnyFact& from, const casefile::AnyFact& to) {
        return std::any_of(from.links.begin(), from.links.end(), [&](const ledger::Link& link) {
            return link.kind != ledger::LinkKind::corrects
                && link.kind != ledger::LinkKind::supersedes && link.to == to.id;
        });
    };
    return links(one, other) || links(other, one);
}

std::string counted(int number, std::string_view singular)
{
    return std::to_string(number) + " " + std::string{singular} + (number == 1 ? "" : "s");
}

}  // namespace holdfast::guardrails
