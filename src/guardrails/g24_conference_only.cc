#include "casefile/childhood.h"
#include "casefile/dated.h"
#include "casefile/levels.h"
#include "casefile/open_work.h"
#include "guardrails/about_whom.h"
#include "guardrails/gates.h"
#include "guardrails/since_then.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/agency_view.h"
#include "records/types/challenge.h"
#include "records/types/child_protection_plan.h"
#include "records/types/conference.h"

#include <algorithm>
#include <set>

namespace holdfast::guardrails {

namespace g24 {

constexpr Guardrail conference_only = {
    .id = "G24",
    .name = "CONFERENCE-ONLY",
    .rule = "A child protection plan begins and ends by a conference alone, with the view of each "
            "agency. No level goes below it and no work ends while it goes on. That a conference "
            "rests on few views is shown, and its decision stands. Excepted: the plan ended at 18, "
            "on death, on leaving for good, because another authority's conference accepted it, or "
            "by local procedure for a looked-after child, with the agencies consulted and told.",
    .asks = "Which conference decided on the plan, and what did each agency think?",
    .sources = {&sources::survey},
    .mode = Mode::block,
    .stands_at = {records::Gate::close, records::Gate::step_down},
    .owner = Owner::outside_the_line,
};

using base::Answer;
using base::PersonId;
using casefile::AnyFact;
using casefile::Fact;
using casefile::Facts;
using casefile::FamilyScene;
using casefile::LevelFact;
using ledger::LinkKind;
using records::ChildProtectionPlan;
using records::Conference;
using PlanFact = Fact<ChildProtectionPlan>;
using ConferenceFact = Fact<Conference>;

bool decided(const ConferenceFact& conference, std::string_view what)
{
    return conference.record.decision && conference.record.decision->code == what;
}

bool is_before(const base::Moment& one, const base::Moment& other, const Facts& facts)
{
    return base::happened_before(one, other, facts.whens()) == Answer::yes;
}

/// Does any version of the plan rest on any version of the conference?
bool rests_on(const Facts& facts, const PlanFact& plan, const ConferenceFact& conference)
{
    const auto conferences = casefile::versions_of(facts, conference);
    for (const base::EntryId& id : casefile::versions_of(facts, plan)) {
        const auto* version = facts.find<ChildProtectionPlan>(id);
        if (version != nullptr && casefile::links_to_any(*version, LinkKind::rests_on, conferences))
            return true;
    }
    return false;
}

/// The conference that began the plan for the child: the one on which it rests, or one of the day
/// on which it began.
const ConferenceFact* began_by(const Facts& facts, const PlanFact& plan, const PersonId& child)
{
    for (const ConferenceFact* each : casefile::standing<Conference>(facts)) {
        if (!decided(*each, "plan_begins") || !concerns(*each, child)) continue;
        const bool is_that_day = !is_before(each->moment(), plan.moment(), facts)
                              && !is_before(plan.moment(), each->moment(), facts);
        if (is_that_day || rests_on(facts, plan, *each)) return each;
    }
    return nullptr;
}

/// The last conference that ended a plan for the child, held from the one moment to the other.
const ConferenceFact* ended_by(const Facts& facts, const PersonId& child, const base::Moment& from,
                               const std::optional<base::Moment>& until)
{
    const ConferenceFact* last = nullptr;
    for (const ConferenceFact* each : casefile::standing<Conference>(facts)) {
        if (!decided(*each, "plan_ends") || !concerns(*each, child)) continue;
        if (is_before(each->moment(), from, facts)) continue;
        if (until && is_before(*until, each->moment(), facts)) continue;
        last = each;
    }
    return last;
}

/// Did it end as a recorded fact, and not by anybody's choice?
bool ended_as_fact(const ChildProtectionPlan& plan)
{
    return plan.ends && plan.end_reason && plan.end_reason->code != "conference";
}

/// How many agencies have said what they think; one that was asked and has not said counts not.
std::size_t count_views(const Facts& facts, const ConferenceFact& conference)
{
    const auto versions = casefile::versions_of(facts, conference);
    std::set<base::IdBytes> agencies;
    for (const auto* view : casefile::standing<records::AgencyView>(facts)) {
        const bool is_of_it = casefile::links_to_any(*view, LinkKind::part_of, versions)
                           || casefile::links_to_any(*view, LinkKind::answers, versions);
        if (!is_of_it || !view->record.view || view->record.view->code == "not_given") continue;
        base::IdBytes whose = view->by.agency.bytes;
        for (const ledger::About& about : view->about)
            if (about.subject.kind == base::SubjectKind::agency
                || about.subject.kind == base::SubjectKind::practitioner)
                whose = about.subject.id;
        agencies.insert(whose);
    }
    return agencies.size();
}

/// Says on how many views a conference rests; are they fewer than the policy asks for?
Answer show_views(const Asked& asked, const ConferenceFact& conference, Verdict& verdict)
{
    const auto* least = asked.policy.find("G24.agencies", asked.today);
    if (least == nullptr) {
        verdict.missing.emplace_back("Set the policy value G24.agencies.");
        return Answer::cannot_tell;
    }
    const std::size_t views = count_views(asked.scene.facts, conference);
    if (views >= static_cast<std::size_t>(least->value)) return Answer::no;
    verdict.policy.push_back(least->words());
    verdict.because.push_back(
        {conference.standing,
         "The conference " + casefile::dated(conference.happened, asked.scene.facts)
             + " is recorded with the views of " + std::to_string(views) + " of at least "
             + std::to_string(least->value) + " agencies."});
    return Answer::yes;
}

void show_conference(const Asked& asked, const ConferenceFact& conference, Verdict& verdict)
{
    verdict.against.push_back({conference.standing,
                               "A conference decided on it "
                                   + casefile::dated(conference.happened, asked.scene.facts)
                                   + "."});
    if (asked.policy.find("G24.agencies", asked.today) != nullptr)
        (void)show_views(asked, conference, verdict);
}

/// Nobody records a dissent that a conference says there was?
bool lacks_dissent(const Facts& facts, const ConferenceFact& conference)
{
    if (!conference.record.dissent.value_or(false)) return false;
    const auto versions = casefile::versions_of(facts, conference);
    const auto is_of_it = [&](const AnyFact& fact) {
        return casefile::links_to_any(fact, LinkKind::part_of, versions)
            || casefile::links_to_any(fact, LinkKind::answers, versions);
    };
    for (const auto& challenge : facts.all<records::Challenge>())
        if (is_of_it(challenge)) return false;
    for (const auto& view : facts.all<records::AgencyView>())
        if (is_of_it(view) && view.record.disagrees.value_or(false)) return false;
    return true;
}

/// What a conference rests on. It is shown as work to do; the decision stands.
std::optional<Verdict> judge_conference(const Asked& asked, const ConferenceFact& conference)
{
    if (!decided(conference, "plan_begins") && !decided(conference, "plan_ends")
        && !decided(conference, "no_plan"))
        return std::nullopt;
    Verdict verdict = verdict_about(conference.id);
    if (show_views(asked, conference, verdict) == Answer::yes)
        verdict.missing.emplace_back("Record what each agency thinks, also of one that sent a "
                                     "report or was not there.");
    if (!conference.record.quorate.value_or(true)) {
        verdict.because.push_back({conference.standing, "It was not quorate."});
        verdict.missing.emplace_back("Ask the chair whether it has to meet again.");
    }
    if (lacks_dissent(asked.scene.facts, conference))
        verdict.missing.emplace_back("Record each dissent by itself, with its reasons.");
    if (verdict.missing.empty()) return std::nullopt;
    settle(verdict, Answer::no);
    return verdict;
}

/// Was the child surely still under 18 when the plan is said to have ended for that?
bool is_too_young(const Facts& facts, const PersonId& child, const base::When& ended)
{
    const auto details = casefile::details_of(facts, child);
    if (!details || !details->born) return false;
    const auto born = base::earliest_date(*details->born, facts.whens());
    const auto until = base::latest_date(ended, facts.whens());
    return born && until && born->plus_months(casefile::months_of_childhood) > *until;
}

/// What is wrong with a plan: by whose choice it began or ended, which no time mends, and what can
/// still be done.
struct Wrongs {
    bool by_nobody = false;
    std::optional<base::Moment> owed_since;
};

void look_at_beginning(const Asked& asked, const PlanFact& plan, Verdict& verdict, Wrongs& wrongs)
{
    if (plan.record.from_elsewhere.value_or(false)) return;
    std::vector<PersonId> without;
    for (const PersonId& child : persons_of(plan)) {
        const auto* conference = began_by(asked.scene.facts, plan, child);
        if (conference == nullptr) without.push_back(child);
        else if (verdict.against.empty()) show_conference(asked, *conference, verdict);
    }
    if (without.empty()) return;
    wrongs.owed_since = plan.moment();
    verdict.missing.push_back("Record the conference that made the plan for "
                              + names_for(asked.scene, without) + ", or hold one.");
}

void look_at_fact(const Asked& asked, const PlanFact& plan, Verdict& verdict, Wrongs& wrongs)
{
    const std::string& reason = plan.record.end_reason->code;
    for (const PersonId& child : persons_of(plan))
        if (reason == "adult" && is_too_young(asked.scene.facts, child, *plan.record.ends)) {
            wrongs.by_nobody = true;
            verdict.missing.push_back(name_for(asked.scene, child)
                                      + " was not 18 that day: hold a conference, or record how "
                                        "else the plan ended.");
        }
    const std::size_t before = verdict.missing.size();
    // Nobody is consulted about a death.
    if (reason != "died" && !plan.record.agencies_consulted)
        verdict.missing.emplace_back("Record which agencies were consulted about the end.");
    if (!plan.record.agencies_told)
        verdict.missing.emplace_back("Tell the agencies that the plan has ended, and record when.");
    if (verdict.missing.size() > before) wrongs.owed_since = {std::nullopt, *plan.record.ends};
}

void look_at_end(const Asked& asked, const PlanFact& plan, Verdict& verdict, Wrongs& wrongs)
{
    const ChildProtectionPlan& said = plan.record;
    if (!said.ends) return;
    std::string how = "It ended " + casefile::dated(*said.ends, asked.scene.facts);
    if (said.end_reason) how += ": " + std::string{said.end_reason->label()};
    verdict.because.push_back({plan.standing, how + "."});
    if (ended_as_fact(said)) {
        look_at_fact(asked, plan, verdict, wrongs);
        return;
    }
    std::vector<PersonId> without;
    for (const PersonId& child : persons_of(plan)) {
        const auto* conference = ended_by(
            asked.scene.facts, child, plan.moment(), base::Moment{std::nullopt, *said.ends});
        if (conference == nullptr) without.push_back(child);
        else if (child == persons_of(plan).front()) show_conference(asked, *conference, verdict);
    }
    if (without.empty()) return;
    wrongs.by_nobody = true;
    verdict.missing.push_back("Hold a conference about the plan of "
                              + names_for(asked.scene, without)
                              + ", or record the one that ended it, or how else it ended.");
}

Verdict judge_plan(const Asked& asked, const PlanFact& plan)
{
    Verdict verdict = verdict_about(plan.id);
    verdict.because.push_back({plan.standing,
                               "A child protection plan began "
                                   + casefile::dated(plan.happened, asked.scene.facts) + "."});
    Wrongs wrongs;
    look_at_beginning(asked, plan, verdict, wrongs);
    look_at_end(asked, plan, verdict, wrongs);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    if (!wrongs.by_nobody && wrongs.owed_since)
        await_if_dated(verdict, asked, *wrongs.owed_since, "G24.working_days");
    return verdict;
}

/// What protects a child by a plan when something lowers it: since when, and whether it was let go.
struct Protected {
    base::Moment since;
    const PlanFact* plan = nullptr;  // nullptr: a level says so, and no plan is recorded.
};

/// The plan that went on for the child when this was written down and happened.
const PlanFact* plan_then(const FamilyScene& scene, const AnyFact& lowers, const PersonId& child)
{
    const Facts& facts = scene.facts;
    const PlanFact* then = nullptr;
    for (const PlanFact* plan : casefile::standing<ChildProtectionPlan>(facts)) {
        if (!plan->is_about(base::Subject::of(child), ledger::Part::subject)) continue;
        const auto* first = facts.find_any(casefile::versions_of(facts, *plan).back());
        if (first == nullptr || first->order > lowers.order) continue;
        if (is_before(lowers.moment(), plan->moment(), facts)) continue;
        if (plan->record.ends
            && is_before({std::nullopt, *plan->record.ends}, lowers.moment(), facts))
            continue;
        then = plan;
    }
    return then;
}

std::optional<Protected> protected_then(const FamilyScene& scene, const LevelFact& lowers,
                                        const PersonId& child)
{
    if (const PlanFact* plan = plan_then(scene, lowers, child))
        return Protected{plan->moment(), plan};
    const LevelFact* held = casefile::level_before(scene.facts, lowers, child);
    if (held == nullptr || !held->record.level || held->record.level->code != "child_protection")
        return std::nullopt;
    return Protected{held->moment(), nullptr};
}

/// Did the plan end as it may? A plan that ended as a recorded fact has its own verdict.
bool is_let_go(const Asked& asked, const Protected& plan, const PersonId& child, Verdict& verdict)
{
    if (const auto* conference = ended_by(asked.scene.facts, child, plan.since, std::nullopt)) {
        show_conference(asked, *conference, verdict);
        return true;
    }
    for (const PlanFact* each : casefile::standing<ChildProtectionPlan>(asked.scene.facts)) {
        if (!each->is_about(base::Subject::of(child), ledger::Part::subject)
            || !ended_as_fact(each->record)
            || is_before({std::nullopt, *each->record.ends}, plan.since, asked.scene.facts))
            continue;
        verdict.against.push_back({each->standing,
                                   "The plan ended as a recorded fact: "
                                       + std::string{each->record.end_reason->label()} + "."});
        return true;
    }
    return false;
}

/// A section 47 enquiry beside a plan takes nothing away.
bool is_below_plan(const LevelFact& judged)
{
    return judged.record.level && judged.record.level->code != "child_protection"
        && judged.record.level->code != "section_47";
}

std::optional<Verdict> judge_level(const Asked& asked, const LevelFact& judged)
{
    if (!is_below_plan(judged)) return std::nullopt;
    Verdict verdict = verdict_about(judged.id);
    std::vector<PersonId> kept;
    bool any = false;
    for (const PersonId& child : persons_of(judged)) {
        const auto plan = protected_then(asked.scene, judged, child);
        if (!plan) continue;
        any = true;
        if (!is_let_go(asked, *plan, child, verdict)) kept.push_back(child);
    }
    if (!any) return std::nullopt;
    verdict.because.insert(verdict.because.begin(),
                           {judged.standing,
                            "A level below a child protection plan was written down "
                                + casefile::dated(judged.happened, asked.scene.facts) + "."});
    if (!kept.empty())
        verdict.missing.push_back("Hold a conference about ending the plan of "
                                  + names_for(asked.scene, kept) + ". Until then the level stays.");
    settle(verdict, kept.empty() ? Answer::no : Answer::yes);
    return verdict;
}

/// Work that is to end while a plan goes on.
std::optional<Verdict> judge_closing(const Asked& asked, const AtTheGate& at)
{
    Verdict verdict = verdict_about(at.asks->id);
    std::vector<PersonId> kept;
    for (const PersonId& child : children_concerned(*at.asks, asked.scene)) {
        const auto* plan = casefile::open_work<ChildProtectionPlan>(asked.scene.facts, child);
        if (plan == nullptr || (at.passed != nullptr && plan->order > at.passed->order)) continue;
        verdict.because.push_back({plan->standing,
                                   "A child protection plan goes on since "
                                       + casefile::dated(plan->happened, asked.scene.facts) + "."});
        const bool ended =
            ended_by(asked.scene.facts, child, plan->moment(), std::nullopt) != nullptr;
        if (ended) verdict.missing.emplace_back("Record that the plan has ended, and when.");
        else kept.push_back(child);
    }
    if (verdict.because.empty()) return std::nullopt;
    if (!kept.empty())
        verdict.missing.push_back("Hold a conference about ending the plan of "
                                  + names_for(asked.scene, kept) + ", or let the work go on.");
    settle(verdict, Answer::yes, asked, at);
    return verdict;
}

void add(std::vector<Verdict>& verdicts, std::optional<Verdict>&& verdict)
{
    if (verdict) verdicts.push_back(std::move(*verdict));
}

void sweep_record(const Asked& asked, std::vector<Verdict>& verdicts)
{
    const Facts& facts = asked.scene.facts;
    for (const PlanFact* plan : casefile::standing<ChildProtectionPlan>(facts))
        verdicts.push_back(judge_plan(asked, *plan));
    for (const ConferenceFact* conference : casefile::standing<Conference>(facts))
        add(verdicts, judge_conference(asked, *conference));
    // Those that we chose and nobody has turned down stand at their gate.
    for (const LevelFact* level : casefile::standing<records::Threshold>(facts))
        if (is_below_plan(*level) && !casefile::is_step_down(facts, *level))
            add(verdicts, judge_level(asked, *level));
}

std::vector<Verdict> check(const Asked& asked)
{
    const Facts& facts = asked.scene.facts;
    std::vector<Verdict> verdicts;
    if (facts.of(ChildProtectionPlan::declaration.number).empty()
        && facts.of(Conference::declaration.number).empty()
        && facts.of(records::Threshold::declaration.number).empty())
        return verdicts;
    for (const AtTheGate& at : asked_at(asked, conference_only.stands_at)) {
        if (at.gate == records::Gate::close) {
            add(verdicts, judge_closing(asked, at));
            continue;
        }
        auto verdict = judge_level(asked, static_cast<const LevelFact&>(*at.asks));
        if (!verdict) continue;
        if (verdict->standing == Standing::breached) settle(*verdict, Answer::yes, asked, at);
        add(verdicts, std::move(verdict));
    }
    if (asked.proposal == nullptr) sweep_record(asked, verdicts);
    return verdicts;
}

}  // namespace g24

Rule g24_conference_only()
{
    return {&g24::conference_only, g24::check};
}

}  // namespace holdfast::guardrails
