#include "casefile/childhood.h"
#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/known_of.h"
#include "guardrails/sources.h"
#include "guardrails/time_words.h"
#include "records/types/assessment.h"
#include "records/types/change_in_circumstances.h"
#include "records/types/contact.h"
#include "records/types/legal_status.h"
#include "records/types/placement.h"
#include "records/types/referral.h"
#include "records/types/strategy_discussion.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g43 {

constexpr Guardrail arrest_trigger = {
    .id = "G43",
    .name = "ARREST-TRIGGER",
    .rule = "When a child or somebody who left care is arrested, or is alleged to have harmed "
            "somebody, that is referred and a strategy discussion is held within one working day "
            "(as shipped); what was said before of the risk predates it and is looked at again "
            "within five. Whoever is arrested and under 18 is a child as well, and has a referral "
            "of their own. Excepted: it turned out not to be so, or somebody has given reasons "
            "why no discussion is needed.",
    .asks = "Has this been referred and talked over with the police, and what was thought before?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::escalate,
    .stands_at = {},
    .answered_in_words = true,
    .owner = Owner::team_manager,
};

using base::Answer;
using base::Date;
using base::PersonId;
using base::Subject;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::Part;
using records::ChangeInCircumstances;
using records::LegalStatus;

/// Where a young person lives, or lived, in our care.
constexpr std::array<std::string_view, 6> care_kinds = {
    "section_20", "interim_care_order", "care_order", "placement_order", "remand", "sentenced"};

bool was_in_care(const FamilyScene& scene, const PersonId& person)
{
    for (const Fact<LegalStatus>& status : scene.facts.all<LegalStatus>())
        if (status.record.kind && status.is_about(Subject::of(person), Part::subject)
            && std::find(care_kinds.begin(), care_kinds.end(), status.record.kind->code)
                   != care_kinds.end())
            return true;
    const auto& placements = scene.facts.all<records::Placement>();
    return std::any_of(placements.begin(), placements.end(), [&](const AnyFact& placed) {
        return placed.is_about(Subject::of(person), Part::subject);
    });
}

/// Is it one of the family's children, or somebody who is or was in our care? A child who is surely
/// too young to be arrested is only touched by an arrest.
bool is_young_person(const Asked& asked, const PersonId& person)
{
    const FamilyScene& scene = asked.scene;
    const bool is_child = std::any_of(
        scene.members.begin(), scene.members.end(), [&](const casefile::Member& member) {
            return member.person == person && member.is_child();
        });
    if (!is_child && !was_in_care(scene, person)) return false;
    const auto details = casefile::details_of(scene.facts, person);
    const records::PolicyTerm* age = asked.policy.find("G43.youngest", asked.today);
    if (!details || !details->born || age == nullptr) return true;
    const auto born = base::earliest_date(*details->born, scene.facts.whens());
    return !born || born->plus_months(casefile::months_of_year * age->value) <= asked.today;
}

/// Something of which one person is said to be the cause.
struct Trigger {
    const AnyFact* fact;
    PersonId person;
    bool is_first_word;  // An arrest or an allegation; not bail, a charge or detention.
};

bool tells_of(const ChangeInCircumstances& change, std::string_view kind)
{
    return change.kinds && change.kinds->has(kind)
        && !(change.standing && change.standing->code == "untrue");
}

void add_triggers(const Asked& asked, const AnyFact& fact, bool is_first_word,
                  std::vector<Trigger>& found)
{
    for (const PersonId& person : persons_named(fact, Part::subject))
        if (is_young_person(asked, person)) found.push_back({&fact, person, is_first_word});
}

/// An allegation is against whom the worry mentions, where it mentions nobody else.
void add_allegations(const Asked& asked, std::vector<Trigger>& found)
{
    for (const auto* worry : casefile::standing<records::Worry>(asked.scene.facts)) {
        if (!worry->record.allegation.value_or(false)) continue;
        const auto mentioned = persons_named(*worry, Part::mentioned);
        if (mentioned.size() == 1 && is_young_person(asked, mentioned.front()))
            found.push_back({worry, mentioned.front(), true});
    }
}

