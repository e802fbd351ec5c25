#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// About the family and each child whose events it holds; whoever it was shared with as recipients.
/// It `rests_on` the serious past events that it picks out. The list itself is drawn from the file;
/// this says that somebody has read it, completed it and stands for it. Filed each time; the newest
/// one counts.
struct Chronology {
    std::optional<base::When> brought_up;
    std::optional<base::When> covers_to;
    std::optional<base::When> covers_from;
    std::optional<Codes<agency_kinds>> sources;
    std::optional<Prose> missing;
    std::optional<Prose> shows;
    std::optional<base::When> shared;
    std::optional<std::string> shared_with;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array chronology_fields = {
    Field{.id = 1,
          .key = "broughtUp",
          .happened = true,
          .label = "When it was brought up to date",
          .needed = Needed::always,
          .slot = holds<&Chronology::brought_up>()},
    Field{.id = 2,
          .key = "coversTo",
          .label = "Last day that it covers",
          .needed = Needed::always,
          .slot = holds<&Chronology::covers_to>()},
    Field{.id = 3,
          .key = "coversFrom",
          .label = "First day that it covers",
          .hint = "From before the birth, where there is a history.",
          .slot = holds<&Chronology::covers_from>()},
    Field{.id = 4,
          .key = "sources",
          .label = "Whose events are in it",
          .slot = holds<&Chronology::sources>()},
    Field{.id = 5,
          .key = "missing",
          .label = "What is missing, and who was asked for it",
          .slot = holds<&Chronology::missing>()},
    Field{.id = 6,
          .key = "shows",
          .label = "What it shows",
          .hint = "Patterns, and what was tried before and did not last.",
          .slot = holds<&Chronology::shows>()},
    Field{.id = 7,
          .key = "shared",
          .label = "When it was shared",
          .slot = holds<&Chronology::shared>()},
    Field{.id = 8,
          .key = "sharedWith",
          .label = "With whom",
          .hint = "Those who are not named in the file.",
          .slot = holds<&Chronology::shared_with>()},
    restricted_field<&Chronology::restricted>(),
};
static_assert(chronology_fields.size() == member_count<Chronology>(),
              "a member of Chronology is not declared");
static_assert(well_declared(chronology_fields));

inline constexpr RecordType Chronology::declaration{
    .number = 74,
    .key = "chronology",
    .name = "Chronology brought up to date",
    .purpose = "The list of what happened to a child was brought up to date, with the events of "
               "every agency.",
    .nature = Nature::notes,
    .fields = chronology_fields,
};

}  // namespace holdfast::records
