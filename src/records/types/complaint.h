#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A complaint or representation, and where it stands. About whom it concerns (subject) and the
/// complainant (source). Filed when made and again, with a link that supersedes the earlier one, at
/// each stage and answer. Children Act 1989, sections 24D and 26; Children Act 1989 Representations
/// Procedure (England) Regulations 2006 (SI 2006/1738): stage 1 in 10 working days, at most 20;
/// stage 2 in 25, at most 65; the panel within 30.
/// Kept apart. To complain is a right: no rule, level, gate or closing reads this record, and it is
/// evidence of nothing (law 6 of the guardrails, G22). A worry about a child that is in it is filed
/// as a contact as well.
struct Complaint {
    std::optional<base::When> made;
    std::optional<Coded<complainants>> complainant;
    std::optional<Codes<complaint_subjects>> about;
    std::optional<Prose> what;
    std::optional<Prose> wanted;
    std::optional<Coded<complaint_stages>> stage;
    std::optional<base::When> stage_began;
    std::optional<bool> advocate_offered;
    std::optional<std::string> handled_by;
    std::optional<base::Date> answer_due;
    std::optional<base::When> answered;
    std::optional<Coded<complaint_outcomes>> outcome;
    std::optional<Prose> answer;
    std::optional<Prose> to_be_done;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array complaint_fields = {
    Field{.id = 1,
          .key = "made",
          .happened = true,
          .label = "When it was made",
          .needed = Needed::always,
          .slot = holds<&Complaint::made>()},
    Field{.id = 2,
          .key = "complainant",
          .label = "Who complains",
          .slot = holds<&Complaint::complainant>()},
    Field{.id = 3, .key = "about", .label = "What it is about", .slot = holds<&Complaint::about>()},
    Field{.id = 4,
          .key = "what",
          .label = "What they say, in their words",
          .needed = Needed::always,
          .slot = holds<&Complaint::what>()},
    Field{.id = 5,
          .key = "wanted",
          .label = "What they want to be put right",
          .slot = holds<&Complaint::wanted>()},
    Field{.id = 6, .key = "stage", .label = "Where it stands", .slot = holds<&Complaint::stage>()},
    Field{.id = 7,
          .key = "stageBegan",
          .label = "When this stage began",
          .slot = holds<&Complaint::stage_began>()},
    Field{.id = 8,
          .key = "advocateOffered",
          .label = "Was an advocate offered?",
          .hint = "A child or young person has a right to one.",
          .slot = holds<&Complaint::advocate_offered>()},
    Field{.id = 9,
          .key = "handledBy",
          .label = "Who looks into it",
          .slot = holds<&Complaint::handled_by>()},
    Field{.id = 10,
          .key = "answerDue",
          .label = "Answer due",
          .slot = holds<&Complaint::answer_due>()},
    Field{.id = 11,
          .key = "answered",
          .label = "When it was answered",
          .slot = holds<&Complaint::answered>()},
    Field{.id = 12,
          .key = "outcome",
          .label = "What came of it",
          .slot = holds<&Complaint::outcome>()},
    Field{.id = 13,
          .key = "answer",
          .label = "What was answered",
          .slot = holds<&Complaint::answer>()},
    Field{.id = 14,
          .key = "toBeDone",
          .label = "What will be done differently",
          .slot = holds<&Complaint::to_be_done>()},
    restricted_field<&Complaint::restricted>(),
};
static_assert(complaint_fields.size() == member_count<Complaint>(),
              "a member of Complaint is not declared");
static_assert(well_declared(complaint_fields));

inline constexpr RecordType Complaint::declaration{
    .number = 35,
    .key = "complaint",
    .name = "Complaint",
    .purpose = "Somebody is not content with what we did or did not do, and what came of it.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = complaint_fields,
};

}  // namespace holdfast::records
