#include "casefile/dated.h"
#include "casefile/open_matters.h"
#include "casefile/standing.h"
#include "guardrails/present_work.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/explanation.h"
#include "records/types/injury.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g13 {

constexpr Guardrail explanation_ledger = {
    .id = "G13",
    .name = "EXPLANATION-LEDGER",
    .rule = "Whoever explains a worry or an injury is named, at least one other explanation "
            "stands beside theirs, and one that is accepted was tested, within 10 working days "
            "(as shipped). Before an assessment is signed, a level lowered or the work closed, it "
            "is shown how many worries and injuries are explained by an adult's word or "
            "medically. Excepted: a worry that nobody has explained away; an explanation that was "
            "found not to hold.",
    .asks = "Who explains it so, and what else could explain it?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::require,
    .stands_at = {records::Gate::assessment, records::Gate::close, records::Gate::step_down},
};

using base::Answer;
using base::PersonId;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Explanation;
using records::Injury;
using records::Worry;

using Tellers = std::optional<records::Codes<records::tellers>>;

/// A worry or an injury, and how it was explained.
struct Indicator {
    const AnyFact* fact = nullptr;
    const Fact<Injury>* injury = nullptr;
    const Fact<Worry>* worry = nullptr;
    std::vector<const Fact<Explanation>*> explanations;
    const Fact<records::WorryAnswered>* answer = nullptr;
};

bool came_to(const Explanation& explanation, std::string_view conclusion)
{
    return explanation.conclusion && explanation.conclusion->code == conclusion;
}

bool is_accepted(const Explanation& explanation)
{
    return came_to(explanation, "holds") || came_to(explanation, "in_part");
}

bool is_dismissed(const Indicator& indicator)
{
    return indicator.answer != nullptr && indicator.answer->record.standing
        && indicator.answer->record.standing->code == "not_so";
}

/// Explanations that answer any version of it; what was found not to hold explains nothing.
void take_explanations(const FamilyScene& scene, std::vector<const Fact<Explanation>*>& all,
                       Indicator& indicator)
{
    if (all.empty()) return;
    const auto versions = casefile::versions_of(scene.facts, *indicator.fact);
    std::erase_if(all, [&](const Fact<Explanation>* explanation) {
        if (!casefile::links_to_any(*explanation, LinkKind::answers, versions)) return false;
        if (!came_to(explanation->record, "does_not"))
            indicator.explanations.push_back(explanation);
        return true;
    });
}

/// Every injury and worry that stands, in the order of the ledger by their type; explanations that
/// answer neither stand for what they explain.
std::vector<Indicator> indicators_in(const FamilyScene& scene)
{
    auto unmatched = casefile::standing<Explanation>(scene.facts);
    const bool any_answers = !scene.facts.of(records::WorryAnswered::declaration.number).empty();
    std::vector<Indicator> found;
    for (const auto* injury : casefile::standing<Injury>(scene.facts)) {
        Indicator indicator{injury, injury, nullptr, {}, nullptr};
        take_explanations(scene, unmatched, indicator);
        found.push_back(std::move(indicator));
    }
    for (const auto* worry : casefile::standing<Worry>(scene.facts)) {
        Indicator indicator{worry, nullptr, worry, {}, nullptr};
        take_explanations(scene, unmatched, indicator);
        if (any_answers) indicator.answer = casefile::newest_answer(scene.facts, *worry);
        found.push_back(std::move(indicator));
    }
    for (const auto* explanation : unmatched)
        if (!came_to(explanation->record, "does_not"))
            found.push_back({explanation, nullptr, nullptr, {explanation}, nullptr});
    return found;
}

bool names_anybody(const Tellers& tellers)
{
    return tellers && !tellers->codes.empty();
}

bool is_explained(const Indicator& indicator)
{
    return !indicator.explanations.empty()
        || (indicator.injury != nullptr && indicator.injury->record.explanation);
}

