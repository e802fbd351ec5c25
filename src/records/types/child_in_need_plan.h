#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A plan under section 17 of the Children Act 1989. About one child, or several when every
/// field is the same. Rests on the assessment, or on the conference after which the work
/// stepped down. Its actions are PlanSteps, part of it; the family's agreement is a record of
/// its own. Filed when it begins and again, superseding, when it changes or ends; at most one
/// open for a child, and never with a child protection plan (census rules 4004 and 4001).
struct ChildInNeedPlan {
    std::optional<base::When> starts;
    std::optional<Prose> what_must_change;
    std::optional<std::int32_t> visits_every_days;
    std::optional<base::Date> next_review;
    std::optional<Prose> who_notices;
    std::optional<Prose> contingency;
    std::optional<base::When> ends;
    std::optional<Coded<need_plan_ends>> end_reason;
    std::optional<Prose> why_ended;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array child_in_need_plan_fields = {
    Field{.id = 1,
          .key = "starts",
          .happened = true,
          .label = "When it begins",
          .census = "CINPlanDates/CINPlanStartDate",
          .needed = Needed::always,
          .slot = holds<&ChildInNeedPlan::starts>()},
    Field{.id = 2,
          .key = "whatMustChange",
          .label = "What is to change for the child",
          .hint = "How the child's days will be different, and how we will know.",
          .slot = holds<&ChildInNeedPlan::what_must_change>()},
    Field{.id = 3,
          .key = "visitsEveryDays",
          .label = "At most how many days between visits",
          .slot = holds<&ChildInNeedPlan::visits_every_days>()},
    Field{.id = 4,
          .key = "nextReview",
          .label = "Day of the next review",
          .slot = holds<&ChildInNeedPlan::next_review>()},
    Field{.id = 5,
          .key = "whoNotices",
          .label = "Who will notice if it gets worse, and what they do then",
          .hint = "Name, agency, and that they have agreed.",
          .slot = holds<&ChildInNeedPlan::who_notices>()},
    Field{.id = 6,
          .key = "contingency",
          .label = "What happens if it does not change",
          .slot = holds<&ChildInNeedPlan::contingency>()},
    Field{.id = 7,
          .key = "ends",
          .ends = true,
          .label = "When it ended",
          .hint = "Leave empty while it goes on.",
          .census = "CINPlanDates/CINPlanEndDate",
          .slot = holds<&ChildInNeedPlan::ends>()},
    Field{.id = 8,
          .key = "endReason",
          .label = "Why it ended",
          .slot = holds<&ChildInNeedPlan::end_reason>()},
    Field{.id = 9,
          .key = "whyEnded",
          .label = "What has changed for the child",
          .slot = holds<&ChildInNeedPlan::why_ended>()},
    restricted_field<&ChildInNeedPlan::restricted>(),
};
static_assert(child_in_need_plan_fields.size() == member_count<ChildInNeedPlan>(),
              "a member of ChildInNeedPlan is not declared");
static_assert(well_declared(child_in_need_plan_fields));

inline constexpr RecordType ChildInNeedPlan::declaration{
    .number = 50,
    .key = "childInNeedPlan",
    .name = "Child in need plan",
    .purpose = "What a child and family need from us and others, and what is to change.",
    .nature = Nature::changes_state,
    .fields = child_in_need_plan_fields,
};

}  // namespace holdfast::records
