#include "casefile/dated.h"
#include "casefile/open_matters.h"
#include "casefile/standing.h"
#include "guardrails/changes.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/assessment.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g18 {

constexpr Guardrail alleged_perpetrator_return = {
    .id = "G18",
    .name = "ALLEGED-PERPETRATOR-RETURN",
    .rule = "While an allegation stands against somebody, they and the child live together or "
            "meet alone only after an assessment that is newer than the allegation, and on a "
            "manager's decision. An allegation that was never followed up stands. Where it "
            "happened undecided, both are due within 1 working day (as shipped). Excepted: a "
            "court or the police decided it; contact that is supervised, or by letters and "
            "calls; an allegation that was settled.",
    .asks = "What shows that the child will be safe with this person, and which manager decided "
            "it?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::block | Mode::escalate,
    .stands_at = records::Gate::return_home,
    .owner = Owner::team_manager,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::ReturnHome;
using ReturnFact = Fact<ReturnHome>;

/// A worry of a grave kind of which nobody said whether it is an allegation.
bool may_be_allegation(const FamilyScene& scene, const AnyFact& fact)
{
    const auto& worry = static_cast<const Fact<records::Worry>&>(fact);
    return !worry.record.allegation && !casefile::is_settled(scene.facts, worry);
}

/// What stands against somebody: allegations that nobody settled, and grave reports that no
/// assessment or enquiry looked into to its end. In the order of the ledger.
std::vector<const AnyFact*> allegations_in(const FamilyScene& scene)
{
    std::vector<const AnyFact*> found = unresolved_allegations(scene);
    for (const AnyFact* told : told_of(scene, grave_kinds)) {
        if (told->type == &records::Worry::declaration) {
            if (may_be_allegation(scene, *told)) found.push_back(told);
            continue;
        }
        const LookedInto look = looked_into(scene, {told});
        if (look.began_after != Answer::yes || !look.is_finished) found.push_back(told);
    }
    std::sort(found.begin(), found.end(), [](const AnyFact* one, const AnyFact* other) {
        return one->order < other->order;
    });
    return found;
}

/// Those that may be about somebody whom this names: where either names no adult, they may be.
std::vector<const AnyFact*> those_about(std::vector<const AnyFact*> allegations,
                                        const AnyFact& back, const FamilyScene& scene)
{
    const auto returning = adults_named(back, scene);
    std::erase_if(allegations, [&](const AnyFact* allegation) {
        const auto named = adults_named(*allegation, scene);
        return !returning.empty() && !named.empty()
            && std::none_of(named.begin(), named.end(), [&](const base::PersonId& person) {
                   return std::find(returning.begin(), returning.end(), person) != returning.end();
               });
    });
    return allegations;
}

bool is_ours_to_decide(const ReturnHome& back)
{
    const std::string by = back.decided_by ? back.decided_by->code : "";
    const std::string kind = back.kind ? back.kind->code : "";
    return by != "court" && by != "police" && kind != "contact_supervised"
        && kind != "contact_indirect";
}

void tell_allegations(const FamilyScene& scene, std::span<const AnyFact* const> allegations,
                      Verdict& verdict)
{
    for (const AnyFact* allegation : allegations)
        verdict.because.push_back({allegation->standing,
                                   "Not settled: " + std::string{allegation->type->name} + ", "
                                       + casefile::dated(allegation->happened, scene.facts) + "."});
}

/// The newest assessment that the return rests on, or that was begun because of one.
const Fact<records::Assessment>* assessment_for(const FamilyScene& scene, const AnyFact& back)
{
    const auto versions = casefile::versions_of(scene.facts, back);
    const Fact<records::Assessment>* found = nullptr;
    for (const auto* assessment : casefile::standing<records::Assessment>(scene.facts)) {
        const std::string occasion =
            assessment->record.occasion ? assessment->record.occasion->code : "";
        const auto assessed = casefile::versions_of(scene.facts, *assessment);
        const bool is_linked = casefile::links_to_any(back, LinkKind::rests_on, assessed)
                            || casefile::links_to_any(*assessment, LinkKind::answers, versions)
                            || casefile::links_to_any(*assessment, LinkKind::rests_on, versions);
        const bool is_for_return =
            (occasion == "return" || occasion == "home") && share_a_person(*assessment, back);
        if (is_linked || is_for_return) found = assessment;
    }
    return found;
}

/// Is there an assessment before it that weighed the allegation?
Answer weigh_assessment(const FamilyScene& scene, const ReturnFact& back,
                        std::span<const AnyFact* const> allegations, Verdict& verdict)
{
    const auto* assessment = assessment_for(scene, back);
    if (assessment == nullptr) {
        const bool says_so = back.record.assessed.has_value();
        verdict.missing.emplace_back(says_so ? "Link the assessment that came before it."
                                             : "Assess first whether the child will be safe, and "
                                               "link the assessment.");
        return says_so ? Answer::cannot_tell : Answer::yes;
    }
    if (!allegations.empty() && assessment->order < allegations.back()->order) {
        verdict.missing.emplace_back("Assess it anew: what is not settled is newer than the "
                                     "assessment.");
        return Answer::yes;
    }
    if (!assessment->record.outcome && !assessment->record.authorised) {
        verdict.missing.emplace_back("Finish the assessment, and say what comes of it.");
        return Answer::yes;
    }
    verdict.against.push_back({assessment->standing,
                               "It was assessed; the assessment began "
                                   + casefile::dated(assessment->happened, scene.facts) + "."});
    return Answer::no;
}

/// Nothing stands against anybody: only where nobody said so is it still asked.
std::optional<Verdict> ask_whether_any(const ReturnFact& back)
{
    if (back.record.allegation) return std::nullopt;
    Verdict verdict = verdict_about(back.id);
    verdict.because.push_back(
        {back.standing, "It is not recorded whether an allegation against this person stands."});
    verdict.missing.emplace_back("Record whether an allegation against this person stands, and "
                                 "link it.");
    settle(verdict, Answer::no);
    return verdict;
}

/// The word before this one, where it told that it had happened and nobody had decided it.
const AnyFact* undecided_before(const FamilyScene& scene, const ReturnFact& back)
{
    for (const base::EntryId& id : casefile::versions_of(scene.facts, back)) {
        const auto* version = scene.facts.find<ReturnHome>(id);
        if (version != nullptr && version != &back && happened_undecided(version->record))
            return version;
    }
    return nullptr;
}

std::optional<Verdict> judge_asked(const Asked& asked, const AtTheGate& at,
                                   std::span<const AnyFact* const> all)
{
    const FamilyScene& scene = asked.scene;
    const auto& back = static_cast<const ReturnFact&>(*at.asks);
    if (!is_ours_to_decide(back.record)) return std::nullopt;
    const auto allegations = those_about({all.begin(), all.end()}, back, scene);
    if (allegations.empty() && !back.record.allegation.value_or(false))
        return ask_whether_any(back);
    Verdict verdict = verdict_about(back.id);
    verdict.because.push_back({back.standing,
                               "It is asked that a child lives with, or meets, somebody against "
                               "whom an allegation stands."});
    tell_allegations(scene, allegations, verdict);
    Answer breached = weigh_assessment(scene, back, allegations, verdict);
    if (at.decider && *at.decider == back.by.practitioner) {
        verdict.missing.emplace_back("Have a manager decide who did not ask for it.");
        breached = Answer::yes;
    }
    const bool waits = asked.proposal == nullptr && at.passed == nullptr;
    settle(verdict, breached, asked, at);
    // What happened before anybody asked waits no longer than if nobody had.
    if (const auto* happened = undecided_before(scene, back); happened != nullptr && waits) {
        verdict.missing.emplace_back("Have a manager decide now whether it goes on.");
        settle(verdict, Answer::yes);
        await_since_known(verdict, asked, {happened}, "G18.working_days");
    }
    return verdict;
}

/// A decision about this return, at any of its stages, or about one of the same persons that was
/// asked for afterwards.
const AnyFact* decision_on(const FamilyScene& scene, const AnyFact& back)
{
    const auto versions = casefile::versions_of(scene.facts, back);
    for (const auto& decision : scene.facts.all<records::Decision>()) {
        if (casefile::links_to_any(decision, LinkKind::answers, versions)
            || back.links_to(LinkKind::rests_on, decision.id))
            return &decision;
        for (const ledger::Link& link : decision.links) {
            const auto* asked = scene.facts.find<ReturnHome>(link.to);
            if (link.kind == LinkKind::answers && asked != nullptr && asked->order > back.order
                && share_a_person(*asked, back))
                return &decision;
        }
    }
    return nullptr;
}

/// A decision to let this person return, taken before they did.
bool was_agreed(const FamilyScene& scene, const AnyFact& back)
{
    for (const auto* asked : casefile::standing<ReturnHome>(scene.facts)) {
        if (!share_a_person(*asked, back)) continue;
        const auto versions = casefile::versions_of(scene.facts, *asked);
        for (const auto& decision : scene.facts.all<records::Decision>())
            if (casefile::links_to_any(decision, LinkKind::answers, versions)
                && decision.record.outcome && decision.record.outcome->code == "agreed"
                && decision.order < back.order)
                return true;
    }
    return false;
}

bool is_decided_by_manager(const ReturnHome& back)
{
    const std::string by = back.decided_by ? back.decided_by->code : "";
    return back.decided_on && (by == "team_manager" || by == "head_of_service" || by == "panel");
}

/// Was it assessed before it happened, or looked into afterwards?
Answer weigh_look(const FamilyScene& scene, const Known& back, Verdict& verdict)
{
    LookedInto look = looked_into(scene, back);
    if (const auto* assessment = assessment_for(scene, *back.fact))
        look = {assessment, Answer::yes, true};
    if (look.by == nullptr) {
        verdict.missing.emplace_back("Assess whether the child is safe now, or call a strategy "
                                     "discussion.");
        return Answer::yes;
    }
    const std::string began = std::string{look.by->type->name} + ": began "
                            + casefile::dated(look.by->happened, scene.facts) + ".";
    if (look.began_after == Answer::yes) verdict.against.push_back({look.by->standing, began});
    else {
        verdict.because.push_back({look.by->standing, began});
        verdict.missing.emplace_back("Link the assessment to the return, or record whether it "
                                     "began before or after it.");
    }
    return look.began_after == Answer::yes ? Answer::no : Answer::cannot_tell;
}

/// It happened: what should have come before it, or has to follow at once.
Verdict judge_happened(const Asked& asked, const Known& back,
                       std::span<const AnyFact* const> allegations)
{
    const FamilyScene& scene = asked.scene;
    const AnyFact& fact = *back.fact;
    Verdict verdict = verdict_about(fact.id);
    verdict.because.push_back({fact.standing,
                               "A child lives with, or met, somebody against whom an allegation "
                               "stands, "
                                   + casefile::dated(fact.happened, scene.facts) + "."});
    tell_allegations(scene, allegations, verdict);
    Answer breached = weigh_look(scene, back, verdict);
    if (const AnyFact* decision = decision_on(scene, fact)) {
        verdict.against.push_back({decision->standing, "A manager has decided about it."});
    } else {
        verdict.missing.emplace_back(
            "Ask for it now as a return, so that a manager decides whether "
            "it goes on; or record that it was stopped.");
        breached = Answer::yes;
    }
    settle(verdict, breached);
    await_since_known(verdict, asked, back, "G18.working_days");
    return verdict;
}

bool happened_on_one_day(const AnyFact& one, const AnyFact& other, const FamilyScene& scene)
{
    const auto days = base::days_between(one.moment(), other.moment(), scene.facts.whens());
    return (!days.least || *days.least <= 0) && (!days.most || *days.most >= 0);
}

/// Returns that happened, in whichever record they are told; each once.
std::vector<Known> returns_in(const FamilyScene& scene)
{
    constexpr std::array<std::string_view, 2> kinds = {"person_returned", "reconciled"};
    std::vector<Known> returns;
    for (const auto* back : casefile::standing<ReturnHome>(scene.facts)) {
        if (!is_ours_to_decide(back->record)) continue;
        const std::string stage = back->record.stage ? back->record.stage->code : "";
        const bool is_decided = stage == "happened_decided" && is_decided_by_manager(back->record)
                             && assessment_for(scene, *back) != nullptr;
        if (happened_undecided(back->record) || (stage == "happened_decided" && !is_decided))
            returns.push_back({back});
    }
    for (const ChangeFact* change : changes_of(scene, kinds)) {
        const bool is_told = std::any_of(returns.begin(), returns.end(), [&](const Known& back) {
            return share_a_person(*back.fact, *change)
                && happened_on_one_day(*back.fact, *change, scene);
        });
        if (!is_told && !was_agreed(scene, *change)) returns.push_back(known_of(*change));
    }
    return returns;
}

bool says_allegation(const AnyFact& fact)
{
    return fact.type == &ReturnHome::declaration
        && static_cast<const ReturnFact&>(fact).record.allegation.value_or(false);
}

/// Not modelled: who is the one that may have caused harm, where a report names several adults;
/// then the return of any of them is asked about.
std::vector<Verdict> check(const Asked& asked)
{
    const auto& facts = asked.scene.facts;
    if (asked.proposal != nullptr && asked.proposal->gate != records::Gate::return_home) return {};
    if (facts.of(ReturnHome::declaration.number).empty()
        && facts.of(records::ChangeInCircumstances::declaration.number).empty())
        return {};
    const auto at_gate = asked_at(asked, records::Gate::return_home);
    const auto returns = asked.proposal == nullptr ? returns_in(asked.scene) : std::vector<Known>{};
    if (at_gate.empty() && returns.empty()) return {};
    const auto all = allegations_in(asked.scene);
    std::vector<Verdict> verdicts;
    for (const AtTheGate& at : at_gate)
        if (auto verdict = judge_asked(asked, at, all)) verdicts.push_back(std::move(*verdict));
    for (const Known& back : returns) {
        auto allegations = those_about(all, *back.fact, asked.scene);
        // What was alleged only afterwards could not be weighed.
        std::erase_if(allegations, [&](const AnyFact* allegation) {
            return base::happened_before(
                       back.moment(), allegation->moment(), asked.scene.facts.whens())
                == Answer::yes;
        });
        if (!allegations.empty() || says_allegation(*back.fact))
            verdicts.push_back(judge_happened(asked, back, allegations));
    }
    return verdicts;
}

}  // namespace g18

Rule g18_alleged_perpetrator_return()
{
    return {&g18::alleged_perpetrator_return, g18::check};
}

}  // namespace holdfast::guardrails
