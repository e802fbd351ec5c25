#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A question between agencies. About those whom it concerns (subject) and the agency: the source
/// when it asks us, the recipient when we ask it. Filed when asked and again, with a link that
/// supersedes the earlier one, when it is answered; a refusal rests on the decision about sharing.
/// The answer rests on the chronology and on the entries that it was drawn from.
/// The times of involvement in an answer are counted from the record; where the words say otherwise
/// it is refused (guardrail G39). No answer ends in the word closed: it names somebody to ring
/// (G40). An answer from a chronology that nobody read does not go out (G08, G37). Children Act
/// 1989, sections 27 and 47(9).
struct InformationRequest {
    std::optional<base::When> asked;
    std::optional<Coded<request_directions>> direction;
    std::optional<Prose> question;
    std::optional<Coded<request_purposes>> purpose;
    std::optional<Codes<sharing_bases>> basis;
    std::optional<std::string> asked_by;
    std::optional<base::Date> answer_due;
    std::optional<base::When> answered;
    std::optional<Coded<request_answers>> answer;
    std::optional<Prose> told;
    std::optional<base::When> involved_from;
    std::optional<base::When> involved_until;
    std::optional<Prose> scope;
    std::optional<Prose> gaps;
    std::optional<std::string> whom_to_ring;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array information_request_fields = {
    Field{.id = 1,
          .key = "asked",
          .happened = true,
          .label = "When it was asked",
          .needed = Needed::always,
          .slot = holds<&InformationRequest::asked>()},
    Field{.id = 2,
          .key = "direction",
          .label = "Who asks",
          .needed = Needed::always,
          .slot = holds<&InformationRequest::direction>()},
    Field{.id = 3,
          .key = "question",
          .label = "What is asked",
          .needed = Needed::always,
          .slot = holds<&InformationRequest::question>()},
    Field{.id = 4,
          .key = "purpose",
          .label = "What for",
          .slot = holds<&InformationRequest::purpose>()},
    Field{.id = 5,
          .key = "basis",
          .label = "Basis in law",
          .slot = holds<&InformationRequest::basis>()},
    Field{.id = 6,
          .key = "askedBy",
          .label = "Who asks, and how to reach them",
          .hint = "Name, role, agency, telephone.",
          .slot = holds<&InformationRequest::asked_by>()},
    Field{.id = 7,
          .key = "answerDue",
          .label = "Answer due",
          .slot = holds<&InformationRequest::answer_due>()},
    Field{.id = 8,
          .key = "answered",
          .label = "When it was answered",
          .slot = holds<&InformationRequest::answered>()},
    Field{.id = 9,
          .key = "answer",
          .label = "How it was answered",
          .slot = holds<&InformationRequest::answer>()},
    Field{.id = 10,
          .key = "told",
          .label = "What was told",
          .hint = "If it was refused, why.",
          .slot = holds<&InformationRequest::told>()},
    Field{.id = 11,
          .key = "involvedFrom",
          .label = "First involved with the person",
          .slot = holds<&InformationRequest::involved_from>()},
    Field{.id = 12,
          .key = "involvedUntil",
          .label = "Last involved with the person",
          .hint = "Leave empty when still involved.",
          .slot = holds<&InformationRequest::involved_until>()},
    Field{.id = 13,
          .key = "scope",
          .label = "What was searched for the answer",
          .slot = holds<&InformationRequest::scope>()},
    Field{.id = 14,
          .key = "gaps",
          .label = "What could not be searched or is not known",
          .slot = holds<&InformationRequest::gaps>()},
    Field{.id = 15,
          .key = "whomToRing",
          .label = "Whom they can ring",
          .slot = holds<&InformationRequest::whom_to_ring>()},
    restricted_field<&InformationRequest::restricted>(),
};
static_assert(information_request_fields.size() == member_count<InformationRequest>(),
              "a member of InformationRequest is not declared");
static_assert(well_declared(information_request_fields));

inline constexpr RecordType InformationRequest::declaration{
    .number = 32,
    .key = "informationRequest",
    .name = "Request for information",
    .purpose = "What one agency asked of another, by when, and what it was told.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .told_by = "Which agency asks us?",
    .told_to = "Which agency do we ask?",
    .fields = information_request_fields,
};

}  // namespace holdfast::records
