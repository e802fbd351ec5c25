#pragma once
#include "records/codesets.gen.h"
#include "records/field.h"

#include <array>

namespace holdfast::records {

/// Somebody looked, or was refused to. About whom they looked at; kept in the log of reading, which
/// is a sequence of its own. It never holds what was read.
struct Looked {
    std::optional<base::When> at;
    std::optional<std::string> action;
    std::optional<std::string> page;
    std::optional<bool> permitted;
    std::optional<std::string> rule;
    std::optional<std::string> purpose;
    std::optional<std::string> entry;
    static const RecordType declaration;
};

inline constexpr std::array looked_fields = {
    Field{.id = 1,
          .key = "at",
          .happened = true,
          .label = "When",
          .needed = Needed::always,
          .slot = holds<&Looked::at>()},
    Field{.id = 2,
          .key = "action",
          .label = "What was done",
          .hint = "A word of the table of access: find, read, write, decide.",
          .needed = Needed::always,
          .slot = holds<&Looked::action>()},
    Field{.id = 3, .key = "page", .label = "On which page", .slot = holds<&Looked::page>()},
    Field{.id = 4,
          .key = "permitted",
          .label = "Was it permitted?",
          .needed = Needed::always,
          .slot = holds<&Looked::permitted>()},
    Field{.id = 5,
          .key = "rule",
          .label = "By which row of the table of access",
          .slot = holds<&Looked::rule>()},
    Field{.id = 6,
          .key = "purpose",
          .label = "For what purpose, in the reader's own words",
          .slot = holds<&Looked::purpose>()},
    Field{.id = 7,
          .key = "entry",
          .label = "Which entry was given out by itself",
          .hint = "The id of a document, never its name.",
          .slot = holds<&Looked::entry>()},
};
static_assert(looked_fields.size() == member_count<Looked>(), "a member of Looked is not declared");
static_assert(well_declared(looked_fields));

inline constexpr RecordType Looked::declaration{
    .number = 5,
    .key = "looked",
    .name = "Look at a file",
    .purpose = "Who looked at whose file, when, and for what purpose.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = looked_fields,
};

}  // namespace holdfast::records
