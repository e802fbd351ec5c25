#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A family help plan: targeted early help and the child in need plan under section 17 are one plan
/// with one worker. About the family and the children whose plan it is (subject) and the lead
/// practitioner (present). What is to change is said for each child: one entry for each whose plan
/// differs. It rests on the assessment and the agreement. When it changes or ends it is said again,
/// with a link that supersedes the earlier one. A move between early help and section 17 ends it
/// and starts another that rests on it, on the same day and with the same worker: that is no
/// closing.
/// Children Act 1989, section 17; Working Together to Safeguard Children 2026, family help. The
/// census counts the times under section 17, never while a child protection plan runs (rules 4001,
/// 4016, 4017). Guardrails G06, G27, G29.
struct FamilyHelpPlan {
    std::optional<base::When> starts;
    std::optional<Coded<plan_bases>> basis;
    std::optional<Prose> to_change;
    std::optional<Prose> help;
    std::optional<Prose> how_we_know;
    std::optional<Prose> if_not;
    std::optional<Prose> child_says;
    std::optional<Coded<agency_kinds>> lead_agency;
    std::optional<std::int32_t> visit_every_days;
    std::optional<base::Date> review_due;
    std::optional<Prose> way_back;
    std::optional<base::When> ended;
    std::optional<Coded<plan_endings>> why_ended;
    std::optional<Prose> reasons;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array family_help_plan_fields = {
    Field{.id = 1,
          .key = "starts",
          .happened = true,
          .label = "When it starts",
          .census = "CINPlanDates/CINPlanStartDate",
          .needed = Needed::always,
          .slot = holds<&FamilyHelpPlan::starts>()},
    Field{.id = 2,
          .key = "basis",
          .label = "What it rests on",
          .needed = Needed::always,
          .slot = holds<&FamilyHelpPlan::basis>()},
    Field{.id = 3,
          .key = "toChange",
          .label = "What is to change for the child",
          .slot = holds<&FamilyHelpPlan::to_change>()},
    Field{.id = 4,
          .key = "help",
          .label = "What help is given, by whom and by when",
          .slot = holds<&FamilyHelpPlan::help>()},
    Field{.id = 5,
          .key = "howWeKnow",
          .label = "How we will know that it has changed",
          .slot = holds<&FamilyHelpPlan::how_we_know>()},
    Field{.id = 6,
          .key = "ifNot",
          .label = "What happens if it does not change",
          .slot = holds<&FamilyHelpPlan::if_not>()},
    Field{.id = 7,
          .key = "childSays",
          .label = "What the child thinks of the plan",
          .slot = holds<&FamilyHelpPlan::child_says>()},
    Field{.id = 8,
          .key = "leadAgency",
          .label = "Agency of the lead practitioner",
          .slot = holds<&FamilyHelpPlan::lead_agency>()},
    Field{.id = 9,
          .key = "visitEveryDays",
          .label = "A visit at least every so many days",
          .slot = holds<&FamilyHelpPlan::visit_every_days>()},
    Field{.id = 10,
          .key = "reviewDue",
          .label = "To be reviewed by",
          .owes = {"Review the family help plan"},
          .slot = holds<&FamilyHelpPlan::review_due>()},
    Field{.id = 11,
          .key = "wayBack",
          .label = "How anybody gets more help if it gets worse",
          .hint = "Whom to ring, and what should make them ring.",
          .slot = holds<&FamilyHelpPlan::way_back>()},
    Field{.id = 12,
          .key = "ended",
          .ends = true,
          .label = "When it ended",
          .hint = "Leave empty while it goes on.",
          .census = "CINPlanDates/CINPlanEndDate",
          .slot = holds<&FamilyHelpPlan::ended>()},
    Field{.id = 13,
          .key = "whyEnded",
          .label = "Why it ended",
          .slot = holds<&FamilyHelpPlan::why_ended>()},
    Field{.id = 14,
          .key = "reasons",
          .label = "What changed, or why it ended all the same",
          .slot = holds<&FamilyHelpPlan::reasons>()},
    restricted_field<&FamilyHelpPlan::restricted>(),
};
static_assert(family_help_plan_fields.size() == member_count<FamilyHelpPlan>(),
              "a member of FamilyHelpPlan is not declared");
static_assert(well_declared(family_help_plan_fields));

inline constexpr RecordType FamilyHelpPlan::declaration{
    .number = 29,
    .key = "familyHelpPlan",
    .name = "Family help plan",
    .purpose = "What is to change for a child, with whose help, by when and how we will know.",
    .nature = Nature::changes_state,
    .fields = family_help_plan_fields,
};

}  // namespace holdfast::records
