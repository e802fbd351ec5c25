#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// One person's place in a family. About the person and the family.
struct FamilyMember {
    std::optional<base::When> since;
    std::optional<Coded<family_parts>> part;
    std::optional<base::When> until;
    static const RecordType declaration;
};

inline constexpr std::array family_member_fields = {
    Field{.id = 1,
          .key = "since",
          .happened = true,
          .label = "Since when",
          .needed = Needed::always,
          .slot = holds<&FamilyMember::since>()},
    Field{.id = 2,
          .key = "part",
          .label = "What the person is in this family",
          .needed = Needed::always,
          .slot = holds<&FamilyMember::part>()},
    Field{.id = 3,
          .key = "until",
          .label = "Until when",
          .hint = "Leave empty while the person belongs to the family.",
          .slot = holds<&FamilyMember::until>()},
};
static_assert(family_member_fields.size() == member_count<FamilyMember>(),
              "a member of FamilyMember is not declared");
static_assert(well_declared(family_member_fields));

inline constexpr RecordType FamilyMember::declaration{
    .number = 11,
    .key = "familyMember",
    .name = "Member of a family",
    .purpose = "Who belongs to a family as it is recorded here, as what, and since when.",
    .nature = Nature::changes_state,
    .fields = family_member_fields,
};

}  // namespace holdfast::records
