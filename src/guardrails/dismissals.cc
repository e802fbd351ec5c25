#include "guardrails/dismissals.h"

#include <algorithm>

namespace holdfast::guardrails {

using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;

namespace {

const Fact<records::Answer>* newest_answer(const FamilyScene& scene, std::string_view guardrail,
                                           const base::EntryId& anchor)
{
    const Fact<records::Answer>* newest = nullptr;
    for (const auto& answer : scene.facts.all<records::Answer>()) {
        const bool is_of_it = answer.record.guardrail == guardrail
                           && answer.links_to(ledger::LinkKind::answers, anchor);
        if (is_of_it && (newest == nullptr || answer.recorded >= newest->recorded))
            newest = &answer;
    }
    return newest;
}

/// Where the clock shows the same moment, the place in the ledger tells; of a correction, which has
/// the place of what it corrects, nobody can tell, and the finding stands.
bool came_after(const AnyFact& fact, const AnyFact& answer)
{
    if (fact.recorded != answer.recorded) return fact.recorded > answer.recorded;
    return fact.standing != fact.id || fact.order > answer.order;
}

bool has_changed_since(const FamilyScene& scene, const Verdict& verdict, const AnyFact& answer)
{
    const auto is_new = [&](const base::EntryId& entry) {
        const AnyFact* fact = scene.facts.find_any(entry);
        return fact != nullptr && came_after(*fact, answer);
    };
    const auto says_new = [&](const Evidence& each) { return is_new(each.entry); };
    return is_new(verdict.anchor) || std::ranges::any_of(verdict.because, says_new)
        || std::ranges::any_of(verdict.against, says_new);
}

}  // namespace

const Fact<records::Answer>* dismissal_of(const FamilyScene& scene, const Guardrail& guardrail,
                                          const Verdict& verdict)
{
    const auto* answer = newest_answer(scene, guardrail.id, verdict.anchor);
    if (answer == nullptr || !answer->record.dismisses.value_or(false)) return nullptr;
    return has_changed_since(scene, verdict, *answer) ? nullptr : answer;
}

}  // namespace holdfast::guardrails
