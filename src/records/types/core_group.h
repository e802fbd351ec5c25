#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// The first is due 10 working days after the conference, later ones as local policy says
/// (Working Together to Safeguard Children). About each child of the plan, which it is part of;
/// who came is present, who was invited and did not come is mentioned, who was sent the record
/// is a recipient. New actions are PlanSteps, part of it. One entry for each meeting; filed
/// again when the record was sent.
struct CoreGroup {
    std::optional<base::When> held;
    std::optional<Coded<meeting_standings>> standing;
    std::optional<Codes<agency_kinds>> attended;
    std::optional<Coded<child_participations>> child_took_part;
    std::optional<Prose> progress;
    std::optional<Prose> family_views;
    std::optional<bool> plan_updated;
    std::optional<bool> early_review;
    std::optional<base::Date> next;
    std::optional<base::When> minutes_sent;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array core_group_fields = {
    Field{.id = 1,
          .key = "held",
          .happened = true,
          .label = "When it was held",
          .hint = "If it was not held: when it should have been.",
          .needed = Needed::always,
          .slot = holds<&CoreGroup::held>()},
    Field{
        .id = 2, .key = "standing", .label = "Was it held?", .slot = holds<&CoreGroup::standing>()},
    Field{.id = 3,
          .key = "attended",
          .label = "Which agencies came",
          .slot = holds<&CoreGroup::attended>()},
    Field{.id = 4,
          .key = "childTookPart",
          .label = "How the child took part",
          .slot = holds<&CoreGroup::child_took_part>()},
    Field{.id = 5,
          .key = "progress",
          .label = "What has changed for the child",
          .hint = "And what has not.",
          .slot = holds<&CoreGroup::progress>()},
    Field{.id = 6,
          .key = "familyViews",
          .label = "What the family say",
          .slot = holds<&CoreGroup::family_views>()},
    Field{.id = 7,
          .key = "planUpdated",
          .label = "Was the plan changed?",
          .slot = holds<&CoreGroup::plan_updated>()},
    Field{.id = 8,
          .key = "earlyReview",
          .label = "Is an early review conference asked for?",
          .slot = holds<&CoreGroup::early_review>()},
    Field{.id = 9,
          .key = "next",
          .label = "Day of the next core group",
          .slot = holds<&CoreGroup::next>()},
    Field{.id = 10,
          .key = "minutesSent",
          .label = "When the record was sent",
          .slot = holds<&CoreGroup::minutes_sent>()},
    restricted_field<&CoreGroup::restricted>(),
};
static_assert(core_group_fields.size() == member_count<CoreGroup>(),
              "a member of CoreGroup is not declared");
static_assert(well_declared(core_group_fields));

inline constexpr RecordType CoreGroup::declaration{
    .number = 49,
    .key = "coreGroup",
    .name = "Core group",
    .purpose = "Those who carry out a child protection plan meet with the family and see what has "
               "changed.",
    .nature = Nature::notes,
    .present = "Who of the family came?",
    .other = "Who of the family was invited and did not come?",
    .agencies_there = "Which agencies came?",
    .fields = core_group_fields,
};

}  // namespace holdfast::records