/// Is there another explanation beside the one that was offered?
bool has_another(const Indicator& indicator)
{
    if (indicator.injury != nullptr && indicator.injury->record.other_explanation) return true;
    if (indicator.worry != nullptr && indicator.worry->record.other_side) return true;
    if (indicator.answer != nullptr && indicator.answer->record.other_side) return true;
    const std::size_t own =
        indicator.injury != nullptr && indicator.injury->record.explanation ? 1 : 0;
    return indicator.explanations.size() + own > 1
        || std::any_of(indicator.explanations.begin(),
                       indicator.explanations.end(),
                       [](const auto* each) { return each->record.otherwise.has_value(); });
}

bool is_offered_by_somebody(const Indicator& indicator)
{
    const bool each =
        std::all_of(indicator.explanations.begin(),
                    indicator.explanations.end(),
                    [](const auto* offered) { return names_anybody(offered->record.offered_by); });
    const bool own = indicator.injury == nullptr || !indicator.injury->record.explanation
                  || names_anybody(indicator.injury->record.explained_by);
    return each && own;
}

std::string words_of(const FamilyScene& scene, const Indicator& indicator)
{
    const char* what = "what was explained ";
    if (indicator.injury != nullptr) what = "the injury noticed ";
    if (indicator.worry != nullptr) what = "the worry told ";
    return what + casefile::dated(indicator.fact->happened, scene.facts);
}

/// What is not written down about how it is explained; empty where nobody explained it.
std::vector<std::string> gaps_in(const FamilyScene& scene, const Indicator& indicator)
{
    std::vector<std::string> gaps;
    const std::string which = words_of(scene, indicator);
    if (!is_explained(indicator)) {
        if (is_dismissed(indicator) && !has_another(indicator))
            gaps.push_back("Record how " + which
                           + " was found not to be so: who explains it, and what else could.");
        return gaps;
    }
    if (!is_offered_by_somebody(indicator)) gaps.push_back("Record who explains " + which + ".");
    if (!has_another(indicator)) gaps.push_back("Record what else could explain " + which + ".");
    const bool untested = std::any_of(
        indicator.explanations.begin(), indicator.explanations.end(), [](const auto* each) {
            return is_accepted(each->record) && !each->record.tested;
        });
    if (untested)
        gaps.push_back("Record how the explanation of " + which + " was tested, and with whom.");
    return gaps;
}

/// When the clock of its gaps began: when it was last explained or answered.
base::Moment last_explained(const Indicator& indicator)
{
    const AnyFact* last = indicator.fact;
    for (const auto* explanation : indicator.explanations)
        if (explanation->order > last->order) last = explanation;
    if (indicator.answer != nullptr && indicator.answer->order > last->order)
        last = indicator.answer;
    return last->moment();
}

std::string_view kind_of(const Indicator& indicator)
{
    if (indicator.injury != nullptr) return "An injury was noticed ";
    return indicator.worry != nullptr ? "A worry was told " : "An explanation was offered ";
}

void tell_explanations(const FamilyScene& scene, const Indicator& indicator, Verdict& verdict)
{
    verdict.because.push_back({indicator.fact->standing,
                               std::string{kind_of(indicator)}
                                   + casefile::dated(indicator.fact->happened, scene.facts) + "."});
    for (const auto* explanation : indicator.explanations) {
        const Explanation& said = explanation->record;
        std::string told = "It is explained";
        if (said.kind) told += ": " + std::string{said.kind->label()};
        if (names_anybody(said.offered_by)) told += "; by: " + said.offered_by->labels();
        if (said.conclusion) told += "; " + std::string{said.conclusion->label()};
        verdict.because.push_back({explanation->standing, told + "."});
    }
}

std::optional<Verdict> judge_indicator(const Asked& asked, const Indicator& indicator)
{
    if (!is_explained(indicator) && !is_dismissed(indicator)) return std::nullopt;
    Verdict verdict = verdict_about(indicator.fact->id);
    tell_explanations(asked.scene, indicator, verdict);
    verdict.missing = gaps_in(asked.scene, indicator);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    await(verdict, asked, last_explained(indicator), "G13.working_days");
    return verdict;
}

