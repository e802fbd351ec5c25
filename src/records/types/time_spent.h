#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// About the authority or one agency. One entry for each time that it was counted or asked. It is
/// of a team, never of one person.
struct TimeSpent {
    std::optional<base::When> counted;
    std::optional<std::string> team;
    std::optional<base::Date> since;
    std::optional<base::Date> until;
    std::optional<std::int32_t> with_families;
    std::optional<std::int32_t> recording;
    std::optional<std::int32_t> travel;
    std::optional<std::int32_t> other;
    std::optional<std::string> how_counted;
    static const RecordType declaration;
};

inline constexpr std::array time_spent_fields = {
    Field{.id = 1,
          .key = "counted",
          .happened = true,
          .label = "When it was counted",
          .needed = Needed::always,
          .slot = holds<&TimeSpent::counted>()},
    Field{.id = 2, .key = "team", .label = "Team", .slot = holds<&TimeSpent::team>()},
    Field{.id = 3, .key = "since", .label = "From", .slot = holds<&TimeSpent::since>()},
    Field{.id = 4, .key = "until", .label = "To", .slot = holds<&TimeSpent::until>()},
    Field{.id = 5,
          .key = "withFamilies",
          .label = "Hours with families",
          .slot = holds<&TimeSpent::with_families>()},
    Field{.id = 6,
          .key = "recording",
          .label = "Hours of recording",
          .slot = holds<&TimeSpent::recording>()},
    Field{
        .id = 7, .key = "travel", .label = "Hours of travel", .slot = holds<&TimeSpent::travel>()},
    Field{.id = 8, .key = "other", .label = "Other hours", .slot = holds<&TimeSpent::other>()},
    Field{.id = 9,
          .key = "howCounted",
          .label = "How it was counted",
          .hint = "Such as a diary of one week, of 12 workers.",
          .slot = holds<&TimeSpent::how_counted>()},
};
static_assert(time_spent_fields.size() == member_count<TimeSpent>(),
              "a member of TimeSpent is not declared");
static_assert(well_declared(time_spent_fields));

inline constexpr RecordType TimeSpent::declaration{
    .number = 92,
    .key = "timeSpent",
    .name = "Where time goes",
    .purpose =
        "How many hours of a team went to families, recording, travel and meetings in a time.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = time_spent_fields,
};

}  // namespace holdfast::records
