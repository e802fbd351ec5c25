#include "casefile/dated.h"
#include "casefile/levels.h"
#include "casefile/open_work.h"
#include "guardrails/involved_agencies.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/child_in_need_plan.h"
#include "records/types/family_help_plan.h"
#include "records/types/information_sharing.h"
#include "records/types/letter.h"
#include "records/types/network_member.h"
#include "records/types/notification.h"
#include "records/types/transfer.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g27 {

constexpr Guardrail step_down_handover = {
    .id = "G27",
    .name = "STEP-DOWN-HANDOVER",
    .rule = "Before a level is lowered to work that goes on, the plan that it goes on with is "
            "there, with somebody whose plan it is and a way back to more help. Before that, and "
            "before the work ends, somebody is named who will notice if it gets worse. Within 5 "
            "working days (as shipped) of the decision every agency that stays is told, the "
            "school among them, and at a closing the family as well. Excepted: the work ends by "
            "an event that nobody chose.",
    .asks = "Who goes on, who will notice if it gets worse, and how does anybody get help again?",
    .sources = {&sources::coventry, &sources::triennial_analysis},
    .mode = Mode::require | Mode::escalate,
    .stands_at = {records::Gate::close, records::Gate::step_down},
};

using base::Answer;
using base::Subject;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using casefile::LevelFact;
using ledger::LinkKind;
using ledger::Part;

bool is_about_any(const AnyFact& fact, const std::vector<base::PersonId>& children)
{
    return std::any_of(children.begin(), children.end(), [&](const base::PersonId& child) {
        return is_about_child(fact, child);
    });
}

void add_plan(const FamilyScene& scene, const AnyFact& plan, Verdict& verdict)
{
    if (std::any_of(verdict.against.begin(), verdict.against.end(), [&](const Evidence& known) {
            return known.entry == plan.standing;
        }))
        return;
    verdict.against.push_back({plan.standing,
                               "There is a plan to go on with: " + std::string{plan.type->name}
                                   + ", " + casefile::dated(plan.happened, scene.facts) + "."});
}

bool has_owner(const Fact<records::FamilyHelpPlan>& plan)
{
    return plan.record.lead_agency
        || std::any_of(plan.about.begin(), plan.about.end(), [](const ledger::About& about) {
               return about.subject.kind == base::SubjectKind::practitioner;
           });
}

/// The plan of one child. A child in need plan is our own, and whose it is stands in the
/// allocation: only what it says of the way back is asked for.
void look_for_plan(const FamilyScene& scene, const base::PersonId& child, bool in_need,
                   Verdict& verdict)
{
    const std::string name = scene.name_of(child);
    const std::string whom = name.empty() ? "the child" : name;
    if (const auto* plan = casefile::open_work<records::FamilyHelpPlan>(scene.facts, child)) {
        add_plan(scene, *plan, verdict);
        if (!has_owner(*plan))
            verdict.missing.push_back("Say whose the plan is that goes on for " + whom + ".");
        if (!plan->record.way_back)
            verdict.missing.push_back("Say in the plan how anybody gets more help if it gets "
                                      "worse for "
                                      + whom + ".");
        return;
    }
    const auto* plan =
        in_need ? casefile::open_work<records::ChildInNeedPlan>(scene.facts, child) : nullptr;
    if (plan == nullptr) {
        verdict.missing.push_back("Write the plan that goes on for " + whom + ".");
        return;
    }
    add_plan(scene, *plan, verdict);
    if (!plan->record.contingency)
        verdict.missing.push_back("Say in the plan what happens if it gets worse for " + whom
                                  + ".");
}

void look_for_plans(const FamilyScene& scene, const AtTheGate& at, Verdict& verdict)
{
    if (at.gate != records::Gate::step_down) return;
    const auto& judged = static_cast<const LevelFact&>(*at.asks);
    const std::string level = judged.record.level ? judged.record.level->code : "";
    const bool in_need = level == "child_in_need";
    if (!in_need && level != "family_help") return;
    for (const base::PersonId& child : casefile::lowered_by(scene.facts, judged))
        look_for_plan(scene, child, in_need, verdict);
}

bool tells_of_the_end(const Fact<records::Notification>& told)
{
    if (told.record.not_told.value_or(false) || !told.record.matter) return false;
    const std::string& matter = told.record.matter->code;
    return matter == "closing" || matter == "step_down";
}

/// Somebody who will notice, with the words for it; an entry of the record that says so.
std::optional<Evidence> watcher_of(const FamilyScene& scene, const AtTheGate& at)
{
    const auto children = children_concerned(*at.asks, scene);
    for (const auto* member : casefile::standing<records::NetworkMember>(scene.facts))
        if (member->record.watches.value_or(false) && !member->record.until
            && (children.empty() || is_about_any(*member, children)))
            return Evidence{member->standing,
                            "Somebody of the family's network will notice and say so."};
    for (const ViewFact* view : views_on(scene, at))
        if (is_given(view->record))
            return Evidence{view->standing, "An agency that stays knows what is proposed."};
    for (const auto* told : casefile::standing<records::Notification>(scene.facts))
        if (tells_of_the_end(*told) && is_of_this_work(scene, at, *told)
            && !agencies_named(*told, Part::recipient).empty())
            return Evidence{told->standing, "An agency that stays was told what is proposed."};
    for (const auto* plan : casefile::standing<records::FamilyHelpPlan>(scene.facts))
        if (goes_on(*plan) && plan->record.lead_agency
            && (children.empty() || is_about_any(*plan, children)))
            return Evidence{plan->standing, "Another agency leads the plan that goes on."};
    for (const auto* plan : casefile::standing<records::ChildInNeedPlan>(scene.facts))
        if (goes_on(*plan) && plan->record.who_notices && at.gate == records::Gate::step_down)
            return Evidence{plan->standing, "The plan that goes on says who will notice."};
    for (const auto* transfer : casefile::standing<records::Transfer>(scene.facts))
        if ((transfer->record.accepted || transfer->record.took_over)
            && is_of_this_work(scene, at, *transfer))
            return Evidence{transfer->standing, "Somebody else has accepted the work."};
    return std::nullopt;
}

