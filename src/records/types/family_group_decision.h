#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About the family and each child; whoever came as present, the facilitator among them. Said again
/// when the family answers, meets and is answered: the newest word stands. Children Act 1989,
/// section 31ZA, as inserted by the Children's Wellbeing and Schools Act 2026, section 1, once
/// commenced: offered before an application under Part 4 unless that is not in the child's best
/// interests.
struct FamilyGroupDecision {
    std::optional<base::When> considered;
    std::optional<base::Date> offered;
    std::optional<Prose> why_not_offered;
    std::optional<Coded<family_meeting_replies>> reply;
    std::optional<Prose> why_declined;
    std::optional<base::Date> facilitated;
    std::optional<std::string> facilitator;
    std::optional<bool> safe_for_all;
    std::optional<bool> child_took_part;
    std::optional<Coded<family_meeting_outcomes>> outcome;
    std::optional<Prose> family_plan;
    std::optional<Prose> why_not_supported;
    std::optional<base::Date> review_on;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array family_group_decision_fields = {
    Field{.id = 1,
          .key = "considered",
          .happened = true,
          .label = "When it was considered",
          .needed = Needed::always,
          .slot = holds<&FamilyGroupDecision::considered>()},
    Field{.id = 2,
          .key = "offered",
          .label = "When the meeting was offered",
          .hint = "Leave empty if it was not.",
          .census = "PreProceedingsandFGDM/FGDMMeetingOffer",
          .slot = holds<&FamilyGroupDecision::offered>()},
    Field{.id = 3,
          .key = "whyNotOffered",
          .label = "Why it was not offered",
          .hint = "Only when it is not in the child's best interests.",
          .slot = holds<&FamilyGroupDecision::why_not_offered>()},
    Field{.id = 4,
          .key = "reply",
          .label = "What the family said",
          .slot = holds<&FamilyGroupDecision::reply>()},
    Field{.id = 5,
          .key = "whyDeclined",
          .label = "Why they declined",
          .hint = "Declining counts against nobody.",
          .slot = holds<&FamilyGroupDecision::why_declined>()},
    Field{.id = 6,
          .key = "facilitated",
          .label = "When the meeting was held",
          .census = "PreProceedingsandFGDM/FGDMMeetingFac",
          .slot = holds<&FamilyGroupDecision::facilitated>()},
    Field{.id = 7,
          .key = "facilitator",
          .label = "Who facilitated it",
          .slot = holds<&FamilyGroupDecision::facilitator>()},
    Field{.id = 8,
          .key = "safeForAll",
          .label = "Could everybody speak safely?",
          .hint = "Where there is domestic abuse, apart from each other.",
          .slot = holds<&FamilyGroupDecision::safe_for_all>()},
    Field{.id = 9,
          .key = "childTookPart",
          .label = "Did the child take part or have somebody speak for them?",
          .slot = holds<&FamilyGroupDecision::child_took_part>()},
    Field{.id = 10,
          .key = "outcome",
          .label = "What came of it",
          .slot = holds<&FamilyGroupDecision::outcome>()},
    Field{.id = 11,
          .key = "familyPlan",
          .label = "The family's plan",
          .hint = "In the family's words.",
          .slot = holds<&FamilyGroupDecision::family_plan>()},
    Field{.id = 12,
          .key = "whyNotSupported",
          .label = "Why the authority does not support it",
          .slot = holds<&FamilyGroupDecision::why_not_supported>()},
    Field{.id = 13,
          .key = "reviewOn",
          .label = "The plan is reviewed on",
          .owes = {"Review the family's own plan", Owes::Until::next},
          .slot = holds<&FamilyGroupDecision::review_on>()},
    restricted_field<&FamilyGroupDecision::restricted>(),
};
static_assert(family_group_decision_fields.size() == member_count<FamilyGroupDecision>(),
              "a member of FamilyGroupDecision is not declared");
static_assert(well_declared(family_group_decision_fields));

inline constexpr RecordType FamilyGroupDecision::declaration{
    .number = 69,
    .key = "familyGroupDecision",
    .name = "Family group decision making",
    .purpose = "A family is offered a meeting in which it makes its own plan for its children.",
    .nature = Nature::notes,
    .present = "Who of the family came?",
    .other = "Who of the family was invited and did not come?",
    .fields = family_group_decision_fields,
};

}  // namespace holdfast::records
