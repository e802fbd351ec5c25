#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A name beside the one that a person goes by, so that an earlier file is found. About that person
/// (subject), whoever told us as source. Said again, with a link that supersedes the earlier one,
/// when it ends.
/// Not modelled: the name before an adoption, because the adopted child is a new person without a
/// link to the old one.
struct Alias {
    std::optional<base::When> since;
    std::optional<std::string> name;
    std::optional<Coded<alias_kinds>> kind;
    std::optional<bool> not_to_be_used;
    std::optional<std::string> who_says;
    std::optional<base::When> until;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array alias_fields = {
    Field{.id = 1,
          .key = "since",
          .happened = true,
          .label = "Since when",
          .needed = Needed::always,
          .slot = holds<&Alias::since>()},
    Field{.id = 2,
          .key = "name",
          .label = "The other name",
          .hint = "As it is or was written, first names first.",
          .needed = Needed::always,
          .looked_up = LookedUp::by_name,
          .slot = holds<&Alias::name>()},
    Field{
        .id = 3, .key = "kind", .label = "What kind of name it is", .slot = holds<&Alias::kind>()},
    Field{.id = 4,
          .key = "notToBeUsed",
          .label = "Must this name not be used to the person or in letters?",
          .hint = "Such as a name left behind, or one that would give somebody away.",
          .slot = holds<&Alias::not_to_be_used>()},
    Field{.id = 5,
          .key = "whoSays",
          .label = "Who knows the person by it",
          .slot = holds<&Alias::who_says>()},
    Field{.id = 6,
          .key = "until",
          .label = "Until when",
          .hint = "Leave empty while it is in use.",
          .slot = holds<&Alias::until>()},
    restricted_field<&Alias::restricted>(),
};
static_assert(alias_fields.size() == member_count<Alias>(), "a member of Alias is not declared");
static_assert(well_declared(alias_fields));

inline constexpr RecordType Alias::declaration{
    .number = 22,
    .key = "alias",
    .name = "Another name",
    .purpose = "Another name by which somebody is or was known.",
    .nature = Nature::notes,
    .concerns = Concerns::one_person,
    .fields = alias_fields,
};

}  // namespace holdfast::records
