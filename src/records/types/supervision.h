#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// One talk about one family: about the family, its children and the supervised practitioner, all
/// as subjects; the supervisor is the author. Whatever comes of it is an entry of its own that is
/// `part_of` this one: a worry, an injury, a decision, an action. Filed at each supervision, and at
/// each look of a manager at the file between two. Standards for Employers of Social Workers in
/// England, standard 5; how often is local policy.
struct Supervision {
    std::optional<base::When> held;
    std::optional<Coded<supervision_kinds>> kind;
    std::optional<Prose> discussed;
    std::optional<bool> harm_raised;
    std::optional<Prose> worries;
    std::optional<Prose> reflection;
    std::optional<Coded<concern_levels>> concern_level;
    std::optional<Prose> concern_reason;
    std::optional<Prose> decisions;
    std::optional<Prose> next_steps;
    std::optional<base::Date> next_steps_by;
    std::optional<base::Date> child_seen_by;
    std::optional<Coded<workload_views>> workload;
    std::optional<Prose> workload_said;
    std::optional<base::Date> next_supervision;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array supervision_fields = {
    Field{.id = 1,
          .key = "held",
          .happened = true,
          .label = "When it was held",
          .needed = Needed::always,
          .slot = holds<&Supervision::held>()},
    Field{.id = 2,
          .key = "kind",
          .label = "What kind of supervision it was",
          .slot = holds<&Supervision::kind>()},
    Field{.id = 3,
          .key = "discussed",
          .label = "What was discussed",
          .hint = "Each child by name, and what has happened since last time.",
          .needed = Needed::always,
          .slot = holds<&Supervision::discussed>()},
    Field{.id = 4,
          .key = "harmRaised",
          .label = "Was an injury or other harm to a child spoken of?",
          .hint = "If so, file the injury or the worry, and what is to be done about it, as part "
                  "of this.",
          .slot = holds<&Supervision::harm_raised>()},
    Field{.id = 5,
          .key = "worries",
          .label = "Worries raised",
          .slot = holds<&Supervision::worries>()},
    Field{.id = 6,
          .key = "reflection",
          .label = "Reflection",
          .hint = "What may be going on, what else it could be, and what nobody has seen yet.",
          .slot = holds<&Supervision::reflection>()},
    Field{.id = 7,
          .key = "concernLevel",
          .label = "How worried are you about the children?",
          .slot = holds<&Supervision::concern_level>()},
    Field{.id = 8,
          .key = "concernReason",
          .label = "Why more, less or as worried as last time?",
          .hint = "Say so as well when something happened and the worry is unchanged.",
          .slot = holds<&Supervision::concern_reason>()},
    Field{.id = 9,
          .key = "decisions",
          .label = "Decisions made",
          .slot = holds<&Supervision::decisions>()},
    Field{.id = 10,
          .key = "nextSteps",
          .label = "What is owed next, and by whom",
          .slot = holds<&Supervision::next_steps>()},
    Field{.id = 11,
          .key = "nextStepsBy",
          .label = "By when",
          .owes = {"Do what was agreed in supervision", Owes::Until::next},
          .slot = holds<&Supervision::next_steps_by>()},
    Field{.id = 12,
          .key = "childSeenBy",
          .label = "Each child is to be seen by",
          .slot = holds<&Supervision::child_seen_by>()},
    Field{.id = 13,
          .key = "workload",
          .label = "What the worker says of the workload",
          .slot = holds<&Supervision::workload>()},
    Field{.id = 14,
          .key = "workloadSaid",
          .label = "What was said about it",
          .hint = "Travel, visits that were not made, and what would make it possible.",
          .slot = holds<&Supervision::workload_said>()},
    Field{.id = 15,
          .key = "nextSupervision",
          .label = "Next supervision",
          .slot = holds<&Supervision::next_supervision>()},
    restricted_field<&Supervision::restricted>(),
};
static_assert(supervision_fields.size() == member_count<Supervision>(),
              "a member of Supervision is not declared");
static_assert(well_declared(supervision_fields));

inline constexpr RecordType Supervision::declaration{
    .number = 60,
    .key = "supervision",
    .name = "Supervision",
    .purpose = "A practitioner's work with a family was talked about with whoever supervises it.",
    .nature = Nature::notes,
    .fields = supervision_fields,
};

}  // namespace holdfast::records