// At a gate: all of them together.

bool is_adults_word(const Tellers& tellers)
{
    constexpr std::array<std::string_view, 5> adults = {
        "mother", "father", "partner", "relative", "foster_carer"};
    return tellers && std::any_of(adults.begin(), adults.end(), [&](std::string_view code) {
               return tellers->has(code);
           });
}

bool is_by_adult_or_medical(const Explanation& explanation)
{
    constexpr std::array<std::string_view, 3> kinds = {"medical", "disability", "adult_account"};
    return is_adults_word(explanation.offered_by)
        || (explanation.kind
            && std::find(kinds.begin(), kinds.end(), explanation.kind->code) != kinds.end());
}

bool is_by_adult_or_medical(const Indicator& indicator)
{
    if (indicator.injury != nullptr) {
        const Injury& injury = indicator.injury->record;
        const bool is_illness = injury.conclusion && injury.conclusion->code == "illness";
        const bool by_doctor = injury.explained_by && injury.explained_by->has("health");
        if (is_illness || by_doctor || is_adults_word(injury.explained_by)) return true;
    }
    return std::any_of(indicator.explanations.begin(),
                       indicator.explanations.end(),
                       [](const auto* each) { return is_by_adult_or_medical(each->record); });
}

/// What nobody explained at all: of an injury that is asked here too, because the work may end.
void look_at(const FamilyScene& scene, const Indicator& indicator, Verdict& verdict)
{
    if (indicator.injury != nullptr && !is_explained(indicator))
        verdict.missing.push_back("Record how " + words_of(scene, indicator)
                                  + " is explained, and by whom.");
    for (std::string& gap : gaps_in(scene, indicator)) verdict.missing.push_back(std::move(gap));
}

bool concerns_any(const AnyFact& fact, const std::vector<PersonId>& children)
{
    return std::any_of(children.begin(), children.end(), [&](const PersonId& child) {
        return is_about_child(fact, child);
    });
}

std::optional<Verdict> judge(const Asked& asked, const AtTheGate& at,
                             std::vector<Indicator> indicators)
{
    const FamilyScene& scene = asked.scene;
    const std::vector<PersonId> children = children_asked_about(asked, at);
    std::erase_if(indicators, [&](const Indicator& indicator) {
        return !concerns_any(*indicator.fact, children);
    });
    std::size_t explained = 0;
    Verdict verdict = verdict_about(at.asks->id);
    verdict.because.push_back(told_as_evidence(at, scene));
    for (const Indicator& indicator : indicators) {
        look_at(scene, indicator, verdict);
        if (!is_by_adult_or_medical(indicator)) continue;
        ++explained;
        tell_explanations(scene, indicator, verdict);
    }
    if (explained == 0 && verdict.missing.empty()) return std::nullopt;
    verdict.because.front().says += " Of " + std::to_string(indicators.size())
                                  + " worries and injuries, so many are explained by an adult's "
                                    "word or medically: "
                                  + std::to_string(explained) + ".";
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    return verdict;
}

/// In a sweep each worry and injury speaks for itself; at a gate they speak together.
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    const auto is_at_gate = asked.proposal != nullptr;
    const auto asks =
        is_at_gate ? work_asked(asked, explanation_ledger.stands_at) : std::vector<AtTheGate>{};
    if (is_at_gate && asks.empty()) return verdicts;
    const std::vector<Indicator> indicators = indicators_in(asked.scene);
    for (const AtTheGate& at : asks)
        if (auto verdict = judge(asked, at, indicators)) verdicts.push_back(std::move(*verdict));
    if (!is_at_gate)
        for (const Indicator& indicator : indicators)
            if (auto verdict = judge_indicator(asked, indicator))
                verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g13

Rule g13_explanation_ledger()
{
    return {&g13::explanation_ledger, g13::check};
}

}  // namespace holdfast::guardrails
