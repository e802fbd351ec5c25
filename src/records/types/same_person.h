#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// Whether two persons in the record are one. About one of them (subject) and the other
/// (mentioned). Said by somebody who looked; the program finds who may be the same, and never
/// merges them: each keeps their own entries, and each shows the other. Said again, with a link
/// that supersedes the earlier one, when it turns out otherwise. Never said of a child before and
/// after adoption: those records are kept unlinked (Adoption Agencies Regulations 2005,
/// regulations 39 to 42).
struct SamePerson {
    std::optional<base::When> looked;
    std::optional<bool> same;
    std::optional<Prose> reasons;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array same_person_fields = {
    Field{.id = 1,
          .key = "looked",
          .happened = true,
          .label = "When somebody looked",
          .needed = Needed::always,
          .slot = holds<&SamePerson::looked>()},
    Field{.id = 2,
          .key = "same",
          .label = "Are they the same person?",
          .needed = Needed::always,
          .slot = holds<&SamePerson::same>()},
    Field{.id = 3,
          .key = "reasons",
          .label = "How you know",
          .hint = "Who was asked, or which document was seen.",
          .slot = holds<&SamePerson::reasons>()},
    restricted_field<&SamePerson::restricted>(),
};
static_assert(same_person_fields.size() == member_count<SamePerson>(),
              "a member of SamePerson is not declared");
static_assert(well_declared(same_person_fields));

inline constexpr RecordType SamePerson::declaration{
    .number = 80,
    .key = "samePerson",
    .name = "Same person or not",
    .purpose = "Somebody looked whether two persons in the record are one, and says so or not.",
    .nature = Nature::notes,
    .concerns = Concerns::two_persons,
    .other = "Who might be the same?",
    .fields = same_person_fields,
};

}  // namespace holdfast::records
