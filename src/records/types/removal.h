#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// The lawful removal of one entry, which it links to (`removes`). See docs/removal.md.
struct Removal {
    std::optional<base::When> ordered;
    std::optional<std::string> legal_basis;
    std::optional<Prose> reasons;
    static const RecordType declaration;
};

inline constexpr std::array removal_fields = {
    Field{.id = 1,
          .key = "ordered",
          .happened = true,
          .label = "When the removal was ordered",
          .needed = Needed::always,
          .slot = holds<&Removal::ordered>()},
    Field{.id = 2,
          .key = "legalBasis",
          .label = "Legal basis",
          .hint = "The order, retention rule or upheld request that requires it.",
          .needed = Needed::always,
          .slot = holds<&Removal::legal_basis>()},
    Field{.id = 3,
          .key = "reasons",
          .label = "Reasons",
          .hint = "Holds no word of what is removed.",
          .slot = holds<&Removal::reasons>()},
};
static_assert(removal_fields.size() == member_count<Removal>(),
              "a member of Removal is not declared");
static_assert(well_declared(removal_fields));

inline constexpr RecordType Removal::declaration{
    .number = 2,
    .key = "removal",
    .name = "Removal by order",
    .purpose = "Destroys the words of one entry because the law requires it; that something "
               "was there, and every proof, stay.",
    .nature = Nature::changes_state,
    .concerns = Concerns::anything,
    .fields = removal_fields,
};

}  // namespace holdfast::records
