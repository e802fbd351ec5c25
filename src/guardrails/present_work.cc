#include "guardrails/present_work.h"

#include "casefile/childhood.h"
#include "casefile/dated.h"
#include "casefile/levels.h"
#include "casefile/seen_on_visits.h"
#include "casefile/standing.h"
#include "guardrails/closings.h"
#include "guardrails/one_of.h"
#include "guardrails/told_of.h"
#include "records/types/assessment.h"
#include "records/types/decision.h"
#include "records/types/referral.h"

#include <algorithm>
#include <array>
#include <span>

namespace holdfast::guardrails {

using base::Answer;
using base::PersonId;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Assessment;
using records::Gate;

namespace {

/// Nobody is born later than so many days after the conception: forty-two weeks.
constexpr int pregnancy_days_most = 294;

const Fact<Assessment>* assessment_of(const AtTheGate& at)
{
    return at.gate == Gate::assessment ? static_cast<const Fact<Assessment>*>(at.asks) : nullptr;
}

bool came_to(const Assessment& assessment, std::span<const std::string_view> outcomes)
{
    return assessment.outcome && is_listed(outcomes, assessment.outcome->code);
}

bool raises_protection(const AtTheGate& at)
{
    constexpr std::array<std::string_view, 3> raising = {"strategy_discussion", "enquiry", "care"};
    const auto* assessment = assessment_of(at);
    return assessment != nullptr && came_to(assessment->record, raising);
}

bool ended_by_move(const AtTheGate& at)
{
    constexpr std::array<std::string_view, 1> moved = {"moved"};
    const auto* assessment = assessment_of(at);
    return assessment != nullptr && came_to(assessment->record, moved);
}

/// The newest decision on this contact or referral; nullptr: nobody has decided.
const Fact<records::Decision>* decision_on(const FamilyScene& scene, const AnyFact& told)
{
    const Fact<records::Decision>* newest = nullptr;
    for (const auto& decision : scene.facts.all<records::Decision>())
        if (decision.links_to(LinkKind::answers, told.id)) newest = &decision;
    return newest;
}

/// Is the child on a protection plan, or is an enquiry made?
bool is_protected(const FamilyScene& scene, const PersonId& child)
{
    const casefile::LevelFact* level = casefile::level_of(scene.facts, child);
    return level != nullptr && level->record.level
        && (level->record.level->code == "section_47"
            || level->record.level->code == "child_protection");
}

/// Was every referral of this work ended at the front door, without any assessment?
bool was_never_begun(const AtTheGate& at, const FamilyScene& scene)
{
    const PresentWork work = work_of(at, scene);
    bool any = false;
    for (const auto& referral : scene.facts.all<records::Referral>()) {
        if (!work.has(referral)) continue;
        if (!ended_at_the_front_door(scene, referral)) return false;
        any = true;
    }
    const auto assessments = scene.facts.all<Assessment>();
    return any && std::none_of(assessments.begin(), assessments.end(), [&](const auto& assessment) {
               return work.has(assessment);
           });
}

bool is_for_the_rules(const Asked& asked, const AtTheGate& at)
{
    if (ended_by_move(at)) return false;
    if (raises_protection(at) && asked.proposal != nullptr) return false;
    if (at.gate == Gate::close) return !was_never_begun(at, asked.scene);
    const bool is_undecided = asked.proposal == nullptr && at.passed == nullptr;
    return at.gate != Gate::assessment || !is_undecided || !was_closed_after(asked.scene, *at.asks);
}

/// Assessments that go on, of which nobody has said yet what comes of them.
void add_begun(const FamilyScene& scene, std::vector<AtTheGate>& found)
{
    for (const auto* assessment : casefile::standing<Assessment>(scene.facts))
        if (!assessment->record.outcome) found.push_back({Gate::assessment, assessment});
}

/// The referral of the child's last episode that was there before the proposal.
const AnyFact* began_before(const FamilyScene& scene, const AnyFact& asks, const PersonId& child)
{
    const AnyFact* began = nullptr;
    for (const casefile::Episode& episode : scene.episodes) {
        if (episode.child != child) continue;
        const AnyFact* opened = scene.facts.find_any(episode.opened_by);
        if (opened != nullptr && opened->order < asks.order) began = opened;
    }
    return began;
}

/// What an assessment was begun for: what it answers, or itself, where something else than a
/// referral was the occasion.
const AnyFact* occasion_of(const AtTheGate& at, const FamilyScene& scene)
{
    const auto* assessment = assessment_of(at);
    if (assessment == nullptr) return nullptr;
    const AnyFact* newest = nullptr;
    for (const ledger::Link& link : assessment->links) {
        if (link.kind != LinkKind::answers) continue;
        const AnyFact* answered = scene.facts.find_any(link.to);
        if (answered != nullptr && (newest == nullptr || newest->order < answered->order))
            newest = answered;
    }
    const auto& occasion = assessment->record.occasion;
    if (newest == nullptr && occasion && occasion->code != "referral") return assessment;
    return newest;
}

PresentWork work_since(const AtTheGate& at, const FamilyScene& scene, const AnyFact* began)
{
    const AnyFact* occasion = occasion_of(at, scene);
    if (occasion != nullptr && (began == nullptr || began->order < occasion->order))
        began = occasion;
    return {&scene, began, at.passed};
}

const casefile::Member* member_of(const FamilyScene& scene, const PersonId& person)
{
    const auto member = std::find_if(scene.members.begin(),
                                     scene.members.end(),
                                     [&](const auto& each) { return each.person == person; });
    return member == scene.members.end() ? nullptr : &*member;
}

/// Had the pregnancy begun by that day, as far as anything says otherwise?
bool was_expected_by(const FamilyScene& scene, const records::Person& details, base::Date day)
{
    const auto born = details.born ? base::earliest_date(*details.born, scene.facts.whens())
                                   : details.expected_birth;
    return !born || born->plus_days(-pregnancy_days_most) <= day;
}

bool is_child_on(const FamilyScene& scene, const PersonId& child, base::Date day)
{
    const auto details = casefile::details_of(scene.facts, child);
    if (details && (details->died || !was_expected_by(scene, *details, day))) return false;
    if (is_surely_aged(scene, child, casefile::years_of_childhood, day)) return false;
    const casefile::Member* member = member_of(scene, child);
    if (member == nullptr || !member->until) return true;
    const auto left = base::latest_date(*member->until, scene.facts.whens());
    return !left || *left > day;
}

}  // namespace

std::vector<AtTheGate> work_asked(const Asked& asked, records::Gates gates)
{
    std::vector<AtTheGate> found = asked_at(asked, gates);
    if (asked.proposal == nullptr && gates.has(Gate::assessment)) add_begun(asked.scene, found);
    std::erase_if(found, [&](const AtTheGate& at) { return !is_for_the_rules(asked, at); });
    return found;
}

void settle_work(Verdict& verdict, Answer breached, const Asked& asked, const AtTheGate& at)
{
    settle(verdict, breached, asked, at);
    const auto* assessment = assessment_of(at);
    if (assessment == nullptr || asked.proposal != nullptr) return;
    if (verdict.standing == Standing::pending) verdict.standing = Standing::breached;
    const bool waits = at.passed == nullptr && !assessment->record.authorised;
    if (waits || raises_protection(at))
        await(verdict, asked, assessment->moment(), "clock.assessment");
}

bool is_withdrawn(const AtTheGate& at, const FamilyScene& scene)
{
    if (at.gate != Gate::close) return false;
    const auto& closing = static_cast<const ProposalFact&>(*at.asks).record;
    if (!closing.agreement_withdrawn.value_or(false) || closing.harm_suspected.value_or(true))
        return false;
    const std::vector<PersonId> children = children_concerned(*at.asks, scene);
    return unresolved_allegations(scene).empty()
        && std::none_of(children.begin(), children.end(), [&](const PersonId& child) {
               return is_protected(scene, child);
           });
}

Evidence told_as_evidence(const AtTheGate& at, const FamilyScene& scene)
{
    if (at.gate == Gate::close)
        return {at.asks->standing,
                closing_sentence(scene, static_cast<const ProposalFact&>(*at.asks))};
    const std::string when = casefile::dated(at.asks->happened, scene.facts);
    return {at.asks->standing,
            at.gate == Gate::assessment ? "An assessment was begun " + when + "."
                                        : "The level was judged to be lower " + when + "."};
}

bool PresentWork::has(const AnyFact& fact) const
{
    const base::WhenOf whens = scene->facts.whens();
    if (began != nullptr && fact.id != began->id) {
        const Answer before = base::happened_before(fact.moment(), began->moment(), whens);
        if (before == Answer::yes) return false;
        if (before == Answer::cannot_tell && fact.order < began->order) return false;
    }
    return ended == nullptr || fact.order < ended->order
        || base::happened_before(fact.moment(), ended->moment(), whens) == Answer::yes;
}

PresentWork work_with(const AtTheGate& at, const FamilyScene& scene, const PersonId& child)
{
    const AnyFact* began = began_before(scene, *at.asks, child);
    if (began == nullptr) return work_of(at, scene);
    return work_since(at, scene, began);
}

PresentWork work_of(const AtTheGate& at, const FamilyScene& scene)
{
    const AnyFact* first = nullptr;
    for (const PersonId& child : children_concerned(*at.asks, scene)) {
        const AnyFact* began = began_before(scene, *at.asks, child);
        if (began != nullptr && (first == nullptr || began->order < first->order)) first = began;
    }
    return work_since(at, scene, first);
}

base::Date day_at(const Asked& asked, const AtTheGate& at)
{
    if (at.passed == nullptr) return asked.today;
    return base::latest_date(at.passed->happened, asked.scene.facts.whens()).value_or(asked.today);
}

std::vector<PersonId> children_at_home(const FamilyScene& scene, base::Date day)
{
    std::vector<PersonId> children;
    for (const casefile::Member& member : scene.members)
        if (member.is_child() && member.part != "sibling_elsewhere"
            && is_child_on(scene, member.person, day))
            children.push_back(member.person);
    return children;
}

std::vector<PersonId> children_asked_about(const Asked& asked, const AtTheGate& at)
{
    std::vector<PersonId> children = children_concerned(*at.asks, asked.scene);
    const base::Date day = day_at(asked, at);
    std::erase_if(children,
                  [&](const PersonId& child) { return !is_child_on(asked.scene, child, day); });
    return children;
}

std::string called(const FamilyScene& scene, const PersonId& person)
{
    std::string name = scene.name_of(person);
    if (!name.empty()) return name;
    const casefile::Member* member = member_of(scene, person);
    if (member != nullptr && member->part == "unborn") return "the unborn child";
    return member != nullptr && member->is_child() ? "the child whose name is not recorded"
                                                   : "the adult whose name is not recorded";
}

bool is_expected(const FamilyScene& scene, const PersonId& child)
{
    if (casefile::is_unborn(scene.facts, child)) return true;
    const casefile::Member* member = member_of(scene, child);
    const auto details = casefile::details_of(scene.facts, child);
    return member != nullptr && member->part == "unborn" && (!details || !details->born);
}

bool is_surely_aged(const FamilyScene& scene, const PersonId& person, int years, base::Date day)
{
    const auto details = casefile::details_of(scene.facts, person);
    if (!details || !details->born) return false;
    const auto born = base::latest_date(*details->born, scene.facts.whens());
    return born && born->plus_months(casefile::months_of_year * years) <= day;
}

bool ended_without_action(const FamilyScene& scene, const AnyFact& told)
{
    const GateRow& row = row_of(Gate::no_further_action);
    const auto& decisions = scene.facts.all<records::Decision>();
    return std::any_of(decisions.begin(), decisions.end(), [&](const auto& decision) {
        return decision.links_to(LinkKind::answers, told.id) && decision.record.outcome
            && passes_gate(row, decision.record.outcome->code);
    });
}

bool ended_at_the_front_door(const FamilyScene& scene, const AnyFact& told)
{
    constexpr std::array<std::string_view, 3> outcomes = {
        "no_further_action", "advice", "early_help"};
    const auto* decision = decision_on(scene, told);
    return decision != nullptr && decision->record.outcome
        && std::find(outcomes.begin(), outcomes.end(), decision->record.outcome->code)
               != outcomes.end();
}

bool was_closed_after(const FamilyScene& scene, const AnyFact& fact)
{
    return std::any_of(
        scene.episodes.begin(), scene.episodes.end(), [&](const casefile::Episode& episode) {
            if (!episode.closed_by || !is_about_child(fact, episode.child)) return false;
            const AnyFact* closed = scene.facts.find_any(*episode.closed_by);
            return closed != nullptr && closed->order > fact.order;
        });
}

}  // namespace holdfast::guardrails
