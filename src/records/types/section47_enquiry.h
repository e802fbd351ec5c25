#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// Made under section 47 of the Children Act 1989; it begins at the strategy discussion on
/// which it rests. About each child of the enquiry, and as a subject the practitioner who
/// decided about the conference. A conference is due 15 working days after that discussion
/// unless it is not needed, which somebody decides with a reason; a refused request of another
/// agency is decided so too. Filed when it begins and again, superseding, when it ends; at most
/// one open for a child. What was found rests on the visits, injuries and views.
struct Section47Enquiry {
    std::optional<base::When> started;
    std::optional<base::When> ended;
    std::optional<Coded<section47_outcomes>> outcome;
    std::optional<Prose> found;
    std::optional<Prose> reasons;
    std::optional<Prose> against;
    std::optional<bool> conference_not_required;
    std::optional<Prose> why_no_conference;
    std::optional<Coded<practitioner_roles>> conference_decided_by;
    std::optional<Codes<agency_kinds>> conference_asked_by;
    std::optional<base::Date> conference_target;
    std::optional<base::Date> conference_planned;
    std::optional<base::When> family_told;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array section47_enquiry_fields = {
    Field{.id = 1,
          .key = "started",
          .happened = true,
          .label = "When it began",
          .hint = "The day of the strategy discussion that began it.",
          .census = "Section47/S47ActualStartDate",
          .needed = Needed::always,
          .slot = holds<&Section47Enquiry::started>()},
    Field{.id = 2,
          .key = "ended",
          .ends = true,
          .label = "When it ended",
          .hint = "Leave empty while it goes on.",
          .slot = holds<&Section47Enquiry::ended>()},
    Field{.id = 3,
          .key = "outcome",
          .label = "What was concluded",
          .slot = holds<&Section47Enquiry::outcome>()},
    Field{.id = 4,
          .key = "found",
          .label = "What was found",
          .hint = "For each child, and who saw or said it.",
          .slot = holds<&Section47Enquiry::found>()},
    Field{.id = 5,
          .key = "reasons",
          .label = "Why this conclusion",
          .slot = holds<&Section47Enquiry::reasons>()},
    Field{.id = 6,
          .key = "against",
          .label = "What speaks against this conclusion",
          .slot = holds<&Section47Enquiry::against>()},
    Field{.id = 7,
          .key = "conferenceNotRequired",
          .label = "Is no initial conference needed?",
          .census = "Section47/ICPCnotRequired",
          .slot = holds<&Section47Enquiry::conference_not_required>()},
    Field{.id = 8,
          .key = "whyNoConference",
          .label = "Why no conference",
          .slot = holds<&Section47Enquiry::why_no_conference>()},
    Field{.id = 9,
          .key = "conferenceDecidedBy",
          .label = "Who decided about the conference",
          .slot = holds<&Section47Enquiry::conference_decided_by>()},
    Field{.id = 10,
          .key = "conferenceAskedBy",
          .label = "Which agencies asked for a conference",
          .slot = holds<&Section47Enquiry::conference_asked_by>()},
    Field{.id = 11,
          .key = "conferenceTarget",
          .label = "Latest day for the initial conference",
          .hint = "Counted from the strategy discussion that began the enquiry.",
          .census = "Section47/InitialCPCtarget",
          .slot = holds<&Section47Enquiry::conference_target>()},
    Field{.id = 12,
          .key = "conferencePlanned",
          .label = "Day for which it is called",
          .slot = holds<&Section47Enquiry::conference_planned>()},
    Field{.id = 13,
          .key = "familyTold",
          .label = "When the family was told what came of it",
          .slot = holds<&Section47Enquiry::family_told>()},
    restricted_field<&Section47Enquiry::restricted>(),
};
static_assert(section47_enquiry_fields.size() == member_count<Section47Enquiry>(),
              "a member of Section47Enquiry is not declared");
static_assert(well_declared(section47_enquiry_fields));

inline constexpr RecordType Section47Enquiry::declaration{
    .number = 44,
    .key = "section47Enquiry",
    .name = "Section 47 enquiry",
    .purpose = "We find out whether a child suffers, or is likely to suffer, significant harm.",
    .nature = Nature::changes_state,
    .fields = section47_enquiry_fields,
};

}  // namespace holdfast::records
