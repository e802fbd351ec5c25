#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// Begins on the day of the conference that made it, on which it rests (census rule 2885).
/// About one child, or several when every field is the same. Its actions are PlanSteps, part of
/// it. Filed when it begins and again, superseding, when the category, the visits or what must
/// change do, and when it ends; at most one open for a child, and never with a child in need
/// plan (rules 8935 and 4001). It ends by a conference; otherwise only as a recorded fact, with
/// the agencies consulted and told: at 18, on death, on leaving for good, when another
/// authority's conference has accepted it, or by local procedure for a looked-after child.
struct ChildProtectionPlan {
    std::optional<base::When> starts;
    std::optional<Coded<abuse_categories>> initial_category;
    std::optional<Coded<abuse_categories>> latest_category;
    std::optional<std::int32_t> previous_plans;
    std::optional<Prose> what_must_change;
    std::optional<Prose> contingency;
    std::optional<std::int32_t> visits_every_days;
    std::optional<bool> from_elsewhere;
    std::optional<base::When> ends;
    std::optional<Coded<protection_plan_ends>> end_reason;
    std::optional<Prose> why_ended;
    std::optional<Codes<agency_kinds>> agencies_consulted;
    std::optional<base::When> agencies_told;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array child_protection_plan_fields = {
    Field{.id = 1,
          .key = "starts",
          .happened = true,
          .label = "When it begins",
          .hint = "The day of the conference.",
          .census = "ChildProtectionPlans/CPPstartDate",
          .needed = Needed::always,
          .slot = holds<&ChildProtectionPlan::starts>()},
    Field{.id = 2,
          .key = "initialCategory",
          .label = "Category of abuse when it began",
          .census = "ChildProtectionPlans/InitialCategoryOfAbuse",
          .slot = holds<&ChildProtectionPlan::initial_category>()},
    Field{.id = 3,
          .key = "latestCategory",
          .label = "Category of abuse now",
          .census = "ChildProtectionPlans/LatestCategoryOfAbuse",
          .slot = holds<&ChildProtectionPlan::latest_category>()},
    Field{.id = 4,
          .key = "previousPlans",
          .label = "How many child protection plans came before",
          .hint = "In any authority; 0 if this is the first.",
          .census = "ChildProtectionPlans/NumberOfPreviousCPP",
          .slot = holds<&ChildProtectionPlan::previous_plans>()},
    Field{.id = 5,
          .key = "whatMustChange",
          .label = "What must change for the child",
          .hint = "How the child's days will be different, and how we will know.",
          .slot = holds<&ChildProtectionPlan::what_must_change>()},
    Field{.id = 6,
          .key = "contingency",
          .label = "What happens if it does not change",
          .slot = holds<&ChildProtectionPlan::contingency>()},
    Field{.id = 7,
          .key = "visitsEveryDays",
          .label = "At most how many days between visits",
          .slot = holds<&ChildProtectionPlan::visits_every_days>()},
    Field{.id = 8,
          .key = "fromElsewhere",
          .label = "Did another authority's plan come before it?",
          .hint = "The child moved here while on a plan.",
          .slot = holds<&ChildProtectionPlan::from_elsewhere>()},
    Field{.id = 9,
          .key = "ends",
          .ends = true,
          .label = "When it ended",
          .hint = "Leave empty while it goes on.",
          .census = "ChildProtectionPlans/CPPendDate",
          .slot = holds<&ChildProtectionPlan::ends>()},
    Field{.id = 10,
          .key = "endReason",
          .label = "How it ended",
          .slot = holds<&ChildProtectionPlan::end_reason>()},
    Field{.id = 11,
          .key = "whyEnded",
          .label = "What has changed for the child",
          .slot = holds<&ChildProtectionPlan::why_ended>()},
    Field{.id = 12,
          .key = "agenciesConsulted",
          .label = "Agencies consulted about the end",
          .slot = holds<&ChildProtectionPlan::agencies_consulted>()},
    Field{.id = 13,
          .key = "agenciesTold",
          .label = "When the agencies were told of the end",
          .slot = holds<&ChildProtectionPlan::agencies_told>()},
    restricted_field<&ChildProtectionPlan::restricted>(),
};
static_assert(child_protection_plan_fields.size() == member_count<ChildProtectionPlan>(),
              "a member of ChildProtectionPlan is not declared");
static_assert(well_declared(child_protection_plan_fields));

inline constexpr RecordType ChildProtectionPlan::declaration{
    .number = 47,
    .key = "childProtectionPlan",
    .name = "Child protection plan",
    .purpose =
        "What must change so that a child is safe, and how often the child is seen meanwhile.",
    .nature = Nature::changes_state,
    .fields = child_protection_plan_fields,
};

}  // namespace holdfast::records
