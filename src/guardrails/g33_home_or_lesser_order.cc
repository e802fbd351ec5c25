#include "casefile/dated.h"
#include "casefile/seen_on_visits.h"
#include "guardrails/about_whom.h"
#include "guardrails/gates.h"
#include "guardrails/one_of.h"
#include "guardrails/since_then.h"
#include "guardrails/sources.h"
#include "records/types/agency_view.h"
#include "records/types/challenge.h"
#include "records/types/challenge_answer.h"
#include "records/types/childs_voice.h"
#include "records/types/home_conditions.h"
#include "records/types/pre_proceedings.h"
#include "records/types/return_home.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g33 {

constexpr Guardrail home_or_lesser_order = {
    .id = "G33",
    .name = "HOME-OR-LESSER-ORDER",
    .rule = "Where the authority chooses to send a child home, or to ask a court for a lesser "
            "order, there is evidence that the child will be safe, the child was heard, somebody "
            "has seen the home, and whoever disagrees was answered. Cost as a reason is shown and "
            "never suffices. Excepted: a court, the police or the family decided it.",
    .asks = "What shows that the child will be safe there?",
    .sources = {&sources::survey},
    .mode = Mode::block,
    .stands_at = {records::Gate::return_home, records::Gate::lesser_order},
    .owner = Owner::team_manager,
};

using base::Answer;
using base::PersonId;
using casefile::AnyFact;
using casefile::Fact;
using casefile::Facts;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::PreProceedings;
using records::ReturnHome;

/// What is asked of one record of how a child is: at most so many days old when it was asked for.
struct Fresh {
    const Facts& facts;
    const AnyFact& asks;
    int days = 0;

    [[nodiscard]] bool is(const AnyFact& fact) const
    {
        const auto age = base::days_between(fact.moment(), asks.moment(), facts.whens());
        return !age.least || *age.least <= days;
    }
};

bool was_heard(const Fresh& fresh, const PersonId& child)
{
    const Facts& facts = fresh.facts;
    if (casefile::is_unborn(facts, child)) return true;
    for (const auto* voice : casefile::standing<records::ChildsVoice>(facts))
        if (voice->is_about(base::Subject::of(child), ledger::Part::subject) && fresh.is(*voice)
            && !is_one_of(voice->record.way, {"not_heard"}))
            return true;
    for (const auto* visit : casefile::standing<records::Visit>(facts))
        if (visit->is_about(base::Subject::of(child), ledger::Part::subject) && fresh.is(*visit)
            && is_one_of(visit->record.seen, {"alone"}) && visit->record.words)
            return true;
    return false;
}

/// A home that was looked at for the child: by a record of its conditions, or a visit on which the
/// bedroom was seen.
bool was_home_seen(const Fresh& fresh, const PersonId& child)
{
    for (const auto* home : casefile::standing<records::HomeConditions>(fresh.facts))
        if (concerns(*home, child) && fresh.is(*home)) return true;
    for (const auto* visit : casefile::standing<records::Visit>(fresh.facts))
        if (concerns(*visit, child) && fresh.is(*visit)
            && visit->record.bedroom_seen.value_or(false))
            return true;
    return false;
}

bool rests_on_any(const AnyFact& fact)
{
    return std::any_of(fact.links.begin(), fact.links.end(), [](const ledger::Link& link) {
        return link.kind == LinkKind::rests_on;
    });
}

bool is_answered(const Facts& facts, const AnyFact& challenge)
{
    const auto versions = casefile::versions_of(facts, challenge);
    for (const auto& answer : facts.all<records::ChallengeAnswer>())
        if (casefile::links_to_any(answer, LinkKind::answers, versions)
            && (answer.record.reasons || is_one_of(answer.record.outcome, {"withdrawn"})))
            return true;
    return false;
}

/// Those who disagree: by a challenge about where the child lives, about the court, or about this;
/// by a view against it.
struct Dissent {
    std::size_t open = 0;
    std::size_t heard = 0;
};

Dissent dissent_about(const Facts& facts, const AnyFact& asks)
{
    Dissent dissent;
    const auto versions = casefile::versions_of(facts, asks);
    const auto is_of_it = [&](const AnyFact& fact) {
        return casefile::links_to_any(fact, LinkKind::answers, versions)
            || casefile::links_to_any(fact, LinkKind::part_of, versions)
            || std::any_of(asks.links.begin(), asks.links.end(), [&](const ledger::Link& link) {
                   return link.to == fact.id;
               });
    };
    for (const auto* challenge : casefile::standing<records::Challenge>(facts)) {
        if (!is_of_it(*challenge)
            && !(is_one_of(challenge->record.matter, {"placement", "court"})
                 && concern_the_same(*challenge, asks)))
            continue;
        ++(is_answered(facts, *challenge) ? dissent.heard : dissent.open);
    }
    for (const auto* view : casefile::standing<records::AgencyView>(facts))
        if (is_of_it(*view)
            && (is_one_of(view->record.view, {"no"}) || view->record.disagrees.value_or(false)))
            ++(view->record.reasons ? dissent.heard : dissent.open);
    return dissent;
}

void look_at_dissent(const Asked& asked, const AnyFact& asks, std::optional<bool> said,
                     Verdict& verdict)
{
    const Dissent dissent = dissent_about(asked.scene.facts, asks);
    if (dissent.open > 0) verdict.missing.emplace_back("Answer whoever disagrees, with reasons.");
    else if (said.value_or(false) && dissent.heard == 0)
        verdict.missing.emplace_back("Record who disagrees and why, and answer them.");
    if (dissent.heard > 0)
        verdict.against.push_back(
            {asks.standing,
             "Whoever disagrees has been heard: " + std::to_string(dissent.heard) + "."});
}

