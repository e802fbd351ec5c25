#include "desk/chapters.h"

#include <array>

namespace holdfast::desk {

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
constexpr std::array<std::string_view, 3> decision_clocks = {
    "clock.contact_decision", "own.challenge.answerDue", "own.challengeAnswer.nextDue"};

constexpr std::array all_chapters = {
    Chapter{"/families/{family}/plan",
            "plan",
            "Plan",
            "What is to change for each child, who does what by when, and how often the child is "
            "seen.",
            "No plan is written down.",
            plan_told,
            plan_clocks},
    Chapter{"/families/{family}/assessments",
            "assessments",
            "Assessments",
            "What we have found out about each child, and what is being found out now.",
            "No assessment and no enquiry is written down.",
            assessment_told,
            assessment_clocks},
    Chapter{"/families/{family}/meetings",
            "meetings",
            "Meetings",
            "Who met about the children, what each agency said, and what was decided.",
            "No meeting is written down.",
            meeting_told,
            meeting_clocks},
    Chapter{"/families/{family}/decisions",
            "decisions",
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

}  // namespace holdfast::desk
