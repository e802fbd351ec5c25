#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// Somebody who works with children, here or for another agency. About the practitioner and the
/// agency. Said again when something changes: an entry of then keeps the role of then. Whoever has
/// left stays in the register, so that what they wrote keeps its writer's name.
struct Practitioner {
    std::optional<base::When> since;
    std::optional<std::string> name;
    std::optional<Coded<practitioner_roles>> role;
    std::optional<std::string> team;
    std::optional<base::When> until;
    static const RecordType declaration;
};

inline constexpr std::array practitioner_fields = {
    Field{.id = 1,
          .key = "since",
          .happened = true,
          .label = "Since when",
          .needed = Needed::always,
          .slot = holds<&Practitioner::since>()},
    Field{.id = 2,
          .key = "name",
          .label = "Name",
          .hint = "As colleagues know them.",
          .needed = Needed::always,
          .slot = holds<&Practitioner::name>()},
    Field{.id = 3,
          .key = "role",
          .label = "Role",
          .needed = Needed::always,
          .slot = holds<&Practitioner::role>()},
    Field{.id = 4,
          .key = "team",
          .label = "Team",
          .hint = "The team's name, the same for everybody in it.",
          .slot = holds<&Practitioner::team>()},
    Field{.id = 5,
          .key = "until",
          .label = "Until when",
          .hint = "From that day on they work here no more. Leave empty while they do.",
          .slot = holds<&Practitioner::until>()},
};
static_assert(practitioner_fields.size() == member_count<Practitioner>(),
              "a member of Practitioner is not declared");
static_assert(well_declared(practitioner_fields));

inline constexpr RecordType Practitioner::declaration{
    .number = 4,
    .key = "practitioner",
    .name = "Practitioner",
    .purpose = "Who somebody is that works with children: name, role and team.",
    .nature = Nature::changes_state,
    .concerns = Concerns::anything,
    .fields = practitioner_fields,
};

}  // namespace holdfast::records
