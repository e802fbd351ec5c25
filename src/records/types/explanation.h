#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About the child. It `answers` the worry, the injury or whatever else it explains: one entry for
/// each explanation that is offered. Said again, superseding, when it was tested: the newest word
/// stands.
struct Explanation {
    std::optional<base::When> offered;
    std::optional<Coded<explanation_kinds>> kind;
    std::optional<Codes<tellers>> offered_by;
    std::optional<Prose> explanation;
    std::optional<Prose> otherwise;
    std::optional<Prose> tested;
    std::optional<Coded<explanation_conclusions>> conclusion;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array explanation_fields = {
    Field{.id = 1,
          .key = "offered",
          .happened = true,
          .label = "When it was offered",
          .needed = Needed::always,
          .slot = holds<&Explanation::offered>()},
    Field{.id = 2,
          .key = "kind",
          .label = "What kind of explanation",
          .slot = holds<&Explanation::kind>()},
    Field{.id = 3,
          .key = "offeredBy",
          .label = "Who offers it",
          .slot = holds<&Explanation::offered_by>()},
    Field{.id = 4,
          .key = "explanation",
          .label = "The explanation",
          .needed = Needed::always,
          .slot = holds<&Explanation::explanation>()},
    Field{.id = 5,
          .key = "otherwise",
          .label = "What else could explain it",
          .hint = "At least one other explanation, and what it would look like.",
          .slot = holds<&Explanation::otherwise>()},
    Field{.id = 6,
          .key = "tested",
          .label = "How each was tested, and with whom",
          .slot = holds<&Explanation::tested>()},
    Field{.id = 7,
          .key = "conclusion",
          .label = "What was found",
          .slot = holds<&Explanation::conclusion>()},
    restricted_field<&Explanation::restricted>(),
};
static_assert(explanation_fields.size() == member_count<Explanation>(),
              "a member of Explanation is not declared");
static_assert(well_declared(explanation_fields));

inline constexpr RecordType Explanation::declaration{
    .number = 85,
    .key = "explanation",
    .name = "Explanation that was offered",
    .purpose = "How somebody explains what was seen, what else could explain it, and how both were "
               "tested.",
    .nature = Nature::notes,
    .fields = explanation_fields,
};

}  // namespace holdfast::records
