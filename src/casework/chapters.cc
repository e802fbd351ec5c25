#include "casework/chapters.h"

#include "casefile/open_work.h"

#include <algorithm>
#include <array>

namespace holdfast::casework {

using casefile::AnyFact;
using casefile::Facts;
using ledger::LinkKind;

namespace {

constexpr std::array plan_told = {
    Told{"childProtectionPlan", {"planStep"}},
    Told{"childInNeedPlan", {"planStep"}},
    Told{"familyHelpPlan", {"planStep"}},
    Told{"safetyPlan", {"planStep"}},
    Told{"agreement"},
};
constexpr std::array<std::string_view, 6> plan_clocks = {"clock.protection_visit",
                                                         "clock.need_visit",
                                                         "clock.need_review",
                                                         "own.planStep.byWhen",
                                                         "own.safetyPlan.reviewBy",
                                                         "own.familyHelpPlan.reviewDue"};

constexpr std::array assessment_told = {
    Told{"section47Enquiry"},
    Told{"assessment", {"assessedChild", "assessedAdult"}},
    Told{"earlyHelpAssessment"},
    Told{"threshold"},
};
constexpr std::array<std::string_view, 1> assessment_clocks = {"clock.assessment"};

constexpr std::array meeting_told = {
    Told{"strategyDiscussion", {"agencyView", "planStep"}},
    Told{"conference", {"agencyView", "planStep"}},
    Told{"coreGroup", {"planStep"}},
    Told{"childInNeedMeeting", {"planStep"}},
    Told{"teamAroundFamily", {"planStep"}},
    Told{"familyGroupDecision"},
    Told{"supervision", {"planStep"}},
};
constexpr std::array<std::string_view, 10> meeting_clocks = {"own.strategyDiscussion.discussAgain",
                                                             "own.supervision.nextStepsBy",
                                                             "clock.conference",
                                                             "clock.transfer_in",
                                                             "clock.pre_birth",
                                                             "clock.core_group_first",
                                                             "clock.core_group_next",
                                                             "clock.review_first",
                                                             "clock.review_next",
                                                             "clock.supervision"};

constexpr std::array decision_told = {
    Told{"decision"},
    Told{"closingProposal", {}, "signature"},
    Told{"challenge", {}, "challengeAnswer"},
    Told{"informationSharing"},
    Told{"notification"},
};
constexpr std::array<std::string_view, 6> decision_clocks = {"clock.contact_decision",
                                                             "clock.challenge_direct",
                                                             "clock.challenge_managers",
                                                             "clock.challenge_senior_managers",
                                                             "clock.challenge_independent_chair",
                                                             "clock.challenge_partners"};

constexpr std::array all_chapters = {
    Chapter{"plan",
            "Plan",
            "What is to change for each child, who does what by when, and how often the child is "
            "seen.",
            "No plan is written down.",
            plan_told,
            plan_clocks},
    Chapter{"assessments",
            "Assessments",
            "What we have found out about each child, and what is being found out now.",
            "No assessment and no enquiry is written down.",
            assessment_told,
            assessment_clocks},
    Chapter{"meetings",
            "Meetings",
            "Who met about the children, what each agency said, and what was decided.",
            "No meeting is written down.",
            meeting_told,
            meeting_clocks},
    Chapter{"decisions",
            "Decisions",
            "What was decided, by whom and why, and who saw it otherwise.",
            "No decision is written down.",
            decision_told,
            decision_clocks},
};

}  // namespace

std::span<const Chapter> chapters()
{
    return all_chapters;
}

const Chapter* find_chapter(std::string_view name)
{
    const auto found = std::find_if(all_chapters.begin(),
                                    all_chapters.end(),
                                    [&](const auto& each) { return each.name == name; });
    return found != all_chapters.end() ? &*found : nullptr;
}

namespace {

/// What is written beneath it. An action of a plan stays one when the plan is written again.
std::vector<const AnyFact*> beneath(const AnyFact& fact, const Told& told, const Facts& facts,
                                    const std::vector<const AnyFact*>& standing)
{
    std::vector<const AnyFact*> found;
    const auto versions = casefile::versions_of(facts, fact);
    for (const AnyFact* part : standing) {
        const bool is_part =
            casefile::links_to_any(*part, LinkKind::part_of, versions)
            && std::find(std::begin(told.parts), std::end(told.parts), part->type->key)
                   != std::end(told.parts);
        const bool answers = part->type->key == told.answer
                          && casefile::links_to_any(*part, LinkKind::answers, versions);
        if (is_part || answers) found.push_back(part);
    }
    return found;
}

}  // namespace

std::vector<ChapterEntry> entries_of(const Chapter& chapter, const Facts& facts)
{
    std::vector<ChapterEntry> entries;
    const auto standing = casefile::all_standing(facts);
    for (auto each = standing.rbegin(); each != standing.rend(); ++each) {
        const AnyFact& fact = **each;
        const auto told = std::find_if(chapter.told.begin(),
                                       chapter.told.end(),
                                       [&](const Told& row) { return row.key == fact.type->key; });
        if (told == chapter.told.end()) continue;
        entries.push_back(
            {&fact, &*told, casefile::goes_on(fact), beneath(fact, *told, facts, standing)});
    }
    std::stable_partition(
        entries.begin(), entries.end(), [](const ChapterEntry& entry) { return entry.goes_on; });
    return entries;
}

std::vector<duties::Duty> owed_of(const Chapter& chapter, const std::vector<duties::Duty>& owed)
{
    std::vector<duties::Duty> own;
    for (const duties::Duty& duty : owed)
        if (std::find(chapter.clocks.begin(), chapter.clocks.end(), duty.clock->key)
            != chapter.clocks.end())
            own.push_back(duty);
    return own;
}

}  // namespace holdfast::casework
