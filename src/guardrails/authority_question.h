// Test only: what a rule answers about what an invented authority wrote down.
#pragma once
#include "casefile/told_authority.h"
#include "guardrails/gate.h"

namespace holdfast::guardrails {

using casefile::ToldAuthority;

/// What a rule is asked about the authority in a test: today, and by which policy.
struct AuthorityQuestion {
    std::string_view guardrail;
    std::string_view today;
    records::PolicyBook policy = records::PolicyBook::shipped();
};

/// Everything that one rule answers.
inline std::vector<Verdict> ask(const ToldAuthority& told, const AuthorityQuestion& question)
{
    return find_rule(question.guardrail)
        ->of_authority({told.series,
                        question.policy,
                        base::WorkingDays::england(),
                        base::Date::parse(question.today).value()});
}

/// The one verdict on an entry; nullopt when the rule says nothing of it.
inline std::optional<Verdict> verdict_on(const ToldAuthority& told, int anchor,
                                         const AuthorityQuestion& question)
{
    for (const Verdict& verdict : ask(told, question))
        if (verdict.anchor == told.id(anchor)) return verdict;
    return std::nullopt;
}

/// The same in a word: "met", "pending", "breached", "cannot tell", or "silent".
inline std::string word_on(const ToldAuthority& told, int anchor, const AuthorityQuestion& question)
{
    const auto verdict = verdict_on(told, anchor, question);
    return verdict ? std::string{word_of(verdict->standing)} : "silent";
}

/// Everything that a verdict says, in one text.
inline std::string said_by(const Verdict& verdict)
{
    std::string said;
    for (const Evidence& each : verdict.because) said += each.says + "\n";
    for (const Evidence& each : verdict.against) said += "But: " + each.says + "\n";
    for (const std::string& each : verdict.missing) said += "Owed: " + each + "\n";
    return said;
}

}  // namespace holdfast::guardrails
