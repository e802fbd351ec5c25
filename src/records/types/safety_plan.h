#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// What people have agreed to do at once; it replaces no order and no child protection plan,
/// and stays live until it is ended, also when the work ends. About the children and the adults
/// whom it protects (subject) and the practitioner who owns it (subject); whoever keeps them
/// safe is present, and the person from whom it is kept is mentioned. Part of the plan,
/// strategy discussion or injury that it answers. Filed again, superseding, when it is checked,
/// changed, broken or ended: the newest word stands. A survivor's plan is restricted.
struct SafetyPlan {
    std::optional<base::When> made;
    std::optional<Prose> plan;
    std::optional<Codes<safety_plan_concerns>> concerns;
    std::optional<Prose> kept_safe_by;
    std::optional<Coded<safety_plan_bases>> basis;
    std::optional<Prose> agreed_by;
    std::optional<bool> family_knows;
    std::optional<bool> kept_from;
    std::optional<base::Date> until;
    std::optional<base::Date> review_by;
    std::optional<base::When> checked;
    std::optional<Prose> checked_how;
    std::optional<base::When> broken;
    std::optional<Prose> broken_how;
    std::optional<base::When> ended;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array safety_plan_fields = {
    Field{.id = 1,
          .key = "made",
          .happened = true,
          .label = "When it was made",
          .needed = Needed::always,
          .slot = holds<&SafetyPlan::made>()},
    Field{.id = 2,
          .key = "plan",
          .label = "What is done",
          .needed = Needed::always,
          .slot = holds<&SafetyPlan::plan>()},
    Field{.id = 3,
          .key = "concerns",
          .label = "What it is against",
          .slot = holds<&SafetyPlan::concerns>()},
    Field{.id = 4,
          .key = "keptSafeBy",
          .label = "Who keeps them safe, and how",
          .slot = holds<&SafetyPlan::kept_safe_by>()},
    Field{
        .id = 5, .key = "basis", .label = "What it stands on", .slot = holds<&SafetyPlan::basis>()},
    Field{.id = 6,
          .key = "agreedBy",
          .label = "Who agreed, and who did not",
          .slot = holds<&SafetyPlan::agreed_by>()},
    Field{.id = 7,
          .key = "familyKnows",
          .label = "Does the family know of it?",
          .slot = holds<&SafetyPlan::family_knows>()},
    Field{.id = 8,
          .key = "keptFrom",
          .label = "Must somebody in the family not know of it?",
          .hint = "Then restrict it, and send nothing of it home.",
          .slot = holds<&SafetyPlan::kept_from>()},
    Field{.id = 9, .key = "until", .label = "Until which day", .slot = holds<&SafetyPlan::until>()},
    Field{.id = 10,
          .key = "reviewBy",
          .label = "By which day it is looked at again",
          .owes = {"Check the safety plan"},
          .slot = holds<&SafetyPlan::review_by>()},
    Field{.id = 11,
          .key = "checked",
          .label = "When it was last checked",
          .slot = holds<&SafetyPlan::checked>()},
    Field{.id = 12,
          .key = "checkedHow",
          .label = "How it is checked, and what was found",
          .slot = holds<&SafetyPlan::checked_how>()},
    Field{.id = 13,
          .key = "broken",
          .label = "When it was broken",
          .slot = holds<&SafetyPlan::broken>()},
    Field{.id = 14,
          .key = "brokenHow",
          .label = "What happened, and what was done",
          .slot = holds<&SafetyPlan::broken_how>()},
    Field{.id = 15,
          .key = "ended",
          .ends = true,
          .label = "When it ended",
          .hint = "Leave empty while it holds.",
          .slot = holds<&SafetyPlan::ended>()},
    restricted_field<&SafetyPlan::restricted>(),
};
static_assert(safety_plan_fields.size() == member_count<SafetyPlan>(),
              "a member of SafetyPlan is not declared");
static_assert(well_declared(safety_plan_fields));

inline constexpr RecordType SafetyPlan::declaration{
    .number = 55,
    .key = "safetyPlan",
    .name = "Safety plan",
    .purpose = "What is done now so that a child, or an adult who is abused, is safe, and by whom.",
    .nature = Nature::changes_state,
    .present = "Who keeps them safe?",
    .other = "From whom is it kept?",
    .fields = safety_plan_fields,
};

}  // namespace holdfast::records
