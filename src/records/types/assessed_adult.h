#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// One adult in an assessment, which the entry is part of: each parent, and each partner or
/// other adult who matters to a child, whether or not they live there. About that adult; the
/// children are mentioned. Rests on the calls, visits and checks. Filed again when more is
/// known; the newest word stands. Where contact would put somebody in danger it is withheld,
/// with the reason. Having been in care, refusing a service and complaining are rights, not
/// history. The father whom everyone has met is assessed like the rest (guardrail G10).
struct AssessedAdult {
    std::optional<base::When> assessed;
    std::optional<Coded<adult_presences>> presence;
    std::optional<Coded<adult_contacts>> contact;
    std::optional<base::When> last_tried;
    std::optional<Prose> why_no_contact;
    std::optional<bool> seen_apart;
    std::optional<Codes<adult_checks>> checks;
    std::optional<Codes<adult_checks>> checks_waited_for;
    std::optional<Prose> found;
    std::optional<Prose> history;
    std::optional<Prose> views;
    std::optional<Prose> engagement;
    std::optional<Prose> capacity;
    std::optional<Prose> help_needed;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array assessed_adult_fields = {
    Field{.id = 1,
          .key = "assessed",
          .happened = true,
          .label = "When this was so",
          .needed = Needed::always,
          .slot = holds<&AssessedAdult::assessed>()},
    Field{.id = 2,
          .key = "presence",
          .label = "What they are to the child's home",
          .slot = holds<&AssessedAdult::presence>()},
    Field{.id = 3,
          .key = "contact",
          .label = "Were they seen or spoken to?",
          .slot = holds<&AssessedAdult::contact>()},
    Field{.id = 4,
          .key = "lastTried",
          .label = "When that was, or was last tried",
          .slot = holds<&AssessedAdult::last_tried>()},
    Field{.id = 5,
          .key = "whyNoContact",
          .label = "Why they were not seen or spoken to",
          .hint = "If contact would be unsafe: for whom, and why.",
          .slot = holds<&AssessedAdult::why_no_contact>()},
    Field{.id = 6,
          .key = "seenApart",
          .label = "Were they seen apart from the other adults?",
          .slot = holds<&AssessedAdult::seen_apart>()},
    Field{.id = 7,
          .key = "checks",
          .label = "What was checked",
          .hint = "Only what has come back.",
          .slot = holds<&AssessedAdult::checks>()},
    Field{.id = 8,
          .key = "checksWaitedFor",
          .label = "What was asked for and has not come back",
          .slot = holds<&AssessedAdult::checks_waited_for>()},
    Field{.id = 9,
          .key = "found",
          .label = "What the checks say",
          .slot = holds<&AssessedAdult::found>()},
    Field{.id = 10,
          .key = "history",
          .label = "What in their life bears on caring for the child",
          .hint = "Having been in care is not a risk.",
          .slot = holds<&AssessedAdult::history>()},
    Field{.id = 11,
          .key = "views",
          .label = "What they say and want",
          .hint = "In their own words.",
          .slot = holds<&AssessedAdult::views>()},
    Field{.id = 12,
          .key = "engagement",
          .label = "How they have worked with us",
          .hint = "What was offered, what they did, and what stood in the way.",
          .slot = holds<&AssessedAdult::engagement>()},
    Field{.id = 13,
          .key = "capacity",
          .label = "What they have changed, and what they have not",
          .hint = "What shows it, and whether it comes in time for the child.",
          .slot = holds<&AssessedAdult::capacity>()},
    Field{.id = 14,
          .key = "helpNeeded",
          .label = "What would help them",
          .slot = holds<&AssessedAdult::help_needed>()},
    restricted_field<&AssessedAdult::restricted>(),
};
static_assert(assessed_adult_fields.size() == member_count<AssessedAdult>(),
              "a member of AssessedAdult is not declared");
static_assert(well_declared(assessed_adult_fields));

inline constexpr RecordType AssessedAdult::declaration{
    .number = 42,
    .key = "assessedAdult",
    .name = "An adult in an assessment",
    .purpose = "What an assessment says of one parent, partner or other adult, who is asked and "
               "checked like the rest.",
    .nature = Nature::notes,
    .concerns = Concerns::one_of_family,
    .fields = assessed_adult_fields,
};

}  // namespace holdfast::records
