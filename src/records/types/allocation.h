#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// A practitioner is given the work with a family. About the family and the practitioner. A later
/// allocation of the same practitioner stands in the place of the earlier one. Where the load or
/// the preparation of whoever is given it stands in the way, a senior says why it is given all the
/// same (guardrails G48 and G49).
struct Allocation {
    std::optional<base::When> since;
    std::optional<Coded<allocation_parts>> part;
    std::optional<std::string> team;
    std::optional<base::When> until;
    std::optional<Prose> why_over_cap;
    std::optional<base::Date> over_cap_until;
    std::optional<bool> past_the_gate;
    static const RecordType declaration;
};

inline constexpr std::array allocation_fields = {
    Field{.id = 1,
          .key = "since",
          .happened = true,
          .label = "Since when",
          .needed = Needed::always,
          .slot = holds<&Allocation::since>()},
    Field{.id = 2,
          .key = "part",
          .label = "As what",
          .needed = Needed::always,
          .slot = holds<&Allocation::part>()},
    Field{.id = 3,
          .key = "team",
          .label = "Team",
          .hint = "The team that does the work: its manager and its members may read the file.",
          .looked_up = LookedUp::by_team,
          .slot = holds<&Allocation::team>()},
    Field{.id = 4,
          .key = "until",
          .label = "Until when",
          .hint = "Leave empty while it goes on.",
          .slot = holds<&Allocation::until>()},
    Field{.id = 5,
          .key = "whyOverCap",
          .label = "Why it is given in spite of their load or their lack of preparation",
          .hint = "Leave empty where neither stands in the way.",
          .slot = holds<&Allocation::why_over_cap>()},
    Field{.id = 6,
          .key = "overCapUntil",
          .label = "Until when that holds",
          .slot = holds<&Allocation::over_cap_until>()},
    Field{.id = 7,
          .key = "pastTheGate",
          .label = "Was it given although a rule stood in the way?",
          .hint = "Only a replay of history says yes.",
          .slot = holds<&Allocation::past_the_gate>()},
};
static_assert(allocation_fields.size() == member_count<Allocation>(),
              "a member of Allocation is not declared");
static_assert(well_declared(allocation_fields));

inline constexpr RecordType Allocation::declaration{
    .number = 20,
    .key = "allocation",
    .name = "Allocation",
    .purpose = "Who works with a family, and since when.",
    .nature = Nature::changes_state,
    .concerns = Concerns::anything,
    .fields = allocation_fields,
};

}  // namespace holdfast::records
