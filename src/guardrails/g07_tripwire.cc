#include "casefile/dated.h"
#include "casefile/open_work.h"
#include "guardrails/changes.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "records/types/agreement.h"
#include "records/types/legal_status.h"
#include "records/types/referral.h"
#include "records/types/safety_plan.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g07 {

constexpr Guardrail tripwire = {
    .id = "G07",
    .name = "TRIPWIRE",
    .rule = "What a family agreed to on a condition, a safety plan and an order that keeps "
            "somebody away stay live after the work has ended. When a partner is new, moves in, "
            "comes back or is released, or the plan is broken, somebody looks at it within 1 "
            "working day (as shipped), on a closed file too. Each safety plan and agreement has a "
            "lawful basis and a last day, and the family knows of it, within 5 working days (as "
            "shipped). Excepted: what was ended or withdrawn, and a change that turned out not to "
            "be so.",
    .asks = "Does what was agreed still keep the child safe, now that this has happened?",
    .sources = {&sources::coventry},
    .mode = Mode::escalate,
    .stands_at = {},
    .answered_in_words = true,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Agreement;
using records::LegalStatus;
using records::SafetyPlan;

constexpr std::array<std::string_view, 6> partner_kinds = {
    "new_partner", "person_joined", "person_returned", "reconciled", "released", "bail"};

/// Something that goes on holding, and the first word of it in the ledger.
struct Condition {
    const AnyFact* fact = nullptr;
    std::uint64_t first_order = 0;
};

bool is_same_giver(const AnyFact& one, const AnyFact& other)
{
    const auto givers = [](const AnyFact& fact) {
        std::vector<base::Subject> found;
        for (const ledger::About& about : fact.about)
            if (about.part == ledger::Part::source) found.push_back(about.subject);
        return found;
    };
    return givers(one) == givers(other);
}

/// Of each person the newest word, where it agrees.
std::vector<const Fact<Agreement>*> agreements_in(const FamilyScene& scene)
{
    std::vector<const Fact<Agreement>*> newest;
    for (const auto* agreement : casefile::standing<Agreement>(scene.facts)) {
        if (!agreement->record.kind || agreement->record.kind->code != "other") continue;
        std::erase_if(newest,
                      [&](const auto* earlier) { return is_same_giver(*earlier, *agreement); });
        newest.push_back(agreement);
    }
    std::erase_if(newest, [](const auto* agreement) {
        const auto& answer = agreement->record.answer;
        return !answer || (answer->code != "given" && answer->code != "given_in_part");
    });
    return newest;
}

std::vector<const Fact<SafetyPlan>*> plans_in(const FamilyScene& scene)
{
    auto plans = casefile::standing<SafetyPlan>(scene.facts);
    std::erase_if(plans, [](const auto* plan) { return !casefile::goes_on(*plan); });
    return plans;
}

bool keeps_somebody_away(const Fact<LegalStatus>& status)
{
    const LegalStatus& said = status.record;
    return !said.until
        && (said.conditions || said.keeps_away.value_or(false)
            || said.forbids_contact.value_or(false));
}

std::vector<Condition> conditions_in(const FamilyScene& scene)
{
    std::vector<Condition> conditions;
    const auto add = [&](const AnyFact& fact) {
        conditions.push_back({&fact, first_order_of(scene, fact)});
    };
    for (const auto* plan : plans_in(scene)) add(*plan);
    for (const auto* agreement : agreements_in(scene)) add(*agreement);
    for (const auto* status : casefile::standing<LegalStatus>(scene.facts))
        if (keeps_somebody_away(*status)) add(*status);
    return conditions;
}

void need(Verdict& verdict, bool met, const char* sentence)
{
    if (!met) verdict.missing.emplace_back(sentence);
}

std::string sentence_of(const FamilyScene& scene, const AnyFact& fact)
{
    return std::string{fact.type->name} + ", " + casefile::dated(fact.happened, scene.facts) + ".";
}

Verdict judge_terms(const Asked& asked, const AnyFact& fact, std::vector<std::string> missing)
{
    Verdict verdict = verdict_about(fact.id);
    verdict.because.push_back({fact.standing, "It still holds: " + sentence_of(asked.scene, fact)});
    verdict.missing = std::move(missing);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    await_since_known(verdict, asked, {&fact}, "G07.complete_working_days");
    return verdict;
}

Verdict judge_plan(const Asked& asked, const Fact<SafetyPlan>& plan)
{
    const SafetyPlan& said = plan.record;
    Verdict lacking{};
    need(lacking,
         said.basis && said.basis->code != "none",
         "Record what the safety plan stands on: free agreement, a plan, or an order.");
    need(lacking, said.until.has_value(), "Record until which day the safety plan holds.");
    need(lacking,
         !said.until || *said.until >= asked.today,
         "End the safety plan or agree it anew: its last day has passed.");
    // Whoever abuses need not know of a survivor's plan.
    need(lacking,
         said.family_knows.value_or(false) || said.kept_from.value_or(false),
         "Tell the family of the safety plan, or record from whom it is kept.");
    return judge_terms(asked, plan, std::move(lacking.missing));
}

Verdict judge_agreement(const Asked& asked, const Fact<Agreement>& agreement)
{
    const auto& until = agreement.record.review_due;
    Verdict lacking{};
    need(lacking, until.has_value(), "Record on which day they are asked about it again.");
    need(lacking,
         !until || *until >= asked.today,
         "Ask them about it again, or record that it ended: its day has passed.");
    return judge_terms(asked, agreement, std::move(lacking.missing));
}

struct Event {
    Known known;
    std::string says;
};

/// What a condition is there for. A plan is broken by its own word.
std::vector<Event> events_in(const FamilyScene& scene)
{
    std::vector<Event> events;
    for (const ChangeFact* change : changes_of(scene, partner_kinds))
        events.push_back({known_of(*change), change_sentence(scene, *change)});
    // One that we decided was decided in view of what holds.
    for (const auto* back : casefile::standing<records::ReturnHome>(scene.facts))
        if (happened_undecided(back->record))
            events.push_back({{back}, "They live together, or met: " + sentence_of(scene, *back)});
    return events;
}

/// Had an order run out by then?
bool had_expired(const FamilyScene& scene, const AnyFact& condition, const AnyFact& happened)
{
    if (condition.type != &LegalStatus::declaration) return false;
    const auto& expires = static_cast<const Fact<LegalStatus>&>(condition).record.expires;
    const auto first = base::earliest_date(happened.happened, scene.facts.whens());
    return expires && first && *expires < *first;
}

/// Was the condition there when it happened?
bool is_under(const FamilyScene& scene, const Condition& condition, const Event& event)
{
    const AnyFact& happened = *event.known.fact;
    if (first_order_of(scene, happened) < condition.first_order) return false;
    if (had_expired(scene, *condition.fact, happened)) return false;
    return base::happened_before(happened.moment(), condition.fact->moment(), scene.facts.whens())
        != Answer::yes;
}

/// Was the condition written again since, by somebody who so looked at it?
bool was_looked_at(const Condition& condition, const AnyFact& happened)
{
    return condition.fact->order > happened.order;
}

/// What somebody did about it: an assessment, an enquiry, a new referral, an answer in words.
const AnyFact* what_was_done(const FamilyScene& scene, const Known& event)
{
    const AnyFact& fact = *event.fact;
    const auto versions = casefile::versions_of(scene.facts, fact);
    for (const auto& answer : scene.facts.all<records::Answer>())
        if (is_answer_to(answer.record, tripwire.id)
            && casefile::links_to_any(answer, LinkKind::answers, versions))
            return &answer;
    for (const auto& referral : scene.facts.all<records::Referral>())
        if (referral.order > fact.order) return &referral;
    const LookedInto look = looked_into(scene, event);
    return look.began_after == Answer::yes ? look.by : nullptr;
}

std::optional<Verdict> judge_event(const Asked& asked, std::span<const Condition> conditions,
                                   const Event& event)
{
    const FamilyScene& scene = asked.scene;
    const AnyFact& happened = *event.known.fact;
    Verdict verdict = verdict_about(happened.id);
    verdict.because.push_back({happened.standing, event.says});
    bool all_looked_at = true;
    for (const Condition& condition : conditions) {
        if (!is_under(scene, condition, event)) continue;
        verdict.because.push_back(
            {condition.fact->standing, "It still held: " + sentence_of(scene, *condition.fact)});
        if (!was_looked_at(condition, happened)) all_looked_at = false;
    }
    if (verdict.because.size() == 1) return std::nullopt;
    if (const AnyFact* done = what_was_done(scene, event.known))
        verdict.against.push_back({done->standing, "Somebody acted: " + sentence_of(scene, *done)});
    else if (!all_looked_at)
        verdict.missing.emplace_back("Look at what was agreed, say whether it still keeps the "
                                     "child safe, and begin an assessment or a referral if not.");
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    await_since_known(verdict, asked, event.known, "G07.working_days");
    return verdict;
}

/// A plan that says of itself that it was broken, and was not checked since.
std::optional<Verdict> judge_broken(const Asked& asked, const Fact<SafetyPlan>& plan)
{
    const FamilyScene& scene = asked.scene;
    const SafetyPlan& said = plan.record;
    if (!said.broken) return std::nullopt;
    const base::Moment broken{std::nullopt, *said.broken};
    const bool is_checked =
        said.checked
        && base::happened_before({std::nullopt, *said.checked}, broken, scene.facts.whens())
               == Answer::no;
    if (is_checked || what_was_done(scene, {&plan, said.broken}) != nullptr) return std::nullopt;
    Verdict verdict = verdict_about(plan.id);
    verdict.because.push_back(
        {plan.standing,
         "The safety plan was broken " + casefile::dated(*said.broken, scene.facts) + "."});
    verdict.missing.emplace_back("Make sure now that everybody is safe, check the safety plan, and "
                                 "record when.");
    settle(verdict, Answer::yes);
    await_since_known(verdict, asked, {&plan, said.broken}, "G07.working_days");
    return verdict;
}

/// Not modelled: agreements to a service, such as section 17 help; to withdraw from them is a
/// right. Conditions that stand only in the words of a letter or a decision are not seen: they are
/// filed as a safety plan or an agreement.
std::vector<Verdict> check(const Asked& asked)
{
    const FamilyScene& scene = asked.scene;
    const auto& facts = scene.facts;
    if (asked.proposal != nullptr) return {};
    if (facts.of(SafetyPlan::declaration.number).empty()
        && facts.of(Agreement::declaration.number).empty()
        && facts.of(LegalStatus::declaration.number).empty())
        return {};
    std::vector<Verdict> verdicts;
    for (const auto* plan : plans_in(scene)) {
        if (auto broken = judge_broken(asked, *plan)) verdicts.push_back(std::move(*broken));
        else verdicts.push_back(judge_plan(asked, *plan));
    }
    for (const auto* agreement : agreements_in(scene))
        verdicts.push_back(judge_agreement(asked, *agreement));
    const auto conditions = conditions_in(scene);
    if (conditions.empty()) return verdicts;
    for (const Event& event : events_in(scene))
        if (auto verdict = judge_event(asked, conditions, event))
            verdicts.push_back(std::move(*verdict));
    return verdicts;
}

}  // namespace g07

Rule g07_tripwire()
{
    return {&g07::tripwire, g07::check};
}

}  // namespace holdfast::guardrails
