#include "guardrails/steps_of_work.h"

#include "records/types/assessment.h"
#include "records/types/child_in_need_meeting.h"
#include "records/types/child_in_need_plan.h"
#include "records/types/child_protection_plan.h"
#include "records/types/conference.h"
#include "records/types/core_group.h"
#include "records/types/decision.h"
#include "records/types/early_help_assessment.h"
#include "records/types/family_group_decision.h"
#include "records/types/family_help_plan.h"
#include "records/types/panel_decision.h"
#include "records/types/plan_step.h"
#include "records/types/pre_proceedings.h"
#include "records/types/safety_plan.h"
#include "records/types/section47_enquiry.h"
#include "records/types/strategy_discussion.h"
#include "records/types/team_around_family.h"
#include "records/types/threshold.h"
#include "records/types/visit.h"
#include "records/types/worry_answered.h"

#include <array>

namespace holdfast::guardrails {

namespace {

constexpr std::array<const records::RecordType*, 20> step_types = {
    &records::Decision::declaration,
    &records::Visit::declaration,
    &records::PlanStep::declaration,
    &records::Assessment::declaration,
    &records::StrategyDiscussion::declaration,
    &records::Section47Enquiry::declaration,
    &records::Conference::declaration,
    &records::CoreGroup::declaration,
    &records::ChildProtectionPlan::declaration,
    &records::ChildInNeedPlan::declaration,
    &records::ChildInNeedMeeting::declaration,
    &records::FamilyHelpPlan::declaration,
    &records::TeamAroundFamily::declaration,
    &records::EarlyHelpAssessment::declaration,
    &records::Threshold::declaration,
    &records::SafetyPlan::declaration,
    &records::PreProceedings::declaration,
    &records::FamilyGroupDecision::declaration,
    &records::PanelDecision::declaration,
    &records::WorryAnswered::declaration};

}  // namespace

std::vector<const casefile::AnyFact*> steps_of_work(const casefile::Facts& facts)
{
    std::vector<const casefile::AnyFact*> steps;
    for (const records::RecordType* type : step_types)
        for (const casefile::SharedFact& fact : facts.of(type->number)) steps.push_back(fact.get());
    return steps;
}

}  // namespace holdfast::guardrails
