#pragma once
#include "guardrails/gates.h"
#include "records/types/answer.h"

/// What came after something that happened: who looked into it, what a manager said of it, and how
/// long it waits. Pure; what is answered points into the scene.
namespace holdfast::guardrails {

/// Something that happened, and the day on which we came to know of it, where that is told.
struct Known {
    const casefile::AnyFact* fact = nullptr;
    std::optional<base::When> known = std::nullopt;

    /// When we knew; otherwise when it happened.
    [[nodiscard]] base::Moment moment() const
    {
        if (known) return {fact->id, *known};
        return fact->moment();
    }
};

/// Where the first word on it stands in the ledger, however often it was written again.
[[nodiscard]] std::uint64_t first_order_of(const casefile::FamilyScene& scene,
                                           const casefile::AnyFact& fact);

/// What looked into it.
struct LookedInto {
    const casefile::AnyFact* by = nullptr;  // nullptr: nothing did.
    /// Did it begin afterwards? Never no.
    base::Answer began_after = base::Answer::yes;
    bool is_finished = false;  // It says what came of it.
};

/// The assessment (of early help too), section 47 enquiry, strategy discussion or conference that
/// began on that day or later, or that is linked to it; one that is finished before one that is
/// not. What was finished before anybody wrote of the event did not look into it, unless we are
/// told that it was known by then.
[[nodiscard]] LookedInto looked_into(const casefile::FamilyScene& scene, const Known& event);

/// May this role say for the authority that something needs no more?
[[nodiscard]] bool is_manager(std::string_view role);

/// The newest answer in words, by a manager, to this rule's finding on any version of the fact;
/// nullptr: there is none.
[[nodiscard]] const casefile::Fact<records::Answer>* managers_answer(
    const casefile::FamilyScene& scene, std::string_view guardrail, const casefile::AnyFact& fact);

/// A decision that answers any version of the fact and gives reasons; nullptr: there is none.
[[nodiscard]] const casefile::AnyFact* reasoned_decision(const casefile::FamilyScene& scene,
                                                         const casefile::AnyFact& fact);

/// Where in the ledger the work that goes on began; where none goes on, where the last ended; 0:
/// there was none. What stands before it belongs to earlier work.
[[nodiscard]] std::uint64_t latest_work_since(const casefile::FamilyScene& scene);

/// As `await`, from the day on which we knew. Where that and the day on which it happened are not
/// known, nobody can say when it is due; but it is late once so many days have passed since it was
/// written down. Where it was before the years whose bank holidays are confirmed, likewise.
void await_since_known(Verdict& verdict, const Asked& asked, const Known& since,
                       std::string_view key);

/// Does any fact of this type say such a thing, whether it still stands or not? Soon known, so that
/// a rule need not look for what stands in the many families that have none.
template <class R, class Says>
[[nodiscard]] bool any_says(const casefile::FamilyScene& scene, Says says)
{
    for (const casefile::Fact<R>& fact : scene.facts.all<R>())
        if (says(fact.record)) return true;
    return false;
}

/// Do both name one of the same persons, in whatever part?
[[nodiscard]] bool share_a_person(const casefile::AnyFact& one, const casefile::AnyFact& other);

}  // namespace holdfast::guardrails
