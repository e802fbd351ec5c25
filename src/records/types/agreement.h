#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// An answer to the offer of a service that needs agreement: early help, section 17, accommodation
/// under section 20 of the Children Act 1989. About the child or family (subject) and each person
/// who gave this answer (source); filed again for each new answer, and the newest of a person for a
/// kind of service stands. Agreement under section 20 ends at once when a person with parental
/// responsibility says so (section 20(8)).
/// It is not consent to sharing information: that has a basis of its own, in informationSharing. To
/// decline or withdraw is a right and evidence of nothing; it is only asked who else sees the child
/// (guardrails G01, G23).
struct Agreement {
    std::optional<base::When> answered;
    std::optional<Coded<agreement_kinds>> kind;
    std::optional<Coded<agreement_answers>> answer;
    std::optional<Prose> covers;
    std::optional<Codes<agreement_explanations>> explained;
    std::optional<Coded<interpreter_uses>> interpreter;
    std::optional<bool> told_free;
    std::optional<bool> legal_advice;
    std::optional<Coded<capacity_views>> capacity;
    std::optional<Prose> capacity_reasons;
    std::optional<bool> in_writing;
    std::optional<Prose> their_words;
    std::optional<bool> harm_suspected;
    std::optional<Prose> still_seen_by;
    std::optional<base::Date> review_due;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array agreement_fields = {
    Field{.id = 1,
          .key = "answered",
          .happened = true,
          .label = "When the person answered",
          .needed = Needed::always,
          .slot = holds<&Agreement::answered>()},
    Field{.id = 2,
          .key = "kind",
          .label = "To what",
          .needed = Needed::always,
          .slot = holds<&Agreement::kind>()},
    Field{.id = 3,
          .key = "answer",
          .label = "What they answered",
          .needed = Needed::always,
          .slot = holds<&Agreement::answer>()},
    Field{.id = 4,
          .key = "covers",
          .label = "What exactly they agreed to",
          .hint = "What was offered, and what they did not agree to.",
          .slot = holds<&Agreement::covers>()},
    Field{.id = 5,
          .key = "explained",
          .label = "How it was explained",
          .slot = holds<&Agreement::explained>()},
    Field{.id = 6,
          .key = "interpreter",
          .label = "Was there an interpreter?",
          .slot = holds<&Agreement::interpreter>()},
    Field{.id = 7,
          .key = "toldFree",
          .label = "Were they told that they may say no and may change their mind?",
          .slot = holds<&Agreement::told_free>()},
    Field{.id = 8,
          .key = "legalAdvice",
          .label = "Were they told that they can take legal advice?",
          .slot = holds<&Agreement::legal_advice>()},
    Field{.id = 9,
          .key = "capacity",
          .label = "Could the person decide this?",
          .slot = holds<&Agreement::capacity>()},
    Field{.id = 10,
          .key = "capacityReasons",
          .label = "What that is based on",
          .slot = holds<&Agreement::capacity_reasons>()},
    Field{.id = 11,
          .key = "inWriting",
          .label = "Did they sign it?",
          .slot = holds<&Agreement::in_writing>()},
    Field{.id = 12,
          .key = "theirWords",
          .label = "What they said, in their words",
          .slot = holds<&Agreement::their_words>()},
    Field{.id = 13,
          .key = "harmSuspected",
          .label = "Is significant harm suspected all the same?",
          .hint = "Only when they decline or withdraw.",
          .slot = holds<&Agreement::harm_suspected>()},
    Field{.id = 14,
          .key = "stillSeenBy",
          .label = "Who else sees the child?",
          .slot = holds<&Agreement::still_seen_by>()},
    Field{.id = 15,
          .key = "reviewDue",
          .label = "To be asked again by",
          .slot = holds<&Agreement::review_due>()},
    restricted_field<&Agreement::restricted>(),
};
static_assert(agreement_fields.size() == member_count<Agreement>(),
              "a member of Agreement is not declared");
static_assert(well_declared(agreement_fields));

inline constexpr RecordType Agreement::declaration{
    .number = 30,
    .key = "agreement",
    .name = "Agreement to a service",
    .purpose = "Somebody agrees to a service, declines it or withdraws from it.",
    .nature = Nature::notes,
    .concerns = Concerns::anything,
    .fields = agreement_fields,
};

}  // namespace holdfast::records
