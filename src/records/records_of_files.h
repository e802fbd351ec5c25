#pragma once
#include "records/types/address.h"
#include "records/types/agency_view.h"
#include "records/types/agreement.h"
#include "records/types/alias.h"
#include "records/types/allocation.h"
#include "records/types/answer.h"
#include "records/types/assessed_adult.h"
#include "records/types/assessed_child.h"
#include "records/types/assessment.h"
#include "records/types/audit.h"
#include "records/types/call.h"
#include "records/types/challenge.h"
#include "records/types/challenge_answer.h"
#include "records/types/change_in_circumstances.h"
#include "records/types/characteristics.h"
#include "records/types/child_in_need_meeting.h"
#include "records/types/child_in_need_plan.h"
#include "records/types/child_protection_plan.h"
#include "records/types/childs_voice.h"
#include "records/types/chronology.h"
#include "records/types/closing_proposal.h"
#include "records/types/complaint.h"
#include "records/types/conference.h"
#include "records/types/contact.h"
#include "records/types/core_group.h"
#include "records/types/decision.h"
#include "records/types/decision_proposal.h"
#include "records/types/document.h"
#include "records/types/early_help_assessment.h"
#include "records/types/explanation.h"
#include "records/types/family_group_decision.h"
#include "records/types/family_help_plan.h"
#include "records/types/family_member.h"
#include "records/types/health.h"
#include "records/types/home_conditions.h"
#include "records/types/identifier.h"
#include "records/types/information_request.h"
#include "records/types/information_sharing.h"
#include "records/types/injury.h"
#include "records/types/legal_status.h"
#include "records/types/letter.h"
#include "records/types/missing_episode.h"
#include "records/types/network_member.h"
#include "records/types/note.h"
#include "records/types/notification.h"
#include "records/types/panel_decision.h"
#include "records/types/parental_responsibility.h"
#include "records/types/person.h"
#include "records/types/placement.h"
#include "records/types/plan_step.h"
#include "records/types/pre_proceedings.h"
#include "records/types/pressure_report.h"
#include "records/types/private_fostering.h"
#include "records/types/programme_referral.h"
#include "records/types/referral.h"
#include "records/types/relationship.h"
#include "records/types/return_home.h"
#include "records/types/safety_plan.h"
#include "records/types/same_person.h"
#include "records/types/schooling.h"
#include "records/types/section47_enquiry.h"
#include "records/types/signature.h"
#include "records/types/strategy_discussion.h"
#include "records/types/supervision.h"
#include "records/types/team_around_family.h"
#include "records/types/threshold.h"
#include "records/types/transfer.h"
#include "records/types/unmet_need.h"
#include "records/types/visit.h"
#include "records/types/withdrawal.h"
#include "records/types/worry.h"
#include "records/types/worry_answered.h"

namespace holdfast::records {

template <class... R>
struct TypeList {};

/// The record types that persons' files and families' scenes are made of, in the order of the
/// manual. Whoever walks over files walks over this list.
using RecordsOfFiles =
    TypeList<Person, Characteristics, Identifier, Alias, Address, Relationship,
             ParentalResponsibility, SamePerson, FamilyMember, NetworkMember, Allocation, Contact,
             Referral, Threshold, Note, Call, Worry, WorryAnswered, Explanation, Injury,
             MissingEpisode, ChildsVoice, ChangeInCircumstances, EarlyHelpAssessment,
             TeamAroundFamily, FamilyHelpPlan, Agreement, InformationSharing, InformationRequest,
             Letter, Notification, Document, Assessment, AssessedChild, AssessedAdult,
             StrategyDiscussion, Section47Enquiry, Conference, AgencyView, ChildProtectionPlan,
             CoreGroup, ChildInNeedPlan, ChildInNeedMeeting, PlanStep, ProgrammeReferral, UnmetNeed,
             Visit, HomeConditions, SafetyPlan, Health, Schooling, LegalStatus, PreProceedings,
             FamilyGroupDecision, PrivateFostering, ReturnHome, Placement, PanelDecision, Transfer,
             Withdrawal, Chronology, Supervision, Challenge, ChallengeAnswer, PressureReport,
             Complaint, ClosingProposal, DecisionProposal, Signature, Decision, Answer, Audit>;

}  // namespace holdfast::records
