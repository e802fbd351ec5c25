#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// About the practitioner. One entry for each thing. Said again, superseding, when it ends or has
/// to be done again. It says what somebody may be asked to do alone, and never how good they are.
struct Preparation {
    std::optional<base::When> since;
    std::optional<Coded<preparation_kinds>> kind;
    std::optional<std::string> who_says;
    std::optional<base::Date> renew_by;
    std::optional<base::When> until;
    static const RecordType declaration;
};

inline constexpr std::array preparation_fields = {
    Field{.id = 1,
          .key = "since",
          .happened = true,
          .label = "Since when",
          .needed = Needed::always,
          .slot = holds<&Preparation::since>()},
    Field{.id = 2,
          .key = "kind",
          .label = "What for",
          .needed = Needed::always,
          .slot = holds<&Preparation::kind>()},
    Field{
        .id = 3, .key = "whoSays", .label = "Who says so", .slot = holds<&Preparation::who_says>()},
    Field{.id = 4,
          .key = "renewBy",
          .label = "To be done again by",
          .slot = holds<&Preparation::renew_by>()},
    Field{.id = 5,
          .key = "until",
          .ends = true,
          .label = "Until when",
          .hint = "Leave empty while it holds.",
          .slot = holds<&Preparation::until>()},
};
static_assert(preparation_fields.size() == member_count<Preparation>(),
              "a member of Preparation is not declared");
static_assert(well_declared(preparation_fields));

inline constexpr RecordType Preparation::declaration{
    .number = 91,
    .key = "preparation",
    .name = "Experience and preparation",
    .purpose = "What a practitioner has been prepared for: experience, training, induction.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = preparation_fields,
};

}  // namespace holdfast::records
