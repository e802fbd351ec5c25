#pragma once
#include "casefile/family_scene.h"

#include <array>
#include <span>
#include <string_view>

/// What several rules ask a family's record: what was told of, what stands unresolved, and whom and
/// since when something concerns. Pure; what is answered points into the scene.
namespace holdfast::guardrails {

/// Kinds of worry (codes of codesets/worry_kinds.csv) that are violence, injury or sexual harm. Not
/// here: harm by another child, such as bullying, which is most often handled at school; where it
/// is violence or sexual harm, one of these is ticked too.
inline constexpr std::array<std::string_view, 10> grave_kinds = {"injury",
                                                                 "physical_abuse",
                                                                 "sexual_abuse",
                                                                 "harmful_sexual_behaviour",
                                                                 "domestic_abuse",
                                                                 "coercive_control",
                                                                 "sexual_exploitation",
                                                                 "serious_violence",
                                                                 "female_genital_mutilation",
                                                                 "honour_based_abuse"};
inline constexpr std::array<std::string_view, 2> domestic_abuse_kinds = {"domestic_abuse",
                                                                         "coercive_control"};

/// Contacts, referrals and worries that tell of any of these kinds, in the order of the ledger.
/// A worry that was found not to be so, or was joined to another, is left out.
[[nodiscard]] std::vector<const casefile::AnyFact*> told_of(
    const casefile::FamilyScene& scene, std::span<const std::string_view> kinds);

/// Was it found that there was nothing in this worry, or is it told elsewhere?
[[nodiscard]] bool counts_no_more(const casefile::FamilyScene& scene,
                                  const casefile::AnyFact& worry);

/// What makes domestic abuse known about this family: what tells of it, an assessment's factors
/// (3A to 3C), a letter that names it, a safety plan about it. In the order of the ledger.
[[nodiscard]] std::vector<const casefile::AnyFact*> domestic_abuse_in(
    const casefile::FamilyScene& scene);

/// Allegations that nobody has settled, injuries whose cause is open or that somebody did or let
/// happen, and investigations and bail that have not ended. In the order of the ledger.
[[nodiscard]] std::vector<const casefile::AnyFact*> unresolved_allegations(
    const casefile::FamilyScene& scene);

/// The children whom something concerns: those whom it is about; where it names none, such as a
/// closing of the whole family, those with an open episode, and where there is none, all of them.
[[nodiscard]] std::vector<base::PersonId> children_concerned(const casefile::AnyFact& asks,
                                                             const casefile::FamilyScene& scene);

/// The referral that began the child's last episode, open or ended; nullptr: there is none. What
/// was seen and heard before it belongs to earlier work.
[[nodiscard]] const casefile::AnyFact* began_with(const casefile::FamilyScene& scene,
                                                  const base::PersonId& child);

/// The contact or referral that a proposal to take no action is about, or that itself; nullptr
/// where it is not in view.
[[nodiscard]] const casefile::AnyFact* matter_of(const casefile::FamilyScene& scene,
                                                 const casefile::AnyFact& asks);

/// Is the child one of its subjects?
[[nodiscard]] bool is_about_child(const casefile::AnyFact& fact, const base::PersonId& child);

}  // namespace holdfast::guardrails
