#include "casefile/dated.h"
#include "casefile/open_matters.h"
#include "casefile/open_work.h"
#include "guardrails/afterwards.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/contact.h"
#include "records/types/letter.h"
#include "records/types/referral.h"
#include "records/types/safety_plan.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g20 {

constexpr Guardrail da_safety_plan = {
    .id = "G20",
    .name = "DA-SAFETY-PLAN",
    .rule = "Where domestic abuse is known, no assessment is signed, no level lowered and nothing "
            "closed without a safety plan for each child: one that has a date, a practitioner who "
            "owns it and a day of review that has not passed, and that was looked at since more "
            "was told. It is made with whoever is abused, apart from the one who abuses, and "
            "nothing of it goes by their address or telephone. It is due within 5 working days (as "
            "shipped) of our knowing. Excepted: everything that told of abuse was found not to be "
            "so, or the plan was checked and ended and nothing was told since.",
    .asks = "What keeps the children and whoever is abused safe, and who looks after that plan?",
    .sources = {&sources::norfolk_case_r},
    .mode = Mode::block,
    .stands_at = {records::Gate::close, records::Gate::step_down, records::Gate::assessment},
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::SafetyPlan;
using PlanFact = Fact<SafetyPlan>;

bool is_not_so(const FamilyScene& scene, const AnyFact& told)
{
    const auto* answer = casefile::newest_answer(scene.facts, told);
    return answer != nullptr && answer->record.standing
        && answer->record.standing->code == "not_so";
}

bool are_linked(const AnyFact& one, const AnyFact& other)
{
    for (const LinkKind kind : {LinkKind::rests_on, LinkKind::part_of, LinkKind::evidence_for})
        if (one.links_to(kind, other.id) || other.links_to(kind, one.id)) return true;
    return false;
}

/// Worries of domestic abuse that were found not to be so.
std::vector<const AnyFact*> unfounded_worries(const FamilyScene& scene)
{
    std::vector<const AnyFact*> unfounded;
    for (const auto* worry : casefile::standing<records::Worry>(scene.facts)) {
        const auto& kinds = worry->record.kinds;
        if (kinds && (kinds->has("domestic_abuse") || kinds->has("coercive_control"))
            && is_not_so(scene, *worry))
            unfounded.push_back(worry);
    }
    return unfounded;
}

bool is_report(const AnyFact& fact)
{
    return fact.type == &records::Contact::declaration
        || fact.type == &records::Referral::declaration;
}

/// What tells of domestic abuse and was not found to be otherwise. A letter or a plan says it only
/// because something else did: once that was found not to be so, they do not stand alone.
std::vector<const AnyFact*> known_abuse(const FamilyScene& scene)
{
    std::vector<const AnyFact*> known = domestic_abuse_in(scene);
    if (known.empty()) return known;
    const auto unfounded = unfounded_worries(scene);
    const std::size_t all = known.size();
    std::erase_if(known, [&](const AnyFact* told) {
        if (!is_report(*told)) return false;
        return is_not_so(scene, *told)
            || std::any_of(unfounded.begin(), unfounded.end(), [&](const AnyFact* worry) {
                   return are_linked(*worry, *told);
               });
    });
    const bool any_unfounded = !unfounded.empty() || known.size() < all;
    const bool only_repeats = std::all_of(known.begin(), known.end(), [](const AnyFact* told) {
        return told->type == &records::Letter::declaration
            || told->type == &SafetyPlan::declaration;
    });
    if (any_unfounded && only_repeats) known.clear();
    return known;
}

bool is_telling(const AnyFact& fact)
{
    return is_report(fact) || fact.type == &records::Worry::declaration;
}

/// Was more told after the plan was last looked at?
bool is_overtaken(const PlanFact& plan, std::span<const AnyFact* const> abuse)
{
    return std::any_of(abuse.begin(), abuse.end(), [&](const AnyFact* told) {
        return is_telling(*told) && told->order > plan.order;
    });
}

bool has_owner(const PlanFact& plan)
{
    return std::any_of(plan.about.begin(), plan.about.end(), [](const ledger::About& about) {
        return about.subject.kind == base::SubjectKind::practitioner
            && about.part == ledger::Part::subject;
    });
}

bool was_mended(const FamilyScene& scene, const PlanFact& plan)
{
    if (!plan.record.broken) return true;
    if (!plan.record.checked) return false;
    return base::happened_before({std::nullopt, *plan.record.checked},
                                 {std::nullopt, *plan.record.broken},
                                 scene.facts.whens())
        == Answer::no;
}

/// What a plan lacks that somebody could rely on.
std::vector<std::string> gaps_of(const Asked& asked, const PlanFact& plan,
                                 std::span<const AnyFact* const> abuse)
{
    std::vector<std::string> gaps;
    const auto need = [&](bool met, const char* sentence) {
        if (!met) gaps.emplace_back(sentence);
    };
    const SafetyPlan& said = plan.record;
    need(base::latest_date(plan.happened, asked.scene.facts.whens()).has_value(),
         "Record on which day the safety plan was made.");
    need(has_owner(plan), "Name the practitioner who owns the safety plan.");
    need(said.review_by.has_value(), "Record by which day the safety plan is looked at again.");
    const bool is_late = (said.review_by && *said.review_by < asked.today)
                      || (said.until && *said.until < asked.today);
    need(!is_late,
         "Look at the safety plan again with whoever is abused, apart from the one who abuses; its "
         "day has passed.");
    need(!is_overtaken(plan, abuse), "Look at the safety plan again: more was told since.");
    need(was_mended(asked.scene, plan), "Check the safety plan anew: it was broken.");
    need(!said.kept_from.value_or(false) || said.restricted.value_or(false),
         "Restrict the safety plan: somebody in the family must not know of it.");
    return gaps;
}

/// One that was checked when it ended, and nothing was told since.
bool ended_well(const PlanFact& plan, std::span<const AnyFact* const> abuse)
{
    return !casefile::goes_on(plan) && plan.record.checked && !is_overtaken(plan, abuse);
}

struct Plans {
    std::vector<const PlanFact*> good;
    std::vector<std::string> gaps;  // Of the one that lacks least, where none is good.
};

Plans plans_in(const Asked& asked, std::span<const AnyFact* const> abuse)
{
    Plans plans;
    for (const PlanFact* plan : casefile::standing<SafetyPlan>(asked.scene.facts)) {
        if (!plan->record.concerns || !plan->record.concerns->has("domestic_abuse")) continue;
        if (!casefile::goes_on(*plan)) {
            if (ended_well(*plan, abuse)) plans.good.push_back(plan);
            continue;
        }
        auto gaps = gaps_of(asked, *plan, abuse);
        if (gaps.empty()) plans.good.push_back(plan);
        else if (plans.gaps.empty() || gaps.size() < plans.gaps.size())
            plans.gaps = std::move(gaps);
    }
    return plans;
}

/// Children whom no good plan protects.
void look_for_children(const FamilyScene& scene, std::span<const base::PersonId> children,
                       const Plans& plans, Verdict& verdict)
{
    for (const base::PersonId& child : children) {
        const bool is_protected =
            std::any_of(plans.good.begin(), plans.good.end(), [&](const PlanFact* plan) {
                return is_about_child(*plan, child);
            });
        if (is_protected) continue;
        const std::string name = scene.name_of(child);
        verdict.missing.push_back("Make or widen the safety plan so that it protects "
                                  + (name.empty() ? std::string{"each child"} : name) + ".");
    }
}

Verdict judge(const Asked& asked, std::span<const AnyFact* const> abuse, const AnyFact& concerns)
{
    const FamilyScene& scene = asked.scene;
    const AnyFact& first = *abuse.front();
    Verdict verdict = verdict_about(first.id);
    verdict.because.push_back({first.standing,
                               "Domestic abuse is known, by: " + std::string{first.type->name}
                                   + ", " + casefile::dated(first.happened, scene.facts) + "."});
    const Plans plans = plans_in(asked, abuse);
    for (const PlanFact* plan : plans.good)
        verdict.against.push_back(
            {plan->standing,
             std::string{casefile::goes_on(*plan) ? "There is a safety plan, made "
                                                  : "The safety plan was checked and ended; made "}
                 + casefile::dated(plan->happened, scene.facts) + "."});
    if (!plans.good.empty())
        look_for_children(scene, children_concerned(concerns, scene), plans, verdict);
    else if (!plans.gaps.empty()) verdict.missing = plans.gaps;
    else
        verdict.missing.emplace_back("Make a safety plan with whoever is abused, apart from the "
                                     "one who abuses, and send nothing of it to their home.");
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    return verdict;
}

/// Once the work has ended, what was known by then is left to the plans that stay live.
bool belongs_to_ended_work(const FamilyScene& scene, std::span<const AnyFact* const> abuse)
{
    const bool has_ended = !scene.episodes.empty() && !scene.has_open_episode();
    const std::uint64_t since = latest_work_since(scene);
    return has_ended && std::all_of(abuse.begin(), abuse.end(), [&](const AnyFact* told) {
               return told->order < since;
           });
}

std::vector<Verdict> check(const Asked& asked)
{
    const FamilyScene& scene = asked.scene;
    const bool is_at_gate = asked.proposal != nullptr;
    if (is_at_gate && !da_safety_plan.stands_at.has(asked.proposal->gate)) return {};
    const auto abuse = known_abuse(scene);
    if (abuse.empty()) return {};
    if (is_at_gate) {
        const AtTheGate at = at_the_gate(*asked.proposal, scene);
        return {judge(asked, abuse, *at.asks)};
    }
    if (belongs_to_ended_work(scene, abuse)) return {};
    Verdict verdict = judge(asked, abuse, *abuse.front());
    await_since_known(verdict, asked, {abuse.front()}, "G20.working_days");
    return {std::move(verdict)};
}

}  // namespace g20

Rule g20_da_safety_plan()
{
    return {&g20::da_safety_plan, g20::check};
}

}  // namespace holdfast::guardrails
