#include "base/ascii.h"
#include "casefile/dated.h"
#include "casefile/open_work.h"
#include "guardrails/about_whom.h"
#include "guardrails/gates.h"
#include "guardrails/one_of.h"
#include "guardrails/since_then.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/programme_referral.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g16 {

constexpr Guardrail programme_fit = {
    .id = "G16",
    .name = "SERVICE-FIT",
    .rule = "Who is sent to a programme or service is sent for a need that is named, with why it "
            "fits this person, a check that nothing rules it out, and a day on which it is looked "
            "at again. Where domestic abuse is told of, work with the couple waits for that check. "
            "No level is lowered and no work ends on one of which that is not known. Excepted: it "
            "was declined, was not to be had, or has run its course.",
    .asks = "Why does this service fit this person, and what could rule it out?",
    .sources = {&sources::norfolk_case_r, &sources::norfolk_trio},
    .mode = Mode::require,
    .stands_at = {records::Gate::close, records::Gate::step_down},
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using Programme = records::ProgrammeReferral;
using ProgrammeFact = Fact<Programme>;

/// One that did not fit is asked about also after its end: that is what this rule is for.
bool is_over(const ProgrammeFact& service)
{
    const auto& outcome = service.record.outcome;
    if (is_one_of(outcome, {"declined", "not_available", "finished"})) return true;
    return !casefile::goes_on(service) && !is_one_of(outcome, {"not_suited"});
}

/// Work in which somebody sits beside whoever may have abused them.
bool is_together(const Programme& said)
{
    return is_one_of(said.kind, {"couple", "restorative"});
}

struct Judged {
    Verdict verdict;
    bool is_unsafe = false;  // No time is given for this.
};

/// The check that nothing rules it out; where abuse is told of, what was checked and with whom.
void look_at_exclusions(const Asked& asked, const Programme& said, Judged& judged)
{
    Verdict& verdict = judged.verdict;
    const auto abuse =
        is_together(said) ? domestic_abuse_in(asked.scene) : std::vector<const AnyFact*>{};
    for (const AnyFact* each : abuse)
        verdict.because.push_back({each->standing,
                                   "Domestic abuse is told of: " + std::string{each->type->name}
                                       + ", " + casefile::dated(each->happened, asked.scene.facts)
                                       + "."});
    const bool is_checked = said.exclusions_checked.value_or(false);
    if (!abuse.empty() && (!is_checked || !said.exclusions)) {
        judged.is_unsafe = true;
        verdict.missing.emplace_back("Check with somebody who knows about domestic abuse whether "
                                     "work together is safe, and record what was checked and with "
                                     "whom; until then stop it.");
    } else if (!is_checked)
        verdict.missing.emplace_back("Check that nothing rules it out, and record it.");
}

Judged judge(const Asked& asked, const ProgrammeFact& service)
{
    const Programme said = in_all_words(asked.scene.facts, service);
    Judged judged{verdict_about(service.id)};
    Verdict& verdict = judged.verdict;
    std::string told =
        "A service was asked for " + casefile::dated(service.happened, asked.scene.facts);
    if (said.kind) told += ": " + base::lowered(said.kind->label());
    verdict.because.push_back({service.standing, told + "."});
    if (!said.need) verdict.missing.emplace_back("Name the need that it is to meet.");
    if (!said.why_suits) verdict.missing.emplace_back("Say why it fits this person.");
    look_at_exclusions(asked, said, judged);
    if (!casefile::goes_on(service)) return judged;
    if (is_one_of(said.outcome, {"not_suited"}))
        verdict.missing.emplace_back("It did not fit: end it, and say what meets the need.");
    else if (!said.review_on)
        verdict.missing.emplace_back("Give a day on which it is looked at again.");
    else if (*said.review_on < asked.today) {
        verdict.missing.emplace_back("The day on which it was to be looked at has passed: say what "
                                     "has changed through it.");
        verdict.due = said.review_on;
    }
    return judged;
}

/// In a sweep: what is not written down yet has a clock, and what is unsafe or late has none left.
std::optional<Verdict> judge_in_sweep(const Asked& asked, const ProgrammeFact& service)
{
    if (is_over(service)) return std::nullopt;
    Judged judged = judge(asked, service);
    Verdict& verdict = judged.verdict;
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    if (!judged.is_unsafe && !verdict.due)
        await_if_dated(verdict, asked, service.moment(), "G16.working_days");
    if (verdict.standing == Standing::met && casefile::goes_on(service)) {
        const auto review = in_all_words(asked.scene.facts, service).review_on;
        if (review) verdict.changes_on = review->plus_days(1);
    }
    return verdict;
}

/// A closing or a lower level is asked about what goes on, and about what it rests on.
std::optional<Verdict> judge_at_gate(const Asked& asked, const AtTheGate& at)
{
    Verdict verdict = verdict_about(at.asks->id);
    for (const auto* service : casefile::standing<Programme>(asked.scene.facts)) {
        const bool rests = at.asks->links_to(ledger::LinkKind::rests_on, service->id);
        if (is_over(*service) && !rests) continue;
        if (at.passed != nullptr && service->order > at.passed->order) continue;
        Judged judged = judge(asked, *service);
        if (judged.verdict.missing.empty()) continue;
        const auto add = [](auto& to, const auto& from) {
            to.insert(to.end(), from.begin(), from.end());
        };
        add(verdict.because, judged.verdict.because);
        add(verdict.missing, judged.verdict.missing);
    }
    if (verdict.missing.empty()) return std::nullopt;
    settle(verdict, Answer::yes, asked, at);
    return verdict;
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    if (asked.scene.facts.of(Programme::declaration.number).empty()) return verdicts;
    // In a sweep each service speaks for itself.
    if (asked.proposal == nullptr) {
        for (const auto* service : casefile::standing<Programme>(asked.scene.facts))
            if (auto verdict = judge_in_sweep(asked, *service))
                verdicts.push_back(std::move(*verdict));
        return verdicts;
    }
    for (const AtTheGate& at : asked_at(asked, programme_fit.stands_at))
        if (auto verdict = judge_at_gate(asked, at)) verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g16

Rule g16_programme_fit()
{
    return {&g16::programme_fit, g16::check};
}

}  // namespace holdfast::guardrails
