#include "guardrails/serious_history.h"

#include "casefile/contacts.h"
#include "casefile/dated.h"
#include "casefile/open_work.h"
#include "guardrails/one_of.h"
#include "guardrails/told_of.h"
#include "records/types/assessment.h"
#include "records/types/challenge.h"
#include "records/types/challenge_answer.h"
#include "records/types/child_protection_plan.h"
#include "records/types/chronology.h"
#include "records/types/closing_proposal.h"
#include "records/types/conference.h"
#include "records/types/contact.h"
#include "records/types/decision_proposal.h"
#include "records/types/information_request.h"
#include "records/types/injury.h"
#include "records/types/legal_status.h"
#include "records/types/panel_decision.h"
#include "records/types/placement.h"
#include "records/types/pre_proceedings.h"
#include "records/types/referral.h"
#include "records/types/return_home.h"
#include "records/types/section47_enquiry.h"
#include "records/types/threshold.h"
#include "records/types/transfer.h"
#include "records/types/worry.h"

#include <algorithm>
#include <limits>

namespace holdfast::guardrails {

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Gate;

namespace past {

/// What ticked kinds say. Nothing ticked says nothing.
template <class Kinds>
Answer tells_of_harm(const std::optional<Kinds>& kinds)
{
    if (!kinds) return Answer::cannot_tell;
    return std::any_of(grave_kinds.begin(),
                       grave_kinds.end(),
                       [&](std::string_view kind) { return kinds->has(kind); })
             ? Answer::yes
             : Answer::no;
}

/// Yes where one says yes; otherwise what is known stands before what is not.
Answer either(Answer one, Answer other)
{
    if (one == Answer::yes || other == Answer::yes) return Answer::yes;
    return one == Answer::cannot_tell ? other : one;
}

PastEvent event_of(const FamilyScene& scene, const AnyFact& fact)
{
    PastEvent event{&fact, fact.order, casefile::versions_of(scene.facts, fact)};
    for (const base::EntryId& id : event.told_by)
        if (const AnyFact* version = scene.facts.find_any(id))
            event.order = std::min(event.order, version->order);
    return event;
}

Answer told_by_referral(const records::Referral& referral)
{
    if (referral.child_protection.value_or(false)) return Answer::yes;
    const Answer kinds = tells_of_harm(referral.kinds);
    return kinds == Answer::cannot_tell && referral.child_protection ? Answer::no : kinds;
}

bool is_part_of_another(const FamilyScene& scene, const Fact<records::Referral>& referral)
{
    return std::any_of(referral.links.begin(), referral.links.end(), [&](const auto& link) {
        return link.kind == LinkKind::part_of
            && scene.facts.find<records::Referral>(link.to) != nullptr;
    });
}

PastEvent told(const FamilyScene& scene, const AnyFact& fact, Answer serious)
{
    PastEvent event = event_of(scene, fact);
    event.is_told = true;
    event.serious = serious;
    return event;
}

/// What a contact became: the referral that answers it; where none does and it was accepted, the
/// next one. nullptr: none.
const Fact<records::Referral>* referral_of(const FamilyScene& scene,
                                           const Fact<records::Contact>& contact)
{
    const auto& referrals = scene.facts.all<records::Referral>();
    for (const auto& referral : referrals)
        if (referral.links_to(LinkKind::answers, contact.id)) return &referral;
    const auto& decisions = scene.facts.all<records::Decision>();
    const bool is_accepted = std::any_of(decisions.begin(), decisions.end(), [&](const auto& each) {
        return each.links_to(LinkKind::answers, contact.id)
            && casefile::leads_to_referral(each.record);
    });
    for (const auto& referral : referrals)
        if (is_accepted && referral.order > contact.order) return &referral;
    return nullptr;
}

/// A referral with the contact behind it and with other reports of the same event.
PastEvent told_in(const FamilyScene& scene, const Fact<records::Referral>& referral)
{
    PastEvent event = told(scene, referral, told_by_referral(referral.record));
    for (const auto& contact : scene.facts.all<records::Contact>()) {
        if (referral_of(scene, contact) != &referral) continue;
        event.told_by.push_back(contact.id);
        event.serious = either(event.serious, tells_of_harm(contact.record.kinds));
    }
    for (const auto& report : scene.facts.all<records::Referral>()) {
        if (!report.links_to(LinkKind::part_of, referral.id)) continue;
        event.told_by.push_back(report.id);
        event.serious = either(event.serious, told_by_referral(report.record));
    }
    return event;
}

Answer told_by_worry(const records::Worry& worry)
{
    return worry.allegation.value_or(false) || worry.immediate_danger.value_or(false)
             ? Answer::yes
             : tells_of_harm(worry.kinds);
}

void add_what_was_told(const FamilyScene& scene, std::vector<PastEvent>& events)
{
    for (const auto* contact : casefile::standing<records::Contact>(scene.facts)) {
        const Answer serious = tells_of_harm(contact->record.kinds);
        if (serious != Answer::no && referral_of(scene, *contact) == nullptr)
            events.push_back(told(scene, *contact, serious));
    }
    for (const auto* referral : casefile::standing<records::Referral>(scene.facts)) {
        if (is_part_of_another(scene, *referral)) continue;
        PastEvent event = told_in(scene, *referral);
        if (event.serious != Answer::no) events.push_back(std::move(event));
    }
    for (const auto* worry : casefile::standing<records::Worry>(scene.facts)) {
        const Answer serious = told_by_worry(worry->record);
        if (serious != Answer::no && !counts_no_more(scene, *worry))
            events.push_back(told(scene, *worry, serious));
    }
}

/// Orders about children, unless a grown member of the family was that child once.
constexpr std::array<std::string_view, 13> orders_about_children = {"interim_care_order",
                                                                    "care_order",
                                                                    "interim_supervision_order",
                                                                    "supervision_order",
                                                                    "emergency_protection_order",
                                                                    "police_protection",
                                                                    "child_assessment_order",
                                                                    "recovery_order",
                                                                    "secure_accommodation",
                                                                    "deprivation_of_liberty",
                                                                    "placement_order",
                                                                    "prohibited_steps",
                                                                    "wardship"};
/// Orders and powers that keep somebody from harm by somebody. Not here: what parents agreed to
/// (section 20), and orders that settle where a child lives or who decides.
constexpr std::array<std::string_view, 11> orders_against_harm = {"non_molestation",
                                                                  "occupation",
                                                                  "domestic_abuse_protection",
                                                                  "restraining",
                                                                  "forced_marriage_protection",
                                                                  "genital_mutilation_protection",
                                                                  "sexual_harm_prevention",
                                                                  "abduction_warning",
                                                                  "bail",
                                                                  "under_investigation",
                                                                  "prison"};

bool is_about_grown_members_alone(const FamilyScene& scene, const AnyFact& fact)
{
    bool any = false;
    for (const ledger::About& about : fact.about) {
        const auto person = about.subject.person();
        if (!person || about.part != ledger::Part::subject) continue;
        const auto member = std::find_if(scene.members.begin(),
                                         scene.members.end(),
                                         [&](const auto& each) { return each.person == *person; });
        if (member == scene.members.end() || member->is_child()) return false;
        any = true;
    }
    return any;
}

bool is_serious(const FamilyScene& scene, const Fact<records::LegalStatus>& status)
{
    if (!status.record.kind) return false;
    const std::string& kind = status.record.kind->code;
    return is_listed(orders_against_harm, kind)
        || (is_listed(orders_about_children, kind) && !is_about_grown_members_alone(scene, status));
}

template <class R>
void add_all(const FamilyScene& scene, std::vector<PastEvent>& events)
{
    for (const Fact<R>* fact : casefile::standing<R>(scene.facts))
        events.push_back(event_of(scene, *fact));
}

bool is_withdrawn(const FamilyScene& scene, const PastEvent& challenge)
{
    const Fact<records::ChallengeAnswer>* newest = nullptr;
    for (const auto* answer : casefile::standing<records::ChallengeAnswer>(scene.facts))
        if (casefile::links_to_any(*answer, LinkKind::answers, challenge.told_by)) newest = answer;
    return newest != nullptr && newest->record.outcome
        && newest->record.outcome->code == "withdrawn";
}

void sort_by_order(std::vector<PastEvent>& events)
{
    std::sort(events.begin(), events.end(), [](const PastEvent& one, const PastEvent& other) {
        return one.order < other.order;
    });
}

/// A closing or a disagreement says something where there was something serious before it.
void add_what_was_made_of_it(const FamilyScene& scene, std::vector<PastEvent>& events)
{
    const auto first = std::find_if(events.begin(), events.end(), [](const PastEvent& event) {
        return event.serious == Answer::yes;
    });
    const std::uint64_t since =
        first == events.end() ? std::numeric_limits<std::uint64_t>::max() : first->order;
    std::vector<PastEvent> made;
    for (const auto& decision : scene.facts.all<records::Decision>())
        if (decision.order > since && decision.record.outcome
            && decision.record.outcome->code == "closed")
            made.push_back(event_of(scene, decision));
    for (const auto* challenge : casefile::standing<records::Challenge>(scene.facts)) {
        PastEvent event = event_of(scene, *challenge);
        const bool counts = event.order > since || challenge->record.risk_stated.value_or(false);
        if (counts && !is_withdrawn(scene, event)) made.push_back(std::move(event));
    }
    events.insert(events.end(), made.begin(), made.end());
}

/// The place of the referral that began the work with the children concerned that was going on
/// when this was asked; beyond the end of the ledger where there was none. Where nobody is recorded
/// as a child of the family, any such work will do.
std::uint64_t present_work_since(const FamilyScene& scene, const AnyFact& asks)
{
    std::uint64_t since = std::numeric_limits<std::uint64_t>::max();
    const auto children = children_concerned(asks, scene);
    for (const casefile::Episode& episode : scene.episodes) {
        const bool is_concerned =
            children.empty()
            || std::find(children.begin(), children.end(), episode.child) != children.end();
        if (!is_concerned) continue;
        const AnyFact* opened = scene.facts.find_any(episode.opened_by);
        if (opened == nullptr || opened->order > asks.order) continue;
        if (episode.closed_by) {
            const AnyFact* closed = scene.facts.find_any(*episode.closed_by);
            if (closed != nullptr && closed->order < asks.order) continue;
        }
        since = std::min(since, opened->order);
    }
    return since;
}

bool is_joined(const AnyFact& one, const AnyFact& other)
{
    const auto leads = [](const AnyFact& from, const AnyFact& to) {
        return std::any_of(from.links.begin(), from.links.end(), [&](const ledger::Link& link) {
            return link.to == to.id;
        });
    };
    return leads(one, other) || leads(other, one);
}

/// What was known before a contact or referral came, and tells surely of something serious.
bool is_before_matter(const PastEvent& event, const AnyFact& matter)
{
    return event.serious == Answer::yes && event.order < matter.order
        && !is_joined(*event.fact, matter);
}

/// The place in the ledger after which nothing was known yet when it was decided or sent.
std::uint64_t decided_at(const AtTheGate& at)
{
    if (at.passed != nullptr) return at.passed->order;
    if (at.asks->type == &records::InformationRequest::declaration
        && static_cast<const Fact<records::InformationRequest>*>(at.asks)->record.answered)
        return at.asks->order;
    return std::numeric_limits<std::uint64_t>::max();
}

const Fact<records::InformationRequest>* request_in(const AtTheGate& at)
{
    return at.asks->type == &records::InformationRequest::declaration
             ? static_cast<const Fact<records::InformationRequest>*>(at.asks)
             : nullptr;
}

/// By resting on an entry these say that it was weighed. Not a strategy discussion: there it is
/// told, and not weighed against an end of the work.
constexpr std::array<const records::RecordType*, 14> weighing = {
    &records::Chronology::declaration,
    &records::Assessment::declaration,
    &records::Conference::declaration,
    &records::ClosingProposal::declaration,
    &records::DecisionProposal::declaration,
    &records::Threshold::declaration,
    &records::Transfer::declaration,
    &records::InformationRequest::declaration,
    &records::ReturnHome::declaration,
    &records::Placement::declaration,
    &records::PanelDecision::declaration,
    &records::PreProceedings::declaration,
    &records::Signature::declaration,
    &records::Decision::declaration};

}  // namespace past

History::History(const FamilyScene& scene) : scene_(scene)
{
    past::add_what_was_told(scene, all_);
    past::add_all<records::Injury>(scene, all_);
    past::add_all<records::Section47Enquiry>(scene, all_);
    past::add_all<records::ChildProtectionPlan>(scene, all_);
    for (const auto* status : casefile::standing<records::LegalStatus>(scene.facts))
        if (past::is_serious(scene, *status)) all_.push_back(past::event_of(scene, *status));
    past::sort_by_order(all_);
    past::add_what_was_made_of_it(scene, all_);
    past::sort_by_order(all_);
    if (all_.empty()) return;
    for (const records::RecordType* type : past::weighing)
        for (const casefile::SharedFact& fact : scene.facts.of(type->number))
            for (const ledger::Link& link : fact->links)
                if (link.kind == LinkKind::rests_on) weighed_.emplace(link.to, fact.get());
}

std::vector<PastEvent> History::before(const AtTheGate& at) const
{
    std::vector<PastEvent> events = all_;
    if (events.empty()) return events;
    if (at.gate == Gate::no_further_action) {
        const AnyFact* matter = matter_of(scene_, *at.asks);
        std::erase_if(events, [&](const PastEvent& event) {
            return matter == nullptr || !past::is_before_matter(event, *matter);
        });
        return events;
    }
    const std::uint64_t since = at.gate == Gate::information
                                  ? std::numeric_limits<std::uint64_t>::max()
                                  : past::present_work_since(scene_, *at.asks);
    std::erase_if(events, [&](const PastEvent& event) {
        return event.order >= past::decided_at(at) || (event.is_told && event.order >= since);
    });
    return events;
}

const AnyFact* History::weighed_by(const PastEvent& event) const
{
    for (const base::EntryId& id : event.told_by) {
        const auto found = weighed_.find(id);
        if (found != weighed_.end()) return found->second;
    }
    return nullptr;
}

std::vector<AtTheGate> answered_ungated(const FamilyScene& scene)
{
    std::vector<AtTheGate> found;
    for (const auto* request : casefile::standing<records::InformationRequest>(scene.facts)) {
        if (!request->record.direction || request->record.direction->code != "of_us") continue;
        const auto versions = casefile::versions_of(scene.facts, *request);
        const auto& decisions = scene.facts.all<records::Decision>();
        const bool is_decided =
            std::any_of(decisions.begin(), decisions.end(), [&](const auto& decision) {
                return casefile::links_to_any(decision, LinkKind::answers, versions);
            });
        if (request->record.answered && !is_decided) found.push_back({Gate::information, request});
    }
    return found;
}

bool goes_out(const AtTheGate& at)
{
    const auto* request = past::request_in(at);
    if (request == nullptr || !request->record.answer) return true;
    const std::string& code = request->record.answer->code;
    return code != "none" && code != "withdrawn";
}

void settle_with_answered(Verdict& verdict, Answer breached, const Asked& asked,
                          const AtTheGate& at)
{
    const auto* request = past::request_in(at);
    if (request != nullptr && request->record.answered) settle(verdict, breached);
    else settle(verdict, breached, asked, at);
}

std::string words_for(const PastEvent& event, const FamilyScene& scene)
{
    const std::string when = ", " + casefile::dated(event.fact->happened, scene.facts) + ".";
    if (event.fact->type == &records::Decision::declaration) return "The work was closed" + when;
    if (event.fact->type == &records::LegalStatus::declaration) {
        const auto& status = static_cast<const Fact<records::LegalStatus>&>(*event.fact);
        if (status.record.kind) return std::string{status.record.kind->label()} + when;
    }
    return std::string{event.fact->type->name} + when;
}

}  // namespace holdfast::guardrails
