#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// One injury, or several found together, of one child. About that child; who reported it is
/// the source, who saw it a witness, and an adult with whom contact was decided is mentioned.
/// Part of the visit or contact at which it was found; a conclusion rests on the enquiry. Filed
/// at once with what is known, and again, superseding, until everything is known: the newest
/// word stands. A baby who is not mobile rarely bruises: local protocols want every such bruise
/// seen by a paediatrician.
struct Injury {
    std::optional<base::When> noticed;
    std::optional<Codes<injury_kinds>> kinds;
    std::optional<Codes<body_sites>> sites;
    std::optional<Prose> description;
    std::optional<Coded<child_mobilities>> mobility;
    std::optional<Coded<tellers>> reported_by;
    std::optional<base::When> seen_when;
    std::optional<Coded<tellers>> seen_by;
    std::optional<Prose> explanation;
    std::optional<Codes<tellers>> explained_by;
    std::optional<Prose> other_explanation;
    std::optional<Coded<medical_decisions>> medical;
    std::optional<base::When> medical_held;
    std::optional<Coded<medical_outcomes>> medical_outcome;
    std::optional<base::When> police_told;
    std::optional<Coded<contact_arrangements>> contact;
    std::optional<Coded<injury_conclusions>> conclusion;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array injury_fields = {
    Field{.id = 1,
          .key = "noticed",
          .happened = true,
          .label = "When it was first noticed",
          .needed = Needed::always,
          .slot = holds<&Injury::noticed>()},
    Field{.id = 2, .key = "kinds", .label = "Kind of injury", .slot = holds<&Injury::kinds>()},
    Field{.id = 3, .key = "sites", .label = "Where on the body", .slot = holds<&Injury::sites>()},
    Field{.id = 4,
          .key = "description",
          .label = "What it looks like",
          .hint = "Size, colour, shape, side, how many.",
          .slot = holds<&Injury::description>()},
    Field{.id = 5,
          .key = "mobility",
          .label = "Can the child move about?",
          .hint = "A bruise on a baby who cannot move about needs a paediatrician to see it.",
          .slot = holds<&Injury::mobility>()},
    Field{.id = 6,
          .key = "reportedBy",
          .label = "Who reported it",
          .slot = holds<&Injury::reported_by>()},
    Field{.id = 7,
          .key = "seenWhen",
          .label = "When a worker first saw it",
          .slot = holds<&Injury::seen_when>()},
    Field{.id = 8, .key = "seenBy", .label = "Who saw it", .slot = holds<&Injury::seen_by>()},
    Field{.id = 9,
          .key = "explanation",
          .label = "How it is explained",
          .hint = "In the words used, with the day it is said to have happened.",
          .slot = holds<&Injury::explanation>()},
    Field{.id = 10,
          .key = "explainedBy",
          .label = "Who explains it so",
          .slot = holds<&Injury::explained_by>()},
    Field{.id = 11,
          .key = "otherExplanation",
          .label = "What else could explain it",
          .slot = holds<&Injury::other_explanation>()},
    Field{.id = 12,
          .key = "medical",
          .label = "Medical examination",
          .slot = holds<&Injury::medical>()},
    Field{.id = 13,
          .key = "medicalHeld",
          .label = "When the examination was held",
          .slot = holds<&Injury::medical_held>()},
    Field{.id = 14,
          .key = "medicalOutcome",
          .label = "What the examination found",
          .slot = holds<&Injury::medical_outcome>()},
    Field{.id = 15,
          .key = "policeTold",
          .label = "When the police were told",
          .slot = holds<&Injury::police_told>()},
    Field{.id = 16,
          .key = "contact",
          .label = "Contact with parents and others meanwhile",
          .slot = holds<&Injury::contact>()},
    Field{.id = 17,
          .key = "conclusion",
          .label = "What is concluded",
          .slot = holds<&Injury::conclusion>()},
    restricted_field<&Injury::restricted>(),
};
static_assert(injury_fields.size() == member_count<Injury>(), "a member of Injury is not declared");
static_assert(well_declared(injury_fields));

inline constexpr RecordType Injury::declaration{
    .number = 54,
    .key = "injury",
    .name = "Injury",
    .purpose = "A child is hurt: what is seen, what is said of it, and what was decided.",
    .nature = Nature::notes,
    .concerns = Concerns::one_of_family,
    .fields = injury_fields,
};

}  // namespace holdfast::records
