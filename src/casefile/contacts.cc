#include "casefile/contacts.h"

#include "casefile/standing.h"

#include <algorithm>

namespace holdfast::casefile {

namespace {

using ledger::LinkKind;
using ContactFact = Fact<records::Contact>;
using ReferralFact = Fact<records::Referral>;

bool shares_a_person(const ReferralFact& referral, const ContactFact& contact)
{
    return std::any_of(contact.about.begin(), contact.about.end(), [&](const auto& about) {
        return about.subject.person() && about.part == ledger::Part::subject
            && referral.is_about(about.subject, ledger::Part::subject);
    });
}

}  // namespace

bool leads_to_referral(const records::Decision& decision)
{
    return decision.outcome
        && (decision.outcome->code == "accepted" || decision.outcome->code == "assess");
}

ContactState state_of(const ContactFact& contact, const Facts& facts)
{
    const auto& referrals = facts.all<records::Referral>();
    const auto any_referral = [&](auto fits) {
        return std::any_of(referrals.begin(), referrals.end(), fits);
    };
    if (any_referral([&](const ReferralFact& referral) {
            return referral.links_to(LinkKind::answers, contact.id);
        }))
        return ContactState::settled;
    const records::Decision* newest = nullptr;
    for (const auto& decision : facts.all<records::Decision>())
        if (decision.links_to(LinkKind::answers, contact.id)) newest = &decision.record;
    if (newest == nullptr) return ContactState::waits_for_decision;
    if (!leads_to_referral(*newest)) return ContactState::settled;
    return any_referral([&](const ReferralFact& referral) {
        return referral.order > contact.order && shares_a_person(referral, contact);
    })
             ? ContactState::settled
             : ContactState::waits_for_referral;
}

bool is_turned_away(const ReferralFact& referral, const Facts& facts)
{
    const records::Decision* newest = nullptr;
    for (const Fact<records::Decision>* decision : standing<records::Decision>(facts))
        if (decision->links_to(LinkKind::answers, referral.id)) newest = &decision->record;
    return newest != nullptr && !leads_to_referral(*newest);
}

const ReferralFact* worked_referral(const Episode& episode, const Facts& facts)
{
    const auto* first = facts.find<records::Referral>(episode.opened_by);
    if (first == nullptr) return nullptr;
    for (const ReferralFact& referral : facts.all<records::Referral>()) {
        const bool is_of_episode =
            referral.order >= first->order
            && referral.is_about(base::Subject::of(episode.child), ledger::Part::subject);
        if (is_of_episode && !is_turned_away(referral, facts)) return &referral;
    }
    return nullptr;
}

namespace {

constexpr int days_back = 2 * 365;

}  // namespace

std::vector<const Fact<records::Contact>*> contacts_before(const Fact<records::Contact>& contact,
                                                           const Facts& facts)
{
    std::vector<const Fact<records::Contact>*> before;
    for (const Fact<records::Contact>& each : facts.all<records::Contact>()) {
        if (each.order >= contact.order) continue;
        const auto range = base::days_between(each.moment(), contact.moment(), facts.whens());
        if (!range.least || *range.least <= days_back) before.push_back(&each);
    }
    return before;
}

}  // namespace holdfast::casefile
