#include "casefile/contacts.h"
#include "duties/asked.h"
#include "records/types/assessment.h"
#include "records/types/contact.h"
#include "records/types/decision.h"
#include "records/types/referral.h"

/// From a contact to an assessment.
namespace holdfast::duties {

using ledger::LinkKind;

namespace {

void add_contact(Asked& asked, const Fact<records::Contact>& contact)
{
    Duty& duty = asked.owe(clock("clock.contact_decision"), contact);
    const auto answers = [&](const auto& fact) {
        return fact.links_to(LinkKind::answers, contact.id);
    };
    const auto* decision =
        first_after(standing<records::Decision>(asked.facts), contact.order, answers);
    const auto* referral =
        first_after(standing<records::Referral>(asked.facts), contact.order, answers);
    // Whichever came first; a referral is the decision to accept.
    const bool by_referral =
        decision == nullptr || (referral != nullptr && referral->order < decision->order);
    if (by_referral) meet(duty, referral);
    else meet(duty, decision);
}

void add_assessment(Asked& asked, const casefile::Episode& episode)
{
    const auto* referral = casefile::worked_referral(episode, asked.facts);
    if (referral == nullptr) return;
    const auto assessments = standing<records::Assessment>(asked.facts);
    const auto* concluded =
        first_after(assessments, referral->order, [&](const Fact<records::Assessment>& each) {
            return is_about(each, episode.child) && each.record.authorised.has_value();
        });
    Duty& duty = asked.owe(clock("clock.assessment"), *referral, episode.child);
    if (concluded == nullptr) return;
    duty.met_by = concluded->id;
    duty.met = concluded->record.authorised;
}

}  // namespace

/// Working Together to Safeguard Children 2023, chapter 3: a decision on a contact within one
/// working day, an assessment within 45 of the referral.
void add_front_door(Asked& asked)
{
    for (const auto* contact : standing<records::Contact>(asked.facts))
        add_contact(asked, *contact);
    for (const casefile::Episode& episode : asked.scene.episodes)
        if (!episode.closed_by) add_assessment(asked, episode);
}

}  // namespace holdfast::duties
