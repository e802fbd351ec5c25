#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A fact about a team: about the agency and whoever is away or leaves as subjects, whoever covers
/// as mentioned. Work that cannot be allocated is also about the family and its children as
/// subjects. Said again when something changes or it ends: the newest word stands. It never lowers
/// the level of a child whose work cannot be allocated, and it says nothing of why somebody is
/// away.
struct Vacancy {
    std::optional<base::When> since;
    std::optional<Coded<vacancy_kinds>> kind;
    std::optional<std::string> team;
    std::optional<base::When> until;
    std::optional<std::int32_t> posts;
    std::optional<std::string> held_by;
    std::optional<base::When> covered;
    std::optional<base::When> briefed;
    std::optional<std::int32_t> families;
    std::optional<std::int32_t> child_protection;
    std::optional<std::string> raised_with;
    std::optional<base::When> raised;
    std::optional<Prose> done_about;
    std::optional<base::Date> filled_by;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array vacancy_fields = {
    Field{.id = 1,
          .key = "since",
          .happened = true,
          .label = "Since when",
          .needed = Needed::always,
          .slot = holds<&Vacancy::since>()},
    Field{.id = 2,
          .key = "kind",
          .label = "What is lacking, or changes",
          .needed = Needed::always,
          .slot = holds<&Vacancy::kind>()},
    Field{.id = 3,
          .key = "team",
          .label = "Team",
          .hint = "The team's name, the same for everybody in it.",
          .needed = Needed::always,
          .looked_up = LookedUp::by_team,
          .slot = holds<&Vacancy::team>()},
    Field{.id = 4,
          .key = "until",
          .label = "Until when",
          .hint = "Leave empty while it goes on.",
          .slot = holds<&Vacancy::until>()},
    Field{.id = 5, .key = "posts", .label = "Number of posts", .slot = holds<&Vacancy::posts>()},
    Field{.id = 6,
          .key = "heldBy",
          .label = "Who holds the work meanwhile",
          .slot = holds<&Vacancy::held_by>()},
    Field{.id = 7,
          .key = "covered",
          .label = "When cover was in place",
          .slot = holds<&Vacancy::covered>()},
    Field{.id = 8,
          .key = "briefed",
          .label = "When whoever covers was briefed",
          .hint = "On each family, with what puts a child at risk first.",
          .slot = holds<&Vacancy::briefed>()},
    Field{.id = 9,
          .key = "families",
          .label = "Families without a worker",
          .slot = holds<&Vacancy::families>()},
    Field{.id = 10,
          .key = "childProtection",
          .label = "Children on a child protection plan without a worker",
          .slot = holds<&Vacancy::child_protection>()},
    Field{.id = 11,
          .key = "raisedWith",
          .label = "Who was told of it",
          .slot = holds<&Vacancy::raised_with>()},
    Field{.id = 12,
          .key = "raised",
          .label = "When they were told",
          .slot = holds<&Vacancy::raised>()},
    Field{.id = 13,
          .key = "doneAbout",
          .label = "What is being done",
          .slot = holds<&Vacancy::done_about>()},
    Field{.id = 14,
          .key = "filledBy",
          .label = "To be filled by",
          .slot = holds<&Vacancy::filled_by>()},
    restricted_field<&Vacancy::restricted>(),
};
static_assert(vacancy_fields.size() == member_count<Vacancy>(),
              "a member of Vacancy is not declared");
static_assert(well_declared(vacancy_fields));

inline constexpr RecordType Vacancy::declaration{
    .number = 79,
    .key = "vacancy",
    .name = "Vacancy or change in a team",
    .purpose = "A team lacks somebody, or changes, so that children may be without a worker.",
    .nature = Nature::changes_state,
    .concerns = Concerns::anything,
    .fields = vacancy_fields,
};

}  // namespace holdfast::records
