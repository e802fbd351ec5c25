#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// The review meeting of a child in need plan, which it is part of; how often is local policy.
/// About each child of the plan; who came is present, who was invited and did not come is
/// mentioned, who was sent the record is a recipient. That a plan should end is asked for here
/// and decided apart. One entry for each meeting; filed again when the record was sent.
struct ChildInNeedMeeting {
    std::optional<base::When> held;
    std::optional<Coded<meeting_standings>> standing;
    std::optional<Codes<agency_kinds>> attended;
    std::optional<Coded<child_participations>> child_took_part;
    std::optional<Prose> progress;
    std::optional<Prose> family_views;
    std::optional<Coded<need_plan_decisions>> decision;
    std::optional<Prose> reasons;
    std::optional<base::Date> next;
    std::optional<base::When> minutes_sent;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array child_in_need_meeting_fields = {
    Field{.id = 1,
          .key = "held",
          .happened = true,
          .label = "When it was held",
          .hint = "If it was not held: when it should have been.",
          .needed = Needed::always,
          .slot = holds<&ChildInNeedMeeting::held>()},
    Field{.id = 2,
          .key = "standing",
          .label = "Was it held?",
          .slot = holds<&ChildInNeedMeeting::standing>()},
    Field{.id = 3,
          .key = "attended",
          .label = "Which agencies came",
          .slot = holds<&ChildInNeedMeeting::attended>()},
    Field{.id = 4,
          .key = "childTookPart",
          .label = "How the child took part",
          .slot = holds<&ChildInNeedMeeting::child_took_part>()},
    Field{.id = 5,
          .key = "progress",
          .label = "What has changed for the child",
          .hint = "And what has not.",
          .slot = holds<&ChildInNeedMeeting::progress>()},
    Field{.id = 6,
          .key = "familyViews",
          .label = "What the family say",
          .slot = holds<&ChildInNeedMeeting::family_views>()},
    Field{.id = 7,
          .key = "decision",
          .label = "What was decided",
          .slot = holds<&ChildInNeedMeeting::decision>()},
    Field{.id = 8,
          .key = "reasons",
          .label = "Why it was decided",
          .slot = holds<&ChildInNeedMeeting::reasons>()},
    Field{.id = 9,
          .key = "next",
          .label = "Day of the next meeting",
          .slot = holds<&ChildInNeedMeeting::next>()},
    Field{.id = 10,
          .key = "minutesSent",
          .label = "When the record was sent",
          .slot = holds<&ChildInNeedMeeting::minutes_sent>()},
    restricted_field<&ChildInNeedMeeting::restricted>(),
};
static_assert(child_in_need_meeting_fields.size() == member_count<ChildInNeedMeeting>(),
              "a member of ChildInNeedMeeting is not declared");
static_assert(well_declared(child_in_need_meeting_fields));

inline constexpr RecordType ChildInNeedMeeting::declaration{
    .number = 51,
    .key = "childInNeedMeeting",
    .name = "Child in need meeting",
    .purpose = "The family and those who help them look at the child in need plan together.",
    .nature = Nature::notes,
    .present = "Who of the family came?",
    .other = "Who of the family was invited and did not come?",
    .agencies_there = "Which agencies came?",
    .fields = child_in_need_meeting_fields,
};

}  // namespace holdfast::records
