#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A visit to one child, or to several when the same is true of each; what differs for one
/// child is an entry of its own, part of the same visit. About the children (subject);
/// everybody else who was there is present. Part of the plan, enquiry or assessment that it was
/// made for. A visit at which nobody was let in is a visit too. One entry for each; a plan says
/// how often, and for looked-after children SI 2010/959, regulation 28. What it showed of home
/// is HomeConditions, an injury an Injury, what is to be done next a PlanStep: all part of it.
struct Visit {
    std::optional<base::When> visited;
    std::optional<Coded<visit_kinds>> kind;
    std::optional<bool> announced;
    std::optional<Coded<visit_places>> place;
    std::optional<Coded<visit_accesses>> access;
    std::optional<Coded<child_seen>> seen;
    std::optional<Coded<not_alone_reasons>> why_not_alone;
    std::optional<bool> bedroom_seen;
    std::optional<Codes<ways_of_hearing>> heard_how;
    std::optional<std::string> through;
    std::optional<Prose> words;
    std::optional<Prose> account;
    std::optional<std::string> also_there;
    std::optional<Prose> meaning;
    std::optional<Coded<concern_levels>> concern_level;
    std::optional<Prose> concern_reason;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array visit_fields = {
    Field{.id = 1,
          .key = "visited",
          .happened = true,
          .label = "When the visit was",
          .needed = Needed::always,
          .slot = holds<&Visit::visited>()},
    Field{.id = 2, .key = "kind", .label = "Kind of visit", .slot = holds<&Visit::kind>()},
    Field{.id = 3,
          .key = "announced",
          .label = "Was it announced?",
          .slot = holds<&Visit::announced>()},
    Field{.id = 4, .key = "place", .label = "Where", .slot = holds<&Visit::place>()},
    Field{.id = 5, .key = "access", .label = "Were you let in?", .slot = holds<&Visit::access>()},
    Field{.id = 6, .key = "seen", .label = "Was the child seen?", .slot = holds<&Visit::seen>()},
    Field{.id = 7,
          .key = "whyNotAlone",
          .label = "Why not seen, or not alone",
          .slot = holds<&Visit::why_not_alone>()},
    Field{.id = 8,
          .key = "bedroomSeen",
          .label = "Was the bedroom seen?",
          .slot = holds<&Visit::bedroom_seen>()},
    Field{.id = 9,
          .key = "heardHow",
          .label = "How the child was heard",
          .slot = holds<&Visit::heard_how>()},
    Field{.id = 10,
          .key = "through",
          .label = "In which language, and through whom",
          .slot = holds<&Visit::through>()},
    Field{.id = 11,
          .key = "words",
          .label = "What the child said or showed",
          .hint = "In the child's own words. Of a child who does not speak: what you saw.",
          .slot = holds<&Visit::words>()},
    Field{.id = 12, .key = "account", .label = "What happened", .slot = holds<&Visit::account>()},
    Field{.id = 13,
          .key = "alsoThere",
          .label = "Who else was there",
          .slot = holds<&Visit::also_there>()},
    Field{.id = 14, .key = "meaning", .label = "What it means", .slot = holds<&Visit::meaning>()},
    Field{.id = 15,
          .key = "concernLevel",
          .label = "How worried are you?",
          .slot = holds<&Visit::concern_level>()},
    Field{.id = 16,
          .key = "concernReason",
          .label = "Why more, less or as worried as before",
          .slot = holds<&Visit::concern_reason>()},
    restricted_field<&Visit::restricted>(),
};
static_assert(visit_fields.size() == member_count<Visit>(), "a member of Visit is not declared");
static_assert(well_declared(visit_fields));

inline constexpr RecordType Visit::declaration{
    .number = 52,
    .key = "visit",
    .name = "Visit",
    .purpose =
        "Somebody went to see a child: who was seen, how, and what the child said or showed.",
    .nature = Nature::notes,
    .present = "Who else was there?",
    .fields = visit_fields,
};

}  // namespace holdfast::records
