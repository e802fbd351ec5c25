#include "guardrails/dismissals.h"

#include "guardrails/outside_the_line.h"

#include <algorithm>

namespace holdfast::guardrails {

using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;

namespace {

const Fact<records::Answer>* newest_answer(const FamilyScene& scene, const Guardrail& guardrail,
                                           const base::EntryId& anchor)
{
    const Fact<records::Answer>* newest = nullptr;
    for (const auto& answer : scene.facts.all<records::Answer>()) {
        const bool is_of_it = answer.record.guardrail == guardrail.id
                           && answer.links_to(ledger::LinkKind::answers, anchor)
                           && may_dismiss(guardrail.owner, answer.by.role);
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

/// That it was nobody's turn yet is no reason once the day has passed.
bool was_for_waiting_alone(const Verdict& verdict, const AnyFact& answer)
{
    return verdict.due && verdict.standing != Standing::pending
        && base::London::date_of(answer.recorded) <= *verdict.due;
}

}  // namespace

bool may_dismiss(Owner owner, std::string_view role)
{
    switch (owner) {
    case Owner::lead_worker:
    case Owner::agency: return true;
    case Owner::team_manager: return role != "social_worker" && role != "personal_adviser";
    case Owner::outside_the_line: return is_outside_the_line(role);
    }
    return false;
}

const Fact<records::Answer>* dismissal_of(const FamilyScene& scene, const Guardrail& guardrail,
                                          const Verdict& verdict)
{
    const auto* answer = newest_answer(scene, guardrail, verdict.anchor);
    if (answer == nullptr || !answer->record.dismisses.value_or(false)) return nullptr;
    const bool is_over =
        has_changed_since(scene, verdict, *answer) || was_for_waiting_alone(verdict, *answer);
    return is_over ? nullptr : answer;
}

}  // namespace holdfast::guardrails
