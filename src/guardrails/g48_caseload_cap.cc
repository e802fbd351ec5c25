#include "base/ascii.h"
#include "casefile/dangers.h"
#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/awaiting.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "guardrails/workforce_sweep.h"
#include "records/types/authority_event.h"
#include "records/types/supervision.h"
#include "workforce/load.h"

#include <set>

namespace holdfast::guardrails {

namespace g48 {

constexpr Guardrail caseload_cap = {
    .id = "G48",
    .name = "CASELOAD-CAP",
    .rule = "Nobody is given more work than they can carry: children count in points by their "
            "level, with conferences and work beside somebody else, up to a cap; and whoever says "
            "in supervision that it is too much is given no more. A head of service or principal "
            "social worker gives it all the same, with a reason and a last day. The figures are "
            "seen by everybody in the team. Where an inspection or another event of the authority "
            "names caseloads, journeys or empty posts, the most that anybody carries is set anew "
            "within 20 working days (as shipped). Excepted: a child of the family is in danger "
            "now; the "
            "work is given at once, and the next working day it is looked at.",
    .asks = "Who can carry this work, or what is taken away first?",
    .sources = {&sources::coventry, &sources::norfolk_case_r},
    .mode = Mode::block,
    .stands_at = {},
    .stands_at_allocation = true,
};

using base::Answer;
using base::PractitionerId;
using workforce::AllocationFact;
using workforce::Load;
using workforce::Weights;
using Supervision = casefile::Fact<records::Supervision>;

/// What each said last of their load in supervision, in whichever family's.
using SaidOfLoad = std::map<PractitionerId, std::pair<const Supervision*, base::FamilyId>>;

SaidOfLoad said_of_load(const workforce::WorkforceScene& scene)
{
    SaidOfLoad said;
    for (const casefile::FamilyScene* family : scene.families)
        for (const Supervision& each : family->facts.all<records::Supervision>()) {
            if (!each.record.workload || each.record.workload->code == "not_asked") continue;
            for (const PractitionerId& who : workforce::practitioners_in(each)) {
                auto& newest = said[who];
                if (newest.first == nullptr || newest.first->order < each.order)
                    newest = {&each, family->family};
            }
        }
    return said;
}

/// The supervision in which they last said that it is too much; nullptr where they did not.
const Supervision* too_much(const SaidOfLoad& said, const PractitionerId& who)
{
    const auto found = said.find(who);
    if (found == said.end()) return nullptr;
    const Supervision* newest = found->second.first;
    return newest->record.workload->code == "too_much" ? newest : nullptr;
}

bool is_in_danger(const workforce::WorkforceScene& scene, const AllocationFact& allocation)
{
    const workforce::Work* work = work_given_by(scene, allocation);
    return work != nullptr && !casefile::open_dangers(work->family->facts).empty();
}

void settle_load(const AskedOfWorkforce& asked, const AllocationFact& newest, Verdict& verdict)
{
    settle(verdict, Answer::yes);
    if (is_let_pass(newest, asked.today)) {
        verdict.standing = Standing::met;
        verdict.missing.clear();
        verdict.changes_on = newest.record.over_cap_until->plus_days(1);
        verdict.against.push_back(
            {newest.standing,
             "It was given all the same, with a reason, by somebody who may; until "
                 + base::words(*newest.record.over_cap_until) + "."});
        return;
    }
    if (is_in_danger(asked.scene, newest))
        await(verdict, reckoning_of(asked), newest.moment(), "G48.working_days");
}

/// Is this one's load too much? `at` is the allocation that it is asked of: the one that would be
/// given, or the newest that they have.
std::optional<WorkforceVerdict> judge(const AskedOfWorkforce& asked, const PractitionerId& who,
                                      const Weights& weights, const SaidOfLoad& said)
{
    const Load load = workforce::load_of(asked.scene, who, weights);
    const AllocationFact* at = asked.allocation != nullptr ? asked.allocation : load.newest;
    if (at == nullptr) return std::nullopt;
    const int most = workforce::most_for(asked.scene, who, weights);
    const Supervision* says = too_much(said, who);
    if (load.points <= most && says == nullptr) return std::nullopt;
    WorkforceVerdict found{asked.scene.team_of(who), {}, verdict_about(at->id)};
    if (found.team.empty()) found.team = at->record.team.value_or("");
    Verdict& verdict = found.verdict;
    for (const auto& [work, given] : asked.scene.given_to(who))
        found.families.push_back(work->family->family);
    verdict.because.push_back({at->standing,
                               asked.scene.name_of(who) + ": " + workforce::words_for(load)
                                   + " The most is " + std::to_string(most) + "."});
    if (says != nullptr)
        verdict.because.push_back({says->standing,
                                   "In supervision "
                                       + casefile::dated(says->happened, asked.scene.facts)
                                       + " it was said that the load is too much."});
    verdict.missing.emplace_back(
        "Give it to somebody else, or take work away first. A head of service or principal social "
        "worker can give it all the same, with a reason and a last day.");
    verdict.policy = weights.policy;
    settle_load(asked, *at, verdict);
    return found;
}

/// Everybody who has something.
std::set<PractitionerId> who_carries(const workforce::WorkforceScene& scene)
{
    std::set<PractitionerId> carry;
    for (const workforce::Work& work : scene.work)
        for (const workforce::Given& given : work.given) carry.insert(given.to);
    return carry;
}

/// Without its points nothing is counted, which is told once.
WorkforceVerdict uncounted(const AllocationFact& at, const Weights& weights)
{
    WorkforceVerdict found{at.record.team.value_or(""), {}, verdict_about(at.id)};
    for (const std::string& key : weights.lacking)
        found.verdict.missing.push_back("Set the policy value " + key + ".");
    settle(found.verdict, Answer::cannot_tell);
    return found;
}

// --- What an event of the authority says of the load --------------------------------------------

using EventFact = casefile::Fact<records::AuthorityEvent>;

/// Is it over, on whichever day it may have been?
bool is_over(const AskedOfWorkforce& asked, const EventFact& event)
{
    if (!event.record.until) return false;
    const auto last = base::latest_date(*event.record.until, asked.scene.whens());
    return last && *last < asked.today;
}

/// The value that was set after the last day on which it may have been said; nullptr: none was.
const records::PolicyTerm* set_since(const AskedOfWorkforce& asked, const EventFact& event)
{
    const auto last = base::latest_date(event.happened, asked.scene.whens());
    const base::Date said = last ? *last : base::London::date_of(event.recorded);
    const records::PolicyTerm* most = asked.policy.find("G48.points_most", asked.today);
    return most != nullptr && most->from > said ? most : nullptr;
}

WorkforceVerdict judge_event(const AskedOfWorkforce& asked, const EventFact& event)
{
    WorkforceVerdict found{event.record.team.value_or(""), {}, verdict_about(event.id)};
    Verdict& verdict = found.verdict;
    verdict.because.push_back({event.standing,
                               "It is said " + casefile::dated(event.happened, asked.scene.facts)
                                   + " that the load is too heavy: "
                                   + base::lowered(event.record.load_too_heavy->labels()) + "."});
    if (const records::PolicyTerm* most = set_since(asked, event)) {
        verdict.against.push_back(
            {event.standing, "The most that anybody carries was set anew: " + most->words() + "."});
        return found;
    }
    verdict.missing.emplace_back(
        "Look at what each carries, with their journeys, and set anew the most that anybody "
        "carries.");
    settle(verdict, Answer::yes);
    await(verdict, reckoning_of(asked), event.moment(), "G48.set_anew_working_days");
    return found;
}

void add_events(const AskedOfWorkforce& asked, std::vector<WorkforceVerdict>& verdicts)
{
    for (const EventFact* event : casefile::standing<records::AuthorityEvent>(asked.scene.facts))
        if (event->record.load_too_heavy && !is_over(asked, *event))
            verdicts.push_back(judge_event(asked, *event));
}

/// What everybody carries, or whoever the allocation is for.
std::vector<WorkforceVerdict> weigh_loads(const AskedOfWorkforce& asked)
{
    const Weights weights = workforce::weights_on(asked.policy, asked.today);
    std::set<PractitionerId> asked_of = who_carries(asked.scene);
    if (asked.allocation != nullptr) {
        const auto who = casefile::practitioner_of(*asked.allocation);
        if (!who || !asked_of.contains(*who)) return {};
        asked_of = {*who};
    }
    if (asked_of.empty()) return {};
    if (!weights.lacking.empty()) {
        const Load load = workforce::load_of(asked.scene, *asked_of.begin(), weights);
        return {uncounted(*load.newest, weights)};
    }
    const SaidOfLoad said = said_of_load(asked.scene);
    std::vector<WorkforceVerdict> verdicts;
    for (const PractitionerId& who : asked_of)
        if (auto found = judge(asked, who, weights, said)) verdicts.push_back(std::move(*found));
    return verdicts;
}

std::vector<WorkforceVerdict> check(const AskedOfWorkforce& asked)
{
    std::vector<WorkforceVerdict> verdicts = weigh_loads(asked);
    if (asked.allocation == nullptr) add_events(asked, verdicts);
    return verdicts;
}

}  // namespace g48

Rule g48_caseload_cap()
{
    return {&g48::caseload_cap, nullptr, g48::check};
}

}  // namespace holdfast::guardrails
