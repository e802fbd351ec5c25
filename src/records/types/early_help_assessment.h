#pragma once
#include "records/codesets.gen.h"
#include "records/restricted.h"

#include <array>

namespace holdfast::records {

/// An early help assessment. About the family and the children assessed (subject) and the agency
/// that assesses (source); it answers the contact or decision that asked for it. Filed when it
/// begins and again, with a link that supersedes the earlier one, when it is finished. Working
/// Together to Safeguard Children, chapter 3; Annex A of the inspection framework lists its start,
/// end and organisation.
/// Why help below the threshold is thought to be enough is asked here, with the criterion, because
/// years of it were once called help (guardrails G29, G34; Family U).
struct EarlyHelpAssessment {
    std::optional<base::When> began;
    std::optional<Coded<early_help_forms>> form;
    std::optional<std::string> assessed_by;
    std::optional<Prose> what_led;
    std::optional<Codes<early_help_needs>> needs;
    std::optional<Prose> working_well;
    std::optional<Prose> worries;
    std::optional<Prose> child_says;
    std::optional<Prose> family_says;
    std::optional<base::When> completed;
    std::optional<Coded<early_help_outcomes>> outcome;
    std::optional<std::string> criterion;
    std::optional<Prose> why_enough;
    std::optional<base::Date> review_due;
    std::optional<bool> restricted;
    static const RecordType declaration;
};

inline constexpr std::array early_help_assessment_fields = {
    Field{.id = 1,
          .key = "began",
          .happened = true,
          .label = "When it began",
          .needed = Needed::always,
          .slot = holds<&EarlyHelpAssessment::began>()},
    Field{.id = 2,
          .key = "form",
          .label = "What form it has",
          .slot = holds<&EarlyHelpAssessment::form>()},
    Field{.id = 3,
          .key = "assessedBy",
          .label = "Who assesses, and for which agency",
          .slot = holds<&EarlyHelpAssessment::assessed_by>()},
    Field{.id = 4,
          .key = "whatLed",
          .label = "What led to it",
          .slot = holds<&EarlyHelpAssessment::what_led>()},
    Field{.id = 5,
          .key = "needs",
          .label = "What help is needed with",
          .slot = holds<&EarlyHelpAssessment::needs>()},
    Field{.id = 6,
          .key = "workingWell",
          .label = "What works well",
          .slot = holds<&EarlyHelpAssessment::working_well>()},
    Field{.id = 7,
          .key = "worries",
          .label = "What worries, for each child",
          .slot = holds<&EarlyHelpAssessment::worries>()},
    Field{.id = 8,
          .key = "childSays",
          .label = "What the children say",
          .slot = holds<&EarlyHelpAssessment::child_says>()},
    Field{.id = 9,
          .key = "familySays",
          .label = "What the parents and others say",
          .slot = holds<&EarlyHelpAssessment::family_says>()},
    Field{.id = 10,
          .key = "completed",
          .ends = true,
          .label = "When it was completed",
          .slot = holds<&EarlyHelpAssessment::completed>()},
    Field{.id = 11,
          .key = "outcome",
          .label = "What comes of it",
          .slot = holds<&EarlyHelpAssessment::outcome>()},
    Field{.id = 12,
          .key = "criterion",
          .label = "Which criterion of the threshold document is met",
          .hint = "With the version of the document.",
          .slot = holds<&EarlyHelpAssessment::criterion>()},
    Field{.id = 13,
          .key = "whyEnough",
          .label = "Why is help at this level enough?",
          .hint = "What would tell us that it is not.",
          .slot = holds<&EarlyHelpAssessment::why_enough>()},
    Field{.id = 14,
          .key = "reviewDue",
          .label = "To be looked at again by",
          .slot = holds<&EarlyHelpAssessment::review_due>()},
    restricted_field<&EarlyHelpAssessment::restricted>(),
};
static_assert(early_help_assessment_fields.size() == member_count<EarlyHelpAssessment>(),
              "a member of EarlyHelpAssessment is not declared");
static_assert(well_declared(early_help_assessment_fields));

inline constexpr RecordType EarlyHelpAssessment::declaration{
    .number = 27,
    .key = "earlyHelpAssessment",
    .name = "Early help assessment",
    .purpose = "What a family needs and who could help, before or instead of social care.",
    .nature = Nature::notes,
    .told_by = "Which agency assesses?",
    .fields = early_help_assessment_fields,
};

}  // namespace holdfast::records