std::vector<Trigger> triggers_in(const Asked& asked)
{
    const casefile::Facts& facts = asked.scene.facts;
    std::vector<Trigger> found;
    for (const auto* change : casefile::standing<ChangeInCircumstances>(facts)) {
        if (tells_of(change->record, "arrest")) add_triggers(asked, *change, true, found);
        else if (tells_of(change->record, "charge") || tells_of(change->record, "bail"))
            add_triggers(asked, *change, false, found);
    }
    for (const auto* status : casefile::standing<LegalStatus>(facts)) {
        const bool is_held = status->record.kind && status->record.kind->code == "police_detention";
        if (is_held || is_inquiry(*status)) add_triggers(asked, *status, false, found);
    }
    add_allegations(asked, found);
    std::sort(found.begin(), found.end(), [](const Trigger& one, const Trigger& other) {
        return one.fact->order < other.fact->order;
    });
    return found;
}

/// Bail and a charge belong to the arrest before them: each person's first word is asked about, and
/// where there is none, the first that follows one.
bool is_asked_about(const Trigger& trigger, std::span<const Trigger> all)
{
    if (trigger.is_first_word) return true;
    return std::none_of(all.begin(), all.end(), [&](const Trigger& other) {
        return other.person == trigger.person
            && (other.is_first_word || other.fact->order < trigger.fact->order);
    });
}

/// Is it about the person, and not from before the arrest? Where the days cannot tell, by which was
/// written first.
bool is_since(const AnyFact& fact, const Trigger& trigger, const base::WhenOf& whens)
{
    if (!fact.is_about(Subject::of(trigger.person), Part::subject)) return false;
    if (fact.links_to(ledger::LinkKind::answers, trigger.fact->id)
        || fact.links_to(ledger::LinkKind::rests_on, trigger.fact->id))
        return true;
    const Answer before = base::happened_before(fact.moment(), trigger.fact->moment(), whens);
    return before == Answer::no
        || (before == Answer::cannot_tell && fact.order > trigger.fact->order);
}

template <class R>
const Fact<R>* first_since(const FamilyScene& scene, const Trigger& trigger)
{
    for (const auto* fact : casefile::standing<R>(scene.facts))
        if (is_since(*fact, trigger, scene.facts.whens())) return fact;
    return nullptr;
}

void say_done(const FamilyScene& scene, const AnyFact& fact, Verdict& verdict)
{
    verdict.against.push_back(
        {fact.standing,
         std::string{fact.type->name} + ", " + casefile::dated(fact.happened, scene.facts) + "."});
}

void look_for_referral(const FamilyScene& scene, const Trigger& trigger, Verdict& verdict)
{
    const AnyFact* referred = first_since<records::Referral>(scene, trigger);
    if (referred == nullptr) referred = first_since<records::Contact>(scene, trigger);
    if (referred != nullptr) say_done(scene, *referred, verdict);
    else
        verdict.missing.emplace_back(
            "Refer it to the front door, about the young person, who is a child as well if under "
            "18.");
}

void look_for_discussion(const FamilyScene& scene, const Trigger& trigger, Verdict& verdict)
{
    if (const auto* held = first_since<records::StrategyDiscussion>(scene, trigger)) {
        say_done(scene, *held, verdict);
        return;
    }
    if (const auto* answer = answer_to(scene, arrest_trigger.id, trigger.fact->id)) {
        verdict.against.push_back(
            {answer->standing, "Somebody gave reasons why there was no strategy discussion."});
        return;
    }
    verdict.missing.emplace_back(
        "Hold a strategy discussion with the police, or answer why none is needed.");
}

bool says_safe(const records::Assessment& assessment)
{
    if (assessment.says_safe && !assessment.says_safe->codes.empty()) return true;
    return assessment.outcome
        && (assessment.outcome->code == "no_further_action"
            || assessment.outcome->code == "early_help");
}

