#include "casefile/dated.h"
#include "casefile/levels.h"
#include "casefile/standing.h"
#include "guardrails/changes.h"
#include "guardrails/sources.h"
#include "records/types/health.h"
#include "records/types/legal_status.h"
#include "records/types/return_home.h"
#include "records/types/threshold.h"
#include "records/types/withdrawal.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g17 {

constexpr Guardrail change_of_circumstances = {
    .id = "G17",
    .name = "CHANGE-OF-CIRCUMSTANCES",
    .rule = "When somebody joins, leaves or comes back, partners part or are together again, a "
            "family moves or loses its relatives' support, a baby is expected or born, somebody "
            "attempts suicide, or there is an arrest, a charge, bail, prison or a release, a "
            "reassessment begins within 5 working days (as shipped) of our knowing, or a manager "
            "says why none is needed. Until then no support is cut, no level lowered and nothing "
            "closed. Excepted: a change that turned out not to be so.",
    .asks = "What does this change mean for each child, and who looks at it anew?",
    .sources = {&sources::norfolk_case_r},
    .mode = Mode::block | Mode::escalate,
    .stands_at = {records::Gate::close, records::Gate::step_down},
    .answered_in_words = true,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;

/// Not here: what may need help and does not by itself ask for a new assessment, such as a new job,
/// an illness, another school; and the loss of a pregnancy, after which the family is left in
/// peace.
constexpr std::array<std::string_view, 18> kinds = {"new_partner",
                                                    "person_joined",
                                                    "person_left",
                                                    "person_returned",
                                                    "separated",
                                                    "reconciled",
                                                    "house_moved",
                                                    "home_lost",
                                                    "kin_support_lost",
                                                    "pregnancy",
                                                    "baby_born",
                                                    "carer_changed",
                                                    "suicide_attempt",
                                                    "arrest",
                                                    "charge",
                                                    "bail",
                                                    "imprisoned",
                                                    "released"};

struct Change {
    Known known;
    std::string says;
};

/// Is it told of by one of the changes already?
bool is_told(std::span<const Change> changes, const AnyFact& other)
{
    return std::any_of(changes.begin(), changes.end(), [&](const Change& change) {
        const AnyFact& told = *change.known.fact;
        for (const LinkKind kind : {LinkKind::rests_on, LinkKind::part_of})
            if (told.links_to(kind, other.id) || other.links_to(kind, told.id)) return true;
        return false;
    });
}

void add(const FamilyScene& scene, const AnyFact& fact, std::string_view says,
         std::vector<Change>& changes)
{
    if (is_told(changes, fact)) return;
    changes.push_back(
        {Known{&fact},
         std::string{says} + " " + casefile::dated(fact.happened, scene.facts) + "."});
}

/// A return that nobody decided. One that was assessed and decided is no surprise.
void add_returns(const FamilyScene& scene, std::vector<Change>& changes)
{
    for (const auto* back : casefile::standing<records::ReturnHome>(scene.facts)) {
        const records::ReturnHome& said = back->record;
        const bool is_return =
            said.kind
            && (said.kind->code == "person_returns" || said.kind->code == "child_returns");
        if (happened_undecided(said) && is_return)
            add(scene, *back, "Somebody came back, and nobody here had decided it,", changes);
    }
}

void add_inquiries(const FamilyScene& scene, std::vector<Change>& changes)
{
    for (const auto* status : casefile::standing<records::LegalStatus>(scene.facts)) {
        const std::string kind = status->record.kind ? status->record.kind->code : "";
        if (kind == "bail" || kind == "under_investigation" || kind == "prison")
            add(scene, *status, std::string{status->record.kind->label()} + ", from", changes);
    }
}

/// Somebody who was expected is told to be born, and nobody has filed the birth as a change.
void add_births(const FamilyScene& scene, std::vector<Change>& changes)
{
    constexpr std::array<std::string_view, 1> birth = {"baby_born"};
    std::vector<const AnyFact*> expected;
    std::vector<const AnyFact*> born;
    const auto is_about_one_of = [](const std::vector<const AnyFact*>& facts, const AnyFact& fact) {
        return std::any_of(facts.begin(), facts.end(), [&](const AnyFact* other) {
            return share_a_person(*other, fact);
        });
    };
    for (const auto& person : scene.facts.all<records::Person>()) {
        if (!person.record.born && person.record.expected_birth) expected.push_back(&person);
        if (!person.record.born || !is_about_one_of(expected, person)
            || is_about_one_of(born, person))
            continue;
        born.push_back(&person);
    }
    const auto told = changes_of(scene, birth);
    const std::vector<const AnyFact*> told_births(told.begin(), told.end());
    for (const AnyFact* person : born)
        if (!is_about_one_of(told_births, *person))
            add(scene, *person, "A child who was expected is born;", changes);
}

std::vector<Change> changes_in(const FamilyScene& scene)
{
    std::vector<Change> changes;
    for (const ChangeFact* change : changes_of(scene, kinds))
        changes.push_back({known_of(*change), change_sentence(scene, *change)});
    add_returns(scene, changes);
    add_inquiries(scene, changes);
    add_births(scene, changes);
    return changes;
}

/// A level judged because of the change, with reasons. One that lowers it is what has to wait.
const AnyFact* level_judged(const FamilyScene& scene, const AnyFact& change)
{
    const auto versions = casefile::versions_of(scene.facts, change);
    for (const auto* level : casefile::standing<records::Threshold>(scene.facts))
        if (level->record.reasons
            && (casefile::links_to_any(*level, LinkKind::answers, versions)
                || casefile::links_to_any(*level, LinkKind::rests_on, versions))
            && !casefile::is_step_down(scene.facts, *level))
            return level;
    return nullptr;
}

/// Did somebody decide about it with reasons? Then what they decided is evidence.
bool is_decided(const FamilyScene& scene, const AnyFact& change, Verdict& verdict)
{
    if (const auto* answer = managers_answer(scene, "G17", change)) {
        verdict.against.push_back({answer->standing,
                                   "A manager has said with reasons what the "
                                   "change means."});
        return true;
    }
    const AnyFact* decision = reasoned_decision(scene, change);
    if (decision == nullptr) decision = level_judged(scene, change);
    if (decision == nullptr) return false;
    verdict.against.push_back(
        {decision->standing,
         "It was decided " + casefile::dated(decision->happened, scene.facts) + ", with reasons."});
    return true;
}

Answer weigh_look(const Asked& asked, const LookedInto& look, Verdict& verdict)
{
    if (look.by == nullptr) {
        verdict.missing.emplace_back("Begin an assessment for this change, or have a manager say "
                                     "with reasons why none is needed.");
        return Answer::yes;
    }
    const std::string began = std::string{look.by->type->name} + ": began "
                            + casefile::dated(look.by->happened, asked.scene.facts) + ".";
    if (look.began_after == Answer::cannot_tell) {
        verdict.because.push_back({look.by->standing, began});
        verdict.missing.emplace_back("Link the assessment to the change, or record whether it "
                                     "began before or after it.");
        return Answer::cannot_tell;
    }
    verdict.against.push_back({look.by->standing, began});
    if (asked.proposal == nullptr || look.is_finished) return Answer::no;
    verdict.missing.emplace_back("Finish what was begun for this change, and say what comes of "
                                 "it.");
    return Answer::yes;
}

Verdict judge(const Asked& asked, const Change& change)
{
    const AnyFact& fact = *change.known.fact;
    Verdict verdict = verdict_about(fact.id);
    verdict.because.push_back({fact.standing, change.says});
    if (is_decided(asked.scene, fact, verdict)) return verdict;
    settle(verdict, weigh_look(asked, looked_into(asked.scene, change.known), verdict));
    // Whoever decides now cannot wait for it.
    if (asked.proposal == nullptr)
        await_since_known(verdict, asked, change.known, "G17.working_days");
    return verdict;
}

/// Somebody else's help that is cut. That a family declines it or moves away is no cut.
std::vector<Change> cuts_in(const FamilyScene& scene)
{
    std::vector<Change> cuts;
    for (const auto* fact : casefile::standing<records::Health>(scene.facts))
        if (fact->record.kind && fact->record.kind->code == "visiting_reduced")
            add(scene, *fact, "Health visits were reduced or ended", cuts);
    for (const auto* fact : casefile::standing<records::Withdrawal>(scene.facts)) {
        const std::string reason = fact->record.reason ? fact->record.reason->code : "";
        const bool is_cut = reason != "declined" && reason != "moved";
        if (is_cut && !fact->record.cover && !fact->record.settled)
            add(scene, *fact, "Somebody stops working with the family, told", cuts);
    }
    return cuts;
}

/// Support that fell away while a change waits. Others may do so; it is shown and climbs.
void judge_cuts(const Asked& asked, std::span<const Change> unanswered,
                std::vector<Verdict>& verdicts)
{
    for (const Change& cut : cuts_in(asked.scene)) {
        const auto change =
            std::find_if(unanswered.begin(), unanswered.end(), [&](const Change& each) {
                return base::happened_before(
                           cut.known.moment(), each.known.moment(), asked.scene.facts.whens())
                    != Answer::yes;
            });
        if (change == unanswered.end()) continue;
        Verdict verdict = verdict_about(cut.known.fact->id);
        verdict.because.push_back({cut.known.fact->standing, cut.says});
        verdict.because.push_back({change->known.fact->standing, change->says});
        verdict.missing.emplace_back("Ask whoever reduces their help to go on until the change is "
                                     "assessed, and begin the assessment.");
        settle(verdict, Answer::yes);
        await_since_known(verdict, asked, cut.known, "G17.working_days");
        verdicts.push_back(std::move(verdict));
    }
}

/// At a gate: all that wait, and where none does, the last that was answered.
std::vector<Verdict> keep_what_matters_now(std::vector<Verdict> verdicts)
{
    const auto is_met = [](const Verdict& verdict) { return verdict.standing == Standing::met; };
    if (verdicts.empty() || !std::all_of(verdicts.begin(), verdicts.end(), is_met)) {
        std::erase_if(verdicts, is_met);
        return verdicts;
    }
    return {verdicts.back()};
}

/// Not modelled: a change that only another record shows, such as a new address or a new member,
/// because most of these are written down for another reason; the change is filed as one. Support
/// of ours that is cut otherwise than by closing or a lower level has no gate of its own.
std::vector<Verdict> check(const Asked& asked)
{
    const auto stands_at = change_of_circumstances.stands_at;
    if (asked.proposal != nullptr && !stands_at.has(asked.proposal->gate)) return {};
    std::vector<Verdict> verdicts;
    std::vector<Change> unanswered;
    for (const Change& change : changes_in(asked.scene)) {
        verdicts.push_back(judge(asked, change));
        if (verdicts.back().standing != Standing::met) unanswered.push_back(change);
    }
    if (asked.proposal != nullptr) return keep_what_matters_now(std::move(verdicts));
    if (!unanswered.empty()) judge_cuts(asked, unanswered, verdicts);
    return verdicts;
}

}  // namespace g17

Rule g17_change_of_circumstances()
{
    return {&g17::change_of_circumstances, g17::check};
}

}  // namespace holdfast::guardrails
