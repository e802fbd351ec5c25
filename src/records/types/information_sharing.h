#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A decision to share something with an agency, or not to. About those whose information it is
/// (subject) and who is to have it (recipient); one entry for each recipient when they are sent
/// different things. It rests on the entries whose content is shared and, when somebody asked,
/// answers the request. Filed again, with a link that supersedes the earlier one, when it was sent
/// or confirmed.
/// Basis: section 16LA of the Children Act 2004 and section 16LC for the identifier (both of 2026,
/// not yet commenced), and what the list names. Agreement of the family is not asked for here. What
/// is kept back about a risk needs the balance and a second signature the same day (guardrail G41);
/// what is left out needs its reason (G09). It notes and does not decide, in the ledger's sense, so
/// that nothing unread ever delays telling the police (law 2 of the guardrails).
struct InformationSharing {
    std::optional<base::When> decided;
    std::optional<Coded<sharing_decisions>> answer;
    std::optional<Prose> what;
    std::optional<bool> tells_of_risk;
    std::optional<Prose> left_out;
    std::optional<Codes<sharing_bases>> basis;
    std::optional<Prose> reasons;
    std::optional<Coded<identifier_inclusions>> identifier;
    std::optional<Coded<telling_parents>> parents_told;
    std::optional<Coded<reasons_not_told>> why_not_told;
    std::optional<Prose> rights;
    std::optional<Prose> at_risk;
    std::optional<Prose> options;
    std::optional<base::Date> review_due;
    std::optional<base::When> sent;
    std::optional<base::When> received;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array information_sharing_fields = {
    Field{.id = 1,
          .key = "decided",
          .happened = true,
          .label = "When it was decided",
          .needed = Needed::always,
          .slot = holds<&InformationSharing::decided>()},
    Field{.id = 2,
          .key = "answer",
          .label = "What was decided",
          .needed = Needed::always,
          .slot = holds<&InformationSharing::answer>()},
    Field{.id = 3,
          .key = "what",
          .label = "What is shared or kept back",
          .slot = holds<&InformationSharing::what>()},
    Field{.id = 4,
          .key = "tellsOfRisk",
          .label = "Does it tell of a risk to somebody?",
          .slot = holds<&InformationSharing::tells_of_risk>()},
    Field{.id = 5,
          .key = "leftOut",
          .label = "What was left out, and why",
          .slot = holds<&InformationSharing::left_out>()},
    Field{.id = 6,
          .key = "basis",
          .label = "Basis in law",
          .slot = holds<&InformationSharing::basis>()},
    Field{.id = 7, .key = "reasons", .label = "Why", .slot = holds<&InformationSharing::reasons>()},
    Field{.id = 8,
          .key = "identifier",
          .label = "Is the child's consistent identifier included?",
          .slot = holds<&InformationSharing::identifier>()},
    Field{.id = 9,
          .key = "parentsTold",
          .label = "Were the parents told?",
          .slot = holds<&InformationSharing::parents_told>()},
    Field{.id = 10,
          .key = "whyNotTold",
          .label = "Why they were not told",
          .slot = holds<&InformationSharing::why_not_told>()},
    Field{.id = 11,
          .key = "rights",
          .label = "Whose rights speak for keeping it back",
          .slot = holds<&InformationSharing::rights>()},
    Field{.id = 12,
          .key = "atRisk",
          .label = "Who would be at risk if it is not known",
          .slot = holds<&InformationSharing::at_risk>()},
    Field{.id = 13,
          .key = "options",
          .label = "What else could be done",
          .slot = holds<&InformationSharing::options>()},
    Field{.id = 14,
          .key = "reviewDue",
          .label = "To be decided again by",
          .slot = holds<&InformationSharing::review_due>()},
    Field{.id = 15,
          .key = "sent",
          .label = "When it was sent or told",
          .slot = holds<&InformationSharing::sent>()},
    Field{.id = 16,
          .key = "received",
          .label = "When they confirmed that they have it",
          .slot = holds<&InformationSharing::received>()},
    restricted_field<&InformationSharing::restricted>(),
};
static_assert(information_sharing_fields.size() == member_count<InformationSharing>(),
              "a member of InformationSharing is not declared");
static_assert(well_declared(information_sharing_fields));

inline constexpr RecordType InformationSharing::declaration{
    .number = 31,
    .key = "informationSharing",
    .name = "Decision about sharing information",
    .purpose = "What is shared with an agency or kept back, on what basis and why.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .told_to = "Which agency is to have it?",
    .fields = information_sharing_fields,
};

}  // namespace holdfast::records