/// What the record itself says of them already.
struct Said {
    bool heard = false;
    bool home_seen = false;
};

void look_at_children(const Asked& asked, const AnyFact& asks, const Said& said, Verdict& verdict)
{
    const auto* term = asked.policy.find("G33.days", asked.today);
    if (term == nullptr) {
        verdict.missing.emplace_back("Set the policy value G33.days.");
        return;
    }
    const Fresh fresh{asked.scene.facts, asks, term->value};
    std::vector<PersonId> unheard;
    std::vector<PersonId> unseen;
    for (const PersonId& child : persons_of(asks)) {
        if (!said.heard && !was_heard(fresh, child)) unheard.push_back(child);
        if (!said.home_seen && !was_home_seen(fresh, child)) unseen.push_back(child);
    }
    if (!unheard.empty() || !unseen.empty()) verdict.policy.push_back(term->words());
    if (!unheard.empty())
        verdict.missing.push_back("Ask " + names_for(asked.scene, unheard)
                                  + " what they want, apart from those whom it concerns.");
    if (!unseen.empty())
        verdict.missing.push_back("See the home, for " + names_for(asked.scene, unseen)
                                  + ", and record what it is like.");
}

/// Whoever decided it is not us.
bool is_not_ours(const ReturnHome& said)
{
    return is_one_of(said.decided_by, {"court", "police", "family"});
}

std::optional<Verdict> judge_return(const Asked& asked, const Fact<ReturnHome>& asks)
{
    const ReturnHome said = in_all_words(asked.scene.facts, asks);
    if (!is_one_of(said.kind, {"child_returns"}) || is_not_ours(said)) return std::nullopt;
    Verdict verdict = verdict_about(asks.id);
    verdict.because.push_back({asks.standing,
                               "A child is to go home, or has gone home by our choice: "
                                   + casefile::dated(asks.happened, asked.scene.facts) + "."});
    show_outside_reasons(said.outside_reasons, asks, verdict);
    if (!said.evidence)
        verdict.missing.emplace_back("Say what shows that the child will be safe there.");
    // Where the record says no, an earlier word is no answer.
    const bool may_be_heard = said.child_asked.value_or(true);
    if (!may_be_heard)
        verdict.missing.emplace_back("Ask the child, apart from those to whom they go home.");
    const bool is_said = !may_be_heard || said.child_asked.has_value();
    look_at_children(
        asked, asks, {.heard = is_said, .home_seen = said.home_checked.has_value()}, verdict);
    look_at_dissent(asked, asks, said.somebody_disagrees, verdict);
    return verdict;
}

std::optional<Verdict> judge_order(const Asked& asked, const Fact<PreProceedings>& asks)
{
    const PreProceedings said = in_all_words(asked.scene.facts, asks);
    if (!said.lesser_order.value_or(false)) return std::nullopt;
    Verdict verdict = verdict_about(asks.id);
    std::string told = "A lesser order is to be asked for than was planned or advised";
    if (said.order_sought) told += ": " + std::string{said.order_sought->label()};
    verdict.because.push_back({asks.standing, told + "."});
    show_outside_reasons(said.outside_reasons, asks, verdict);
    if (!said.reasons) verdict.missing.emplace_back("Give the reasons for the lesser order.");
    if (!rests_on_any(asks))
        verdict.missing.emplace_back("Link what shows that the child will be safe with it.");
    look_at_children(asked, asks, {}, verdict);
    look_at_dissent(asked, asks, std::nullopt, verdict);
    return verdict;
}

Answer lacks(const Verdict& verdict)
{
    return verdict.missing.empty() ? Answer::no : Answer::yes;
}

/// What was done by our choice and stands at its gate no more.
void sweep_done(const Asked& asked, std::vector<Verdict>& verdicts)
{
    const Facts& facts = asked.scene.facts;
    const auto add = [&](std::optional<Verdict>&& verdict) {
        if (!verdict) return;
        settle(*verdict, lacks(*verdict));
        verdicts.push_back(std::move(*verdict));
    };
    for (const auto* home : casefile::standing<ReturnHome>(facts))
        if (is_one_of(home->record.stage, {"happened_decided"})) add(judge_return(asked, *home));
    for (const auto* before : casefile::standing<PreProceedings>(facts))
        if (before->record.court_applied) add(judge_order(asked, *before));
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    if (asked.scene.facts.of(ReturnHome::declaration.number).empty()
        && asked.scene.facts.of(PreProceedings::declaration.number).empty())
        return verdicts;
    for (const AtTheGate& at : asked_at(asked, home_or_lesser_order.stands_at)) {
        auto verdict = at.gate == records::Gate::return_home
                         ? judge_return(asked, static_cast<const Fact<ReturnHome>&>(*at.asks))
                         : judge_order(asked, static_cast<const Fact<PreProceedings>&>(*at.asks));
        if (!verdict) continue;
        settle(*verdict, lacks(*verdict), asked, at);
        verdicts.push_back(std::move(*verdict));
    }
    if (asked.proposal == nullptr) sweep_done(asked, verdicts);
    return verdicts;
}

}  // namespace g33

Rule g33_home_or_lesser_order()
{
    return {&g33::home_or_lesser_order, g33::check};
}

}  // namespace holdfast::guardrails
