#include "casefile/dated.h"
#include "casefile/standing.h"
#include "guardrails/gates.h"
#include "guardrails/sources.h"
#include "records/types/challenge.h"
#include "records/types/challenge_answer.h"
#include "records/types/child_in_need_meeting.h"
#include "records/types/conference.h"
#include "records/types/core_group.h"
#include "records/types/strategy_discussion.h"
#include "records/types/team_around_family.h"

#include <algorithm>

namespace holdfast::guardrails {

namespace g46 {

constexpr Guardrail joint_review_call = {
    .id = "G46",
    .name = "JOINT-REVIEW-CALL",
    .rule = "Any agency can call for a joint review, in a challenge or at a core group. It is held "
            "within 10 working days (as shipped); only an independent chair may refuse it, with "
            "reasons. Excepted: whoever called for it withdraws the call.",
    .asks = "When do all agencies sit down together, as was asked for?",
    .sources = {&sources::coventry},
    .mode = Mode::escalate,
    .stands_at = {},
    .owner = Owner::outside_the_line,
};

using base::Answer;
using casefile::AnyFact;
using casefile::Fact;
using casefile::FamilyScene;
using ledger::LinkKind;
using records::Challenge;
using records::ChallengeAnswer;

/// A call for a review, of either kind.
std::vector<const AnyFact*> calls_in(const FamilyScene& scene)
{
    std::vector<const AnyFact*> calls;
    for (const auto* challenge : casefile::standing<Challenge>(scene.facts))
        if (challenge->record.joint_review.value_or(false)) calls.push_back(challenge);
    for (const auto* group : casefile::standing<records::CoreGroup>(scene.facts))
        if (group->record.early_review.value_or(false)) calls.push_back(group);
    return calls;
}

bool was_held(const std::optional<records::Coded<records::meeting_standings>>& standing)
{
    return !standing || standing->code == "held" || standing->code == "held_without_family";
}

bool names(const AnyFact& meeting, std::span<const base::EntryId> call)
{
    return casefile::links_to_any(meeting, LinkKind::answers, call)
        || casefile::links_to_any(meeting, LinkKind::rests_on, call)
        || casefile::links_to_any(meeting, LinkKind::part_of, call);
}

/// A meeting of several agencies that was held on this call; any conference after the call will do.
const AnyFact* review_held(const FamilyScene& scene, const AnyFact& call,
                           std::span<const base::EntryId> versions)
{
    using namespace records;
    std::uint64_t called = call.order;
    for (const base::EntryId& version : versions)
        called = std::min(called, scene.facts.find_any(version)->order);
    for (const auto* each : casefile::standing<Conference>(scene.facts))
        if (each->order > called) return each;
    for (const auto* each : casefile::standing<StrategyDiscussion>(scene.facts))
        if (names(*each, versions)) return each;
    for (const auto* each : casefile::standing<CoreGroup>(scene.facts))
        if (names(*each, versions) && was_held(each->record.standing)) return each;
    for (const auto* each : casefile::standing<ChildInNeedMeeting>(scene.facts))
        if (names(*each, versions) && was_held(each->record.standing)) return each;
    for (const auto* each : casefile::standing<TeamAroundFamily>(scene.facts))
        if (names(*each, versions) && was_held(each->record.standing)) return each;
    return nullptr;
}

/// Does this answer end the call: withdrawn, or refused by a chair who is not the one who called?
bool ends_call(const Fact<ChallengeAnswer>& answer, const AnyFact& call)
{
    const ChallengeAnswer& said = answer.record;
    if (said.outcome && said.outcome->code == "withdrawn") return true;
    return said.review_refused.value_or(false) && said.reasons
        && answer.by.role == "conference_chair" && answer.by.practitioner != call.by.practitioner;
}

void look_at_answers(const FamilyScene& scene, const AnyFact& call,
                     std::span<const base::EntryId> versions, Verdict& verdict)
{
    for (const auto* answer : casefile::standing<ChallengeAnswer>(scene.facts)) {
        if (!casefile::links_to_any(*answer, LinkKind::answers, versions)) continue;
        if (ends_call(*answer, call))
            verdict.against.push_back({answer->standing,
                                       answer->record.review_refused.value_or(false)
                                           ? "An independent chair refused it, with reasons."
                                           : "Whoever called for it has withdrawn the call."});
        else if (answer->record.review_refused.value_or(false))
            verdict.because.push_back(
                {answer->standing,
                 "It was refused, but not by an independent chair with reasons."});
    }
}

Verdict judge(const Asked& asked, const AnyFact& call)
{
    const FamilyScene& scene = asked.scene;
    const auto versions = casefile::versions_of(scene.facts, call);
    Verdict verdict = verdict_about(call.id);
    verdict.because.push_back(
        {call.standing,
         "A joint review was called for " + casefile::dated(call.happened, scene.facts) + "."});
    look_at_answers(scene, call, versions, verdict);
    if (const AnyFact* held = review_held(scene, call, versions))
        verdict.against.push_back({held->standing,
                                   "It was held: " + std::string{held->type->name} + ", "
                                       + casefile::dated(held->happened, scene.facts) + "."});
    if (verdict.against.empty())
        verdict.missing.emplace_back("Hold the review and link its record, or have an independent "
                                     "chair refuse it with reasons.");
    settle(verdict, verdict.missing.empty() ? Answer::no : Answer::yes);
    await(verdict, asked, call.moment(), "G46.working_days");
    return verdict;
}

/// Not modelled: that those who called for it came. Who was there stands in the meeting.
std::vector<Verdict> check(const Asked& asked)
{
    std::vector<Verdict> verdicts;
    for (const AnyFact* call : calls_in(asked.scene)) verdicts.push_back(judge(asked, *call));
    return verdicts;
}

}  // namespace g46

Rule g46_joint_review_call()
{
    return {&g46::joint_review_call, g46::check};
}

}  // namespace holdfast::guardrails
