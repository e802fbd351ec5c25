#include "casefile/dated.h"
#include "casefile/open_matters.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/known_since.h"
#include "guardrails/sources.h"
#include "guardrails/told_of.h"
#include "records/types/child_in_need_meeting.h"
#include "records/types/chronology.h"
#include "records/types/conference.h"
#include "records/types/contact.h"
#include "records/types/core_group.h"
#include "records/types/explanation.h"
#include "records/types/referral.h"
#include "records/types/strategy_discussion.h"
#include "records/types/team_around_family.h"
#include "records/types/worry.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g14 {

constexpr Guardrail cumulative_indicators = {
    .id = "G14",
    .name = "CUMULATIVE-INDICATORS",
    .rule = "Signs of neglect and of sexual abuse are counted over all agencies and all years. At "
            "the third (as shipped), and at each third from then on, a meeting of several agencies "
            "lays them side by side within 10 working days (as shipped). Where one is explained by "
            "a disability, it is written down what would be seen if that were so and what if it "
            "were harm. Excepted: a worry that was found not to be so, or joined to another, stops "
            "counting.",
    .asks = "What do these signs say together, whatever each was explained by?",
    .sources = {&sources::norfolk_trio},
    .mode = Mode::detect | Mode::escalate,
    .stands_at = {},
    .owner = Owner::team_manager,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::PolicyTerm;

/// Codes of codesets/worry_kinds.csv. Aggression towards other children is often a sign of what a
/// child has seen or suffered.
constexpr std::array<std::string_view, 9> signs = {"neglect",
                                                   "left_alone",
                                                   "home_conditions",
                                                   "missed_health_care",
                                                   "school_absence",
                                                   "sexual_abuse",
                                                   "harmful_sexual_behaviour",
                                                   "sexual_exploitation",
                                                   "child_on_child"};

/// One sign, with every entry that tells it.
struct Sign {
    const AnyFact* fact = nullptr;
    std::vector<base::EntryId> told_by;
};

bool is_told_again(const AnyFact& later, const Sign& sign)
{
    return std::any_of(later.links.begin(), later.links.end(), [&](const ledger::Link& link) {
        return link.kind != LinkKind::supersedes
            && std::find(sign.told_by.begin(), sign.told_by.end(), link.to) != sign.told_by.end();
    });
}

/// A worry that somebody called a disability without testing it is not out of the world.
bool is_waved_away(const FamilyScene& scene, const AnyFact& worry)
{
    const auto* answer = casefile::newest_answer(scene.facts, worry);
    return answer != nullptr && answer->record.rests_on_disability.value_or(false)
        && !answer->record.tested_both_ways;
}

bool tells_sign(const records::Worry& worry)
{
    return worry.kinds && std::any_of(signs.begin(), signs.end(), [&](std::string_view kind) {
               return worry.kinds->has(kind);
           });
}

std::uint64_t first_order(const FamilyScene& scene, const Sign& sign)
{
    std::uint64_t first = sign.fact->order;
    for (const base::EntryId& id : sign.told_by)
        if (const AnyFact* version = scene.facts.find_any(id))
            first = std::min(first, version->order);
    return first;
}

void add_waved_away(const FamilyScene& scene, std::vector<Sign>& told)
{
    for (const auto* worry : casefile::standing<records::Worry>(scene.facts))
        if (tells_sign(worry->record) && is_waved_away(scene, *worry)
            && counts_no_more(scene, *worry))
            told.push_back({worry, {}});
}

/// Everything that tells of a sign, by when it was first told.
std::vector<Sign> all_told(const FamilyScene& scene)
{
    std::vector<Sign> told;
    for (const AnyFact* fact : told_of(scene, signs)) told.push_back({fact, {}});
    if (!scene.facts.of(records::WorryAnswered::declaration.number).empty())
        add_waved_away(scene, told);
    for (Sign& sign : told) sign.told_by = casefile::versions_of(scene.facts, *sign.fact);
    std::sort(told.begin(), told.end(), [&](const Sign& one, const Sign& other) {
        return first_order(scene, one) < first_order(scene, other);
    });
    return told;
}

/// Distinct signs, in the order in which they were told. A referral over a contact, a worry that
/// hangs on a referral, and other reports of the same event are one.
std::vector<Sign> signs_in(const FamilyScene& scene)
{
    std::vector<Sign> distinct;
    for (Sign& told : all_told(scene)) {
        const auto same = std::find_if(distinct.begin(), distinct.end(), [&](const Sign& sign) {
            return is_told_again(*told.fact, sign);
        });
        if (same == distinct.end()) distinct.push_back(std::move(told));
        else same->told_by.insert(same->told_by.end(), told.told_by.begin(), told.told_by.end());
    }
    return distinct;
}

template <class R>
void add_if_held(const FamilyScene& scene, std::vector<const AnyFact*>& meetings)
{
    for (const Fact<R>* meeting : casefile::standing<R>(scene.facts)) {
        const std::string standing =
            meeting->record.standing ? meeting->record.standing->code : "held";
        if (standing == "held" || standing == "held_without_family") meetings.push_back(meeting);
    }
}

/// Meetings at which several agencies sit together, in the order of the ledger.
std::vector<const AnyFact*> meetings_in(const FamilyScene& scene)
{
    std::vector<const AnyFact*> meetings;
    for (const auto* each : casefile::standing<records::StrategyDiscussion>(scene.facts))
        meetings.push_back(each);
    for (const auto* each : casefile::standing<records::Conference>(scene.facts))
        meetings.push_back(each);
    add_if_held<records::CoreGroup>(scene, meetings);
    add_if_held<records::ChildInNeedMeeting>(scene, meetings);
    add_if_held<records::TeamAroundFamily>(scene, meetings);
    std::sort(meetings.begin(), meetings.end(), [](const AnyFact* one, const AnyFact* other) {
        return one->order < other->order;
    });
    return meetings;
}

/// Does the meeting say that it looked at this sign, by itself or in a chronology?
bool looked_at(const FamilyScene& scene, const AnyFact& meeting, const Sign& sign)
{
    if (casefile::links_to_any(meeting, LinkKind::rests_on, sign.told_by)
        || casefile::links_to_any(meeting, LinkKind::answers, sign.told_by))
        return true;
    const auto& chronologies = scene.facts.all<records::Chronology>();
    return std::any_of(chronologies.begin(), chronologies.end(), [&](const auto& chronology) {
        return meeting.links_to(LinkKind::rests_on, chronology.id)
            && casefile::links_to_any(chronology, LinkKind::rests_on, sign.told_by);
    });
}

/// A meeting that was held after the last of these signs and laid them side by side; cannot tell
/// where one was held that does not say what it looked at.
Answer were_laid_together(const FamilyScene& scene, std::span<const Sign> told, Verdict& verdict)
{
    Answer together = Answer::no;
    for (const AnyFact* meeting : meetings_in(scene)) {
        if (meeting->order < first_order(scene, told.back())) continue;
        const bool all = std::all_of(told.begin(), told.end(), [&](const Sign& sign) {
            return looked_at(scene, *meeting, sign);
        });
        verdict.against.push_back({meeting->standing,
                                   std::string{meeting->type->name} + ", "
                                       + casefile::dated(meeting->happened, scene.facts)
                                       + (all ? ", laid them side by side."
                                              : ", does not say that it looked at all of them.")});
        if (all) return Answer::yes;
        together = Answer::cannot_tell;
    }
    return together;
}

std::string words_for(const Sign& sign, const FamilyScene& scene)
{
    return std::string{sign.fact->type->name} + ", "
         + casefile::dated(sign.fact->happened, scene.facts) + ".";
}

/// On the sign that made so many.
Verdict judge_count(const Asked& asked, std::span<const Sign> told, const PolicyTerm& many)
{
    const FamilyScene& scene = asked.scene;
    Verdict verdict = verdict_about(told.back().fact->id);
    verdict.policy.push_back(many.words());
    for (const Sign& sign : told)
        verdict.because.push_back({sign.fact->standing, words_for(sign, scene)});
    switch (were_laid_together(scene, told, verdict)) {
    case Answer::yes: return verdict;
    case Answer::cannot_tell:
        verdict.missing.emplace_back("Link to the meeting each of these that it looked at, or hold "
                                     "one that lays all of them side by side.");
        settle(verdict, Answer::cannot_tell);
        return verdict;
    case Answer::no: break;
    }
    verdict.missing.emplace_back("Hold a meeting of the agencies that lays all of these side by "
                                 "side, and link each of them to its record.");
    settle(verdict, Answer::yes);
    await(verdict, asked, known_since(*told.back().fact, scene.facts.whens()), "G14.working_days");
    return verdict;
}

/// Those told up to the third, up to the sixth, and so on: each time all from the first on.
void count_signs(const Asked& asked, std::span<const Sign> told, std::vector<Verdict>& verdicts)
{
    if (told.empty()) return;
    const PolicyTerm* many = asked.policy.find("G14.signs", asked.today);
    if (many == nullptr || many->value < 1) {
        Verdict verdict = verdict_about(told.front().fact->id);
        verdict.missing.emplace_back("Set the policy value G14.signs.");
        settle(verdict, Answer::cannot_tell);
        verdicts.push_back(std::move(verdict));
        return;
    }
    const auto step = static_cast<std::size_t>(many->value);
    const std::size_t last = told.size() / step * step;
    // A meeting over six has laid the first three side by side as well.
    if (last > 0) verdicts.push_back(judge_count(asked, told.first(last), *many));
}

Verdict explained_by_disability(const Asked& asked, const AnyFact& explanation,
                                const AnyFact& worry, bool is_tested)
{
    Verdict verdict = verdict_about(explanation.id);
    const Evidence evidence{explanation.standing,
                            std::string{worry.type->name} + ", "
                                + casefile::dated(worry.happened, asked.scene.facts)
                                + ", is explained by a disability."};
    if (is_tested) {
        verdict.against = {
            evidence, {explanation.standing, "It is written down how that was tested both ways."}};
        return verdict;
    }
    verdict.because = {evidence};
    verdict.missing.emplace_back("Write down what would be seen if it were the disability and what "
                                 "if it were harm, and how each was tested.");
    settle(verdict, Answer::yes);
    await(verdict, asked, known_since(explanation, asked.scene.facts.whens()), "G14.working_days");
    return verdict;
}

/// What this answers; nullptr when it answers nothing in view.
const AnyFact* answered_by(const FamilyScene& scene, const AnyFact& fact)
{
    for (const ledger::Link& link : fact.links)
        if (link.kind == LinkKind::answers)
            if (const AnyFact* answered = scene.facts.find_any(link.to)) return answered;
    return nullptr;
}

bool explains(const records::Explanation& offered)
{
    return offered.conclusion
        && (offered.conclusion->code == "holds" || offered.conclusion->code == "in_part");
}

/// Not modelled: an illness as explanation, which G13 keeps beside its counter-explanation.
void look_at_explanations(const Asked& asked, std::vector<Verdict>& verdicts)
{
    const FamilyScene& scene = asked.scene;
    for (const auto* answer : casefile::standing<records::WorryAnswered>(scene.facts)) {
        if (!answer->record.rests_on_disability.value_or(false)) continue;
        if (const AnyFact* worry = answered_by(scene, *answer))
            verdicts.push_back(explained_by_disability(
                asked, *answer, *worry, answer->record.tested_both_ways.has_value()));
    }
    for (const auto* offered : casefile::standing<records::Explanation>(scene.facts)) {
        const records::Explanation& said = offered->record;
        if (!said.kind || said.kind->code != "disability" || !explains(said)) continue;
        if (const AnyFact* seen = answered_by(scene, *offered))
            verdicts.push_back(explained_by_disability(
                asked, *offered, *seen, said.otherwise.has_value() && said.tested.has_value()));
    }
}

std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    count_signs(asked, signs_in(asked.scene), verdicts);
    look_at_explanations(asked, verdicts);
    return verdicts;
}

}  // namespace g14

Rule g14_cumulative_indicators()
{
    return {&g14::cumulative_indicators, g14::check};
}

}  // namespace holdfast::guardrails
