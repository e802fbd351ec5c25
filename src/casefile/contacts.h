#pragma once
#include "casefile/family_scene.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/referral.h"

namespace holdfast::casefile {

/// Whom a contact waits for. A contact on which nobody decided, and one that was accepted while no
/// referral came of it, are how a child is known and nobody works with them.
enum class ContactState {
    waits_for_decision,
    waits_for_referral,  // It was decided that there is work to do, and none has begun.
    settled,
};

/// By the newest decision that answers the contact. A referral settles it when it answers it, and a
/// contact that was accepted also when it is about one of the same persons and came later. Pure.
[[nodiscard]] ContactState state_of(const Fact<records::Contact>& contact, const Facts& facts);

/// Those that came before this one, and not surely more than two years before; in the order of the
/// ledger. The Facts must outlive them. Pure.
[[nodiscard]] std::vector<const Fact<records::Contact>*> contacts_before(
    const Fact<records::Contact>& contact, const Facts& facts);

/// Does this decision on a contact say that work is to begin?
[[nodiscard]] bool leads_to_referral(const records::Decision& decision);

/// Was it decided that nothing more is to be done about the referral, by the newest decision that
/// answers it? The census calls it a referral with no further action. Pure.
[[nodiscard]] bool is_turned_away(const Fact<records::Referral>& referral, const Facts& facts);

/// The first referral of this open work that was not turned away: the one that its duties count
/// from. A referral that comes while the work is open begins no second episode, and so the one that
/// opened it may be turned away while a later one is worked on. nullptr: every one was turned away.
/// The Facts must outlive it. Pure.
[[nodiscard]] const Fact<records::Referral>* worked_referral(const Episode& episode,
                                                             const Facts& facts);

}  // namespace holdfast::casefile
