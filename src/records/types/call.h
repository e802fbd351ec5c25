#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A telephone call, text or other message, made, missed or not made. About those whom it concerns
/// (subject), who rang (source) and who was rung (recipient), when they are on file; a practitioner
/// or an agency may be either. Filed once for each. A call to a parent who cannot be reached is an
/// attempt that counts (guardrails G10, G22); one that is not made because it is unsafe says so and
/// why, and is no failing of the survivor. A worry that is told by telephone is a contact, and
/// filed as one.
struct Call {
    std::optional<base::When> happened_on;
    std::optional<Coded<call_ways>> way;
    std::optional<Coded<call_directions>> direction;
    std::optional<std::string> with_whom;
    std::optional<Coded<call_purposes>> purpose;
    std::optional<Coded<call_results>> result;
    std::optional<Prose> said;
    std::optional<bool> safe_contact_checked;
    std::optional<Prose> why_unsafe;
    std::optional<Coded<interpreter_uses>> interpreter;
    std::optional<std::int32_t> minutes;
    std::optional<Prose> next_step;
    std::optional<base::Date> next_step_due;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array call_fields = {
    Field{.id = 1,
          .key = "happenedOn",
          .happened = true,
          .label = "When it was",
          .needed = Needed::always,
          .slot = holds<&Call::happened_on>()},
    Field{.id = 2, .key = "way", .label = "What it was", .slot = holds<&Call::way>()},
    Field{.id = 3,
          .key = "direction",
          .label = "Who rang whom",
          .needed = Needed::always,
          .slot = holds<&Call::direction>()},
    Field{.id = 4,
          .key = "withWhom",
          .label = "With whom",
          .hint = "Name and what they are, when not on file.",
          .slot = holds<&Call::with_whom>()},
    Field{.id = 5, .key = "purpose", .label = "What for", .slot = holds<&Call::purpose>()},
    Field{.id = 6, .key = "result", .label = "Was it answered?", .slot = holds<&Call::result>()},
    Field{.id = 7, .key = "said", .label = "What was said", .slot = holds<&Call::said>()},
    Field{.id = 8,
          .key = "safeContactChecked",
          .label = "Was it checked that this way of contact is safe?",
          .slot = holds<&Call::safe_contact_checked>()},
    Field{.id = 9,
          .key = "whyUnsafe",
          .label = "Why it is unsafe",
          .hint = "Only when it was not made for that reason.",
          .slot = holds<&Call::why_unsafe>()},
    Field{.id = 10,
          .key = "interpreter",
          .label = "Was there an interpreter?",
          .slot = holds<&Call::interpreter>()},
    Field{.id = 11,
          .key = "minutes",
          .label = "How many minutes it took",
          .slot = holds<&Call::minutes>()},
    Field{
        .id = 12, .key = "nextStep", .label = "What comes next", .slot = holds<&Call::next_step>()},
    Field{
        .id = 13, .key = "nextStepDue", .label = "By when", .slot = holds<&Call::next_step_due>()},
    restricted_field<&Call::restricted>(),
};
static_assert(call_fields.size() == member_count<Call>(), "a member of Call is not declared");
static_assert(well_declared(call_fields));

inline constexpr RecordType Call::declaration{
    .number = 33,
    .key = "call",
    .name = "Call or message",
    .purpose = "A telephone call or message: who rang whom, about what and what was said.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .told_by = "Which agency rang us?",
    .told_to = "Which agency was rung?",
    .fields = call_fields,
};

}  // namespace holdfast::records
