#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// What a home is like for one child, or for several when the same is true of each. About the
/// child; whoever saw it is a witness. Part of the visit or assessment, or a record of its own
/// when another agency tells it. Filed again whenever somebody sees the home; each is a picture
/// of its day and none replaces another. Write what is seen, not what it is called.
struct HomeConditions {
    std::optional<base::When> seen_when;
    std::optional<Codes<tellers>> seen_by;
    std::optional<Prose> sleeping;
    std::optional<Prose> food;
    std::optional<Prose> warmth;
    std::optional<Prose> hygiene;
    std::optional<Prose> hazards;
    std::optional<Prose> animals;
    std::optional<Prose> lives_there;
    std::optional<Prose> changed;
    std::optional<Prose> not_seen;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array home_conditions_fields = {
    Field{.id = 1,
          .key = "seenWhen",
          .happened = true,
          .label = "When it was so",
          .needed = Needed::always,
          .slot = holds<&HomeConditions::seen_when>()},
    Field{
        .id = 2, .key = "seenBy", .label = "Who saw it", .slot = holds<&HomeConditions::seen_by>()},
    Field{.id = 3,
          .key = "sleeping",
          .label = "Where the child sleeps",
          .slot = holds<&HomeConditions::sleeping>()},
    Field{.id = 4,
          .key = "food",
          .label = "What there is to eat",
          .slot = holds<&HomeConditions::food>()},
    Field{.id = 5,
          .key = "warmth",
          .label = "Warmth, light and water",
          .slot = holds<&HomeConditions::warmth>()},
    Field{.id = 6,
          .key = "hygiene",
          .label = "How clean it is",
          .hint = "Kitchen, toilet, washing, clothes.",
          .slot = holds<&HomeConditions::hygiene>()},
    Field{.id = 7,
          .key = "hazards",
          .label = "What could hurt the child",
          .slot = holds<&HomeConditions::hazards>()},
    Field{.id = 8, .key = "animals", .label = "Animals", .slot = holds<&HomeConditions::animals>()},
    Field{.id = 9,
          .key = "livesThere",
          .label = "Who lives and stays there",
          .slot = holds<&HomeConditions::lives_there>()},
    Field{.id = 10,
          .key = "changed",
          .label = "What has changed since it was last seen",
          .slot = holds<&HomeConditions::changed>()},
    Field{.id = 11,
          .key = "notSeen",
          .label = "What was not seen, and why",
          .slot = holds<&HomeConditions::not_seen>()},
    restricted_field<&HomeConditions::restricted>(),
};
static_assert(home_conditions_fields.size() == member_count<HomeConditions>(),
              "a member of HomeConditions is not declared");
static_assert(well_declared(home_conditions_fields));

inline constexpr RecordType HomeConditions::declaration{
    .number = 53,
    .key = "homeConditions",
    .name = "Conditions at home",
    .purpose = "What it is like for a child to live there: bed, food, warmth, dangers.",
    .nature = Nature::notes,
    .fields = home_conditions_fields,
};

}  // namespace holdfast::records
