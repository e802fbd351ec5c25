#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// Anything worth writing down that has no record type of its own.
struct Note {
    std::optional<base::When> happened_on;
    std::optional<Coded<note_topics>> topic;
    std::optional<Prose> text;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array note_fields = {
    Field{.id = 1,
          .key = "happenedOn",
          .happened = true,
          .label = "When it happened",
          .hint = "As precisely as you know, and no more.",
          .needed = Needed::always,
          .slot = holds<&Note::happened_on>()},
    Field{.id = 2, .key = "topic", .label = "What it is about", .slot = holds<&Note::topic>()},
    Field{.id = 3,
          .key = "text",
          .label = "Note",
          .needed = Needed::always,
          .slot = holds<&Note::text>()},
    restricted_field<&Note::restricted>(),
};
static_assert(note_fields.size() == member_count<Note>(), "a member of Note is not declared");
static_assert(well_declared(note_fields));

inline constexpr RecordType Note::declaration{
    .number = 14,
    .key = "note",
    .name = "Note",
    .purpose = "Something seen, heard, said or done that has no record of its own kind.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = note_fields,
};

}  // namespace holdfast::records
