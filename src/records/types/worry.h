#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A thread. About each child whom it concerns as subject; whoever may have caused harm and other
/// adults as mentioned; whoever saw it as witness; whoever told us as source, an agency among them,
/// which is what counting across agencies rests on. Later entries hang on it: visits, injuries and
/// the child's words as `evidence_for`, what was done about it as `answers`. Filed once for each
/// worry; what is heard again is evidence for the first. An allegation stands until an answer
/// settles it. Working Together to Safeguard Children 2023, chapter 3.
struct Worry {
    std::optional<base::When> said;
    std::optional<Codes<worry_kinds>> kinds;
    std::optional<Prose> what;
    std::optional<bool> immediate_danger;
    std::optional<Coded<worry_sources>> source;
    std::optional<std::string> who_saw;
    std::optional<bool> allegation;
    std::optional<base::When> since;
    std::optional<Coded<worry_places>> place;
    std::optional<bool> seen_by_child;
    std::optional<Prose> other_side;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array worry_fields = {
    Field{.id = 1,
          .key = "said",
          .happened = true,
          .label = "When it was first said or seen",
          .hint = "When somebody first put it into words, not when you read it.",
          .needed = Needed::always,
          .slot = holds<&Worry::said>()},
    Field{.id = 2,
          .key = "kinds",
          .label = "What kind of worry it is",
          .slot = holds<&Worry::kinds>()},
    Field{.id = 3,
          .key = "what",
          .label = "What the worry is",
          .hint = "What was seen or said, and what you make of it, apart from each other.",
          .needed = Needed::always,
          .slot = holds<&Worry::what>()},
    Field{.id = 4,
          .key = "immediateDanger",
          .label = "Is a child in danger now?",
          .hint = "If so, ring the police or the duty manager first and write later.",
          .slot = holds<&Worry::immediate_danger>()},
    Field{.id = 5, .key = "source", .label = "How it is known", .slot = holds<&Worry::source>()},
    Field{.id = 6,
          .key = "whoSaw",
          .label = "Who saw or heard it",
          .hint = "For somebody who is not named in the file.",
          .slot = holds<&Worry::who_saw>()},
    Field{.id = 7,
          .key = "allegation",
          .label = "Does it say that somebody harmed a child or another person?",
          .hint = "Name that person as mentioned.",
          .slot = holds<&Worry::allegation>()},
    Field{.id = 8,
          .key = "since",
          .label = "Since when it has been so",
          .slot = holds<&Worry::since>()},
    Field{.id = 9, .key = "place", .label = "Where", .slot = holds<&Worry::place>()},
    Field{.id = 10,
          .key = "seenByChild",
          .label = "Did a child see or hear it?",
          .hint = "A child who sees harm done to somebody else is harmed as well.",
          .slot = holds<&Worry::seen_by_child>()},
    Field{.id = 11,
          .key = "otherSide",
          .label = "What speaks against it, or could explain it",
          .hint = "Who offers the explanation, and what else would explain it.",
          .slot = holds<&Worry::other_side>()},
    restricted_field<&Worry::restricted>(),
};
static_assert(worry_fields.size() == member_count<Worry>(), "a member of Worry is not declared");
static_assert(well_declared(worry_fields));

inline constexpr RecordType Worry::declaration{
    .number = 61,
    .key = "worry",
    .name = "Worry",
    .purpose = "Something that worries somebody about a child, on which later words can hang.",
    .nature = Nature::notes,
    .told_by = "Which agency told us?",
    .fields = worry_fields,
};

}  // namespace holdfast::records