/// The last word on the risk from before: an assessment that says the person is safe or needs
/// little, or what was assessed before they were housed.
const AnyFact* favourable_before(const FamilyScene& scene, const Trigger& trigger)
{
    const AnyFact* last = nullptr;
    const auto take = [&](const AnyFact& fact, bool is_favourable) {
        const bool is_before = fact.order < trigger.fact->order
                            && fact.is_about(Subject::of(trigger.person), Part::subject)
                            && !is_since(fact, trigger, scene.facts.whens());
        if (is_before && is_favourable && (last == nullptr || fact.order > last->order))
            last = &fact;
    };
    for (const auto* assessment : casefile::standing<records::Assessment>(scene.facts))
        take(*assessment, says_safe(assessment->record));
    for (const auto* placed : casefile::standing<records::Placement>(scene.facts))
        take(*placed, placed->record.risk_assessed || placed->record.risk);
    return last;
}

bool is_looked_at_again(const FamilyScene& scene, const Trigger& trigger)
{
    if (first_since<records::Assessment>(scene, trigger) != nullptr) return true;
    const auto placements = casefile::standing<records::Placement>(scene.facts);
    return std::any_of(placements.begin(), placements.end(), [&](const auto* placed) {
        if (!placed->record.risk_assessed
            || !placed->is_about(Subject::of(trigger.person), Part::subject))
            return false;
        const base::Moment assessed{{}, *placed->record.risk_assessed};
        return base::happened_before(assessed, trigger.fact->moment(), scene.facts.whens())
            == Answer::no;
    });
}

/// Marks what was thought before.
void look_at_earlier(const FamilyScene& scene, const Trigger& trigger, Verdict& verdict)
{
    const AnyFact* earlier = favourable_before(scene, trigger);
    if (earlier == nullptr) return;
    const bool is_done = is_looked_at_again(scene, trigger);
    const std::string says = std::string{earlier->type->name} + ", "
                           + casefile::dated(earlier->happened, scene.facts)
                           + ": it predates the arrest or the allegation";
    verdict.because.push_back(
        {earlier->standing, says + (is_done ? "." : ", and its review is due.")});
    if (!is_done)
        verdict.missing.emplace_back("Assess again what was thought of the risk before this.");
}

Verdict judge(const Asked& asked, const Trigger& trigger, std::span<const Trigger> all)
{
    const FamilyScene& scene = asked.scene;
    Verdict verdict = verdict_about(trigger.fact->id);
    for (const Trigger& each : all)
        if (each.person == trigger.person && (each.fact == trigger.fact || !each.is_first_word))
            verdict.because.push_back({each.fact->standing,
                                       std::string{each.fact->type->name} + ", "
                                           + casefile::dated(each.fact->happened, scene.facts)
                                           + "."});
    look_for_referral(scene, trigger, verdict);
    look_for_discussion(scene, trigger, verdict);
    const bool is_first_missing = !verdict.missing.empty();
    look_at_earlier(scene, trigger, verdict);
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    await(verdict,
          asked,
          trigger.fact->moment(),
          is_first_missing ? "G43.working_days" : "G43.review_working_days");
    return verdict;
}

/// One finding for each entry, also where it names two.
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    const auto all = triggers_in(asked);
    for (const Trigger& trigger : all) {
        if (!is_asked_about(trigger, all)) continue;
        Verdict verdict = judge(asked, trigger, all);
        if (!verdicts.empty() && verdicts.back().anchor == verdict.anchor) {
            if (verdict.missing.size() > verdicts.back().missing.size())
                verdicts.back() = std::move(verdict);
            continue;
        }
        verdicts.push_back(std::move(verdict));
    }
    return verdicts;
}

}  // namespace g43

Rule g43_arrest_trigger()
{
    return {&g43::arrest_trigger, g43::check};
}

}  // namespace holdfast::guardrails
