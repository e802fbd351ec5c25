#include "casefile/dated.h"
#include "guardrails/closings.h"
#include "guardrails/gates.h"
#include "guardrails/outside_the_line.h"
#include "guardrails/sources.h"
#include "guardrails/time_words.h"
#include "records/types/answer.h"
#include "records/types/decision.h"
#include "records/types/referral.h"

namespace holdfast::guardrails {

namespace g03 {

constexpr Guardrail repeat_referral = {
    .id = "G03",
    .name = "REPEAT-REFERRAL",
    .rule = "A second referral about a family within 12 months, closed and unsubstantiated ones "
            "included, needs one analysis of them all before the work ends; from the third on by a "
            "manager outside the team. Excepted: reports of the same event, linked as part of one "
            "referral.",
    .asks = "What do these referrals say together that none says alone?",
    .sources = {&sources::norfolk_case_r, &sources::coventry, &sources::survey},
    .mode = Mode::require,
    .stands_at = records::Gate::close,
    .answered_in_words = true,
};

using base::Answer;
using casefile::Fact;
using records::PolicyTerm;
using records::Referral;

/// Reports of one event by several people are one referral.
bool is_part_of_another(const casefile::FamilyScene& scene, const Fact<Referral>& referral)
{
    for (const ledger::Link& link : referral.links)
        if (link.kind == ledger::LinkKind::part_of
            && scene.facts.find<Referral>(link.to) != nullptr)
            return true;
    return false;
}

std::vector<const Fact<Referral>*> distinct_referrals(const casefile::FamilyScene& scene)
{
    std::vector<const Fact<Referral>*> distinct;
    for (const Fact<Referral>& referral : scene.facts.all<Referral>())
        if (!is_part_of_another(scene, referral)) distinct.push_back(&referral);
    return distinct;
}

std::string referral_sentence(const casefile::FamilyScene& scene, const Fact<Referral>& referral)
{
    std::string sentence =
        "A referral was received " + casefile::dated(referral.happened, scene.facts);
    if (referral.record.source)
        sentence += ", from: " + std::string{referral.record.source->label()};
    for (const auto& decision : scene.facts.all<records::Decision>())
        if (decision.links_to(ledger::LinkKind::answers, referral.id) && decision.record.outcome)
            sentence += "; decided: " + std::string{decision.record.outcome->label()};
    return sentence + ".";
}

/// The analysis that answers this finding; nullptr when there is none, or when it is by somebody
/// who may not give it.
const Fact<records::Answer>* analysis_of(const casefile::FamilyScene& scene,
                                         const Fact<Referral>& referral, bool by_outsider)
{
    for (const auto& answer : scene.facts.all<records::Answer>()) {
        if (!is_answer_to(answer.record, repeat_referral.id)) continue;
        if (!answer.links_to(ledger::LinkKind::answers, referral.id)) continue;
        if (!by_outsider || is_outside_the_line(answer.by.role)) return &answer;
    }
    return nullptr;
}

bool is_decided(const casefile::FamilyScene& scene)
{
    return !scene.has_open_episode();
}

struct Terms {
    const PolicyTerm* months;
    const PolicyTerm* for_analysis;
    const PolicyTerm* for_outsider;
};

void require_analysis(const Asked& asked, const Fact<Referral>& latest, bool by_outsider,
                      Verdict& verdict)
{
    if (const auto* analysis = analysis_of(asked.scene, latest, by_outsider)) {
        verdict.against.push_back({analysis->standing, "One analysis of them all is recorded."});
        return;
    }
    verdict.missing.push_back(by_outsider
                                  ? "One analysis of all these referrals, by a manager from "
                                    "outside the team."
                                  : "One analysis of all these referrals.");
    // Owed before the referral is decided; at the gate, and once everything is closed, it is late.
    const bool late = asked.proposal != nullptr || is_decided(asked.scene);
    verdict.standing = late ? Standing::breached : Standing::pending;
}

/// The verdict on the latest of `referrals`, which come in the order of the ledger; nullopt when it
/// is no repeat.
std::optional<Verdict> judge(const Asked& asked, std::span<const Fact<Referral>* const> referrals,
                             const Terms& terms)
{
    const Fact<Referral>& latest = *referrals.back();
    std::vector<base::Moment> moments;
    for (const Fact<Referral>* referral : referrals) moments.push_back(referral->moment());
    const Count count =
        count_in(terms.months->value, latest.moment(), moments, asked.scene.facts.whens());
    if (count.possible < terms.for_analysis->value) return std::nullopt;

    Verdict verdict = verdict_about(latest.id);
    for (const PolicyTerm* term : {terms.months, terms.for_analysis, terms.for_outsider})
        verdict.policy.push_back(term->words());
    for (const Fact<Referral>* referral : referrals)
        verdict.because.push_back({referral->standing, referral_sentence(asked.scene, *referral)});
    const bool by_outsider = count.certain >= terms.for_outsider->value;
    require_analysis(asked, latest, by_outsider, verdict);
    // Where it may be one too many for an insider, an insider's analysis alone does not meet it.
    const bool perhaps_by_outsider = !by_outsider && count.possible >= terms.for_outsider->value;
    if (perhaps_by_outsider && verdict.standing == Standing::met
        && analysis_of(asked.scene, latest, true) == nullptr) {
        verdict.standing = Standing::cannot_tell;
        verdict.missing.push_back("Find out how many of these referrals lie within "
                                  + std::to_string(terms.months->value)
                                  + " months, or have the analysis made by a manager from outside "
                                    "the team.");
    }
    if (count.certain < terms.for_analysis->value && verdict.standing != Standing::met) {
        verdict.standing = Standing::cannot_tell;
        verdict.missing.push_back("Find out whether these referrals lie within "
                                  + std::to_string(terms.months->value) + " months of each other.");
    }
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    const Terms terms{asked.policy.find("G03.months", asked.today),
                      asked.policy.find("G03.referrals_for_analysis", asked.today),
                      asked.policy.find("G03.referrals_for_outside_manager", asked.today)};
    const auto referrals = distinct_referrals(asked.scene);
    if (referrals.size() < 2) return {};
    if (terms.months == nullptr || terms.for_analysis == nullptr || terms.for_outsider == nullptr) {
        Verdict verdict{.anchor = referrals.back()->id,
                        .standing = Standing::cannot_tell,
                        .because = {},
                        .against = {},
                        .missing = {"Set the policy values of G03."},
                        .due = {},
                        .changes_on = {},
                        .policy = {}};
        return {verdict};
    }
    if (auto verdict = judge(asked, referrals, terms)) return {std::move(*verdict)};
    return {};
}

}  // namespace g03

Rule g03_repeat_referral()
{
    return {&g03::repeat_referral, g03::check};
}

}  // namespace holdfast::guardrails
