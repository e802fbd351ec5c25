#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// A child and family assessment (Children Act 1989, section 17; Working Together to Safeguard
/// Children: within 45 working days of the referral, with a reason when it takes longer). About
/// the family and each child assessed; what is said of one child or one adult is an
/// AssessedChild or AssessedAdult that is part of it. It answers the referral or the change
/// that it was begun for. Filed when it begins; filed again, superseding the entry before, at
/// the internal review and when it is authorised: the newest word stands. Evidence for a
/// statement of safety, and against it, are entries linked to it as evidence for it.
struct Assessment {
    std::optional<base::When> started;
    std::optional<Coded<assessment_occasions>> occasion;
    std::optional<base::Date> internal_review;
    std::optional<base::When> authorised;
    std::optional<Codes<assessment_factors>> factors;
    std::optional<Prose> what_changed;
    std::optional<Prose> analysis;
    std::optional<Coded<assessment_outcomes>> outcome;
    std::optional<Codes<safety_statements>> says_safe;
    std::optional<Prose> against;
    std::optional<Codes<specialist_matters>> concluded_on;
    std::optional<Codes<specialist_matters>> not_assessed;
    std::optional<Coded<specialist_inputs>> specialist_input;
    std::optional<Prose> not_known;
    std::optional<Prose> why_late;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array assessment_fields = {
    Field{.id = 1,
          .key = "started",
          .happened = true,
          .label = "When it began",
          .census = "Assessments/AssessmentActualStartDate",
          .needed = Needed::always,
          .slot = holds<&Assessment::started>()},
    Field{.id = 2,
          .key = "occasion",
          .label = "Why it was begun",
          .slot = holds<&Assessment::occasion>()},
    Field{.id = 3,
          .key = "internalReview",
          .label = "Day of the internal review",
          .hint = "The day on which a manager looks at how far it has come.",
          .census = "Assessments/AssessmentInternalReviewDate",
          .slot = holds<&Assessment::internal_review>()},
    Field{.id = 4,
          .key = "authorised",
          .ends = true,
          .label = "When it was authorised",
          .hint = "Leave empty while it goes on.",
          .census = "Assessments/AssessmentAuthorisationDate",
          .slot = holds<&Assessment::authorised>()},
    Field{.id = 5,
          .key = "factors",
          .label = "Factors found",
          .hint = "Everything that was found; \"no factors\" stands alone.",
          .census = "Assessments/FactorsIdentifiedAtAssessment/AssessmentFactors",
          .slot = holds<&Assessment::factors>()},
    Field{.id = 6,
          .key = "whatChanged",
          .label = "What has changed",
          .hint = "Since the referral, or since the last assessment or decision.",
          .slot = holds<&Assessment::what_changed>()},
    Field{.id = 7,
          .key = "analysis",
          .label = "What it means",
          .hint = "For each child: what it is like, what has caused it, and why this outcome.",
          .slot = holds<&Assessment::analysis>()},
    Field{.id = 8,
          .key = "outcome",
          .label = "What comes of it",
          .slot = holds<&Assessment::outcome>()},
    Field{.id = 9,
          .key = "saysSafe",
          .label = "Statements of safety that it makes",
          .hint = "Link what shows it. Without that it is printed as unsupported.",
          .slot = holds<&Assessment::says_safe>()},
    Field{.id = 10,
          .key = "against",
          .label = "What speaks against the child being safe",
          .slot = holds<&Assessment::against>()},
    Field{.id = 11,
          .key = "concludedOn",
          .label = "Special matters on which it concludes",
          .slot = holds<&Assessment::concluded_on>()},
    Field{.id = 12,
          .key = "notAssessed",
          .label = "Special matters that are not assessed",
          .slot = holds<&Assessment::not_assessed>()},
    Field{.id = 13,
          .key = "specialistInput",
          .label = "Whose special knowledge it rests on",
          .slot = holds<&Assessment::specialist_input>()},
    Field{.id = 14,
          .key = "notKnown",
          .label = "What we do not know",
          .slot = holds<&Assessment::not_known>()},
    Field{.id = 15,
          .key = "whyLate",
          .label = "Why it was not authorised in time",
          .slot = holds<&Assessment::why_late>()},
    restricted_field<&Assessment::restricted>(),
};
static_assert(assessment_fields.size() == member_count<Assessment>(),
              "a member of Assessment is not declared");
static_assert(well_declared(assessment_fields));

inline constexpr RecordType Assessment::declaration{
    .number = 40,
    .key = "assessment",
    .name = "Assessment",
    .purpose = "What life is like for each child, what must change, and what should happen next.",
    .nature = Nature::changes_state,
    .fields = assessment_fields,
};

}  // namespace holdfast::records
