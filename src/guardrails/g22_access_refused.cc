#include "casefile/dated.h"
#include "casefile/plans_that_go_on.h"
#include "casefile/seen_on_visits.h"
#include "casefile/standing.h"
#include "guardrails/afterwards.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/agreement.h"
#include "records/types/call.h"
#include "records/types/conference.h"
#include "records/types/plan_step.h"
#include "records/types/pre_proceedings.h"
#include "records/types/section47_enquiry.h"
#include "records/types/strategy_discussion.h"
#include "records/types/supervision.h"
#include "records/types/visit.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g22 {

constexpr Guardrail access_refused = {
    .id = "G22",
    .name = "ACCESS-REFUSED",
    .rule = "Where a visitor was not let in, nobody answered or a child could not be seen, "
            "somebody decides what comes next within 2 working days (as shipped), and the third "
            "time (as shipped) a manager answers whether legal advice is wanted. Until the child "
            "is seen, nothing is closed and no level lowered without a manager's decision about "
            "the risk. Excepted: a young person's own no, a visit or call that would be unsafe, "
            "and a family that declines a service or complains; these are rights.",
    .asks = "What is the risk while nobody sees the child, and what comes next?",
    .sources = {&sources::survey, &sources::triennial_analysis},
    .mode = Mode::require | Mode::escalate,
    .stands_at = {records::Gate::close, records::Gate::step_down},
    .answered_in_words = true,
    .owner = Owner::team_manager,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;

struct Attempt {
    const AnyFact* fact = nullptr;
    bool is_call = false;  // Nobody answered; one alone is everyday.
    bool says_next = false;
    std::string says;
};

/// A child who could not be seen is the concern of the rule, whoever kept the visitor out.
bool was_kept_out(const records::Visit& visit)
{
    const std::string seen = visit.seen ? visit.seen->code : "";
    if (seen == "alone" || seen == "with_others" || seen == "unborn") return false;
    const std::string why = visit.why_not_alone ? visit.why_not_alone->code : "";
    if (why == "young_person_refused" || why == "unsafe") return false;
    const std::string access = visit.access ? visit.access->code : "";
    return access == "not_let_in" || access == "nobody_in" || access == "part_only"
        || why == "carer_refused" || why == "not_let_in";
}

void add_visits(const FamilyScene& scene, std::vector<Attempt>& attempts)
{
    if (!any_says<records::Visit>(scene, was_kept_out)) return;
    for (const auto* visit : casefile::standing<records::Visit>(scene.facts)) {
        if (!was_kept_out(visit->record)) continue;
        std::string says = "A visit " + casefile::dated(visit->happened, scene.facts)
                         + " at which no child was seen";
        if (visit->record.access) says += ": " + std::string{visit->record.access->label()};
        attempts.push_back({visit, false, false, says + "."});
    }
}

void add_calls(const FamilyScene& scene, std::vector<Attempt>& attempts)
{
    for (const auto* call : casefile::standing<records::Call>(scene.facts)) {
        const std::string result = call->record.result ? call->record.result->code : "";
        const bool is_ours = call->record.direction && call->record.direction->code == "from_us";
        // Whoever was reached by telephone was not out of reach.
        if (result == "spoke" || result == "replied")
            std::erase_if(attempts, [&](const Attempt& attempt) {
                return attempt.fact->order < call->order && share_a_person(*attempt.fact, *call);
            });
        const bool failed = result == "no_answer" || result == "not_in_use" || result == "refused";
        if (!is_ours || !failed) continue;
        attempts.push_back({call,
                            result != "refused",
                            call->record.next_step || call->record.next_step_due,
                            "A call " + casefile::dated(call->happened, scene.facts) + ": "
                                + std::string{call->record.result->label()} + "."});
    }
}

/// Who could not be asked. A family that declines has been reached, and may decline.
void add_agreements(const FamilyScene& scene, std::vector<Attempt>& attempts)
{
    for (const auto* asked : casefile::standing<records::Agreement>(scene.facts))
        if (asked->record.answer && asked->record.answer->code == "not_reached")
            attempts.push_back({asked,
                                true,
                                false,
                                "Somebody could not be asked "
                                    + casefile::dated(asked->happened, scene.facts) + "."});
}

/// Everything that tells of refused or failed contact, in the order of the ledger.
std::vector<Attempt> attempts_in(const FamilyScene& scene)
{
    constexpr std::array<std::string_view, 1> kinds = {"access_refused"};
    std::vector<Attempt> attempts;
    add_calls(scene, attempts);
    add_visits(scene, attempts);
    add_agreements(scene, attempts);
    for (const AnyFact* told : told_of(scene, kinds))
        attempts.push_back({told,
                            false,
                            false,
                            std::string{told->type->name} + ", "
                                + casefile::dated(told->happened, scene.facts)
                                + ": the child cannot be seen."});
    std::sort(attempts.begin(), attempts.end(), [](const Attempt& one, const Attempt& other) {
        return one.fact->order < other.fact->order;
    });
    return attempts;
}

bool was_seen_since(const FamilyScene& scene, const base::PersonId& child, const AnyFact& attempt)
{
    const auto* seen = casefile::last_seen(scene.facts, child);
    if (seen == nullptr) return false;
    const Answer later =
        base::happened_before(attempt.moment(), seen->moment(), scene.facts.whens());
    const Answer earlier =
        base::happened_before(seen->moment(), attempt.moment(), scene.facts.whens());
    if (later == Answer::yes) return true;
    return earlier != Answer::yes && seen->order > attempt.order;
}

/// Was every child whom it concerned seen afterwards?
bool is_over(const FamilyScene& scene, const AnyFact& attempt)
{
    std::vector<base::PersonId> children = casefile::children_of(attempt, scene);
    if (children.empty()) children = scene.children();
    std::erase_if(children, [&](const base::PersonId& child) {
        return casefile::is_unborn(scene.facts, child) || casefile::has_died(scene.facts, child);
    });
    return !children.empty()
        && std::all_of(children.begin(), children.end(), [&](const base::PersonId& child) {
               return was_seen_since(scene, child, attempt);
           });
}

/// The attempts of the latest work after which nobody has seen the child.
std::vector<Attempt> attempts_now(const FamilyScene& scene)
{
    std::vector<Attempt> attempts = attempts_in(scene);
    if (attempts.empty()) return attempts;
    const std::uint64_t since = latest_work_since(scene);
    std::erase_if(attempts, [&](const Attempt& attempt) {
        return attempt.fact->order < since || is_over(scene, *attempt.fact);
    });
    return attempts;
}

template <class R>
const AnyFact* newest_after(const FamilyScene& scene, std::uint64_t order)
{
    const AnyFact* newest = nullptr;
    for (const casefile::SharedFact& fact : scene.facts.of(R::declaration.number))
        if (fact->order > order) newest = fact.get();
    return newest;
}

/// An answer to this finding, on any of the attempts, after that place in the ledger.
const Fact<records::Answer>* answer_after(const FamilyScene& scene,
                                          std::span<const Attempt> attempts, std::uint64_t order)
{
    const Fact<records::Answer>* newest = nullptr;
    for (const auto& answer : scene.facts.all<records::Answer>()) {
        if (!is_answer_to(answer.record, access_refused.id) || answer.order < order) continue;
        for (const Attempt& attempt : attempts)
            if (answer.links_to(ledger::LinkKind::answers, attempt.fact->id)) newest = &answer;
    }
    return newest;
}

/// What somebody decided to do after the last attempt.
const AnyFact* next_step(const FamilyScene& scene, std::span<const Attempt> attempts)
{
    const Attempt& last = attempts.back();
    if (last.says_next) return last.fact;
    const std::uint64_t order = last.fact->order;
    for (const AnyFact* step : {newest_after<records::PlanStep>(scene, order),
                                newest_after<records::Supervision>(scene, order),
                                newest_after<records::StrategyDiscussion>(scene, order),
                                newest_after<records::Section47Enquiry>(scene, order),
                                newest_after<records::Conference>(scene, order),
                                newest_after<records::PreProceedings>(scene, order)})
        if (step != nullptr) return step;
    return answer_after(scene, attempts, order);
}

void weigh_next_step(const Asked& asked, std::span<const Attempt> attempts, Verdict& verdict)
{
    if (const AnyFact* step = next_step(asked.scene, attempts)) {
        verdict.against.push_back({step->standing,
                                   "What comes next was decided: " + std::string{step->type->name}
                                       + ", " + casefile::dated(step->happened, asked.scene.facts)
                                       + "."});
        return;
    }
    verdict.missing.emplace_back("Decide what comes next, and write it down as an action with a "
                                 "day.");
}

/// Once they are this many, a manager says whether legal advice is wanted.
void weigh_legal_advice(const Asked& asked, std::span<const Attempt> attempts, int count,
                        Verdict& verdict)
{
    if (static_cast<int>(attempts.size()) < count) return;
    const std::uint64_t first = attempts.front().fact->order;
    const std::uint64_t reached = attempts[static_cast<std::size_t>(count) - 1].fact->order;
    const AnyFact* asked_for = newest_after<records::PreProceedings>(asked.scene, first);
    if (asked_for == nullptr) {
        const auto* answer = answer_after(asked.scene, attempts, reached);
        if (answer != nullptr && is_manager(answer->by.role)) asked_for = answer;
    }
    if (asked_for != nullptr) {
        verdict.against.push_back(
            {asked_for->standing, "Whether legal advice is wanted was considered."});
        return;
    }
    verdict.missing.push_back("Have a manager answer whether legal advice is wanted, after "
                              + std::to_string(attempts.size()) + " attempts.");
}

/// A decision about the risk: by a manager in words, who did not propose it; or by what several
/// agencies decided together.
const AnyFact* risk_decision(const FamilyScene& scene, std::span<const Attempt> attempts,
                             const AnyFact& asks)
{
    const std::uint64_t last = attempts.back().fact->order;
    if (const auto* enquiry = newest_after<records::Section47Enquiry>(scene, last))
        if (static_cast<const Fact<records::Section47Enquiry>*>(enquiry)->record.outcome)
            return enquiry;
    if (const auto* conference = newest_after<records::Conference>(scene, last)) return conference;
    const auto* answer = answer_after(scene, attempts, last);
    const bool counts = answer != nullptr && is_manager(answer->by.role)
                     && answer->by.practitioner != asks.by.practitioner;
    return counts ? answer : nullptr;
}

void weigh_risk(const Asked& asked, std::span<const Attempt> attempts, Verdict& verdict)
{
    const AtTheGate at = at_the_gate(*asked.proposal, asked.scene);
    if (const AnyFact* decision = risk_decision(asked.scene, attempts, *at.asks)) {
        verdict.against.push_back({decision->standing,
                                   "The risk was decided about after the last attempt: "
                                       + std::string{decision->type->name} + "."});
        return;
    }
    verdict.missing.emplace_back("See the child; or have a manager who does not propose this "
                                 "write what the risk is while nobody has seen the child.");
}

Verdict judge(const Asked& asked, std::span<const Attempt> attempts, int count)
{
    Verdict verdict = verdict_about(attempts.front().fact->id);
    for (const Attempt& attempt : attempts)
        verdict.because.push_back({attempt.fact->standing, attempt.says});
    if (asked.proposal != nullptr) weigh_risk(asked, attempts, verdict);
    else {
        weigh_next_step(asked, attempts, verdict);
        weigh_legal_advice(asked, attempts, count, verdict);
    }
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    if (asked.proposal == nullptr)
        await_since_known(verdict, asked, {attempts.back().fact}, "G22.working_days");
    return verdict;
}

/// Not modelled: an agency's failed contact that is told only in a note, and complaints, which no
/// rule reads.
std::vector<Verdict> check(const Asked& asked)
{
    if (asked.proposal != nullptr && !access_refused.stands_at.has(asked.proposal->gate)) return {};
    const auto attempts = attempts_now(asked.scene);
    if (attempts.empty()) return {};
    const records::PolicyTerm* count = asked.policy.find("G22.attempts", asked.today);
    if (count == nullptr) {
        Verdict verdict = verdict_about(attempts.front().fact->id);
        verdict.missing.emplace_back("Set the policy value G22.attempts.");
        settle(verdict, Answer::cannot_tell);
        return {std::move(verdict)};
    }
    const bool only_calls = std::all_of(
        attempts.begin(), attempts.end(), [](const Attempt& attempt) { return attempt.is_call; });
    if (only_calls && static_cast<int>(attempts.size()) < count->value) return {};
    Verdict verdict = judge(asked, attempts, count->value);
    verdict.policy.push_back(count->words());
    return {std::move(verdict)};
}

}  // namespace g22

Rule g22_access_refused()
{
    return {&g22::access_refused, g22::check};
}

}  // namespace holdfast::guardrails