void look_for_watcher(const FamilyScene& scene, const AtTheGate& at, Verdict& verdict)
{
    if (auto watcher = watcher_of(scene, at)) {
        verdict.against.push_back(std::move(*watcher));
        return;
    }
    verdict.missing.emplace_back("Name somebody who will notice if it gets worse, and whom they "
                                 "tell: of the family's network, or an agency that stays.");
}

/// Was this told after the proposal, or as part of it?
bool is_about_the_end(const AtTheGate& at, const AnyFact& fact)
{
    return fact.order > at.asks->order;
}

bool was_told(const FamilyScene& scene, const AtTheGate& at, const Subject& agency)
{
    for (const auto& told : scene.facts.all<records::Notification>())
        if (!told.record.not_told.value_or(false) && is_about_the_end(at, told)
            && told.is_about(agency, Part::recipient))
            return true;
    for (const auto& letter : scene.facts.all<records::Letter>())
        if (is_about_the_end(at, letter) && letter.is_about(agency, Part::recipient)) return true;
    for (const auto& shared : scene.facts.all<records::InformationSharing>())
        if (is_about_the_end(at, shared) && shared.record.sent
            && shared.is_about(agency, Part::recipient))
            return true;
    const auto views = views_on(scene, at);
    return std::any_of(views.begin(), views.end(), [&](const ViewFact* view) {
        return view->record.told && agency_of(scene, *view) == agency;
    });
}

/// Of a kind of agency that no other name is known of: somebody was told in words of their own.
std::size_t count_told_in_words(const FamilyScene& scene, const AtTheGate& at)
{
    std::size_t told_in_words = 0;
    for (const auto* told : casefile::standing<records::Notification>(scene.facts))
        if (tells_of_the_end(*told) && told->record.recipient && is_about_the_end(at, *told))
            ++told_in_words;
    return told_in_words;
}

/// Is it for a person? A closing letter that names nobody is taken to go to the family.
bool is_for_a_person(const AnyFact& fact)
{
    return std::any_of(fact.about.begin(), fact.about.end(), [](const ledger::About& about) {
        return about.part == Part::recipient && about.subject.person();
    });
}

bool family_was_told(const FamilyScene& scene, const AtTheGate& at)
{
    const AtTheGate until_now{at.gate, at.asks};
    for (const auto& letter : scene.facts.all<records::Letter>())
        if (letter.record.purpose && letter.record.purpose->code == "closing"
            && (is_for_a_person(letter) || agencies_named(letter, Part::recipient).empty())
            && is_of_this_work(scene, until_now, letter))
            return true;
    for (const auto& told : scene.facts.all<records::Notification>())
        if (tells_of_the_end(told) && is_for_a_person(told)
            && is_of_this_work(scene, until_now, told))
            return true;
    return false;
}

/// What is owed once it is decided.
void look_for_messages(const FamilyScene& scene, const AtTheGate& at, Verdict& verdict)
{
    const Involved involved = involved_in(scene, at);
    for (const InvolvedAgency& agency : involved.agencies)
        if (!was_told(scene, at, agency.agency))
            verdict.missing.push_back("Tell this agency what was decided, what to look out for "
                                      "and whom to ring: "
                                      + agency.words + ".");
    const std::size_t in_words = count_told_in_words(scene, at);
    if (in_words < involved.kinds_beyond) {
        std::string kinds;
        for (const std::string& kind : involved.kinds)
            kinds += (kinds.empty() ? "" : ", ") + kind_words(kind);
        verdict.missing.push_back("Tell " + std::to_string(involved.kinds_beyond - in_words)
                                  + " more what was decided, of: " + kinds + ".");
    }
    if (at.gate == records::Gate::close && !family_was_told(scene, at))
        verdict.missing.emplace_back(
            "Tell the family that the work has ended and whom to ring, and write down when.");
}

std::optional<Verdict> judge(const Asked& asked, const AtTheGate& at)
{
    if (ends_by_itself(at)) return std::nullopt;
    const FamilyScene& scene = asked.scene;
    Verdict verdict = verdict_about(at.asks->id);
    look_for_plans(scene, at, verdict);
    look_for_watcher(scene, at, verdict);
    // At the gate it is only asked what must be there before anybody decides.
    if (!verdict.missing.empty() || at.passed == nullptr || asked.proposal != nullptr) {
        settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes, asked, at);
        return verdict;
    }
    look_for_messages(scene, at, verdict);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes, asked, at);
    await(verdict, asked, at.passed->moment(), "G27.working_days");
    return verdict;
}

/// Not modelled: tripwires of agreements that stay live, which are G07's; that somebody can be
/// reached after a closing, which is G40's. Only what we choose passes this gate: after a
/// conference has ended a plan, the plan that follows has its own clocks.
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const AtTheGate& at : asked_at(asked, {records::Gate::close, records::Gate::step_down}))
        if (auto verdict = judge(asked, at)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g27

Rule g27_step_down_handover()
{
    return {&g27::step_down_handover, g27::check};
}

}  // namespace holdfast::guardrails
