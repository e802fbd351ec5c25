#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// What one person is to another. About exactly two persons: the subject is the mother, partner or
/// brother of the one mentioned; whoever told us is the source. For a parent and a child the adult
/// is the subject. Said once for each pair that matters, and again, with a link that supersedes the
/// earlier one, when it ends or changes. Every parent figure of a child, resident or not, has one
/// (guardrail G10).
/// Living together is said by addresses; livesWith is for when no address is known.
struct Relationship {
    std::optional<base::When> since;
    std::optional<Coded<relationship_kinds>> kind;
    std::optional<bool> acts_as_parent;
    std::optional<bool> lives_with;
    std::optional<Coded<family_time_kinds>> family_time;
    std::optional<Prose> family_time_details;
    std::optional<Prose> may_be_told;
    std::optional<Coded<relationship_grounds>> how_known;
    std::optional<std::string> who_says;
    std::optional<base::When> until;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array relationship_fields = {
    Field{.id = 1,
          .key = "since",
          .happened = true,
          .label = "Since when",
          .hint = "A birth, a marriage, a move; unknown is an answer.",
          .needed = Needed::always,
          .slot = holds<&Relationship::since>()},
    Field{.id = 2,
          .key = "kind",
          .label = "What the first is to the second",
          .needed = Needed::always,
          .slot = holds<&Relationship::kind>()},
    Field{.id = 3,
          .key = "actsAsParent",
          .label = "Does this adult act as a parent to the child?",
          .hint = "Whether or not they live together or are related.",
          .slot = holds<&Relationship::acts_as_parent>()},
    Field{.id = 4,
          .key = "livesWith",
          .label = "Do they live together?",
          .slot = holds<&Relationship::lives_with>()},
    Field{.id = 5,
          .key = "familyTime",
          .label = "How they see each other",
          .slot = holds<&Relationship::family_time>()},
    Field{.id = 6,
          .key = "familyTimeDetails",
          .label = "What is agreed or ordered about that",
          .slot = holds<&Relationship::family_time_details>()},
    Field{.id = 7,
          .key = "mayBeTold",
          .label = "What may this person be told about the other?",
          .slot = holds<&Relationship::may_be_told>()},
    Field{.id = 8,
          .key = "howKnown",
          .label = "How it is known",
          .slot = holds<&Relationship::how_known>()},
    Field{.id = 9,
          .key = "whoSays",
          .label = "Who says so",
          .slot = holds<&Relationship::who_says>()},
    Field{.id = 10,
          .key = "until",
          .label = "Until when",
          .hint = "Leave empty while it goes on.",
          .slot = holds<&Relationship::until>()},
    restricted_field<&Relationship::restricted>(),
};
static_assert(relationship_fields.size() == member_count<Relationship>(),
              "a member of Relationship is not declared");
static_assert(well_declared(relationship_fields));

inline constexpr RecordType Relationship::declaration{
    .number = 24,
    .key = "relationship",
    .name = "Relationship",
    .purpose = "What one person is to another, and how they see each other.",
    .nature = Nature::notes,
    .concerns = Concerns::two_persons,
    .other = "To whom?",
    .fields = relationship_fields,
};

}  // namespace holdfast::records
