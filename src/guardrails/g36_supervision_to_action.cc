#include "casefile/dated.h"
#include "casefile/seen_on_visits.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/known_since.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/assessment.h"
#include "records/types/call.h"
#include "records/types/conference.h"
#include "records/types/contact.h"
#include "records/types/decision_proposal.h"
#include "records/types/information_request.h"
#include "records/types/information_sharing.h"
#include "records/types/injury.h"
#include "records/types/notification.h"
#include "records/types/plan_step.h"
#include "records/types/referral.h"
#include "records/types/safety_plan.h"
#include "records/types/section47_enquiry.h"
#include "records/types/strategy_discussion.h"
#include "records/types/supervision.h"
#include "records/types/visit.h"
#include "records/types/worry.h"
#include "records/types/worry_answered.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g36 {

constexpr Guardrail supervision_to_action = {
    .id = "G36",
    .name = "SUPERVISION-TO-ACTION",
    .rule = "Where supervision speaks of an injury or other harm, something is done about it "
            "within 2 working days (as shipped) and linked, and each child is seen by a day that "
            "is named. Until then nothing ends and no level is lowered. Excepted: a child who is "
            "not born yet or has died need not be seen.",
    .asks = "What was done about the harm that was spoken of, and who has seen the child since?",
    .sources = {&sources::coventry},
    .mode = Mode::block | Mode::escalate,
    .stands_at = {records::Gate::close, records::Gate::step_down},
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Supervision;
using SupervisionFact = Fact<Supervision>;

/// What can be done about harm. Notes, worries and injuries tell of it and do nothing.
constexpr std::array<const records::RecordType*, 16> actions = {
    &records::PlanStep::declaration,
    &records::Visit::declaration,
    &records::StrategyDiscussion::declaration,
    &records::Section47Enquiry::declaration,
    &records::Contact::declaration,
    &records::Referral::declaration,
    &records::Decision::declaration,
    &records::DecisionProposal::declaration,
    &records::Assessment::declaration,
    &records::Conference::declaration,
    &records::SafetyPlan::declaration,
    &records::Notification::declaration,
    &records::InformationRequest::declaration,
    &records::InformationSharing::declaration,
    &records::Call::declaration,
    &records::WorryAnswered::declaration};

bool is_linked(const AnyFact& fact, std::span<const base::EntryId> ids)
{
    return std::any_of(fact.links.begin(), fact.links.end(), [&](const ledger::Link& link) {
        return link.kind != LinkKind::supersedes
            && std::find(ids.begin(), ids.end(), link.to) != ids.end();
    });
}

/// An injury or a worry in every version in which it was written.
struct Harm {
    const AnyFact* fact = nullptr;
    std::vector<base::EntryId> versions;
};

template <class R>
void add_harm(const FamilyScene& scene, std::vector<Harm>& harms)
{
    for (const Fact<R>* harm : casefile::standing<R>(scene.facts))
        harms.push_back({harm, casefile::versions_of(scene.facts, *harm)});
}

std::vector<Harm> harms_in(const FamilyScene& scene)
{
    std::vector<Harm> harms;
    add_harm<records::Injury>(scene, harms);
    add_harm<records::Worry>(scene, harms);
    return harms;
}

/// The supervision with the injuries and worries that are part of it or that it speaks of.
struct Spoken {
    std::vector<base::EntryId> of;  // Every version of them, and of the supervision.
    bool is_filed = false;          // Is there an injury or a worry?
};

Spoken spoken_of(const FamilyScene& scene, std::span<const Harm> harms, const SupervisionFact& held)
{
    const auto supervision = casefile::versions_of(scene.facts, held);
    Spoken spoken{supervision};
    for (const Harm& harm : harms) {
        if (!is_linked(*harm.fact, supervision) && !is_linked(held, harm.versions)) continue;
        spoken.is_filed = true;
        spoken.of.insert(spoken.of.end(), harm.versions.begin(), harm.versions.end());
    }
    return spoken;
}

/// A step that was given up, and an answer that leaves a worry as it was, are not what was done.
bool is_something_done(const AnyFact& fact)
{
    if (fact.type == &records::PlanStep::declaration) {
        const auto& step = static_cast<const Fact<records::PlanStep>&>(fact).record;
        return !step.outcome || step.outcome->code != "not_done";
    }
    if (fact.type == &records::WorryAnswered::declaration) {
        const auto& answer = static_cast<const Fact<records::WorryAnswered>&>(fact).record;
        return answer.done || (answer.standing && answer.standing->code != "open");
    }
    return true;
}

/// Does nothing newer stand in its place?
bool stands(const FamilyScene& scene, const AnyFact& fact)
{
    const auto same = scene.facts.of(fact.type->number);
    return std::none_of(same.begin(), same.end(), [&](const casefile::SharedFact& other) {
        return other->links_to(LinkKind::supersedes, fact.id);
    });
}

/// An action that came with or after the supervision.
const AnyFact* action_on(const FamilyScene& scene, const SupervisionFact& held,
                         const Spoken& spoken)
{
    for (const records::RecordType* type : actions)
        for (const casefile::SharedFact& fact : scene.facts.of(type->number))
            if (fact->order > held.order && is_linked(*fact, spoken.of) && is_something_done(*fact)
                && stands(scene, *fact))
                return fact.get();
    return nullptr;
}

/// Was the child seen since? Cannot tell where a visit has no day to compare.
Answer was_seen_since(const FamilyScene& scene, const SupervisionFact& held,
                      const base::PersonId& child)
{
    Answer seen = Answer::no;
    for (const auto* visit : casefile::standing<records::Visit>(scene.facts)) {
        if (visit->order < held.order || !is_about_child(*visit, child) || !visit->record.seen)
            continue;
        const std::string& how = visit->record.seen->code;
        if (how != "alone" && how != "with_others") continue;
        switch (base::happened_before(visit->moment(), held.moment(), scene.facts.whens())) {
        case Answer::no: return Answer::yes;
        case Answer::cannot_tell: seen = Answer::cannot_tell; break;
        case Answer::yes: break;
        }
    }
    return seen;
}

/// The standing and the due date of one part of what is owed.
void take_worse(Verdict& verdict, const Verdict& part)
{
    const auto weight = [](Standing standing) {
        switch (standing) {
        case Standing::met: return 0;
        case Standing::pending: return 1;
        case Standing::cannot_tell: return 2;
        case Standing::breached: return 3;
        }
        return 3;
    };
    if (part.due && (!verdict.due || *part.due < *verdict.due)) {
        verdict.due = part.due;
        verdict.changes_on = part.changes_on;
    }
    if (weight(part.standing) > weight(verdict.standing)) verdict.standing = part.standing;
    verdict.missing.insert(verdict.missing.end(), part.missing.begin(), part.missing.end());
    verdict.policy.insert(verdict.policy.end(), part.policy.begin(), part.policy.end());
}

void ask_for_action(const Asked& asked, std::span<const Harm> harms, const SupervisionFact& held,
                    Verdict& verdict)
{
    const Spoken spoken = spoken_of(asked.scene, harms, held);
    if (!spoken.is_filed && !held.record.harm_raised.value_or(false)) return;
    verdict.because.push_back({held.standing, "An injury or other harm was spoken of in it."});
    Verdict part = verdict_about(held.id);
    if (const AnyFact* action = action_on(asked.scene, held, spoken))
        verdict.against.push_back({action->standing,
                                   "It was followed by: " + std::string{action->type->name} + ", "
                                       + casefile::dated(action->happened, asked.scene.facts)
                                       + "."});
    else
        part.missing.emplace_back("Record what is done about the harm, linked to the supervision "
                                  "as part of it.");
    if (!spoken.is_filed)
        part.missing.emplace_back("File the injury or the worry itself, as part of it.");
    settle(part, part.missing.empty() ? Answer::no : Answer::yes);
    await(part, asked, known_since(held, asked.scene.facts.whens()), "G36.working_days");
    take_worse(verdict, part);
}

/// Those whom nobody has seen since, by what their record says.
struct Unseen {
    std::string names;
    Answer any = Answer::no;
};

Unseen unseen_since(const FamilyScene& scene, const SupervisionFact& held)
{
    Unseen unseen;
    for (const base::PersonId& child : children_concerned(held, scene)) {
        if (casefile::is_unborn(scene.facts, child) || casefile::has_died(scene.facts, child))
            continue;
        const Answer seen = was_seen_since(scene, held, child);
        if (seen == Answer::yes) continue;
        const std::string name = scene.name_of(child);
        if (!unseen.names.empty()) unseen.names += ", ";
        unseen.names += name.empty() ? "a child without a name" : name;
        if (unseen.any != Answer::yes)
            unseen.any = seen == Answer::no ? Answer::yes : Answer::cannot_tell;
    }
    return unseen;
}

void ask_for_visit(const Asked& asked, const SupervisionFact& held, Verdict& verdict)
{
    const bool is_harm = !verdict.because.empty();
    if (!is_harm && !held.record.child_seen_by) return;
    const Unseen unseen = unseen_since(asked.scene, held);
    if (unseen.any == Answer::no) return;
    verdict.because.push_back(
        {held.standing,
         (unseen.any == Answer::yes ? "Not seen since: " : "Whether seen since cannot be told: ")
             + unseen.names + "."});
    Verdict part = verdict_about(held.id);
    part.missing.push_back(unseen.any == Answer::yes
                               ? "See " + unseen.names + ", and record the visit."
                               : "Record on which day the visit was.");
    settle(part, unseen.any);
    if (part.standing == Standing::breached && held.record.child_seen_by) {
        part.due = *held.record.child_seen_by;
        if (asked.today <= *part.due) {
            part.standing = Standing::pending;
            part.changes_on = part.due->plus_days(1);
        }
    } else if (part.standing == Standing::breached) {
        part.missing.emplace_back("Or say in the supervision by when each child is to be seen.");
        await(part, asked, known_since(held, asked.scene.facts.whens()), "G36.working_days");
    }
    take_worse(verdict, part);
}

/// One that spoke of no harm and named no day says nothing here; nor does, at a gate, one whose
/// children were seen.
std::optional<Verdict> judge(const Asked& asked, std::span<const Harm> harms,
                             const SupervisionFact& held)
{
    Verdict verdict = verdict_about(held.id);
    ask_for_action(asked, harms, held, verdict);
    ask_for_visit(asked, held, verdict);
    if (verdict.because.empty()) return std::nullopt;
    verdict.because.insert(
        verdict.because.begin(),
        {held.standing,
         "Supervision was held " + casefile::dated(held.happened, asked.scene.facts) + "."});
    // Whoever decides now cannot wait for it.
    if (asked.proposal != nullptr && verdict.standing == Standing::pending)
        verdict.standing = Standing::breached;
    return verdict;
}

/// Not modelled: a bruise that stands in the words of a supervision alone; a search may ask about
/// it, and never blocks.
std::vector<Verdict> check(const Asked& asked)
{
    if (asked.proposal != nullptr && !supervision_to_action.stands_at.has(asked.proposal->gate))
        return {};
    const auto supervisions = casefile::standing<Supervision>(asked.scene.facts);
    if (supervisions.empty()) return {};
    const auto harms = harms_in(asked.scene);
    std::vector<Verdict> verdicts;
    for (const SupervisionFact* held : supervisions)
        if (auto verdict = judge(asked, harms, *held)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g36

Rule g36_supervision_to_action()
{
    return {&g36::supervision_to_action, g36::check};
}

}  // namespace holdfast::guardrails
