#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// About the authority. Set beside the counts of what was decided, so that a change can be seen
/// beside what came before it. Said again, superseding, when it ends.
struct AuthorityEvent {
    std::optional<base::When> happened_on;
    std::optional<Coded<authority_event_kinds>> kind;
    std::optional<std::string> title;
    std::optional<Codes<measures>> may_move;
    std::optional<std::string> team;
    std::optional<Prose> said;
    std::optional<base::When> until;
    std::optional<Codes<load_burdens>> load_too_heavy;
    std::optional<Codes<preparation_kinds>> skills_lacking;
    static const RecordType declaration;
};

inline constexpr std::array authority_event_fields = {
    Field{.id = 1,
          .key = "happenedOn",
          .happened = true,
          .label = "When it happened",
          .needed = Needed::always,
          .slot = holds<&AuthorityEvent::happened_on>()},
    Field{.id = 2,
          .key = "kind",
          .label = "What kind of event",
          .needed = Needed::always,
          .slot = holds<&AuthorityEvent::kind>()},
    Field{.id = 3,
          .key = "title",
          .label = "What it was",
          .needed = Needed::always,
          .slot = holds<&AuthorityEvent::title>()},
    Field{.id = 4,
          .key = "mayMove",
          .label = "Which counts it may move",
          .slot = holds<&AuthorityEvent::may_move>()},
    Field{.id = 5,
          .key = "team",
          .label = "Which team",
          .hint = "Leave empty where it is about all.",
          .slot = holds<&AuthorityEvent::team>()},
    Field{.id = 6,
          .key = "said",
          .label = "What was said, and by whom",
          .slot = holds<&AuthorityEvent::said>()},
    Field{.id = 7,
          .key = "until",
          .ends = true,
          .label = "Until when",
          .hint = "Leave empty while it goes on.",
          .slot = holds<&AuthorityEvent::until>()},
    Field{.id = 8,
          .key = "loadTooHeavy",
          .label = "What it says makes the load too heavy",
          .hint = "Such as an inspection that names caseloads.",
          .slot = holds<&AuthorityEvent::load_too_heavy>()},
    Field{.id = 9,
          .key = "skillsLacking",
          .label = "In which work it says that skill or confidence is lacking",
          .slot = holds<&AuthorityEvent::skills_lacking>()},
};
static_assert(authority_event_fields.size() == member_count<AuthorityEvent>(),
              "a member of AuthorityEvent is not declared");
static_assert(well_declared(authority_event_fields));

inline constexpr RecordType AuthorityEvent::declaration{
    .number = 93,
    .key = "authorityEvent",
    .name = "Event of the authority",
    .purpose = "Something that may move how an authority decides: an inspection, a target, a "
               "budget, a change at the top.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = authority_event_fields,
};

}  // namespace holdfast::records
