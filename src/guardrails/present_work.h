#pragma once
#include "guardrails/gates.h"

/// What several rules ask of a proposal that signs an assessment, lowers a level or ends the work:
/// which work that is, since when, and which children were there. Pure; what is answered points
/// into the scene.
namespace holdfast::guardrails {

/// What asks at these gates and is for the rules to speak of. In a sweep also assessments that
/// nobody has written to their end, so that what they still need is known before somebody signs.
/// Left out: an assessment that ended because the family moved away; at the gate, one whose outcome
/// raises protection, which nothing delays; in a sweep, one that nobody decided on and whose work
/// is over; and a closing of what was decided at the front door and never begun.
[[nodiscard]] std::vector<AtTheGate> work_asked(const Asked& asked, records::Gates gates);

/// Settles the verdict on one of them. An assessment that waits is due with the assessment itself
/// (clock.assessment); one that was signed in another system waits no more. What raises protection
/// waits also where it was signed.
void settle_work(Verdict& verdict, base::Answer breached, const Asked& asked, const AtTheGate& at);

/// Does it close because the family withdraws its agreement while no significant harm is suspected?
/// That is a right, and all that is asked is who else sees the children. Not where an allegation
/// stands unresolved, or one of them is on a protection plan or under enquiry.
[[nodiscard]] bool is_withdrawn(const AtTheGate& at, const casefile::FamilyScene& scene);

/// "An assessment was begun on 3 March 2026.": the proposal as evidence.
[[nodiscard]] Evidence told_as_evidence(const AtTheGate& at, const casefile::FamilyScene& scene);

/// A stretch of work: from what it began with until the decision that ended it.
struct PresentWork {
    const casefile::FamilyScene* scene = nullptr;
    const casefile::AnyFact* began = nullptr;  // nullptr: nothing says so, and everything counts.
    const casefile::AnyFact* ended = nullptr;  // nullptr: it goes on.

    /// Does the fact belong to it? Not where it surely happened before, nor where it was written
    /// and may have happened after the end. Where no dates tell, the order of the ledger does.
    [[nodiscard]] bool has(const casefile::AnyFact& fact) const;
};

/// The work with one child that somebody asks to sign, lower or end. It begins with the referral
/// of the child's episode; of an assessment, with what it answers, where that came later.
[[nodiscard]] PresentWork work_with(const AtTheGate& at, const casefile::FamilyScene& scene,
                                    const base::PersonId& child);
/// The same with all the children concerned: from the first of their beginnings.
[[nodiscard]] PresentWork work_of(const AtTheGate& at, const casefile::FamilyScene& scene);

/// The day of the decision, or today.
[[nodiscard]] base::Date day_at(const Asked& asked, const AtTheGate& at);

/// The family's children on that day: born or expected, alive, not surely of age, not surely gone.
/// Not a brother or sister who lives elsewhere.
[[nodiscard]] std::vector<base::PersonId> children_at_home(const casefile::FamilyScene& scene,
                                                           base::Date day);

/// Of the children whom a proposal concerns, those who are children on the day of the decision, or
/// today (as above, wherever they live).
[[nodiscard]] std::vector<base::PersonId> children_asked_about(const Asked& asked,
                                                               const AtTheGate& at);

/// The name that a person goes by, or words that fit where none is recorded.
[[nodiscard]] std::string called(const casefile::FamilyScene& scene, const base::PersonId& person);

/// Is the child still to be born, as far as is recorded?
[[nodiscard]] bool is_expected(const casefile::FamilyScene& scene, const base::PersonId& child);

/// Was the person surely of this age, in years, on that day? Not where the birth is not known.
[[nodiscard]] bool is_surely_aged(const casefile::FamilyScene& scene, const base::PersonId& person,
                                  int years, base::Date day);

/// Did this contact or referral end without action?
[[nodiscard]] bool ended_without_action(const casefile::FamilyScene& scene,
                                        const casefile::AnyFact& told);
/// The same, or with help of others than children's social care.
[[nodiscard]] bool ended_at_the_front_door(const casefile::FamilyScene& scene,
                                           const casefile::AnyFact& told);

/// Was work with one of these children closed after this was written?
[[nodiscard]] bool was_closed_after(const casefile::FamilyScene& scene,
                                    const casefile::AnyFact& fact);

}  // namespace holdfast::guardrails
